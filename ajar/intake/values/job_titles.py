"""Recognise job titles by their words."""

import re
from functools import cache

from ajar.intake.values import vocabularies
from ajar.intake.values.normalize import is_unspaced, normalize


def is_title(text: str) -> bool:
    """
    Return whether *text* contains a job title word.

    Examples
    --------
    >>> is_title("Senior Data Analyst (m/f/d)"), is_title("Softwareentwicklerin"), is_title("Acme")
    (True, True, False)
    """
    return bool(_pattern().search(normalize(text)))


@cache
def plain_words() -> frozenset[str]:
    """Return all listed job title words."""
    listed = vocabularies.load("job_titles.toml")["title"].values()
    return frozenset(word for words in listed for word in words)


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
