"""The cells of a row as Ajar writes them, kept in the row to detect later changes."""

import json
from collections.abc import Iterable

_COMPARED = 100


def as_written(company: str, status: str, days: Iterable[str]) -> str:
    """
    Return the cells of a row as one text, for the column “As written”.

    On the way back it tells which of these cells the person changed since.
    *days* are ISO days in the order of ``DAY_KINDS``, empty where there is none.

    Examples
    --------
    >>> as_written("Acme ", "Applied", ["2026-01-02", ""])
    '["Acme", "Applied", "2026-01-02", ""]'
    """
    return json.dumps([beginning(company), beginning(status), *days], ensure_ascii=False)


def beginning(text: str) -> str:
    """Return the part of a text that is compared."""
    return text[:_COMPARED].strip()
