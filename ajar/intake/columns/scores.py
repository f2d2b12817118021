"""How well the cells of a column suit each role."""

from collections.abc import Callable

from ajar.intake.columns.profile import ColumnProfile
from ajar.intake.columns.roles import DAYS, HAPPENINGS, UNUSED, WORDS, Role

_FEW = 15
"""Distinct texts that a scale or a list of kinds has at most."""
_MOSTLY = 0.8


def role_score(role: Role, cells: ColumnProfile) -> float:
    """How well the cells suit a role, 0 to 1; 1 for an empty column, which suits any."""
    return _FITS.get(role, _plain_text)(cells) if cells.filled else 1.0


def _happening(cells: ColumnProfile) -> float:
    """Days, answers and words that tell; addresses and telephone numbers tell nothing."""
    telling = min(1.0, cells.days + cells.flags + cells.statuses)
    suits = 0.3 + 0.7 * telling if telling else 0.3 * cells.short
    phones = max(0.0, cells.phones - cells.days)
    return suits * (1 - max(cells.links, cells.mails)) * (1 - phones)


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
    """Companies may be numbers, but not those of the rows."""
    strange = max(cells.links, cells.mails)
    return 0.05 if cells.counting else (1 - strange) * (1 - cells.days) * (1 - cells.flags)


def _plain_text(cells: ColumnProfile) -> float:
    return max(0.05, 1 - max(cells.links, cells.mails, cells.days, cells.flags))


def _job(cells: ColumnProfile) -> float:
    return _plain_text(cells) * (0.8 + 0.2 * cells.jobs)


def _person(cells: ColumnProfile) -> float:
    return _plain_text(cells) * (0.9 - 0.8 * cells.jobs)


def _number(cells: ColumnProfile) -> float:
    """Numbers and codes, not words: “company_id” may head names."""
    return 0.9 * (1 - max(0.0, cells.words - cells.numbers)) if not cells.counting else 0.9


def _requisition(cells: ColumnProfile) -> float:
    return 0.05 if cells.counting else _number(cells)


def _referrer(cells: ColumnProfile) -> float:
    """A name, a yes or a code; no day and no link of a job."""
    return max(0.05, 0.95 - cells.days) * (1 - 0.5 * cells.links)


def _stage(cells: ColumnProfile) -> float:
    return (0.6 + 0.4 * cells.statuses) * (1 - cells.days)


def _anything(cells: ColumnProfile) -> float:  # noqa: ARG001 - every fit has this shape
    return 0.9


_FITS: dict[Role, Callable[[ColumnProfile], float]] = {
    **dict.fromkeys(UNUSED, _anything),
    **dict.fromkeys(DAYS, _day),
    **dict.fromkeys(HAPPENINGS, _happening),
    **dict.fromkeys(WORDS | {Role.EVENT, Role.FROM, Role.TO}, _status),
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
    Role.JOB: _job,
}


def _bare_statuses(cells: ColumnProfile) -> float:
    """Share of statuses where nothing else says so; a column of yes and no answers any question."""
    return max(0.0, cells.statuses - cells.flags) if cells.distinct <= _FEW else 0.0


def role_from_content(cells: ColumnProfile, taken: set[Role]) -> Role | None:
    """
    The role that cells prove by themselves, if no column has it yet; None if they prove none.

    Days are the day of applying only where no other column has days that could be it.
    """
    for role, share, least, others in (
        (Role.DAY, cells.days, 0.8, {Role.APPLIED, Role.SAVED}),
        (Role.LINK, cells.links, 0.8, set[Role]()),
        (Role.CONTACT_ADDRESS, cells.mails, 0.8, set[Role]()),
        (Role.STATUS, _bare_statuses(cells), 0.7, set(WORDS)),
        (Role.JOB, min(cells.jobs, cells.short), 0.5, set[Role]()),
        (Role.COMPANY, cells.firms, 0.5, set[Role]()),
    ):
        if share >= least and role not in taken and not others & taken:
            return role
    return None
