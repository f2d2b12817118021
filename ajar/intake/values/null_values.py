"""Recognise texts that mean an empty cell."""

import re
from collections.abc import Sequence
from functools import cache

from ajar.intake.values import vocabularies
from ajar.intake.values.normalize import normalize


def null_texts(texts: Sequence[str], counts: Sequence[int], *, blank: int = 0) -> set[str]:
    """
    Return the distinct *texts* that are null values.

    Marks such as “-”, “N/A”, “?” and “(unknown)” always are, and texts such as “Not provided in the
    email”.
    Words such as “None” and “NA” are, unless they occur in one or two rows while most empty cells
    of the column are written in another way: then they are values (there are companies called None
    and NA).

    Parameters
    ----------
    texts
        Distinct texts of one column, as written.
    counts
        Rows with each text.
    blank
        Number of rows with an empty cell.

    Examples
    --------
    >>> sorted(null_texts(["None", "Acme", "N/A"], [1, 5, 9]))
    ['N/A']
    >>> sorted(null_texts(["None", "Acme", "null"], [8, 5, 1]))
    ['None', 'null']
    """
    known = _known()
    rows = dict(zip(texts, counts, strict=True))
    kinds = {text: _kind(normalize(text), known) for text in rows}
    marks = {text for text, kind in kinds.items() if kind == "mark" or not text.strip()}
    words = {text for text, kind in kinds.items() if kind == "word"}
    otherwise = blank + sum(rows[text] for text in marks)
    by_word = sum(rows[text] for text in words)
    in_use = by_word > _ONCE_OR_TWICE or by_word >= otherwise
    return marks | words if in_use else marks


_ONCE_OR_TWICE = 2


def may_be_null(text: str) -> bool:
    """
    Return whether *text* is short enough for a null value, or begins as one.

    Examples
    --------
    >>> may_be_null("N/A"), may_be_null("Not specified in the email."), may_be_null("Acme Limited")
    (True, True, False)
    """
    bare = text if len(text) < _LONGEST else text.strip()
    return len(bare) < _LONGEST or (
        bare[:1] in _FIRST and bare[:_BEGINNING].lower().lstrip("(").startswith(_NOT)
    )


_LONGEST = 12
_BEGINNING = 7
_NOT = tuple(f"{word} " for word in vocabularies.load("answers.toml")["nothing"]["not"])
"""The words before “provided” and the like, in lower case, each with its space."""
_FIRST = frozenset("(").union(*((word[0], word[0].upper()) for word in _NOT))


def _kind(text: str, known: dict[str, str]) -> str | None:
    """“mark” or “word” for a normalised null value, else None."""
    return known.get(text) or ("mark" if _withheld().fullmatch(text) else None)


@cache
def _withheld() -> re.Pattern[str]:
    """The pattern of “not provided” and the like, with a few words on where."""
    listed = "|".join(vocabularies.folded(vocabularies.load("answers.toml")["nothing"]["withheld"]))
    not_ = "|".join(word.strip() for word in map(normalize, _NOT))
    return re.compile(
        rf"\(?(?:{not_}) (?:{listed})(?: (?:in|by|on|im|dans|en|no|na|nel)\b.{{0,30}})?[.)]*"
    )


@cache
def _known() -> dict[str, str]:
    content = vocabularies.load("answers.toml")["nothing"]
    words = dict.fromkeys(vocabularies.folded(content["words"]), "word")
    aside = vocabularies.folded(content["unknown"])
    unknown = [pair.format(word) for word in aside for pair in ("({})", "[{}]")]
    return words | dict.fromkeys((*vocabularies.folded(content["marks"]), *unknown), "mark")
