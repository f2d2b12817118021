"""No header at all: what the columns are is told by their cells alone."""

from ajar.intake.columns.assign import Roles
from ajar.intake.columns.roles import Role
from ajar.intake.rows.draft import Context, Draft
from ajar.intake.rows.interpret import interpret
from ajar.intake.tables.table import Table

NAME = "headerless"
LABEL = "Without a header"


def detect(table: Table, roles: Roles) -> float:  # noqa: ARG001 - every layout has this shape
    """Sure where no row was found to be a header."""
    return 0.0 if table.header_row else 0.8


def read(table: Table, roles: Roles, context: Context) -> Draft:
    """Every row as it stands; asks whether the company was told from the role."""
    company, job = roles.first(Role.COMPANY), roles.first(Role.JOB)
    if company is not None:
        names = [table.headers[company], *([table.headers[job]] if job is not None else [])]
        context.ask(
            "company_column",
            "There is no header. Are the companies in " + names[0] + "?",
            names[0],
            tuple(names[1:]),
            table.height,
        )
    return interpret(table, roles, context)
