"""What is to happen on the days of a column of plans."""

from ajar.intake.columns.headers import roles_of_words
from ajar.intake.columns.roles import ENDINGS, STAGES, Role
from ajar.model.enums import PlanKind


def plan_kind(header: str, role: Role) -> PlanKind:
    """
    The kind of plan under *header*.

    Examples
    --------
    >>> plan_kind("Next interview", Role.FOLLOW_UP_DUE), plan_kind("Due", Role.DEADLINE)
    (<PlanKind.INTERVIEW: 'interview'>, <PlanKind.DEADLINE: 'deadline'>)
    """
    if role is Role.DEADLINE:
        return PlanKind.DEADLINE
    if role is Role.START:
        return PlanKind.START
    said = roles_of_words(header)
    if Role.REAPPLIED in said:
        return PlanKind.REAPPLY
    if said & STAGES - {Role.OFFER}:
        return PlanKind.INTERVIEW
    if said & {Role.OUTCOME, Role.REPLIED, *ENDINGS}:
        return PlanKind.DECISION
    return PlanKind.NEXT_ACTION
