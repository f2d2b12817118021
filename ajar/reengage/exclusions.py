"""
Who is not to be written to now, why, and until when.

Nobody vanishes: a door behind a gate is listed with the gate and the day on which it lifts. The
cool-off is no gate: it holds back applying again, not a kind word.
"""

from dataclasses import dataclass

import numpy as np

from ajar.model.dates import NEVER, Flags, Ints, day_number
from ajar.model.decisions import Decisions
from ajar.model.enums import EventKind
from ajar.reengage.application_state import ApplicationState
from ajar.reengage.contact_history import ContactHistory, last_event
from ajar.reengage.features import Features
from ajar.reengage.scene import SnapshotInputs

GAP = 14
"""Days between a message without an answer and the next one."""

MOST_UNANSWERED = 2
QUIET = 180
"""Days of quiet after two messages without an answer; also the span in which three are the most."""

REASONS = {
    "hired": "You accepted an offer there",
    "do_not_contact": "You marked this company as not to be contacted",
    "asked_not_to": "Your notes say that they asked not to be contacted",
    "not_wanted": "You no longer want to work there",
    "no_reply_only": "The only address you have is a mailbox that nobody reads",
    "offered": "An offer is waiting for your answer",
    "later": "Sent after the day this list is made for",
    "reapplied": "You applied again and it is too early to call it silence",
    "alive": "Still going: they have spoken to you and it is too early to call it silence",
    "fresh": "No answer yet, and too early to call it silence",
    "snoozed": "Snoozed by you",
    "two_unanswered": "Two messages have had no answer",
    "three_in_half_a_year": "Three messages within 180 days had no answer",
    "too_soon": "Your last message is less than 14 days old",
}
"""Gates by name, in the words shown; of several that lift on one day the first is named."""

KINDS = tuple(REASONS)


@dataclass(frozen=True, eq=False)
class Exclusions:
    """One entry per door."""

    closed: Flags
    kind: Ints
    """Place in ``KINDS`` of the gate that lifts last; -1 for an open door."""
    until: Ints
    """Day on which the last gate lifts; NEVER where only a decision or a new fact can."""


def find_exclusions(
    scene: SnapshotInputs, look: Features, decisions: Decisions, *, waited: int
) -> Exclusions:
    """
    Find every gate of every moment's door.

    *waited* is the number of days after which an application counts as silent.
    """
    moments = scene.moments
    again = last_event(scene.facts, moments, EventKind.REAPPLIED)
    afresh = (again < NEVER) & (again >= np.where(look.since < NEVER, look.since, -NEVER))
    found = {
        "reapplied": np.where(look.candidate & afresh, again + waited + 1, -1),
        **_by_decision(scene, decisions),
        **_by_standing(scene),
        **_by_messages(scene.talk),
    }
    none = np.full(len(moments), -1, dtype=np.int64)
    # A gate holds while its day is still to come; -1 stands for no gate.
    until = np.array([found.get(kind, none) for kind in KINDS])
    until = np.where(until > moments.day, until, -1)
    last = until.max(axis=0)
    return Exclusions(
        closed=last >= 0,
        kind=np.where(last >= 0, until.argmax(axis=0), -1),
        until=last,
    )


def _by_decision(scene: SnapshotInputs, decisions: Decisions) -> dict[str, Ints]:
    door, find = scene.moments.door, scene.facts.find
    snoozed = np.full(len(door), -1, dtype=np.int64)
    for at, day in zip(find(list(decisions.snoozed)), decisions.snoozed.values(), strict=True):
        snoozed[door == at] = day_number(day)
    unwanted = [key for key, interest in decisions.interest.items() if interest <= 0]
    return {
        "do_not_contact": _for_good(np.isin(door, find(sorted(decisions.do_not_contact)))),
        "not_wanted": _for_good(np.isin(door, find(unwanted))),
        "snoozed": snoozed,
    }


def _by_standing(scene: SnapshotInputs) -> dict[str, Ints]:
    facts, contacts, standing = scene.facts, scene.contacts, scene.standing
    application, state = standing.application, standing.state
    known, _ = facts.acquaintances
    no_way_in = scene.some(contacts.no_reply[application])
    no_way_in &= ~scene.some(contacts.reachable[application])
    no_way_in &= ~np.isin(scene.moments.door, known)
    nothing_over = standing.lead < 0
    unsent = ~scene.some(state != ApplicationState.ABSENT)
    due = np.minimum(standing.due + 1, NEVER)
    return {
        "hired": _for_good(scene.some(state == ApplicationState.HIRED)),
        "offered": _for_good(scene.some(state == ApplicationState.OFFERED)),
        "asked_not_to": _for_good(scene.some(facts.remarks.asked_not_to[application])),
        "no_reply_only": _for_good(no_way_in),
        "alive": _last(scene, due, state == ApplicationState.ALIVE),
        "fresh": np.where(nothing_over, _first(scene, due, state == ApplicationState.FRESH), -1),
        "later": np.where(unsent, _first(scene, facts.start[application], state >= 0), -1),
    }


def _by_messages(talk: ContactHistory) -> dict[str, Ints]:
    """
    What the person sent already.

    Once a message has been answered the two are in conversation, and none of these hold.
    """
    waits = talk.unanswered > 0

    def after(holds: Flags, day: Ints, days: int) -> Ints:
        return np.where(holds & (day < NEVER), day + days, -1)

    return {
        "too_soon": after(waits, talk.last_message, GAP),
        "two_unanswered": after(talk.unanswered >= MOST_UNANSWERED, talk.last_message, QUIET),
        "three_in_half_a_year": after(waits, talk.third_last_unheeded, QUIET),
    }


def _for_good(holds: Flags) -> Ints:
    return np.where(holds, NEVER, -1)


def _last(scene: SnapshotInputs, days: Ints, entries: Flags) -> Ints:
    """The last of these days among a moment's *entries*; -1 where there are none."""
    found = np.full(len(scene.moments), -1, dtype=np.int64)
    np.maximum.at(found, scene.standing.moment[entries], days[entries])
    return found


def _first(scene: SnapshotInputs, days: Ints, entries: Flags) -> Ints:
    """The first of these days among a moment's *entries*; -1 where there are none."""
    found = np.full(len(scene.moments), NEVER + 1, dtype=np.int64)
    np.minimum.at(found, scene.standing.moment[entries], days[entries])
    return np.where(found > NEVER, -1, found)
