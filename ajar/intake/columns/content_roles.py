"""Roles of columns whose headers tell none: by what the cells hold, then by elimination."""

import re
from collections.abc import Sequence

from ajar.intake.columns.headers import roles_of_header
from ajar.intake.columns.profile import ColumnProfile
from ajar.intake.columns.roles import STATUS_ROLES, Role
from ajar.intake.columns.scores import role_from_content

Assigned = dict[int, tuple[Role, float]]
"""Role of each column that has one, by position, with its confidence."""

_UNNAMED = re.compile(r"column [A-Z]+")
_LIKELY = 0.5


def assign_by_content(
    assigned: Assigned, contents: Sequence[ColumnProfile], headers: Sequence[str]
) -> None:
    """Assign missing roles to columns with unknown headers, by their content."""
    roles = {role for role, _ in assigned.values()}
    unknown = [i for i, c in enumerate(contents) if c.filled and not roles_of_header(headers[i])]
    titles = max(unknown, key=lambda i: contents[i].distinct * contents[i].jobs, default=-1)
    for i in unknown:
        if i in assigned:
            continue
        if _goes_on_with_statuses(i, assigned, contents, headers):
            assigned[i] = (Role.STATUS, 0.5)
            continue
        role = role_from_content(contents[i], roles)
        if role is Role.ROLE and i != titles:
            continue  # of two columns of job titles the more varied one is the role
        if role is None and _UNNAMED.fullmatch(headers[i]):
            # A second status column without a header.
            role = role_from_content(contents[i], roles - STATUS_ROLES)
            role = role if role is Role.STATUS else None
        if role is not None:
            assigned[i] = (role, 0.5)
            roles.add(role)


def _goes_on_with_statuses(
    position: int,
    assigned: Assigned,
    contents: Sequence[ColumnProfile],
    headers: Sequence[str],
) -> bool:
    """Whether a column without a header goes on with the steps of the status to its left."""
    before = position
    while before >= 0 and _UNNAMED.fullmatch(headers[before]):
        before -= 1
    if before in {position, -1} or assigned.get(before, (None,))[0] is not Role.STATUS:
        return False
    return contents[position].statuses - contents[position].flags >= _LIKELY


def assign_by_elimination(assigned: Assigned, contents: Sequence[ColumnProfile]) -> None:
    """
    Without known headers, take the first column of varied short texts as company, the next as role.

    Only if a column holds days or statuses; otherwise the table may not be a tracker.
    """
    roles = {role for role, _ in assigned.values()}
    if not roles & {Role.DAY, Role.STATUS, Role.APPLIED}:
        return
    for missing in (Role.COMPANY, Role.ROLE):
        if missing in roles:
            continue
        for i, cells in enumerate(contents):
            wordy = cells.short > _LIKELY and cells.numbers < _LIKELY and cells.flags < _LIKELY
            varied = cells.distinct >= min(cells.filled, 3) and cells.filled
            if i not in assigned and wordy and varied:
                assigned[i] = (missing, 0.4)
                break
