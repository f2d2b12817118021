"""LinkedIn's own export of applications: no status, and the person's own address as contact."""

from dataclasses import replace

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.rows.parse import interpret
from ajar.intake.rows.parsed_table import ImportContext, ParsedTable
from ajar.intake.tables.table import Table
from ajar.model.enums import Channel

NAME = "linkedin"
LABEL = "LinkedIn export"

_ALWAYS = frozenset({"Application Date", "Job Title", "Job Url"})
_TELLING = frozenset({"Question And Answers", "Resume Name"})


def detect(table: Table, roles: ColumnRoles) -> float:  # noqa: ARG001 - every layout has this shape
    """The headings of LinkedIn's file."""
    headers = set(table.headers)
    return 0.97 if headers >= _ALWAYS and headers & _TELLING else 0.0


def read(table: Table, roles: ColumnRoles, context: ImportContext) -> ParsedTable:
    """Every row as it stands, sent on LinkedIn; “Contact Email” is the applicant's own."""
    for role in (Role.CONTACT_ADDRESS, Role.CONTACT_NAME):
        for position in roles.at(role):
            roles = roles.given(position, Role.IGNORED)
    made = interpret(table, roles, context)
    return replace(made, rows=made.rows.assign(channel=Channel.JOB_BOARD.value))
