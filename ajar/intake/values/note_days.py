"""Extract dated events and plans from notes, such as “sent thank-you 2026-09-02”."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from ajar.intake.values import conversations, vocabularies
from ajar.intake.values.called_off import is_called_off
from ajar.intake.values.date_words import words as date_words
from ajar.intake.values.normalize import is_unspaced
from ajar.intake.values.prefilter import may_hold
from ajar.intake.values.prose_days import (
    NEAR,
    NoteDay,
    day_in,
    days_later,
    is_automatic,
    only_day_in,
    only_exact_day,
    season_in,
    spaced,
)
from ajar.model.arrays import Flags
from ajar.model.enums import EventKind, PlanKind
from ajar.model.event_groups import CONVERSATIONS

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
    words: str = ""
    """The phrase as the text has it."""


def events(text: str, *, day_first: bool | None = None) -> list[DatedPhrase[EventKind]]:
    """
    Return the events in a note, in the order of the text.

    An answer after a follow-up is ``heard_back``, otherwise a dated answer is ``replied``.
    Conversations count only with a day.

    Examples
    --------
    >>> [(phrase.kind.value, phrase.day.day) for phrase in events(
    ...     "Sent thank-you 2026-09-02, Mia answered 09-03")]
    [('thanked', 2), ('heard_back', 3)]
    >>> events("Will follow up if nobody answered")
    []
    """
    found: list[DatedPhrase[EventKind]] = []
    # Each clause is read once, however many phrases it has.
    is_off = cache(partial(is_called_off, text=_plain(text)))
    spoken_of = cache(partial(conversations.spoken_of, held=False))
    for phrase in _dated_phrases(text, _steps(), day_first, done=True):
        if phrase.kind in CONVERSATIONS and not _is_conversation(phrase, is_off, spoken_of):
            continue
        if phrase.kind is EventKind.APPLIED and _is_a_field(phrase):
            continue
        if phrase.kind is EventKind.HEARD_BACK and is_automatic(phrase.clause):
            continue
        if phrase.kind is not EventKind.HEARD_BACK or any(step.kind in _SENT for step in found):
            found.append(phrase)
        elif phrase.day is not None:
            found.append(phrase._replace(kind=EventKind.REPLIED))
    return found


def _is_a_field(phrase: DatedPhrase[EventKind]) -> bool:
    """Whether “applied” is a part of a name, as in “applied AI”."""
    return _any_of("applied_field").match(phrase.clause.partition(phrase.words)[2][1:]) is not None


def _is_conversation(
    phrase: DatedPhrase[EventKind],
    is_off: Callable[[str], bool],
    spoken_of: Callable[[str], Sequence[EventKind]],
) -> bool:
    """Whether a conversation has a day, and the text does not say that it was none."""
    if phrase.day is None or is_off(phrase.clause):
        return False
    if phrase.words in _phrases("event", EventKind)[1]:
        return True
    if phrase.kind not in spoken_of(phrase.clause):
        return False
    return not conversations.is_in_a_message(phrase.words, phrase.clause)


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
    phrase = _dated_phrases(_verb_first(text), _phrases("plan", PlanKind), day_first)
    found = [plan for plan in phrase if plan.day is not None and not _is_no_plan(plan)]
    if all(plan.kind is not PlanKind.NEXT_ACTION for plan in found):
        return found
    # “Sent follow up 3 May” was done.
    done = [(step.day, step.clause) for step in events(text, day_first=day_first)]
    return [
        plan
        for plan in found
        if plan.kind is not PlanKind.NEXT_ACTION or (plan.day, plan.clause) not in done
    ]


def _verb_first(text: str) -> str:
    """Return *text* with a German verb before the day until which it holds: “pausiert bis Mai”."""
    return _day_before_verb().sub(r"\2 bis \1", text[:_LONGEST])


@cache
def _day_before_verb() -> re.Pattern[str]:
    """“Bis”, at most three words, and the verb of a phrase that ends with “bis”."""
    listed = vocabularies.load(_FILE)["plan"]["reapply"]["de"]
    verbs = [each.removesuffix(" bis") for each in listed if each.endswith(" bis")]
    either = "|".join(sorted(map(re.escape, verbs), key=len, reverse=True))
    return re.compile(rf"\bbis ((?:\S+ ){{0,2}}[^\s,;]+) ({either})(?!\w)", re.IGNORECASE)


def _is_no_plan(plan: DatedPhrase[PlanKind]) -> bool:
    """Whether a clause says that a deadline is missed or none, or that a follow-up lies behind."""
    before, _, behind = plan.clause.partition(plan.words)
    if plan.kind is PlanKind.DEADLINE:
        return (
            _any_of("no_deadline", r"(?:\s+(?:the|a|any|my|their|la|le|el))?\s*$").search(before)
            is not None
        )
    if plan.kind is not PlanKind.NEXT_ACTION:
        return False
    return bool(_any_of("nothing_since").search(before) or _any_of("of_theirs").match(behind[1:]))


def holding_events(texts: Sequence[str]) -> Flags:
    """Return the mask of texts that may contain an event phrase, a fast prefilter."""
    return may_hold(texts, _FILE, "event") | may_hold(texts, conversations.FILE, "kind")


def holding_plans(texts: Sequence[str]) -> Flags:
    """Return the mask of texts that may contain a plan phrase, a fast prefilter."""
    may = may_hold(texts, _FILE, "plan")
    may |= np.array([_day_before_verb().search(text) is not None for text in texts], dtype=bool)
    return may


def _dated_phrases(
    text: str,
    phrases: tuple[re.Pattern[str], dict[str, Kind]],
    day_first: bool | None,
    *,
    done: bool = False,
) -> Iterator[DatedPhrase[Kind]]:
    """Every phrase with its day; with *done*, without phrases marked as not done yet."""
    pattern, kinds = phrases
    plain: str = _plain(text)
    found = list(pattern.finditer(plain))
    if not found:
        return
    # The whole text is searched, since the end of a clause depends on what follows it.
    starts = [0, *(end.end() for end in _ENDS.finditer(plain))]
    only_day = cache(partial(_only_day, phrases, plain, day_first))
    for at, match in enumerate(found):
        first = starts[bisect_right(starts, match.start()) - 1]
        ahead = plain[max(first, match.start() - _NEGATION_REACH) : match.start()]
        if done and _not_done().search(ahead):
            continue
        if kinds[" ".join(match[0].split())] is EventKind.HEARD_BACK and _own().search(ahead):
            continue
        stop = found[at + 1].start() if at + 1 < len(found) else len(plain)
        end = _ENDS.search(plain, match.end())
        last = min(stop, end.start() if end else len(plain), match.end() + NEAR + _LONGEST_DAY)
        part = plain[match.end() : last]
        day = day_in(part, plain, day_first=day_first, lead=match[0], exact=done)
        if day is None and not done:
            day = days_later(part) or season_in(match[0] + part)
        if day is None:
            ahead = plain[max(first, match.start() - NEAR) : match.start()]
            day = day_in(ahead, plain, day_first=day_first, at_end=True)
            if day is None and not done:
                day = days_later(ahead) or season_in(ahead)
        if day is not None and (day.months_later or day.days_later):
            day = replace(day, counted_from=only_exact_day(plain, day_first=day_first))
        clause = plain[first : end.start() if end else len(plain)].strip()
        if day is None and done:
            day = only_day(clause)
        words = " ".join(match[0].split())
        yield DatedPhrase(kinds[words], day, clause, words)


def _only_day(
    phrases: tuple[re.Pattern[str], dict[str, Kind]],
    plain: str,
    day_first: bool | None,
    clause: str,
) -> NoteDay | None:
    """The only day of a clause that has one kind of phrase."""
    pattern, kinds = phrases
    told = {kinds[" ".join(each.split())] for each in pattern.findall(clause)}
    if len(told) != 1:
        return None
    had = told.issubset(CONVERSATIONS) and conversations.was_had(clause)
    return only_day_in(clause, plain, day_first=day_first, any_year=had)


@cache
def _phrases(table: str, kind: type[Kind]) -> tuple[re.Pattern[str], dict[str, Kind]]:
    """Pattern of all phrases of a table, longest first, and the kind of each."""
    return _pattern(kinds := _kinds(_FILE, table, kind)), kinds


@cache
def _steps() -> tuple[re.Pattern[str], dict[str, EventKind]]:
    """The same of steps and conversations."""
    spoken = _kinds(conversations.FILE, "kind", EventKind)
    kinds = {**spoken, **_kinds(_FILE, "event", EventKind)}
    return _pattern(kinds), kinds


def _kinds(file: str, table: str, kind: type[Kind]) -> dict[str, Kind]:
    """The kind of each phrase; what begins with a number is found without it."""
    return {
        spaced(phrase.removeprefix("{n}")): kind(name)
        for name, languages in vocabularies.load(file)[table].items()
        for listed in languages.values()
        for phrase in listed
    }


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Pattern of phrases, whole words but in scripts that have no spaces."""
    longest_first = sorted(phrases, key=len, reverse=True)
    parts = {
        alone: "|".join(
            r"\s+".join(map(re.escape, each.split()))
            for each in longest_first
            if is_unspaced(each[-1]) is alone
        )
        for alone in (False, True)
    }
    return re.compile(rf"(?<!\w)(?:{parts[False]})(?!\w)" + (f"|{parts[True]}" * bool(parts[True])))


def _plain(text: str) -> str:
    """A note as it is searched: folded, cut, and without weekdays before a comma and a day."""
    return _weekday().sub("", spaced(text[:_LONGEST]))


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


@cache
def _any_of(table: str, behind: str = "") -> re.Pattern[str]:
    listed = map(spaced, vocabularies.load(_FILE)[table]["words"])
    return re.compile(vocabularies.whole_words(listed).pattern + behind)
