"""Read a zip of text files, such as LinkedIn's export, as one sheet per file."""

import io
import lzma
import zipfile
import zlib

from . import csv_reader
from .encode import WorkbookData
from .errors import DAMAGED, EMPTY, NOT_A_TABLE, TOO_LARGE, ReaderError
from .tables import MOST_ROWS

TEXT_ENDINGS = (".csv", ".tsv")
MOST_TEXTS = 500
"""Most text files that are read, more than any program exports."""
MOST_UNREAD = 100
"""Most unread files that are named; further ones are only counted."""
BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, lzma.LZMAError)
REASONS = {
    DAMAGED: "it may be damaged",
    TOO_LARGE: "it is too large",
}


def read(content: bytes, *, most_cells: int) -> WorkbookData:
    """
    Return all text files of the zip in order; each sheet has the name of its file.

    What cannot be read, and what is no text, is named in the book's ``unread``. All texts
    together have no more rows and cells than one sheet may have, give or take the last of them.

    Raises
    ------
    ReaderError
        If none of them holds anything that can be read.
    """
    book = WorkbookData()
    first: ReaderError | None = None
    rows, cells = MOST_ROWS, most_cells
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.infolist():
            name = member.filename.replace("\\", "/").rsplit("/", 1)[-1]
            if not name or name.startswith("._"):
                continue  # a folder; macOS adds hidden companions
            if not name.lower().endswith(TEXT_ENDINGS):
                book.unread.append((name, "it is no csv or tsv file"))
                continue
            if rows <= 0 or cells <= 0 or len(book.tables) >= MOST_TEXTS:
                book.unread.append((name, "there are too many others before it"))
                continue
            try:
                one = _one(archive, member, name, cells)
            except ReaderError as why:
                if why.why != EMPTY:
                    first = first or why
                    book.unread.append((name, _reason(why)))
                continue
            book.tables += one.tables
            rows -= sum(table.height for table in one.tables)
            cells -= sum(table.height * len(table.columns) for table in one.tables)
            book.encoding = book.encoding or one.encoding
            book.delimiter = book.delimiter or one.delimiter
    if not book.tables:
        raise first or ReaderError(EMPTY)
    _in_short(book.unread)
    return book


def _one(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, most_cells: int
) -> WorkbookData:
    try:
        content = archive.read(member)
    except (*BROKEN, OSError, EOFError) as error:
        raise ReaderError(DAMAGED) from error
    return csv_reader.read(content, most_cells=most_cells, name=name)


def _reason(why: ReaderError) -> str:
    if why.why == NOT_A_TABLE:
        return f"it looks like {why.detail}"
    return REASONS.get(why.why, REASONS[DAMAGED])


def _in_short(unread: list[tuple[str, str]]) -> None:
    more = len(unread) - MOST_UNREAD
    if more > 0:
        unread[MOST_UNREAD:] = [(f"{more:,} more files", "")]
