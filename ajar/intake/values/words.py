"""Small word sets that identify types of rows, entries and sheets."""

import re
from functools import cache

from ajar.intake.values import vocabularies


@cache
def _sets() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in vocabularies.load("words.toml").items()}


def words(name: str) -> frozenset[str]:
    """
    Return one word set of ``words.toml``.

    Examples
    --------
    >>> "first name" in words("first_name")
    True
    """
    return frozenset(_sets()[name])


@cache
def starting(name: str) -> re.Pattern[str]:
    """Return a pattern for normalised text that begins with a whole word of a set."""
    longest_first = sorted(_sets()[name], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
