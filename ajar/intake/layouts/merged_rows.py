"""Layout “merged rows”: several sheet rows per application, joined by merged cells."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRole, ColumnRoles
from ajar.intake.columns.profile import profile_column
from ajar.intake.columns.roles import Role
from ajar.intake.layouts.grouping import first_filled_per_group
from ajar.intake.rows.parse import interpret
from ajar.intake.rows.parsed_table import ImportContext, ParsedTable, texts
from ajar.intake.tables.table import Table, column_of
from ajar.model.arrays import Ints
from ajar.model.ledger import LedgerCode

NAME = "merged_rows"
LABEL = "Several rows joined by merged cells"

HEADER = "second lines"
_MIN_SHARE = 0.5


def detect(table: Table, roles: ColumnRoles) -> float:
    """Confidence: most cells of the company (or role) column span several rows."""
    groups = _groups(table, roles)
    if groups is None:
        return 0.0
    sizes = np.bincount(groups)
    return 0.9 if (sizes > 1).sum() > _MIN_SHARE * len(sizes) else 0.0


def read(table: Table, roles: ColumnRoles, context: ImportContext) -> ParsedTable:
    """
    Read each block of rows as one application, by the first filled cell of every column.

    Of several cells for the role, those of the line with the most different texts are taken.
    Further cells of the block are kept in the notes, each with its header.
    """
    groups = _groups(table, roles)
    if groups is None:
        return interpret(table, roles, context)
    extra = _further_cells(table, groups)
    _, first = np.unique(groups, return_index=True)
    later = np.setdiff1d(np.arange(table.height), first)
    context.ledger.add(
        LedgerCode.MERGED_ROW,
        rows=table.rows[later],
        done=[f"joined with row {row}" for row in table.rows[first[groups[later]]]],
    )
    folded = _with_varied_roles(first_filled_per_group(table, groups), table, roles, groups)
    folded = folded.with_column(HEADER, extra)
    added = ColumnRole(HEADER, Role.NOTES, 1.0, profile_column(folded.columns[-1]))
    filled = [
        replace(c, content=profile_column(folded.columns[i])) for i, c in enumerate(roles.columns)
    ]
    return interpret(folded, ColumnRoles((*filled, added)), context)


def _with_varied_roles(folded: Table, table: Table, roles: ColumnRoles, groups: Ints) -> Table:
    """*folded* with the role from the second line of each block if its texts differ more."""
    position = roles.first(Role.ROLE)
    if position is None:
        return folded
    cells = pd.DataFrame({"group": groups, "text": texts(table, position)})
    cells = cells.loc[cells["text"] != ""]
    lines = [cells.loc[cells.groupby("group").cumcount() == at] for at in (0, 1)]
    first, second = (line["text"].nunique() for line in lines)
    if second <= first or len(lines[1]) < _MIN_SHARE * len(lines[0]):
        return folded
    best = lines[1].set_index("group")["text"].reindex(range(folded.height)).fillna("")
    columns = list(folded.columns)
    columns[position] = column_of(best.tolist())
    return replace(folded, columns=tuple(columns))


def _groups(table: Table, roles: ColumnRoles) -> Ints | None:
    """Block of each row, numbered from 0; None without merged cells in the company column."""
    anchor = roles.first(Role.COMPANY)
    anchor = roles.first(Role.ROLE) if anchor is None else anchor
    if anchor is None or not table.source.merged:
        return None
    column = table.positions[anchor]
    tall = [m for m in table.source.merged if m[1] <= column <= m[3] and m[2] > m[0]]
    if not tall:
        return None
    begins = np.arange(table.source.height)
    for first, _, last, _ in tall:
        begins[first : last + 1] = first
    own, _ = table.sheet_rows()
    _, groups = np.unique(begins[own], return_inverse=True)
    return groups.astype(np.int64)


def _further_cells(table: Table, groups: Ints) -> Sequence[str]:
    """Text of the further filled cells of each block, with their headers."""
    found: list[list[str]] = [[] for _ in range(int(groups.max()) + 1)]
    for header, column in zip(table.headers, table.columns, strict=True):
        filled = np.flatnonzero(column.codes >= 0)
        _, first = np.unique(groups[filled], return_index=True)
        for row in np.setdiff1d(filled, filled[first]):
            found[groups[row]].append(f"{header}: {column.cell(int(row)).strip()}")
    return ["\n".join(lines) for lines in found]
