"""Lines between the rows, such as “Rejected” or “March”, that speak for the rows below them."""

import numpy as np

from ajar.intake.columns.assign import ColumnRole, Roles
from ajar.intake.columns.content import content
from ajar.intake.columns.roles import WORDS, Role
from ajar.intake.rows.draft import Context, Draft, texts
from ajar.intake.rows.interpret import interpret
from ajar.intake.rows.lines import Line, classify
from ajar.intake.tables.table import Table
from ajar.intake.values import statuses

NAME = "sections"
LABEL = "Sections under heading lines"

HEADER = "section"


def detect(table: Table, roles: Roles) -> float:
    """Some line is a heading, and rows stand below it."""
    kinds = classify(table, roles)
    lines = np.flatnonzero(kinds == Line.SECTION)
    return 0.88 if len(lines) and (kinds[lines[0] :] == Line.ROW).any() else 0.0


def read(table: Table, roles: Roles, context: Context) -> Draft:
    """
    Every row as it stands, with its section's words as a status where those are one.

    A status in the row itself prevails.
    """
    kinds = classify(table, roles)
    words = _sections(table, kinds == Line.SECTION)
    meanings = statuses.interpret(sorted(set(words) - {""}))
    if not any(meaning.known for meaning in meanings):
        return interpret(table, roles, context)
    position = next(iter(roles.at(*WORDS)), None)
    if position is not None:
        own = texts(table, position).to_numpy(dtype=object)
        words = np.where(own == "", words, "")
    table = table.with_column(HEADER, [str(word) for word in words])
    added = ColumnRole(HEADER, Role.STATUS, 1.0, content(table.columns[-1]))
    return interpret(table, Roles((*roles.columns, added)), context)


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
