"""
Roles that opened again: the same role seen twice, a company that hires again, a pasted link.

Roles reopen because offers are declined and hires leave early.
"""

from datetime import date

import numpy as np
import pandas as pd

from ajar.model import dates
from ajar.model.arrays import Flags, Floats, Ints
from ajar.model.dates import NEVER, day_number
from ajar.model.enums import EventKind, SignalKind
from ajar.reengage.snapshots.application_state import ApplicationState, Snapshots
from ajar.reengage.snapshots.contact_history import last_event, undated
from ajar.reengage.snapshots.role_titles import normalize_titles
from ajar.reengage.snapshots.snapshot_inputs import SnapshotInputs
from ajar.reengage.snapshots.tracker_index import TrackerIndex

REPOSTED_DAYS = 120
"""So long the same role, seen again, counts as open."""

OPENING_DAYS = 60
"""So long another role counts as open."""

OFTEN = 3
"""A role seen more often than this may never be filled."""

_FREEZE = (SignalKind.HIRING_FREEZE, SignalKind.LAYOFFS)
_UNDECIDED = (ApplicationState.FRESH, ApplicationState.IN_PROCESS, ApplicationState.SILENT)


def opening_features(inputs: SnapshotInputs) -> dict[str, Flags]:
    """
    What is known of openings at each snapshot's company, by name of weight.

    An application sent after the one that ended shows that its role was open that day, as long
    as it was not itself turned down. The same role tells more than another one; only one of the
    two counts.
    """
    facts, snapshots, states = inputs.facts, inputs.snapshots, inputs.states
    same, other = openings(inputs)
    reposted = _within(same, snapshots, REPOSTED_DAYS) | undated(
        facts, snapshots, EventKind.REOPENED
    )
    seen = _same_role(inputs) & ~facts.seen_before[states.application]
    seen &= states.state != ApplicationState.ABSENT
    often = np.bincount(states.snapshot[seen], minlength=len(snapshots)) > OFTEN
    frozen = snapshots.today[states.snapshot] & facts.signalled(*_FREEZE)[states.application]
    return {
        "opening_reposted": reposted,
        "opening_matching": _within(other, snapshots, OPENING_DAYS) & ~reposted,
        "opening_often": often,
        "freeze_known": inputs.some(frozen),
    }


def openings(inputs: SnapshotInputs) -> tuple[Ints, Ints]:
    """
    Last day on which the same role, and on which another one, was seen open since the ending.

    NEVER where none was. What was seen before the ending says nothing about a new opening.
    """
    states = inputs.states
    same_role = _same_role(inputs)
    ended = inputs.of_leading(states.since, NEVER)
    seen = inputs.facts.start[states.application]
    later = np.isin(states.state, _UNDECIDED) & (seen < NEVER) & (seen > ended[states.snapshot])
    pasted_same, pasted_other = _pasted(inputs)
    reopened = last_event(inputs.facts, inputs.snapshots, EventKind.REOPENED)
    same = np.maximum.reduce(
        [_last_seen(inputs, later & same_role), pasted_same, _day_or_before(reopened)]
    )
    other = np.maximum(_last_seen(inputs, later & ~same_role), pasted_other)
    ended = _day_or_before(ended)
    return np.where(same > ended, same, NEVER), np.where(other > ended, other, NEVER)


def openings_since(facts: TrackerIndex, as_of: date) -> Floats:
    """For each application, days since the person saw an opening at its company; NaN if none."""
    days = np.full(len(facts.company_keys), np.nan)
    companies = facts.find([each.company_key for each in facts.openings])
    for opening, company in zip(facts.openings, companies, strict=True):
        passed = (as_of - opening.day).days
        if company >= 0 and passed >= 0:
            days[company] = np.fmin(days[company], passed)
    named = facts.company >= 0
    found = np.full(len(facts.company), np.nan)
    found[named] = days[facts.company[named]]
    return found


def _same_role(inputs: SnapshotInputs) -> Flags:
    """Entries for the very role of the application that speaks for the company."""
    role = inputs.facts.role[inputs.states.application]
    wanted = inputs.of_leading(role, 0)[inputs.states.snapshot]
    return np.asarray((role > 0) & (role == wanted))


def _last_seen(inputs: SnapshotInputs, chosen: Flags) -> Ints:
    application = inputs.states.application[chosen]
    snapshot = inputs.states.snapshot[chosen]
    last = dates.latest(snapshot, inputs.facts.start[application], len(inputs.snapshots))
    return _day_or_before(last)


def _pasted(inputs: SnapshotInputs) -> tuple[Ints, Ints]:
    """The same for the advertisements among the person's decisions."""
    facts, snapshots = inputs.facts, inputs.snapshots
    same = np.full(len(snapshots), -NEVER, dtype=np.int64)
    other = same.copy()
    own = inputs.of_leading(facts.role[inputs.states.application], 0)
    folded = normalize_titles(pd.Series([each.role for each in facts.openings], dtype="str"))
    companies = facts.find([each.company_key for each in facts.openings])
    for opening, role, company in zip(facts.openings, folded, companies, strict=True):
        seen = day_number(opening.day)
        for snapshot in np.flatnonzero((snapshots.company == company) & (snapshots.day >= seen)):
            into = same if role and role == facts.roles[own[snapshot]] else other
            into[snapshot] = max(into[snapshot], seen)
    return same, other


def _day_or_before(days: Ints) -> Ints:
    """The days, with a missing one before all others."""
    return np.where(days < NEVER, days, -NEVER)


def _within(seen: Ints, snapshots: Snapshots, lasts: int) -> Flags:
    return np.asarray((seen <= snapshots.day) & (snapshots.day - seen < lasts))
