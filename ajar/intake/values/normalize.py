"""One way of folding text, so that every vocabulary sees the same words."""

import re
import unicodedata

BREAK = "|"
"""Token for punctuation that ends a clause."""
ARROW = "→"
"""Token for “and then”: ``->``, ``=>``, ``→``, ``>`` between spaces."""

APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4\uff07"
"""Characters that look like an apostrophe; folded, all are the first."""

# Accents of Latin, Greek and Cyrillic only: the voicing marks of kana and the vowel signs of
# Indic scripts are letters in their own right.
_ACCENTS = dict.fromkeys(range(0x0300, 0x0370))
# Letters that Unicode does not decompose, marks that compatibility folding would spell out,
# apostrophes and dashes that look alike, and characters that nobody sees.
_LETTERS = str.maketrans(
    {
        **dict(zip("łøđð\u0131", "loddi", strict=True)),
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        **dict.fromkeys("™®©℠"),
        **dict.fromkeys(APOSTROPHES[1:], APOSTROPHES[0]),
        **dict.fromkeys("\u2010\u2011\u2012\u2212\uff0d", "-"),
        **dict.fromkeys("\ufe0e\ufe0f\u200b\u200c\u200d\u2060\ufeff\u00ad"),
    },
)
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
    rf"|(?P<break>[\u2014\u2013:;,.!?()\[\]{{}}/|\n•。、【】「」・]|(?<=\s)-+(?=\s))"
)
_UNSPACED_CHARACTER = re.compile(f"[{_UNSPACED}]")
_SPACES = re.compile(r"\s+")
_LONGEST = 4_000
"""Characters that are folded: more than any name, status or note needs to be told from others,
and few enough that compatibility folding, which spells one character out as up to eighteen,
cannot fill the memory."""


def normalize(text: str) -> str:
    """
    *text* without differences that carry no meaning: case, width, accents, look-alike dashes.

    Idempotent. Spaces are single and outer ones gone; punctuation stays. What goes beyond the
    first thousands of characters is left out.

    Examples
    --------
    >>> fold("  Refusée — Ça  ")
    'refusee — ca'
    """
    text = text[:_LONGEST]
    if text.isascii():
        return " ".join(text.lower().split())
    # Compatibility folding can yield characters that fold further, hence the second round.
    for _ in range(2):
        plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).translate(_ACCENTS)
        text = unicodedata.normalize("NFC", plain[:_LONGEST]).casefold().translate(_LETTERS)
    return _SPACES.sub(" ", text[:_LONGEST]).strip()


def tokens(text: str) -> list[str]:
    """
    The words, numbers, symbols and clause ends of *text*, folded.

    Characters of scripts without spaces stand alone, so a phrase in such a script is found
    wherever it stands. An apostrophe parts words, except in “n't”.

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
            if found and found[-1] not in (BREAK, ARROW):
                found.append(BREAK)
        elif kind == "arrow":
            found.append(ARROW)
        elif kind == "number":
            # The point of “1. Gespräch” makes an ordinal and ends no clause.
            found.append(match["number"])
        else:
            found.append(match.group())
    while found and found[-1] == BREAK:
        found.pop()
    return found


def is_unspaced(token: str) -> bool:
    """Whether *token* is a character of a script that puts no spaces between words."""
    return _UNSPACED_CHARACTER.match(token) is not None
