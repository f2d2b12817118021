"""Score a candidate reading of a sheet by the quality of the rows that it yields."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.headers import roles_of_header
from ajar.intake.columns.profile import profile_column
from ajar.intake.layouts import Layout
from ajar.intake.rows.parsed_table import CODE, ImportContext, ParsedTable
from ajar.intake.tables.ledger_builder import CellAccounting, LedgerBuilder
from ajar.intake.tables.table import Table, column_of
from ajar.intake.values.normalize import normalize
from ajar.model.enums import EventKind
from ajar.model.import_settings import FileSettings, SheetSettings
from ajar.model.ledger import LedgerCode

_ROWS = 160
"""Rows in the sample that is scored, half from the top and half from the bottom."""

_WEIGHTS = {
    "companies": 3.0,
    "statuses": 2.0,
    "dated": 1.5,
    "ordered": 1.0,
    "distinct": 1.0,
    "rows": 2.0,
    "cells": 1.5,
    "headers": 1.0,
}
"""Weights of the shares of a judgement."""


@dataclass(frozen=True)
class Judgement:
    """Quality shares of a candidate reading, each from 0 to 1."""

    companies: float
    """Applications whose company looks like a company name."""
    statuses: float
    """Status cells with a known meaning; 0.5 without status cells."""
    dated: float
    """Applications with a day of applying."""
    ordered: float
    """Later events that are not dated before applying; 0.5 without such events."""
    distinct: float
    """Applications that differ from all others in company, role, day or link."""
    rows: float
    """Rows of the sheet that are applications, or left out for a known reason."""
    cells: float
    """Filled cells that are kept and whose column has a known role."""
    headers: float
    """Confidence of the filled columns whose header means their role."""
    applications: int

    @property
    def score(self) -> float:
        """Weighted mean of all shares, 0 to 1."""
        total = sum(weight * getattr(self, name) for name, weight in _WEIGHTS.items())
        return float(total / sum(_WEIGHTS.values()))


def judge(
    table: Table,
    roles: ColumnRoles,
    layout: Layout,
    file_settings: FileSettings,
    settings: SheetSettings,
) -> Judgement:
    """Read a sample of *table* and return its quality shares."""
    sample = _sample(table)
    context = ImportContext(
        file_settings,
        LedgerBuilder(table.file, table.sheet),
        CellAccounting(table.source),
        settings.answers,
    )
    parsed = layout.read(sample, roles, context)
    own = np.unique(sample.sheet_rows()[0])
    outside = table.source.height - len(np.unique(table.sheet_rows()[0])) - bool(table.header_row)
    outside -= len(table.more_headers) + _blank_rows(table)
    share_outside = max(outside, 0) / max(table.source.height, 1)
    filled = sum(int((column.codes[own] >= 0).sum()) for column in table.source.columns)
    return Judgement(
        companies=_companies(parsed.rows),
        statuses=_statuses(parsed),
        dated=_dated(parsed),
        ordered=_ordered(parsed),
        distinct=_distinct(parsed),
        rows=_explained_rows(sample, context) * (1 - share_outside),
        cells=min(context.account.kept, _cells_with_role(sample, roles)) / max(filled, 1),
        headers=_headers(table, roles),
        applications=len(parsed.rows),
    )


def _cells_with_role(sample: Table, roles: ColumnRoles) -> int:
    """Number of filled cells in columns with a known role; of all columns if none has one."""
    known = [column.confidence > 0 for column in roles.columns]
    return sum(
        int((column.codes >= 0).sum())
        for column, is_known in zip(sample.columns, known, strict=True)
        if is_known or not any(known)
    )


def _sample(table: Table) -> Table:
    if table.height <= _ROWS:
        return table
    keep = np.zeros(table.height, dtype=bool)
    keep[: _ROWS // 2] = keep[-_ROWS // 2 :] = True
    return table.take(keep)


def _blank_rows(table: Table) -> int:
    filled = np.zeros(table.source.height, dtype=bool)
    for column in table.source.columns:
        filled |= column.codes >= 0
    return int((~filled).sum())


def _companies(rows: pd.DataFrame) -> float:
    if not len(rows):
        return 0.0
    times = rows["company"].value_counts()
    names = [str(name) for name in times.index]
    good = sum(count * likeness(name) for name, count in zip(names, times, strict=True))
    varied = min(1.0, 2.0 * len(names) / max(len(rows), 1) + 0.3) if len(rows) > _FEW else 1.0
    return float(good) / len(rows) * varied


_FEW = 3


def likeness(name: str) -> float:
    """Return how much a text looks like a company name, 0 to 1."""
    plain = name.strip()
    if not plain:
        return 0.0
    cells = profile_column(column_of([plain]))
    if cells.days or cells.links or cells.mails or cells.flags or _TIME.match(plain):
        return 0.0
    if len(plain) > _LONG or len(plain.split()) > _WORDS:
        return 0.2
    like = 1.0
    if cells.statuses:
        like -= 0.6
    if cells.jobs and not cells.firms:
        like -= 0.6
    if _ADDRESS.search(plain):
        like -= 0.4
    if cells.numbers:
        like -= 0.3
    return max(like, 0.0)


_LONG, _WORDS = 60, 8
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?$", re.IGNORECASE)
_ADDRESS = re.compile(r"\d+ [^\W\d]+.*,|,\s*[A-Z]{2}\b|\b\d{5}\b")
"""“12 Main Road, Austin” and “Austin, TX” are places."""


def _statuses(parsed: ParsedTable) -> float:
    total = sum(each.count for each in parsed.statuses if each.raw)
    if not total:
        return 0.5 * bool(len(parsed.events))
    return sum(each.count for each in parsed.statuses if each.raw and each.confidence) / total


def _dated(parsed: ParsedTable) -> float:
    applied = parsed.events.loc[
        (parsed.events["code"] == CODE[EventKind.APPLIED]) & parsed.events["day"].notna(), "row"
    ]
    return applied.nunique() / len(parsed.rows) if len(parsed.rows) else 0.0


def _ordered(parsed: ParsedTable) -> float:
    events = parsed.events.loc[parsed.events["day"].notna()]
    own = events["code"] == CODE[EventKind.APPLIED]
    applied = events.loc[own].groupby("row")["day"].min()
    later = events.loc[~own]
    near = applied.reindex(later["row"]).to_numpy("datetime64[us]")
    both = ~np.isnat(near)
    if not both.any():
        return 0.5
    return float((later["day"].to_numpy("datetime64[us]")[both] >= near[both]).mean())


def _distinct(parsed: ParsedTable) -> float:
    rows = parsed.rows
    if not len(rows):
        return 0.0
    applied = parsed.events.loc[parsed.events["code"] == CODE[EventKind.APPLIED]]
    key = pd.DataFrame(
        {
            "company": rows["company"].map(normalize),
            "role": rows["role"].map(normalize),
            "day": applied.groupby("row")["day"].min().reindex(range(len(rows))),
            "link": rows["link"],
        }
    )
    return float((~key.duplicated(keep=False)).mean())


def _explained_rows(sample: Table, context: ImportContext) -> float:
    """Share of sampled rows that are applications, or left out for a known reason."""
    if not sample.height:
        return 0.0
    ledger = context.ledger.frame()
    lost = 0
    if len(ledger):
        apart = ledger["code"] == LedgerCode.NOT_APPLICATION
        lost = int((apart & (ledger["done"] == "")).sum())
        lost += int((ledger["code"] == LedgerCode.REMARK_LINE).sum())
    return 1.0 - min(lost / sample.height, 1.0)


def _headers(table: Table, roles: ColumnRoles) -> float:
    """Mean confidence of filled columns whose header means their role; others count 0."""
    if not table.header_row:
        return 0.0
    filled = [column for column in roles.columns if column.content.filled]
    confirmed = [c.confidence for c in filled if c.role in roles_of_header(c.header)]
    return sum(confirmed) / len(filled) if filled else 0.0
