"""Which texts of a column mean that the cell is empty."""

from collections.abc import Sequence
from functools import cache

from ajar.intake.values import vocabularies
from ajar.intake.values.normalize import normalize


def null_texts(texts: Sequence[str], counts: Sequence[int], *, blank: int = 0) -> set[str]:
    """
    Those of the distinct *texts* that mean “nothing here”.

    Marks such as “-”, “N/A” and “?” always do. Words such as “None” and “NA” do unless the
    column has the word in one or two rows and writes most of its empty cells in another way:
    then it is taken for a value (there are companies called None and NA).

    Parameters
    ----------
    texts
        Distinct texts of one column, as written.
    counts
        Rows with each text.
    blank
        Rows whose cell is truly empty.

    Examples
    --------
    >>> sorted(empty_texts(["None", "Acme", "N/A"], [1, 5, 9]))
    ['N/A']
    >>> sorted(empty_texts(["None", "Acme", "null"], [8, 5, 1]))
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
