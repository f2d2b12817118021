"""Convert a column of interest ratings (numbers, stars, words) to shares from 0 to 1."""

import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from ajar.intake.values import vocabularies
from ajar.intake.values.normalize import normalize
from ajar.model.arrays import Floats

_NUMBER = re.compile(
    r"(?P<value>\d+(?:[.,]\d+)?)\s*(?:(?:/|of|out of|von|sur|de)\s*(?P<top>\d+)|(?P<share>%))?"
    r"(?:\s*(?:stars?|points?|pts?))?"
)
_FULL, _EMPTY = "★⭐🌟❤♥🔥●💙💚🩷", "☆♡○"
_SCALES = (3, 5, 10, 100)


def interpret(texts: Sequence[str], *, first_is_best: bool = False) -> Floats:
    """
    Return the interest from 0 to 1 of each text of one column, NaN if it is no rating.

    Bare numbers are on the smallest of the scales 1 to 3, 5, 10 and 100 that contains them all,
    stars on a scale up to the most stars in the column (at least three). With *first_is_best* the
    number 1 is the highest, as for priorities.

    Examples
    --------
    >>> interpret(["8", "1", "10"]).round(2).tolist()
    [0.78, 0.0, 1.0]
    >>> interpret(["High", "★★★☆☆", ""]).round(2).tolist()
    [0.8, 0.5, nan]
    """
    folded = [normalize(text) for text in texts]
    levels = _levels()
    shares = np.array([levels.get(text, np.nan) for text in folded], dtype=float)
    bare = np.full(len(folded), np.nan)
    stars = np.full(len(folded), np.nan)
    most_stars = 3
    for position, text in enumerate(folded):
        if not np.isnan(shares[position]):
            continue
        full, empty = _count(text, _FULL), _count(text, _EMPTY)
        if full + empty:
            stars[position] = full
            most_stars = max(most_stars, full + empty)
        elif match := _NUMBER.fullmatch(text):
            value = float(match["value"].replace(",", "."))
            if match["top"]:
                shares[position] = _on_scale(value, float(match["top"]), lowest=1)
            elif match["share"]:
                shares[position] = value / 100
            else:
                bare[position] = value
    shares = np.where(np.isnan(stars), shares, (stars - 1).clip(0) / (most_stars - 1))
    numbers = _bare_numbers(bare)
    shares = np.where(np.isnan(bare), shares, 1 - numbers if first_is_best else numbers)
    return np.where((shares >= 0) & (shares <= 1), shares, np.nan)


def _count(text: str, marks: str) -> int:
    return sum(text.count(mark) for mark in marks)


def _bare_numbers(numbers: Floats) -> Floats:
    given = numbers[~np.isnan(numbers)]
    if len(given) == 0:
        return numbers
    if given.max() <= 1 and (given % 1 != 0).any():
        return numbers
    top = next((scale for scale in _SCALES if given.max() <= scale), None)
    if top is None:
        return np.full(len(numbers), np.nan)
    lowest = 0 if given.min() < 1 or top == _SCALES[-1] else 1
    return (numbers - lowest) / (top - lowest)


def _on_scale(value: float, top: float, *, lowest: int) -> float:
    return (value - lowest) / (top - lowest) if top > lowest and value >= lowest else np.nan


@cache
def _levels() -> dict[str, float]:
    levels = vocabularies.load("interest.toml")["level"]
    return {normalize(word): level["share"] for level in levels for word in level["words"]}
