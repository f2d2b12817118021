"""
Read a large sheet of an xlsx in chunks, each a small workbook for the fast reader.

Two pieces are parsed at a time while the cells of the one before become columns, and what a
piece took in memory is free again long before the last one is reached. A sheet that cannot be
cut between rows beyond doubt is left to be read as a whole.
"""

import io
import re
import zipfile
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

import python_calamine

from . import calamine_reader, progress
from .tables import TableBuilder
from .xlsx_scan import SheetFindings, SheetScanner

LARGE = 1 << 24
"""Bytes of a sheet's XML from which on chunks save time."""
PIECE = 1 << 21
"""Bytes of a piece at least."""
SHARE = 4
"""A piece brings the workbook's texts and styles along, so it is so many times their size."""
READ = 1 << 20
LONGEST_HEAD = 1 << 22
"""Bytes before the first row."""
THREADS = 2

ROWS = re.compile(rb"<sheetData(?:\s[^<>]*)?>")
NUMBERED = re.compile(rb"""\s*<row\s(?:[^<>]*?\s)?r=["'][0-9]+["']""")
ROW_END = b"</row>"
END = b"</sheetData></worksheet>"


class NotSplittableError(Exception):
    """The sheet cannot be split; read it as a whole."""


Parsing = tuple[int, Future[python_calamine.CalamineSheet]]
"""Bytes of a piece, and its cells to come."""


class Part(NamedTuple):
    """A member of a zip."""

    name: str
    content: bytes


def fill(
    table: TableBuilder,
    archive: zipfile.ZipFile,
    path: str,
    search: SheetScanner,
    *,
    most_cells: int,
) -> SheetFindings:
    """
    Fill *table*, which has its sheet's name, from *path*; say what *search* found on the way.

    Raises
    ------
    NotSplittableError
        If the sheet has to be read as a whole; *table* is of no use then.
    ReaderError
        If there are more than *most_cells*.
    """
    try:
        others = _others(archive, path)
        size = max(PIECE, SHARE * sum(len(part.content) for part in others))
        waiting: deque[Parsing] = deque()
        with ThreadPoolExecutor(THREADS) as pool:
            for xml in _pieces(archive, path, size):
                search.feed(xml)
                parsing = pool.submit(_parsed, table.name, [*others, Part(path, xml)])
                waiting.append((len(xml), parsing))
                if len(waiting) > THREADS:
                    _append_next(table, waiting, most_cells)
            while waiting:
                _append_next(table, waiting, most_cells)
    except (python_calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        raise NotSplittableError from error
    return search.ended()


def _others(archive: zipfile.ZipFile, path: str) -> list[Part]:
    """What says how the cells are to be read: texts, styles, the workbook's own parts."""
    sheets = path.rpartition("/")[0] + "/"
    return [
        Part(each.filename, archive.read(each))
        for each in archive.infolist()
        if each.filename.endswith((".xml", ".rels")) and not each.filename.startswith(sheets)
    ]


def _pieces(archive: zipfile.ZipFile, path: str, size: int) -> Iterator[bytes]:
    """The sheet as documents of at least *size* bytes, each with whole rows of it."""
    with archive.open(path) as stream:
        data = b""
        while not (start := ROWS.search(data)):
            more = stream.read(READ)
            if not more or len(data) > LONGEST_HEAD:
                raise NotSplittableError
            data += more
        head, parts = data[: start.end()], [data[start.end() :]]
        length = len(parts[0])
        while more := stream.read(READ):
            parts.append(more)
            length += len(more)
            if length < 2 * size:
                continue
            data = b"".join(parts)
            # The last piece is a large one too, for what follows the rows stays with the last.
            stop = data.rfind(ROW_END, 0, length - size) + len(ROW_END)
            if stop < len(ROW_END):
                raise NotSplittableError
            yield head + _whole_rows(data[:stop]) + END
            parts = [data[stop:]]
            length = len(parts[0])
        yield head + _whole_rows(b"".join(parts))


def _whole_rows(data: bytes) -> bytes:
    """Rows of which the first says its number; in comments and the like an end may be no end."""
    # A single byte is found much sooner than two, and this one is rare.
    if not NUMBERED.match(data) or (b"!" in data and b"<!" in data):
        raise NotSplittableError
    return data


def _parsed(name: str, parts: list[Part]) -> python_calamine.CalamineSheet:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part in parts:
            archive.writestr(part.name, part.content)
    packed.seek(0)
    return python_calamine.CalamineWorkbook.from_filelike(packed).get_sheet_by_name(name)


def _append_next(table: TableBuilder, waiting: deque[Parsing], most_cells: int) -> None:
    size, parsing = waiting.popleft()
    sheet = parsing.result()
    if sheet.start is not None:
        if table.columns and sheet.start[0] < table.first_row + table.height:
            raise NotSplittableError
        table.go_on_at(*sheet.start)
        table.extend(sheet.to_python(), most_cells=most_cells)
    calamine_reader.join(table, sheet)
    progress.add(size)
