"""Put first names before surnames in columns of “Smith, Jane”."""

import re
from collections.abc import Sequence

from ajar.intake.values.people_words import people_words, plain


def in_order(texts: Sequence[str]) -> list[str]:
    """
    Return the cells of a column, with “Smith, Jane” as “Jane Smith” if most are written so.

    Elsewhere two words with a comma between may be two people, or one and what they are.

    Examples
    --------
    >>> in_order(["Holm, Ida", "Berg, Karl", "Roth, Mia"]), in_order(["Ida, Karl", "Noor", "Mia"])
    (['Ida Holm', 'Karl Berg', 'Mia Roth'], ['Ida, Karl', 'Noor', 'Mia'])
    """
    swapped = {text: _swapped(text) for text in texts if "," in text}
    found = sum(each is not None for each in swapped.values())
    if found < _FEWEST or found <= sum(map(bool, map(str.strip, texts))) / 2:
        return list(texts)
    return [swapped.get(text) or text for text in texts]


_FEWEST = 3
"""Least cells written so for the column to be."""
_NAME = r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*"
_PAIR = re.compile(
    rf"\s*(?P<last>{_NAME}),[ \t]*(?P<first>{_NAME})(?P<rest>\s*|\s*\n.*)", re.DOTALL
)


def _swapped(text: str) -> str | None:
    """“Smith, Jane” as “Jane Smith”, and None of other text or where a word is no name."""
    pair = _PAIR.fullmatch(text)
    words = people_words()
    if pair is None or not words.listed.isdisjoint(map(plain, pair.group("last", "first"))):
        return None
    return f"{pair['first']} {pair['last']}{pair['rest']}"
