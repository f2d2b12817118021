"""Extract plans and promised days from notes and statuses: “will decide by 5 December”."""

from datetime import date

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import STATUS_ROLES, Role
from ajar.intake.tables.table import Table
from ajar.intake.values import note_days
from ajar.model.arrays import Days

_PROSE = (Role.NOTES, Role.REASON, Role.FOLLOW_UP)


def plans(table: Table, roles: ColumnRoles, last: Days, *, day_first: bool | None) -> pd.DataFrame:
    """
    Return one row per promised day: ``row``, ``kind``, ``day``, ``text``, ``column``.

    Parameters
    ----------
    last
        The last known day of each row, from which a day without a year is counted.
    """
    frames = [
        _in_column(table, position, last, day_first)
        for position in roles.at(*_PROSE, *STATUS_ROLES)
    ]
    if not frames:
        return pd.DataFrame({"row": np.empty(0, np.int64)})
    found = pd.concat(frames, ignore_index=True).astype({"row": "int64"})
    return found.drop_duplicates(["row", "kind", "day"], ignore_index=True)


def _in_column(table: Table, position: int, last: Days, day_first: bool | None) -> pd.DataFrame:
    """Promised days in one column."""
    column = table.columns[position]
    distinct = [str(text) for text in column.texts]
    may = note_days.holding_plans(distinct)
    planned = [
        [plan for plan in note_days.plans(text, day_first=day_first) if plan.day] if look else []
        for text, look in zip(distinct, may, strict=True)
    ]
    has_plans = np.array([*map(bool, planned), False], dtype=bool)
    entries = [
        (int(row), str(plan.kind), plan.day.on_or_after(_as_date(last[row])), plan.clause)
        for row in np.flatnonzero(has_plans[column.codes])
        for plan in planned[column.codes[row]]
    ]
    frame = pd.DataFrame(
        [entry for entry in entries if entry[2] is not None],
        columns=["row", "kind", "day", "text"],
    )
    return frame.assign(
        day=pd.to_datetime(frame["day"]).astype("datetime64[us]"), column=table.headers[position]
    )


def _as_date(day: np.datetime64) -> date | None:
    return None if np.isnat(day) else day.astype("datetime64[D]").item()
