"""Company names: keys for equal spellings, placeholders, and pairs of similar keys."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from ajar.intake.values import vocabularies
from ajar.intake.values.import_cache import cached_for_import
from ajar.intake.values.normalize import normalize


def company_keys(texts: Iterable[str]) -> list[str]:
    """
    Return the company key of each text; empty for placeholders and texts without a name.

    Placeholders are “Confidential”, “Upwork client”, “?”, “(not in mail)”. Texts such as “None” and
    “NA” are names here; ``null_values.null_texts`` decides per column whether they are empty cells.

    Case, accents, width, spaces, punctuation, legal forms, a leading “the”, “& Co.”, remarks in
    brackets and a final “.com” are ignored. Idempotent: the key of a key is the key.

    Examples
    --------
    >>> company_keys(["Acme, Inc.", "ACME (Winter)", "The Acme Co.", "Acme Bank", "Confidential"])
    ['acme', 'acme', 'acme', 'acmebank', '']
    """
    return list(map(_key, texts))


def clean_name(text: str) -> str:
    """
    Return *text* as a display name: single spaces, without surrounding punctuation.

    Examples
    --------
    >>> clean_name('  "Acme,  Inc." - ')
    'Acme, Inc.'
    """
    return " ".join(text.split()).strip("\"'“”„«»\u2019-\u2013\u2014,;:|•*· \t")


def looks_like_name(text: str) -> bool:
    """
    Return whether *text* ends with a legal form or a word such as “Group”.

    Examples
    --------
    >>> looks_like_name("Acme GmbH"), looks_like_name("Acme Group"), looks_like_name("Acme")
    (True, True, False)
    """
    words = _words()
    plain = _INITIALS.sub(_joined, normalize(text))
    if not plain.isascii() and words.attached.search(plain):
        return True
    parts = plain.translate(_PUNCTUATION).split()
    if len(parts) < 2:  # noqa: PLR2004 - a legal form alone is no name
        return False
    return parts[-1] in words.tails or len(_without_legal_form(parts, words)) < len(parts)


def near_pairs(company_keys: Iterable[str]) -> list[tuple[str, str]]:
    """
    Return pairs of keys that differ by one typing error or by a final word such as “Group”.

    They are only proposed to the person. Keys of fewer than 5 or more than 80 characters, and pairs
    that differ in a digit, are excluded. Each pair is sorted, and so are the pairs.

    Notes
    -----
    Two keys at edit distance 1 share a form with one letter deleted, so only keys that share one
    are compared: the time is linear in the number of keys.
    """
    from rapidfuzz.distance import OSA

    known = sorted({key for key in company_keys if _SHORTEST <= len(key) <= _LONGEST})
    pairs = set(_with_tail(known))
    first: dict[str, str] = {}
    others: defaultdict[str, list[str]] = defaultdict(list)
    for key in known:
        for i in range(-1, len(key)):
            spelling = key if i < 0 else key[:i] + key[i + 1 :]
            if first.setdefault(spelling, key) != key:
                others[spelling].append(key)
    for spelling, alike in others.items():
        pairs |= set(combinations([first[spelling], *alike[:_MOST_ALIKE]], 2))
    return sorted(
        pair
        for pair in pairs
        if pair[0] != pair[1]
        and _figures(pair[0]) == _figures(pair[1])
        and (pair[1].startswith(pair[0]) or OSA.distance(*pair) == 1)
    )


_SHORTEST, _LONGEST = 5, 80
_MOST_ALIKE = 50
"""Most keys with the same deleted form that are compared; more are a series, not errors."""


def _with_tail(known: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a key and the same key with a word such as “Group” appended."""
    present = set(known)
    tails = _words().tails
    for key in known:
        for tail in tails:
            if key.endswith(tail) and key[: -len(tail)] in present:
                yield key[: -len(tail)], key


def _figures(key: str) -> str:
    return "".join(filter(str.isdigit, key))


