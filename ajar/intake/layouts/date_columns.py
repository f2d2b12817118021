"""Layout “day columns”: one column per day of applying, with company names in the cells."""

import re

import numpy as np

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.columns.value_headers import date_header_share, strip_suffix
from ajar.intake.layouts.cells_as_rows import cells_as_rows
from ajar.intake.rows.parse import interpret
from ajar.intake.rows.parsed_table import NO_DAY, ImportContext, ParsedTable
from ajar.intake.tables.table import Table, column_of
from ajar.intake.values.dates import read_days
from ajar.model.ledger import LedgerCode

NAME = "day_columns"
LABEL = "One column per date"

_NUMBER = re.compile(r"^\s*\d+\s*[.):]\s*(?=\S)")


def detect(table: Table, roles: ColumnRoles) -> float:  # noqa: ARG001 - every layout has this shape
    """Confidence: most headers are days."""
    return 0.95 if date_header_share(table) else 0.0


def read(table: Table, roles: ColumnRoles, context: ImportContext) -> ParsedTable:  # noqa: ARG001
    """Read every filled cell below a day as one application; list numbers are stripped."""
    headers = column_of([strip_suffix(header) for header in table.headers])
    days = read_days(headers).by_row(headers)
    companies: list[str] = []
    applied: list[str] = []
    rows: list[np.ndarray] = []
    for position, column in enumerate(table.columns):
        filled = np.flatnonzero(column.codes >= 0)
        own = table.rows[filled] - table.source.first_row
        if days[position] == NO_DAY or np.isnat(days[position]):
            context.ledger.add(
                LedgerCode.COLUMN_NOT_USED,
                column=table.headers[position],
                raw=f"{len(filled)} filled cells",
            )
            context.account.report(own, table.positions[position])
            continue
        context.account.keep(table.positions[position], own)
        companies += [_NUMBER.sub("", column.cell(int(row))).strip() for row in filled]
        applied += [str(days[position].astype("datetime64[D]"))] * len(filled)
        rows.append(table.rows[filled])
    columns = {Role.COMPANY: companies, Role.APPLIED: applied}
    return interpret(*cells_as_rows(table, columns, rows), context)
