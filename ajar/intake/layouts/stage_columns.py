"""Layout “stage columns”: one column per stage, with days, yes or no, 0 or 1, or words."""

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import ENDING_ROLES, STAGE_ROLES, STATUS_ROLES
from ajar.intake.rows.parse import interpret
from ajar.intake.tables.table import Table

NAME = "stage_columns"
LABEL = "One column per stage"

_ENOUGH = 2


def detect(table: Table, roles: ColumnRoles) -> float:  # noqa: ARG001 - every layout has this shape
    """Confidence: at least two filled stage or outcome columns; higher without a status column."""
    stages = [c for c in roles.columns if c.role in STAGE_ROLES | ENDING_ROLES and c.content.filled]
    if len(stages) < _ENOUGH:
        return 0.0
    return 0.65 if roles.has(*STATUS_ROLES) else 0.85


read = interpret
"""Each row is one application; stage columns are read in every layout."""
