"""Extract events, unsent applications and silence from unambiguous notes."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from ajar.intake.values import vocabularies
from ajar.intake.values.called_off import called_off
from ajar.intake.values.normalize import clause_around
from ajar.intake.values.phrase_matcher import PhraseMatcher
from ajar.intake.values.prefilter import may_hold
from ajar.model.arrays import Flags
from ajar.model.enums import EventKind

LONGEST_NOTE = 600
"""Most characters of a note; longer ones are advertisements, which mention other interviews."""


class NoteEvent(NamedTuple):
    """An event and its phrase, in the spelling of the vocabulary."""

    kind: EventKind
    words: str


def note_events(texts: Iterable[str]) -> list[tuple[NoteEvent, ...]]:
    """
    Return the events in each note, each kind once, in the order of the text.

    Phrases that are negated or conditional in their clause do not count: “if I had an interview”,
    “scheduled”, “no interview”, “next”.

    Examples
    --------
    >>> [[event.kind.value for event in found] for found in note_events([
    ...     "Had four interviews with them, got an offer",
    ...     "Will prepare if interview on Monday",
    ... ])]
    [['interview', 'offer'], []]
    """
    words = _words()
    return [_note_events(text, words) for text in texts]


def prefilter(texts: Sequence[str]) -> Flags:
    """
    Return the mask of texts that may contain a phrase.

    A fast filter for :func:`note_events`: texts outside the mask have no events.

    Examples
    --------
    >>> prefilter(["Had an interview"] + ["Nice office"] * 40).sum()
    np.int64(1)
    """
    return may_hold(texts, "notes.toml", "event")


def says_not_submitted(texts: Sequence[str]) -> Flags:
    """
    Return the mask of texts that state that an application was never sent.

    Examples
    --------
    >>> says_not_submitted(["Closed early, never submitted", "Sent by mail"]).tolist()
    [True, False]
    """
    return _holding(texts, "denied", _words().never_sent)


def says_silent(texts: Sequence[str]) -> Flags:
    """
    Return the mask of texts that state that nobody ever replied.

    Examples
    --------
    >>> says_silent(["never heard back", "have not heard back yet"]).tolist()
    [True, False]
    """
    return _holding(texts, "silence", _words().silence)


def _holding(texts: Sequence[str], table: str, phrases: PhraseMatcher[bool]) -> Flags:
    """Mask of texts with a phrase of a table of ``notes.toml``."""
    found = may_hold(texts, "notes.toml", table)
    for place in np.flatnonzero(found):
        found[place] = bool(phrases.find(phrases.tokens(texts[int(place)])))
    return found


def may_say_stepped_back(texts: Sequence[str]) -> Flags:
    """Return the mask of texts that may say so, a fast filter for :func:`says_stepped_back`."""
    return may_hold(texts, "notes.toml", "stepped_back")


def says_stepped_back(text: str, *, ended: bool) -> bool:
    """
    Return whether a note says that the person ended it or wants it no more.

    Parameters
    ----------
    ended
        The company turned the person down: then only what says who ended it counts.

    Examples
    --------
    >>> [says_stepped_back(text, ended=False) for text in (
    ...     "I rejected them - toxic", "don't want it", "they are not interested any more")]
    [True, True, False]
    """
    words = _stepped_back()
    found = words.phrases.tokens(text)
    for match in words.phrases.find(found):
        told = match.value == "whatever" or not ended
        of_another = words.not_own.intersection(_clause_before(found, match.start))
        if told and not of_another and words.behind.isdisjoint(found[match.stop : match.stop + 1]):
            return True
    return False


class _SteppedBack(NamedTuple):
    phrases: PhraseMatcher[str]
    not_own: frozenset[str]
    behind: frozenset[str]


@cache
def _stepped_back() -> _SteppedBack:
    not_own = vocabularies.load("notes.toml")["not_stepped_back"]
    return _SteppedBack(
        vocabularies.lexicon("notes.toml", "stepped_back", str),
        vocabularies.folded(not_own["words"]),
        vocabularies.folded(not_own["behind"]),
    )


class _Words(NamedTuple):
    phrases: PhraseMatcher[EventKind]
    taken_back: frozenset[str]
    elsewhere: frozenset[str]
    recorded: PhraseMatcher[bool]
    never_sent: PhraseMatcher[bool]
    silence: PhraseMatcher[bool]


def _note_events(text: str, words: _Words) -> tuple[NoteEvent, ...]:
    found = words.phrases.tokens(text)
    by_kind: dict[EventKind, NoteEvent] = {}
    not_held = {met for met, _ in called_off(found)}
    for match in words.phrases.find(found):
        if not not_held.isdisjoint(range(match.start, match.stop)):
            continue
        before = _clause_before(found, match.start)
        if words.taken_back.intersection(before):
            continue
        clause = [*before, *found[match.start : match.stop], *_clause_behind(found, match.stop)]
        if match.value is EventKind.OFFER and words.elsewhere.intersection(clause):
            continue
        phrase = " ".join(found[match.start : match.stop])
        kind = match.value
        if kind is EventKind.INTERVIEW and words.recorded.find(clause):
            kind = EventKind.TEST
        by_kind.setdefault(kind, NoteEvent(kind, phrase))
    return tuple(by_kind.values())


def _clause_before(found: list[str], start: int) -> list[str]:
    """The tokens of the clause before *start*, at most six."""
    first, _ = clause_around(found, start, start)
    return found[max(first, start - _REACH) : start]


def _clause_behind(found: list[str], stop: int) -> list[str]:
    """The words of the clause from *stop*, at most six."""
    _, last = clause_around(found, stop, stop)
    return found[stop : min(last, stop + _REACH)]


_REACH = 6


@cache
def _words() -> _Words:
    content = vocabularies.load("notes.toml")
    return _Words(
        vocabularies.lexicon("notes.toml", "event", EventKind),
        vocabularies.folded(content["taken_back"]["words"]),
        vocabularies.folded(content["elsewhere"]["words"]),
        PhraseMatcher((word, True) for word in content["recorded"]["words"]),
        vocabularies.lexicon("notes.toml", "denied", bool),
        vocabularies.lexicon("notes.toml", "silence", bool),
    )
