"""Ask which column holds the companies if no header states it."""

from ajar.intake.columns.assign import ColumnRole, ColumnRoles
from ajar.intake.columns.headers import roles_of_header
from ajar.intake.columns.roles import UNUSED_ROLES, Role
from ajar.intake.rows.parsed_table import ImportContext
from ajar.intake.tables.table import Table
from ajar.model.import_report import QuestionCode

_GUESSED = 0.5
"""Most confidence of a role that was assigned by content alone."""
_NONE = "no column"
"""Answer for “no column holds the companies”; no header has this text."""
_WORDY = 0.5
_MOST = 4


def settle_company(table: Table, roles: ColumnRoles, context: ImportContext) -> ColumnRoles:
    """Ask if the company column was chosen by content alone; return the roles by the answer."""
    company = roles.first(Role.COMPANY)
    if company is None or Role.COMPANY in roles_of_header(roles.columns[company].header):
        return roles
    if roles.columns[company].confidence > _GUESSED:
        return roles
    guess = roles.columns[company].header
    others = [c.header for c in roles.columns if c.header != guess and _could_be(c)][:_MOST]
    taken = context.ask(
        QuestionCode.COMPANY_COLUMN,
        "No header says which column names the companies. Which one does?",
        {header: _with_example(table, header) for header in (guess, *others)}
        | {_NONE: "none of them"},
        guess,
        count=table.height,
    )
    if taken == _NONE:
        return roles.given(company, Role.FIELD)
    at = table.headers.index(taken)
    return roles.given(company, roles.columns[at].role).given(at, Role.COMPANY)


def _could_be(column: ColumnRole) -> bool:
    free = column.role is Role.ROLE or column.role in UNUSED_ROLES or column.role is Role.NOTES
    cells = column.content
    wordy = cells.short > _WORDY and max(cells.numbers, cells.flags, cells.links) < _WORDY
    return free and column.confidence <= _GUESSED and wordy


def _with_example(table: Table, header: str) -> str:
    """Header with an example: “column B, as “Acme””."""
    texts = table.columns[table.headers.index(header)].texts
    return f"{header}, as “{str(texts[0]).strip()[:40]}”" if len(texts) else header
