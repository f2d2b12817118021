"""Fast filter for the texts of a column that may contain a phrase of a vocabulary."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np

from ajar.intake.values import vocabularies
from ajar.intake.values.normalize import APOSTROPHES, is_unspaced
from ajar.intake.values.phrase_matcher import without_umlauts
from ajar.model.arrays import Flags


def may_hold(texts: Sequence[str], file: str, table: str) -> Flags:
    """Return the mask of texts with the longest word of a phrase; others have no phrase."""
    return may_match(texts, _longest_words(file, table), prepared=folded)


def may_hold_phrase(texts: Sequence[str], file: str, table: str) -> Flags:
    """Return the mask of :func:`may_hold`, narrowed to whole phrases if it has many texts."""
    may = may_hold(texts, file, table)
    left = np.flatnonzero(may)
    if len(left) > _SEVERAL:
        words = _words_apart([texts[int(at)] for at in left])
        may[left] = matches(words, _whole_phrases(file, table))
    return may


_FEW, _SEVERAL = 20, 200
"""Numbers of texts up to which compiling a pattern, and a longer one, costs more than it saves."""


def may_match(
    texts: Sequence[str], pattern: str, prepared: Callable[[Sequence[str]], Any] = list
) -> Flags:
    """
    Return the mask of texts that match a pattern of RE2, or of all texts if they are few.

    Compiling a pattern of many words costs more than reading a few texts; empty ones are left out.
    """
    if len(texts) <= _FEW:
        return np.array([bool(text) for text in texts], dtype=bool)
    return matches(prepared(texts), pattern)


def matches(texts: Any, pattern: str) -> Flags:  # noqa: ANN401 - pyarrow
    """Return the mask of texts that match a pattern of RE2."""
    import pyarrow as pa
    import pyarrow.compute as pc

    held = texts if isinstance(texts, pa.Array) else pa.array(texts, type=pa.large_string())
    found = pc.match_substring_regex(held, pattern=pattern)
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=bool)


def folded(texts: Sequence[str]) -> Any:  # noqa: ANN401 - pyarrow ships no types
    """Return texts in lower case without accents, nearly as ``normalize`` does."""
    import pyarrow as pa
    import pyarrow.compute as pc

    joined = pc.replace_substring_regex(
        pa.array(texts, type=pa.large_string()), pattern=f"(?i)n[{APOSTROPHES}]t", replacement="nt"
    )
    apart = pc.utf8_normalize(joined, form="NFKD")
    bare = pc.replace_substring_regex(apart, pattern=r"[\x{0300}-\x{036f}]", replacement="")
    return pc.utf8_lower(bare)


def _words_apart(texts: Sequence[str]) -> Any:  # noqa: ANN401 - pyarrow ships no types
    """Return folded texts with a single space between words, for which patterns are simple."""
    import pyarrow.compute as pc

    return pc.replace_substring_regex(folded(texts), pattern=r"[^\pL\pN]+", replacement=" ")


@cache
def _longest_words(file: str, table: str) -> str:
    """Pattern of the longest word of every phrase of a vocabulary table."""
    return _any_of_words(_spelled(file, table))


def _spelled(file: str, table: str) -> set[str]:
    by_kind = vocabularies.load(file)[table].values()
    phrases = [p for languages in by_kind for listed in languages.values() for p in listed]
    return {form for phrase in phrases for form in (phrase, without_umlauts(phrase))}


@cache
def _whole_phrases(file: str, table: str) -> str:
    """Pattern of all words of every phrase; only the longest word of phrases with a number."""
    spelled = _spelled(file, table)
    # Where a script needs no spaces, there may be some.
    plain = [phrase.replace("{n}", " ") for phrase in spelled]
    apart = ["".join(f" {c} " if is_unspaced(c) else c for c in phrase) for phrase in plain]
    whole = set()
    for phrase, written in zip(spelled, _words_apart(apart).to_pylist(), strict=True):
        words = [*map(_with_sharp_s, written.split())]
        figured = "{n}" in phrase or any(map(str.isdigit, phrase))
        whole.add(max(words, key=len) if figured else " ?".join(words))
    return "|".join(sorted(whole - {""}))


def _with_sharp_s(word: str) -> str:
    """Pattern of *word* that allows both “ss” and “ß”."""
    return re.sub("ss|ß", "(?:ss|ß)", re.escape(word))


def _any_of_words(spelled: set[str]) -> str:
    parts = [re.split(r"[\s'\u2019-]+", phrase.replace("{n}", " ")) for phrase in spelled]
    longest = {max(words, key=len) for words in parts}
    # Allow spaces in scripts that need none: “面接 した” is “面接した”.
    apart = [" ".join(word) if any(map(is_unspaced, word)) else word for word in longest]
    words = sorted(set(folded(apart).to_pylist()), key=lambda word: (len(word), word))
    shortest: list[str] = []
    for word in words:
        if not any(short in word for short in shortest):
            shortest.append(word)
    return "|".join(r"\s*".join(map(re.escape, word.split())) for word in shortest)
