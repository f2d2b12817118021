"""Whether days under “follow-up” were planned: no message is counted that nobody sent."""

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.rows.dates import DateColumns, span
from ajar.intake.rows.parsed_table import NO_DAY
from ajar.intake.tables.table import Table

_FEW = 5
"""Fewer days show no habit."""
_SAME = 0.6
"""Share of days that lie as long after applying as each other: a rule, and not messages."""
_NEARLY_ALL = 0.8
"""Nobody writes to so large a share of all companies."""
_AHEAD = 0.5
"""Share of days that lie behind everything else the file tells of."""


def look_planned(table: Table, roles: ColumnRoles, dates: DateColumns, position: int) -> bool:
    """
    Whether the days of a column of follow-ups look like plans.

    They do where nearly every row has one, where they lie the same number of days after
    applying, or where most of them come after everything else that the file tells of.
    """
    day = dates.by_row(table, position)
    known = ~np.isnat(day)
    if known.sum() < _FEW:
        return False
    if known.sum() >= _NEARLY_ALL * table.height:
        return True
    applied, _ = span(dates, table, roles.at(Role.APPLIED))
    waits = pd.Series(day - applied).dropna().dt.days
    if len(waits) >= _FEW and waits.value_counts().iloc[0] >= _SAME * len(waits):
        return True
    others = [dates.by_row(table, at) for at in dates.columns if at != position]
    last = np.max([np.nanmax(each) for each in others if not np.isnat(each).all()] or [NO_DAY])
    return bool((day[known] > last).mean() >= _AHEAD)
