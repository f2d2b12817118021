"""Layout “board”: one column per status, with company names in the cells."""

import re

import numpy as np

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.columns.value_headers import status_header_share
from ajar.intake.layouts.cells_as_rows import cells_as_rows
from ajar.intake.rows.parse import interpret
from ajar.intake.rows.parsed_table import ImportContext, ParsedTable
from ajar.intake.tables.table import Table
from ajar.intake.values import statuses
from ajar.model.ledger import LedgerCode

NAME = "board"
LABEL = "One column per status"

_SEPARATOR = re.compile(r"\s+[-\u2013\u2014|@]\s+|\s*\n\s*|\s+at\s+")
_MOSTLY = 0.6


def detect(table: Table, roles: ColumnRoles) -> float:  # noqa: ARG001 - every layout has this shape
    """Confidence: most headers are statuses, and the cells below them are names."""
    return 0.9 if status_header_share(table) else 0.0


def read(table: Table, roles: ColumnRoles, context: ImportContext) -> ParsedTable:  # noqa: ARG001
    """Read every filled cell below a status header as one application or one unsent job."""
    meanings = statuses.interpret(list(table.headers))
    names: list[str] = []
    statuses_above: list[str] = []
    rows: list[np.ndarray] = []
    for position, (column, meaning) in enumerate(zip(table.columns, meanings, strict=True)):
        filled = np.flatnonzero(column.codes >= 0)
        own = table.rows[filled] - table.source.first_row
        if not meaning.known:
            context.ledger.add(
                LedgerCode.COLUMN_NOT_USED,
                column=table.headers[position],
                raw=f"{len(filled)} filled cells",
            )
            context.account.report(own, table.positions[position])
            continue
        if meaning.is_application:
            context.account.keep(table.positions[position], own)
        else:
            context.account.report(own, table.positions[position])
        names += [column.cell(int(row)).strip() for row in filled]
        statuses_above += [table.headers[position]] * len(filled)
        rows.append(table.rows[filled])
    split_names = [_SEPARATOR.split(name, maxsplit=1) for name in names]
    columns = {Role.COMPANY: names, Role.STATUS: statuses_above}
    if sum(len(parts) > 1 for parts in split_names) > _MOSTLY * len(names):
        columns[Role.COMPANY] = [parts[0] for parts in split_names]
        columns[Role.ROLE] = [parts[1] if len(parts) > 1 else "" for parts in split_names]
        context.ledger.add(
            LedgerCode.COMPANY_FROM_TEXT, column=table.headers[0], done="company and role"
        )
    return interpret(*cells_as_rows(table, columns, rows), context)
