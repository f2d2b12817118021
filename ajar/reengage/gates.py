"""
Who is not to be written to now, why, and until when.

Nobody vanishes: a door behind a gate is listed with the gate and the day on which it lifts. The
cool-off is no gate: it holds back applying again, not a kind word.
"""

from dataclasses import dataclass

import numpy as np

from ajar.model.decisions import Decisions
from ajar.model.words import EventKind
from ajar.reengage.contacts import Contacts, connected_doors
from ajar.reengage.facts import NEVER, Facts, Flags, Ints, number_of
from ajar.reengage.features import Look
from ajar.reengage.standing import Moments, Standing, State
from ajar.reengage.talk import Talk, latest

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
    "three_in_half_a_year": "Three messages within 180 days, the last without an answer",
    "too_soon": "Your last message is less than 14 days old",
}
"""Gates by name, in the words shown; of several that lift on one day the first is named."""

KINDS = tuple(REASONS)


@dataclass(frozen=True, eq=False)
class Gates:
    """One entry per door."""

    closed: Flags
    kind: Ints
    """Place in ``KINDS`` of the gate that lifts last; -1 for an open door."""
    until: Ints
    """Day on which the last gate lifts; NEVER where only a decision or a new fact can."""


def check(
    facts: Facts,
    contacts: Contacts,
    moments: Moments,
    standing: Standing,
    look: Look,
    talk: Talk,
    decisions: Decisions,
    waited: int,
) -> Gates:
    """
    Find every gate of every moment's door.

    *waited* is the number of days after which an application counts as silent.
    """
    again = latest(facts, moments, EventKind.REAPPLIED)
    afresh = (again < NEVER) & (again >= np.where(look.since < NEVER, look.since, -NEVER))
    found = {
        "reapplied": np.where(look.candidate & afresh, again + waited + 1, -1),
        **_by_decision(facts, moments, decisions),
        **_by_standing(facts, contacts, moments, standing),
        **_by_messages(moments, talk),
    }
    none = np.full(len(moments), -1, dtype=np.int64)
    # A gate holds while its day is still to come; -1 stands for no gate.
    until = np.array([found.get(kind, none) for kind in KINDS])
    until = np.where(until > moments.day, until, -1)
    closed = (until >= 0).any(axis=0)
    kind = until.argmax(axis=0)
    return Gates(
        closed=closed,
        kind=np.where(closed, kind, -1),
        until=until.max(axis=0) if len(until) else none,
    )


def _by_decision(facts: Facts, moments: Moments, decisions: Decisions) -> dict[str, Ints]:
    def marked(keys: list[str]) -> Flags:
        return np.isin(moments.door, facts.doors.get_indexer(keys))

    snoozed = np.full(len(moments), -1, dtype=np.int64)
    for key, day in decisions.snoozed.items():
        snoozed[moments.door == facts.doors.get_indexer([key])[0]] = number_of(day)
    unwanted = [key for key, interest in decisions.interest.items() if interest <= 0]
    return {
        "do_not_contact": _for_good(marked(sorted(decisions.do_not_contact))),
        "not_wanted": _for_good(marked(unwanted)),
        "snoozed": snoozed,
    }


def _by_standing(
    facts: Facts, contacts: Contacts, moments: Moments, standing: Standing
) -> dict[str, Ints]:
    moment, application, state = standing.moment, standing.application, standing.state

    def some(entries: Flags) -> Flags:
        return np.bincount(moment[entries], minlength=len(moments)) > 0

    door, _ = connected_doors(facts)
    no_way_in = some(contacts.no_reply[application]) & ~some(contacts.reachable[application])
    no_way_in &= ~np.isin(moments.door, door)
    waiting = standing.lead < 0
    return {
        "hired": _for_good(some(state == State.HIRED)),
        "offered": _for_good(some(state == State.OFFERED)),
        "asked_not_to": _for_good(some(facts.remarks.asked_not_to[application])),
        "no_reply_only": _for_good(no_way_in),
        "alive": _last_due(standing, state == State.ALIVE, len(moments)),
        "fresh": np.where(waiting, _first_due(standing, state == State.FRESH, len(moments)), -1),
        "later": np.where(
            waiting & ~some(state != State.ABSENT), _first_sent(facts, standing, len(moments)), -1
        ),
    }


def _by_messages(moments: Moments, talk: Talk) -> dict[str, Ints]:
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
        "three_in_half_a_year": after(waits, talk.third_last_message, QUIET),
    }


def _for_good(holds: Flags) -> Ints:
    return np.where(holds, NEVER, -1)


def _last_due(standing: Standing, entries: Flags, moments: int) -> Ints:
    """First day on which none of these entries is still waited for; -1 where there is none."""
    day = np.full(moments, -1, dtype=np.int64)
    np.maximum.at(day, standing.moment[entries], np.minimum(standing.due[entries] + 1, NEVER))
    return day


def _first_due(standing: Standing, entries: Flags, moments: int) -> Ints:
    """First day on which one of these entries counts as silent; -1 where there is none."""
    day = np.full(moments, NEVER + 1, dtype=np.int64)
    np.minimum.at(day, standing.moment[entries], np.minimum(standing.due[entries] + 1, NEVER))
    return np.where(day > NEVER, -1, day)


def _first_sent(facts: Facts, standing: Standing, moments: int) -> Ints:
    day = np.full(moments, NEVER, dtype=np.int64)
    np.minimum.at(day, standing.moment, facts.start[standing.application])
    return day
