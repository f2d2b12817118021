"""Read old Excel workbooks by xlrd, which never crashed in tests, unlike calamine."""

import io
from collections.abc import Iterator

import xlrd

from . import progress
from .cell_kinds import ERROR, TIME
from .cell_text import SpecialCell, duration
from .encode import WorkbookData
from .errors import DAMAGED, PASSWORD, ReaderError
from .tables import TableBuilder


def read(content: bytes, *, most_cells: int) -> WorkbookData:
    """
    All worksheets, in order.

    Raises
    ------
    ReaderError
        If the file is encrypted, damaged or too large.
    """
    try:
        # Only with formatting does xlrd tell which cells are joined.
        workbook = _open(content, formatting=True)
    except xlrd.XLRDError as error:
        if "encrypt" in str(error).lower():
            raise ReaderError(PASSWORD) from error
        raise ReaderError(DAMAGED) from error
    except Exception:  # noqa: BLE001 - broken formatting breaks xlrd in many ways
        workbook = _open(content, formatting=False)
    book = WorkbookData()
    progress.expect(sum(sheet.nrows for sheet in workbook.sheets()))
    for sheet in workbook.sheets():
        table = TableBuilder(name=sheet.name, visible=sheet.visibility == 0)
        table.extend(_rows(sheet, workbook.datemode), most_cells=most_cells)
        table.merged = [
            (top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells
        ]
        book.tables.append(table)
    return book


def _open(content: bytes, *, formatting: bool) -> xlrd.Book:
    return xlrd.open_workbook(
        file_contents=content,
        formatting_info=formatting,
        logfile=io.StringIO(),
    )


def _rows(sheet: xlrd.sheet.Sheet, datemode: int) -> Iterator[list[object]]:
    for index in range(sheet.nrows):
        progress.add(1)
        types = sheet.row_types(index)
        values = sheet.row_values(index)
        yield [_value(kind, value, datemode) for kind, value in zip(types, values, strict=True)]


def _value(kind: int, value: object, datemode: int) -> object:
    if kind == xlrd.XL_CELL_DATE:
        return _day(float(str(value)), datemode)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_ERROR:
        return SpecialCell(ERROR, xlrd.error_text_from_code.get(value, "#ERROR"))
    return value


def _day(number: float, datemode: int) -> object:
    if 0 <= number < 1:
        return SpecialCell(TIME, duration(round(number * 86_400)))
    try:
        return xlrd.xldate_as_datetime(number, datemode)
    except (ValueError, OverflowError, xlrd.XLDateError):
        return number  # beyond the calendar: the raw number says more than nothing
