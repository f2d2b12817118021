"""Extract dated events and plans from notes, such as “sent thank-you 2026-09-02”."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from ajar.intake.values import vocabularies
from ajar.intake.values.date_words import words as date_words
from ajar.intake.values.prefilter import may_hold
from ajar.intake.values.prose_days import (
    NEAR,
    NoteDay,
    day_in,
    days_later,
    only_day_in,
    spaced,
)
from ajar.model.enums import EventKind, PlanKind

Kind = TypeVar("Kind", EventKind, PlanKind)

_FILE = "note_days.toml"
_LONGEST_DAY = 20
"""Most characters of a day."""
_NEGATION_REACH = 30
_LONGEST = 2_000
_ENDS = re.compile(r"[;!?\n]|(?:(?<!\d)|(?<=20\d\d)|(?<=\d-\d\d))\.(?=\s+[^\d\s])|,(?=\s*[^\d\s])")
"""End of a clause; a comma or full stop before a digit may belong to a date."""


class DatedPhrase(NamedTuple, Generic[Kind]):
    """One event or plan, its day if there is one nearby, and its clause."""

    kind: Kind
    day: NoteDay | None
    clause: str


def events(text: str, *, day_first: bool | None = None) -> list[DatedPhrase[EventKind]]:
    """
    Return the events in a note, in the order of the text.

    An answer after a follow-up is ``heard_back``, otherwise a dated answer is ``replied``. Calls
    count only with a day.

    Examples
    --------
    >>> [(phrase.kind.value, phrase.day.day) for phrase in events(
    ...     "Sent thank-you 2026-09-02, Mia answered 09-03")]
    [('thanked', 2), ('heard_back', 3)]
    >>> events("Will follow up if nobody answered")
    []
    """
    found: list[DatedPhrase[EventKind]] = []
    for phrase in _dated_phrases(text, _phrases("event", EventKind), day_first, done=True):
        if phrase.kind is EventKind.SCREEN and phrase.day is None:
            continue
        if phrase.kind is not EventKind.HEARD_BACK or any(step.kind in _SENT for step in found):
            found.append(phrase)
        elif phrase.day is not None:
            found.append(phrase._replace(kind=EventKind.REPLIED))
    return found


_SENT = {
    EventKind.THANKED,
    EventKind.NUDGED,
    EventKind.ASKED_FEEDBACK,
    EventKind.INVITED,
    EventKind.REAPPLIED,
}


def plans(text: str, *, day_first: bool | None = None) -> list[DatedPhrase[PlanKind]]:
    """
    Return the dated plans in a note.

    Examples
    --------
    >>> [(plan.kind.value, plan.day.month, plan.day.year) for plan in plans(
    ...     "They will decide by 5 December. Please reapply in March 2027")]
    [('decision', 12, 0), ('reapply', 3, 2027)]
    """
    phrase = _dated_phrases(text, _phrases("plan", PlanKind), day_first)
    return [plan for plan in phrase if plan.day is not None]


def holding_events(texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Return the mask of texts that may contain an event phrase, a fast prefilter."""
    return may_hold(texts, _FILE, "event")


def holding_plans(texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Return the mask of texts that may contain a plan phrase, a fast prefilter."""
    return may_hold(texts, _FILE, "plan")


def _dated_phrases(
    text: str,
    phrases: tuple[re.Pattern[str], dict[str, Kind]],
    day_first: bool | None,
    *,
    done: bool = False,
) -> Iterator[DatedPhrase[Kind]]:
    """Every phrase with its day; with *done*, without phrases marked as not done yet."""
    pattern, kinds = phrases
    plain = _weekday().sub("", spaced(text[:_LONGEST]))
    found = list(pattern.finditer(plain))
    for at, match in enumerate(found):
        first = _clause_start(plain, match.start())
        ahead = plain[max(first, match.start() - _NEGATION_REACH) : match.start()]
        if done and _not_done().search(ahead):
            continue
        if kinds[" ".join(match[0].split())] is EventKind.HEARD_BACK and _own().search(ahead):
            continue
        stop = found[at + 1].start() if at + 1 < len(found) else len(plain)
        end = _ENDS.search(plain, match.end())
        last = min(stop, end.start() if end else len(plain), match.end() + NEAR + _LONGEST_DAY)
        day = day_in(plain[match.end() : last], plain, day_first=day_first, exact=done)
        if day is None:
            ahead = plain[max(first, match.start() - NEAR) : match.start()]
            day = day_in(ahead, plain, day_first=day_first, at_end=True)
            if day is None and not done:
                day = days_later(ahead + plain[match.end() : last])
        clause = plain[first : end.start() if end else len(plain)].strip()
        told = {kinds[" ".join(each.split())] for each in pattern.findall(clause)}
        if day is None and done and len(told) == 1:
            day = only_day_in(clause, plain)
        yield DatedPhrase(kinds[" ".join(match[0].split())], day, clause)


def _clause_start(plain: str, position: int) -> int:
    start = 0
    # The whole text is searched, since the end of a clause depends on what follows it.
    for end in _ENDS.finditer(plain):
        if end.end() > position:
            break
        start = end.end()
    return start


@cache
def _phrases(table: str, kind: type[Kind]) -> tuple[re.Pattern[str], dict[str, Kind]]:
    """Pattern of all phrases of a table, longest first, and the kind of each."""
    kinds = {
        spaced(phrase): kind(name)
        for name, languages in vocabularies.load(_FILE)[table].items()
        for listed in languages.values()
        for phrase in listed
    }
    longest_first = sorted(kinds, key=len, reverse=True)
    joined = "|".join(r"\s+".join(map(re.escape, each.split())) for each in longest_first)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)"), kinds


@cache
def _weekday() -> re.Pattern[str]:
    """A weekday and the comma before its day, which ends no clause: “Wed, Jul 15”."""
    either = "|".join(map(re.escape, sorted(date_words().weekdays)))
    return re.compile(rf"(?<!\w)(?:{either})\.?,\s+(?=\d|[^\W\d_]+\.?\s+\d)")


@cache
def _not_done() -> re.Pattern[str]:
    return _any_of("not_done")


@cache
def _own() -> re.Pattern[str]:
    """The person as who answered, right before a phrase."""
    return re.compile(rf"{_any_of('own').pattern}(?:\s+(?:have|has|had|ai|habe|he))?\s*$")


def _any_of(table: str) -> re.Pattern[str]:
    listed = vocabularies.folded(vocabularies.load(_FILE)[table]["words"])
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(listed)))})(?!\w)")
