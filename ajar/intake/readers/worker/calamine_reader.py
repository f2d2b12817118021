"""Workbooks by calamine, a reader written in Rust: xlsx, xlsm, xlsb and ods; xls if need be."""

import io
from collections.abc import Callable, Mapping
from types import MappingProxyType

import python_calamine

from .encode import WorkbookData
from .errors import DAMAGED, PASSWORD, ReaderError
from .tables import TableBuilder

Filler = Callable[[TableBuilder], None]
NONE: Mapping[str, Filler] = MappingProxyType({})


def read(
    content: bytes, *, most_cells: int, otherwise: Mapping[str, Filler] = NONE
) -> WorkbookData:
    """
    Return all worksheets in order; those in *otherwise* are filled by its functions.

    Raises
    ------
    ReaderError
        If the file is encrypted, damaged or larger than *most_cells* a sheet. A damaged file may
        also raise what is no ``Exception`` (a Rust panic) or end the process (a Rust abort).
    """
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except python_calamine.PasswordError as error:
        raise ReaderError(PASSWORD) from error
    except python_calamine.CalamineError as error:
        raise ReaderError(DAMAGED) from error
    book = WorkbookData()
    for meta in workbook.sheets_metadata:
        if meta.typ == python_calamine.SheetTypeEnum.WorkSheet:
            table = TableBuilder(
                name=meta.name,
                visible=meta.visible == python_calamine.SheetVisibleEnum.Visible,
            )
            if filler := otherwise.get(meta.name):
                filler(table)
            else:
                _fill(table, workbook.get_sheet_by_name(meta.name), most_cells)
            book.tables.append(table)
    return book


def _fill(table: TableBuilder, sheet: python_calamine.CalamineSheet, most_cells: int) -> None:
    if sheet.start is not None:
        table.first_column = sheet.start[1]  # blank rows above come with the others
        table.extend(sheet.iter_rows(), most_cells=most_cells)
    join(table, sheet)


def join(table: TableBuilder, sheet: python_calamine.CalamineSheet) -> None:
    """Record the merged cells of *sheet*."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        table.merged.append((top, left, bottom, right))
