"""Extract people from notes."""

import re
from collections.abc import Sequence
from functools import cache

from ajar.intake.values import vocabularies
from ajar.intake.values.contacts import (
    MAIL,
    Person,
    is_unread_mailbox,
    relation_in,
)
from ajar.intake.values.import_cache import within_budget
from ajar.intake.values.normalize import is_unspaced
from ajar.intake.values.people_words import PeopleWords, people_words, plain
from ajar.intake.values.person_names import INITIAL, WORD, name_in
from ajar.intake.values.prefilter import may_match
from ajar.model.arrays import Flags
from ajar.model.enums import ContactRelation


def in_notes(texts: Sequence[str]) -> list[tuple[Person, ...]]:
    """
    Return the people in each note, such as “Contact: Mike” or “referred by Dana Poe”.

    Without a name, an e-mail address in the note is the contact. After ambiguous words (“spoke
    with”) a name must have two words, or a relation such as “(recruiter)” after it.

    Examples
    --------
    >>> [person.name for person in in_notes(["Spoke with Jane Doe, then with Google"])[0]]
    ['Jane Doe']
    """
    words = people_words()
    return [
        _people_in_note(text, words)
        if 0 < len(text) <= _LONGEST_NOTE and within_budget("people in notes", _MOST_NOTES)
        else ()
        for text in texts
    ]


def prefilter(texts: Sequence[str]) -> Flags:
    """
    Return the mask of texts that may contain a label followed by a name.

    A fast filter for :func:`in_notes`: texts outside the mask name nobody.
    """
    return may_match(texts, _introduction())


def address_of(name: str, note: str) -> str:
    """
    Return the first e-mail address in *note* that spells *name*; empty if none does.

    It has the last of several names, with the first one or its initial; “ü” is “u” or “ue”.

    Examples
    --------
    >>> address_of("Ana Müller", "Mailed amueller@acme.example, copied tom@acme.example")
    'amueller@acme.example'
    """
    spellings = (name, name.casefold().translate(_UMLAUTS))
    forms = {form for spelling in spellings for form in _boxes(plain(spelling).split())}
    read = (address.strip(".") for address in MAIL.findall(note[:_LONGEST_READ]))
    return next((each for each in read if _letters(each.partition("@")[0]) in forms), "")


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ß": "ss"})
_LONGEST_READ = 20_000
"""Most characters of a note that are searched for addresses."""


def _boxes(names: Sequence[str]) -> set[str]:
    """Mailboxes that spell a whole name, without what stands between: “anapoe”, “apoe”, “poea”."""
    if len(names) == 1 or not names:
        return set()
    firsts, last = (names[0], names[0][0]), names[-1]
    return {first + last for first in firsts} | {last + first for first in firsts}


def _letters(box: str) -> str:
    return plain(box).replace(" ", "")


def _people_in_note(text: str, words: PeopleWords) -> tuple[Person, ...]:
    tokens = list(WORD.finditer(text))
    folded = [plain(token.group()) for token in tokens]
    longest = max(words.longest_label, _longest_loose())
    found: list[Person] = []
    first_words = _first_words()
    for start in [at for at, word in enumerate(folded) if word in first_words]:
        for length in range(min(longest, len(tokens) - start), 0, -1):
            label = tuple(folded[start : start + length])
            if label not in words.labels and label not in _loose():
                continue
            if person := _person_after(text, tokens, start + length, label, words):
                found.append(person)
            break
    found += [
        Person(name, relation=ContactRelation.REFERRER)
        for match in _referring().finditer(text)
        if (name := name_in(match["name"] or match["enclosed"], words))
    ]
    if not found:
        read = [a.strip(".") for a in MAIL.findall(text) if not is_unread_mailbox(a)]
        return tuple(Person(address=address) for address in read[:1])
    return tuple({person.name: person for person in reversed(found)}.values())[::-1]


_LONGEST_NOTE = 1_500
"""Most characters of a note; longer ones are job descriptions."""
_MOST_NOTES = 20_000
"""Most distinct notes of an import that are searched for people."""
_INTRODUCING = frozenset(
    (
        "by",
        "from",
        "through",
        "via",
        "von",
        "durch",
        "par",
        "por",
        "recomendo",
        "da",
        "door",
        "av",
        "af",
    )
)
"""Last words of labels after which a single name is enough."""


