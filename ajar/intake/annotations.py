"""
Ajar's columns in a person's own file, taken up again and kept out of the reading of the rest.

A file with them is read exactly as it would be without them; what the person logged and decided,
there or in Ajar, comes back from their words (``ajar.model.annotation_columns``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from ajar.intake.cells import EncodedColumn, Sheet, Workbook
from ajar.model import annotation_columns
from ajar.model.annotation_columns import ACTION, FOLLOW_UP, OWN_COLUMNS
from ajar.model.decisions import Decisions, LoggedEvent
from ajar.model.enums import ABOUT_APPLICATION
from ajar.model.import_report import ImportResult, SheetReport

_DEEPEST_HEADER = 60
"""Rows in which the headings are looked for."""
_HEADINGS = frozenset(column.heading for column in OWN_COLUMNS)


@dataclass(frozen=True, eq=False)
class SheetAnnotations:
    """Ajar's columns of one sheet."""

    file: str
    sheet: str
    first_row: int
    """Row number of the first entry of the columns, counted from 1."""
    columns: dict[str, EncodedColumn]
    """By heading."""
    cells: int
    """Filled cells in them."""

    @property
    def place(self) -> tuple[str, str]:
        """File and sheet."""
        return self.file, self.sheet

    def text(self, heading: str, row: int) -> str:
        """The cell of a row, counted from 1; empty where there is none."""
        column, at = self.columns.get(heading), row - self.first_row
        return column.cell(at) if column and 0 <= at < len(column.codes) else ""


def strip_annotations(workbook: Workbook) -> tuple[Workbook, list[SheetAnnotations]]:
    """The workbook without Ajar's columns, and those columns."""
    sheets, taken = [], []
    for sheet in workbook.sheets:
        places = _places(sheet)
        sheets.append(_without(sheet, list(places.values())) if places else sheet)
        if places:
            columns = {name: sheet.columns[at] for name, at in places.items()}
            cells = sum(int((column.codes >= 0).sum()) for column in columns.values())
            taken.append(
                SheetAnnotations(workbook.name, sheet.name, sheet.first_row, columns, cells)
            )
    return replace(workbook, sheets=tuple(sheets)), taken


def _places(sheet: Sheet) -> dict[str, int]:
    """Heading -> position of its column, in the first row that has any."""
    if not any(_HEADINGS & set(map(str, column.texts)) for column in sheet.columns):
        return {}
    for row in sheet.rows(_DEEPEST_HEADER):
        names = [" ".join(text.split()) for text in row]
        if found := _HEADINGS & set(names):
            return {name: names.index(name) for name in sorted(found, key=names.index)}
    return {}


def _without(sheet: Sheet, places: Sequence[int]) -> Sheet:
    """The sheet with these columns gone at its right end, and empty anywhere else."""
    none = np.full(sheet.height, -1, dtype=np.int32)
    blank = EncodedColumn(none, np.empty(0, dtype=object), np.empty(0, dtype=np.int8))
    columns = [blank if at in places else column for at, column in enumerate(sheet.columns)]
    while len(columns) - 1 in places:
        columns.pop()
    widths = sheet.widths
    if widths is not None:
        widths = np.minimum(widths, len(columns)).astype(np.int32)
    return replace(sheet, columns=tuple(columns), widths=widths)


def restore_decisions(loaded: ImportResult, taken: Sequence[SheetAnnotations]) -> ImportResult:
    """What was read of files, with what the person decided by the columns that were taken out."""
    if not taken:
        return loaded
    log: dict[LoggedEvent, None] = {}
    never: set[str] = set()
    snoozed: dict[str, date] = {}
    rest: dict[int, str] = {}
    for key, number, follow_up, action in _lines(loaded, taken):
        found, words = (
            annotation_columns.parse_follow_ups(follow_up) if key else ([], follow_up.strip())
        )
        for kind, day, note in found:
            own = number if kind in ABOUT_APPLICATION else -1
            log[LoggedEvent(key, kind, day, note, own)] = None
        if words:
            rest[number] = words
        decided = annotation_columns.parse_action(action) if key else None
        if decided == "never":
            never.add(key)
        elif isinstance(decided, date):
            snoozed[key] = decided
    before = loaded.decisions or Decisions()
    decisions = replace(
        before,
        log=tuple(dict.fromkeys([*before.log, *sorted(log, key=lambda each: each.day)])),
        do_not_contact=before.do_not_contact | never,
        snoozed={**snoozed, **before.snoozed},
    )
    return replace(
        loaded, decisions=decisions, own=_own(loaded.own, rest), readings=_counted(loaded, taken)
    )


def _lines(
    loaded: ImportResult, taken: Sequence[SheetAnnotations]
) -> Iterator[tuple[str, int, str, str]]:
    """Company key, number, follow-ups and action of each application in such a sheet."""
    rows = loaded.tracker.applications
    for each in taken:
        of_sheet = (rows["origin_file"] == each.file) & (rows["origin_sheet"] == each.sheet)
        mine = rows.loc[of_sheet, ["company_key", "id", "origin_row"]]
        for key, number, row in mine.itertuples(index=False):
            follow_up, action = each.text(FOLLOW_UP.heading, row), each.text(ACTION.heading, row)
            if follow_up or action:
                yield str(key), int(number), follow_up, action


def _own(own: pd.DataFrame | None, rest: dict[int, str]) -> pd.DataFrame | None:
    """The person's own words among the follow-ups, as a column of theirs."""
    if not rest:
        return own
    words = pd.DataFrame({"application": list(rest), FOLLOW_UP.heading: list(rest.values())})
    if own is None:
        return words
    return own.drop(columns=FOLLOW_UP.heading, errors="ignore").merge(
        words, on="application", how="outer"
    )


def _counted(loaded: ImportResult, taken: Sequence[SheetAnnotations]) -> tuple[SheetReport, ...]:
    """The readings, with the cells that were taken out among those that were kept."""
    readings = list(loaded.readings)
    for each in taken:
        of_sheet = [i for i, one in enumerate(readings) if (one.file, one.sheet) == each.place]
        of_file = [i for i, one in enumerate(readings) if one.file == each.file]
        for at in (of_sheet or of_file)[:1]:
            one = readings[at]
            readings[at] = replace(
                one,
                cells_read=one.cells_read + each.cells,
                cells_kept=one.cells_kept + each.cells,
            )
    return tuple(readings)
