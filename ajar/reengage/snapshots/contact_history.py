"""Contact history of each company up to a day: its words, the person's messages, the answers."""

from dataclasses import dataclass

import numpy as np

from ajar.model import dates
from ajar.model.arrays import Flags, Ints
from ajar.model.dates import NEVER, earliest, first_on_or_after
from ajar.model.enums import ANSWERS_TO_FOLLOW_UPS, REPLIES, EventKind
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
    """One entry per moment; days are NEVER where there is none."""

    last_word: Ints
    """Last human word from the company, of whatever kind."""
    last_message: Ints
    waits: Flags
    """The last message, of whatever kind, has had no answer."""
    unanswered: Ints
    """Questions after which no human word came; two on one day are one. Thanks and invitations
    ask for nothing, so their silence is held against nobody."""
    third_last_unheeded: Ints
    """Day of the third last message after which no human word came within 60 days."""
    replied: Flags
    """An answer to a message, or feedback, is on file."""
    connected: Flags


def contact_history(facts: TrackerIndex, moments: Snapshots) -> ContactHistory:
    """Contact history of each snapshot's company until its day."""
    replies = facts.happened(*REPLIES)
    responses = facts.happened(*ANSWERS_TO_FOLLOW_UPS)
    messages = _once(facts.happened(*MESSAGES))
    questions = _once(facts.happened(*QUESTIONS))
    until = moments.day + 1
    last_reply = _last(moments, replies, until)
    last_response = _last(moments, responses, moments.answers_before)
    replied = _any(facts, moments, EventKind.HEARD_BACK, EventKind.FEEDBACK)
    replied |= _answered_plainly(facts, moments, messages)
    without_day = moments.today & _undated(moments, responses)
    open_, moment, on, at = _unanswered(moments, questions, last_reply, last_response)
    open_ &= ~without_day[moment]
    heard = _first_word_after(questions, replies, responses)[at]
    unheeded = (on < moments.answers_before[moment]) & (
        (heard - on > ANSWER_DAYS) | (heard >= moments.answers_before[moment])
    )
    any_open, any_moment, _, _ = _unanswered(moments, messages, last_reply, last_response)
    any_open &= ~without_day[any_moment]
    return ContactHistory(
        last_word=_later(last_reply, last_response),
        last_message=_last(moments, messages, moments.answers_before),
        waits=np.bincount(any_moment[any_open], minlength=len(moments)) > 0,
        unanswered=np.bincount(moment[open_], minlength=len(moments)),
        third_last_unheeded=_nth_last(moment[unheeded], on[unheeded], 3, len(moments)),
        replied=replied,
        connected=_any(facts, moments, EventKind.CONNECTED),
    )


def _unanswered(
    moments: Snapshots, sent: CompanyEvents, last_reply: Ints, last_response: Ints
) -> tuple[Flags, Ints, Ints, Ints]:
    """For every pair of a snapshot and something sent there: unanswered, snapshot, day, place."""
    moment, at = join_by_company(moments.company, sent.company)
    on = sent.day[at]
    unanswered = (
        (on < moments.answers_before[moment])
        & ((on > last_response[moment]) | (last_response[moment] == NEVER))
        & ((on >= last_reply[moment]) | (last_reply[moment] == NEVER))
    )
    return unanswered, moment, on, at


def _answered_plainly(facts: TrackerIndex, moments: Snapshots, messages: CompanyEvents) -> Flags:
    """Whether a human word whose meaning nobody wrote down came after a message."""
    replies = facts.happened(EventKind.REPLIED, read=True)
    first = earliest(messages.company, messages.day, len(facts.company_keys))
    last = _last(moments, replies, moments.answers_before)
    return (last < NEVER) & (last > first[moments.company])


def last_event(facts: TrackerIndex, moments: Snapshots, *kinds: EventKind) -> Ints:
    """Last day of one of these at each moment's company; NEVER where there is none."""
    return _last(moments, facts.happened(*kinds), moments.answers_before)


def undated(facts: TrackerIndex, moments: Snapshots, *kinds: EventKind) -> Flags:
    """Whether one of these is on file for the company, but without a day."""
    return moments.today & _undated(moments, facts.happened(*kinds))


def _once(messages: CompanyEvents) -> CompanyEvents:
    """One message a day and company: thanks that ask for feedback are two events and one letter."""
    company, day = np.unique(np.column_stack([messages.company, messages.day]), axis=0).T
    return CompanyEvents(company, day)


def _any(facts: TrackerIndex, moments: Snapshots, *kinds: EventKind) -> Flags:
    return (last_event(facts, moments, *kinds) < NEVER) | undated(facts, moments, *kinds)


def _last(moments: Snapshots, events: CompanyEvents, before: Ints) -> Ints:
    moment, at = join_by_company(moments.company, events.company)
    on = events.day[at]
    known = on < before[moment]
    return dates.latest(moment[known], on[known], len(moments))


def _undated(moments: Snapshots, events: CompanyEvents) -> Flags:
    return np.isin(moments.company, events.company[events.day == NEVER])


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


def _nth_last(moment: Ints, on: Ints, nth: int, moments: int) -> Ints:
    """The *nth* last day of each moment; NEVER where there are fewer."""
    order = np.lexsort((-on, moment))
    sorted_moment = moment[order]
    place = np.arange(len(order)) - np.searchsorted(sorted_moment, sorted_moment)
    wanted = place == nth - 1
    found = np.full(moments, NEVER, dtype=np.int64)
    found[sorted_moment[wanted]] = on[order][wanted]
    return found
