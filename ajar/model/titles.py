"""Titles before the names of people."""

from itertools import chain
from pathlib import Path

from ajar.model.vocabulary import load

_WORDS = load(Path(__file__).with_suffix(".toml"))

TITLES = frozenset(chain(*_WORDS["title"].values()))
"""What stands before a surname in place of a first name, in lower case."""

SPOKEN: dict[str, str] = _WORDS["spoken"]
"""Title as written -> as it is said, where the two differ."""
