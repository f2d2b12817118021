"""Score how well the content of a column fits each role."""

from collections.abc import Callable

from ajar.intake.columns.profile import ColumnProfile
from ajar.intake.columns.roles import DAY_ROLES, EVENT_ROLES, STATUS_ROLES, UNUSED_ROLES, Role

_FEW = 15
"""Most distinct texts of a scale or a list of kinds."""
_MOSTLY = 0.8


def role_score(role: Role, cells: ColumnProfile) -> float:
    """Return how well the cells fit a role, 0 to 1; 1 for an empty column."""
    return _SCORES.get(role, _plain_text)(cells) if cells.filled else 1.0


def _event(cells: ColumnProfile) -> float:
    """Score of an event column: days, yes or no, statuses; not addresses or telephone numbers."""
    informative = min(1.0, cells.days + cells.flags + cells.statuses)
    fit = 0.3 + 0.7 * informative if informative else 0.3 * cells.short
    phones = max(0.0, cells.phones - cells.days)
    return fit * (1 - max(cells.links, cells.mails)) * (1 - phones)


def _status(cells: ColumnProfile) -> float:
    # “Rejected 20 Feb” is a day, and a status all the same.
    only_days = max(0.0, cells.days - cells.statuses)
    return (0.3 + 0.7 * cells.statuses) * (1 - only_days) * (1 - 0.8 * cells.flags)


def _day(cells: ColumnProfile) -> float:
    return 0.1 + 0.9 * cells.days


def _link(cells: ColumnProfile) -> float:
    return 0.2 + 0.8 * cells.links


def _address(cells: ColumnProfile) -> float:
    return 0.05 + 0.95 * cells.mails


def _scale(cells: ColumnProfile) -> float:
    return 1.0 if cells.distinct <= _FEW and cells.short > _MOSTLY else 0.1


def _kind(cells: ColumnProfile) -> float:
    return 0.8 if cells.distinct <= max(_FEW, cells.filled / 3) else 0.1


def _list(cells: ColumnProfile) -> float:
    return 0.1 + 0.9 * cells.lists


def _company(cells: ColumnProfile) -> float:
    """Score of a company column: numbers are allowed, row numbers are not."""
    strange = max(cells.links, cells.mails)
    return 0.05 if cells.counting else (1 - strange) * (1 - cells.days) * (1 - cells.flags)


def _plain_text(cells: ColumnProfile) -> float:
    return max(0.05, 1 - max(cells.links, cells.mails, cells.days, cells.flags))


def _notes(cells: ColumnProfile) -> float:
    """Score of a column of notes: “interview 2026-09-24” has a day and is one, a day alone not."""
    only_days = max(0.0, cells.days - cells.words)
    return max(0.05, 1 - max(cells.links, cells.mails, only_days, cells.flags))


def _job(cells: ColumnProfile) -> float:
    return _plain_text(cells) * (0.8 + 0.2 * cells.jobs)


def _person(cells: ColumnProfile) -> float:
    return _plain_text(cells) * (0.9 - 0.8 * cells.jobs)


def _number(cells: ColumnProfile) -> float:
    """Score of an id column: numbers and codes, not words, as “company_id” may hold names."""
    return 0.9 * (1 - max(0.0, cells.words - cells.numbers)) if not cells.counting else 0.9


def _requisition(cells: ColumnProfile) -> float:
    return 0.05 if cells.counting else _number(cells)


def _referrer(cells: ColumnProfile) -> float:
    """Score of a referrer column: a name, a yes or a code; not a day or a link."""
    return max(0.05, 0.95 - cells.days) * (1 - 0.5 * cells.links)


def _stage(cells: ColumnProfile) -> float:
    return (0.6 + 0.4 * cells.statuses) * (1 - cells.days)


def _anything(cells: ColumnProfile) -> float:  # noqa: ARG001 - every fit has this shape
    return 0.9


_SCORES: dict[Role, Callable[[ColumnProfile], float]] = {
    **dict.fromkeys(UNUSED_ROLES, _anything),
    **dict.fromkeys(DAY_ROLES, _day),
    **dict.fromkeys(EVENT_ROLES, _event),
    **dict.fromkeys(STATUS_ROLES | {Role.EVENT, Role.FROM, Role.TO}, _status),
    **dict.fromkeys((Role.AGENCY, Role.CLIENT), _plain_text),
    Role.ID: _number,
    Role.REQUISITION: _requisition,
    Role.REFERRER: _referrer,
    Role.ENDED_AT_STAGE: _stage,
    **dict.fromkeys((Role.LINK, Role.CONTACT_LINK), _link),
    Role.CONTACT_ADDRESS: _address,
    Role.CONTACT_NAME: _person,
    Role.INTEREST: _scale,
    Role.KIND: _kind,
    Role.HISTORY: _list,
    Role.COMPANY: _company,
    Role.ROLE: _job,
    Role.NOTES: _notes,
}


def _bare_statuses(cells: ColumnProfile) -> float:
    """Share of statuses without yes-or-no cells, which may answer any question."""
    return max(0.0, cells.statuses - cells.flags) if cells.distinct <= _FEW else 0.0


def role_from_content(cells: ColumnProfile, taken: set[Role]) -> Role | None:
    """
    Return the role that the content alone implies, if no column has it yet; else None.

    A column of days gets the role ``DAY`` only if no column has the day of applying or saving.
    """
    for role, share, least, others in (
        (Role.DAY, cells.days, 0.8, {Role.APPLIED, Role.SAVED}),
        (Role.LINK, cells.links, 0.8, set[Role]()),
        (Role.CONTACT_ADDRESS, cells.mails, 0.8, set[Role]()),
        (Role.STATUS, _bare_statuses(cells), 0.7, set(STATUS_ROLES)),
        (Role.ROLE, min(cells.jobs, cells.short), 0.5, set[Role]()),
        (Role.COMPANY, cells.firms, 0.5, set[Role]()),
    ):
        if share >= least and role not in taken and not others & taken:
            return role
    return None
