"""Read xlsx and xlsm: cells by the fast reader, and what it leaves out by a scan."""

import contextlib
import io
import threading
import zipfile
from collections.abc import Collection, Mapping
from functools import partial

from . import calamine_reader, progress, xlsx_chunks, xlsx_scan
from .encode import WorkbookData
from .errors import DAMAGED, ReaderError
from .tables import TableBuilder

UNREADABLE = (zipfile.BadZipFile, OSError, ValueError)

Found = dict[str, xlsx_scan.SheetFindings]


def read(content: bytes, *, most_cells: int) -> WorkbookData:
    """
    All worksheets, in order, with error cells and formulas without a saved result.

    Raises
    ------
    ReaderError
        As ``calamine_reader.read`` does.
    """
    lost = False
    with (
        contextlib.suppress(xlsx_chunks.NotSplittableError, *UNREADABLE),
        zipfile.ZipFile(io.BytesIO(content)) as archive,
    ):
        xlsx_scan.check_sheet_count(archive)
        lost = not set(archive.namelist()) & set(xlsx_scan.parts(archive).values())
        if large := _large(archive):
            return _read_in_pieces(content, archive, large, most_cells)
    book = _read(content, {}, {}, most_cells)
    if lost and not any(table.columns for table in book.tables):
        raise ReaderError(DAMAGED)  # the parts with its cells are missing
    return book


def _large(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """Name and path of the sheets that are worth cutting."""
    sizes = {each.filename: each.file_size for each in archive.infolist()}
    return {
        name: path
        for name, path in xlsx_scan.parts(archive).items()
        if sizes.get(path, 0) >= xlsx_chunks.LARGE
    }


def _read_in_pieces(
    content: bytes, archive: zipfile.ZipFile, large: Mapping[str, str], most_cells: int
) -> WorkbookData:
    progress.expect(sum(archive.getinfo(path).file_size for path in large.values()))
    painted = xlsx_scan.styles_with_fill(archive)
    found: Found = {}

    def fill(path: str, table: TableBuilder) -> None:
        search = xlsx_scan.SheetScanner(painted)
        found[table.name] = xlsx_chunks.fill(table, archive, path, search, most_cells=most_cells)

    fillers = {name: partial(fill, path) for name, path in large.items()}
    return _read(content, fillers, found, most_cells)


def _read(
    content: bytes, fillers: Mapping[str, calamine_reader.Filler], found: Found, most_cells: int
) -> WorkbookData:
    """Sheets without a filler of their own as a whole."""
    # The fast reader lets go of the interpreter while it parses: the search runs beside it.
    searching = threading.Thread(target=_search, args=(content, found, fillers), daemon=True)
    searching.start()
    book = calamine_reader.read(content, most_cells=most_cells, otherwise=fillers)
    searching.join()
    xlsx_scan.apply_findings(book, found, most_cells=most_cells)
    return book


def _search(content: bytes, found: Found, but: Collection[str]) -> None:
    with (
        contextlib.suppress(*UNREADABLE),
        zipfile.ZipFile(io.BytesIO(content)) as archive,
    ):
        found.update(xlsx_scan.search(archive, but=but))
