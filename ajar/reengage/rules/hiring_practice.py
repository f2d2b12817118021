"""How employers hire, by place, company and role: who takes longer, who keeps applications."""

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from ajar.model.arrays import Flags, map_texts
from ajar.model.vocabulary import load

SEASON_OPENS, SEASON = (8, 15), 77
"""Month and day on which programmes for students open, and days until most have closed."""

_FILE = Path(__file__).with_name("hiring_practice.toml")


class RetentionRule(NamedTuple):
    """A place, the days after which applications are deleted there, and its words."""

    place: str
    days: int
    words: str


RETENTION_RULES = (
    # Six months: the time to claim and to sue, and some margin.
    RetentionRule("Germany", 180, "germany"),
    # Two years after the last contact.
    RetentionRule("France", 730, "france"),
    # Pools with consent are commonly kept for a year.
    RetentionRule("the European Union", 365, "european_union"),
)
"""Usual retention by place; where no place is named nothing is said."""


def expired(places: str, days: int) -> RetentionRule | None:
    """The rule by which applications at these places were probably deleted after so many days."""
    for rule in RETENTION_RULES:
        if _pattern("place", rule.words).search(places):
            return rule if days > rule.days else None
    return None


def takes_longer(applications: pd.DataFrame) -> Flags:
    """Applications to universities, in Germany, or for programmes for students."""
    return (
        _says(applications["location"], "place", "germany")
        | _says(applications["company"], "company", "german", "academic")
        | _says(applications["role"], "role", "academic", "campus")
    )


def for_students(applications: pd.DataFrame) -> Flags:
    """Applications for internships and programmes that begin once a year."""
    return _says(applications["role"], "role", "campus")


def days_since_season(as_of: date) -> int:
    """Days since the season of this year opened; negative until it opens."""
    opened = date(as_of.year, *SEASON_OPENS)
    days = (as_of - opened).days
    return days if days <= SEASON else (as_of - opened.replace(year=as_of.year + 1)).days


def _says(texts: pd.Series, field: str, *kinds: str) -> Flags:
    """Which texts contain one of the words of any of these kinds."""
    words = _pattern(field, *kinds)
    return map_texts(texts, lambda text: words.search(text) is not None)


_UNSPACED = "\u2e80"
"""First character of scripts that put no spaces between words."""


@cache
def _pattern(field: str, *kinds: str) -> re.Pattern[str]:
    listed = load(_FILE)[field]
    words = [word for kind in kinds for word in listed[kind]]
    # Without spaces there is no edge of a word to look for.
    either = "|".join(w if w[0] >= _UNSPACED else rf"\b{re.escape(w)}\b" for w in words)
    return re.compile(either, re.IGNORECASE)
