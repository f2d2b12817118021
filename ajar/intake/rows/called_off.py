"""Take away conversations of statuses that notes, or the status itself, say were called off."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import STATUS_ROLES, Role
from ajar.intake.rows.parsed_table import CODE
from ajar.intake.tables.table import Table
from ajar.intake.values.conversations import is_further_round, only_called_off
from ajar.intake.values.notes import LONGEST_NOTE
from ajar.model.arrays import Flags
from ajar.model.enums import EventKind, Stage
from ajar.model.event_groups import CONVERSATIONS


def without_called_off(
    events: pd.DataFrame, stage: pd.Series, table: Table, roles: ColumnRoles
) -> tuple[pd.DataFrame, pd.Series]:
    """
    Return *events* and *stage*, both of the status, without conversations that were called off.

    An invitation was a reply all the same. Where the status counts rounds, one was held before.
    """
    headers = [table.headers[position] for position in roles.at(*STATUS_ROLES)]
    talk = events["code"].isin([CODE[kind] for kind in CONVERSATIONS]) & events["day"].isna()
    talk &= events["column"].isin(headers)
    asked = np.zeros(table.height, dtype=bool)
    asked[events.loc[talk, "row"].to_numpy()] = True
    off = _saying(table, roles, asked, only_called_off, Role.NOTES, *STATUS_ROLES)
    off &= ~_saying(table, roles, off, is_further_round, *STATUS_ROLES)
    talk &= off[events["row"].to_numpy()]
    rows = events.loc[talk, "row"].to_numpy()
    code = events["code"].mask(talk, CODE[EventKind.REPLIED]).astype("int8")
    fallen = stage.to_numpy().copy()
    fallen[rows] = np.where(fallen[rows] < Stage.OFFER, Stage.APPLIED, fallen[rows])
    return events.assign(code=code), pd.Series(fallen)


def _saying(
    table: Table, roles: ColumnRoles, asked: Flags, says: Callable[[str], bool], *columns: Role
) -> Flags:
    """The mask of the asked rows in which a cell of these columns says something."""
    told = np.zeros(table.height, dtype=bool)
    for position in roles.at(*columns):
        column = table.columns[position]
        saying = [
            code
            for code in np.unique(column.codes[asked & (column.codes >= 0)])
            if len(text := str(column.texts[code])) <= LONGEST_NOTE and says(text)
        ]
        told |= asked & np.isin(column.codes, saying)
    return told
