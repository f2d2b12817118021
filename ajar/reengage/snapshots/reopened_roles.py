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
"""Days for which a role that was seen again counts as open."""

OPENING_DAYS = 60
"""Days for which another role at the company counts as open."""

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
    index, snapshots, states = inputs.index, inputs.snapshots, inputs.states
    same, other = openings(inputs)
    reposted = _within(same, snapshots, REPOSTED_DAYS) | undated(
        index, snapshots, EventKind.REOPENED
    )
    seen = _same_role(inputs) & ~index.seen_before[states.application]
    seen &= states.state != ApplicationState.ABSENT
    often = np.bincount(states.snapshot[seen], minlength=len(snapshots)) > OFTEN
    frozen = snapshots.today[states.snapshot] & index.signalled(*_FREEZE)[states.application]
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
    seen = inputs.index.start[states.application]
    later = np.isin(states.state, _UNDECIDED) & (seen < NEVER) & (seen > ended[states.snapshot])
    pasted_same, pasted_other = _pasted(inputs)
    reopened = last_event(inputs.index, inputs.snapshots, EventKind.REOPENED)
    same = np.maximum.reduce(
        [_last_seen(inputs, later & same_role), pasted_same, _day_or_before(reopened)]
    )
    other = np.maximum(_last_seen(inputs, later & ~same_role), pasted_other)
    ended = _day_or_before(ended)
    return np.where(same > ended, same, NEVER), np.where(other > ended, other, NEVER)


def openings_since(index: TrackerIndex, as_of: date) -> Floats:
    """For each application, days since the person saw an opening at its company; NaN if none."""
    days = np.full(len(index.company_keys), np.nan)
    companies = index.find([each.company_key for each in index.openings])
    for opening, company in zip(index.openings, companies, strict=True):
        passed = (as_of - opening.day).days
        if company >= 0 and passed >= 0:
            days[company] = np.fmin(days[company], passed)
    named = index.company >= 0
    found = np.full(len(index.company), np.nan)
    found[named] = days[index.company[named]]
    return found


def _same_role(inputs: SnapshotInputs) -> Flags:
    """Entries for the very role of the leading application."""
    role = inputs.index.role[inputs.states.application]
    wanted = inputs.of_leading(role, 0)[inputs.states.snapshot]
    return np.asarray((role > 0) & (role == wanted))


def _last_seen(inputs: SnapshotInputs, chosen: Flags) -> Ints:
    application = inputs.states.application[chosen]
    snapshot = inputs.states.snapshot[chosen]
    last = dates.latest(snapshot, inputs.index.start[application], len(inputs.snapshots))
    return _day_or_before(last)


def _pasted(inputs: SnapshotInputs) -> tuple[Ints, Ints]:
    """The same two days, by the advertisements among the person's decisions."""
    index, snapshots = inputs.index, inputs.snapshots
    same = np.full(len(snapshots), -NEVER, dtype=np.int64)
    other = same.copy()
    own = inputs.of_leading(index.role[inputs.states.application], 0)
    folded = normalize_titles(pd.Series([each.role for each in index.openings], dtype="str"))
    companies = index.find([each.company_key for each in index.openings])
    for opening, role, company in zip(index.openings, folded, companies, strict=True):
        seen = day_number(opening.day)
        for snapshot in np.flatnonzero((snapshots.company == company) & (snapshots.day >= seen)):
            into = same if role and role == index.roles[own[snapshot]] else other
            into[snapshot] = max(into[snapshot], seen)
    return same, other


def _day_or_before(days: Ints) -> Ints:
    """The days, with a missing one before all others."""
    return np.where(days < NEVER, days, -NEVER)


def _within(seen: Ints, snapshots: Snapshots, lasts: int) -> Flags:
    return np.asarray((seen <= snapshots.day) & (snapshots.day - seen < lasts))