def _person_after(
    text: str, tokens: list[re.Match[str]], at: int, label: tuple[str, ...], words: PeopleWords
) -> Person | None:
    """The person whose name begins at word *at*, after a label, or None."""
    relation = words.labels.get(label)
    if at >= len(tokens):
        return None
    gap = text[tokens[at - 1].end() : tokens[at].start()]
    if gap.strip() not in {"", ":", "\uff1a", "@", "-", "\u2013", "\u2014"}:
        return None
    stop = at
    while stop < len(tokens) and stop - at < _MOST_NOTED and _in_a_name(text, tokens, at, stop):
        stop += 1
    name = name_in(text[tokens[at].start() : tokens[stop - 1].end()], words) if stop > at else ""
    if not name:
        return None
    bracket = re.match(r"\s*(\([^()]*\))", text[tokens[stop - 1].end() :])
    stated = relation_in(bracket[1], words) if bracket else None
    introduced = relation and (gap.strip() or label[-1] in _INTRODUCING)
    two_words = stop - at > 1 and (not relation or label in _plain_parts())
    if introduced or stated or two_words:
        return Person(name, relation=stated or relation)
    return None


_MOST_NOTED = 3


def _in_a_name(text: str, tokens: list[re.Match[str]], first: int, at: int) -> bool:
    word = tokens[at].group()
    beside = at == first or not text[tokens[at - 1].end() : tokens[at].start()].strip()
    ended = (
        at > first
        and tokens[at - 1].group().endswith(".")
        and len(tokens[at - 1].group()) > INITIAL + 1
    )
    shouted = word.isupper() and len(word) > INITIAL
    capital = word[0].isupper() and not shouted
    return beside and not ended and (capital or is_unspaced(word[0]))


@cache
def _plain_parts() -> frozenset[tuple[str, ...]]:
    """Labels after which a name of two words needs no colon: “recruiter Sarah Long”."""
    words = vocabularies.load("contacts.toml")["note"]["parts"]
    return frozenset(tuple(plain(word).split()) for word in words)


@cache
def _loose() -> frozenset[tuple[str, ...]]:
    words = vocabularies.load("contacts.toml")["note"]["words"]
    return frozenset(tuple(plain(word).split()) for word in words)


@cache
def _longest_loose() -> int:
    return max(map(len, _loose()))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(label[0] for label in (*people_words().labels, *_loose()) if label)


def _in_any_spelling(words: str) -> str:
    """Pattern of words with and without their accents, which notes often lack."""
    letters = (
        f"[{letter}{_ACCENTED[letter]}]" if letter in _ACCENTED else re.escape(letter)
        for letter in plain(words)
    )
    return "".join(letters).replace(r"\ ", _PARTED)


_PARTED = r"\W{1,2}"
"""Between two words of a phrase: a space, or an apostrophe."""

_ACCENTED = {
    "a": "àáâãäå",
    "c": "ç",
    "e": "èéêë",
    "i": "ìíîï",
    "n": "ñ",
    "o": "òóôõöø",
    "s": "š",
    "u": "ùúûü",
    "y": "ý",
    "z": "ž",
}


@cache
def _referring() -> re.Pattern[str]:
    """Pattern of a name and words that say that they recommended the person."""
    listed = vocabularies.load("contacts.toml")["referring"]
    behind, before, enclosing = (
        "|".join(map(_in_any_spelling, listed[name])) for name in ("behind", "before", "enclosing")
    )
    beside = r"(?:\s*\([^()]*\)|\s+from my(?: \w+){1,2})?\s+"
    return re.compile(
        rf"(?<!\w)(?:(?P<name>{_NAME}){beside}(?i:{behind})(?!\w)"
        rf"|(?i:{before})\s+(?P<enclosed>{_NAME}){beside}(?i:{enclosing})(?!\w))"
    )


_NAME = r"[A-ZÀ-Þ][\w'\u2019-]+(?: [A-ZÀ-Þ][\w'\u2019-]+)?"


@cache
def _introduction() -> str:
    """Pattern of a label followed by a possible name, in the syntax of Arrow."""
    content = vocabularies.load("contacts.toml")
    labels = {word for words in content["label"].values() for word in words}
    listed = sorted({*labels, *content["note"]["words"]}, key=len, reverse=True)
    introducing = "|".join(map(_in_any_spelling, listed))
    gap = r"[\s:\x{ff1a}@(\x{2013}\x{2014}-]{1,4}"
    referring = content["referring"]
    behind = "|".join(map(_in_any_spelling, [*referring["behind"], *referring["enclosing"]]))
    return rf"@[\w-]+\.|(?i:{introducing}){gap}[\p{{Lu}}\p{{Lo}}]|(?i:{behind})"
