"""Take list numbers off names: “1. Acme”, “2. Beta”, or “#1 Acme”, “#2 Beta”."""

import re
from dataclasses import replace
from itertools import pairwise

from ajar.intake.columns.headers import roles_of_header
from ajar.intake.columns.roles import Role
from ajar.intake.tables.table import Table, column_of
from ajar.intake.values import dates

_NUMBERED = re.compile(
    r"\s*(?:(?:#|№|n[or°º]\.?)\s*)?(?P<number>\d{1,4})\s*(?:[.):\]、。\uff0e\uff1a\uff09]|[-\u2013\u2014]\s|\s)\s*"
    r"(?P<name>[^\W\d_].*)",
    re.DOTALL | re.IGNORECASE,
)
_ENOUGH = 3
_MOSTLY = 0.8


def without_list_numbers(table: Table) -> Table:
    """
    Return the table without numbers before names that run on through their column.

    Each number is one more than that of the row above, or the first of another list, in 80 % of the
    rows. Columns whose header means something other than a company or a role are unchanged.
    """
    columns = list(table.columns)
    for at, header in enumerate(table.headers):
        roles = roles_of_header(header)
        if roles and not {Role.COMPANY, Role.ROLE} & set(roles):
            continue
        column = columns[at]
        found = [_NUMBERED.fullmatch(str(text)) for text in column.texts]
        if sum(map(bool, found)) < _ENOUGH:
            continue
        by_row = [found[code] for code in column.codes if code >= 0]
        numbers = [int(match["number"]) for match in by_row if match]
        runs_on = sum(after in {before + 1, 1} for before, after in pairwise(numbers))
        if runs_on < _MOSTLY * (len(by_row) - 1) or dates.looks_like_days(column) > _MOSTLY:
            continue
        names = [
            match["name"] if match else str(text)
            for match, text in zip(found, column.texts, strict=True)
        ]
        columns[at] = column_of([names[code] if code >= 0 else "" for code in column.codes])
    return replace(table, columns=tuple(columns))
