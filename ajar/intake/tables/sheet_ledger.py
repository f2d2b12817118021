"""Ledger rows about whole sheets: unread sheets, stray cells, ragged rows, broken cells."""

import numpy as np

from ajar.intake.cells import CellKind, Sheet, Workbook
from ajar.intake.tables.ledger_builder import CellAccounting, LedgerBuilder
from ajar.intake.tables.table import Table
from ajar.model.ledger import LedgerCode
from ajar.model.sheet_format import column_letters

_LONGEST = 500


def report_table(table: Table, account: CellAccounting, ledger: LedgerBuilder) -> None:
    """Report cells outside a table, ragged rows, error cells and formulas without a value."""
    sheet = table.source
    headers = [row - sheet.first_row for row in (table.header_row, *table.more_headers) if row]
    for position in range(len(sheet.columns)):
        account.keep(position, np.array(headers, dtype=np.int64))
    outside = account.open_rows()
    ledger.add(
        LedgerCode.OUTSIDE_TABLE,
        rows=outside + sheet.first_row,
        raw=[" | ".join(filter(None, sheet.row(int(row))))[:_LONGEST] for row in outside],
    )
    account.report(outside)
    for name in sorted(table.cut_short):
        ledger.add(LedgerCode.TEXT_CUT, column=name)
    _report_ragged_rows(table, ledger)
    _report_broken_cells(sheet, ledger)


def _report_ragged_rows(table: Table, ledger: LedgerBuilder) -> None:
    sheet = table.source
    if sheet.widths is None or not table.header_row or not table.height:
        return
    header = int(sheet.widths[table.header_row - sheet.first_row])
    own, _ = table.sheet_rows()
    is_realigned = np.isin(own, list(sheet.realigned))
    widths = np.where(is_realigned, header, sheet.widths[own])
    for code, rows in (
        (LedgerCode.EXTRA_FIELDS, own[widths > header]),
        (LedgerCode.MISSING_FIELDS, own[(widths < header) & (widths > 0)]),
        (LedgerCode.FIELDS_REALIGNED, own[is_realigned]),
    ):
        ledger.add(
            code,
            rows=rows + sheet.first_row,
            raw=[f"{count} fields" for count in sheet.widths[rows]],
            done=f"the header has {header}",
        )


def _report_broken_cells(sheet: Sheet, ledger: LedgerBuilder) -> None:
    for position, column in enumerate(sheet.columns):
        for kind, code in (
            (CellKind.ERROR, LedgerCode.ERROR_CELL),
            (CellKind.FORMULA, LedgerCode.FORMULA_NO_VALUE),
        ):
            cells = np.append(column.kinds == kind, False)[column.codes]
            rows = np.flatnonzero(cells)
            if len(rows):
                name = column_letters(sheet.first_column + position)
                ledger.add(
                    code,
                    rows=rows + sheet.first_row,
                    column=f"column {name}",
                    raw=column.column_of_texts()[rows],
                )


def report_unread(workbook: Workbook, read: set[int], ledger: LedgerBuilder) -> int:
    """Report files and sheets that were not read; return the number of their filled cells."""
    for name, why in workbook.unread:
        ledger.add(LedgerCode.FILE_NOT_READ, raw=name, done=why)
    total = 0
    for position, sheet in enumerate(workbook.sheets):
        if position in read:
            continue
        cells = sum(int((column.codes >= 0).sum()) for column in sheet.columns)
        if cells:
            ledger.add(LedgerCode.SHEET_NOT_READ, raw=f"{cells} filled cells", sheet=sheet.name)
        total += cells
    return total


def report_strays(sheet: Sheet, ledger: LedgerBuilder) -> int:
    """Report cells far away from all others; return their number."""
    for stray in sheet.strays:
        ledger.add(
            LedgerCode.OUTSIDE_TABLE,
            rows=stray.row,
            column=f"column {column_letters(stray.column)}",
            raw=stray.text[:_LONGEST],
        )
    return len(sheet.strays)
