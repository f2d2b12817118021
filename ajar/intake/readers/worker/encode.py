"""
Encode the answer of the child process: JSON for structure and texts, then arrays.

``b"AJAR"``, the length of the JSON (8 bytes, little-endian), the JSON, then for each sheet and
column the codes (int32) and kinds (int8), then the sheet's widths (int32) where it has them.
Nothing in it can run, and the parent checks every count before it believes it.
"""

import json
import sys
from array import array
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from .errors import ReaderError
from .tables import TableBuilder

MAGIC = b"AJAR"


class AnnotatedCopy(NamedTuple):
    """A copy of a file with Ajar's columns, with remarks."""

    content: bytes
    apart: tuple[str, ...] = ()
    """Sheets on which the columns are not adjacent to the table."""
    ragged: bool = False
    """Whether its rows have different numbers of fields."""


class WorkbookData:
    """A file while it is being read."""

    def __init__(
        self, tables: Iterable[TableBuilder] = (), encoding: str = "", delimiter: str = ""
    ) -> None:
        self.tables = list(tables)
        self.encoding = encoding
        self.delimiter = delimiter
        self.unread: list[tuple[str, str]] = []
        """Files in it that were not read, each with the reason in words."""


def refusal(why: ReaderError) -> list[bytes]:
    """Return the answer for a failure."""
    return _framed({"why": why.why, "detail": why.detail})


def book(read: WorkbookData) -> list[bytes]:
    """Return the answer with all cells, in pieces to be written in order."""
    sheets: list[dict[str, Any]] = []
    arrays: list[bytes] = []
    cleaned = 0
    for table in read.tables:
        cleaned += table.settle()
        for column in table.columns:
            arrays.append(_little(column.codes))
            arrays.append(bytes(column.kinds))
        if table.widths is not None:
            arrays.append(_little(table.widths))
        sheets.append(
            {
                "name": table.name,
                "visible": table.visible,
                "first_row": table.first_row + 1,
                "first_column": table.first_column + 1,
                "height": table.height,
                "columns": [column.texts for column in table.columns],
                "merged": list(_inside(table)),
                "fills": table.fills,
                "widths": table.widths is not None,
                "strays": table.strays,
            },
        )
    head = {
        "encoding": read.encoding,
        "delimiter": read.delimiter,
        "cleaned": cleaned,
        "unread": read.unread,
        "sheets": sheets,
    }
    return [*_framed(head), *arrays]


def copy(made: AnnotatedCopy) -> list[bytes]:
    """Return the answer with a copy of the file."""
    head = {"size": len(made.content), "apart": made.apart, "ragged": made.ragged}
    return [*_framed(head), made.content]


def _inside(table: TableBuilder) -> Iterator[tuple[int, int, int, int]]:
    """Joined cells that touch the table, counted within it."""
    last_row, last_column = table.height - 1, len(table.columns) - 1
    for top, left, bottom, right in table.merged:
        inner = (
            max(top - table.first_row, 0),
            max(left - table.first_column, 0),
            min(bottom - table.first_row, last_row),
            min(right - table.first_column, last_column),
        )
        if inner[0] <= inner[2] and inner[1] <= inner[3] and inner[:2] != inner[2:]:
            yield inner


def _framed(head: dict[str, Any]) -> list[bytes]:
    # Lone surrogates are gone from cells; a sheet's name may still hold one.
    text = json.dumps(head, ensure_ascii=False, check_circular=False).encode(errors="replace")
    return [MAGIC, len(text).to_bytes(8, "little"), text]


def _little(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers = array("i", numbers)
        numbers.byteswap()
    return numbers.tobytes()
