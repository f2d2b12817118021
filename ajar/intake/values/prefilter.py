"""A quick look at a whole column: which texts may hold a phrase of a vocabulary at all."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from ajar.intake.values import vocabularies
from ajar.intake.values.normalize import APOSTROPHES, is_unspaced
from ajar.intake.values.phrase_matcher import without_umlauts


def may_hold(texts: Sequence[str], file: str, table: str) -> npt.NDArray[np.bool_]:
    """Texts that hold the longest word of some phrase of a table; the others hold no phrase."""
    import pyarrow.compute as pc

    pattern = _longest_words(file, table)
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
def _longest_words(file: str, table: str) -> str:
    """A pattern of the longest word of every phrase of a table of the vocabulary."""
    by_kind = vocabularies.load(file)[table].values()
    phrases = [p for languages in by_kind for listed in languages.values() for p in listed]
    spelled = {form for phrase in phrases for form in (phrase, without_umlauts(phrase))}
    parts = [re.split(r"[\s'\u2019-]+", phrase.replace("{n}", " ")) for phrase in spelled]
    longest = {max(words, key=len) for words in parts}
    # “面接 した” is “面接した”: where a script needs no spaces, there may be some.
    apart = [" ".join(word) if any(map(is_unspaced, word)) else word for word in longest]
    words = sorted(set(_plain(apart).to_pylist()), key=lambda word: (len(word), word))
    shortest = [w for i, w in enumerate(words) if not any(s in w for s in words[:i])]
    return "|".join(r"\s*".join(map(re.escape, word.split())) for word in shortest)
