"""Which texts of a column mean that the cell is empty."""

from collections.abc import Sequence

from ajar.intake.values.folding import fold

_MARKS = frozenset(
    {
        "",
        "-",
        "--",
        "---",
        "–",
        "—",
        "―",
        "?",
        "??",
        "???",
        ".",
        "..",
        "...",
        "…",
        "/",
        "n/a",
        "#n/a",
        "n.a.",
        "n.a",
        "n\\a",
        "(blank)",
        "<blank>",
        "[blank]",
        "(empty)",
        "<na>",
        "(none)",
        "[none]",
        "{}",
        "[]",
        "_",
        "*",
        "k.a.",
        "k. a.",
        "s/n",
        "s/o",
        "・",
        "ー",
        "*n/a*",
    }
)
"""Nobody and nothing is called this."""

_WORDS = frozenset(
    {
        "none",
        "null",
        "nil",
        "nan",
        "na",
        "nat",
        "undefined",
        "blank",
        "empty",
        "leer",
        "vide",
        "vacio",
        "vazio",
        "keine",
        "aucun",
        "aucune",
        "ninguno",
        "ninguna",
        "nenhum",
        "nenhuma",
        "nessuno",
        "nessuna",
        "geen",
        "ingen",
        "inget",
        "brak",
        "нет",
        "无",
        "無",
        "なし",
        "없음",
    }
)
"""Empty in most files, and the name of somebody in a few."""


def empty_texts(texts: Sequence[str], counts: Sequence[int], *, blank: int = 0) -> set[str]:
    """
    Those of the distinct *texts* that mean “nothing here”.

    Marks such as “-”, “N/A” and “?” always do. Words such as “None” and “NA” do unless the
    column writes its empty cells in another way and has the word once or hardly ever: then it
    is taken for a value (there are companies called None and NA).

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
    folded = [fold(text) for text in texts]
    marks = {text for text, plain in zip(texts, folded, strict=True) if plain in _MARKS}
    rows: dict[str, int] = {}
    for text, plain, count in zip(texts, folded, counts, strict=True):
        if plain in _WORDS:
            rows[text] = count
    if not rows:
        return marks
    otherwise = blank + sum(
        count for text, count in zip(texts, counts, strict=True) if text in marks
    )
    # The commonest word stands for “empty”, and with it all others as common or of its kind.
    return marks | {
        text
        for text, count in rows.items()
        if count > _RARE or count >= _SHARE * (otherwise + sum(rows.values()))
    }


_RARE = 2
_SHARE = 0.5
