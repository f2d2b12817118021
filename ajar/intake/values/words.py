"""Small sets of words that tell rows, kinds of entries and sheets apart."""

import re
import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("words.toml")


@cache
def _sets() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in tomllib.loads(FILE.read_text("utf-8")).items()}


def words(name: str) -> frozenset[str]:
    """
    One set of ``words.toml``.

    Examples
    --------
    >>> "first name" in words("first_name")
    True
    """
    return frozenset(_sets()[name])


@cache
def starting(name: str) -> re.Pattern[str]:
    """A pattern for folded text that begins with a whole word of a set."""
    longest_first = sorted(_sets()[name], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
