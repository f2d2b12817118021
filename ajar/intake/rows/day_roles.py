"""Decide what columns of days stand for where their header alone does not say."""

from collections.abc import Collection

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import ENDINGS, STAGES, Role
from ajar.intake.tables.table import Table
from ajar.intake.values.normalize import tokens
from ajar.intake.values.words import words

_WRITTEN_DOWN = words("row_written")
_FEW = 3
"""Least rows for a constant day to be suspicious."""
_NEARLY_ALL = 0.8
_STEPS = STAGES - ENDINGS
_FILLED_IN = 5
"""Least rows with the same day under two steps for it to be filled in for all at once."""
_MOSTLY_DAYS = 0.5
"""Least share of days in a column of résumés that holds the day of applying."""
_DAY = 10
"""Characters of a day without its time: “2026-09-01”."""


def settle_days(roles: ColumnRoles, table: Table | None = None) -> ColumnRoles:
    """
    Return roles in which plain “date” columns have a definite meaning.

    A plain “date” is the day of applying, or the last update if another column has the day of
    applying. A column for when the row was written (“created”, “today”, “date found”), or with the
    same day in nearly all rows, is the day of saving.
    """
    applied = [c for c in roles.columns if c.role is Role.APPLIED and c.content.days > 0]
    for position in roles.at(Role.DAY, Role.UPDATED, Role.STATUS_DAY):
        column = roles.columns[position]
        written = not _WRITTEN_DOWN.isdisjoint(tokens(column.header))
        if column.role is not Role.DAY:
            if table is not None and _is_constant(table, position):
                roles = roles.given(position, Role.SAVED)
        elif written or (applied and table is not None and _is_constant(table, position)):
            roles = roles.given(position, Role.SAVED)
        elif applied:
            noted = roles.has(Role.UPDATED, Role.STATUS_DAY)
            roles = roles.given(position, Role.SAVED if noted else Role.UPDATED)
        else:
            roles = roles.given(position, Role.APPLIED)
    return roles


def days_from_resume_column(roles: ColumnRoles) -> ColumnRoles:
    """Take days in a résumé column as days of applying if no other column has them."""
    if roles.has(Role.APPLIED, Role.DAY):
        return roles
    for position in roles.at(Role.RESUME_VERSION):
        if roles.columns[position].content.days >= _MOSTLY_DAYS:
            return roles.given(position, Role.APPLIED)
    return roles


def without_default_days(
    roles: ColumnRoles, table: Table, chosen: Collection[str] = ()
) -> ColumnRoles:
    """
    Return roles in which one day, filled in under both follow-ups and a step, is neither.

    Both columns have it in the same rows, and are kept as they are. Other columns may well share a
    day: receipts come on the day of applying, refusals on that of an interview. Columns whose role
    the person chose stay what they are.
    """
    filled_in = {
        position: (str(table.columns[position].texts[0]), table.columns[position].codes.tobytes())
        for position in roles.at(Role.FOLLOW_UP, *_STEPS)
        if roles.columns[position].content.days > _MOSTLY_DAYS
        and len(table.columns[position].texts) == 1
        and (table.columns[position].codes >= 0).sum() >= _FILLED_IN
    }
    asked = {filled_in[position] for position in roles.at(Role.FOLLOW_UP) if position in filled_in}
    taken = {filled_in[position] for position in roles.at(*_STEPS) if position in filled_in}
    for position, day in filled_in.items():
        if day in asked & taken and roles.columns[position].header not in chosen:
            roles = roles.given(position, Role.FIELD)
    return roles


def _is_constant(table: Table, position: int) -> bool:
    """Whether a column is filled in nearly all rows with the same day."""
    column = table.columns[position]
    filled = int((column.codes >= 0).sum())
    days = {str(text).strip()[:_DAY] for text in column.texts}
    return filled >= max(_FEW, _NEARLY_ALL * table.height) and len(days) == 1
