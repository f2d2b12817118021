"""A table cut out of a sheet: headers, and the rows beneath them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from ajar.intake.cells import CellKind, EncodedColumn, Sheet
from ajar.intake.values.null_values import null_texts

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Table:
    """
    Columns side by side, one entry a row, with where each row stands in the file.

    A layout may reshape a table (fold two rows into one, make rows of cells); ``rows`` then
    still says where in the sheet each row begins, and ``parts`` which rows of the sheet went
    into it.
    """

    file: str
    sheet: str
    headers: tuple[str, ...]
    """Unique; a column without one is called after its letter, as in “column C”."""
    columns: tuple[EncodedColumn, ...]
    rows: Ints
    """Row of the sheet, counted from 1."""
    header_row: int
    """Counted from 1; 0 when there is none."""
    source: Sheet
    """The sheet it was cut from."""
    positions: tuple[int, ...]
    """Where each column stands among those of the sheet; -1 for one that a layout made."""
    parts: tuple[Ints, Ints] | None = None
    """Rows of the sheet (counted from 0 within it) and the row of this table each went into;
    None when they are one to one."""
    cut_short: frozenset[str] = frozenset()
    """Headers of columns in which very long texts were cut."""
    above: tuple[str, ...] = ()
    """Texts above the header: titles, legends, remarks."""
    all_positions: tuple[tuple[int, ...], ...] = ()
    """Where several columns of the sheet went into one, all of them; empty: one each."""
    more_headers: tuple[int, ...] = ()
    """Rows, counted from 1, of further headers on the same sheet."""

    def sheet_columns(self, position: int) -> tuple[int, ...]:
        """The columns of the sheet, counted from 0, that went into the one at *position*."""
        if position < len(self.all_positions):
            return self.all_positions[position]
        return (self.positions[position],)

    @property
    def height(self) -> int:
        """Rows."""
        return len(self.rows)

    def sheet_rows(self) -> tuple[Ints, Ints]:
        """Rows of the sheet, counted from 0 within it, and the row of this table each went to."""
        if self.parts is not None:
            return self.parts
        return self.rows - self.source.first_row, np.arange(self.height)

    def take(self, keep: Mask) -> "Table":
        """Only some of the rows."""
        columns = tuple(select(column, np.flatnonzero(keep)) for column in self.columns)
        parts = None
        if self.parts is not None:
            inside = keep[self.parts[1]]
            position = np.cumsum(keep) - 1
            parts = (self.parts[0][inside], position[self.parts[1][inside]])
        return replace(self, columns=columns, rows=self.rows[keep], parts=parts)

    def with_column(self, header: str, texts: Sequence[str]) -> "Table":
        """One more column, made by a layout: one text a row, empty for nothing."""
        return replace(
            self,
            headers=(*self.headers, header),
            columns=(*self.columns, column_of(texts)),
            positions=(*self.positions, -1),
        )

    def filled(self) -> Ints:
        """Number of filled cells in each row."""
        total = np.zeros(self.height, dtype=np.int64)
        for column in self.columns:
            total += column.codes >= 0
        return total


def select(column: EncodedColumn, rows: Ints | slice) -> EncodedColumn:
    """The cells in these rows, with only the texts they use."""
    codes = column.codes[rows]
    used = np.zeros(len(column.texts) + 1, dtype=bool)
    used[codes] = True
    used = used[:-1]
    if used.all():
        return EncodedColumn(codes, column.texts, column.kinds)
    renumber = np.append(np.cumsum(used) - 1, -1).astype(np.int32)
    return EncodedColumn(renumber[codes], column.texts[used], column.kinds[used])


def without_blanks(column: EncodedColumn) -> EncodedColumn:
    """The column with cells that only say “nothing here” (“-”, “N/A”, “null”) as empty ones."""
    short = [code for code, text in enumerate(column.texts) if len(text) <= _LONGEST_BLANK]
    times = counts(column)
    texts = [str(column.texts[code]) for code in short]
    empty = null_texts(texts, times[short].tolist(), blank=int((column.codes < 0).sum()))
    if not empty:
        return column
    gone = np.zeros(len(column.texts) + 1, dtype=bool)
    gone[[code for code, text in zip(short, texts, strict=True) if text in empty]] = True
    codes = np.where(gone[column.codes], np.int32(-1), column.codes)
    return select(replace(column, codes=codes), slice(None))


_LONGEST_BLANK = 12
"""No text that means “nothing here” is longer."""


def truncate_texts(column: EncodedColumn) -> EncodedColumn:
    """
    The column with very long texts cut, so that all its cells together stay within bounds.

    A spreadsheet stores a text once however many cells show it; a tracker shows it in each. No
    spreadsheet lets a person type more than the longest text kept here into one cell.
    """
    filled = int((column.codes >= 0).sum())
    lengths = np.array([len(text) for text in column.texts], dtype=np.int64)
    room = _ROOM + _TIMES * int(lengths.sum())
    longest = min(_LONGEST, max(room // max(filled, 1), _LEAST))
    if not (lengths > longest).any():
        return column
    if longest < _LONGEST and (lengths.clip(max=_LONGEST) * counts(column)).sum() <= room:
        longest = _LONGEST
    cut = np.array([text[:longest] for text in column.texts], dtype=object)
    return replace(column, texts=cut)


_LONGEST, _LEAST = 32_767, 250
"""Characters of one cell: as many as a spreadsheet takes, and what is always left of a text."""
_ROOM, _TIMES = 1 << 25, 4
"""Characters that all cells of one column have room for, and how many times more than its
distinct texts have: it is one text in very many cells that would fill the memory."""


def column_of(texts: Sequence[str], kinds: Sequence[int] | None = None) -> EncodedColumn:
    """A column of one text a row; texts of white space only are empty cells."""
    distinct: dict[tuple[str, int], int] = {}
    codes = np.full(len(texts), -1, dtype=np.int32)
    for row, text in enumerate(texts):
        if text.strip():
            kind = int(CellKind.TEXT) if kinds is None else kinds[row]
            codes[row] = distinct.setdefault((text, kind), len(distinct))
    return EncodedColumn(
        codes,
        np.array([text for text, _ in distinct], dtype=object),
        np.array([kind for _, kind in distinct], dtype=np.int8),
    )


def concatenate(columns: Sequence[EncodedColumn]) -> EncodedColumn:
    """The cells of several columns under each other."""
    places: dict[tuple[str, int], int] = {}
    codes = []
    for column in columns:
        renumbered = [
            places.setdefault((str(text), int(kind)), len(places))
            for text, kind in zip(column.texts, column.kinds, strict=True)
        ]
        codes.append(np.array([*renumbered, -1], dtype=np.int32)[column.codes])
    return EncodedColumn(
        np.concatenate(codes),
        np.array([text for text, _ in places], dtype=object),
        np.array([kind for _, kind in places], dtype=np.int8),
    )


def counts(column: EncodedColumn) -> Ints:
    """How often each distinct text of a column stands there."""
    return np.bincount(column.codes[column.codes >= 0], minlength=len(column.texts))


def unique_headers(texts: Sequence[str], letters: Sequence[str]) -> tuple[str, ...]:
    """Headers as written, empty ones named after their letter, repeated ones numbered."""
    seen: dict[str, int] = {}
    named = []
    for text, name in zip(texts, letters, strict=True):
        header = " ".join(text.split()) or f"column {name}"
        seen[header] = seen.get(header, 0) + 1
        named.append(header if seen[header] == 1 else f"{header} ({seen[header]})")
    return tuple(named)


def letter(column: int) -> str:
    """
    Name of a column in a spreadsheet, counted from 1.

    Examples
    --------
    >>> letter(3), letter(28)
    ('C', 'AB')
    """
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
