"""Layout “sections”: heading rows such as “Rejected” or “March” above groups of rows."""

import re
from dataclasses import replace

import numpy as np

from ajar.intake.columns.assign import ColumnRole, ColumnRoles
from ajar.intake.columns.profile import profile_column
from ajar.intake.columns.roles import DAY_ROLES, STATUS_ROLES, Role
from ajar.intake.rows.parse import interpret
from ajar.intake.rows.parsed_table import NO_DAY, ImportContext, ParsedTable, texts
from ajar.intake.rows.row_types import RowType, classify
from ajar.intake.tables.table import Table, column_of
from ajar.intake.values import statuses
from ajar.intake.values.dates import read_days

NAME = "sections"
LABEL = "Rows grouped under headings"

HEADER = "section"


def detect(table: Table, roles: ColumnRoles) -> float:
    """Confidence: there is a section heading with rows below it."""
    kinds = classify(table, roles)
    headings = np.flatnonzero(kinds == RowType.SECTION)
    return 0.88 if len(headings) and (kinds[headings[0] :] == RowType.ROW).any() else 0.0


def read(table: Table, roles: ColumnRoles, context: ImportContext) -> ParsedTable:
    """
    Read each row as one application, with its section heading as status or month.

    A status in the row itself prevails.
    """
    kinds = classify(table, roles)
    words = _headings(table, kinds == RowType.SECTION)
    table, roles = _with_dates(table, roles, words, kinds == RowType.ROW)
    meanings = statuses.interpret(sorted(set(words) - {""}))
    if not any(meaning.known for meaning in meanings):
        return interpret(table, roles, context)
    position = next(iter(roles.at(*STATUS_ROLES)), None)
    if position is not None:
        own = texts(table, position).to_numpy(dtype=object)
        words = np.where(own == "", words, "")
    table = table.with_column(HEADER, [str(word) for word in words])
    added = ColumnRole(HEADER, Role.STATUS, 1.0, profile_column(table.columns[-1]))
    return interpret(table, ColumnRoles((*roles.columns, added)), context)


def _with_dates(
    table: Table, roles: ColumnRoles, titles: np.ndarray, rows: np.ndarray
) -> tuple[Table, ColumnRoles]:
    """Add full dates if headings are months and a column holds the day of the month."""
    if roles.has(*DAY_ROLES, Role.APPLIED):
        return table, roles
    months = {title: _month(title) for title in set(titles[rows])}
    if not months or any(month is None for month in months.values()):
        return table, roles
    for at, column in enumerate(table.columns):
        numbers = [column.cell(int(row)).strip() for row in np.flatnonzero(rows)]
        if not all(_DAY_OF_MONTH.fullmatch(number) for number in numbers):
            continue
        days = np.full(table.height, "", dtype=object)
        days[rows] = [
            f"{months[title]}-{int(number):02d}"
            for title, number in zip(titles[rows], numbers, strict=True)
        ]
        columns = list(table.columns)
        columns[at] = column_of([str(day) for day in days])
        dated = replace(table, columns=tuple(columns))
        given = replace(roles.columns[at], role=Role.APPLIED, content=profile_column(columns[at]))
        return dated, ColumnRoles((*roles.columns[:at], given, *roles.columns[at + 1 :]))
    return table, roles


_DAY_OF_MONTH = re.compile(r"0?[1-9]|[12]\d|3[01]")


def _month(title: str) -> str | None:
    """Month of a heading, “2024-03” for “March 2024”; None if it names no month."""
    (day,) = read_days(column_of([f"1 {title}"])).days if title else (NO_DAY,)
    return None if np.isnat(day) else str(day.astype("datetime64[M]"))


def _headings(table: Table, is_section: np.ndarray) -> np.ndarray:
    """Heading text of each row, empty above the first heading."""
    rows = np.arange(table.height)
    above = np.maximum.accumulate(np.where(is_section, rows, -1))
    titles = {
        int(row): next(c.cell(int(row)) for c in table.columns if c.codes[row] >= 0).strip(" :-=*")
        for row in np.flatnonzero(is_section)
    }
    return np.array(
        [
            "" if heading else titles.get(int(row), "")
            for row, heading in zip(above, is_section, strict=True)
        ],
        dtype=object,
    )
