"""
Strip Ajar's columns from a person's own file, and restore decisions from them.

A file with these columns is read exactly as without them; logged events and decisions are
restored from their texts (``ajar.model.annotation_columns``).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from ajar.intake.cells import EncodedColumn, Sheet, Workbook
from ajar.intake.tables.ledger_builder import LedgerBuilder
from ajar.intake.values import companies
from ajar.model import annotation_columns
from ajar.model.annotation_columns import ACTION, ANNOTATION_COLUMNS, COMPANY, FOLLOW_UP, ROLE
from ajar.model.columns import LEDGER
from ajar.model.decisions import Decisions, LoggedEvent
from ajar.model.event_groups import ABOUT_APPLICATION
from ajar.model.import_report import ImportResult, SheetReport
from ajar.model.ledger import LedgerCode
from ajar.model.tracker import Tracker, cast_to_schema

_DEEPEST_HEADER = 60
"""Most rows that are searched for the headings."""
_HEADINGS = frozenset(column.heading for column in ANNOTATION_COLUMNS)


@dataclass(frozen=True, eq=False)
class ReadAnnotations:
    """Ajar's columns of one sheet."""

    file: str
    sheet: str
    first_row: int
    """Row number of the first entry of the columns, counted from 1."""
    columns: dict[str, EncodedColumn]
    """Columns by heading."""
    cells: int
    """Number of filled cells in them."""

    @property
    def place(self) -> tuple[str, str]:
        """File and sheet."""
        return self.file, self.sheet

    def filled_rows(self) -> list[int]:
        """Return the rows, counted from 1, with a text or decision of the person."""
        filled: set[int] = set()
        for heading in (FOLLOW_UP.heading, ACTION.heading):
            if column := self.columns.get(heading):
                filled.update(np.flatnonzero(column.codes >= 0).tolist())
        return [self.first_row + at for at in sorted(filled)]

    def text(self, heading: str, row: int) -> str:
        """Return the cell of a row, counted from 1; empty if there is none."""
        column, at = self.columns.get(heading), row - self.first_row
        return column.cell(at) if column and 0 <= at < len(column.codes) else ""


def strip_annotations(workbook: Workbook) -> tuple[Workbook, list[ReadAnnotations]]:
    """Return the workbook without Ajar's columns, and those columns."""
    sheets, taken = [], []
    for sheet in workbook.sheets:
        places = _places(sheet)
        sheets.append(_without(sheet, list(places.values())) if places else sheet)
        if places:
            columns = {name: sheet.columns[at] for name, at in places.items()}
            cells = sum(int((column.codes >= 0).sum()) for column in columns.values())
            taken.append(
                ReadAnnotations(workbook.name, sheet.name, sheet.first_row, columns, cells)
            )
    return replace(workbook, sheets=tuple(sheets)), taken


def _places(sheet: Sheet) -> dict[str, int]:
    """Position of each of Ajar's columns, by heading, in the first row with any."""
    if all(_HEADINGS.isdisjoint(column.texts) for column in sheet.columns):
        return {}
    for row in sheet.rows(_DEEPEST_HEADER):
        names = [" ".join(text.split()) for text in row]
        if found := _HEADINGS & set(names):
            return {name: names.index(name) for name in sorted(found, key=names.index)}
    return {}


def _without(sheet: Sheet, places: Sequence[int]) -> Sheet:
    """The sheet with these columns removed at its right end, and emptied elsewhere."""
    none = np.full(sheet.height, -1, dtype=np.int32)
    blank = EncodedColumn(none, np.empty(0, dtype=object), np.empty(0, dtype=np.int8))
    columns = [blank if at in places else column for at, column in enumerate(sheet.columns)]
    while len(columns) - 1 in places:
        columns.pop()
    widths = sheet.widths
    if widths is not None:
        widths = np.minimum(widths, len(columns)).astype(np.int32)
    return replace(sheet, columns=tuple(columns), widths=widths)


def restore_decisions(loaded: ImportResult, taken: Sequence[ReadAnnotations]) -> ImportResult:
    """
    Return the import result with the decisions in the stripped columns restored.

    A row of these columns belongs to the company and role that it names, wherever it is now; if it
    names none, as in files of earlier versions, to the application in the same row.
    """
    if not taken:
        return loaded
    log: dict[LoggedEvent, None] = {}
    never: set[str] = set()
    snoozed: dict[str, date] = {}
    rest: dict[int, str] = {}
    added: list[pd.DataFrame] = []
    for each in taken:
        ledger = LedgerBuilder(each.file, each.sheet)
        for row, key, number in _subjects(loaded.tracker.applications, each, ledger):
            text = each.text(FOLLOW_UP.heading, row)
            found, words = annotation_columns.parse_follow_ups(text)
            if not key and (number < 0 or any(kind not in ABOUT_APPLICATION for kind, *_ in found)):
                found, words = [], text.strip()  # a message to nobody that has a name
            for kind, day, note in found:
                own = number if kind in ABOUT_APPLICATION else -1
                log[LoggedEvent(key, kind, day, note, own)] = None
            if words and number >= 0:
                rest[number] = f"{rest[number]}; {words}" if number in rest else words
            decided = annotation_columns.parse_action(each.text(ACTION.heading, row))
            if decided == "never" and key:
                never.add(key)
            elif isinstance(decided, date) and key:
                snoozed[key] = decided
        added.append(ledger.frame())
    before = loaded.decisions or Decisions()
    decisions = replace(
        before,
        log=tuple(dict.fromkeys([*before.log, *sorted(log, key=lambda each: each.day)])),
        do_not_contact=before.do_not_contact | never,
        snoozed={**snoozed, **before.snoozed},
    )
    return replace(
        loaded,
        tracker=_with_ledger(loaded.tracker, added),
        decisions=decisions,
        own_columns=_own(loaded.own_columns, rest),
        reports=_counted(loaded, taken),
    )


