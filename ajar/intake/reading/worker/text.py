"""Comma-separated text and its kin, cell by cell as written."""

import csv
import io
from array import array
from collections.abc import Iterator

from . import dialect
from .answer import Book
from .encodings import decode
from .refusals import EMPTY, TOO_LARGE, Refusal
from .tables import Table

LONGEST_FIELD = 1_000_000
"""Characters; a spreadsheet's own cells end at 32,767."""


def read(content: bytes, *, most_cells: int, name: str = "") -> Book:
    """
    One sheet, whose widths tell how many fields each row has as written.

    Raises
    ------
    Refusal
        If it is no text, empty, or a row or field is too long.
    """
    decoded = decode(content)
    text = decoded.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    delimiter, text = dialect.said(text)
    table = Table(name=name, first_row=1 if delimiter else 0)
    delimiter = delimiter or dialect.guess(text)
    if not text.strip("\x00 \n\t"):
        raise Refusal(EMPTY)
    quoting = csv.QUOTE_NONE if _unclosed(text, delimiter) else csv.QUOTE_MINIMAL
    widths = array("i")
    rows = _rows(text, delimiter, quoting, widths)
    try:
        table.extend(rows, most_cells=most_cells)
    except csv.Error as error:
        raise Refusal(TOO_LARGE, "a cell of over a million characters") from error
    table.widths = widths
    return Book("text", [table], decoded.encoding, delimiter)


def _rows(
    text: str,
    delimiter: str,
    quoting: int,
    widths: "array[int]",
) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_FIELD)
    for row in csv.reader(io.StringIO(text), delimiter=delimiter, quoting=quoting):
        widths.append(len(row))
        while row and not row[-1]:
            row.pop()  # a row of empty fields only takes no room
        yield row


def _unclosed(text: str, delimiter: str) -> bool:
    """Whether a quote opens and never closes, so that it would swallow the rest of the file."""
    if text.count('"') % 2 == 0:
        return False
    csv.field_size_limit(LONGEST_FIELD)
    last: list[str] = []
    try:
        for row in csv.reader(io.StringIO(text), delimiter=delimiter):
            last = row
    except csv.Error:
        return True
    return bool(last) and last[-1].count("\n") > 1
