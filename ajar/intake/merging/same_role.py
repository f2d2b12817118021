"""Normalise job titles, to compare titles of the same opening."""

import re
from collections.abc import Sequence
from pathlib import Path

from ajar.intake.values.normalize import normalize
from ajar.model.vocabulary import pattern

_GENDERS = re.compile(
    r"[(\[]\s*(?:all genders|[mfwdhxi](?:\s*[/|,*]\s*[mfwdhxi*]){1,3})\s*[)\]]"
    r"|\b[mfwd](?:/[mfwdx]){1,3}\b|\*in(?:nen)?\b|:in(?:nen)?\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_WAY_OF_WORKING = pattern(
    Path(__file__).with_suffix(".toml"), "way_of_working", before=r"\b", after=r"\b"
)
_PLACE = re.compile(r"\s+[-\u2013\u2014|@]\s+|\s*,\s+|\s*/\s+")
_SIGNS = re.compile(r"[^\w+#]+")


def folded_titles(titles: Sequence[str]) -> list[str]:
    """
    Return titles in lower case without punctuation and markers such as “(m/f/d)” or “(Remote)”.

    Examples
    --------
    >>> folded_titles(["Data Analyst (m/f/d)", "DATA ANALYST (Remote)", "Data-Analyst"])
    ['data analyst', 'data analyst', 'data analyst']
    """
    return [_folded(title) for title in titles]


def short_titles(titles: Sequence[str]) -> list[str]:
    """
    Return titles as :func:`folded_titles` does, cut at the first dash, comma or slash.

    Examples
    --------
    >>> short_titles(["Product analyst - Berlin", "Product Analyst"])
    ['product analyst', 'product analyst']
    """
    return [_folded(_PLACE.split(title.strip(), maxsplit=1)[0]) for title in titles]


def _folded(title: str) -> str:
    plain = _WAY_OF_WORKING.sub(" ", _BRACKETS.sub(" ", _GENDERS.sub(" ", title)))
    short = " ".join(_SIGNS.sub(" ", normalize(plain)).split())
    return short or " ".join(_SIGNS.sub(" ", normalize(title)).split())
