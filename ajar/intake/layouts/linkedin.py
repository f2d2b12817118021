"""Layout “linkedin”: LinkedIn's export of applications, without statuses or contacts."""

from dataclasses import replace

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.rows.parse import interpret
from ajar.intake.rows.parsed_table import ImportContext, ParsedTable
from ajar.intake.tables.table import Table
from ajar.model.enums import Channel

NAME = "linkedin"
LABEL = "LinkedIn export"

_REQUIRED = frozenset({"Application Date", "Job Title", "Job Url"})
_ANY_OF = frozenset({"Question And Answers", "Resume Name"})


def detect(table: Table, roles: ColumnRoles) -> float:  # noqa: ARG001 - every layout has this shape
    """Confidence: the headers of LinkedIn's file."""
    headers = set(table.headers)
    return 0.97 if headers >= _REQUIRED and headers & _ANY_OF else 0.0


def read(table: Table, roles: ColumnRoles, context: ImportContext) -> ParsedTable:
    """Read each row as one application on LinkedIn; “Contact Email” is the applicant's own."""
    for role in (Role.CONTACT_ADDRESS, Role.CONTACT_NAME):
        for position in roles.at(role):
            roles = roles.given(position, Role.IGNORED)
    parsed = interpret(table, roles, context)
    return replace(parsed, rows=parsed.rows.assign(channel=Channel.JOB_BOARD.value))
