"""
Companies that are left out today, with the reason and the day until which.

A company that is left out is shown with the reason and the day on which it comes back. Messages
that were sent exclude only further ones that the company does not wait for.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ajar.model.arrays import Flags, Ints
from ajar.model.dates import NEVER, day_number
from ajar.model.decisions import Decisions
from ajar.reengage.snapshots.application_state import ApplicationState
from ajar.reengage.snapshots.snapshot_inputs import SnapshotInputs

GAP = 14
"""Days between a message without an answer and the next one."""

MOST_UNANSWERED = 2
QUIET = 180
"""Days of quiet after two messages without an answer; also the span in which three are the most."""

REASONS = {
    "do_not_contact": "You marked this company as not to be contacted",
    "asked_not_to": "They asked not to be contacted",
    "not_wanted": "You no longer want to work there",
    "not_delivered": "What you sent there reached nobody",
    "no_reply_only": "You only have an address that nobody reads",
    "later": "Sent after the day this list is made for",
    "snoozed": "Snoozed by you",
    "two_unanswered": "You have written twice without a reply",
    "three_in_half_a_year": "You have written three times in half a year without a reply",
    "too_soon": "You wrote less than 14 days ago",
}
"""Gates by name, in the words shown; of several that lift on one day the first is named."""

KINDS = tuple(REASONS)


@dataclass(frozen=True, eq=False)
class Exclusions:
    """One entry per company."""

    closed: Flags
    kind: Ints
    """Place in ``KINDS`` of the gate that lifts last; -1 where there is none."""
    until: Ints
    """Day on which the last gate lifts; NEVER where only a decision or a new fact can."""


def find_exclusions(
    inputs: SnapshotInputs, decisions: Decisions, *, asked_not_to: Flags, writes: Flags
) -> Exclusions:
    """
    Find every gate of every company as it stands on the as-of date.

    Parameters
    ----------
    inputs
        Its first snapshots are those of all companies on the as-of date.
    decisions
        Whom to leave alone, and until when.
    asked_not_to
        Applications whose company asked not to be contacted.
    writes
        For each company, whether a message is due that it does not wait for. What the person
        has sent already holds back only those.
    """
    companies = len(writes)
    found = {
        **_by_decision(inputs, decisions),
        **_by_state(inputs, asked_not_to),
        **{kind: np.where(writes, days[:companies], -1) for kind, days in _by_messages(inputs)},
    }
    until = np.array([found[kind][:companies] for kind in KINDS])
    # A gate holds while its day is still to come; -1 stands for no gate.
    until = np.where(until > inputs.snapshots.day[:companies], until, -1)
    last = until.max(axis=0, initial=-1)
    return Exclusions(
        closed=last >= 0,
        kind=np.where(last >= 0, until.argmax(axis=0), -1),
        until=last,
    )


def _by_decision(inputs: SnapshotInputs, decisions: Decisions) -> dict[str, Ints]:
    company, find = inputs.snapshots.company, inputs.index.find
    snoozed = np.full(len(company), -1, dtype=np.int64)
    for at, day in zip(find(list(decisions.snoozed)), decisions.snoozed.values(), strict=True):
        snoozed[company == at] = day_number(day)
    unwanted = [key for key, interest in decisions.interest.items() if interest <= 0]
    return {
        "do_not_contact": _for_good(np.isin(company, find(sorted(decisions.do_not_contact)))),
        "not_wanted": _for_good(np.isin(company, find(unwanted))),
        "snoozed": snoozed,
    }


def _by_state(inputs: SnapshotInputs, asked_not_to: Flags) -> dict[str, Ints]:
    states = inputs.states
    application, state = states.application, states.state
    undelivered = inputs.contacts.undelivered[application]
    lost = inputs.some(undelivered) & ~inputs.some(~undelivered)
    known, _ = inputs.index.acquaintances
    unsent = ~inputs.some(state != ApplicationState.ABSENT)
    return {
        "asked_not_to": _for_good(inputs.some(asked_not_to[application])),
        "not_delivered": _for_good(lost & ~np.isin(inputs.snapshots.company, known)),
        "later": np.where(unsent, _first(inputs, inputs.index.start[application]), -1),
    }


def _by_messages(inputs: SnapshotInputs) -> Iterator[tuple[str, Ints]]:
    """
    Exclusions by the messages sent so far and by who reads them: name, and last day by company.

    Once a message has been answered the two are in conversation, and none of these hold.
    """
    index, history = inputs.index, inputs.contact_history
    application = inputs.states.application
    known, _ = index.acquaintances
    unread = inputs.some(inputs.contacts.no_reply[application])
    unread &= ~inputs.some(inputs.contacts.reachable[application])
    waits = history.unanswered > 0

    def after(holds: Flags, day: Ints, days: int) -> Ints:
        return np.where(holds & (day < NEVER), day + days, -1)

    yield "no_reply_only", _for_good(unread & ~np.isin(inputs.snapshots.company, known))
    yield "too_soon", after(history.waits, history.last_message, GAP)
    yield (
        "two_unanswered",
        after(history.unanswered >= MOST_UNANSWERED, history.last_message, QUIET),
    )
    yield "three_in_half_a_year", after(waits, history.third_last_unanswered, QUIET)


def _for_good(holds: Flags) -> Ints:
    return np.where(holds, NEVER, -1)


def _first(inputs: SnapshotInputs, days: Ints) -> Ints:
    """The first of these days among each snapshot's applications; -1 where there is none."""
    found = np.full(len(inputs.snapshots), NEVER + 1, dtype=np.int64)
    np.minimum.at(found, inputs.states.snapshot, days)
    return np.where(found > NEVER, -1, found)
