"""A copy of a file with Ajar's columns in it; what to write comes before the file, as JSON."""

import json
from typing import Any

from . import annotate_csv, annotate_xlsx
from .encode import AnnotatedCopy
from .errors import DAMAGED, ReaderError

LENGTH = 8
"""Bytes that hold the length of the JSON."""
ZIP = b"PK\x03\x04"


def copy(content: bytes) -> AnnotatedCopy:
    """
    The copy.

    Raises
    ------
    ReaderError
        If the columns cannot be added without touching anything else.
    """
    size = int.from_bytes(content[:LENGTH], "little")
    wanted: list[dict[str, Any]] = json.loads(content[LENGTH : LENGTH + size])
    file = content[LENGTH + size :]
    if file.startswith(ZIP):
        return annotate_xlsx.copy(file, wanted)
    if len(wanted) != 1:
        raise ReaderError(DAMAGED)
    return annotate_csv.copy(file, wanted[0])
