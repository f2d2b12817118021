"""Crosses among blanks and ticks: under a stage they say that it ended there."""

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import STAGES, Role
from ajar.intake.rows.parsed_table import events_frame
from ajar.intake.rows.stage_columns import StageColumn
from ajar.intake.tables.table import Mask, Table
from ajar.intake.values.booleans import interpret
from ajar.model.enums import EventKind

CROSSES = frozenset("\u00d7\u2573✗✘❌✖☓")
TICKS = frozenset("√✓✔☑✅○◯◎")
_LATIN = frozenset("xX")
"""A cross beside a tick, though by itself it marks what happened."""


def rejections(
    table: Table, roles: ColumnRoles, happenings: dict[int, StageColumn]
) -> list[pd.DataFrame]:
    """
    Rejections that crosses tell, as events of a draft, a frame for each column.

    A cross is a no where other rows of the column are blank, which is waiting, and something
    happened in this or another stage. Under a column for résumés it is the answer to the
    application; one of nothing but ticks, crosses and blanks holds no versions.
    """
    passed = any(found.yes.any() for at, found in happenings.items() if _is_stage(roles, at))
    frames = []
    for position, column in enumerate(roles.columns):
        if column.role is Role.RESUME_VERSION:
            crossed = _crossed(table, position) if _marks_only(table, position) else None
        elif column.role in STAGES and passed:
            crossed = _crossed(table, position)
        else:
            crossed = None
        if crossed is None or not crossed.any() or (table.columns[position].codes >= 0).all():
            continue
        rows = np.flatnonzero(crossed)
        frames.append(events_frame(rows, EventKind.REJECTED, column=column.header))
        if column.role in STAGES and column.role is not Role.OFFER:
            kind = EventKind(column.role.value)
            frames.append(events_frame(rows, kind, column=column.header))
    return frames


def _is_stage(roles: ColumnRoles, position: int) -> bool:
    return roles.columns[position].role in STAGES


def _crossed(table: Table, position: int) -> Mask:
    """Rows with a cross in a column."""
    column = table.columns[position]
    written = [str(text).strip() for text in column.texts]
    ticked = any(TICKS.intersection(text) for text in written)
    marks = CROSSES | _LATIN if ticked else CROSSES
    crossed: Mask = np.array([*(text in marks for text in written), False], dtype=bool)
    return crossed[column.codes]


def _marks_only(table: Table, position: int) -> bool:
    """Whether a column holds ticks and crosses and nothing else."""
    texts = [str(text).strip() for text in table.columns[position].texts]
    return bool(texts) and None not in interpret(texts)
