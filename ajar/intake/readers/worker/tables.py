"""Build dictionary-encoded columns row by row in bounded memory."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice, zip_longest
from typing import TypeVar

from .cell_kinds import TEXT
from .cell_text import BoolCell, all_plain, canonical, shown_text
from .errors import TOO_LARGE, ReaderError

BLOCK = 8192
"""Rows turned into columns at a time."""
MOST_COLUMNS = 16_384
"""What Excel's own sheets have."""
MOST_ROWS = 1_048_576
TOO_MANY_ROWS = f"more than {MOST_ROWS:,} rows on one sheet"
WIDEST_GAP = 100
"""Blank columns after which a cell is an outlier."""
MOST_STRAYS = 1000
"""Cells set aside because they are far from all others."""
EMPTY = (("", -1), (None, -1))
"""What readers return for an empty cell, with its code."""
BLANK = b"\xff"
"""Every byte of the code of an empty cell (-1); never the highest byte of another code."""

Row = TypeVar("Row")


class ColumnBuilder:
    """Builder of one column."""

    def __init__(self, height: int = 0) -> None:
        self.codes = array("i", [-1]) * height
        self.texts: list[str] = []
        """Distinct canonical texts in the order of their codes, once settled."""
        self.kinds = bytearray()
        """Kind of each text."""
        self._code_of: defaultdict[object, int] = defaultdict(count().__next__, dict(EMPTY))
        self._adopted: list[str] = []

    def adopt(self, codes: "array[int]", values: list[str]) -> None:
        """Fill an empty column with cells that are coded already, as positions in *values*."""
        self.codes = codes
        if "" in values:
            blank = values.index("")
            values.pop(blank)
            moved = array("i", [*range(blank), -1, *range(blank, len(values))])
            self.codes = array("i", map(moved.__getitem__, codes))
        self._adopted = values

    def extend(self, values: Sequence[object]) -> None:
        """Append values of a reader."""
        if bool in set(map(type, values)):
            values = [BoolCell(v) if isinstance(v, bool) else v for v in values]
        # A value met for the first time gets the next code; no Python runs per cell.
        self.codes.extend(map(self._code_of.__getitem__, values))

    def put(self, row: int, value: object) -> None:
        """Write one cell, *row* counted from 0, lengthening the column if need be."""
        self.pad(row + 1)
        self.extend([value])
        self.codes[row] = self.codes.pop()

    def pad(self, height: int) -> None:
        """Append empty cells up to *height*."""
        if height > len(self.codes):
            self.codes.extend(array("i", [-1]) * (height - len(self.codes)))

    def prepend(self, rows: int) -> None:
        """Insert *rows* empty cells at the top."""
        self.codes = array("i", [-1]) * rows + self.codes

    def settle(self, *, formulas: bool = False) -> int:
        """
        Make the distinct cells canonical, and return how many cells were cleaned.

        Values that read the same (1 and 1.0, or two texts once control characters are gone)
        become one; those that read as nothing become empty. With *formulas*, as in text files, a
        text may be a formula for a link and becomes what it shows.
        """
        values = self._adopted or list(self._code_of)[len(EMPTY) :]
        if all_plain(values):
            self.texts = values  # type: ignore[assignment]  # all of them are texts
            self.kinds = bytearray([TEXT]) * len(self.texts)
            return 0
        position: dict[tuple[str, int], int] = {}
        moved = array("i")
        cleaned: set[int] = set()
        for code, value in enumerate(values):
            text, kind, was_cleaned = canonical(value)
            text = (formulas and shown_text(text)) or text
            if was_cleaned:
                cleaned.add(code)
            moved.append(position.setdefault((text, kind), len(position)) if text else -1)
        self.texts = [text for text, _ in position]
        self.kinds = bytearray(kind for _, kind in position)
        total = 0
        if cleaned:
            total = sum(n for code, n in Counter(self.codes).items() if code in cleaned)
        if len(position) < len(moved):
            moved.append(-1)  # reached by the code -1 of empty cells
            self.codes = array("i", map(moved.__getitem__, self.codes))
        return total


