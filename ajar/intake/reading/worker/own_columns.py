"""A copy of a file with Ajar's columns in it; what to write comes before the file, as JSON."""

import json
from typing import Any

from . import into_text, into_xlsx
from .refusals import DAMAGED, Refusal

LENGTH = 8
"""Bytes that hold the length of the JSON."""
ZIP = b"PK\x03\x04"


def copy(content: bytes) -> bytes:
    """
    The copy.

    Raises
    ------
    Refusal
        If the columns cannot be added without touching anything else.
    """
    size = int.from_bytes(content[:LENGTH], "little")
    wanted: list[dict[str, Any]] = json.loads(content[LENGTH : LENGTH + size])
    file = content[LENGTH + size :]
    if file.startswith(ZIP):
        return into_xlsx.copy(file, wanted)
    if len(wanted) != 1:
        raise Refusal(DAMAGED)
    return into_text.copy(file, wanted[0])
