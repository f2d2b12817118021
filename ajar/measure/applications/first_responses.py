"""
First response and end of each application, with their days.

Days that cannot be trusted as exact (inferred, after the as-of date, or entered in bulk) are not
used; the fact itself still counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ajar.model.arrays import Flags, Ints
from ajar.model.dates import NEVER, day_number, earliest
from ajar.model.enums import EventKind, Outcome, Stage
from ajar.model.event_groups import POSITIVE_REPLIES, REPLIES
from ajar.model.events import KINDS, EventArrays, event_arrays
from ajar.model.tracker import Tracker

RESPONSE_KINDS = ("none", "positive", "other", "rejected", "closed", "withdrawn")
"""Kinds of first response; on one day the earlier in this list is taken to have come first."""
END_KINDS = ("none", "offer", "rejected", "closed", "withdrawn")
"""Kinds of end, in the same sense."""
NONE, POSITIVE, OTHER = 0, 1, 2

Clock = Literal["response", "end"]
"""What ends the waiting: the first response, or the end of the application."""
ReplyKind = Literal["reply", "positive", "rejected"]
"""A reply of any kind, a positive first reply, or a rejection at any stage."""
COMPANY_RESPONSES = ("positive", "other", "rejected", "closed")
"""First responses that are replies of the company."""
REPLY_KINDS: Mapping[ReplyKind, tuple[Clock, tuple[str, ...]]] = {
    "reply": ("response", COMPANY_RESPONSES),
    "positive": ("response", ("positive",)),
    "rejected": ("end", ("rejected",)),
}
"""Kind of reply -> its column of the application table, and the values there that count."""
REPLY_NOUNS: Mapping[ReplyKind, str] = {
    "reply": "reply",
    "positive": "positive",
    "rejected": "rejection",
}
"""What each kind of reply is called in the names of estimates of days."""

_HUMAN = REPLIES | {EventKind.HEARD_BACK, EventKind.FEEDBACK, EventKind.CONNECTED}
_RESPONSE_OF = {
    **dict.fromkeys(POSITIVE_REPLIES, "positive"),
    EventKind.REPLIED: "other",
    EventKind.HEARD_BACK: "other",
    EventKind.FEEDBACK: "other",
    EventKind.REJECTED: "rejected",
    EventKind.CLOSED: "closed",
    EventKind.WITHDRAWN: "withdrawn",
}
_UNCLEAR_REPLIES = frozenset(kind for kind, name in _RESPONSE_OF.items() if name == "other")
_END_OF = {
    EventKind.OFFER: "offer",
    EventKind.ACCEPTED: "offer",
    EventKind.DECLINED: "offer",
    EventKind.REJECTED: "rejected",
    EventKind.CLOSED: "closed",
    EventKind.WITHDRAWN: "withdrawn",
}


@dataclass(frozen=True)
class FirstResponses:
    """One entry per application; days are numbers since 1970, NEVER where unknown or none."""

    applied: Ints
    exact: Flags
    """Whether the day of applying is exact."""
    response: NDArray[np.int8]
    """Position in RESPONSE_KINDS."""
    response_day: Ints
    response_inferred: Flags
    """Whether the meaning of the response was inferred from the stage or the outcome."""
    end: NDArray[np.int8]
    """Position in END_KINDS."""
    end_day: Ints
    last_response: Ints
    """Day of the last reply; -NEVER where none has a day."""
    has_future_event: Flags
    """Whether an event is dated after the as-of date."""


def usable_events(
    tracker: Tracker,
    *,
    as_of: date,
    entered_in_bulk: frozenset[date] = frozenset(),
    default_day: date | None = None,
) -> EventArrays:
    """
    Return the events of applications, with company-wide ones assigned to an application.

    A dated event of a company goes to the application sent there last before it. Usable are days by
    the as-of date that were read, and not inferred or entered in bulk; applying on *default_day*
    is on an unknown day.
    """
    found = event_arrays(tracker)
    exact = found.usable & (found.day <= day_number(as_of))
    exact &= ~tracker.events["inferred"].to_numpy()
    if entered_in_bulk:
        bulk = [day_number(one) for one in entered_in_bulk]
        exact &= ~(np.isin(found.day, bulk) & found.of(*_RESPONSE_OF))
    if default_day is not None:
        exact &= ~((found.day == day_number(default_day)) & found.of(EventKind.APPLIED))
    row = found.row.copy()
    keys = tracker.events["company_key"]
    company_wide = (row < 0) & (keys != "").to_numpy() & found.dated
    if company_wide.any() and found.applications:
        applied = found.first([EventKind.APPLIED])
        row[company_wide] = _sent_last(
            tracker, applied, keys[company_wide], found.day[company_wide]
        )
    return replace(found, row=row, usable=exact).of_applications()


def _sent_last(tracker: Tracker, applied: Ints, companies: pd.Series, days: Ints) -> Ints:
    """Return the application sent last to each company by a day, else its first; -1 for none."""
    keys = tracker.applications["company_key"]
    codes, names = pd.factorize(keys)
    width = 2 * NEVER
    order = np.lexsort((applied, codes))
    ranked = codes[order] * width + applied[order]
    code = names.get_indexer(pd.Index(companies))
    place = np.searchsorted(ranked, code * width + days, side="right") - 1
    first = np.searchsorted(codes[order], code, side="left")
    place = np.maximum(place, np.minimum(first, len(order) - 1))
    return np.where(code >= 0, order[place], -1)


def first_responses(tracker: Tracker, found: EventArrays, *, as_of: date) -> FirstResponses:
    """Return the first response, the end and the last reply of every application."""
    n, today = len(tracker.applications), day_number(as_of)
    applying = found.of(EventKind.APPLIED)
    exact = found.first([EventKind.APPLIED])
    any_day = replace(found, usable=found.dated).first([EventKind.APPLIED])
    end, end_day = _first(found, _END_OF, END_KINDS, n)
    outcome = _positions(tracker.applications["outcome"], _OUTCOME_ENDS, END_KINDS)
    undated_end = end == NONE
    response, response_day, inferred = _first_responses(
        tracker, found, np.where(undated_end, outcome, end)
    )
    end = np.where(undated_end, outcome, end).astype(np.int8)
    # A reply whose meaning was inferred as the rejection (or closing) dates the end too.
    same = undated_end & inferred & (response > OTHER)
    end_day = np.where(same, response_day, end_day)
    last = found.last(_HUMAN)
    has_future_event = np.zeros(n, dtype=np.bool_)
    has_future_event[found.row[found.dated & (found.day > today) & ~applying]] = True
    return FirstResponses(
        applied=np.where(exact < NEVER, exact, any_day),
        exact=exact < NEVER,
        response=response,
        response_day=response_day,
        response_inferred=inferred,
        end=end,
        end_day=end_day,
        last_response=np.where(last < NEVER, last, -NEVER),
        has_future_event=has_future_event,
    )


_OUTCOME_ENDS = {
    Outcome.OFFER: "offer",
    Outcome.REJECTED: "rejected",
    Outcome.CLOSED: "closed",
    Outcome.WITHDRAWN: "withdrawn",
}


def _first(
    found: EventArrays, meaning: Mapping[EventKind, str], names: tuple[str, ...], n: int
) -> tuple[NDArray[np.int8], Ints]:
    """Return the position in *names* of the first usable event (0 for none), and its day."""
    table = np.array([names.index(meaning.get(kind, "none")) for kind in KINDS])
    code = table[found.kind]
    counts = found.usable & (code > 0)
    first = earliest(found.row[counts], found.day[counts] * len(names) + code[counts], n)
    there = first < NEVER
    return (
        np.where(there, first % len(names), 0).astype(np.int8),
        np.where(there, first // len(names), NEVER),
    )


def _first_responses(
    tracker: Tracker, found: EventArrays, came_to: NDArray[np.int8]
) -> tuple[NDArray[np.int8], Ints, Flags]:
    """
    Return the first response, its day, and whether its meaning was inferred.

    A stage that was reached without a usable day was reached before the end, so the first response
    was positive and has no day. A reply of unknown meaning takes that of the stage or
    outcome, where this has no day of its own; an answer to a message of the person does not.
    """
    n = len(tracker.applications)
    response, day = _first(found, _RESPONSE_OF, RESPONSE_KINDS, n)
    moved_on = (tracker.applications["stage"].to_numpy() > Stage.APPLIED) | (
        came_to == END_KINDS.index("offer")
    )
    moved_on |= found.any(POSITIVE_REPLIES)
    dated_stage = found.first(POSITIVE_REPLIES) < NEVER
    ended_as = np.array(
        [RESPONSE_KINDS.index(name) if name in RESPONSE_KINDS else NONE for name in END_KINDS]
    )[came_to]
    dated_end = found.first(_END_OF) < NEVER
    replied_on = found.first([EventKind.REPLIED])
    unclear = (response == OTHER) & (replied_on == day)
    ending_by_outcome = unclear & ~moved_on & ~dated_end & (ended_as > OTHER)
    ending_by_outcome &= ended_as != RESPONSE_KINDS.index("withdrawn")
    positive_by_stage = unclear & moved_on
    unknown_day = (moved_on & ~dated_stage & ~positive_by_stage) | (response == NONE)
    heard = found.any(_UNCLEAR_REPLIES)
    untimed = np.select([moved_on, ended_as > OTHER, heard], [POSITIVE, ended_as, OTHER], NONE)
    response = np.select(
        [positive_by_stage, ending_by_outcome, unknown_day], [POSITIVE, ended_as, untimed], response
    )
    return (
        response.astype(np.int8),
        np.where(unknown_day, NEVER, day),
        positive_by_stage | ending_by_outcome,
    )


def _positions(
    values: pd.Series, meaning: Mapping[Outcome, str], names: tuple[str, ...]
) -> NDArray[np.int8]:
    table = np.array([names.index(meaning.get(value, "none")) for value in Outcome])
    return table[values.cat.codes.to_numpy()].astype(np.int8)
