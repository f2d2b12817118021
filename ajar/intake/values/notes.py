"""Facts that notes prove, read only where the words are plain."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ajar.intake.values.folding import ARROW, BREAK
from ajar.intake.values.phrases import Lexicon, Numbers
from ajar.model.words import EventKind

FILE = Path(__file__).with_name("notes.toml")


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
    with FILE.open("rb") as file:
        content = tomllib.load(file)
    phrases = {
        phrase: EventKind(kind)
        for kind, languages in content["fact"].items()
        for listed in languages.values()
        for phrase in listed
    }
    numbers = Numbers(
        frozenset(
            {
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "several",
                "zwei",
                "drei",
                "vier",
                "deux",
                "trois",
                "quatre",
                "dos",
                "tres",
                "due",
                "tre",
                "twee",
                "drie",
                "to",
                "first",
                "second",
                "third",
                "final",
                "dois",
                "quatro",
            }
        )
    )
    taken_back = Lexicon[None](dict.fromkeys(content["taken_back"]["words"])).words
    return _Words(Lexicon(phrases, numbers=numbers), taken_back)
