"""Decode the answer of the child process; every count is checked before use."""

import json
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from ajar.intake.cells import CellKind, EncodedColumn, OutlierCell, Sheet, Workbook
from ajar.intake.readers.file_type import display_name

MAGIC = b"AJAR"
HEAD = len(MAGIC) + 8


class ProtocolError(Exception):
    """The bytes do not follow the protocol of the child process."""


@dataclass(frozen=True)
class ReadFailure:
    """Reason for missing cells: a constant of ``worker.errors``."""

    why: str
    detail: str = ""


def decode_workbook(name: str, kind: str, answer: bytes) -> Workbook | ReadFailure:
    """
    Return the workbook *name* of this *kind*, or the reason for a failure.

    Raises
    ------
    ProtocolError
        If anything does not fit together.
    """
    head, after = _head(answer)
    try:
        if "why" in head:
            return ReadFailure(str(head["why"]), str(head["detail"]))
        rest = _Arrays(after)
        return Workbook(
            name=name,
            kind=kind,
            sheets=tuple(_sheet(sheet, rest) for sheet in head["sheets"]),
            encoding=str(head["encoding"]),
            delimiter=str(head["delimiter"]),
            cleaned=int(head["cleaned"]),
            unread=tuple((display_name(str(file)), str(why)) for file, why in head["unread"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ProtocolError from error


class AnnotatedCopy(NamedTuple):
    """A copy of a file with Ajar's columns, with remarks."""

    content: bytes
    apart: tuple[str, ...]
    """Sheets on which the columns are not adjacent to the table."""
    ragged: bool
    """Whether its rows have different numbers of fields."""


def decode_copy(answer: bytes) -> AnnotatedCopy | ReadFailure:
    """
    Return the copy of a file, or the reason for a failure.

    Raises
    ------
    ProtocolError
        If anything does not fit together.
    """
    head, rest = _head(answer)
    if "why" in head:
        return ReadFailure(str(head["why"]), str(head["detail"]))
    if head.get("size") != len(rest):
        raise ProtocolError
    apart = head.get("apart")
    if not isinstance(apart, list):
        raise ProtocolError
    return AnnotatedCopy(bytes(rest), tuple(map(str, apart)), bool(head.get("ragged")))


def _head(answer: bytes) -> tuple[dict[str, Any], memoryview]:
    """The JSON header, and the bytes after it."""
    size = int.from_bytes(answer[len(MAGIC) : HEAD], "little")
    if answer[: len(MAGIC)] != MAGIC or len(answer) < HEAD + size:
        raise ProtocolError
    try:
        head = json.loads(answer[HEAD : HEAD + size])
    except ValueError as error:
        raise ProtocolError from error
    if not isinstance(head, dict):
        raise ProtocolError
    return head, memoryview(answer)[HEAD + size :]


class _Arrays:
    """Reader of consecutive arrays from a block of bytes."""

    def __init__(self, data: memoryview) -> None:
        self._data = data

    def take(self, count: int, dtype: str) -> np.ndarray[Any, Any]:
        size = count * np.dtype(dtype).itemsize
        if count < 0 or size > len(self._data):
            raise ProtocolError
        taken, self._data = self._data[:size], self._data[size:]
        return np.frombuffer(taken, dtype)


def _sheet(head: dict[str, Any], arrays: _Arrays) -> Sheet:
    height = int(head["height"])
    columns = tuple(_column(texts, height, arrays) for texts in head["columns"])
    widths = arrays.take(height, "<i4") if head["widths"] else None
    return Sheet(
        name=str(head["name"]),
        columns=columns,
        first_row=int(head["first_row"]),
        first_column=int(head["first_column"]),
        visible=bool(head["visible"]),
        merged=tuple((int(a), int(b), int(c), int(d)) for a, b, c, d in head["merged"]),
        fills=int(head["fills"]),
        widths=widths,
        strays=tuple(
            OutlierCell(int(row), int(column), str(text)) for row, column, text in head["strays"]
        ),
    )


def _column(texts: list[str], height: int, arrays: _Arrays) -> EncodedColumn:
    codes = arrays.take(height, "<i4")
    kinds = arrays.take(len(texts), "i1")
    if height and not (codes.min() >= -1 and codes.max() < len(texts)):
        raise ProtocolError
    if len(kinds) and not (kinds.min() >= min(CellKind) and kinds.max() <= max(CellKind)):
        raise ProtocolError
    cells = np.empty(len(texts), dtype=object)
    cells[:] = texts
    cells.flags.writeable = False
    return EncodedColumn(codes, cells, kinds)
