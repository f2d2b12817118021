"""Match the phrases of a vocabulary in texts: whole words, longest first, near spellings."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ajar.intake.values.normalize import BREAK, CLAUSE_ENDS, is_unspaced, tokens

Value = TypeVar("Value", bound=Hashable)

NUMBER = "#"
"""Token for any number or ordinal in a phrase; written ``{n}`` in the vocabulary."""
_WRITTEN_NUMBER = "{n}"
_PLACEHOLDER = "999999"


@dataclass(frozen=True)
class Match(Generic[Value]):
    """A phrase at the tokens from ``start`` to ``stop`` (exclusive), and its value."""

    start: int
    stop: int
    value: Value


@dataclass(frozen=True)
class Numbers:
    """Number words, and ordinal endings such as in “2nd”."""

    words: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()

    def has(self, token: str) -> bool:
        """Return whether *token* is a number word or a single digit."""
        return token in self.words or (token.isdigit() and len(token) == 1)


class PhraseMatcher(Generic[Value]):
    """
    Matcher of phrases with a value each.

    Parameters
    ----------
    phrases
        Phrases as a person would write them, with their values. ``{n}`` is any number.
    alone
        Phrases that match only as a whole clause, or after one of *joints*.
    joints
        Words such as “after”.
    whole
        Phrases that match only in a text without other words.
    steps
        Phrases that may stand beside *whole* ones of scripts without spaces: “面试没做”.
    numbers
        Number words and endings that ``{n}`` matches in addition to digits.

    Raises
    ------
    ValueError
        If two phrases with the same normalised words have different values.
    """

    def __init__(
        self,
        phrases: Iterable[tuple[str, Value]],
        *,
        alone: Iterable[str] = (),
        joints: frozenset[str] = frozenset(),
        whole: Iterable[str] = (),
        steps: Iterable[str] = (),
        numbers: Numbers | None = None,
    ) -> None:
        self._numbers = numbers or Numbers()
        self._values: dict[tuple[str, ...], Value] = {}
        for phrase, value in phrases:
            for spelling in {phrase, without_umlauts(phrase)}:
                words = self._compile(spelling)
                if self._values.setdefault(words, value) != value:
                    msg = f"“{phrase}” stands for two values."
                    raise ValueError(msg)
        self._joints = joints
        self._alone = {self._compile(phrase) for phrase in alone}
        self._whole = {
            self._compile(spelling)
            for phrase in whole
            for spelling in (phrase, without_umlauts(phrase))
        }
        self._steps = {(), *map(self._compile, steps)}
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for words in self._values:
            lengths[words[0]].add(len(words))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        self._has_numbers = any(NUMBER in words for words in self._values)
        self.words = frozenset(word for words in self._values for word in words)
        self._by_letter: defaultdict[str, list[str]] = defaultdict(list)
        for word in self.words:
            if len(word) >= _SHORTEST:
                self._by_letter[word[0]].append(word)

    def _compile(self, phrase: str) -> tuple[str, ...]:
        found = tokens(phrase.replace(_WRITTEN_NUMBER, f" {_PLACEHOLDER} "))
        return tuple(NUMBER if token == _PLACEHOLDER else token for token in found)

    def tokens(self, text: str) -> list[str]:
        """Return the tokens of *text*, without ordinal endings after digits (“2nd” is 2)."""
        found: list[str] = []
        for token in tokens(text):
            if found and found[-1].isdigit() and token in self._numbers.endings:
                continue
            found.append(token)
        return found

    def is_number(self, token: str) -> bool:
        """Return whether *token* is a number, in digits or as a number word."""
        return token.isdigit() or self._numbers.has(token)

    def find(self, words: Sequence[str]) -> list[Match[Value]]:
        """Return all phrases in *words* from the left, longest first, without overlap."""
        plain = numbered = tuple(words)
        if self._has_numbers:
            numbered = tuple(NUMBER if self._numbers.has(word) else word for word in words)
        found = []
        stop = 0
        for start, word in enumerate(plain):
            if start < stop or not (word in self._lengths or numbered[start] == NUMBER):
                continue
            if match := self._at(plain, numbered, start):
                found.append(match)
                stop = match.stop
        return found

    def _at(
        self, plain: tuple[str, ...], numbered: tuple[str, ...], start: int
    ) -> Match[Value] | None:
        lengths = self._lengths.get(plain[start], [])
        if numbered[start] == NUMBER:
            lengths = sorted({*lengths, *self._lengths.get(NUMBER, ())}, reverse=True)
        for length in lengths:
            stop = start + length
            if stop > len(plain):
                continue
            for phrase in (plain[start:stop], numbered[start:stop]):
                if phrase in self._values and self._counts(phrase, plain, start, stop):
                    return Match(start, stop, self._values[phrase])
        return None

    def _counts(
        self, phrase: tuple[str, ...], words: tuple[str, ...], start: int, stop: int
    ) -> bool:
        if phrase in self._whole:
            beside = [
                tuple(
                    NUMBER if self._numbers.has(word) else word for word in part if word.isalpha()
                )
                for part in (words[:start], words[stop:])
            ]
            return self._steps.issuperset(beside) if is_unspaced(phrase[0]) else not any(beside)
        ends = stop == len(words) or words[stop] in CLAUSE_ENDS
        if phrase in self._alone:
            first = start
            while first and words[first - 1] in _ARTICLES:
                first -= 1
            before = words[first - 1] if first else BREAK
            return before in self._joints or (before in CLAUSE_ENDS and ends)
        # A single Chinese character within a longer word has no meaning of its own.
        return ends or len(phrase) > 1 or not is_unspaced(phrase[0])

    def nearest(self, word: str) -> str | None:
        """
        Return the word of the vocabulary that *word* misspells, or None.

        Letters repeated three or more times count once. At most one typing error in words of five
        to nine letters and two in longer ones, with the same first letter. None if the words differ
        by a negating prefix (“unselected”), or if words of different values are equally near.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        plain = _unrepeated(word)
        if plain in self.words:
            return plain
        if not _SHORTEST <= len(word) <= _LONGEST or not plain.isalpha():
            return None
        errors = 1 if len(plain) < _LONG else 2
        near = process.extract(
            plain,
            self._by_letter.get(plain[0], ()),
            scorer=OSA.distance,
            score_cutoff=errors,
            limit=_MOST_TIES,
        )
        nearest = sorted(str(known) for known, distance, _ in near if distance == near[0][1])
        values = {self._values.get((known,)) for known in nearest}
        if not nearest or (len(nearest) > 1 and (len(values) > 1 or None in values)):
            return None
        known = nearest[0]
        return None if _negates(known, plain) or _negates(plain, known) else known


_ARTICLES = frozenset({"the", "a", "an", "my", "der", "die", "das", "dem", "le", "la", "el"})
"""Words allowed between a joint and its phrase: “declined the test”."""
_SHORTEST, _LONGEST = 5, 60
_LONG = 10
_MOST_TIES = 9
_NEGATING = ("un", "in", "non", "de", "dis", "not", "im")
_RUN = 3


def _negates(longer: str, shorter: str) -> bool:
    return any(longer == prefix + shorter for prefix in _NEGATING)


def _unrepeated(word: str) -> str:
    """*word* with each run of three or more equal letters reduced to one."""
    plain = ""
    position = 0
    while position < len(word):
        stop = position
        while stop < len(word) and word[stop] == word[position]:
            stop += 1
        run = stop - position
        plain += word[position] * (1 if run >= _RUN else run)
        position = stop
    return plain


def without_umlauts(phrase: str) -> str:
    """Return the spelling without umlauts: “Vorstellungsgespraech”."""
    for letter, pair in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe")):
        phrase = phrase.replace(letter, pair)
    return phrase
