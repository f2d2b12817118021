"""Find conversations with somebody at the company that notes speak of."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ajar.intake.values import vocabularies
from ajar.intake.values.called_off import called_off
from ajar.intake.values.normalize import CLAUSE_ENDS, clause_around, tokens
from ajar.intake.values.phrase_matcher import Numbers, PhraseMatcher
from ajar.intake.values.prefilter import may_hold
from ajar.intake.values.words import words as word_set
from ajar.model.arrays import Flags
from ajar.model.enums import EventKind

FILE = "conversations.toml"


def prefilter(texts: Sequence[str]) -> Flags:
    """Return the mask of texts that may speak of a conversation."""
    return may_hold(texts, FILE, "kind")


def spoken_of(text: str, *, held: bool = True) -> tuple[EventKind, ...]:
    """
    Return the kinds of conversations that a note speaks of, each once, in the order of the text.

    Not what it denies, says to have been called off, or asks, nor an interview by a machine or a
    talk with somebody who does not decide. With *held*, not what is to come either; this is for
    applications that have ended, whose notes look back.

    Examples
    --------
    >>> [[kind.value for kind in spoken_of(text)] for text in (
    ...     "2nd interview with Ann, then a no", "No luck after the final round",
    ...     "Rejected before interview", "Interview prep was useful", "Interview?")]
    [['interview'], ['final'], [], [], []]
    """
    words = _words()
    found = words.phrases.tokens(_QUESTIONS.sub(" ", text))
    denials = words.before | words.to_come if held else words.before
    off = {met for met, _ in called_off(found)}
    kinds: dict[EventKind, None] = {}
    for match in words.phrases.find(found):
        before = _clause_before(found, match.start)
        _, last = clause_around(found, match.stop, match.stop)
        behind = found[match.stop : min(last, match.stop + _BEHIND)]
        around = [*before, *found[match.start : match.stop + _REACH]]
        talk = is_any_talk(" ".join(found[match.start : match.stop]))
        elsewhere = words.recorded.find(around) or (talk and words.others.find(around))
        denied = not (denials.isdisjoint(before) and words.behind.isdisjoint(_joined(behind)))
        if not (denied or elsewhere) and off.isdisjoint(range(match.start, match.stop)):
            kinds[match.value] = None
    return tuple(kinds)


def only_called_off(text: str) -> bool:
    """
    Return whether a text says that the only conversation it speaks of was called off.

    Examples
    --------
    >>> [only_called_off(text) for text in (
    ...     "They cancelled the interview on 7 May", "Second interview cancelled",
    ...     "Interview on 3 May, the call on 7 May was cancelled")]
    [True, False, False]
    """
    words = _words()
    found = words.phrases.tokens(text)
    off = [met for met, _ in called_off(found)]
    if not off or min(off) < 0 or spoken_of(text, held=False):
        return False
    return not any(words.phrases.is_number(found[met - 1]) for met in off if met)


# Begins at the start of a clause only, so that a long one without a question is read once.
_QUESTIONS = re.compile(r"(?<![^;\n!?.,])[^;\n!?.,]*+\?")
_REACH, _BEHIND = 6, 2
"""Most tokens before and behind a conversation in which a denial is searched for."""


def _clause_before(found: Sequence[str], start: int) -> Sequence[str]:
    """
    The tokens of the clause before *start*, at most six, and none before “after”.

    One that begins with “then” goes on with the clause before it.
    """
    first = start
    goes_on = _words().goes_on
    while first > 0 and start - first < _REACH:
        if found[first - 1] in CLAUSE_ENDS and found[first] not in goes_on:
            break
        if found[first - 1] in word_set("after"):
            break
        first -= 1
    return [*found[first:start], *_joined(found[first:start])]


def _joined(found: Sequence[str]) -> list[str]:
    """The tokens, and each two of them as one word, as scripts without spaces have them."""
    return [*found, *map("".join, pairwise(found))]


def is_further_round(text: str) -> bool:
    """Return whether a text counts rounds, so that an earlier one was held: “2nd interview”."""
    phrases = _words().phrases
    return any(map(phrases.is_number, phrases.tokens(text)))


def is_any_talk(phrase: str) -> bool:
    """Whether a phrase may be said of a conversation of any kind: “spoke with”."""
    return phrase in _words().talk


def was_had(clause: str) -> bool:
    """Whether a clause says that a conversation was held, whenever that was."""
    return not _words().had.isdisjoint(tokens(clause))


def is_in_a_message(phrase: str, clause: str) -> bool:
    """Whether a clause tells of a message before it speaks of a conversation."""
    return not _words().message.isdisjoint(tokens(clause.partition(phrase)[0]))


class _Words(NamedTuple):
    phrases: PhraseMatcher[EventKind]
    before: frozenset[str]
    behind: frozenset[str]
    to_come: frozenset[str]
    talk: frozenset[str]
    had: frozenset[str]
    message: frozenset[str]
    recorded: PhraseMatcher[bool]
    others: PhraseMatcher[bool]
    goes_on: frozenset[str]


@cache
def _words() -> _Words:
    content = vocabularies.load(FILE)
    phrases = [
        (phrase, EventKind(kind))
        for kind, languages in content["kind"].items()
        for listed in languages.values()
        for phrase in listed
    ]
    endings = vocabularies.folded(vocabularies.load("statuses.toml")["numbers"]["endings"])
    numbers = Numbers(vocabularies.folded(content["numbers"]["words"]), endings)
    return _Words(
        PhraseMatcher(phrases, numbers=numbers),
        vocabularies.folded(content["not_held"]["before"]),
        vocabularies.folded(content["not_held"]["behind"]),
        # “8 May” is a day here.
        vocabularies.folded(vocabularies.load("notes.toml")["taken_back"]["words"]) - {"may"},
        vocabularies.folded(content["talk"]["phrases"]),
        vocabularies.folded(content["had"]["words"]),
        vocabularies.folded(content["message"]["words"]),
        PhraseMatcher(
            (word, True) for word in vocabularies.load("notes.toml")["recorded"]["words"]
        ),
        PhraseMatcher((phrase, True) for phrase in content["not_held"]["others"]),
        vocabularies.folded(content["not_held"]["goes_on"]),
    )
