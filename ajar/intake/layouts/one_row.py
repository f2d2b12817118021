"""One row for each application, with a status: the commonest layout, and the fallback."""

from ajar.intake.columns.assign import Roles
from ajar.intake.columns.roles import WORDS, Role
from ajar.intake.rows.draft import Context, Draft
from ajar.intake.rows.interpret import interpret
from ajar.intake.tables.table import Table

NAME = "one_row"
LABEL = "One row per application"


def detect(table: Table, roles: Roles) -> float:  # noqa: ARG001 - every layout has this shape
    """Surer with a status column; never zero, so that there is always a layout."""
    return 0.6 if roles.has(*WORDS) and roles.has(Role.COMPANY, Role.JOB) else 0.5


def read(table: Table, roles: Roles, context: Context) -> Draft:
    """Every row as it stands."""
    return interpret(table, roles, context)
