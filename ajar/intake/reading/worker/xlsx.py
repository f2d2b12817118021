"""xlsx and xlsm: cells by the fast reader, and beside it what that reader leaves out."""

import contextlib
import io
import threading
import zipfile
from collections.abc import Collection, Mapping
from functools import partial

from . import calamine, pieces, progress, sheet_xml
from .answer import Book
from .tables import Table

UNREADABLE = (zipfile.BadZipFile, OSError, ValueError)

Found = dict[str, sheet_xml.Findings]


def read(content: bytes, *, most_cells: int) -> Book:
    """
    All worksheets, in order, with error cells and formulas without a saved result.

    Raises
    ------
    Refusal
        As ``calamine.read`` does.
    """
    with (
        contextlib.suppress(pieces.UnevenError, *UNREADABLE),
        zipfile.ZipFile(io.BytesIO(content)) as archive,
    ):
        sheet_xml.count(archive)
        if large := _large(archive):
            return _read_in_pieces(content, archive, large, most_cells)
    return _read(content, {}, {}, most_cells)


def _large(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """Name and path of the sheets that are worth cutting."""
    sizes = {each.filename: each.file_size for each in archive.infolist()}
    return {
        name: path
        for name, path in sheet_xml.parts(archive).items()
        if sizes.get(path, 0) >= pieces.LARGE
    }


def _read_in_pieces(
    content: bytes, archive: zipfile.ZipFile, large: Mapping[str, str], most_cells: int
) -> Book:
    progress.expect(sum(archive.getinfo(path).file_size for path in large.values()))
    painted = sheet_xml.painted_styles(archive)
    found: Found = {}

    def fill(path: str, table: Table) -> None:
        search = sheet_xml.Search(painted)
        found[table.name] = pieces.fill(table, archive, path, search, most_cells=most_cells)

    fillers = {name: partial(fill, path) for name, path in large.items()}
    return _read(content, fillers, found, most_cells)


def _read(
    content: bytes, fillers: Mapping[str, calamine.Filler], found: Found, most_cells: int
) -> Book:
    """Sheets without a filler of their own as a whole."""
    # The fast reader lets go of the interpreter while it parses: the search runs beside it.
    searching = threading.Thread(target=_search, args=(content, found, fillers), daemon=True)
    searching.start()
    book = calamine.read(content, most_cells=most_cells, otherwise=fillers)
    searching.join()
    sheet_xml.complete(book, found, most_cells=most_cells)
    return book


def _search(content: bytes, found: Found, but: Collection[str]) -> None:
    with (
        contextlib.suppress(*UNREADABLE),
        zipfile.ZipFile(io.BytesIO(content)) as archive,
    ):
        found.update(sheet_xml.search(archive, but=but))
