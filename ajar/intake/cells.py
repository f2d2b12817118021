"""Types of raw cells, columns, sheets and workbooks."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt


class CellKind(IntEnum):
    """Type of a cell in a spreadsheet. Cells of text files are always text."""

    TEXT = 1
    NUMBER = 2
    DAY = 3
    """A date or a date with a time."""
    TIME = 4
    """A time of day or a duration."""
    BOOL = 5
    ERROR = 6
    """``#N/A`` and the like."""
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
        """Return the text of the cell in *row* (counted from 0), empty for an empty cell."""
        code = self.codes[row]
        return "" if code < 0 else str(self.texts[code])

    def column_of_texts(self) -> npt.NDArray[np.object_]:
        """Return one text per row, empty for empty cells."""
        return np.append(self.texts, "")[self.codes]


class OutlierCell(NamedTuple):
    """A cell so far from all others that it is kept apart from the columns."""

    row: int
    """Counted from 1 in the sheet, as spreadsheets do."""
    column: int
    text: str


@dataclass(frozen=True, eq=False)
class Sheet:
    """One sheet, with columns of equal length."""

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
    """Number of fields in each row of a text file, to report ragged rows."""
    realigned: frozenset[int] = frozenset()
    """Rows, counted from 0, whose fields were realigned with the headers."""
    strays: tuple[OutlierCell, ...] = ()
    """Cells that are left out of ``columns`` and reported."""

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.columns[0].codes) if self.columns else 0

    def row(self, index: int) -> list[str]:
        """Return the texts of a row, counted from 0."""
        return [column.cell(index) for column in self.columns]

    def rows(self, stop: int) -> Iterator[list[str]]:
        """Return the texts of the first *stop* rows."""
        for index in range(min(stop, self.height)):
            yield self.row(index)


@dataclass(frozen=True, eq=False)
class Workbook:
    """All sheets of one file."""

    name: str
    kind: str
    """xlsx, xls, xlsb, ods, text, html, xml, json or archive (a zip of text files)."""
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""
    cleaned: int = 0
    """Cells from which characters that cannot be shown were removed."""
    unread: tuple[tuple[str, str], ...] = ()
    """Names of files in an archive that were not read, with the reason for each."""
