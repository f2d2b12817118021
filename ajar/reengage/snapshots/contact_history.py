"""Contact history of each company up to a day: its words, the person's messages, the answers."""

from dataclasses import dataclass

import numpy as np

from ajar.model import dates
from ajar.model.arrays import Flags, Ints
from ajar.model.dates import NEVER, earliest, first_on_or_after
from ajar.model.enums import EventKind
from ajar.model.event_groups import ANSWERS_TO_FOLLOW_UPS, REPLIES
from ajar.reengage.snapshots.application_state import Snapshots
from ajar.reengage.snapshots.tracker_index import (
    ANSWER_DAYS,
    MESSAGES,
    QUESTIONS,
    CompanyEvents,
    TrackerIndex,
    join_by_company,
)


@dataclass(frozen=True, eq=False)
class ContactHistory:
    """One entry per snapshot; days are NEVER where there is none."""

    last_word: Ints
    """Last human word from the company, of whatever kind."""
    last_message: Ints
    waits: Flags
    """The last message, of whatever kind, has had no answer."""
    unanswered: Ints
    """Questions after which no human word came; two on one day are one. Thanks and invitations
    ask for nothing, so their silence is held against nobody."""
    third_last_unanswered: Ints
    """Day of the third last message after which no human word came within 60 days."""
    replied: Flags
    """An answer to a message, or feedback, is on file."""
    connected: Flags


def contact_history(index: TrackerIndex, snapshots: Snapshots) -> ContactHistory:
    """Contact history of each snapshot's company until its day."""
    replies = index.company_events(*REPLIES)
    responses = index.company_events(*ANSWERS_TO_FOLLOW_UPS)
    messages = _once(index.company_events(*MESSAGES))
    questions = _once(index.company_events(*QUESTIONS))
    until = snapshots.day + 1
    last_reply = _last(snapshots, replies, until)
    last_response = _last(snapshots, responses, snapshots.answers_before)
    replied = _any(index, snapshots, EventKind.HEARD_BACK, EventKind.FEEDBACK)
    replied |= _answered_plainly(index, snapshots, messages)
    without_day = snapshots.today & _undated(snapshots, responses)
    open_, snapshot, on, at = _unanswered(snapshots, questions, last_reply, last_response)
    open_ &= ~without_day[snapshot]
    heard = _first_word_after(questions, replies, responses)[at]
    unheeded = (on < snapshots.answers_before[snapshot]) & (
        (heard - on > ANSWER_DAYS) | (heard >= snapshots.answers_before[snapshot])
    )
    any_open, any_snapshot, _, _ = _unanswered(snapshots, messages, last_reply, last_response)
    any_open &= ~without_day[any_snapshot]
    return ContactHistory(
        last_word=_later(last_reply, last_response),
        last_message=_last(snapshots, messages, snapshots.answers_before),
        waits=np.bincount(any_snapshot[any_open], minlength=len(snapshots)) > 0,
        unanswered=np.bincount(snapshot[open_], minlength=len(snapshots)),
        third_last_unanswered=_nth_last(snapshot[unheeded], on[unheeded], 3, len(snapshots)),
        replied=replied,
        connected=_any(index, snapshots, EventKind.CONNECTED),
    )


def _unanswered(
    snapshots: Snapshots, sent: CompanyEvents, last_reply: Ints, last_response: Ints
) -> tuple[Flags, Ints, Ints, Ints]:
    """For every pair of a snapshot and something sent there: unanswered, snapshot, day, place."""
    snapshot, at = join_by_company(snapshots.company, sent.company)
    on = sent.day[at]
    unanswered = (
        (on < snapshots.answers_before[snapshot])
        & ((on > last_response[snapshot]) | (last_response[snapshot] == NEVER))
        & ((on >= last_reply[snapshot]) | (last_reply[snapshot] == NEVER))
    )
    return unanswered, snapshot, on, at


def _answered_plainly(index: TrackerIndex, snapshots: Snapshots, messages: CompanyEvents) -> Flags:
    """Whether a human word whose meaning nobody wrote down came after a message."""
    replies = index.company_events(EventKind.REPLIED, stated=True)
    first = earliest(messages.company, messages.day, len(index.company_keys))
    last = _last(snapshots, replies, snapshots.answers_before)
    return (last < NEVER) & (last > first[snapshots.company])


def last_event(index: TrackerIndex, snapshots: Snapshots, *kinds: EventKind) -> Ints:
    """Last day of one of these at each snapshot's company; NEVER where there is none."""
    return _last(snapshots, index.company_events(*kinds), snapshots.answers_before)


def undated(index: TrackerIndex, snapshots: Snapshots, *kinds: EventKind) -> Flags:
    """Whether one of these is on file for the company, but without a day."""
    return snapshots.today & _undated(snapshots, index.company_events(*kinds))


def _once(messages: CompanyEvents) -> CompanyEvents:
    """One message a day and company: thanks that ask for feedback are two events and one letter."""
    company, day = np.unique(np.column_stack([messages.company, messages.day]), axis=0).T
    return CompanyEvents(company, day)


def _any(index: TrackerIndex, snapshots: Snapshots, *kinds: EventKind) -> Flags:
    return (last_event(index, snapshots, *kinds) < NEVER) | undated(index, snapshots, *kinds)


def _last(snapshots: Snapshots, events: CompanyEvents, before: Ints) -> Ints:
    snapshot, at = join_by_company(snapshots.company, events.company)
    on = events.day[at]
    known = on < before[snapshot]
    return dates.latest(snapshot[known], on[known], len(snapshots))


def _undated(snapshots: Snapshots, events: CompanyEvents) -> Flags:
    return np.isin(snapshots.company, events.company[events.day == NEVER])


def _later(one: Ints, other: Ints) -> Ints:
    """The later of two days; the known one where one is NEVER."""
    return np.where((one == NEVER) | ((other < NEVER) & (other > one)), other, one)


def _first_word_after(
    messages: CompanyEvents, replies: CompanyEvents, responses: CompanyEvents
) -> Ints:
    """For each message the day of the next human word from its company; NEVER where none came."""
    # A reply of the same day came before the message, an answer after it.
    later_reply = first_on_or_after(
        replies.company, replies.day, messages.company, messages.day + 1
    )
    response = first_on_or_after(responses.company, responses.day, messages.company, messages.day)
    return np.minimum(later_reply, response)


def _nth_last(snapshot: Ints, on: Ints, nth: int, snapshots: int) -> Ints:
    """The *nth* last day of each snapshot; NEVER where there are fewer."""
    order = np.lexsort((-on, snapshot))
    sorted_snapshot = snapshot[order]
    place = np.arange(len(order)) - np.searchsorted(sorted_snapshot, sorted_snapshot)
    wanted = place == nth - 1
    found = np.full(snapshots, NEVER, dtype=np.int64)
    found[sorted_snapshot[wanted]] = on[order][wanted]
    return found
