"""How somebody is addressed, by what the file has for their name."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from ajar.model.titles import TITLES
from ajar.model.vocabulary import load

_GIVEN_NAMES = Path(__file__).with_name("given_names.toml")
_NICKNAME = re.compile(r"[\"\u201c\u201e\u00ab](?P<said>[^\W\d_]+)[\"\u201c\u201d\u00bb]")
_BRACKETS = re.compile(r"\s*[(\[\uff08\u3010][^)\]\uff09\u3011]*[)\]\uff09\u3011]?")
_SEVERAL = re.compile(r"[;/&+、]|\s(?:and|und|et|y|e|en|和)\s", re.IGNORECASE)
_UNDIVIDED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "æ": "ae"})
"""Letters that Unicode does not take apart into one without an accent."""


@dataclass(frozen=True)
class Addressee:
    """The parts of a person's name by which a letter addresses them."""

    name: str
    """On one line; empty where it is not known."""
    acquaintance: bool = False
    """Somebody the person knows: one word alone is a first name then."""

    @cached_property
    def title(self) -> str:
        """The title the name begins with, in lower case; empty for none."""
        word = self._one.partition(" ")[0].rstrip(".").casefold()
        return word if word in TITLES and " " in self._one else ""

    @cached_property
    def full(self) -> str:
        """The whole name; empty where it is one word, which may be a surname."""
        return self._one if " " in self._one and not _NICKNAME.search(self._one) else ""

    @cached_property
    def whole(self) -> str:
        """The name as Chinese writes it, in one word; empty for a surname alone."""
        undivided = self._one if len(self._one) > 1 and not is_latin(self._one) else ""
        return self.full or self.first or undivided

    @cached_property
    def first(self) -> str:
        """The first name; empty where it is not known, or a title or an initial instead."""
        if nickname := _NICKNAME.search(self._one):
            return nickname["said"]
        names = self._one.split()
        if not names or self.title or _is_initial(names[0]):
            return ""
        if len(names) == 1:
            return _capitalised(names[0]) if self.acquaintance or is_given(names[0]) else ""
        # Of “DUPONT Claire” the capitals tell the surname, wherever it stands.
        given = [name for name in names if not name.isupper()] or names
        two = " ".join(given[:2])
        return _capitalised(two if _are_said_together(two) else given[0])

    @cached_property
    def _one(self) -> str:
        """The name without brackets, surname last; empty where it is that of two people."""
        name = _BRACKETS.sub("", self.name).strip()
        first, *before = (part.strip() for part in reversed(re.split(r"[,\uff0c]", name)))
        if len(before) > 1 or _SEVERAL.search(name):
            return ""
        last = "".join(before)
        two = (" " in last and " " in first) or (is_given(last) and is_given(first))
        # “Ines Berg, HR” has a post behind the comma and not a first name.
        if " " in last and is_given(last.split()[0]) and not is_given(first):
            return "" if two else last
        return "" if two else f"{first} {last}".strip()


def is_given(word: str) -> bool:
    """
    Whether a word is a frequent given name.

    Examples
    --------
    >>> is_given("Ana"), is_given("François"), is_given("Smith")
    (True, True, False)
    """
    return _folded(word) in _given_names()


def is_latin(text: str) -> bool:
    """
    Whether every letter is a Latin one.

    Examples
    --------
    >>> is_latin("Łukasz 2"), is_latin("张HR")
    (True, False)
    """
    return all(not each.isalpha() or unicodedata.name(each, "LATIN").startswith("LATIN")
               for each in text)  # fmt: skip


def _are_said_together(names: str) -> bool:
    first, _, second = _folded(names).partition(" ")
    pairs = load(_GIVEN_NAMES)["pairs"]
    return first in pairs["first"].split() and second in pairs["second"].split()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(" ".join(load(_GIVEN_NAMES)["names"].values()).split())


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in apart if not unicodedata.combining(each))
    return plain.translate(_UNDIVIDED)


def _capitalised(name: str) -> str:
    return name.title() if name.islower() and name.replace(" ", "").isalpha() else name


def _is_initial(word: str) -> bool:
    return len(word) == 1 or word.endswith(".")