def _with_ledger(tracker: Tracker, added: Sequence[pd.DataFrame]) -> Tracker:
    """The tracker with further ledger rows."""
    more = [each for each in added if len(each)]
    if not more:
        return tracker
    ledger = pd.concat([tracker.ledger.astype({"code": "str"}), *more], ignore_index=True)
    return replace(tracker, ledger=cast_to_schema(ledger, LEDGER))


def _subjects(
    applications: pd.DataFrame, taken: ReadAnnotations, ledger: LedgerBuilder
) -> Iterator[tuple[int, str, int]]:
    """
    Row of the columns, company key and application number of each filled row.

    The number is -1 if the application is no longer in the file; decisions about its company still
    apply.
    """
    of_sheet = (applications["origin_file"] == taken.file) & (
        applications["origin_sheet"] == taken.sheet
    )
    here = {
        int(row): _Subject(int(number), str(key), _folded(company), _folded(role))
        for number, key, company, role, row in applications.loc[
            of_sheet, ["id", "company_key", "company", "role", "origin_row"]
        ].itertuples(index=False)
    }
    named = _Named(here.values(), taken)
    for row in taken.filled_rows():
        stands, company = here.get(row), taken.text(COMPANY.heading, row)
        if not company.strip():
            if stands:
                yield row, stands.key, stands.number
            continue
        about = named.find(company, taken.text(ROLE.heading, row), stands)
        if stands and stands.company != _folded(company) and stands.key != about.key:
            ledger.add(
                LedgerCode.ANNOTATION_MOVED,
                rows=row,
                column=FOLLOW_UP.heading,
                raw=company,
                done=f"about {company}, not about the company in this row",
            )
        yield row, about.key, about.number


class _Subject(NamedTuple):
    """One application, or a company without an application."""

    number: int
    key: str
    company: str
    """Normalised, as is the role."""
    role: str


class _Named:
    """Index of the applications of one sheet by company and role."""

    def __init__(self, subjects: Iterable[_Subject], taken: ReadAnnotations) -> None:
        self._by_company: dict[str, list[_Subject]] = {}
        for each in subjects:
            self._by_company.setdefault(each.company, []).append(each)
        self._spoken_of = {_folded(taken.text(COMPANY.heading, row)) for row in taken.filled_rows()}

    def find(self, company: str, role: str, stands: _Subject | None) -> _Subject:
        """Return the named application; *stands* is the one in the same row, if any."""
        name, title = _folded(company), _folded(role)
        found = self._by_company.get(name, [])
        if stands in found and title in {"", stands.role}:
            return stands
        same_role = [each for each in found if each.role == title]
        if same_role or found:
            return stands if stands in found and not same_role else (same_role or found)[0]
        key = str(companies.company_keys([company])[0])
        if stands and (stands.key == key or stands.company not in self._spoken_of):
            return stands  # the person changed the spelling of the company
        return _Subject(-1, key, name, title)


def _folded(text: str) -> str:
    """Normalised name, without the apostrophe that protects formulas in text files."""
    return " ".join(annotation_columns.without_apostrophe(text).casefold().split())


def _own(own: pd.DataFrame | None, rest: dict[int, str]) -> pd.DataFrame | None:
    """The person's own texts in the follow-up column, as an own column."""
    if not rest:
        return own
    words = pd.DataFrame({"application": list(rest), FOLLOW_UP.heading: list(rest.values())})
    if own is None:
        return words
    return own.drop(columns=FOLLOW_UP.heading, errors="ignore").merge(
        words, on="application", how="outer"
    )


def _counted(loaded: ImportResult, taken: Sequence[ReadAnnotations]) -> tuple[SheetReport, ...]:
    """The sheet reports, with the stripped cells counted as kept."""
    reports = list(loaded.reports)
    for each in taken:
        of_sheet = [i for i, one in enumerate(reports) if (one.file, one.sheet) == each.place]
        of_file = [i for i, one in enumerate(reports) if one.file == each.file]
        for at in (of_sheet or of_file)[:1]:
            one = reports[at]
            reports[at] = replace(
                one,
                cells_read=one.cells_read + each.cells,
                cells_kept=one.cells_kept + each.cells,
            )
    return tuple(reports)
