"""Read crosses in columns of ticks and blanks as rejections at that stage."""

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import STAGE_ROLES, Role
from ajar.intake.rows.parsed_table import events_frame
from ajar.intake.rows.stage_columns import StageColumn
from ajar.intake.tables.table import Table
from ajar.intake.values.booleans import interpret
from ajar.model.arrays import Flags
from ajar.model.enums import EventKind

CROSSES = frozenset("\u00d7\u2573✗✘❌✖☓")
TICKS = frozenset("√✓✔☑✅○◯◎")
_LATIN = frozenset("xX")
"""A cross if the column also has ticks; otherwise a mark for “happened”."""


def rejections(
    table: Table, roles: ColumnRoles, happenings: dict[int, StageColumn]
) -> list[pd.DataFrame]:
    """
    Return the rejections marked by crosses, one frame of events per column.

    A cross is a rejection if other rows of the column are blank (waiting) and some stage happened
    in any row. In a résumé column of only ticks, crosses and blanks it is the reply to the
    application.
    """
    passed = any(found.yes.any() for at, found in happenings.items() if _is_stage(roles, at))
    frames = []
    for position, column in enumerate(roles.columns):
        if column.role is Role.RESUME_VERSION:
            crossed = _crossed(table, position) if _marks_only(table, position) else None
        elif column.role in STAGE_ROLES and passed:
            crossed = _crossed(table, position)
        else:
            crossed = None
        if crossed is None or not crossed.any() or (table.columns[position].codes >= 0).all():
            continue
        rows = np.flatnonzero(crossed)
        frames.append(events_frame(rows, EventKind.REJECTED, column=column.header))
        if column.role in STAGE_ROLES and column.role is not Role.OFFER:
            kind = EventKind(column.role.value)
            frames.append(events_frame(rows, kind, column=column.header))
    return frames


def _is_stage(roles: ColumnRoles, position: int) -> bool:
    return roles.columns[position].role in STAGE_ROLES


def _crossed(table: Table, position: int) -> Flags:
    """Mask of rows with a cross in a column."""
    column = table.columns[position]
    written = [str(text).strip() for text in column.texts]
    ticked = any(TICKS.intersection(text) for text in written)
    marks = CROSSES | _LATIN if ticked else CROSSES
    crossed: Flags = np.array([*(text in marks for text in written), False], dtype=bool)
    return crossed[column.codes]


def _marks_only(table: Table, position: int) -> bool:
    """Whether a column has only ticks and crosses."""
    texts = [str(text).strip() for text in table.columns[position].texts]
    return bool(texts) and None not in interpret(texts)
