"""Recognise job titles by their words."""

import re
from collections.abc import Sequence
from functools import cache

from ajar.intake.values import vocabularies
from ajar.intake.values.normalize import is_unspaced, normalize
from ajar.intake.values.prefilter import folded, matches
from ajar.model.arrays import Flags


def is_title(text: str) -> bool:
    """
    Return whether *text* contains a job title word.

    Examples
    --------
    >>> is_title("Senior Data Analyst (m/f/d)"), is_title("Softwareentwicklerin"), is_title("Acme")
    (True, True, False)
    """
    return bool(_pattern().search(normalize(text)))


def may_be_titles(texts: Sequence[str]) -> Flags:
    """
    Return the mask of texts with the letters of a job title word, a fast filter for a column.

    Examples
    --------
    >>> may_be_titles(["Data Analyst", "Acme"]).tolist()
    [True, False]
    """
    return matches(folded(texts), "|".join(word.rstrip("*") for word in sorted(plain_words())))


def is_common(word: str) -> bool:
    """
    Return whether *word* is common in job titles: a title, or its field, rank or level.

    Examples
    --------
    >>> is_common("UX-Designer"), is_common("Senior"), is_common("Acme")
    (True, True, False)
    """
    parts = _PARTS.split(normalize(word).strip(".,()"))
    return all(part in _beside() or is_title(part) for part in parts)


_PARTS = re.compile(r"[-/&]")


@cache
def _beside() -> frozenset[str]:
    return frozenset(vocabularies.load("job_titles.toml")["beside"]["words"])


@cache
def plain_words() -> frozenset[str]:
    """Return all listed job title words."""
    listed = vocabularies.load("job_titles.toml")["title"].values()
    return frozenset(word for words in listed for word in words)


@cache
def role_at_company() -> re.Pattern[str]:
    """Return a pattern of a role and its company: “Analyst at Acme”."""
    words = _any(vocabularies.load("job_titles.toml")["at_a_company"]["words"])
    return re.compile(rf"(?P<role>\S.*?)\s+(?:{words})\s+(?P<company>\S.*)", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    listed = vocabularies.load("job_titles.toml")["title"].values()
    words = sorted({word for words in listed for word in words}, key=len, reverse=True)
    anywhere = [word for word in words if is_unspaced(word[0])]
    begun = [word[:-1] for word in words if word.endswith("*")]
    whole = [word for word in words if word not in anywhere and not word.endswith("*")]
    return re.compile(
        rf"(?<!\w)(?:{_any(whole)})(?!\w)|(?:{_any(begun)})\w*|{_any(anywhere)}",
    )


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, words))
