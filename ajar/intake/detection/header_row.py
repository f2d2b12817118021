"""Detect the header row of a sheet and extract the table below it."""

from typing import NamedTuple

import numpy as np

from ajar.intake.cells import CellKind, Sheet, Workbook
from ajar.intake.columns.headers import roles_of_header
from ajar.intake.columns.profile import profile_column
from ajar.intake.columns.value_headers import enough_days, is_day
from ajar.intake.detection.two_row_headers import double_header
from ajar.intake.tables.table import (
    Table,
    column_of,
    select,
    truncate_texts,
    unique_headers,
    without_blanks,
)
from ajar.model.sheet_format import column_letters

_MAX_ROWS = 60
_MAX_CELLS = 12_000
_MAX_CELLS_IN_FILE = 24_000
"""Most cells that are searched for headers: on one sheet, and on all sheets of a file."""
_SHEETS = 60
"""Most sheets with cells that are examined; enough for one a week over a year."""
WIDEST = 500
"""Most columns of a sheet that is examined; a year of days as headings has 365."""
_MATCHED_SHARE, _MATCHED_BESIDE_DAYS = 0.4, 0.7
_REPEATED_WEIGHT = 0.3
"""Weight of a header whose text occurs again below it, as status words do."""
_UNKNOWN_PENALTY = 0.25
_DAYS_SHARE = 0.6
_COMMENT = "#"
_TITLE = 300
"""Most characters of a header or a title that are kept."""


class HeaderMatch(NamedTuple):
    """A table extracted from a sheet, and the confidence (0 to 1) in its header row."""

    table: Table
    confidence: float


def candidate_sheets(workbook: Workbook) -> list[Sheet]:
    """Return the first 60 sheets that have cells and at most 500 columns."""
    return [sheet for sheet in workbook.sheets if sheet.height and not too_wide(sheet)][:_SHEETS]


def too_wide(sheet: Sheet) -> bool:
    """Return whether a sheet has too many columns to be a tracker."""
    return len(sheet.columns) > WIDEST


def table_from_header(file: str, sheet: Sheet, row: int | None) -> HeaderMatch | None:
    """
    Return the table below the header in *row*, or None if there is none.

    Parameters
    ----------
    row
        Row number in the sheet, counted from 1; 0 for a table without a header, None to detect
        the header row.
    """
    if row is None:
        header, confidence = header_row(sheet)
        return (
            None if header is None else HeaderMatch(extract_table(file, sheet, header), confidence)
        )
    if row == 0:
        bare = headerless(file, sheet)
        return None if bare is None else HeaderMatch(bare, 1.0)
    at = row - sheet.first_row
    return HeaderMatch(extract_table(file, sheet, at), 1.0) if 0 <= at < sheet.height else None


def header_row(sheet: Sheet, among: int = 1) -> tuple[int | None, float]:
    """
    Return the likeliest header row, counted from 0, and the confidence in it.

    The confidence is high if its score is far above that of every other row and it has more than
    two known headers.
    """
    ranked = header_rows(sheet, among)
    return (ranked[0][1], header_confidence(ranked)) if ranked else (None, 0.0)


