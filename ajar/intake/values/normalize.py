"""Normalise and tokenise text, in the same way for all vocabularies."""

import re
import unicodedata
from collections.abc import Sequence

BREAK = "|"
"""Token for punctuation that ends a clause."""
ARROW = "→"
"""Token for a transition: ``->``, ``=>``, ``→``, ``>`` between spaces."""
CLAUSE_ENDS = (BREAK, ARROW)
"""Tokens between two clauses."""

APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4\uff07"
"""Characters that look like an apostrophe; all are normalised to the first."""

# Accents of Latin, Greek and Cyrillic only: the voicing marks of kana and the vowel signs of
# Indic scripts are letters in their own right.
_ACCENTS = re.compile("[\u0300-\u036f]+")
# Letters that Unicode does not decompose, marks that compatibility folding would spell out,
# apostrophes and dashes that look alike, and invisible characters.
_SPELLINGS = {
    **dict(zip("łøđð\u0131", "loddi", strict=True)),
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    **dict.fromkeys("™®©℠", ""),
    **dict.fromkeys(APOSTROPHES[1:], APOSTROPHES[0]),
    **dict.fromkeys("\u2010\u2011\u2012\u2212\uff0d", "-"),
    **dict.fromkeys("\ufe0e\ufe0f\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
}
_SPELT = re.compile(f"[{''.join(_SPELLINGS)}]")
# Scripts that put no spaces between words: each character is a token of its own.
_UNSPACED = (
    "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\u0e00-\u0e7f\U00020000-\U0002ffff"
)
_SYMBOLS = "\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_TOKEN = re.compile(
    rf"(?P<arrow>[-=]+>|(?<=\s)>+(?=\s)|→|➡|⇒|»)"
    rf"|[{_UNSPACED}]"
    rf"|(?P<number>\d+)(?:\.(?=\s*[^\W\d]))?"
    rf"|[^\W\d_{_UNSPACED}]+"
    rf"|(?P<symbol>[{_SYMBOLS}])"
    rf"|(?P<break>[\u2014\u2013:;,.!?()\[\]{{}}/|\n•。、【】「」・]|(?<=\s)-+(?=\s)"
    rf"|(?<=[{_UNSPACED}])-+|-+(?=[{_UNSPACED}]))"
)
_UNSPACED_CHARACTER = re.compile(f"[{_UNSPACED}]")
_SPACES = re.compile(r"\s+")
_LONGEST = 4_000
"""Most characters that are normalised: enough for any name, status or note, and few enough for
compatibility folding, which expands one character to up to eighteen, not to fill the memory."""


def normalize(text: str) -> str:
    """
    Return *text* in lower case, without accents, width variants and look-alike dashes.

    Idempotent. Spaces are single and stripped; punctuation stays. Text beyond 4,000 characters is
    cut.

    Examples
    --------
    >>> normalize("  Refusée — Ça  ")
    'refusee — ca'
    """
    text = text[:_LONGEST]
    if text.isascii():
        return " ".join(text.lower().split())
    # Compatibility folding can yield characters that fold further, hence the second round.
    for _ in range(2):
        plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", _respelt(text)))
        text = _respelt(unicodedata.normalize("NFC", plain[:_LONGEST]).casefold())
    return _SPACES.sub(" ", text[:_LONGEST]).strip()


def _respelt(text: str) -> str:
    """Return *text* with ``_SPELLINGS``; a pattern passes over all else sooner than translating."""
    return _SPELT.sub(lambda letter: _SPELLINGS[letter[0]], text)


def tokens(text: str) -> list[str]:
    """
    Return the normalised words, numbers, symbols and clause ends of *text*.

    In scripts without spaces each character is a token, so phrases are found anywhere. An
    apostrophe separates words, except in “n't”.

    Examples
    --------
    >>> tokens("Didn't hear — 一面 ✅")
    ['didnt', 'hear', '|', '一', '面', '✅']
    """
    folded = normalize(text).replace("n't", "nt")
    found: list[str] = []
    for match in _TOKEN.finditer(folded):
        kind = match.lastgroup
        if kind == "break":
            if found and found[-1] not in CLAUSE_ENDS:
                found.append(BREAK)
        elif kind == "arrow":
            found.append(ARROW)
        elif kind == "number":
            # The full stop of “1. Gespräch” marks an ordinal, not the end of a clause.
            found.append(match["number"])
        else:
            found.append(match.group())
    while found and found[-1] == BREAK:
        found.pop()
    return found


def clause_around(found: Sequence[str], start: int, stop: int) -> tuple[int, int]:
    """
    Return start and end (exclusive) of the clause around the tokens from *start* to *stop*.

    Examples
    --------
    >>> clause_around(["rejected", "|", "nice", "call", "→", "offer"], 3, 4)
    (2, 4)
    """
    while start > 0 and found[start - 1] not in CLAUSE_ENDS:
        start -= 1
    while stop < len(found) and found[stop] not in CLAUSE_ENDS:
        stop += 1
    return start, stop


def is_unspaced(token: str) -> bool:
    """Return whether *token* is a character of a script without spaces between words."""
    return _UNSPACED_CHARACTER.match(token) is not None