class TableBuilder:
    """Builder of one sheet; rows and columns are counted from 0."""

    def __init__(self, name: str = "", *, visible: bool = True) -> None:
        self.name = name
        self.visible = visible
        self.first_row = 0
        self.first_column = 0
        self.height = 0
        self.columns: list[ColumnBuilder] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self.fills = 0
        self.formulas = False
        """Whether a text may be a formula, as in files that hold nothing but text."""
        self.widths: array[int] | None = None
        self.strays: list[tuple[int, int, str]] = []
        self._left = 0

    def go_on_at(self, row: int, column: int) -> None:
        """Rows that are appended from now on stand at *row*, their first cells in *column*."""
        if not self.columns:
            self.first_row, self.first_column = row, column
        elif column < self.first_column:
            new = [ColumnBuilder(self.height) for _ in range(self.first_column - column)]
            self.columns[:0] = new
            self.first_column = column
        self._left = column - self.first_column
        self.height = row - self.first_row
        for each in self.columns:
            each.pad(self.height)

    def extend(self, rows: Iterable[Sequence[object]], *, most_cells: int) -> None:
        """Append rows, which may be of different lengths."""
        for block in blocks(rows, BLOCK):
            width = max(len(self.columns), self._left + max(map(len, block)))
            if width > MOST_COLUMNS:
                raise ReaderError(TOO_LARGE, f"more than {MOST_COLUMNS:,} columns")
            if self.height + len(block) > MOST_ROWS:
                raise ReaderError(TOO_LARGE, TOO_MANY_ROWS)
            if (self.height + len(block)) * width > most_cells:
                raise ReaderError(TOO_LARGE, f"more than {most_cells:,} cells on one sheet")
            while len(self.columns) < width:
                self.columns.append(ColumnBuilder(self.height))
            transposed = zip_longest(*block, fillvalue="")
            for column, values in zip(self.columns[self._left :], transposed, strict=False):
                column.extend(values)
            self.height += len(block)
            for column in self.columns:
                column.pad(self.height)

    def put(self, row: int, column: int, value: object) -> None:
        """Write one cell at its place in the sheet, making room for it."""
        if not self.columns:
            self.first_row, self.first_column = row, column
        if row < self.first_row:
            for each in self.columns:
                each.prepend(self.first_row - row)
            self.height += self.first_row - row
            self.first_row = row
        if column < self.first_column:
            new = [ColumnBuilder(self.height) for _ in range(self.first_column - column)]
            self.columns[:0] = new
            self.first_column = column
        while self.first_column + len(self.columns) <= column:
            self.columns.append(ColumnBuilder(self.height))
        self.columns[column - self.first_column].put(row - self.first_row, value)
        self.height = max(self.height, row - self.first_row + 1)

    def settle(self) -> int:
        """Make all cells canonical and trim margins; return how many cells were cleaned."""
        cleaned = 0
        for column in self.columns:
            column.pad(self.height)
            cleaned += column.settle(formulas=self.formulas)
        self._trim()
        return cleaned

    def _trim(self) -> None:
        self._set_strays_aside()
        filled = [span for column in self.columns if (span := _filled(column.codes))]
        if not filled:
            self.columns, self.height, self.widths = [], 0, None
            self.first_row = self.first_column = 0  # an empty table stands nowhere
            return
        top, bottom = min(start for start, _ in filled), max(stop for _, stop in filled)
        while not _filled(self.columns[-1].codes):
            self.columns.pop()
        left = next(i for i, column in enumerate(self.columns) if _filled(column.codes))
        self.columns = self.columns[left:]
        for column in self.columns:
            column.codes = column.codes[top:bottom]
        if self.widths is not None:
            self.widths = self.widths[top:bottom]
        self.first_row += top
        self.first_column += left
        self.height = bottom - top

    def _set_strays_aside(self) -> None:
        """Take out the few cells that stand beyond a wide stretch of blank columns."""
        last = None
        for position, column in enumerate(self.columns):
            if not _filled(column.codes):
                continue
            if last is not None and position - last > WIDEST_GAP:
                strays = list(self._cells_from(position))
                if len(strays) <= MOST_STRAYS:
                    self.strays += strays
                    self.columns = self.columns[:position]
                return
            last = position

    def _cells_from(self, position: int) -> Iterator[tuple[int, int, str]]:
        """The filled cells of the columns from *position* on, one more than may be strays."""
        left = MOST_STRAYS + 1
        for index, column in enumerate(self.columns[position:], position):
            span = _filled(column.codes)
            for row in range(*span) if span else ():
                if column.codes[row] >= 0 and left:
                    left -= 1
                    text = column.texts[column.codes[row]]
                    yield self.first_row + row + 1, self.first_column + index + 1, text


def _filled(codes: "array[int]") -> tuple[int, int] | None:
    """From the first filled cell to past the last one; None for a blank column."""
    size = codes.itemsize
    data = codes.tobytes()
    stop = -(-len(data.rstrip(BLANK)) // size)
    if not stop:
        return None
    return (len(data) - len(data.lstrip(BLANK))) // size, stop


def blocks(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """Rows in lists of *size*, the last one shorter."""
    left = iter(rows)
    while block := list(islice(left, size)):
        yield block
