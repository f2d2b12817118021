"""Classify table rows as data rows, section headings, totals and remarks."""

import re
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import UNUSED_ROLES, Role
from ajar.intake.rows.other_tables import in_other_tables
from ajar.intake.rows.parsed_table import ImportContext, texts
from ajar.intake.tables.table import Table
from ajar.intake.values import statuses
from ajar.intake.values.normalize import BREAK, normalize, tokens
from ajar.intake.values.prefilter import matches
from ajar.intake.values.words import starting, words
from ajar.model.arrays import Flags, Ints
from ajar.model.ledger import LedgerCode

_SURE = 0.85
_TABLE = 3
"""Least columns of a table in which other rows can be distinguished from data rows."""
_COMMENT = "#"
_LONGEST = 2_000
"""Most characters of a row in the ledger."""
_YEAR = 4
"""Digits of a year, the only number that is a heading by itself."""


_TOTAL = re.compile(r"^[^\d:]+:\s*\d+$")
"""A total in one cell: “Total: 5”."""
_LABEL = 2
"""Filled cells of a row that counts a status: “Interviews | 3”."""
_FOOT = 100
"""Most rows of counts in a table; if more rows have two cells, they are data rows."""


class RowType(IntEnum):
    """Type of one row of a table."""

    ROW = 0
    PREFILLED = 1
    """A template row with only prefilled numbers, formulas and the like."""
    SECTION = 2
    REMARK = 3
    TOTAL = 4
    HEADER = 5
    EXAMPLE = 6


_CODES = {
    RowType.SECTION: LedgerCode.SECTION_LINE,
    RowType.REMARK: LedgerCode.REMARK_LINE,
    RowType.TOTAL: LedgerCode.TOTAL_LINE,
    RowType.HEADER: LedgerCode.REPEATED_HEADER,
    RowType.EXAMPLE: LedgerCode.EXAMPLE_ROW,
}

RowTypes = npt.NDArray[np.int8]


def classify(table: Table, roles: ColumnRoles) -> RowTypes:
    """
    Return the :class:`RowType` of each row.

    A row with one filled cell is a section heading if that cell is a status or a period, a data row
    if it is in the company column, and else a remark.
    """
    types = np.zeros(table.height, dtype=np.int8)
    types[_repeats_header(table, roles)] = RowType.HEADER
    types[_in_legend(table, roles, types == RowType.HEADER)] = RowType.REMARK
    types[in_other_tables(table)] = RowType.REMARK
    types[_prefilled(table, roles) & (types == RowType.ROW)] = RowType.PREFILLED
    for row in _rows_to_classify(table, roles):
        if types[row] == RowType.ROW:
            types[row] = _row_type(table, roles, int(row))
        elif types[row] == RowType.PREFILLED and _is_section(table, int(row)):
            types[row] = RowType.SECTION
    return types


def _repeats_header(table: Table, roles: ColumnRoles) -> Flags:
    """
    Mask of rows that repeat the headers, in at least two and in most columns.

    Not rows with a company: “Test” below “Test” is what happened there.
    """
    same = np.zeros(table.height, dtype=np.int64)
    named = np.zeros(table.height, dtype=bool)
    header = table.header_row - table.source.first_row
    for at, (position, column) in enumerate(zip(table.positions, table.columns, strict=True)):
        title = table.source.columns[position].cell(header) if position >= 0 else ""
        if title and table.header_row:
            bare = [_BEHIND.sub("", str(text)) == title for text in column.texts]
            again = np.array([*bare, False], dtype=bool)[column.codes]
            same += again
            if roles.columns[at].role is Role.COMPANY:
                named |= (column.codes >= 0) & ~again
    return (same >= 2) & (2 * same > table.filled()) & ~named  # noqa: PLR2004


_BEHIND = re.compile(r"\s*\([^()]*\)$")
"""What stands in brackets behind a header that a list of its values repeats: “Status (text)”."""


def _in_legend(table: Table, roles: ColumnRoles, repeats: Flags) -> Flags:
    """Mask of rows that list values below repeated headers, without any company or role."""
    block = np.cumsum(repeats)
    named = table.has_cell(roles.at(Role.COMPANY, Role.ROLE, Role.SUBJECT))
    with_names = np.unique(block[named & ~repeats])
    return (block > 0) & ~repeats & ~np.isin(block, with_names)


def _prefilled(table: Table, roles: ColumnRoles) -> Flags:
    """Mask of rows without a cell in any column about an application."""
    meaningful = [i for i, c in enumerate(roles.columns) if c.role not in UNUSED_ROLES]
    return ~table.has_cell(meaningful or range(len(table.columns)))


