"""Take days of applying from statuses and notes, where a column is only called “date”."""

import re
from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.rows.parsed_table import CODE, NO_DAY, Days
from ajar.intake.rows.stage_columns import StageColumn
from ajar.intake.tables.table import Table
from ajar.intake.values import note_days, statuses
from ajar.intake.values.import_cache import within_budget
from ajar.intake.values.prose_days import without_days
from ajar.model.enums import EventKind

_APPLIED = CODE[EventKind.APPLIED]
_YEAR = re.compile(r"20\d\d")
_MOST_NOTES = 5_000
"""Most distinct notes of an import that are searched."""


def told(
    table: Table,
    roles: ColumnRoles,
    happenings: dict[int, StageColumn],
    plain: Collection[int],
    written: pd.DataFrame,
) -> tuple[dict[int, StageColumn], Days]:
    """
    Return *happenings* with the days of applying that rows tell, and these days.

    The day in a column that is only called “date” may be that on which the row was written, before
    the application was sent. An earlier day in the words is that of another application.

    Parameters
    ----------
    plain
        Positions of columns that are only called “date”.
    written
        Events that the statuses date.
    """
    days: Days = np.full(table.height, NO_DAY)
    found = dict(happenings)
    positions = [position for position in plain if position in happenings]
    if not positions:
        return found, days
    for position in roles.at(Role.NOTES):
        column = table.columns[position]
        own = [_day(str(text)) for text in column.texts]
        days = np.where(np.isnat(days), np.array([*own, NO_DAY], "M8[us]")[column.codes], days)
    by_status = written.loc[written["code"] == _APPLIED]
    days[by_status["row"]] = by_status["day"].to_numpy("M8[us]")
    for position in positions:
        events = found[position].events
        rows, day = events["row"].to_numpy(), events["day"].to_numpy("M8[us]")
        days[rows[days[rows] < day]] = NO_DAY
        later = (events["code"].to_numpy() == _APPLIED) & (days[rows] > day)
        moved = events.assign(day=np.where(later, days[rows], day))
        found[position] = replace(found[position], events=moved)
    return found, days


def _day(note: str) -> np.datetime64:
    """The first day with a year on which a note says that it was applied, NaT without one."""
    if not _YEAR.search(note) or not within_budget("days of applying in notes", _MOST_NOTES):
        return NO_DAY
    for step in note_days.events(note):
        day = step.day.on_or_after(None) if step.day and step.day.day else None
        if step.kind is EventKind.APPLIED and day is not None and _is_of_applying(step.clause):
            return np.datetime64(day, "us")
    return NO_DAY


def _is_of_applying(clause: str) -> bool:
    """Whether a clause tells nothing further, as “submitted the take-home” does."""
    return statuses.interpret([without_days(clause)], respell=False)[0].name == "applied"
