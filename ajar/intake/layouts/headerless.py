"""Layout “headerless”: no header row, so roles are assigned by cell content alone."""

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.rows.parse import interpret
from ajar.intake.tables.table import Table

NAME = "headerless"
LABEL = "No header row"


def detect(table: Table, roles: ColumnRoles) -> float:  # noqa: ARG001 - every layout has this shape
    """Confidence: no header row was detected."""
    return 0.0 if table.header_row else 0.8


read = interpret
"""Each row is one application."""