def _rows_to_classify(table: Table, roles: ColumnRoles) -> Ints:
    """Rows to classify one by one: nearly empty ones, and those that start with a listed word."""
    if len(table.columns) < _TABLE:
        candidates = np.zeros(table.height, dtype=bool)
    else:
        candidates = table.filled() == 1
        labels = table.filled() == _LABEL
        if len(table.columns) > _TABLE and labels.sum() <= _FOOT:
            candidates |= labels
    names = [roles.first(Role.COMPANY), roles.first(Role.ROLE), 0 if table.columns else None]
    for position in {p for p in names if p is not None}:
        column = table.columns[position]
        candidates |= np.append(_has_listed_start(column.texts), False)[column.codes]
    return np.flatnonzero(candidates)


def _has_listed_start(distinct: npt.NDArray[np.object_]) -> Flags:
    """Mask of texts that may start a total, an example or a comment."""
    import pyarrow as pa
    import pyarrow.compute as pc

    starts = sorted(words("total") | words("example"))
    plain = pc.utf8_lower(pc.utf8_normalize(pa.array(distinct, pa.large_string()), form="NFKC"))
    return matches(plain, rf"^[\s(\[*]*(?:#|{'|'.join(map(re.escape, starts))})")


def _row_type(table: Table, roles: ColumnRoles, row: int) -> RowType:
    filled = [(i, c.cell(row).strip()) for i, c in enumerate(table.columns) if c.codes[row] >= 0]
    position, text = filled[0]
    start = normalize(text)
    if start.startswith(_COMMENT):
        return RowType.REMARK
    if len(filled) == 1 and len(table.columns) >= _TABLE:
        return _single_cell_type(table, roles, position, text)
    counted = starting("total").match(start) or (len(filled) == _LABEL and is_section_heading(text))
    if counted and _all_numbers(filled[1:]):
        return RowType.TOTAL
    name = next((t for i, t in filled if roles.columns[i].role is Role.COMPANY), text)
    return RowType.EXAMPLE if _is_example(normalize(name).lstrip("([* ")) else RowType.ROW


def _is_section(table: Table, row: int) -> bool:
    """Whether the only filled cell of a row is a section heading."""
    texts = [column.cell(row).strip() for column in table.columns if column.codes[row] >= 0]
    return len(texts) == 1 and len(table.columns) >= _TABLE and is_section_heading(texts[0])


def _single_cell_type(table: Table, roles: ColumnRoles, position: int, text: str) -> RowType:
    """Type of a row with one filled cell."""
    if _TOTAL.match(normalize(text)) and starting("total").match(normalize(text)):
        return RowType.TOTAL
    if is_section_heading(text):
        return RowType.SECTION
    lone_company = roles.columns[position].role is Role.COMPANY and table.header_row
    is_informative = roles.columns[position].role not in UNUSED_ROLES | {
        Role.NOTES,
        Role.DAY,
        Role.ROLE,
    }
    if lone_company or (is_informative and table.header_row and roles.first(Role.COMPANY) is None):
        return RowType.ROW
    return RowType.REMARK


def _is_example(name: str) -> bool:
    """Whether a name is an example, such as “Example company”, but not “Sample Media”."""
    if not (begins := starting("example").match(name)):
        return False
    rest = tokens(name)[len(tokens(begins.group())) :]
    return not rest or rest[0] == BREAK or rest[0] in words("example_of")


def is_section_heading(text: str) -> bool:
    """Return whether the only text of a row is a section heading: a status or a period."""
    plain = normalize(text).strip(" :-\u2013\u2014=*")
    tokens_of_text = [word for word in tokens(plain) if word not in words("period_joint")]
    if tokens_of_text and all(
        word in words("period") or word.isdigit() or word == BREAK for word in tokens_of_text
    ):
        return (
            len(tokens_of_text) > 1
            or not tokens_of_text[0].isdigit()
            or len(tokens_of_text[0]) == _YEAR
        )
    meaning = statuses.interpret([plain])[0]
    return meaning.known and not meaning.near and meaning.confidence >= _SURE


def _all_numbers(filled: list[tuple[int, str]]) -> bool:
    return all(re.fullmatch(r"[-+]?[\d.,\s%]+", text) for _, text in filled)


def report(table: Table, types: RowTypes, context: ImportContext) -> None:
    """Report all rows that are no data rows; their cells count as reported."""
    own, into = table.sheet_rows()
    for row_type, code in _CODES.items():
        rows = np.flatnonzero(types == row_type)
        context.ledger.add(code, rows=table.rows[rows], raw=row_texts(table, rows))
    context.account.report(own[types[into] > RowType.PREFILLED])


def row_texts(table: Table, rows: Ints) -> list[str]:
    """Return the cells of each of *rows* joined to one text."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not len(rows):
        return []
    dtype = pa.large_string()
    columns = []
    for position in range(len(table.columns)):
        cells = pa.array(texts(table, position).iloc[rows], type=dtype)
        columns.append(pc.if_else(pc.equal(cells, ""), pa.scalar(None, dtype), cells))
    joined = pc.binary_join_element_wise(*columns, pa.scalar(" | ", dtype), null_handling="skip")
    return [str(text) for text in pc.utf8_slice_codeunits(joined, 0, _LONGEST).to_pylist()]
