"""Detect sheets that code statuses by colour, which is not read."""

import re

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import EVENT_ROLES, STATUS_ROLES, Role
from ajar.intake.rows.parsed_table import ImportContext
from ajar.intake.tables.table import Table
from ajar.model.import_report import QuestionCode
from ajar.model.ledger import LedgerCode

_LEGEND = re.compile(r"[■□▪▫●○◆◇▲△▼▽★☆⬛⬜🟥🟧🟨🟩🟦🟪🟫]\s*[:\uff1a=-]?\s*[^\W\d_]+")
_ENTRIES = 2


def tells_by_colour(table: Table, roles: ColumnRoles) -> bool:
    """Return whether there is a colour legend above the table and no status column."""
    legend = any(len(_LEGEND.findall(text)) >= _ENTRIES for text in table.above)
    worded = any(c.role in STATUS_ROLES and c.content.filled for c in roles.columns)
    return legend and not worded


def without_happenings(table: Table, roles: ColumnRoles, context: ImportContext) -> ColumnRoles:
    """
    Return roles with event columns as notes, as their colour may mark them as planned.

    The person is asked; if the answer is “facts”, the roles are unchanged.
    """
    context.ledger.add(LedgerCode.COLOURS_ONLY, raw=" ".join(table.above)[:200])
    taken = context.ask(
        QuestionCode.COLOURS_ONLY,
        "This sheet says by colour what was sent and what came of it, which Ajar cannot read. "
        "How are its days and marks to be taken?",
        {"unknown": "as notes, for nothing is known", "facts": "as facts, whatever their colour"},
        "unknown",
        count=table.height,
    )
    if taken == "facts":
        return roles
    context.by_colour = True
    for position in roles.at(*EVENT_ROLES):
        roles = roles.given(position, Role.NOTES)
    return roles
