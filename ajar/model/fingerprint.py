"""Fingerprint of the cells of a row, to detect later changes."""

import json
from collections.abc import Iterable

_REMEMBERED = 100


def fingerprint(company: str, status: str, days: Iterable[str]) -> str:
    """
    Return the fingerprint of the cells of a row.

    Kept in the row, it tells on the way back which of these cells the person changed since.
    *days* are ISO days in the order of ``DAY_KINDS``, empty where there is none.

    Examples
    --------
    >>> fingerprint("Acme ", "Applied", ["2026-01-02", ""])
    '["Acme", "Applied", "2026-01-02", ""]'
    """
    return json.dumps(
        [fingerprint_text(company), fingerprint_text(status), *days], ensure_ascii=False
    )


def fingerprint_text(text: str) -> str:
    """Return the part of a text that goes into a fingerprint."""
    return text[:_REMEMBERED].strip()
