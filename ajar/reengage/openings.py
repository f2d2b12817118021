"""
Seats that opened again: the same role seen twice, a company that hires again, a pasted link.

Seats reopen because offers are declined and hires leave early; who is there then is the
courteous runner-up.
"""

import numpy as np
import pandas as pd

from ajar.model.words import EventKind
from ajar.reengage.facts import NEVER, Facts, Flags, Ints, fold_roles, number_of
from ajar.reengage.standing import Moments, Standing, State
from ajar.reengage.talk import latest, undated

REPOSTED_DAYS = 120
"""So long the same role, seen again, counts as open."""

OPENING_DAYS = 60
"""So long another role counts as open."""

OFTEN = 3
"""A role seen more often than this may never be filled."""

_UNDECIDED = (State.FRESH, State.ALIVE, State.SILENT)


def open_again(facts: Facts, moments: Moments, standing: Standing) -> dict[str, Flags]:
    """
    What is known of openings at each moment's door, by name of weight.

    An application sent after the one that ended shows that its role was open that day, as long
    as it was not itself turned down. The same role tells more than another one; only one of the
    two counts.
    """
    same, other = openings(facts, moments, standing)
    reposted = _within(same, moments, REPOSTED_DAYS) | undated(facts, moments, EventKind.REOPENED)
    moment, application = standing.moment, standing.application
    frozen = moments.today[moment] & facts.remarks.freeze[application]
    seen = _same_role(facts, standing) & ~facts.seen_before[application] & _sent(standing)
    return {
        "opening_reposted": reposted,
        "opening_matching": _within(other, moments, OPENING_DAYS) & ~reposted,
        "opening_often": np.bincount(moment[seen], minlength=len(moments)) > OFTEN,
        "freeze_known": np.bincount(moment[frozen], minlength=len(moments)) > 0,
    }


def openings(facts: Facts, moments: Moments, standing: Standing) -> tuple[Ints, Ints]:
    """
    Last day on which the same role, and on which another one, was seen open since the ending.

    NEVER where none was. What was seen before the ending says nothing about a new seat.
    """
    same_role = _same_role(facts, standing)
    ended = standing.since[standing.lead]
    seen = facts.start[standing.application]
    later = np.isin(standing.state, _UNDECIDED) & (seen < NEVER) & (seen > ended[standing.moment])
    same = _last_seen(standing, later & same_role, seen, len(moments))
    other = _last_seen(standing, later & ~same_role, seen, len(moments))
    pasted_same, pasted_other = _pasted(facts, moments, standing)
    reopened = _day_or_before(latest(facts, moments, EventKind.REOPENED))
    same = np.maximum.reduce([same, pasted_same, reopened])
    other = np.maximum(other, pasted_other)
    ended = _day_or_before(ended)
    return np.where(same > ended, same, NEVER), np.where(other > ended, other, NEVER)


def _same_role(facts: Facts, standing: Standing) -> Flags:
    """Entries for the very role of the application that speaks for the door."""
    wanted = facts.role[standing.application[standing.lead]]
    role = facts.role[standing.application]
    has_lead = standing.lead[standing.moment] >= 0
    return has_lead & (role > 0) & (role == wanted[standing.moment])


def _sent(standing: Standing) -> Flags:
    return standing.state != State.ABSENT


def _last_seen(standing: Standing, chosen: Flags, seen: Ints, moments: int) -> Ints:
    last = np.full(moments, -NEVER, dtype=np.int64)
    np.maximum.at(last, standing.moment[chosen], seen[chosen])
    return last


def _pasted(facts: Facts, moments: Moments, standing: Standing) -> tuple[Ints, Ints]:
    """The same for the advertisements among the person's decisions."""
    same = np.full(len(moments), -NEVER, dtype=np.int64)
    other = same.copy()
    folded = fold_roles(pd.Series([each.role for each in facts.openings], dtype="str"))
    doors = facts.doors.get_indexer([each.company_key for each in facts.openings])
    for opening, role, door in zip(facts.openings, folded, doors, strict=True):
        seen = number_of(opening.day)
        for moment in np.flatnonzero((moments.door == door) & (moments.day >= seen)):
            lead = standing.lead[moment]
            mine = facts.roles[facts.role[standing.application[lead]]] if lead >= 0 else ""
            into = same if role and role == mine else other
            into[moment] = max(into[moment], seen)
    return same, other


def _day_or_before(days: Ints) -> Ints:
    """The days, with a missing one before all others."""
    return np.where(days < NEVER, days, -NEVER)


def _within(seen: Ints, moments: Moments, days: int) -> Flags:
    return (seen <= moments.day) & (moments.day - seen < days)