class _Words(NamedTuple):
    trailing: frozenset[tuple[str, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    """Word counts of the legal forms in ``trailing`` by their last word, descending."""
    leading: frozenset[str]
    attached: re.Pattern[str]
    placeholders: frozenset[str]
    placeholder_words: frozenset[str]
    """Every word of ``placeholders``."""
    unnamed: frozenset[str]
    """Words that are placeholders or describe one."""
    marks: frozenset[str]
    """Marks for an empty cell: “n/a”."""
    tails: tuple[str, ...]


@cache
def _words() -> _Words:
    content = vocabularies.load("companies.toml")
    placeholders = vocabularies.folded(content["placeholder"]["words"])
    trailing = frozenset(tuple(form.split()) for form in content["legal"]["trailing"])
    attached = "|".join(map(re.escape, content["legal"]["attached"]))
    return _Words(
        trailing=trailing,
        lengths={
            last: tuple(sorted({len(form) for form in trailing if form[-1] == last}, reverse=True))
            for last in {form[-1] for form in trailing}
        },
        leading=frozenset(content["legal"]["leading"]),
        attached=re.compile(rf"^(?:{attached})+|(?:{attached})+$"),
        placeholders=placeholders,
        placeholder_words=frozenset(word for phrase in placeholders for word in phrase.split()),
        unnamed=placeholders | vocabularies.folded(content["placeholder"]["describing"]),
        marks=vocabularies.folded(vocabularies.load("answers.toml")["nothing"]["marks"]),
        tails=tuple(content["near"]["tails"]),
    )


_BRACKETS = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?|【[^【】]*】?")
# “S.A.”, “s. r. o.”, “A/S”: separate initials are one word.
_INITIALS = re.compile(r"(?<![^\W_])[^\W\d_](?:[./]\s?[^\W\d_](?![^\W_]))+\.?")
_NOT_WORD = re.compile(r"[^\w\s]|_")
_PUNCTUATION = str.maketrans(
    {
        **dict.fromkeys('!"#$%*,-./:;<=>?@[\\]^_`{|}~()', " "),
        "&": " and ",
        "+": " plus ",
        "'": None,
    },
)
_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?([\w-]{3,})\.com$")


@cached_for_import
def _key(text: str) -> str:
    words = _words()
    plain = normalize(text)
    if plain in words.marks:
        return ""
    if not plain.isascii():
        plain = words.attached.sub(" ", plain).strip()
    if "(" in plain or "[" in plain or "【" in plain:
        plain = _BRACKETS.sub(" ", plain).strip()
    if "." in plain or "/" in plain:
        plain = _INITIALS.sub(_joined, plain)
        plain = _DOMAIN.sub(r"\1", plain)
    plain = plain.translate(_PUNCTUATION)
    if not plain.isascii():
        plain = words.attached.sub(" ", _NOT_WORD.sub(" ", plain).strip())
    parts = plain.split()
    if _is_placeholder(parts, words):
        return ""
    key = "".join(_without_legal_form(parts, words))
    # Removing a trailing legal form may expose an attached one.
    return key if key.isascii() else words.attached.sub("", key) or key


def _joined(initials: re.Match[str]) -> str:
    return re.sub(r"[\W_]", "", initials[0]) + " "


def _without_legal_form(parts: list[str], words: _Words) -> list[str]:
    start, stop = 0, len(parts)
    while stop - start > 1 and parts[start] in words.leading:
        start += 1
    while stop - start > 1:
        for length in words.lengths.get(parts[stop - 1], ()):
            if length < stop - start and tuple(parts[stop - length : stop]) in words.trailing:
                stop -= length
                break
        else:
            break
    return parts[start:stop]


def _is_placeholder(parts: list[str], words: _Words) -> bool:
    """Whether all words are placeholders, or descriptions of one without a distinct number."""
    if not parts:
        return True
    if words.placeholder_words.isdisjoint(parts):
        return False
    if len(parts) == 1:
        return parts[0] in words.placeholders
    # “Company A”, “Firm 12”: anonymised names that still identify a company.
    if parts[-2] in words.placeholders and (parts[-1].isdigit() or len(parts[-1]) == 1):
        return False
    if " ".join(parts) in words.placeholders:
        return True
    return not words.placeholders.isdisjoint(parts) and words.unnamed.issuperset(parts)
