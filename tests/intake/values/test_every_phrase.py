"""Every phrase of the vocabularies is stated beside the tests, and needed where it stands."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from ajar.intake.values import channels, notes, reasons, statuses, vocabularies
from ajar.intake.values.normalize import tokens
from ajar.intake.values.phrase_matcher import Numbers, PhraseMatcher
from ajar.intake.values.status_vocabulary import PhraseMeaning, vocabulary
from ajar.model.enums import Channel, EventKind, Reason
from tests.intake.values import phrase_tables
from tests.intake.values.phrase_tables import Entry


def listed(file: str) -> Iterator[Entry]:
    """Every phrase of a vocabulary."""
    content = vocabularies.load(file)
    for table in ("meaning", "channel", "reason", "fact", "denied"):
        for meaning, languages in content.get(table, {}).items():
            for language, among in languages.items():
                if isinstance(among, list) and len(language) == len("en"):
                    yield from ((language, each, _SAID.get(meaning, meaning)) for each in among)
    for table in content.get("ambiguous", ()):
        yield from (("-", each, "/".join(table["meanings"])) for each in table["phrases"])


_SAID = {"sending": "never sent"}


def plain(phrase: str) -> str:
    """A phrase as it compares, with a number for ``{n}``."""
    return " ".join(tokens(phrase.replace("{n}", " 2 ")))


@pytest.mark.parametrize("file", phrase_tables.LISTED)
def test_a_vocabulary_and_its_statement_agree(file):
    """
    Every phrase is stated with its language and its meaning, and is listed once.

    A phrase that two languages share stands in both lists: it stays when one of them is edited.
    """
    stated = _compared(phrase_tables.listed(file))
    there = _compared(listed(file))

    assert Counter() == there - stated
    assert Counter() == stated - there
    assert 1 == max(there.values())


def _compared(entries: Iterable[Entry]) -> Counter[Entry]:
    return Counter((language, plain(phrase), meaning) for language, phrase, meaning in entries)


@pytest.mark.parametrize("file", phrase_tables.LISTED)
def test_no_phrase_is_needless(file, monkeypatch):
    """Without a phrase, its own words are read in another way, or not at all."""
    read, install = _READERS[file]
    needless = []
    for phrase, others in _with_those_inside(file):
        text = phrase.replace("{n}", " 2 ")
        monkeypatch.setattr(*install({**others, phrase: _values(file)[phrase]}))
        whole = read(text)
        monkeypatch.setattr(*install(others))
        if whole == read(text):
            needless.append(phrase)

    assert [] == needless


def _with_those_inside(file: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each phrase, and the others made of its words only: nothing else can be found in it."""
    spelt = {plain(phrase): phrase for phrase in _values(file)}
    by_first = defaultdict(list)
    for key in spelt:
        words = [word for word in key.split() if word != "2"]
        by_first[words[0] if words else "2"].append((key, set(words)))
    for key, phrase in spelt.items():
        words = {*key.split(), "2"}
        inside = [
            spelt[other]
            for first in words
            for other, needed in by_first[first]
            if needed <= words and other != key
        ]
        yield phrase, {each: _values(file)[each] for each in inside}


@cache
def _values(file: str) -> dict[str, Any]:
    """What the lexicon of a vocabulary holds for each phrase."""
    make: Callable[[str], Any] = {
        "statuses.toml": lambda meaning: PhraseMeaning(tuple(meaning.split("/"))),
        "channels.toml": Channel,
        "reasons.toml": Reason,
        "notes.toml": lambda kind: kind if kind == "never sent" else EventKind(kind),
    }[file]
    neutral = vocabularies.load(file).get("neutral", {"phrases": ()})["phrases"]
    return {phrase: make(meaning) for _, phrase, meaning in listed(file)} | dict.fromkeys(
        neutral, PhraseMeaning(())
    )


def _lexicon(file: str, phrases: dict[str, Any]) -> PhraseMatcher[Any]:
    """A lexicon of some phrases of a vocabulary, with its small words."""
    content = _content(file)
    alone = content.get("alone", {})
    common = {
        *alone.get("words", ()),
        *(p for t in content.get("ambiguous", ()) if t.get("alone") for p in t["phrases"]),
    }
    numbers = content.get("numbers", {})
    return PhraseMatcher(
        phrases.items(),
        alone=[phrase for phrase in phrases if phrase in common],
        joints=vocabularies.folded(alone.get("joints", ())),
        numbers=Numbers(
            vocabularies.folded(numbers.get("words", ())),
            vocabularies.folded(numbers.get("endings", ())),
        ),
    )


_content = cache(vocabularies.load)


def _statuses(phrases: dict[str, Any]) -> tuple[Any, ...]:
    words = replace(vocabulary(), senses=_lexicon("statuses.toml", phrases))
    return statuses, "vocabulary", lambda: words


def _channels(phrases: dict[str, Any]) -> tuple[Any, ...]:
    return channels, "_lexicon", lambda: _lexicon("channels.toml", phrases)


def _reasons(phrases: dict[str, Any]) -> tuple[Any, ...]:
    return reasons, "_lexicon", lambda: _lexicon("reasons.toml", phrases)


def _notes(phrases: dict[str, Any]) -> tuple[Any, ...]:
    denials = {phrase: True for phrase, value in phrases.items() if value == "never sent"}
    facts = {phrase: value for phrase, value in phrases.items() if phrase not in denials}
    words = notes._words()._replace(
        phrases=_lexicon("notes.toml", facts), never_sent=_lexicon("notes.toml", denials)
    )
    return notes, "_words", lambda: words


_READERS: dict[str, tuple[Callable[[str], Any], Callable[[dict[str, Any]], tuple[Any, ...]]]] = {
    "statuses.toml": (lambda text: statuses.interpret([text], respell=False), _statuses),
    "channels.toml": (lambda text: channels.interpret([text]), _channels),
    "reasons.toml": (lambda text: reasons.interpret([text]), _reasons),
    "notes.toml": (
        lambda text: (
            [fact.kind for fact in notes.facts([text])[0]],
            notes.says_not_submitted([text]).tolist(),
        ),
        _notes,
    ),
}
