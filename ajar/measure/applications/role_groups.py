"""
Groups of job titles, by the words of ``role_groups.toml``.

The groups belong to the measures and not to the tracker, which keeps each title as written: they
are what a person filters and compares by, and may change without the file being read again.
"""

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pandas as pd

from ajar.model.vocabulary import load

OTHER = "Other"
UNTITLED = "No title"

ROLE_WORDS: Mapping[str, tuple[str, ...]] = {
    group: tuple(entry["words"])
    for group, entry in load(Path(__file__).with_suffix(".toml")).items()
}
"""Group -> words of titles, most telling group first: the first group with a word wins."""

_WORD = re.compile(r"[^\W_]+")


def role_groups(titles: pd.Series) -> pd.Series:
    """
    Return the group of each job title.

    Parameters
    ----------
    titles
        Job titles as written, in any case; empty where there is none.

    Returns
    -------
    Series
        Categories of ROLE_WORDS, ``Other`` or ``No title``, with the same index.

    Examples
    --------
    >>> list(role_groups(pd.Series(["Senior Data Engineer", "Barista", "Wizard", ""])))
    ['Data and analytics', 'Sales and customers', 'Other', 'No title']
    """
    codes, distinct = pd.factorize(titles)
    ranks = {
        word: rank for rank, words in reversed([*enumerate(ROLE_WORDS.values())]) for word in words
    }
    names = [*ROLE_WORDS, OTHER, UNTITLED]
    found = [_rank(str(title), ranks) for title in distinct]
    return pd.Series(
        pd.Categorical.from_codes([found[code] for code in codes], pd.Index(names)),
        index=titles.index,
    )


def _rank(title: str, ranks: Mapping[str, int]) -> int:
    """Return the position of the group; one past the last for other, two for an empty title."""
    words = _WORD.findall(title.casefold())
    if not words:
        return len(ROLE_WORDS) + 1
    pairs = (f"{first} {second}" for first, second in pairwise(words))
    return min(ranks.get(part, len(ROLE_WORDS)) for part in (*words, *pairs))
