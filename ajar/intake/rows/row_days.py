"""Place the days of notes by the days of their rows."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.rows.dates import DateColumns, span
from ajar.intake.rows.parsed_table import CODE, NO_DAY
from ajar.intake.tables.table import Table
from ajar.intake.values.prose_days import NoteDay
from ajar.model.arrays import Days, Flags
from ajar.model.enums import EventKind

_YEAR, _HALF_A_YEAR = np.timedelta64(365, "D"), np.timedelta64(183, "D")


class RowDays(NamedTuple):
    """Days of each row by which those of its notes are understood, NaT where it has none."""

    applied: Days
    """Day of applying that the file states."""
    added: Days
    """Day on which the row was saved."""
    written: Days
    """Day on which the row was saved or last changed."""
    near: Days
    """The day of the row or of the nearest one with a day, by which years are found."""

    def resolved(self, row: int, day: NoteDay | None) -> np.datetime64:
        """
        Return a day from the day of applying on, else nearest to when the row was written.

        One without a year that would lie months after the row belongs to an earlier application.
        """
        applied, written = self.applied[row], self.written[row]
        if day is None:
            return NO_DAY
        if np.isnat(written) and day.day:
            written = self.near[row]
        if np.isnat(applied) and not np.isnat(written):
            found = day.nearest(written.astype("datetime64[D]").item())
        else:
            sent = None if np.isnat(applied) else applied.astype("datetime64[D]").item()
            found = day.on_or_after(sent)
            if sent and found and not day.year and np.datetime64(found) - applied > _HALF_A_YEAR:
                found = day.nearest(sent)
        return NO_DAY if found is None else np.datetime64(found, "us")

    def is_earlier(self, row: int, day: NoteDay | None) -> bool:
        """
        Return whether a day belongs to an earlier application.

        It is before the day of applying or, where that is unknown, a year before the row was added.
        """
        found, applied = self.resolved(row, day), self.applied[row]
        if np.isnat(applied):
            return bool(found < self.added[row] - _YEAR)
        return bool(found < applied)

    def is_near(self, row: int, day: NoteDay | None) -> bool:
        """Return whether a day has a year, or is within half a year of its row."""
        return day is not None and bool(
            day.year or self.resolved(row, day) - self.near[row] <= _HALF_A_YEAR
        )


def read(table: Table, roles: ColumnRoles, dates: DateColumns, events: pd.DataFrame) -> RowDays:
    """Return the days of the rows, from their columns and *events*."""
    applied = (events["code"] == CODE[EventKind.APPLIED]).to_numpy()
    own = applied & ~dated_by_update(events, table, roles)
    sent = last_days(events.loc[own], table.height)
    written = span(dates, table, roles.at(Role.SAVED, Role.UPDATED))[0]
    known = pd.Series(np.where(np.isnat(written), sent, written))
    return RowDays(
        sent,
        span(dates, table, roles.at(Role.SAVED))[0],
        written,
        np.asarray(known.ffill().bfill(), dtype="datetime64[us]"),
    )


def dated_by_update(events: pd.DataFrame, table: Table, roles: ColumnRoles) -> Flags:
    """Return the mask of events whose day is only when the row was saved or last updated."""
    headers = [table.headers[position] for position in roles.at(Role.SAVED, Role.UPDATED)]
    bare = events["inferred"] & (events["note"] == "")  # what a text says has that text as its note
    by_update: Flags = (bare & events["column"].isin(headers)).to_numpy(dtype=bool)
    return by_update


def last_days(events: pd.DataFrame, height: int) -> Days:
    """Return the last known day of each row, NaT without one."""
    last = np.full(height, NO_DAY)
    dated = events.loc[events["day"].notna()]
    found = dated.groupby("row")["day"].max()
    last[found.index.to_numpy(np.int64)] = found.to_numpy("datetime64[us]")
    return last
