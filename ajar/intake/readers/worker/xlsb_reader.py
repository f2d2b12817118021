"""
Binary workbooks by the fast reader, which passes over the short form of cells.

A short cell leaves out its column: it stands right of the cell before it ([MS-XLSB] 2.4.721 ff.).
Excel does not write them, SheetJS does; they are written out in full before reading.
"""

import io
import zipfile
from collections.abc import Iterator

from . import calamine_reader
from .encode import WorkbookData
from .zip_parts import with_parts

ROW = 0
FULL = range(1, 12)
"""Kinds of cells with their column: blank, numbers, error, boolean, texts, formulas."""
SHORT = range(12, 19)
"""Seven of them without it, in the same order from 1."""
ENOUGH = 10_000
"""Records without a short cell after which none is expected."""


def read(content: bytes, *, most_cells: int) -> WorkbookData:
    """
    Return all sheets in order.

    Raises
    ------
    ReaderError
        As ``calamine_reader.read`` does.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        written_out = {
            name: in_full(part)
            for name in archive.namelist()
            if "worksheets/" in name and name.endswith(".bin") and _has_short(archive.read(name))
            for part in [archive.read(name)]
        }
        if written_out:
            content = with_parts(archive, written_out)
    return calamine_reader.read(content, most_cells=most_cells)


def _has_short(part: bytes) -> bool:
    return any(kind in SHORT for _, (kind, _) in zip(range(ENOUGH), _records(part), strict=False))


def in_full(part: bytes) -> bytes:
    """A sheet's records with every cell in its full form."""
    made = bytearray()
    column = -1
    for kind, body in _records(part):
        place, full = b"", kind
        if kind == ROW:
            column = -1
        elif kind in FULL:
            column = int.from_bytes(body[:4], "little")
        elif kind in SHORT:
            column += 1
            place, full = column.to_bytes(4, "little"), kind - SHORT.start + FULL.start
        made += _number(full) + _number(len(place) + len(body)) + place + body
    return bytes(made)


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and body of each record; what is cut off at the end is left out."""
    at = 0
    while at < len(part):
        kind, at = _read_number(part, at)
        size, at = _read_number(part, at)
        yield kind, part[at : at + size]
        at += size


def _read_number(part: bytes, at: int) -> tuple[int, int]:
    """A number in groups of seven bits, the lowest first, and where it ends."""
    value = shift = 0
    while at < len(part):
        value |= (part[at] & 0x7F) << shift
        shift += 7
        at += 1
        if not part[at - 1] & 0x80:
            break
    return value, at


def _number(value: int) -> bytes:
    made = bytearray()
    while value > 0x7F:  # noqa: PLR2004 - seven bits
        made.append(value & 0x7F | 0x80)
        value >>= 7
    made.append(value)
    return bytes(made)
