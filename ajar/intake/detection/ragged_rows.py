"""Rows of a text file with a comma too many or too few, put back under their headers."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ajar.intake.cells import EncodedColumn, Sheet, Workbook
from ajar.intake.columns.profile import ColumnProfile, profile_column
from ajar.intake.detection.header_row import candidate_sheets, header_row
from ajar.intake.tables.table import column_of, counts, select
from ajar.intake.values.import_cache import cached_for_import

_REGULAR = 3
"""Rows as wide as the header that are needed to know what its columns hold."""
_MOST_ROWS = 500
_MOST_EXTRA = 6
_BETTER = 1.0
"""What a reading of the fields has to be worth more than the one as they stand."""
_STRANGE = -1.0
"""A cell that no other cell of its column is like."""
_SOME = 0.05
_FEW = 15
"""Distinct texts of a column that holds words from a list, such as statuses."""
_OFF_LIST = 0.3
_JOIN = -0.1
"""Worth of a joined cell beside a whole one: whoever quotes no commas seldom writes several."""
_SPACED = 0.2
"""Worth of a join before a blank, as it stands behind a comma within a text."""


def realign_rows(workbook: Workbook) -> Workbook:
    """
    The workbook with fields of ragged rows joined or moved to where they belong.

    A company called “Acme, Inc.” without quotes is two fields, and every later one stands under
    the wrong header. What the columns hold in rows as wide as the header shows where: only a
    reading that is plainly better than the one as written is taken, and the rows are remembered.
    """
    if not workbook.delimiter:
        return workbook
    looked_at = candidate_sheets(workbook)
    sheets = tuple(
        _realigned(sheet, workbook.delimiter, len(looked_at)) if sheet in looked_at else sheet
        for sheet in workbook.sheets
    )
    return replace(workbook, sheets=sheets)


def _realigned(sheet: Sheet, delimiter: str, among: int) -> Sheet:
    if sheet.widths is None or not (sheet.widths != sheet.widths[0]).any():
        return sheet
    header, _ = header_row(sheet, among)
    if header is None:
        return sheet
    width = int(sheet.widths[header])
    below = np.arange(sheet.height) > header
    regular = np.flatnonzero(below & (sheet.widths == width))
    ragged = np.flatnonzero(below & (sheet.widths != width) & (sheet.widths > 1))
    if len(regular) < _REGULAR or not 0 < len(ragged) <= _MOST_ROWS:
        return sheet
    known = [_Known(select(column, regular)) for column in sheet.columns[:width]]
    found = {
        int(row): fields
        for row in ragged
        if (fields := _better(_fields(sheet, int(row)), known, delimiter)) is not None
    }
    if not found:
        return sheet
    columns = tuple(
        _with_cells(column, {row: fields[i] if i < width else "" for row, fields in found.items()})
        for i, column in enumerate(sheet.columns)
    )
    return replace(sheet, columns=columns, realigned=frozenset(found))


def _fields(sheet: Sheet, row: int) -> list[str]:
    assert sheet.widths is not None
    texts = sheet.row(row)[: sheet.widths[row]]
    return texts + [""] * (int(sheet.widths[row]) - len(texts))


class _Known:
    """What the cells of one column are like in regular rows."""

    def __init__(self, column: EncodedColumn) -> None:
        self._content = profile_column(column)
        rows = max(len(column.codes), 1)
        self._blank = float((column.codes < 0).sum()) / rows
        distinct = int((counts(column) > 0).sum())
        self._texts = {str(text).strip() for text in column.texts}
        self._listed = distinct <= _FEW and self._content.filled >= 2 * distinct

    def worth(self, text: str) -> float:
        """How well *text* suits the column: 1 where all cells are like it, below 0 where none."""
        if not text:
            return self._blank if self._blank > _SOME else _STRANGE / 2
        if text in self._texts:
            return 1.0
        share = _share_alike(_look(text), self._content)
        if share <= _SOME:
            return _STRANGE
        return min(share, _OFF_LIST) if self._listed else share


_KINDS = ("days", "links", "mails", "numbers")


@cached_for_import
def _look(text: str) -> ColumnProfile:
    return profile_column(column_of([text]))


def _share_alike(one: ColumnProfile, cells: ColumnProfile) -> float:
    """Share of the cells that are of the same kind as one of them; plain words are one kind."""
    kinds = [kind for kind in _KINDS if getattr(one, kind) == 1]
    if kinds:
        return max(float(getattr(cells, kind)) for kind in kinds)
    return 1.0 - min(1.0, sum(float(getattr(cells, kind)) for kind in _KINDS))


def _better(fields: list[str], known: Sequence[_Known], delimiter: str) -> list[str] | None:
    """The fields, one a column, where joining or moving them is plainly better; else None."""
    width = len(known)
    extra = len(fields) - width
    if extra > _MOST_EXTRA:
        return None
    as_written = (fields + [""] * -min(extra, 0))[:width]
    plain = sum(k.worth(text.strip()) for k, text in zip(known, as_written, strict=True))
    worth, best = _best(fields, known, delimiter)
    if worth < plain + _BETTER:
        return None
    strange = any(k.worth(t.strip()) == _STRANGE for k, t in zip(known, best, strict=True))
    return None if strange else best


def _best(fields: list[str], known: Sequence[_Known], delimiter: str) -> tuple[float, list[str]]:
    """Of all ways to give each column none, one or several fields in order, the worthiest."""
    count, width = len(fields), len(known)
    longest = max(count - width + 1, 1)
    shortest = 1 if count >= width else 0
    impossible = (-np.inf, [""])
    reached: list[tuple[float, list[str]]] = [(0.0, [])] + [impossible] * count
    for column in known:
        after = [impossible] * (count + 1)
        # Of equals, the one that fills the earlier columns: they tell what a row is about.
        for used in range(count, -1, -1):
            worth, cells = reached[used]
            if worth == -np.inf:
                continue
            for taken in range(shortest, min(longest, count - used) + 1):
                parts = fields[used : used + taken]
                text = delimiter.join(parts)
                gain = column.worth(text.strip()) + _joining(parts)
                if worth + gain > after[used + taken][0]:
                    after[used + taken] = (worth + gain, [*cells, text])
        reached = after
    return reached[count]


def _joining(parts: list[str]) -> float:
    return sum(_JOIN + _SPACED * part.startswith(" ") for part in parts[1:])


def _with_cells(column: EncodedColumn, cells: dict[int, str]) -> EncodedColumn:
    """The column with other texts in some rows."""
    texts = [str(text) for text in column.texts]
    place = {text: code for code, text in enumerate(texts)}
    codes, kinds = column.codes.copy(), list(column.kinds)
    for row, text in cells.items():
        if text.strip() and text not in place:
            place[text] = len(texts)
            texts.append(text)
            kinds.append(1)
        codes[row] = place[text] if text.strip() else -1
    made = EncodedColumn(codes, np.array(texts, dtype=object), np.array(kinds, dtype=np.int8))
    return select(made, slice(None))
