"""xlsx and xlsm: cells by the fast reader, and beside it what that reader leaves out."""

import contextlib
import io
import threading
import zipfile

from . import calamine, sheet_xml
from .answer import Book


def read(content: bytes, *, most_cells: int) -> Book:
    """
    All worksheets, in order, with error cells and formulas without a saved result.

    Raises
    ------
    Refusal
        As ``calamine.read`` does.
    """
    found: dict[str, sheet_xml.Findings] = {}
    # The fast reader lets go of the interpreter while it parses: the search runs beside it.
    searching = threading.Thread(target=_search, args=(content, found), daemon=True)
    searching.start()
    book = calamine.read(content, most_cells=most_cells)
    searching.join()
    sheet_xml.complete(book, found, most_cells=most_cells)
    return book


def _search(content: bytes, found: dict[str, sheet_xml.Findings]) -> None:
    with (
        contextlib.suppress(zipfile.BadZipFile, OSError, ValueError),
        zipfile.ZipFile(io.BytesIO(content)) as archive,
    ):
        found.update(sheet_xml.search(archive))
