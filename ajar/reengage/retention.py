"""How long employers may be expected to keep the papers of somebody they turned down."""

import re
from typing import NamedTuple


class RetentionRule(NamedTuple):
    """A place and what is usual there."""

    place: str
    days: int
    pattern: re.Pattern[str]


def _rule(place: str, days: int, words: str) -> RetentionRule:
    return RetentionRule(place, days, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))


RULES = (
    # Six months: the time to claim and to sue, and some margin.
    _rule("Germany", 180, "germany|deutschland|allemagne|alemania|berlin|hamburg|munich|münchen"),
    # Two years after the last contact.
    _rule("France", 730, "france|frankreich|francia|paris|lyon|marseille"),
    # Pools with consent are commonly kept for a year.
    _rule(
        "the European Union",
        365,
        "austria|österreich|belgium|belgique|belgië|bulgaria|croatia|cyprus|czechia|czech republic"
        "|denmark|danmark|estonia|finland|suomi|greece|hungary|ireland|italy|italia|latvia"
        "|lithuania|luxembourg|malta|netherlands|nederland|poland|polska|portugal|romania|slovakia"
        "|slovenia|spain|españa|sweden|sverige",
    ),
)
"""Usual retention by place; where no place is named nothing is said."""


def expired(places: str, days: int) -> RetentionRule | None:
    """The rule by which papers at these places have probably been deleted after so many days."""
    for rule in RULES:
        if rule.pattern.search(places):
            return rule if days > rule.days else None
    return None
