"""Find the header rows of tables that stand under each other on one sheet."""

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from ajar.intake.cells import Sheet
from ajar.intake.columns import headers as header_words
from ajar.intake.columns.roles import Role

_MIN_LISTED = 2
"""Least number of listed headers in a further header row."""
_MOST_TABLES = 60
_LONGEST = 40
"""Most characters of a header that is looked up."""


def stacked_headers(sheet: Sheet, best: int) -> list[int]:
    """
    Return the header rows, counted from 0, of tables stacked on one sheet, including *best*.

    A header row has a listed header for company or role, and at least half of its texts are
    listed headers. Only exact headers count, which keeps this fast on large sheets.
    """
    known = header_words.phrases()
    count = np.zeros(sheet.height, dtype=np.int64)
    identity = np.zeros(sheet.height, dtype=bool)
    filled = np.zeros(sheet.height, dtype=np.int64)
    for column in sheet.columns:
        filled += column.codes >= 0
        is_known = np.zeros(len(column.texts) + 1, dtype=bool)
        names = is_known.copy()
        for code in _may_be_listed(column.texts):
            roles = known.get(_lookup_form(str(column.texts[code])), ())
            is_known[code] = bool(roles)
            names[code] = bool(set(roles) & {Role.COMPANY, Role.ROLE})
        if is_known.any():
            count += is_known[column.codes]
            identity |= names[column.codes]
    rows = np.flatnonzero(identity & (count >= _MIN_LISTED) & (2 * count >= filled))
    texts = {tuple(text.strip() for text in sheet.row(row)) for row in rows[:_MOST_TABLES]}
    same = len(texts) <= 1  # one header, repeated
    return [] if same or len(rows) > _MOST_TABLES else sorted({*rows.tolist(), best})


def _lookup_form(text: str) -> str:
    """Normalised header for exact look-up: lower case, without underscores."""
    return text.strip().casefold().replace("_", " ") if len(text) <= _LONGEST else ""


@cache
def _listed() -> Any:  # noqa: ANN401 - pyarrow ships no types
    """All listed headers, as an array of Arrow."""
    import pyarrow as pa

    return pa.array(list(header_words.phrases()), type=pa.large_string())


def _may_be_listed(texts: npt.NDArray[np.object_]) -> list[int]:
    """Positions of texts that are listed headers in ASCII, and of all texts in other letters."""
    import pyarrow as pa
    import pyarrow.compute as pc

    written = pa.array(texts.tolist(), type=pa.large_string())
    lower = pc.utf8_lower(pc.utf8_trim_whitespace(written))
    forms = pc.replace_substring(lower, pattern="_", replacement=" ")
    plain = pc.match_substring_regex(written, pattern=r"\A[ -~]*\z")
    may = pc.or_(pc.is_in(forms, value_set=_listed()), pc.invert(plain))
    found: list[int] = np.flatnonzero(may.to_numpy(zero_copy_only=False)).tolist()
    return found