def header_confidence(ranked: list[tuple[float, int]]) -> float:
    """Return the confidence in the first of the header rows that :func:`header_rows` returns."""
    best = ranked[0][0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    return (1.0 - second / best) * min(best / SURE_SCORE, 1.0)


def header_rows(sheet: Sheet, among: int = 1) -> list[tuple[float, int]]:
    """
    Return possible header rows as (score, row counted from 0), the likeliest first.

    Such a row has at least two known headers, and they are at least 40 % of its texts. A text that
    occurs again below in its column is more likely a value, such as a status.
    """
    scores: dict[tuple[str, ...], tuple[float, int]] = {}
    cells = min(_MAX_CELLS, _MAX_CELLS_IN_FILE // among)
    rows = min(_MAX_ROWS, max(cells // max(len(sheet.columns), 1), 1))
    for index, texts in enumerate(sheet.rows(rows)):
        score = _header_score(sheet, index, texts)
        # A header that is repeated further down is no rival of itself.
        if score > scores.get(tuple(texts), (0.0, 0))[0]:
            scores[tuple(texts)] = score, index
    return sorted(scores.values(), key=lambda found: (-found[0], found[1]))


SURE_SCORE = 2.5
"""Score of a header row from which on it does not lower the confidence."""


def _header_score(sheet: Sheet, index: int, texts: list[str]) -> float:
    filled = [(column, text) for column, text in enumerate(texts) if text.strip()]
    if not filled or _is_comment(filled[0][1]):
        return 0.0
    days = sum(
        sheet.columns[column].kinds[sheet.columns[column].codes[index]] == CellKind.DAY
        or is_day(text)
        for column, text in filled
    )
    # A row that holds days is a row of the table, unless nearly all else is known.
    needed = (_MATCHED_BESIDE_DAYS if days else _MATCHED_SHARE) * len(filled)
    known = _confidences(filled, needed)
    matched = [column for column, value in known.items() if value > 0]
    if len(matched) >= 2 and len(matched) >= needed:  # noqa: PLR2004
        repeated = {column for column in matched if _occurs_below(sheet, column, index)}
        repeated_header = len(repeated) == len(matched)
        score = sum(
            known[column]
            * (_REPEATED_WEIGHT if column in repeated and not repeated_header else 1.0)
            for column in matched
        )
        return score - _UNKNOWN_PENALTY * (len(filled) - len(matched))
    across = enough_days(days, len(filled))
    return float(days) if across and _texts_below(sheet, index, filled) else 0.0


def _is_comment(text: str) -> bool:
    """Whether a row starting with *text* is a comment; “#” alone is a header of row numbers."""
    return text.lstrip().startswith(_COMMENT) and len(text.split()) > 1


def _confidences(filled: list[tuple[int, str]], needed: float) -> dict[int, float]:
    """
    Return the confidence in the role of each header of a row, by column; 0 for an unknown one.

    To save time it ends where fewer than *needed* of them can be known.
    """
    if not any(_confidence(text, misspelt=False) for _, text in filled):
        return {}
    known: dict[int, float] = {}
    for column, text in filled:
        known[column] = _confidence(text, misspelt=True)
        if len(filled) - list(known.values()).count(0.0) < needed:
            break
    return known


def _confidence(text: str, *, misspelt: bool) -> float:
    return max(roles_of_header(text, misspelt=misspelt).values(), default=0.0)


def _occurs_below(sheet: Sheet, column: int, index: int) -> bool:
    codes = sheet.columns[column].codes
    return bool((codes[index + 1 :] == codes[index]).any())


def _texts_below(sheet: Sheet, index: int, filled: list[tuple[int, str]]) -> bool:
    """Whether the cells below a row of days are mostly texts, such as company names."""
    words = total = 0
    for column, _ in filled:
        cells = sheet.columns[column]
        below = cells.codes[index + 1 :]
        below = below[below >= 0]
        total += len(below)
        words += int((cells.kinds[below] == CellKind.TEXT).sum())
    return total > 0 and words >= _DAYS_SHARE * total


def extract_table(file: str, sheet: Sheet, header: int, end: int | None = None) -> Table:
    """
    Return the table below the row *header*, without blank rows and columns.

    It ends before the row *end*, or at the end of the sheet; rows are counted from 0.
    """
    if both := double_header(sheet, header):
        return _extract(file, sheet, both.row, both.texts, end=end)
    return _extract(file, sheet, header, sheet.row(header), end=end)


def headerless(file: str, sheet: Sheet) -> Table | None:
    """
    Return all rows but leading comments as a table without a known header, or None.

    The first row is still taken as the header if it differs in kind from the cells below it.
    """
    start = 0
    for texts in sheet.rows(_MAX_ROWS):
        first = next((text for text in texts if text.strip()), "")
        if first and not _is_comment(first):
            break
        start += 1
    if start >= sheet.height:
        return None
    if _is_unknown_header(sheet, start):
        return _extract(file, sheet, start, sheet.row(start))
    return _extract(file, sheet, start - 1, [""] * len(sheet.columns), has_header=False)


def below(file: str, sheet: Sheet, header: int) -> Table | None:
    """Return all rows below row *header* (counted from 0) as a table without headers."""
    if header + 1 >= sheet.height:
        return None
    return _extract(file, sheet, header, [""] * len(sheet.columns), has_header=False)


def _is_unknown_header(sheet: Sheet, index: int) -> bool:
    """
    Whether a row of unknown texts is the header of the columns below it.

    It has a different text above every filled column, none of them a day, number, link, address or
    status, while at least two columns hold days, statuses, links or addresses.
    """
    texts = [text.strip() for text in sheet.row(index)]
    typed = 0
    for position, column in enumerate(sheet.columns):
        below = select(column, np.arange(index + 1, sheet.height))
        if not (below.codes >= 0).any():
            continue
        cells = profile_column(below, among=len(sheet.columns))
        if not texts[position] or cells.filled < _ROWS_BELOW:
            return False
        own = profile_column(column_of([texts[position]]))
        if own.days or own.numbers or own.links or own.mails or own.statuses:
            return False
        typed += max(cells.days, cells.statuses, cells.links, cells.mails) >= _DAYS_SHARE
    return typed >= _MIN_TYPED_COLUMNS and len(set(texts)) == len(texts)


_ROWS_BELOW = 2
_MIN_TYPED_COLUMNS = 2


def _extract(
    file: str,
    sheet: Sheet,
    header: int,
    texts: list[str],
    *,
    has_header: bool = True,
    end: int | None = None,
) -> Table:
    below = slice(header + 1, end)
    filled = np.zeros(max((end or sheet.height) - header - 1, 0), dtype=bool)
    wanted = []
    for position, column in enumerate(sheet.columns):
        here = column.codes[below] >= 0
        filled |= here
        if texts[position].strip() or here.any():
            wanted.append(position)
    rows = np.flatnonzero(filled) + header + 1
    letters = [column_letters(sheet.first_column + position) for position in wanted]
    rows_above = sheet.rows(min(header + (not has_header), _MAX_ROWS))
    above = [text[:_TITLE].strip() for row in rows_above for text in row]
    whole = [without_blanks(select(sheet.columns[p], rows)) for p in wanted]
    columns = [truncate_texts(column) for column in whole]
    named = unique_headers([texts[p][:_TITLE] for p in wanted], letters)
    cut_short = [n for n, a, b in zip(named, whole, columns, strict=True) if a is not b]
    return Table(
        file=file,
        sheet=sheet.name,
        headers=named,
        columns=tuple(columns),
        rows=rows.astype(np.int64) + sheet.first_row,
        header_row=header + sheet.first_row if has_header else 0,
        source=sheet,
        positions=tuple(wanted),
        cut_short=frozenset(cut_short),
        above=tuple(filter(None, above)),
    )
