"""Cells as they stand in a file, before anybody says what they mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt


class CellKind(IntEnum):
    """What a spreadsheet says a cell is. Text files only know text."""

    TEXT = 1
    NUMBER = 2
    DAY = 3
    """A date or a date with a time."""
    TIME = 4
    """A time of day or a duration."""
    BOOL = 5
    ERROR = 6
    """``#N/A`` and its like."""
    FORMULA = 7
    """A formula without a saved result."""


@dataclass(frozen=True, eq=False)
class EncodedColumn:
    r"""
    One column, each distinct cell stored once.

    ``codes`` has one entry a row: the position of its cell in ``texts`` and ``kinds``, -1 where
    the cell is empty or holds only blanks. Texts are canonical: whole numbers without a point
    (``360``), days as ISO text (``2024-06-12`` or ``2024-06-12T10:00:00``), times of day and
    durations as ``26:00:00``, booleans ``TRUE`` and ``FALSE``, errors and formulas as the sheet
    shows them. Text is as written, without control characters and with ``\\n`` line ends; it is
    neither trimmed nor turned into a number. The arrays are read-only.
    """

    codes: npt.NDArray[np.int32]
    texts: npt.NDArray[np.object_]
    kinds: npt.NDArray[np.int8]

    def cell(self, row: int) -> str:
        """Text of the cell in *row* (counted from 0), empty text for an empty cell."""
        code = self.codes[row]
        return "" if code < 0 else str(self.texts[code])

    def column_of_texts(self) -> npt.NDArray[np.object_]:
        """One text a row, empty text for empty cells."""
        return np.append(self.texts, "")[self.codes]


class OutlierCell(NamedTuple):
    """A cell so far from all others that a table around both would be mostly blank."""

    row: int
    """Counted from 1 in the sheet, as spreadsheets do."""
    column: int
    text: str


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet: its columns side by side, all equally long."""

    name: str
    """Empty for text files."""
    columns: tuple[EncodedColumn, ...]
    first_row: int = 1
    """Row number, counted from 1, of the first row stored here."""
    first_column: int = 1
    visible: bool = True
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Joined cells as (first row, first column, last row, last column), counted from 0 within
    ``columns``; only the first cell holds the value."""
    fills: int = 0
    """Distinct background colours among the cells below the first few rows; 0 if unknown."""
    widths: npt.NDArray[np.int32] | None = None
    """Text files: fields in each row as written, so that ragged rows can be reported."""
    realigned: frozenset[int] = frozenset()
    """Rows, counted from 0, whose fields were put back under the headers they belong to."""
    strays: tuple[OutlierCell, ...] = ()
    """Cells left out of ``columns``, to be reported."""

    @property
    def height(self) -> int:
        """Rows."""
        return len(self.columns[0].codes) if self.columns else 0

    def row(self, index: int) -> list[str]:
        """Texts of a row, counted from 0."""
        return [column.cell(index) for column in self.columns]

    def rows(self, stop: int) -> Iterator[list[str]]:
        """The first *stop* rows as texts."""
        for index in range(min(stop, self.height)):
            yield self.row(index)


@dataclass(frozen=True, eq=False)
class Workbook:
    """All sheets of one file."""

    name: str
    kind: str
    """xlsx, xls, xlsb, ods, text or archive (a zip of text files)."""
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""
    cleaned: int = 0
    """Cells from which characters that cannot be shown were removed."""
    unread: tuple[tuple[str, str], ...] = ()
    """Of an archive: names of files in it that were not read, each with the reason in words."""
