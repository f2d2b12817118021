"""Read the messages, answers and people in the cells of a column of follow-ups."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ajar.intake.values import vocabularies
from ajar.intake.values.contacts import Person
from ajar.intake.values.date_words import words as date_words
from ajar.intake.values.normalize import normalize
from ajar.intake.values.people_words import people_words, plain
from ajar.intake.values.person_names import WORD, name_in
from ajar.intake.values.prose_days import NoteDay, is_automatic, only_day_in, spaced, without_days
from ajar.model.enums import EventKind

_CLAUSE = re.compile(r"\s*(?:/(?!\d)|(?<!\d)/|[;\n→]|,(?!\s*\d))\s*")
_HYPHENATED = re.compile(r"(?<![\d-])(\d{1,2})-(\d{1,2})(?![\d-])")
_PAIR = re.compile(r"(?<![\d/.-])(\d{1,2})[-/.](\d{1,2})(?![\d-])")
_START = 3
"""First words of a clause, one of which is that of a message."""
_LONGEST = 1_000
_MONTHS = 12


class FollowUpStep(NamedTuple):
    """A message of the person, or an answer to it."""

    kind: EventKind
    day: NoteDay | None
    clause: str
    days_later: int = 0
    """Days after the step before, where the text counts from it: “réponse le lendemain”."""


def day_first(texts: Sequence[str]) -> bool | None:
    """Return whether days such as “17-11” have the day first, None if no text tells."""
    pairs = [(int(a), int(b)) for text in texts for a, b in _PAIR.findall(text)]
    first, second = (any(pair[at] > _MONTHS for pair in pairs) for at in (0, 1))
    return first if first != second else None


def steps(text: str, *, day_first: bool | None = None) -> list[FollowUpStep]:
    """
    Return the steps that a cell of follow-ups tells, in the order of the text.

    Examples
    --------
    >>> [(step.kind.value, step.day and step.day.day) for step in steps(
    ...     "contact Ada Poe le 06-12, réponse le lendemain / relance par mail le 14-12",
    ...     day_first=True)]
    [('nudged', 6), ('heard_back', None), ('nudged', 14)]
    >>> steps("contacter Ada Poe dès qu'elle accepte")
    []
    """
    found: list[FollowUpStep] = []
    for clause in _CLAUSE.split(text[:_LONGEST]):
        folded = spaced(_HYPHENATED.sub(_slashed, clause))
        day = only_day_in(folded, folded, day_first=day_first, any_year=True)
        words = [plain(word) for word in WORD.findall(without_days(folded))]
        if not words:
            continue
        refused = not _words("refusal").isdisjoint(words)
        if not (refused or _words("theirs").isdisjoint(words)):
            continue
        if words[0] in _words("answer"):
            sent = any(step.kind is EventKind.NUDGED for step in found)
            if (sent or day) and not is_automatic(folded):
                kind = EventKind.HEARD_BACK if sent else EventKind.REPLIED
                later = any(phrase in folded for phrase in _next_day())
                found.append(FollowUpStep(kind, day, clause, int(later)))
        elif not (refused or _is_planned(folded)) and _is_message(words, dated=day is not None):
            found.append(FollowUpStep(EventKind.NUDGED, day, clause))
        if day and refused:
            found.append(FollowUpStep(EventKind.REJECTED, day, clause))
    return found


def _slashed(pair: re.Match[str]) -> str:
    """Two numbers with a slash, as a day is read, unless they count something."""
    behind = WORD.match(pair.string[pair.end() :].lstrip())
    counted = behind and plain(behind.group()) in _words("count")
    return pair.group() if counted else f"{pair[1]}/{pair[2]}"


def _is_message(words: Sequence[str], *, dated: bool) -> bool:
    start = {part for word in words[:_START] for part in re.split(r"['\u2019-]", word)}
    return not start.isdisjoint(_words("nudge") | (_words("message") if dated else set()))


def _is_planned(folded: str) -> bool:
    words = [plain(word) for word in WORD.findall(folded)]
    return words[:1] == ["to"] or not _words("planned").isdisjoint(words)


def people(text: str) -> list[Person]:
    """
    Return the people whom a cell of follow-ups names behind the word for a message.

    Examples
    --------
    >>> [person.name for person in people("relance par LinkedIn à Ada Poe le 03-12")]
    ['Ada Poe']
    """
    found: list[Person] = []
    for clause in _CLAUSE.split(text[:_LONGEST]):
        tokens = [*WORD.finditer(clause)]
        folded = [plain(token.group()) for token in tokens]
        at = next((i for i, word in enumerate(folded[:_START]) if _is_contact(word)), None)
        if at is None:
            continue
        at += 1
        while at < len(tokens) and (folded[at] in _words("between") or folded[at].isdigit()):
            at += 1
        last = at
        while last < len(tokens) and _goes_on(clause, tokens, at, last):
            last += 1
        piece = clause[tokens[at].start() : tokens[last - 1].end()] if last > at else ""
        # “Emailed Monday” names a day; “Emailed April Poe” a person.
        is_day = plain(piece) in {*date_words().weekdays, *date_words().months}
        if not is_day and (name := name_in(piece, people_words())):
            found.append(Person(name))
    return found


def _is_contact(word: str) -> bool:
    """Whether a word is one of a message, or its infinitive: “contacter”."""
    listed = _words("message") | _words("nudge")
    return word in listed or word.removesuffix("r") in listed


def _goes_on(clause: str, tokens: Sequence[re.Match[str]], first: int, at: int) -> bool:
    word = tokens[at].group()
    beside = at == first or not clause[tokens[at - 1].end() : tokens[at].start()].strip()
    return beside and word[0].isupper() and plain(word) not in _words("between")


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(map(plain, vocabularies.load("follow_ups.toml")[table]["words"]))


@cache
def _next_day() -> tuple[str, ...]:
    return tuple(map(normalize, vocabularies.load("follow_ups.toml")["next_day"]["phrases"]))
