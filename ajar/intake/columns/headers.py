"""What the words above a column say about it."""

import re
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
"""Weights that ``benchmarks/word_models.py`` makes of ``headers.toml``."""

CERTAIN, NUMBERED, SHARED, PART, COMPOSED, NEAR, TAIL = 1.0, 0.95, 0.9, 0.85, 0.85, 0.75, 0.7
LATER = 0.65
"""How far each way of finding a header is trusted."""

_COUNTING = re.compile(r"^(?:#?\d+|\d+(?:st|nd|rd|th|er|ere|e|eme))$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BRACKETS = re.compile(r"[(\[\uff08【].*?[)\]\uff09】]")
_PARTS = re.compile(r"\s*(?:[/,|;\n]|\bor\b|\band\b|&|\bund\b|\boder\b)\s*")
_NOT_WORDS = re.compile(r"[^\w]+|_")
_DIGITS = re.compile(r"(?<=\D)(?=\d)|(?<=\d)(?=[^\W\d])(?!st|nd|rd|th|er|e\b|차|次)")

_LONGEST = 60
_NEAR_SHORTEST = 5
_NEAR_LONG = 10
"""Headers from this length on may have two letters wrong."""


def preload() -> None:
    """Load the vocabulary of headers, which the first look at a header would do."""
    phrases()
    _heads()
    is_day("")
    ngram_model.load(MODEL)


@cache
def phrases() -> dict[str, tuple[Role, ...]]:
    """Every known header, folded, with the roles it can mean; the likeliest first."""
    known: dict[str, tuple[Role, ...]] = {}
    for role, _, phrase in listed():
        if role not in known.get(phrase, ()):
            known[phrase] = (*known.get(phrase, ()), role)
    return known


@cache
def listed() -> tuple[tuple[Role, str, str], ...]:
    """The entries of ``headers.toml``: role, language and the header, folded."""
    return tuple(
        (Role(role), language, plain(word))
        for role, languages in vocabularies.load("headers.toml", FOLDER).items()
        for language, among in languages.items()
        for word in among
    )


@cached_for_import
def roles_of_header(header: str, *, misspelt: bool = True) -> dict[Role, float]:
    """
    The roles a header can stand for, each with how far the wording is trusted (0 to 1).

    Empty for words nobody knows, for long texts, and for nothing. Without *misspelt*, spellings
    that are nearly known count as unknown.

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
    return _listed_or_day(forms) or _made_of_known(bare, forms[::-1], misspelt=misspelt)


def _listed_or_day(forms: tuple[str, ...]) -> dict[Role, float]:
    for form in forms:
        if known := phrases().get(form):
            return dict.fromkeys(known, CERTAIN if len(known) == 1 else SHARED)
    return {Role.DAY: CERTAIN} if any(map(is_day, forms)) else {}


def _made_of_known(bare: str, forms: tuple[str, ...], *, misspelt: bool) -> dict[Role, float]:
    """What a header that is not listed means by the known words in it."""
    parts = _in_parts(bare)
    if max(parts.values(), default=0) == PART:
        return parts
    for form in forms:
        if roles := composed(form, _known):
            return dict.fromkeys(roles, COMPOSED)
        if roles := _numbered(form):
            return dict.fromkeys(roles, NUMBERED)
    near = _near(forms[0]) or (() if parts else composed(forms[0], _near)) if misspelt else ()
    return dict.fromkeys(near, NEAR) or parts or _at_an_end(forms[0])


def roles_of_words(header: str) -> frozenset[Role]:
    """The roles that the single words of a header have by themselves."""
    split = plain(_CAMEL.sub(" ", header)).split()
    return frozenset(role for word in split for role in phrases().get(word, ()))


def guess(header: str) -> dict[Role, float]:
    """
    The roles that a header nobody listed may have, each with its probability.

    By the characters that it shares with listed headers; only those worth a thought.
    """
    form = plain(_BRACKETS.sub(" ", _CAMEL.sub(" ", header)))
    if not form or len(header) > _LONGEST:
        return {}
    found = ngram_model.load(MODEL).guess(form)
    return {Role(role): share for role, share in found.items() if share >= _WORTH_A_THOUGHT}


_WORTH_A_THOUGHT = 0.05


def _known(form: str) -> tuple[Role, ...]:
    return phrases().get(form) or _numbered(form)


def plain(text: str) -> str:
    """A header as the vocabulary lists it: folded, without punctuation."""
    return " ".join(_NOT_WORDS.sub(" ", _DIGITS.sub(" ", normalize(text))).split())


def _numbered(form: str) -> tuple[Role, ...]:
    """“interview 2”, “second round interview”, “relance 1”."""
    split = form.split()
    rest = [word for word in split if not _counts(word)]
    if not rest:  # “round 2”
        rest = [word for word in split if not _COUNTING.match(word)]
    if len(rest) == len(split) or not rest:
        return ()
    return phrases().get(" ".join(rest)) or composed(" ".join(rest), _bare_phrases)


def _bare_phrases(form: str) -> tuple[Role, ...]:
    return phrases().get(form, ())


def is_numbered(header: str) -> bool:
    """
    Whether a header counts, as “interview 1” and “2nd round” do.

    Examples
    --------
    >>> is_numbered("interview1"), is_numbered("Interview date")
    (True, False)
    """
    return any(_counts(word) for word in plain(_CAMEL.sub(" ", header)).split())


def _counts(word: str) -> bool:
    return bool(_COUNTING.match(word)) or word in words("ordinal_in_header")


def _in_parts(text: str) -> dict[Role, float]:
    """
    “Role / Purpose”, “HR/ Recruiter Call”: what the parts can mean, the first before others.

    Less where the first or the last of them is not known.
    """
    parts = [plain(part) for part in _PARTS.split(text.casefold().replace(" - ", "/"))]
    known = [phrases()[part] for part in parts if part in phrases()] if len(parts) > 1 else []
    if not known:
        return {}
    whole = parts[0] in phrases() and parts[-1] in phrases()
    later = {role: LATER for roles in known[1:] for role in roles}
    return later | dict.fromkeys(known[0], PART if whole else TAIL)


def _at_an_end(form: str) -> dict[Role, float]:
    """
    “my current status”, “etapa atual”: the chief word of a header carries its meaning.

    It stands last, or first in languages such as French; half of all words must be known.
    """
    split = form.split()
    for length in range(len(split) - 1, 0, -1):
        if 2 * length < len(split):
            break
        for part, head_first in ((split[-length:], False), (split[:length], True)):
            phrase = " ".join(part)
            if phrase in phrases() and head_first in _heads()[phrase]:
                return dict.fromkeys(phrases()[phrase], TAIL)
    return _last_characters(form)


def _last_characters(form: str) -> dict[Role, float]:
    """“目前求职进度”: the same where a script puts no spaces between words; a third is enough."""
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
"""Languages that put the chief word of a header first: “estado de la solicitud”."""


@cache
def _heads() -> dict[str, set[bool]]:
    """For every known header, whether a longer one in its languages would begin with it."""
    heads: dict[str, set[bool]] = {}
    for _, language, phrase in listed():
        heads.setdefault(phrase, set()).add(language in _HEAD_FIRST)
    return heads


def _near(form: str) -> tuple[Role, ...]:
    """“Compnay”, “Aplication date”: a letter wrong or two swapped, two in a long header."""
    if len(form) < _NEAR_SHORTEST:
        return ()
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    errors = 1 if len(form) < _NEAR_LONG else 2
    near = _as_long(len(form), errors)
    found = process.extractOne(form, near, scorer=OSA.distance, score_cutoff=errors)
    return phrases()[found[0]] if found else ()


@cache
def _as_long(length: int, errors: int) -> list[str]:
    """Headers that so many errors can turn into one of this length."""
    shortest = max(_NEAR_SHORTEST, length - errors)
    return [known for known in phrases() if shortest <= len(known) <= length + errors]
