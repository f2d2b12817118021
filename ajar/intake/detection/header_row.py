"""Where on a sheet a table begins, and the table cut out of it."""

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
    letter,
    select,
    truncate_texts,
    unique_headers,
    without_blanks,
)

_ROWS_LOOKED_AT = 60
_CELLS_LOOKED_AT = 12_000
_CELLS_IN_ALL = 24_000
"""Cells in which headers are looked for: on one sheet, and on all sheets of a file."""
_SHEETS = 60
"""Sheets with cells that are looked at; a sheet for every week of a year has room."""
WIDEST = 500
"""Columns of the widest sheet that is looked at; a year of days as headings has 365."""
"""Fewer rows of a wide sheet are looked at: each text costs its share of a millisecond."""
_MATCHED_SHARE, _MATCHED_BESIDE_DAYS = 0.4, 0.7
_AGAIN = 0.3
"""Trust in a header word that stands again below it, as status words do."""
_UNKNOWN_COSTS = 0.25
_DAYS_SHARE = 0.6
_COMMENT = "#"
_TITLE = 300
"""Characters of a header or a title that are looked at."""


class HeaderMatch(NamedTuple):
    """A table cut out of a sheet, and how sure it is that its header was found (0 to 1)."""

    table: Table
    confidence: float


def candidate_sheets(workbook: Workbook) -> list[Sheet]:
    """The first sheets that hold anything and are not wider than any tracker."""
    return [sheet for sheet in workbook.sheets if sheet.height and not too_wide(sheet)][:_SHEETS]


def too_wide(sheet: Sheet) -> bool:
    """Whether a sheet has more columns than any tracker, each of which would be looked at."""
    return len(sheet.columns) > WIDEST


def table_from_header(
    file: str, sheet: Sheet, row: int | None, among: int = 1
) -> HeaderMatch | None:
    """
    The table under the header in *row*; None where there is none.

    Parameters
    ----------
    row
        Counted from 1 as the sheet does; 0 for a table without a header, None for the row that
        is most like one.
    among
        Sheets of the file that are looked at: where there are many, fewer cells of each.
    """
    if row is None:
        header, confidence = header_row(sheet, among)
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
    The row, counted from 0, whose texts are most like headers, and how sure it is.

    Sure is what is far ahead of every other row, and has more than two known headers.
    """
    ranked = header_rows(sheet, among)
    if not ranked:
        return None, 0.0
    best, at = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    return at, (1.0 - second / best) * min(best / _PLENTY, 1.0)


def header_rows(sheet: Sheet, among: int = 1) -> list[tuple[float, int]]:
    """
    Rows that could be headers as (score, row counted from 0), the likeliest first.

    Such a row has two known headers at least, which are two in five of all its texts. A word that
    stands again below in its own column is more likely a value, such as a status.
    """
    scores: dict[tuple[str, ...], tuple[float, int]] = {}
    cells = min(_CELLS_LOOKED_AT, _CELLS_IN_ALL // among)
    rows = min(_ROWS_LOOKED_AT, max(cells // max(len(sheet.columns), 1), 1))
    for index, texts in enumerate(sheet.rows(rows)):
        score = _header_score(sheet, index, texts)
        # A header that is repeated further down is no rival of itself.
        if score > scores.get(tuple(texts), (0.0, 0))[0]:
            scores[tuple(texts)] = score, index
    return sorted(scores.values(), key=lambda found: (-found[0], found[1]))


_PLENTY = 2.5
"""A header row that scores so much has enough known words in it."""


def _header_score(sheet: Sheet, index: int, texts: list[str]) -> float:
    filled = [(column, text) for column, text in enumerate(texts) if text.strip()]
    if not filled or _is_comment(filled[0][1]):
        return 0.0
    trust = {column: _trust(text, misspelt=False) for column, text in filled}
    if any(trust.values()):
        trust = {column: _trust(text, misspelt=True) for column, text in filled}
    matched = [column for column, value in trust.items() if value > 0]
    days = sum(
        sheet.columns[column].kinds[sheet.columns[column].codes[index]] == CellKind.DAY
        or is_day(text)
        for column, text in filled
    )
    # A row that holds days is a row of the table, unless nearly all else is known.
    needed = _MATCHED_BESIDE_DAYS if days else _MATCHED_SHARE
    if len(matched) >= 2 and len(matched) >= needed * len(filled):  # noqa: PLR2004
        again = {column for column in matched if _stands_again(sheet, column, index)}
        repeated_header = len(again) == len(matched)
        score = sum(
            trust[column] * (_AGAIN if column in again and not repeated_header else 1.0)
            for column in matched
        )
        return score - _UNKNOWN_COSTS * (len(filled) - len(matched))
    across = enough_days(days, len(filled))
    return float(days) if across and _texts_below(sheet, index, filled) else 0.0


def _is_comment(text: str) -> bool:
    """Whether a row that begins so is a comment; “#” alone heads a column of numbers."""
    return text.lstrip().startswith(_COMMENT) and len(text.split()) > 1


def _trust(text: str, *, misspelt: bool) -> float:
    return max(roles_of_header(text, misspelt=misspelt).values(), default=0.0)


def _stands_again(sheet: Sheet, column: int, index: int) -> bool:
    codes = sheet.columns[column].codes
    return bool((codes[index + 1 :] == codes[index]).any())


def _texts_below(sheet: Sheet, index: int, filled: list[tuple[int, str]]) -> bool:
    """Whether the cells under a row of days are mostly words, as names of companies are."""
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
    The table under the row *header*, without blank rows and columns.

    It reaches to the row *end*, or to the end of the sheet; both are counted from 0.
    """
    if both := double_header(sheet, header):
        return _cut(file, sheet, both.row, both.texts, end=end)
    return _cut(file, sheet, header, sheet.row(header), end=end)


def headerless(file: str, sheet: Sheet) -> Table | None:
    """
    All rows but comments as a table without known headers; None where nothing is left.

    The first row is the header nevertheless where it stands out from the cells below it.
    """
    start = 0
    for texts in sheet.rows(_ROWS_LOOKED_AT):
        first = next((text for text in texts if text.strip()), "")
        if first and not _is_comment(first):
            break
        start += 1
    if start >= sheet.height:
        return None
    if _stands_out(sheet, start):
        return _cut(file, sheet, start, sheet.row(start))
    return _cut(file, sheet, start - 1, [""] * len(sheet.columns), has_header=False)


def below(file: str, sheet: Sheet, header: int) -> Table | None:
    """All rows under the row *header*, counted from 0, as a table without headers."""
    if header + 1 >= sheet.height:
        return None
    return _cut(file, sheet, header, [""] * len(sheet.columns), has_header=False)


def _stands_out(sheet: Sheet, index: int) -> bool:
    """
    Whether a row of words that nobody knows heads the columns below it.

    It has a text over every column, no two alike, none of which is a day, a number or a status,
    although the cells of two columns at least are days, statuses, links or addresses.
    """
    texts = [text.strip() for text in sheet.row(index)]
    told = 0
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
        told += max(cells.days, cells.statuses, cells.links, cells.mails) >= _DAYS_SHARE
    return told >= _TELLING_COLUMNS and len(set(texts)) == len(texts)


_ROWS_BELOW = 2
_TELLING_COLUMNS = 2


def _cut(
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
    letters = [letter(sheet.first_column + position) for position in wanted]
    rows_above = sheet.rows(min(header + (not has_header), _ROWS_LOOKED_AT))
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
