"""Determine the kind of plan that a column of planned days holds."""

from ajar.intake.columns.headers import roles_of_words
from ajar.intake.columns.roles import ENDING_ROLES, STAGE_ROLES, Role
from ajar.model.enums import PlanKind


def plan_kind(header: str, role: Role) -> PlanKind:
    """
    Return the kind of plan of a column with this header and role.

    Examples
    --------
    >>> plan_kind("Next interview", Role.FOLLOW_UP_DUE), plan_kind("Due", Role.DEADLINE)
    (<PlanKind.INTERVIEW: 'interview'>, <PlanKind.DEADLINE: 'deadline'>)
    """
    if role is Role.DEADLINE:
        return PlanKind.DEADLINE
    if role is Role.START:
        return PlanKind.START
    mentioned = roles_of_words(header)
    if Role.REAPPLIED in mentioned:
        return PlanKind.REAPPLY
    if mentioned & STAGE_ROLES - {Role.OFFER}:
        return PlanKind.INTERVIEW
    if mentioned & {Role.OUTCOME, Role.REPLIED, *ENDING_ROLES}:
        return PlanKind.DECISION
    return PlanKind.NEXT_ACTION
