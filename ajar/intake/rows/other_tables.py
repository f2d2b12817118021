"""Find tables of a Markdown text that list no applications, such as a key to the statuses."""

import re
from itertools import pairwise

import numpy as np

from ajar.intake.cells import Sheet
from ajar.intake.columns.headers import roles_of_header
from ajar.intake.columns.roles import STATUS_ROLES, Role
from ajar.intake.tables.table import Table
from ajar.model.arrays import Flags, Ints

_HEADING = re.compile(r"\s*#{1,6}\s+\S")
_TELLING = STATUS_ROLES | {Role.COMPANY, Role.ROLE, Role.SUBJECT, Role.APPLIED, Role.DAY, Role.LINK}
"""Roles of which a table of applications has one among its headers."""
_WIDEST = 3
"""Most columns of such a table; applications have more."""


def in_other_tables(table: Table) -> Flags:
    """
    Return the mask of rows of other tables: short ones below a heading and headers of their own.

    A heading is marked as one (“## Status values”), and a blank row, which was the line of dashes,
    stands below the headers. None of the headers is one of a table of applications.
    """
    found = np.zeros(table.height, dtype=bool)
    sheet = table.source
    first = sheet.columns[0] if sheet.columns else None
    if first is None or not any(marked := [bool(_HEADING.match(str(t))) for t in first.texts]):
        return found
    filled = np.sum([column.codes >= 0 for column in sheet.columns], axis=0)
    headings = np.flatnonzero(np.array([*marked, False])[first.codes] & (filled == 1))
    inside = np.zeros(sheet.height, dtype=bool)
    for heading, after in pairwise([*headings.tolist(), sheet.height]):
        rows = np.flatnonzero(filled[heading:after] > 1) + heading
        if len(rows) and _is_other(sheet, int(rows[0]), filled):
            blank = np.flatnonzero(filled[rows[0] + 2 : after] == 0)
            inside[rows[0] : rows[0] + 2 + blank[0] if len(blank) else after] = True
    own, into = table.sheet_rows()
    found[into[inside[own]]] = True
    return found


def _is_other(sheet: Sheet, header: int, filled: Ints) -> bool:
    """Whether a row is the header of a table without applications."""
    if filled[header] > _WIDEST or header + 1 >= sheet.height or filled[header + 1]:
        return False
    titles = [text for text in sheet.row(header) if text.strip()]
    return not any(_TELLING & set(roles_of_header(text)) for text in titles)
