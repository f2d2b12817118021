"""Load the vocabulary files."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from ajar.intake.values.normalize import normalize
from ajar.intake.values.phrase_matcher import Numbers, PhraseMatcher
from ajar.model import vocabulary

Value = TypeVar("Value")

FOLDER = Path(__file__).parent


def load(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    """Return the tables of the vocabulary file *name*, parsed once per process; not to change."""
    return vocabulary.load(folder / name)


def folded(words: Iterable[str]) -> frozenset[str]:
    """Return *words* normalised for comparison."""
    return frozenset(map(normalize, words))


def whole_words(
    phrases: Iterable[str], *, between: str = r"\s+", flags: re.RegexFlag = re.NOFLAG
) -> re.Pattern[str]:
    """
    Return a pattern of any of the phrases, as whole words.

    Parameters
    ----------
    between
        Pattern of what stands between two words of a phrase.

    Examples
    --------
    >>> whole_words(["not", "not yet"]).findall("not  yet, not, nothing")
    ['not  yet', 'not']
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    either = "|".join(between.join(map(re.escape, each.split())) for each in longest_first)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", flags)


def lexicon(name: str, table: str, value: Callable[[str], Value]) -> PhraseMatcher[Value]:
    """
    Return a matcher of the phrases in *table* of the file *name*, with ``value(key)`` of each.

    Raises
    ------
    ValueError
        If a phrase has two values.
    """
    content = load(name)
    phrases = [
        (phrase, value(key))
        for key, languages in content[table].items()
        for listed in languages.values()
        for phrase in listed
    ]
    numbers = Numbers(folded(content.get("numbers", {}).get("words", ())))
    return PhraseMatcher(phrases, alone=content.get("alone", {}).get("words", ()), numbers=numbers)
