"""Facts that notes prove, read only where the words are plain."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ajar.intake.values import wordlists
from ajar.intake.values.folding import ARROW, BREAK
from ajar.intake.values.phrases import Lexicon
from ajar.model.words import EventKind


class Fact(NamedTuple):
    """A fact and the words that say it, as they stand in the vocabulary's spelling."""

    kind: EventKind
    words: str


def facts(texts: Iterable[str]) -> list[tuple[Fact, ...]]:
    """
    The facts each note proves, each kind once, in the order of the words.

    A phrase does not count where its clause says that it has not happened: “if I had an
    interview”, “scheduled”, “no interview”, “next”.

    Examples
    --------
    >>> [[fact.kind.value for fact in found] for found in facts([
    ...     "Had four interviews with them and then they said no",
    ...     "Will prepare if interview on Monday",
    ... ])]
    [['interview', 'rejected'], []]
    """
    words = _words()
    return [_facts(text, words) for text in texts]


class _Words(NamedTuple):
    phrases: Lexicon[EventKind]
    taken_back: frozenset[str]


def _facts(text: str, words: _Words) -> tuple[Fact, ...]:
    found = words.phrases.tokens(text)
    seen: dict[EventKind, Fact] = {}
    for match in words.phrases.find(found):
        clause = _clause_before(found, match.start)
        if not words.taken_back.intersection(clause):
            said = " ".join(found[match.start : match.stop])
            seen.setdefault(match.value, Fact(match.value, said))
    return tuple(seen.values())


def _clause_before(found: list[str], start: int) -> list[str]:
    """The words of the clause up to *start*, at most six."""
    first = start
    while first > 0 and start - first < _REACH and found[first - 1] not in (BREAK, ARROW):
        first -= 1
    return found[first:start]


_REACH = 6


@cache
def _words() -> _Words:
    content = wordlists.load("notes.toml")
    return _Words(
        wordlists.lexicon("notes.toml", "fact", EventKind),
        wordlists.folded(content["taken_back"]["words"]),
    )
