"""Rounds of interviews that notes and statuses speak of."""

import numpy as np
import pandas as pd

from ajar.model.arrays import Ints, map_texts
from ajar.model.vocabulary import load, pattern
from ajar.reengage.snapshots.phrases import PHRASES

_ROUNDS = {3: pattern(PHRASES, "three_rounds"), 2: pattern(PHRASES, "two_rounds")}
"""How they are spoken of, the most first; the first means so many or more."""

_NOT_HELD = pattern(
    PHRASES,
    "round_not_held",
    after=rf"[\s:]*(?:\s(?!{pattern(PHRASES, 'after_a_round').pattern})\w+){{0,3}}\s*$",
)
_TO_COME = pattern(PHRASES, "round_to_come", before=r"\W*")

_BEFORE = 40
"""Characters before a round that are looked at for that."""


def rounds_in_notes(*texts: pd.Series) -> Ints:
    """How many rounds any of some columns speaks of, row by row; 0 for none."""
    return np.asarray(np.maximum.reduce([map_texts(each, _rounds_in, np.int64) for each in texts]))


def _rounds_in(text: str) -> int:
    plain = text.casefold()
    # Most texts speak of none, and looking for a part of a word is fast.
    if not any(part in plain for part in load(PHRASES)["word_of_a_round"]["any"]):
        return 0
    for count, rounds in _ROUNDS.items():
        if any(_was_held(text, *each.span()) for each in rounds.finditer(text)):
            return count
    return 0


def _was_held(text: str, start: int, end: int) -> bool:
    before = text[max(start - _BEFORE, 0) : start]
    return not (_NOT_HELD.search(before) or _TO_COME.match(text[end:]))
