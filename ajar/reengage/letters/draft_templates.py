"""Sentences of the drafts by language: one file for each in ``templates``."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ajar.model.vocabulary import load
from ajar.reengage.letters.addressee import is_latin

FOLDER = Path(__file__).with_name("templates")
ENGLISH = "en"

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, eq=False)
class DraftTemplates:
    """The sentences of one language."""

    code: str
    name: str
    """As its own speakers write it."""
    _table: Mapping[str, Any]

    def day(self, of: date, today: date | None = None) -> str:
        """A day written out; without the year where it is that of *today*."""
        return self._written("day", of, today)

    def month(self, of: date, today: date | None = None) -> str:
        """A month written out; without the year where it is that of *today*."""
        return self._written("month", of, today)

    def writes(self, text: str) -> bool:
        """Whether a reader of the language can be expected to read the letters of a text."""
        return not self._table.get("latin", True) or is_latin(text)

    def role(self, role: str) -> str:
        """A role as sentences speak of it; empty for none."""
        rule = self._table.get("role", {})
        if not role or not rule:
            return role
        complete = role.casefold().endswith(tuple(rule["says"]))
        return str(rule["said" if complete else "named"]).replace("{role}", role)

    def listed(self, names: Sequence[str]) -> str:
        """Names in a row: “Aster, Birch and Cedar”."""
        *first, last = names
        space, both = self.space, self._table["and"]
        comma = self._table.get("comma", ", ")
        return f"{comma.join(first)}{space}{both}{space}{last}" if first else last

    @property
    def space(self) -> str:
        """Separator of two sentences."""
        return str(self._table.get("space", " "))

    def title(self, title: str) -> str:
        """A title as it is said alone; empty where it is said with the name."""
        return str(self._table.get("titles", {}).get(title, ""))

    def say(
        self, section: str, key: str, values: Mapping[str, str], *, familiar: bool = False
    ) -> str:
        """The first form of a sentence whose placeholders all have a value; empty for none."""
        forms = self._table[section][key]
        if familiar:
            forms = self._table.get("familiar", {}).get(key, forms)
        return first_complete([forms] if isinstance(forms, str) else forms, values)

    def _written(self, kind: str, of: date, today: date | None) -> str:
        days = self._table["days"]
        same_year = today is not None and today.year == of.year
        parts = {
            "day": days.get("special", {}).get(str(of.day), of.day),
            "month": days["months"][of.month - 1],
            "year": of.year,
        }
        return str(days[kind if same_year else f"{kind}_year"]).format(**parts)


def first_complete(forms: Sequence[str], values: Mapping[str, str]) -> str:
    """
    The first of *forms* whose placeholders all have a value, filled in; empty if none is.

    Examples
    --------
    >>> first_complete(["At {company} in {month}.", "At {company}."], {"company": "Acme"})
    'At Acme.'
    """
    for form in forms:
        if all(values.get(fact) for fact in _PLACEHOLDER.findall(form)):
            # Put in at once, so that braces within a fact stay what they are.
            return _PLACEHOLDER.sub(lambda fact: values[fact.group(1)], form)
    return ""


def language_codes() -> list[str]:
    """Code of every language; English first."""
    found = sorted(path.stem for path in FOLDER.glob("*.toml"))
    return sorted(found, key=lambda code: not code.startswith(ENGLISH))


@cache
def languages() -> Mapping[str, DraftTemplates]:
    """Every language by its code; English first."""
    tables = {code: _table(code) for code in language_codes()}
    return {code: DraftTemplates(code, str(table["name"]), table) for code, table in tables.items()}


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
    table = load(FOLDER / f"{code}.toml")
    return _over(_table(table["like"]), table) if "like" in table else table


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """The entries of *below*, replaced or extended by those of *above*, table by table."""
    both = dict(below)
    for key, value in above.items():
        nested = isinstance(value, Mapping) and isinstance(both.get(key), Mapping)
        both[key] = _over(both[key], value) if nested else value
    return both
