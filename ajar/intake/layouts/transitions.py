"""Layout “transitions”: one row per change of stage, with columns “from” and “to”."""

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.layouts import history
from ajar.intake.layouts.grouping import same_application
from ajar.intake.rows import dates, row_types
from ajar.intake.rows.parsed_table import NO_DAY, ImportContext, ParsedTable, texts
from ajar.intake.tables.table import Table

NAME = "transitions"
LABEL = "From–to list"


def detect(table: Table, roles: ColumnRoles) -> float:  # noqa: ARG001 - every layout has this shape
    """Confidence: columns “from” and “to”, and a company, role or id."""
    named = roles.has(Role.COMPANY, Role.ROLE, Role.ID)
    return 0.95 if named and roles.has(Role.FROM) and roles.has(Role.TO) else 0.0


def read(table: Table, roles: ColumnRoles, context: ImportContext) -> ParsedTable:
    """Read each row as two entries: the old stage, undated, and the new stage with its day."""
    kinds = row_types.classify(table, roles)
    row_types.report(table, kinds, context)
    table = table.take(kinds == row_types.RowType.ROW)
    source, target = roles.at(Role.FROM)[0], roles.at(Role.TO)[0]
    found = dates.read(table, roles, context)
    day, _ = dates.span(found, table, roles.at(Role.DAY, Role.STATUS_DAY, Role.UPDATED))
    rows = np.arange(table.height)
    groups = same_application(table, roles)
    reached = history.entries_frame(rows, texts(table, target), day)
    known = set(zip(groups, reached["words"].str.casefold(), strict=True))
    left = history.entries_frame(rows, texts(table, source), np.full(table.height, NO_DAY))
    new = [(g, w) not in known for g, w in zip(groups, left["words"].str.casefold(), strict=True)]
    entries = pd.concat([left.loc[new], reached]).sort_values(
        "row", kind="stable", ignore_index=True
    )
    entries = entries.loc[entries["words"] != ""].reset_index(drop=True)
    return history.read(table, roles, context, entries, groups, table.headers[target])
