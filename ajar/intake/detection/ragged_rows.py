"""Realign rows of a delimited text file that have too many or too few fields."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ajar.intake.cells import EncodedColumn, Sheet, Workbook
from ajar.intake.detection.cell_fit import REGULAR, UNLIKE, CellFit
from ajar.intake.detection.header_row import candidate_sheets, header_row
from ajar.intake.detection.stacked_headers import stacked_headers
from ajar.intake.tables.table import select
from ajar.model.arrays import Flags, Ints

_MIN_REGULAR_SHARE = 0.3
"""Least share of rows as wide as the header for profiling its columns by them."""
_MOST_ROWS = 500
"""Most rows that are realigned one by one."""
_MOST_ALIKE = 20_000
_SAMPLE = 40
"""Most rows of one width that are realigned together, and the size of the sample of them."""
_MOST_EXTRA = 6
_MIN_GAIN, _MIN_MEAN_GAIN = 1.0, 0.5
"""Least gain in score over the row as written: for a single row, and on average for rows realigned
together."""
_JOIN = -0.1
"""Penalty for each join of two fields: several unquoted delimiters in one cell are rare."""
_REPEATED = 2
"""Least headers that a row repeats to be the header of a section."""
_SPACED_JOIN = 0.2
"""Bonus for a join before a space, which usually follows a comma within a text."""


def realign_rows(workbook: Workbook) -> Workbook:
    """
    Return the workbook with the fields of ragged rows joined or moved to their columns.

    An unquoted “Acme, Inc.” gives two fields and shifts all later ones; a script that was changed
    midway writes rows of another width. Each field is placed by the headers and by the profile of
    the other rows. A row is changed only if its score rises clearly; changed rows are recorded in
    ``Sheet.realigned``.
    """
    if not workbook.delimiter:
        return workbook
    examined = candidate_sheets(workbook)
    sheets = tuple(
        _realigned(sheet, workbook.delimiter, len(examined)) if sheet in examined else sheet
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
    filled = sum((column.codes >= 0).astype(np.int64) for column in sheet.columns)
    rows = np.flatnonzero((np.arange(sheet.height) > header) & (sheet.widths > 1) & (filled > 1))
    regular = rows[sheet.widths[rows] == width]
    texts = sheet.row(header)[:width]
    in_section = _fit_headers_of_their_own(sheet, rows, texts, header)
    ragged = rows[(sheet.widths[rows] != width) & ~in_section]
    if not len(ragged):
        return sheet
    known_by = regular if len(regular) >= REGULAR else regular[:0]
    known = _cell_fits(sheet, texts, known_by)
    found: dict[int, list[str]] = {}
    plain = _realign_by_width(sheet, ragged, known, found)
    if len(regular) < max(_MIN_REGULAR_SHARE * len(rows), REGULAR):
        # Most rows have another width than the header: profile the columns by them, and examine
        # the few rows as wide as the header one by one.
        known = _cell_fits(_with_rows(sheet, found, width), texts, ragged)
        plain = np.union1d(plain, regular)
    elif len(regular) < REGULAR:
        return sheet
    if len(plain) <= _MOST_ROWS:
        for row in plain:
            if (fields := _realigned_row(_fields(sheet, int(row)), known, delimiter)) is not None:
                found[int(row)] = fields
    return replace(_with_rows(sheet, found, width), realigned=frozenset(found)) if found else sheet


def _fit_headers_of_their_own(
    sheet: Sheet, rows: Ints, header: Sequence[str], header_at: int
) -> Flags:
    """Whether each row is, or is as wide as, the last row above with headers of its own."""
    assert sheet.widths is not None
    known = {text.strip().casefold() for text in header if text.strip()}
    repeated = np.zeros(len(rows), dtype=np.int64)
    for column in sheet.columns:
        same = [str(text).strip().casefold() in known for text in column.texts]
        repeated += np.array([*same, False], dtype=bool)[column.codes[rows]]
    widths = sheet.widths[rows]
    starts = (repeated >= _REPEATED) & (2 * repeated >= widths)
    starts |= np.isin(rows, stacked_headers(sheet, header_at))
    last = np.maximum.accumulate(np.where(starts, np.arange(len(rows)), -1))
    return np.asarray((last >= 0) & (widths == widths[last]))


def _realign_by_width(
    sheet: Sheet,
    ragged: Ints,
    known: Sequence[CellFit],
    found: dict[int, list[str]],
) -> Ints:
    """
    Realign all rows of the same width together, where it is below that of the header.

    Returns the rows that are left to be realigned one by one.
    """
    assert sheet.widths is not None
    left: list[int] = []
    for width in np.unique(sheet.widths[ragged]):
        rows = ragged[sheet.widths[ragged] == width]
        if not 1 < len(rows) <= _MOST_ALIKE or width > len(known):
            left += rows.tolist()
            continue
        sample = rows[np.linspace(0, len(rows) - 1, min(len(rows), _SAMPLE)).astype(int)]
        fields = [_fields(sheet, int(row)) for row in sample]
        places = _best_columns(fields, known)
        first_columns = list(range(int(width)))
        gained = _mean_score(fields, places, known) - _mean_score(fields, first_columns, known)
        if gained < _MIN_MEAN_GAIN:
            left += rows.tolist()
            continue
        for row in rows:
            cells = [""] * len(known)
            for place, text in zip(places, _fields(sheet, int(row)), strict=True):
                cells[place] = text
            found[int(row)] = cells
    return np.array(sorted(left), dtype=np.int64)


def _best_columns(rows: list[list[str]], known: Sequence[CellFit]) -> list[int]:
    """The ascending columns for the fields that give *rows* the highest mean score."""
    count, width = len(rows[0]), len(known)
    impossible: tuple[float, list[int]] = (-np.inf, [])
    reached: list[tuple[float, list[int]]] = [(0.0, []), *[impossible] * count]
    for at, column in enumerate(known):
        blank = column.score("")
        after = [(score + blank, places) for score, places in reached]
        for used in range(count):
            score, places = reached[used]
            if score == -np.inf or width - at < count - used:
                continue
            gain = sum(column.score(row[used].strip()) for row in rows) / len(rows)
            if score + gain > after[used + 1][0]:
                after[used + 1] = (score + gain, [*places, at])
        reached = after
    return reached[count][1]


def _mean_score(rows: list[list[str]], places: list[int], known: Sequence[CellFit]) -> float:
    """Mean score of the rows with their fields in these columns."""
    total = 0.0
    for row in rows:
        cells = [""] * len(known)
        for place, text in zip(places, row, strict=True):
            cells[place] = text.strip()
        total += sum(column.score(text) for column, text in zip(known, cells, strict=True))
    return total / len(rows)


def _cell_fits(sheet: Sheet, headers: list[str], rows: Ints) -> list[CellFit]:
    return [
        CellFit(header, select(column, rows))
        for header, column in zip(headers, sheet.columns, strict=False)
    ]


def _fields(sheet: Sheet, row: int) -> list[str]:
    assert sheet.widths is not None
    texts = sheet.row(row)[: sheet.widths[row]]
    return texts + [""] * (int(sheet.widths[row]) - len(texts))


def _realigned_row(fields: list[str], known: Sequence[CellFit], delimiter: str) -> list[str] | None:
    """Return one cell per column if joining or moving fields scores clearly better, else None."""
    width = len(known)
    extra = len(fields) - width
    if extra > _MOST_EXTRA:
        return None
    as_written = (fields + [""] * -min(extra, 0))[:width]
    plain = sum(k.score(text.strip()) for k, text in zip(known, as_written, strict=True))
    score, best = _best_assignment(fields, known, delimiter)
    if score < plain + _MIN_GAIN:
        return None
    strange = any(k.score(t.strip()) == UNLIKE for k, t in zip(known, best, strict=True))
    return None if strange else best


def _best_assignment(
    fields: list[str], known: Sequence[CellFit], delimiter: str
) -> tuple[float, list[str]]:
    """Assign none, one or several fields to each column in order, with the highest score."""
    count, width = len(fields), len(known)
    longest = max(count - width + 1, 1) + (count == width)
    shortest = 1 if count > width else 0
    impossible = (-np.inf, [""])
    reached: list[tuple[float, list[str]]] = [(0.0, [])] + [impossible] * count
    for column in known:
        after = [impossible] * (count + 1)
        # Ties go to the assignment that fills earlier columns: they identify the row.
        for used in range(count, -1, -1):
            score, cells = reached[used]
            if score == -np.inf:
                continue
            for taken in range(shortest, min(longest, count - used) + 1):
                parts = fields[used : used + taken]
                text = delimiter.join(parts)
                gain = column.score(text.strip()) + _join_score(parts)
                if score + gain > after[used + taken][0]:
                    after[used + taken] = (score + gain, [*cells, text])
        reached = after
    return reached[count]


def _join_score(parts: list[str]) -> float:
    return sum(_JOIN + _SPACED_JOIN * part.startswith(" ") for part in parts[1:])


def _with_rows(sheet: Sheet, found: dict[int, list[str]], width: int) -> Sheet:
    """The sheet with other texts in some rows."""
    columns = tuple(
        _with_cells(column, {row: cells[i] if i < width else "" for row, cells in found.items()})
        for i, column in enumerate(sheet.columns)
    )
    return replace(sheet, columns=columns)


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
