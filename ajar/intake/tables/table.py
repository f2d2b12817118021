"""The table type: headers, encoded columns and the sheet rows they come from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ajar.intake.cells import CellKind, EncodedColumn, Sheet
from ajar.intake.values.null_values import may_be_null, null_texts
from ajar.model.arrays import Flags, Ints


@dataclass(frozen=True, eq=False)
class Table:
    """
    A table extracted from a sheet, with the position of its rows and columns there.

    A layout may reshape a table (join two rows, turn cells into rows); ``rows`` is then the first
    sheet row of each table row, and ``parts`` maps sheet rows to table rows.
    """

    file: str
    sheet: str
    headers: tuple[str, ...]
    """Unique; a column without a header is named by its letter, such as “column C”."""
    columns: tuple[EncodedColumn, ...]
    rows: Ints
    """Sheet row of each table row, counted from 1."""
    header_row: int
    """Counted from 1; 0 without a header."""
    source: Sheet
    """The sheet of the table."""
    positions: tuple[int, ...]
    """Sheet column of each table column, counted from 0; -1 for a column added by a layout."""
    parts: tuple[Ints, Ints] | None = None
    """Sheet rows (counted from 0 within it) and the table row of each; None if one to one."""
    cut_short: frozenset[str] = frozenset()
    """Headers of columns with truncated texts."""
    above: tuple[str, ...] = ()
    """Texts above the header: titles, legends, remarks."""
    all_positions: tuple[tuple[int, ...], ...] = ()
    """All sheet columns of each table column; empty if each has one."""
    more_headers: tuple[int, ...] = ()
    """Further header rows on the same sheet, counted from 1."""

    def sheet_columns(self, position: int) -> tuple[int, ...]:
        """Return the sheet columns, counted from 0, of the table column at *position*."""
        if position < len(self.all_positions):
            return self.all_positions[position]
        return (self.positions[position],)

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.rows)

    def sheet_rows(self) -> tuple[Ints, Ints]:
        """Return sheet rows, counted from 0 within the sheet, and the table row of each."""
        if self.parts is not None:
            return self.parts
        return self.rows - self.source.first_row, np.arange(self.height)

    def take(self, keep: Flags) -> "Table":
        """Return the table with the rows selected by the mask *keep*."""
        columns = tuple(select(column, np.flatnonzero(keep)) for column in self.columns)
        parts = None
        if self.parts is not None:
            inside = keep[self.parts[1]]
            position = np.cumsum(keep) - 1
            parts = (self.parts[0][inside], position[self.parts[1][inside]])
        return replace(self, columns=columns, rows=self.rows[keep], parts=parts)

    def with_column(self, header: str, texts: Sequence[str]) -> "Table":
        """Return the table with one more column of one text per row; empty texts are blank."""
        return replace(
            self,
            headers=(*self.headers, header),
            columns=(*self.columns, column_of(texts)),
            positions=(*self.positions, -1),
        )

    def has_cell(self, positions: Iterable[int]) -> Flags:
        """Return the mask of rows with a filled cell in any of the columns at these positions."""
        found = np.zeros(self.height, dtype=bool)
        for position in positions:
            found |= self.columns[position].codes >= 0
        return found

    def filled(self) -> Ints:
        """Return the number of filled cells of each row."""
        total = np.zeros(self.height, dtype=np.int64)
        for column in self.columns:
            total += column.codes >= 0
        return total


def select(column: EncodedColumn, rows: Ints | slice) -> EncodedColumn:
    """Return the cells of these rows, without unused texts."""
    codes = column.codes[rows]
    used = np.zeros(len(column.texts) + 1, dtype=bool)
    used[codes] = True
    used = used[:-1]
    if used.all():
        return EncodedColumn(codes, column.texts, column.kinds)
    renumber = np.append(np.cumsum(used) - 1, -1).astype(np.int32)
    return EncodedColumn(renumber[codes], column.texts[used], column.kinds[used])


def without_blanks(column: EncodedColumn) -> EncodedColumn:
    """Return the column with null values (“-”, “N/A”, “null”) as empty cells."""
    short = [code for code, text in enumerate(column.texts.tolist()) if may_be_null(text)]
    times = counts(column)
    texts = [str(column.texts[code]) for code in short]
    empty = null_texts(texts, times[short].tolist(), blank=int((column.codes < 0).sum()))
    if not empty:
        return column
    gone = np.zeros(len(column.texts) + 1, dtype=bool)
    gone[[code for code, text in zip(short, texts, strict=True) if text in empty]] = True
    codes = np.where(gone[column.codes], np.int32(-1), column.codes)
    return select(replace(column, codes=codes), slice(None))


def truncate_texts(column: EncodedColumn) -> EncodedColumn:
    """
    Return the column with long texts truncated, so that its total size stays bounded.

    A spreadsheet stores a shared text once, but a tracker repeats it in every cell. 32,767 is the
    most characters that a spreadsheet allows in a cell.
    """
    filled = int((column.codes >= 0).sum())
    lengths = np.array([len(text) for text in column.texts], dtype=np.int64)
    limit = _TOTAL_CHARACTERS + _TEXT_FACTOR * int(lengths.sum())
    longest = min(_MAX_LENGTH, max(limit // max(filled, 1), _MIN_LENGTH))
    if not (lengths > longest).any():
        return column
    if longest < _MAX_LENGTH and (lengths.clip(max=_MAX_LENGTH) * counts(column)).sum() <= limit:
        longest = _MAX_LENGTH
    cut = np.array([text[:longest] for text in column.texts], dtype=object)
    return replace(column, texts=cut)


_MAX_LENGTH, _MIN_LENGTH = 32_767, 250
"""Most characters of a cell in a spreadsheet, and the least to which a text is truncated."""
_TOTAL_CHARACTERS, _TEXT_FACTOR = 1 << 25, 4
"""Total characters allowed in a column: a fixed number plus a multiple of its distinct texts. A
long text shared by very many cells would otherwise fill the memory."""


def column_of(texts: Sequence[str], kinds: Sequence[int] | None = None) -> EncodedColumn:
    """Return an encoded column of one text per row; blank texts are empty cells."""
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
    """Return the concatenation of several columns."""
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
    """Return how often each distinct text of a column occurs."""
    return np.bincount(column.codes[column.codes >= 0], minlength=len(column.texts))


def unique_headers(texts: Sequence[str], letters: Sequence[str]) -> tuple[str, ...]:
    """Return unique headers: empty ones named by their letter, repeated ones numbered."""
    occurrences: dict[str, int] = {}
    named = []
    for text, name in zip(texts, letters, strict=True):
        header = " ".join(text.split()) or f"column {name}"
        occurrences[header] = occurrences.get(header, 0) + 1
        named.append(header if occurrences[header] == 1 else f"{header} ({occurrences[header]})")
    return tuple(named)
