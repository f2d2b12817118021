"""The words around names of people: titles, labels, and words that name nobody."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ajar.intake.values import job_titles, vocabularies
from ajar.intake.values.normalize import normalize
from ajar.model.enums import ContactRelation
from ajar.model.titles import TITLES


class PeopleWords(NamedTuple):
    """The words of ``contacts.toml``, normalised."""

    labels: Mapping[tuple[str, ...], ContactRelation]
    longest_label: int
    before: frozenset[str]
    behind: frozenset[str]
    joints: frozenset[str]
    employer: frozenset[str]
    agencies: frozenset[str]
    """Names and words of agencies, of ``channels.toml``."""
    nobody: frozenset[str]
    no_names: frozenset[str]
    """Words that name nobody, and titles."""
    particles: frozenset[str]
    placeholders: frozenset[str]
    codes: re.Pattern[str]
    """A label of a number at the end of a text."""
    unread: tuple[str, ...]
    listed: frozenset[str]
    """Every listed word: a simple name without any of them needs no further parsing."""


@cache
def people_words() -> PeopleWords:
    """Return the vocabulary, which is read once per process."""
    content = vocabularies.load("contacts.toml")
    labels = {
        tuple(plain(word).split()): ContactRelation(relation)
        for relation, listed in content["label"].items()
        for word in listed
    }
    before = frozenset(map(plain, TITLES))
    agencies = vocabularies.load("channels.toml")["channel"]["agency"]
    nobody = frozenset(map(plain, content["nobody"]["words"]))
    codes = sorted(content["code"]["words"], key=len, reverse=True)
    return PeopleWords(
        labels=labels,
        longest_label=max(map(len, labels)),
        before=before,
        behind=frozenset(map(plain, content["title"]["behind"])),
        joints=frozenset(map(plain, content["joint"]["words"])),
        employer=frozenset(map(plain, content["employer"]["words"])),
        agencies=frozenset(plain(word) for words in agencies.values() for word in words),
        nobody=nobody,
        no_names=nobody | before,
        particles=frozenset(content["particle"]["words"]),
        placeholders=frozenset(map(plain, content["placeholder"]["words"])),
        codes=re.compile(rf"(?:{'|'.join(map(re.escape, codes))})\s*$", re.IGNORECASE),
        unread=tuple(content["mailbox"]["unread"]),
        listed=frozenset(
            word
            for table in content.values()
            for entries in table.values()
            for entry in entries
            for word in plain(entry).split()
        )
        | before
        | job_titles.plain_words(),
    )


def plain(text: str) -> str:
    """Return *text* normalised, its words separated by single spaces."""
    if text.isascii() and text.isalnum():
        return text.lower()
    return " ".join(_PART.findall(normalize(text)))


_PART = re.compile(r"[^\W_]+")


def account_as_name(text: str) -> str:
    """
    Return the name that an account's name spells, or *text* where it is none.

    Examples
    --------
    >>> account_as_name("ida.k.holm"), account_as_name("acme.com")
    ('Ida K Holm', 'acme.com')
    """
    return text.replace(".", " ").title() if _ACCOUNT.fullmatch(text) else text


_ACCOUNT = re.compile(
    r"[^\W\d_A-Z]+(?:\.[^\W\d_A-Z]+)?\.(?!(?:com|org|net|app|dev|info|jobs)\b)[^\W\d_A-Z]{3,}"
)
