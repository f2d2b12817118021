"""
What each application first heard and how it ended, and on which day.

Days that cannot be trusted as exact (inferred, after the as-of date, or entered in bulk) are not
used; the fact itself still counts.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ajar.model.enums import POSITIVE_REPLIES, REPLIES, EventKind, Outcome, Stage
from ajar.model.tracker import Tracker

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

WORDS = ("none", "positive", "other", "rejected", "closed", "withdrawn")
"""Kinds of first word; on one day the earlier in this list is taken to have come first."""
ENDS = ("none", "offer", "rejected", "closed", "withdrawn")
"""Kinds of end, in the same sense."""
NONE, POSITIVE, OTHER = 0, 1, 2

NEVER = np.iinfo(np.int32).max
"""Later than any day, as a number of days since 1970."""
BEFORE = -NEVER
"""Earlier than any day."""

_KINDS = tuple(EventKind)
_HUMAN = REPLIES | {EventKind.HEARD_BACK, EventKind.FEEDBACK, EventKind.CONNECTED}
_WORD_OF = {
    **dict.fromkeys(POSITIVE_REPLIES, "positive"),
    EventKind.REPLIED: "other",
    EventKind.HEARD_BACK: "other",
    EventKind.FEEDBACK: "other",
    EventKind.REJECTED: "rejected",
    EventKind.CLOSED: "closed",
    EventKind.WITHDRAWN: "withdrawn",
}
_MEANINGLESS = frozenset(kind for kind, word in _WORD_OF.items() if word == "other")
_END_OF = {
    EventKind.OFFER: "offer",
    EventKind.ACCEPTED: "offer",
    EventKind.DECLINED: "offer",
    EventKind.REJECTED: "rejected",
    EventKind.CLOSED: "closed",
    EventKind.WITHDRAWN: "withdrawn",
}


@dataclass(frozen=True)
class EventArrays:
    """The events of the applications as arrays of one length, in the tracker's order."""

    row: Ints
    """Position of the application in its frame."""
    kind: NDArray[np.int8]
    """Position of the kind in ``EventKind``."""
    day: Ints
    """Days since 1970; meaningless where not dated."""
    dated: Bools
    """Has a day, by the as-of date or after it."""
    usable: Bools
    """Has a day that can be taken as exact."""

    def of(self, *kinds: EventKind) -> Bools:
        """Which ones are of these kinds."""
        return kind_mask(kinds)[self.kind]

    def where(self, keep: Bools) -> "EventArrays":
        """Those of the applications kept, with rows counted among these."""
        kept = keep[self.row]
        position = np.cumsum(keep) - 1
        return EventArrays(
            position[self.row[kept]],
            *(getattr(self, field.name)[kept] for field in fields(self)[1:]),
        )


@dataclass(frozen=True)
class FirstResponses:
    """One entry per application; days are numbers since 1970, NEVER where unknown or none."""

    applied: Ints
    exact: Bools
    """The day of applying can start a clock."""
    word: NDArray[np.int8]
    """Position in WORDS."""
    word_day: Ints
    word_inferred: Bools
    """The meaning of the word was taken from what the application came to."""
    end: NDArray[np.int8]
    """Position in ENDS."""
    end_day: Ints
    last_word: Ints
    """Day of the last human word; BEFORE where none has a day."""
    ahead: Bools
    """Something is dated after the as-of date: an appointment, or a slip."""


def kind_mask(kinds: tuple[EventKind, ...] | frozenset[EventKind]) -> Bools:
    """A table to look up whether a kind, by its position, is among *kinds*."""
    return np.array([kind in kinds for kind in _KINDS])


def day_numbers(days: pd.Series) -> Ints:
    """Days since 1970; NEVER for an empty one."""
    numbers = days.to_numpy().astype("datetime64[D]").astype(np.int64)
    return np.where(days.isna().to_numpy(), NEVER, numbers)


def day_series(numbers: Ints) -> pd.Series:
    """Days again, empty where the number stands for none."""
    known = np.abs(numbers) < NEVER
    days = np.where(known, numbers, 0).astype("datetime64[D]").astype("datetime64[us]")
    return pd.Series(np.where(known, days, np.datetime64("NaT", "us")), dtype="datetime64[us]")


def day_number(day: date) -> int:
    """Days since 1970."""
    return (day - date(1970, 1, 1)).days


def earliest(rows: Ints, values: Ints, n: int) -> Ints:
    """The smallest of *values* for each of *n* rows; NEVER where there is none."""
    smallest = np.full(n, NEVER, dtype=np.int64)
    np.minimum.at(smallest, rows, values)
    return smallest


def sorted_events(found: EventArrays, kinds: Collection[EventKind]) -> EventArrays:
    """
    The usable events of some kinds by application and day.

    On one day the order is that of ``EventKind``: stages as they follow, then ends.
    """
    chosen = np.flatnonzero(kind_mask(frozenset(kinds))[found.kind] & found.usable)
    order = chosen[np.lexsort((found.kind[chosen], found.day[chosen], found.row[chosen]))]
    return EventArrays(*(getattr(found, field.name)[order] for field in fields(found)))


