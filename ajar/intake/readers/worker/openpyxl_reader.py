"""
xlsx by openpyxl, cell by cell: slower, but it holds only the cells there are.

So it reads what makes a dense reader run out of memory, a stray cell in the last column of the
last row for one, and a few files whose XML the fast reader does not take.
"""

import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.worksheet._reader import WorkSheetParser

from .cell_kinds import ERROR
from .cell_text import SpecialCell
from .encode import WorkbookData
from .errors import DAMAGED, ReaderError
from .stray_cells import Spot, insert_cells
from .tables import TableBuilder
from .xlsx_scan import apply_findings, check_sheet_count, search


def read(content: bytes, *, most_cells: int) -> WorkbookData:
    """
    All worksheets, in order; cells far from all others are set aside.

    Raises
    ------
    ReaderError
        If there is too much in the file even so.
    """
    warnings.simplefilter("ignore")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        check_sheet_count(archive)
    workbook = openpyxl.load_workbook(
        io.BytesIO(content),
        read_only=True,
        data_only=True,
        keep_links=False,
    )
    book = WorkbookData()
    for sheet in workbook.worksheets:
        table = TableBuilder(name=sheet.title, visible=sheet.sheet_state == "visible")
        with sheet._get_source() as source:  # noqa: SLF001 - the public way pads blank cells
            parser = WorkSheetParser(
                source,
                sheet._shared_strings,  # noqa: SLF001
                data_only=True,
                epoch=workbook.epoch,
                date_formats=workbook._date_formats,  # noqa: SLF001
                timedelta_formats=workbook._timedelta_formats,  # noqa: SLF001
            )
            insert_cells(table, _cells(parser), most_cells=most_cells)
            table.merged = list(_merged(parser))
        book.tables.append(table)
    if not book.tables:
        raise ReaderError(DAMAGED)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        apply_findings(book, search(archive), most_cells=most_cells)
    return book


def _cells(parser: Any) -> Iterator[Spot]:  # noqa: ANN401 - openpyxl ships no types
    for _, row in parser.parse():
        for cell in row:
            value = cell["value"]
            if value is None or value == "":
                continue
            if cell["data_type"] == "e":
                value = SpecialCell(ERROR, str(value))
            yield cell["row"] - 1, cell["column"] - 1, value


def _merged(parser: Any) -> Iterator[tuple[int, int, int, int]]:  # noqa: ANN401
    ranges = parser.merged_cells.mergeCell if parser.merged_cells else ()
    for each in ranges:
        yield each.min_row - 1, each.min_col - 1, each.max_row - 1, each.max_col - 1
