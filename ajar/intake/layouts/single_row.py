"""Layout “one row”: one row per application, the commonest layout and the fallback."""

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import STATUS_ROLES, Role
from ajar.intake.rows.parse import interpret
from ajar.intake.tables.table import Table

NAME = "one_row"
LABEL = "One row per application"


def detect(table: Table, roles: ColumnRoles) -> float:  # noqa: ARG001 - every layout has this shape
    """Confidence: higher with a status column, never 0, so that some layout always applies."""
    return 0.6 if roles.has(*STATUS_ROLES) and roles.has(Role.COMPANY, Role.ROLE) else 0.5


read = interpret
"""Each row is one application."""
