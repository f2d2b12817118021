"""Rows of a text file with a comma too many or too few, put back under their headers."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ajar.intake.cells import EncodedColumn, Sheet, Workbook
from ajar.intake.columns.headers import roles_of_header
from ajar.intake.columns.profile import ColumnProfile, profile_column
from ajar.intake.columns.roles import HAPPENINGS, WORDS, Role
from ajar.intake.columns.scores import role_score
from ajar.intake.detection.header_row import candidate_sheets, header_row
from ajar.intake.tables.table import Ints, column_of, counts, select
from ajar.intake.values.import_cache import cached_for_import

_REGULAR = 3
"""Rows as wide as the header that are needed to know what its columns hold."""
_MOSTLY = 0.3
"""Share of all rows that must be as wide as the header for it to be known by them."""
_MOST_ROWS = 500
"""Rows that are looked at one by one."""
_MOST_ALIKE = 20_000
_SAMPLE = 40
"""Rows of the same width that are put right together, and of these the ones looked at."""
_MOST_EXTRA = 6
_BETTER, _BETTER_TOGETHER = 1.0, 0.5
"""What a reading of the fields has to be worth more than the one as they stand: of one row, and
of several rows that lack the same fields, on average."""
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
_BLANK, _UNKNOWN = 0.3, 0.5
"""Worth of an empty cell, and of any text under an unknown header, where no other cells tell."""


def realign_rows(workbook: Workbook) -> Workbook:
    """
    The workbook with fields of ragged rows joined or moved to where they belong.

    A company called “Acme, Inc.” without quotes is two fields, and every later one stands under
    the wrong header; a program that was changed midway writes rows of another shape. What the
    headers say and the other rows hold shows where each field belongs: only a reading that is
    plainly better than the one as written is taken, and the rows are remembered.
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
    filled = sum((column.codes >= 0).astype(np.int64) for column in sheet.columns)
    rows = np.flatnonzero((np.arange(sheet.height) > header) & (sheet.widths > 1) & (filled > 1))
    regular = rows[sheet.widths[rows] == width]
    ragged = rows[sheet.widths[rows] != width]
    if not len(ragged):
        return sheet
    texts = sheet.row(header)[:width]
    known_by = regular if len(regular) >= _REGULAR else regular[:0]
    known = _known(sheet, texts, known_by)
    found: dict[int, list[str]] = {}
    plain = _one_shape_each(sheet, ragged, known, found)
    if len(regular) < max(_MOSTLY * len(rows), _REGULAR):
        # Most rows have another width than the header: they tell, and the few are looked at.
        known = _known(_with_rows(sheet, found, width), texts, ragged)
        plain = np.union1d(plain, regular)
    elif len(regular) < _REGULAR:
        return sheet
    if len(plain) <= _MOST_ROWS:
        for row in plain:
            if (fields := _better(_fields(sheet, int(row)), known, delimiter)) is not None:
                found[int(row)] = fields
    return replace(_with_rows(sheet, found, width), realigned=frozenset(found)) if found else sheet


def _one_shape_each(
    sheet: Sheet,
    ragged: Ints,
    known: Sequence["_Known"],
    found: dict[int, list[str]],
) -> Ints:
    """
    Put rows that have equally many fields, but fewer than the header, right together.

    Returns the rows to be looked at one by one.
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
        places = _places(fields, known)
        fingerprint = list(range(int(width)))
        gained = _worth_of(fields, places, known) - _worth_of(fields, fingerprint, known)
        if gained < _BETTER_TOGETHER:
            left += rows.tolist()
            continue
        for row in rows:
            cells = [""] * len(known)
            for place, text in zip(places, _fields(sheet, int(row)), strict=True):
                cells[place] = text
            found[int(row)] = cells
    return np.array(sorted(left), dtype=np.int64)


def _places(rows: list[list[str]], known: Sequence["_Known"]) -> list[int]:
    """The column for each field, in order, that suits all *rows* best together."""
    count, width = len(rows[0]), len(known)
    impossible: tuple[float, list[int]] = (-np.inf, [])
    reached: list[tuple[float, list[int]]] = [(0.0, []), *[impossible] * count]
    for at, column in enumerate(known):
        blank = column.worth("")
        after = [(worth + blank, places) for worth, places in reached]
        for used in range(count):
            worth, places = reached[used]
            if worth == -np.inf or width - at < count - used:
                continue
            gain = sum(column.worth(row[used].strip()) for row in rows) / len(rows)
            if worth + gain > after[used + 1][0]:
                after[used + 1] = (worth + gain, [*places, at])
        reached = after
    return reached[count][1]


def _worth_of(rows: list[list[str]], places: list[int], known: Sequence["_Known"]) -> float:
    """What the fields of all rows are worth in these columns, on average."""
    total = 0.0
    for row in rows:
        cells = [""] * len(known)
        for place, text in zip(places, row, strict=True):
            cells[place] = text.strip()
        total += sum(column.worth(text) for column, text in zip(known, cells, strict=True))
    return total / len(rows)


def _known(sheet: Sheet, headers: list[str], rows: Ints) -> list["_Known"]:
    return [
        _Known(header, select(column, rows))
        for header, column in zip(headers, sheet.columns, strict=False)
    ]


def _fields(sheet: Sheet, row: int) -> list[str]:
    assert sheet.widths is not None
    texts = sheet.row(row)[: sheet.widths[row]]
    return texts + [""] * (int(sheet.widths[row]) - len(texts))


class _Known:
    """What the cells of one column are like: by other rows, else by its header."""

    def __init__(self, header: str, column: EncodedColumn) -> None:
        self._content = profile_column(column)
        rows = max(len(column.codes), 1)
        self._blank = float((column.codes < 0).sum()) / rows
        distinct = int((counts(column) > 0).sum())
        self._texts = {str(text).strip() for text in column.texts}
        self._listed = distinct <= _FEW and self._content.filled >= 2 * distinct
        self._told = self._content.filled >= _REGULAR
        self._any = len(column.codes) >= _REGULAR
        self._roles = roles_of_header(header)

    def worth(self, text: str) -> float:
        """How well *text* suits the column: 1 where all cells are like it, below 0 where none."""
        if not text:
            if not self._any:
                return 0.0 if _NAMES & set(self._roles) else _BLANK
            return self._blank if self._blank > _SOME else _STRANGE / 2
        if text in self._texts:
            return 1.0
        if not self._told:
            return _by_header(self._roles, _look(text))
        share = _share_alike(_look(text), self._content)
        if share <= _SOME:
            return _STRANGE
        return min(share, _OFF_LIST) if self._listed else share


_TOLD = WORDS | HAPPENINGS | {Role.EVENT, Role.TO, Role.FROM, Role.NOTES, Role.HISTORY}
"""Roles of columns in which a status is at home."""


def _by_header(roles: dict[Role, float], cell: ColumnProfile) -> float:
    """How well a cell suits what its header says."""
    if not roles:
        return _UNKNOWN * (1.0 - cell.statuses)
    if cell.statuses and WORDS & set(roles):
        return 1.0
    return max(
        min(_WELL * role_score(role, cell), 1.0) * (1.0 if role in _TOLD else 1.0 - cell.statuses)
        for role in roles
    )


_NAMES = frozenset({Role.COMPANY, Role.JOB})
_WELL = 1.4
"""A cell that suits a role well enough suits it as well as any: then the order tells."""


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
    longest = max(count - width + 1, 1) + (count == width)
    shortest = 1 if count > width else 0
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
