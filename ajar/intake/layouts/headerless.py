"""No header at all: what the columns are is told by their cells alone."""

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.rows.parse import interpret
from ajar.intake.rows.parsed_table import ImportContext, ParsedTable
from ajar.intake.tables.table import Table

NAME = "headerless"
LABEL = "Without a header"


def detect(table: Table, roles: ColumnRoles) -> float:  # noqa: ARG001 - every layout has this shape
    """Sure where no row was found to be a header."""
    return 0.0 if table.header_row else 0.8


def read(table: Table, roles: ColumnRoles, context: ImportContext) -> ParsedTable:
    """Every row as it stands."""
    return interpret(table, roles, context)
