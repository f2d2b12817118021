"""Ask about columns with an unknown header that are filled in most rows."""

from ajar.intake.columns.assign import ColumnRole, ColumnRoles
from ajar.intake.columns.headers import roles_of_header
from ajar.intake.columns.roles import STATUS_ROLES, Role
from ajar.intake.rows.parsed_table import ImportContext
from ajar.intake.tables.table import Table
from ajar.model.import_report import QuestionCode

_MOST_ASKED = 2
_MOSTLY = 0.5
"""Least share of filled rows of a column that is asked about."""
_LEAST_ROWS = 5
_LEAST, _MOST = 2, 12
"""Least and most distinct texts of a possible status or source column."""
_SHORT = 0.9
_OPTIONS = {
    Role.FIELD: "something else, kept as it is",
    Role.STATUS: "where the application stands",
    Role.SOURCE: "where the job was found",
}


def ask(table: Table, roles: ColumnRoles, context: ImportContext) -> None:
    """Ask for the meaning of columns with few distinct texts and an unknown header."""
    complete = roles.has(*STATUS_ROLES) and roles.has(Role.SOURCE)
    doubtful = [c for c in roles.columns if _is_unknown(c, table.height, context)]
    doubtful.sort(key=lambda column: -column.content.filled)
    for column in doubtful[:_MOST_ASKED]:
        chosen_role = context.settings.roles.get(column.header)
        if complete and chosen_role is None:
            continue
        texts = table.columns[table.headers.index(column.header)].texts
        examples = ", ".join(f"“{str(text).strip()[:30]}”" for text in texts[:3])
        context.ask(
            QuestionCode.COLUMN_MEANING,
            f"What does “{column.header}” say, as in {examples}?",
            {role.value: words for role, words in _OPTIONS.items()},
            Role.FIELD.value,
            about=column.header,
            count=column.content.filled,
            answer=chosen_role,
        )


def _is_unknown(column: ColumnRole, height: int, context: ImportContext) -> bool:
    chosen_role = context.settings.roles.get(column.header)
    if chosen_role is not None and chosen_role not in {role.value for role in _OPTIONS}:
        return False
    cells = column.content
    free = chosen_role is not None or (column.role is Role.FIELD and column.confidence == 0)
    few = _LEAST <= cells.distinct <= min(_MOST, cells.filled // 2)
    filled = cells.filled >= max(_MOSTLY * height, _LEAST_ROWS)
    wordy = cells.short >= _SHORT and max(cells.numbers, cells.days, cells.flags) < _MOSTLY
    return free and few and filled and wordy and not roles_of_header(column.header)
