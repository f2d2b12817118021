"""Recognise texts that mean an empty cell."""

from collections.abc import Sequence
from functools import cache

from ajar.intake.values import vocabularies
from ajar.intake.values.normalize import normalize


def null_texts(texts: Sequence[str], counts: Sequence[int], *, blank: int = 0) -> set[str]:
    """
    Return the distinct *texts* that are null values.

    Marks such as “-”, “N/A” and “?” always are. Words such as “None” and “NA” are, unless they
    occur in one or two rows while most empty cells of the column are written in another way: then
    they are values (there are companies called None and NA).

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
    kinds = {text: known.get(normalize(text)) for text in rows}
    marks = {text for text, kind in kinds.items() if kind == "mark" or not text.strip()}
    words = {text for text, kind in kinds.items() if kind == "word"}
    otherwise = blank + sum(rows[text] for text in marks)
    by_word = sum(rows[text] for text in words)
    in_use = by_word > _ONCE_OR_TWICE or by_word >= otherwise
    return marks | words if in_use else marks


_ONCE_OR_TWICE = 2


@cache
def _known() -> dict[str, str]:
    content = vocabularies.load("answers.toml")["nothing"]
    words = dict.fromkeys(vocabularies.folded(content["words"]), "word")
    return words | dict.fromkeys(vocabularies.folded(content["marks"]), "mark")
