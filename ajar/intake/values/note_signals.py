"""Extract signals about a company from notes and statuses, such as a hiring freeze."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ajar.intake.values import vocabularies
from ajar.intake.values.normalize import CLAUSE_ENDS, clause_around, tokens
from ajar.intake.values.phrase_matcher import Match, PhraseMatcher
from ajar.intake.values.prefilter import may_hold_phrase
from ajar.model.enums import SignalKind

_FILE = "note_signals.toml"
_REACH, _BEHIND = 6, 2
"""Most tokens before and after a phrase that are searched for negations."""


class Signal(NamedTuple):
    """One signal about a company, its clause, and the words of that behind its phrase."""

    kind: SignalKind
    clause: str
    behind: tuple[str, ...] = ()


def signals(texts: Sequence[str]) -> list[tuple[Signal, ...]]:
    """
    Return the signals in each text, each kind once, in the order of the text.

    Examples
    --------
    >>> [[signal.kind.value for signal in found] for found in signals([
    ...     "They have a hiring freeze, asked me not to call.",
    ...     "No follow-up yet, no emails from them",
    ...     "They laid off the previous analyst",
    ... ])]
    [['hiring_freeze', 'asked_not_to_contact'], [], []]
    """
    words, may = _words(), may_hold_phrase(texts, _FILE, "signal")
    return [_signals(text, words) if look else () for text, look in zip(texts, may, strict=True)]


class _Words(NamedTuple):
    phrases: PhraseMatcher[SignalKind]
    taken_back: frozenset[str]
    already_denied: frozenset[str]
    only_told: frozenset[str]
    subjects: frozenset[str]
    duties: frozenset[str]
    others: frozenset[str]
    somebody: frozenset[str]
    of_somebody: frozenset[str]
    of_a_role: frozenset[tuple[str, ...]]
    roles: frozenset[str]
    between: frozenset[str]
    until: frozenset[str]
    places: frozenset[str]
    own: frozenset[str]
    telling: frozenset[str]
    waits: frozenset[str]
    over: PhraseMatcher[str]
    not_over: frozenset[str]
    ending: frozenset[str]
    done: PhraseMatcher[str]
    owed: frozenset[str]


def _signals(text: str, words: _Words) -> tuple[Signal, ...]:
    found = words.phrases.tokens(text)
    by_kind: dict[SignalKind, Signal] = {}
    for match in words.phrases.find(found):
        if match.value not in by_kind and _is_asserted(match, found, words):
            first, last = clause_around(found, match.start, match.stop)
            clause, behind = " ".join(found[first:last]), tuple(found[match.stop : last])
            by_kind[match.value] = Signal(match.value, clause, behind)
    return tuple(by_kind.values())


def _is_asserted(match: Match[SignalKind], found: Sequence[str], words: _Words) -> bool:
    """Whether the phrase is neither negated in its clause, nor about something else, nor past."""
    first, last = clause_around(found, match.start, match.stop)
    before = found[max(first, match.start - _REACH) : match.start]
    behind = found[match.stop : min(last, match.stop + _BEHIND)]
    if match.value not in words.already_denied and words.taken_back.intersection(before):
        return False
    if match.value in words.already_denied and words.only_told.intersection(behind):
        return False
    kind = match.value
    of_habit = kind is SignalKind.ASKED_NOT_TO_CONTACT and words.subjects.intersection(before[-1:])
    # A verb may stand between: “the recruiter will need to confirm”.
    duty = kind is SignalKind.ANSWER_OWED and found[match.start] in words.duties
    if of_habit or (duty and words.others.intersection(before[-2:])):
        return False
    behind_all = found[match.stop :]
    is_over = match.value in words.ending and _says(words.over, behind_all, words)
    if is_over or (match.value in words.owed and _says(words.done, behind_all, words)):
        return False
    of_a_role = tuple(found[match.start : match.stop]) in words.of_a_role
    if of_a_role and not _is_said_of_a_role(
        found[first:last], match.start - first, match.stop - first, words
    ):
        return False
    around = [*found[first : match.start], *found[match.stop : last]]
    return not (match.value in words.of_somebody and words.somebody.intersection(around))


def _is_said_of_a_role(clause: Sequence[str], start: int, stop: int, words: _Words) -> bool:
    """
    Whether a clause says a phrase of a role, or of nothing.

    Not of what “I” put on hold, nor of an earlier role, nor of a call that waited for minutes.
    """
    before, behind = clause[:start], clause[stop:]
    own = [at for at, word in enumerate(before) if word in words.own]
    if own and words.telling.isdisjoint(before[own[-1] :]):
        return False
    if not words.waits.isdisjoint(behind[:_WAIT]):
        return False
    said = [
        word
        for word in before
        if word.isalpha() and word not in words.between and not word.endswith(_ADVERB)
    ]
    if not said:
        return stop - start > 1 or not behind or behind[0] in words.until
    role = max((at for at, word in enumerate(said) if word in words.roles), default=None)
    if role is None:
        return False
    where = said[role + 1 :]
    return not where or (where[0] in words.places and len(where) <= _PLACE)


_ADVERB = "ly"
_WAIT = 3
"""Tokens behind a phrase in which minutes are searched for: “for 40 minutes”."""
_PLACE = 3
"""Most words of a place between a role and a phrase: “role in New York is on hold”."""


def _says(phrases: PhraseMatcher[str], rest: Sequence[str], words: _Words) -> bool:
    """Whether the rest of a clause or the next one says one of the phrases of what has happened."""
    ends = [at for at, token in enumerate(rest) if token in CLAUSE_ENDS]
    starts = [0, *(at + 1 for at in ends[:1])]
    stops = [*ends, len(rest)]
    for start, stop in zip(starts, stops, strict=False):
        clause = rest[start:stop]
        for match in phrases.find(clause):
            if (words.taken_back | words.not_over).isdisjoint(clause[: match.start]):
                return True
    return False


@cache
def _words() -> _Words:
    content = vocabularies.load(_FILE)
    return _Words(
        vocabularies.lexicon(_FILE, "signal", SignalKind),
        vocabularies.folded(content["taken_back"]["words"]),
        frozenset(content["already_denied"]["kinds"]),
        vocabularies.folded(content["only_told"]["words"]),
        vocabularies.folded(content["subjects"]["words"]),
        vocabularies.folded(content["duty"]["begins"]),
        vocabularies.folded(content["duty"]["others"]),
        vocabularies.folded(content["somebody"]["words"]),
        frozenset(content["somebody"]["kinds"]),
        frozenset(tuple(tokens(phrase)) for phrase in content["of_a_role"]["phrases"]),
        vocabularies.folded(content["of_a_role"]["words"]),
        vocabularies.folded(content["of_a_role"]["between"]),
        vocabularies.folded(content["of_a_role"]["until"]),
        vocabularies.folded(content["of_a_role"]["places"]),
        vocabularies.folded(content["of_a_role"]["own"]),
        vocabularies.folded(content["of_a_role"]["telling"]),
        vocabularies.folded(content["of_a_role"]["waits"]),
        PhraseMatcher((phrase, phrase) for phrase in content["over"]["phrases"]),
        vocabularies.folded(content["over"]["not_over"]),
        frozenset(content["over"]["kinds"]),
        PhraseMatcher((phrase, phrase) for phrase in content["done"]["phrases"]),
        frozenset(content["done"]["kinds"]),
    )
