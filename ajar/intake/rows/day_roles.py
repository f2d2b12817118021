"""Decide what columns of days stand for where their header alone does not say."""

from collections import defaultdict
from collections.abc import Collection

import numpy as np

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import ENDING_ROLES, STAGE_ROLES, Role
from ajar.intake.tables.table import Table
from ajar.intake.values.dates import read_days
from ajar.intake.values.normalize import tokens
from ajar.intake.values.words import words

_WRITTEN_DOWN = words("row_written")
_FEW = 3
"""Least rows for a constant day to be suspicious."""
_NEARLY_ALL = 0.8
_STEPS = STAGE_ROLES - ENDING_ROLES
_FILLED_IN = 5
"""Least rows with the same day under several steps for it to be filled in for all at once."""
_SHARED = 2
"""Columns that may share a day without it being filled in."""
_MOSTLY_DAYS = 0.5
"""Least share of days in a column of résumés that holds the day of applying."""
_DAY = 10
"""Characters of a day without its time: “2026-09-01”."""


def settle_days(roles: ColumnRoles, table: Table) -> ColumnRoles:
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
            if _is_constant(table, position):
                roles = roles.given(position, Role.SAVED)
        elif written or (applied and _is_constant(table, position)):
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
    roles: ColumnRoles, table: Table, chosen_roles: Collection[str] = ()
) -> ColumnRoles:
    """
    Return roles in which one day, filled in under several steps, is none of them.

    All these columns have it in the same rows, and are kept as they are, if a follow-up or an offer
    is among them, if they are three or more, or if it is before applying. Two others may well share
    a day: receipts come on the day of applying, refusals on that of an interview. Columns whose
    role the person chose stay what they are.
    """
    same_day = defaultdict(list)
    for position in roles.at(Role.FOLLOW_UP, Role.REPLIED, Role.OFFER, *_STEPS):
        column = table.columns[position]
        mostly_days = roles.columns[position].content.days > _MOSTLY_DAYS
        if mostly_days and len(column.texts) == 1 and (column.codes >= 0).sum() >= _FILLED_IN:
            same_day[str(column.texts[0]), column.codes.tobytes()].append(position)
    for shared in same_day.values():
        if not _is_default(shared, roles, table):
            continue
        for position in shared:
            if roles.columns[position].header not in chosen_roles:
                roles = roles.given(position, Role.FIELD)
    return roles


def _is_default(shared: list[int], roles: ColumnRoles, table: Table) -> bool:
    """Whether a day that these columns share was filled in for all rows at once."""
    if len(shared) < _SHARED:
        return False
    telling = {roles.columns[position].role for position in shared} & {Role.FOLLOW_UP, Role.OFFER}
    return bool(telling) or len(shared) > _SHARED or _is_before_applying(shared[0], roles, table)


def _is_before_applying(position: int, roles: ColumnRoles, table: Table) -> bool:
    """Whether the days of a column are mostly before those of applying."""
    for at in [*roles.at(Role.APPLIED), *roles.at(Role.DAY)][:1]:
        applied = read_days(table.columns[at]).by_row(table.columns[at])
        day = read_days(table.columns[position], near=applied).by_row(table.columns[position])
        both = ~np.isnat(day) & ~np.isnat(applied)
        return bool(both.any() and (day < applied)[both].mean() > _MOSTLY_DAYS)
    return False


def _is_constant(table: Table, position: int) -> bool:
    """Whether a column is filled in nearly all rows with the same day."""
    column = table.columns[position]
    filled = int((column.codes >= 0).sum())
    days = {str(text).strip()[:_DAY] for text in column.texts}
    return filled >= max(_FEW, _NEARLY_ALL * table.height) and len(days) == 1