def event_arrays(
    tracker: Tracker, *, as_of: date, entered_in_bulk: frozenset[date] = frozenset()
) -> EventArrays:
    """
    All events that belong to an application, the company-wide ones with a day included.

    A fact about a company goes to the application sent there last before it.
    """
    events, today = tracker.events, day_number(as_of)
    day = day_numbers(events["day"])
    kind = events["kind"].cat.codes.to_numpy()
    exact = (day <= today) & ~events["inferred"].to_numpy()
    if entered_in_bulk:
        bulk = [day_number(one) for one in entered_in_bulk]
        exact &= ~(np.isin(day, bulk) & kind_mask(frozenset(_WORD_OF))[kind])
    row = pd.Index(tracker.applications["id"]).get_indexer(pd.Index(events["application"]))
    lent = (row < 0) & (events["company_key"] != "").to_numpy() & (day < NEVER)
    if lent.any() and len(tracker.applications):
        own = (row >= 0) & (kind == _KINDS.index(EventKind.APPLIED))
        applied = earliest(row[own], day[own], len(tracker.applications))
        row[lent] = _sent_last(tracker, applied, events.loc[lent, "company_key"], day[lent])
    kept = row >= 0
    return EventArrays(row[kept], kind[kept], day[kept], (day < NEVER)[kept], exact[kept])


def _sent_last(tracker: Tracker, applied: Ints, companies: pd.Series, days: Ints) -> Ints:
    """Per company and day, the application sent there last by that day; else its first; -1."""
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
    """Derive first word, end and last word of every application."""
    n, today = len(tracker.applications), day_number(as_of)
    applying = found.of(EventKind.APPLIED)
    exact = earliest(found.row[applying & found.usable], found.day[applying & found.usable], n)
    any_day = earliest(found.row[applying & found.dated], found.day[applying & found.dated], n)
    end, end_day = _first(found, _END_OF, ENDS, n)
    outcome = _positions(tracker.applications["outcome"], _OUTCOME_ENDS, ENDS)
    undated_end = end == NONE
    word, word_day, inferred = _first_words(tracker, found, np.where(undated_end, outcome, end))
    end = np.where(undated_end, outcome, end).astype(np.int8)
    # A reply that can only have been the rejection (or closing) itself dates it too.
    same = undated_end & inferred & (word > OTHER)
    end_day = np.where(same, word_day, end_day)
    human = kind_mask(_HUMAN)[found.kind] & found.usable
    last = np.full(n, BEFORE, dtype=np.int64)
    np.maximum.at(last, found.row[human], found.day[human])
    ahead = np.zeros(n, dtype=np.bool_)
    ahead[found.row[found.dated & (found.day > today) & ~applying]] = True
    return FirstResponses(
        applied=np.where(exact < NEVER, exact, any_day),
        exact=exact < NEVER,
        word=word,
        word_day=word_day,
        word_inferred=inferred,
        end=end,
        end_day=end_day,
        last_word=last,
        ahead=ahead,
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
    """First usable event with a meaning: which one (0 for none), and its day."""
    table = np.array([names.index(meaning.get(kind, "none")) for kind in _KINDS])
    code = table[found.kind]
    counts = found.usable & (code > 0)
    first = earliest(found.row[counts], found.day[counts] * len(names) + code[counts], n)
    there = first < NEVER
    return (
        np.where(there, first % len(names), 0).astype(np.int8),
        np.where(there, first // len(names), NEVER),
    )


def _first_words(
    tracker: Tracker, found: EventArrays, came_to: NDArray[np.int8]
) -> tuple[NDArray[np.int8], Ints, Bools]:
    """
    First word, its day, and whether its meaning was inferred.

    A stage that was reached without a usable day was reached before the end, so the first word
    was positive and has no day. A reply that the file gives no meaning takes the one of what
    the application is known to have come to, where that has no day of its own; an answer to a
    message of the person's does not.
    """
    n = len(tracker.applications)
    word, day = _first(found, _WORD_OF, WORDS, n)
    moved_on = (tracker.applications["stage"].to_numpy() > Stage.APPLIED) | (
        came_to == ENDS.index("offer")
    )
    moved_on[found.row[kind_mask(POSITIVE_REPLIES)[found.kind]]] = True
    dated_stage = earliest(*_usable(found, kind_mask(POSITIVE_REPLIES)), n) < NEVER
    ended_as = np.array([WORDS.index(name) if name in WORDS else NONE for name in ENDS])[came_to]
    dated_end = earliest(*_usable(found, kind_mask(frozenset(_END_OF))), n) < NEVER
    replied_on = earliest(*_usable(found, kind_mask(frozenset({EventKind.REPLIED}))), n)
    plain = (word == OTHER) & (replied_on == day)
    answer = plain & ~moved_on & ~dated_end & (ended_as > OTHER)
    answer &= ended_as != WORDS.index("withdrawn")
    opener = plain & moved_on
    unknown_day = (moved_on & ~dated_stage & ~opener) | (word == NONE)
    heard = np.zeros(n, dtype=np.bool_)
    heard[found.row[kind_mask(_MEANINGLESS)[found.kind]]] = True
    untimed = np.select([moved_on, ended_as > OTHER, heard], [POSITIVE, ended_as, OTHER], NONE)
    word = np.select([opener, answer, unknown_day], [POSITIVE, ended_as, untimed], word)
    return word.astype(np.int8), np.where(unknown_day, NEVER, day), opener | answer


def _usable(found: EventArrays, table: Bools) -> tuple[Ints, Ints]:
    chosen = table[found.kind] & found.usable
    return found.row[chosen], found.day[chosen]


def _positions(
    values: pd.Series, meaning: Mapping[Outcome, str], names: tuple[str, ...]
) -> NDArray[np.int8]:
    table = np.array([names.index(meaning.get(value, "none")) for value in Outcome])
    return table[values.cat.codes.to_numpy()].astype(np.int8)
