"""Lines between the rows, such as “Rejected” or “March”, that speak for the rows below them."""

import numpy as np

from ajar.intake.columns.assign import ColumnRole, ColumnRoles
from ajar.intake.columns.profile import profile_column
from ajar.intake.columns.roles import WORDS, Role
from ajar.intake.rows.parse import interpret
from ajar.intake.rows.parsed_table import ImportContext, ParsedTable, texts
from ajar.intake.rows.row_types import RowType, classify
from ajar.intake.tables.table import Table
from ajar.intake.values import statuses

NAME = "sections"
LABEL = "Sections under heading lines"

HEADER = "section"


def detect(table: Table, roles: ColumnRoles) -> float:
    """Some line is a heading, and rows stand below it."""
    kinds = classify(table, roles)
    lines = np.flatnonzero(kinds == RowType.SECTION)
    return 0.88 if len(lines) and (kinds[lines[0] :] == RowType.ROW).any() else 0.0


def read(table: Table, roles: ColumnRoles, context: ImportContext) -> ParsedTable:
    """
    Every row as it stands, with its section's words as a status where those are one.

    A status in the row itself prevails.
    """
    kinds = classify(table, roles)
    words = _sections(table, kinds == RowType.SECTION)
    meanings = statuses.interpret(sorted(set(words) - {""}))
    if not any(meaning.known for meaning in meanings):
        return interpret(table, roles, context)
    position = next(iter(roles.at(*WORDS)), None)
    if position is not None:
        own = texts(table, position).to_numpy(dtype=object)
        words = np.where(own == "", words, "")
    table = table.with_column(HEADER, [str(word) for word in words])
    added = ColumnRole(HEADER, Role.STATUS, 1.0, profile_column(table.columns[-1]))
    return interpret(table, ColumnRoles((*roles.columns, added)), context)


def _sections(table: Table, is_section: np.ndarray) -> np.ndarray:
    """The text of the heading above each row, empty text above the first heading."""
    rows = np.arange(table.height)
    above = np.maximum.accumulate(np.where(is_section, rows, -1))
    titles = {
        int(row): next(c.cell(int(row)) for c in table.columns if c.codes[row] >= 0).strip(" :-=*")
        for row in np.flatnonzero(is_section)
    }
    return np.array(
        [
            "" if line else titles.get(int(row), "")
            for row, line in zip(above, is_section, strict=True)
        ],
        dtype=object,
    )
