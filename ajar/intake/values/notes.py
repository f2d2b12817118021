"""Facts that notes prove, read only where the words are plain."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ajar.intake.values import vocabularies
from ajar.intake.values.normalize import APOSTROPHES, ARROW, BREAK, is_unspaced
from ajar.intake.values.phrase_matcher import PhraseMatcher, without_umlauts
from ajar.model.enums import EventKind


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


def prefilter(texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    """
    Texts that hold the longest word of some phrase; the others prove nothing.

    Much faster than :func:`facts`, which then need not look at most of a large column.

    Examples
    --------
    >>> may_tell(["Had an interview", "Nice office"]).tolist()
    [True, False]
    """
    return _holding(texts, _longest_words("fact"))


def _holding(texts: Sequence[str], pattern: str) -> npt.NDArray[np.bool_]:
    """Texts in which *pattern*, in the spelling of ``_plain``, is found."""
    import pyarrow.compute as pc

    found = pc.match_substring_regex(_plain(texts), pattern=pattern)
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=bool)


def _plain(texts: Sequence[str]) -> Any:  # noqa: ANN401 - pyarrow ships no types
    """Lower case without accents, for a whole column at once; nearly what folding gives."""
    import pyarrow as pa
    import pyarrow.compute as pc

    joined = pc.replace_substring_regex(
        pa.array(texts, type=pa.large_string()), pattern=f"(?i)n[{APOSTROPHES}]t", replacement="nt"
    )
    apart = pc.utf8_normalize(joined, form="NFKD")
    bare = pc.replace_substring_regex(apart, pattern=r"[\x{0300}-\x{036f}]", replacement="")
    return pc.utf8_lower(bare)


@cache
def _longest_words(table: str) -> str:
    """A pattern of the longest word of every phrase of a table of the vocabulary."""
    by_kind = vocabularies.load("notes.toml")[table].values()
    phrases = [p for languages in by_kind for listed in languages.values() for p in listed]
    spelled = {form for phrase in phrases for form in (phrase, without_umlauts(phrase))}
    longest = {max(phrase.replace("{n}", " ").split(), key=len) for phrase in spelled}
    # “面接 した” is “面接した”: where a script needs no spaces, there may be some.
    apart = [" ".join(word) if any(map(is_unspaced, word)) else word for word in longest]
    words = sorted(set(_plain(apart).to_pylist()), key=lambda word: (len(word), word))
    shortest = [w for i, w in enumerate(words) if not any(s in w for s in words[:i])]
    return "|".join(r"\s*".join(map(re.escape, word.split())) for word in shortest)


def says_not_submitted(texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    """
    Texts that say in plain words that an application was never sent.

    Examples
    --------
    >>> deny_sending(["Closed early, never submitted", "Sent by mail"]).tolist()
    [True, False]
    """
    denials = _words().never_sent
    denying = _holding(texts, _longest_words("denied"))
    for place in np.flatnonzero(denying):
        denying[place] = bool(denials.find(denials.tokens(texts[int(place)])))
    return denying


class _Words(NamedTuple):
    phrases: PhraseMatcher[EventKind]
    taken_back: frozenset[str]
    never_sent: PhraseMatcher[bool]


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
    content = vocabularies.load("notes.toml")
    return _Words(
        vocabularies.lexicon("notes.toml", "fact", EventKind),
        vocabularies.folded(content["taken_back"]["words"]),
        vocabularies.lexicon("notes.toml", "denied", bool),
    )
