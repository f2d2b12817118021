"""Looks into written workbooks with readers that are not the writer."""

import io
import warnings
import zipfile

import openpyxl
from python_calamine import CalamineWorkbook


def markup(content: bytes) -> str:
    """All parts of the file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


def by_calamine(content: bytes, sheet: int = 0) -> list[list[object]]:
    """Cells of one sheet."""
    book = CalamineWorkbook.from_object(io.BytesIO(content))
    return book.get_sheet_by_index(sheet).to_python(skip_empty_area=False)


def by_openpyxl(content: bytes, sheet: int = 0) -> list[list[object]]:
    """Cells of one sheet; empty ones as empty text, as the other reader has them."""
    rows = opened(content).worksheets[sheet].iter_rows(values_only=True)
    return [["" if cell is None else cell for cell in row] for row in rows]


def opened(content: bytes) -> openpyxl.Workbook:
    """With formats, drop-downs and links."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(content))
