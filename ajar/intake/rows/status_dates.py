"""Extract days from status texts: “Rejected 2/20”, “8.21 rej”, “screen 3 May, rejected 20 May”."""

import re
from typing import NamedTuple

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.headers import written_day_first
from ajar.intake.columns.roles import Role
from ajar.intake.rows import dates as dates_of
from ajar.intake.rows.dates import DateColumns
from ajar.intake.rows.parsed_table import (
    CODE,
    NO_EVENTS,
    ImportContext,
    event_index,
    event_matrix,
    events_frame,
)
from ajar.intake.rows.status_columns import meanings
from ajar.intake.tables.table import Table, column_of
from ajar.intake.values.date_parser import parse
from ajar.intake.values.dates import read_days
from ajar.intake.values.daycells import read_cells
from ajar.model.arrays import Days
from ajar.model.ledger import LedgerCode

# A comma before a digit belongs to a date: “Mar 1, 2026”.
_CLAUSES = re.compile(r"\s*(?:[;\n]|→|->|=>|,(?!\s*\d)|\band\b|\bthen\b|&)\s*")
_FIGURES = re.compile(r"(?<![\d/.\-])\d{1,2}[/.]\d{1,2}(?![\d/.\-%])")
_ENOUGH = 1 / 3
"""Least share of figures such as “2/20” with a number above 12; “round 2/3” is no date."""
_LONGEST = 200
"""Most characters of a status; longer ones are prose."""


class _Entry(NamedTuple):
    text: int
    """Position among the distinct texts of the column."""
    code: int
    """Event code."""
    day: str
    """As written."""


def read(
    table: Table, roles: ColumnRoles, dates: DateColumns, context: ImportContext
) -> pd.DataFrame:
    """
    Return the dated events in status and outcome columns.

    A clause with one day dates its last event. A day without a year is the first such day from the
    day of applying on; days before the day of applying are dropped.
    """
    frames = [
        _column(table, position, roles, dates, context)
        for position in roles.at(Role.STATUS, Role.OUTCOME)
    ]
    return pd.concat([NO_EVENTS, *frames], ignore_index=True)


def without_known(written: pd.DataFrame, others: list[pd.DataFrame], height: int) -> pd.DataFrame:
    """Return events of :func:`read` that no other column of the row has with a day."""
    known = np.zeros(len(written), dtype=bool)
    for events in others:
        known |= event_matrix(events.loc[events["day"].notna()], height)[event_index(written)]
    return written.loc[~known].reset_index(drop=True)


def _column(
    table: Table, position: int, roles: ColumnRoles, dates: DateColumns, context: ImportContext
) -> pd.DataFrame:
    column, header = table.columns[position], table.headers[position]
    entries = _entries([str(text) for text in column.texts], context)
    if not entries:
        return NO_EVENTS
    of_text = np.array([entry.text for entry in entries])
    first = np.searchsorted(of_text, np.arange(len(column.texts) + 1))
    # One element per entry of each row, in the order of the rows.
    many = np.append(np.diff(first), 0)[column.codes]
    rows = np.repeat(np.arange(table.height), many)
    nth = np.arange(len(rows)) - np.repeat(np.cumsum(many) - many, many)
    place = first[column.codes[rows]] + nth
    cells = column_of([entries[at].day for at in place])
    applied, _ = dates_of.span(dates, table, roles.at(Role.APPLIED))
    near = applied[rows]
    order = dates_of.chosen_order(header, context)
    read_as = read_days(cells, order=order, near=near)
    if not order and not read_as.order_known:
        known, usual = (o.order for o in dates.orders), written_day_first(table.headers)
        read_as = read_days(cells, order=next(known, ""), near=near, usual_day_first=usual)
    days, guessed = read_as.by_row(cells), np.append(read_as.year_inferred, False)[cells.codes]
    moved = guessed & ~np.isnat(near) & ~np.isnat(days)
    days[moved] = _next(days[moved], near[moved])
    guessed &= ~np.isnat(days)
    context.ledger.add(
        LedgerCode.DAY_YEAR_INFERRED,
        rows=table.rows[rows[guessed]],
        column=header,
        raw=cells.texts[cells.codes[guessed]],
        done=np.datetime_as_string(days[guessed].astype("datetime64[D]")).tolist(),
    )
    codes = np.array([entry.code for entry in entries], dtype=np.int8)[place]
    kept = np.flatnonzero(~np.isnat(days) & ~(days < near))
    return events_frame(
        rows[kept], codes[kept], days=days[kept], inferred=guessed[kept], column=header
    )


def _next(days: Days, near: Days) -> Days:
    """First day on or after *near* with the day and month of *days*."""
    wanted, after = pd.DatetimeIndex(days), pd.DatetimeIndex(near)

    def in_year(year: pd.Index) -> Days:
        parts = {"year": year, "month": wanted.month, "day": wanted.day}
        return pd.to_datetime(pd.DataFrame(parts), errors="coerce").to_numpy(dtype="M8[us]")

    this = in_year(after.year)
    return np.where(this >= near, this, in_year(after.year + 1))


def _entries(texts: list[str], context: ImportContext) -> list[_Entry]:
    """Dated events of each distinct text, in the order of the texts."""
    found = [
        (number, clause, day)
        for number, text in enumerate(texts)
        if len(text) <= _LONGEST and any(map(str.isdigit, text))
        for clause in ([text] if text in context.settings.statuses else _CLAUSES.split(text))
        if (day := _day(clause))
    ]
    if not _are_days([day for _, _, day in found if _FIGURES.fullmatch(day)]):
        found = [each for each in found if not _FIGURES.fullmatch(each[2])]
    clauses = list(dict.fromkeys(clause for _, clause, _ in found))
    read_as = dict(zip(clauses, meanings(clauses, [1] * len(clauses), context), strict=True))
    return [
        _Entry(number, CODE[read_as[clause].events[-1]], day)
        for number, clause, day in found
        if read_as[clause].events
    ]


def _day(clause: str) -> str:
    """The only exact day of a clause as written; empty if there is none or several."""
    days = parse(clause)
    figures = _FIGURES.findall(clause)
    if len(days) == 1 and not days[0].about:
        return clause
    return figures[0] if len(figures) == 1 and not days else ""


def _are_days(figures: list[str]) -> bool:
    """Whether figures such as “2/20” are days and not fractions."""
    if not figures:
        return True
    found = read_cells(column_of(list(dict.fromkeys(figures)))).found
    certain = [item for item in found if item is not None and item.only_order is not None]
    return None not in found and len(certain) >= _ENOUGH * len(found)
