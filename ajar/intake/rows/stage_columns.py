"""Read event columns: each cell is a day, a yes or no, a number or a status."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ajar.intake.cells import EncodedColumn
from ajar.intake.columns.assign import ColumnRole
from ajar.intake.columns.headers import is_numbered, roles_of_header
from ajar.intake.columns.roles import EVENT_KINDS, Role
from ajar.intake.rows.parsed_table import (
    CODE,
    NO_DAY,
    constant,
    event_index,
    event_matrix,
    events_frame,
    texts,
)
from ajar.intake.rows.stage_cells import CellMeaning, answers
from ajar.intake.tables.table import Table
from ajar.intake.values.date_parser import is_days_ago
from ajar.intake.values.dates import DateColumn
from ajar.intake.values.normalize import normalize
from ajar.intake.values.words import words
from ajar.model.arrays import Days, Flags
from ajar.model.enums import EventKind


@dataclass(frozen=True, eq=False)
class StageColumn:
    """Events of one column."""

    events: pd.DataFrame
    """As in ``ParsedTable.events``."""
    yes: Flags
    """Rows in which the event happened."""
    no: Flags
    """Rows in which the cell states that it did not."""
    silent: Flags
    """Rows in which the cell states that nobody answered."""


def read(table: Table, position: int, column: ColumnRole, days: DateColumn | None) -> StageColumn:
    """
    Return the events of one column.

    A day, a yes, a tick or a number above zero means that it happened; no, 0 and “n/a” that it did
    not. In a stage column any other text describes the event (“Zoom interview”); in a follow-up
    column it may be a plan and is no event. “3 days ago” in a column that is only called “date” is
    rather the day of an advertisement, and “no date” there says only that the day is unknown.

    Parameters
    ----------
    days
        Days of this column, or None.
    """
    cells = table.columns[position]
    kind = EVENT_KINDS.get(column.role, EventKind.REPLIED)
    day, guessed, about = _days(cells, days)
    written = [str(text) for text in cells.texts]
    plain = column.role is Role.APPLIED and Role.APPLIED not in roles_of_header(column.header)
    told = _is_day_unknown if plain else is_days_ago
    about |= np.array([told(text) for text in written], dtype=bool)
    meanings = answers(written, ~np.isnat(day) | about, column.role)
    yes = _spread([answer.happened is True for answer in meanings], cells)
    no = _spread([answer.happened is False for answer in meanings], cells)
    silent = _spread([answer.silent for answer in meanings], cells)
    if column.role is Role.SILENT:
        return StageColumn(events_frame(np.flatnonzero(no), kind).iloc[:0], yes, no, silent)
    rows = np.flatnonzero(yes)
    codes = cells.codes[rows]
    named = np.array([CODE[answer.kind or kind] for answer in meanings], dtype=np.int8)
    own = events_frame(
        rows,
        named[codes],
        days=day[codes] if days is None else days.by_row(cells)[rows],
        inferred=guessed[codes],
        notes=_event_notes(table, position, meanings, days).iloc[rows],
        column=column.header,
    )
    if column.role is Role.OUTREACH:  # undated ones may precede the application
        own = own.loc[own["day"].notna()].reset_index(drop=True)
    if column.role is Role.FOLLOW_UP:
        own["inferred"] |= own["day"].notna()
    more = [
        *_further_events(cells, meanings, kind, column.header),
        *_second_days(cells, days, kind, column),
    ]
    return StageColumn(pd.concat([own, *more], ignore_index=True), yes, no, silent)


def _is_day_unknown(text: str) -> bool:
    return normalize(text).strip(" ()[].") in words("day_unknown")


def _days(cells: EncodedColumn, days: DateColumn | None) -> tuple[Days, Flags, Flags]:
    """Day, whether its year is inferred, and whether it is approximate, for each text."""
    if days is None:
        none = np.zeros(len(cells.texts), dtype=bool)
        return np.full(len(cells.texts), NO_DAY), none, none
    return days.days, days.year_inferred, days.approximate | days.out_of_range


def _spread(holds: list[bool], cells: EncodedColumn) -> Flags:
    """The flag of each distinct text, for each row."""
    spread: Flags = np.array([*holds, False], dtype=bool)[cells.codes]
    return spread


def _second_days(
    cells: EncodedColumn, days: DateColumn | None, kind: EventKind, column: ColumnRole
) -> list[pd.DataFrame]:
    """Events of second days in a cell; there is only one application."""
    if days is None or kind is EventKind.APPLIED:
        return []
    second = np.append(days.second, NO_DAY)[cells.codes]
    again = np.flatnonzero(~np.isnat(second))
    return [events_frame(again, kind, days=second[again], column=column.header)]


def _event_notes(
    table: Table, position: int, meanings: list[CellMeaning], days: DateColumn | None
) -> pd.Series:
    """Texts of cells with more than a day or a yes, empty for others."""
    noted = np.array([answer.wordy for answer in meanings], dtype=bool)
    if days is not None:
        noted |= days.approximate | days.out_of_range | ~np.isnat(days.second)
    written = texts(table, position)
    if not noted.any():
        return constant("", table.height)
    return written.where(pd.Series(np.append(noted, False)[table.columns[position].codes]), "")


def _further_events(
    cells: EncodedColumn, meanings: list[CellMeaning], kind: EventKind, header: str
) -> list[pd.DataFrame]:
    """Further events in the cells, such as “failed” in an interview column."""
    frames = []
    for other in sorted({more for answer in meanings for more in answer.also} - {kind}):
        rows = np.flatnonzero(_spread([other in answer.also for answer in meanings], cells))
        frames.append(events_frame(rows, other, column=header))
    return frames


def drop_undated_duplicates(events: pd.DataFrame, height: int) -> pd.DataFrame:
    """
    Return events without undated ones that another column of the row has with a day.

    “Interview: yes” and “Interview date” are one interview; “interview 1” and “interview 2” are
    two, so events of numbered columns are kept.
    """
    dated = events["day"].notna().to_numpy()
    if dated.all():
        return events
    again = event_matrix(events.loc[dated], height)[event_index(events)] & ~dated
    numbered = {header for header in events["column"].unique() if is_numbered(header)}
    again &= ~events["column"].isin(numbered).to_numpy()
    return events.loc[~again].reset_index(drop=True)
