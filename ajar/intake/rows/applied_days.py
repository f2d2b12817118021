"""Take days of applying from statuses and notes, where a column is only called “date”."""

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from ajar.intake.cells import EncodedColumn
from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import STATUS_ROLES, Role
from ajar.intake.rows.parsed_table import CODE, NO_DAY
from ajar.intake.rows.stage_columns import StageColumn
from ajar.intake.tables.table import Table
from ajar.intake.values import note_days, statuses
from ajar.intake.values.import_cache import within_budget
from ajar.intake.values.prose_days import NoteDay, without_days
from ajar.model.arrays import Days, Flags
from ajar.model.enums import EventKind

_APPLIED = CODE[EventKind.APPLIED]
_MOST_NOTES = 5_000
"""Most distinct notes of an import that are searched."""
_FEW = 3
_NEARLY_ALL = 0.8


class ToldDays(NamedTuple):
    """Days of applying that rows tell beside a plain “date”."""

    happenings: dict[int, StageColumn]
    """With these days in place of the plain ones."""
    applied: Days
    """Day that the words of each row tell, NaT without one."""
    of_status: Days
    """Plain day of each row that is the day of its status, NaT elsewhere."""


def told(
    table: Table,
    roles: ColumnRoles,
    happenings: dict[int, StageColumn],
    plain: Collection[int],
    written: pd.DataFrame,
) -> ToldDays:
    """
    Return the days of applying that rows tell in their status or notes.

    The day in a column that is only called “date” may be that on which the row was written, before
    the application was sent. An earlier day in the words is that of another application, unless it
    is a habit of the file: then the plain day is that of what the status tells.

    Parameters
    ----------
    plain
        Positions of columns that are only called “date”.
    written
        Events that the statuses date.
    """
    nothing: Days = np.full(table.height, NO_DAY)
    told_days, of_status, found = nothing.copy(), nothing.copy(), dict(happenings)
    positions = [position for position in plain if position in happenings]
    if not positions:
        return ToldDays(found, told_days, of_status)
    plain_days = nothing.copy()
    for position in reversed(positions):
        events = found[position].events
        plain_days[events["row"]] = events["day"].to_numpy("M8[us]")
    for position in roles.at(Role.NOTES):
        here = _noted(table.columns[position], plain_days)
        told_days = np.where(np.isnat(told_days), here, told_days)
    by_status = written.loc[written["code"] == _APPLIED]
    told_days[by_status["row"]] = by_status["day"].to_numpy("M8[us]")
    earlier = told_days < plain_days
    if _is_habit(earlier, told_days > plain_days, table, roles):
        of_status[earlier] = plain_days[earlier]
    else:
        told_days[earlier] = NO_DAY
    for position in positions:
        events = found[position].events
        day = told_days[events["row"].to_numpy()]
        moved = (events["code"].to_numpy() == _APPLIED) & ~np.isnat(day)
        found[position] = replace(
            found[position], events=events.assign(day=np.where(moved, day, events["day"]))
        )
    return ToldDays(found, told_days, of_status)


def _noted(column: EncodedColumn, near: Days) -> Days:
    """The first day on which the note of each row says that it was applied, NaT without one."""
    notes = [str(text) for text in column.texts]
    may = note_days.holding_events(notes)
    found = [_day(text) if here else None for text, here in zip(notes, may, strict=True)]
    days: Days = np.full(len(column.codes), NO_DAY)
    dated = np.array([*(day is not None for day in found), False])
    for row in np.flatnonzero(dated[column.codes]):
        day, base = found[column.codes[row]], near[row].astype("M8[D]").item()
        if day is not None:
            known = day.on_or_after(None) if base is None else day.nearest(base)
            days[row] = NO_DAY if known is None else np.datetime64(known, "us")
    return days


def _day(note: str) -> NoteDay | None:
    """The first day on which a note says that it was applied, None without one."""
    if not within_budget("days of applying in notes", _MOST_NOTES):
        return None
    for step in note_days.events(note):
        if step.kind is not EventKind.APPLIED or step.day is None or not step.day.day:
            continue
        if _is_of_applying(step.clause):
            return step.day
    return None


def _is_of_applying(clause: str) -> bool:
    """Whether a clause tells nothing further, as “submitted the take-home” does."""
    return statuses.interpret([without_days(clause)], respell=False)[0].name == "applied"


def _is_habit(earlier: Flags, later: Flags, table: Table, roles: ColumnRoles) -> bool:
    """Whether words tell earlier days of applying where the status tells more than applying."""
    if earlier.sum() < _FEW or later.sum() > (1 - _NEARLY_ALL) * earlier.sum():
        return False
    more = np.zeros(table.height, dtype=bool)
    for position in roles.at(*STATUS_ROLES):
        column = table.columns[position]
        read = statuses.interpret([str(text) for text in column.texts], respell=False)
        further = [bool({*meaning.events} - {EventKind.APPLIED}) for meaning in read]
        more |= np.array([*further, False], dtype=bool)[column.codes]
    return bool(more[earlier].mean() >= _NEARLY_ALL)
