"""The words of the drafts by language: one file for each in ``letters``."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ajar.reengage.types import Tone

FOLDER = Path(__file__).with_name("templates")
ENGLISH = "en"

_FACT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, eq=False)
class DraftTemplates:
    """How one language says what the drafts say."""

    code: str
    name: str
    """As its own speakers write it."""
    _table: Mapping[str, Any]

    def day(self, of: date) -> str:
        """A day written out, whatever the machine's language."""
        days = self._table["days"]
        return str(days.get("special", {}).get(str(of.day), days["day"])).format(**self._parts(of))

    def month(self, of: date) -> str:
        """A month with its year."""
        return str(self._table["days"]["month"]).format(**self._parts(of))

    def role(self, role: str) -> str:
        """A role as sentences speak of it; empty for none."""
        rule = self._table.get("role", {})
        if not role or not rule:
            return role
        said = role.casefold().endswith(tuple(rule["says"]))
        return str(rule["said" if said else "named"]).replace("{role}", role)

    def say(self, section: str, key: str, tone: Tone, facts: Mapping[str, str]) -> str:
        """The fullest way to say something with the facts that are known; empty for none."""
        ways = self._table[section][key]
        ways = ways[tone] if isinstance(ways, Mapping) else ways
        return first_complete([ways] if isinstance(ways, str) else ways, facts)

    def _parts(self, of: date) -> dict[str, object]:
        month = self._table["days"]["months"][of.month - 1]
        return {"day": of.day, "month": month, "year": of.year}


def first_complete(ways: Sequence[str], facts: Mapping[str, str]) -> str:
    """
    The first of *ways* whose facts are all known, with the facts put in; empty if none is.

    Examples
    --------
    >>> fullest(["At {company} in {month}.", "At {company}."], {"company": "Acme", "month": ""})
    'At Acme.'
    """
    for way in ways:
        if all(facts.get(fact) for fact in _FACT.findall(way)):
            # Put in at once, so that braces within a fact stay what they are.
            return _FACT.sub(lambda fact: facts[fact.group(1)], way)
    return ""


@cache
def languages() -> Mapping[str, DraftTemplates]:
    """Every language by its code; English first."""
    found = sorted(path.stem for path in FOLDER.glob("*.toml"))
    codes = sorted(found, key=lambda code: not code.startswith(ENGLISH))
    return {code: DraftTemplates(code, str(_table(code)["name"]), _table(code)) for code in codes}


def language(code: str) -> DraftTemplates:
    """A language by its code; English for one that has no file."""
    return languages().get(code) or languages()[ENGLISH]


def draft_languages() -> dict[str, str]:
    """Name of each language by its code, as its own speakers write it; English first."""
    return {code: words.name for code, words in languages().items()}


def nearest_language(code: str) -> str:
    """The code itself, its language without the country, or English: whichever has a file."""
    return next(each for each in (code, code[:2], ENGLISH) if each in languages())


def _table(code: str) -> dict[str, Any]:
    table = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    return _over(_table(table["like"]), table) if "like" in table else table


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """*below* with what *above* says otherwise."""
    both = dict(below)
    for key, value in above.items():
        nested = isinstance(value, Mapping) and isinstance(both.get(key), Mapping)
        both[key] = _over(both[key], value) if nested else value
    return both
