"""Look up the roles that a column header can mean."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ajar.intake.columns.header_grammar import composed, is_day
from ajar.intake.columns.roles import Role
from ajar.intake.values import ngram_model, vocabularies
from ajar.intake.values.import_cache import cached_for_import
from ajar.intake.values.normalize import is_unspaced, normalize
from ajar.intake.values.words import words

FOLDER = Path(__file__).parent
MODEL = FOLDER / "header_model.npz"
"""Model weights, trained by ``benchmarks/word_models.py`` on ``headers.toml``."""

CERTAIN, NUMBERED, SHARED, PART, COMPOSED, NEAR, TAIL = 1.0, 0.95, 0.9, 0.85, 0.85, 0.75, 0.7
LATER = 0.65
"""Confidence of each kind of match."""

_COUNTING = re.compile(r"^(?:#?\d+|\d+(?:st|nd|rd|th|er|ere|e|eme)|[一二三四五六七八九十])$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BRACKETS = re.compile(r"[(\[\uff08【].*?[)\]\uff09】]")
_UNSPACED = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
"""A character of a script that writes words without spaces."""
_PARTS = re.compile(
    r"\s*(?:[/,|;\n]|\bor\b|\band\b|&|\bund\b|\boder\b"
    rf"|\s-\s|(?<={_UNSPACED})[-–—](?={_UNSPACED}))\s*"
)
_NOT_WORDS = re.compile(r"[^\w]+|_")
_DIGITS = re.compile(
    r"(?<=\D)(?=\d)|(?<=\d)(?=[^\W\d])(?!st|nd|rd|th|er|e\b|차|次)"
    r"|(?<=[\u4e00-\u9fff]{2})(?=[一二三四五六七八九十]$)"
)

_LONGEST = 60
_NEAR_SHORTEST = 5
_NEAR_LONG = 10
"""Length from which on a header may have two typing errors."""


def preload() -> None:
    """Load the header vocabulary ahead of the first look-up."""
    phrases()
    _head_positions()
    is_day("")
    ngram_model.load(MODEL)


@cache
def phrases() -> dict[str, tuple[Role, ...]]:
    """Return the roles of every listed header, folded; the likeliest first."""
    known: dict[str, tuple[Role, ...]] = {}
    for role, _, phrase in listed():
        if role not in known.get(phrase, ()):
            known[phrase] = (*known.get(phrase, ()), role)
    return known


@cache
def listed() -> tuple[tuple[Role, str, str], ...]:
    """Return the entries of ``headers.toml``: role, language and folded header."""
    return tuple(
        (Role(role), language, plain(word))
        for role, languages in vocabularies.load("headers.toml", FOLDER).items()
        for language, among in languages.items()
        for word in among
    )


def written_day_first(headers: Iterable[str]) -> bool:
    """
    Return whether the headers are of a language that writes the day before the month.

    More of them have to be known in such languages alone than in English, which does both, alone.
    """
    known = [_languages()[form] for form in map(plain, headers) if form in _languages()]
    others = _YEAR_FIRST | {"en"}
    return sum(map(others.isdisjoint, known)) > sum(each == {"en"} for each in known)


_YEAR_FIRST = frozenset({"zh", "ja", "ko", "hu"})


@cache
def _languages() -> dict[str, set[str]]:
    """Languages of every listed header."""
    known: dict[str, set[str]] = {}
    for _, language, phrase in listed():
        known.setdefault(phrase, set()).add(language)
    return known


@cached_for_import
def roles_of_header(header: str, *, misspelt: bool = True) -> dict[Role, float]:
    """
    Return the roles that a header can mean, with the confidence (0 to 1) of each.

    Empty for unknown headers, texts of more than 60 characters and empty text. With
    ``misspelt=False``, typing errors are not corrected.

    Examples
    --------
    >>> roles_of_header("2nd Interview Date")
    {<Role.INTERVIEW: 'interview'>: 0.85}
    """
    if not header or len(header) > _LONGEST:
        return {}
    spelled = _CAMEL.sub(" ", header)
    bare = _BRACKETS.sub(" ", spelled)
    forms = tuple(dict.fromkeys((plain(spelled), plain(bare))))
    return _listed_or_day(forms) or _by_known_parts(bare, forms[::-1], misspelt=misspelt)


def _listed_or_day(forms: tuple[str, ...]) -> dict[Role, float]:
    for form in forms:
        if known := phrases().get(form):
            return dict.fromkeys(known, CERTAIN if len(known) == 1 else SHARED)
    return {Role.DAY: CERTAIN} if any(map(is_day, forms)) else {}


def _by_known_parts(bare: str, forms: tuple[str, ...], *, misspelt: bool) -> dict[Role, float]:
    """Roles of a header that is not listed, by the known parts in it."""
    parts = _by_parts(bare)
    if max(parts.values(), default=0) == PART:
        return parts
    for form in forms:
        if roles := composed(form, _listed_or_numbered):
            return dict.fromkeys(roles, COMPOSED)
        if roles := _numbered(form):
            return dict.fromkeys(roles, NUMBERED)
    near = (
        _by_spelling(forms[0]) or (() if parts else composed(forms[0], _by_spelling))
        if misspelt
        else ()
    )
    return dict.fromkeys(near, NEAR) or parts or _by_head(forms[0])


def roles_of_words(header: str) -> frozenset[Role]:
    """Return the roles of the single words of a header."""
    split = plain(_CAMEL.sub(" ", header)).split()
    return frozenset(role for word in split for role in phrases().get(word, ()))


def guess(header: str) -> dict[Role, float]:
    """
    Return the likely roles of an unlisted header, with the probability of each.

    Predicted by a character n-gram model of the listed headers; at least 5 % each.
    """
    form = plain(_BRACKETS.sub(" ", _CAMEL.sub(" ", header)))
    if not form or len(header) > _LONGEST:
        return {}
    found = ngram_model.load(MODEL).guess(form)
    return {Role(role): share for role, share in found.items() if share >= _MIN_PROBABILITY}


_MIN_PROBABILITY = 0.05


def _listed_or_numbered(form: str) -> tuple[Role, ...]:
    return phrases().get(form) or _numbered(form)


def plain(text: str) -> str:
    """Return a header as listed in the vocabulary: folded, without punctuation."""
    return " ".join(_NOT_WORDS.sub(" ", _DIGITS.sub(" ", normalize(text))).split())


def _numbered(form: str) -> tuple[Role, ...]:
    """Roles of a numbered header: “interview 2”, “second round interview”, “relance 1”."""
    split = form.split()
    rest = [word for word in split if not _is_ordinal(word)]
    if not rest:  # “round 2”
        rest = [word for word in split if not _COUNTING.match(word)]
    if len(rest) == len(split) or not rest:
        return ()
    return phrases().get(" ".join(rest)) or composed(" ".join(rest), _listed_roles)


def _listed_roles(form: str) -> tuple[Role, ...]:
    return phrases().get(form, ())


def is_numbered(header: str) -> bool:
    """
    Return whether a header is numbered, such as “interview 1” or “2nd round”.

    Examples
    --------
    >>> is_numbered("interview1"), is_numbered("Interview date")
    (True, False)
    """
    return any(_is_ordinal(word) for word in plain(_CAMEL.sub(" ", header)).split())


def _is_ordinal(word: str) -> bool:
    return bool(_COUNTING.match(word)) or word in words("ordinal_in_header")


def _by_parts(text: str) -> dict[Role, float]:
    """
    Roles of the parts of “Role / Purpose” or “HR/ Recruiter Call”, the first part preferred.

    A mere detail comes last: “Department / Role” is the role. With less confidence if the first or
    the last part is unknown.
    """
    parts = [plain(part) for part in _PARTS.split(text.casefold())]
    known = [phrases()[part] for part in parts if part in phrases()] if len(parts) > 1 else []
    if not known:
        return {}
    known.sort(key=lambda roles: roles == (Role.FIELD,))
    whole = parts[0] in phrases() and parts[-1] in phrases()
    later = {role: LATER for roles in known[1:] for role in roles}
    return later | dict.fromkeys(known[0], PART if whole else TAIL)


def _by_head(form: str) -> dict[Role, float]:
    """
    Roles of a header by its head: “my current status”, “etapa atual”.

    The head is last, or first in languages such as French, and at least half of all words.
    """
    split = form.split()
    for length in range(len(split) - 1, 0, -1):
        if 2 * length < len(split):
            break
        for part, head_first in ((split[-length:], False), (split[:length], True)):
            phrase = " ".join(part)
            if phrase in phrases() and head_first in _head_positions()[phrase]:
                return dict.fromkeys(phrases()[phrase], TAIL)
    return _by_unspaced_head(form)


def _by_unspaced_head(form: str) -> dict[Role, float]:
    """Roles by the head (at least a third of the header) in unspaced scripts: “目前求职进度”."""
    if not form or not is_unspaced(form[-1]):
        return {}
    least = max((len(form) + 2) // 3, _SHORTEST_ENDING)
    for start in range(1, len(form) - least + 1):
        if roles := phrases().get(form[start:]):
            return dict.fromkeys(roles, TAIL)
    return {}


_SHORTEST_ENDING = 2
_HEAD_FIRST = frozenset(
    {"fr", "es", "pt", "it", "ro", "pl", "cs", "ru", "uk", "id", "vi", "ar", "he"}
)
"""Languages in which the head of a noun phrase comes first: “estado de la solicitud”."""


@cache
def _head_positions() -> dict[str, set[bool]]:
    """Whether the languages of each listed header put the head first."""
    heads: dict[str, set[bool]] = {}
    for _, language, phrase in listed():
        heads.setdefault(phrase, set()).add(language in _HEAD_FIRST)
    return heads


def _by_spelling(form: str) -> tuple[Role, ...]:
    """Roles of a misspelt header: one typing error, or two in a long header (“Compnay”)."""
    if len(form) < _NEAR_SHORTEST:
        return ()
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    errors = 1 if len(form) < _NEAR_LONG else 2
    near = _of_similar_length(len(form), errors)
    found = process.extractOne(form, near, scorer=OSA.distance, score_cutoff=errors)
    return phrases()[found[0]] if found else ()


@cache
def _of_similar_length(length: int, errors: int) -> list[str]:
    """Listed headers that differ in length from *length* by at most *errors*."""
    shortest = max(_NEAR_SHORTEST, length - errors)
    return [known for known in phrases() if shortest <= len(known) <= length + errors]
