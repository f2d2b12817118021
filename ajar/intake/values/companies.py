"""Which spellings are one company, which texts name none, and which may be worth joining."""

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
    What makes two spellings one company; empty for stand-ins and for texts without a name.

    Stand-ins are “Confidential”, “Upwork client”, “?”, “(not in mail)”. Texts such as “None” and
    “NA” are names here; whether they mean an empty cell is seen from their column
    (``emptiness.empty_texts``).

    Case, accents, width, spaces, punctuation, legal forms, a leading “the”, “& Co.”, remarks in
    brackets and a final “.com” do not count; every other word does. Idempotent: the key of a
    key is the key.

    Examples
    --------
    >>> keys(["Acme, Inc.", "ACME (Winter)", "The Acme Co.", "Acme Bank", "Confidential"])
    ['acme', 'acme', 'acme', 'acmebank', '']
    """
    return [_key(text) for text in texts]


def clean_name(text: str) -> str:
    """
    *text* as a name to show: one line, single spaces, without what surrounds it.

    Examples
    --------
    >>> clean_name('  "Acme,  Inc." - ')
    'Acme, Inc.'
    """
    return " ".join(text.split()).strip("\"'“”„«»\u2019-\u2013\u2014,;:|•*· \t")


def looks_like_name(text: str) -> bool:
    """
    Whether *text* ends as names of companies do: in a legal form, or in a word such as “Group”.

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
    if len(parts) < 2:  # noqa: PLR2004 - the form alone is no name
        return False
    return parts[-1] in words.tails or len(_without_legal_form(parts, words)) < len(parts)


def near_pairs(company_keys: Iterable[str]) -> list[tuple[str, str]]:
    """
    Pairs of keys that may be one company: a slip in the spelling, or a word such as “Group” more.

    Only proposed, never joined. Keys of fewer than five or more than eighty characters and pairs
    that differ in a figure are left alone. Each pair is sorted, and so are the pairs.

    Notes
    -----
    Two keys one slip apart share a spelling with one letter left out, so only keys that do are
    compared: the time grows with the number of keys and not with its square.
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
"""More keys than this around one spelling are a series, not slips."""


def _with_tail(known: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Keys that are another key with a word such as “Group” behind it."""
    there = set(known)
    tails = _words().tails
    for key in known:
        for tail in tails:
            if key.endswith(tail) and key[: -len(tail)] in there:
                yield key[: -len(tail)], key


def _figures(key: str) -> str:
    return "".join(filter(str.isdigit, key))


class _Words(NamedTuple):
    trailing: frozenset[tuple[str, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    """Last word of legal forms in ``trailing`` -> how many words such forms have, most first."""
    leading: frozenset[str]
    attached: re.Pattern[str]
    placeholders: frozenset[str]
    standing_in: frozenset[str]
    """Every word of ``placeholders``."""
    describing: frozenset[str]
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
        standing_in=frozenset(word for phrase in placeholders for word in phrase.split()),
        describing=vocabularies.folded(content["placeholder"]["describing"]),
        marks=vocabularies.folded(vocabularies.load("answers.toml")["nothing"]["marks"]),
        tails=tuple(content["near"]["tails"]),
    )


_BRACKETS = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?|【[^【】]*】?")
# “S.A.”, “s. r. o.”, “A/S”: letters that stand alone make one word.
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
    if _names_nobody(parts, words):
        return ""
    key = "".join(_without_legal_form(parts, words))
    # What stood before a legal form with spaces stands at the end now.
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


def _names_nobody(parts: list[str], words: _Words) -> bool:
    """Whether all words are stand-ins, or descriptions beside one that no figure tells apart."""
    if not parts:
        return True
    if words.standing_in.isdisjoint(parts):
        return False
    if len(parts) == 1:
        return parts[0] in words.placeholders
    # “Company A”, “Firm 12”: somebody hid the names and still knows which is which.
    if parts[-2] in words.placeholders and (parts[-1].isdigit() or len(parts[-1]) == 1):
        return False
    if " ".join(parts) in words.placeholders:
        return True
    return not words.placeholders.isdisjoint(parts) and all(
        part in words.placeholders or part in words.describing for part in parts
    )
