"""A zip of text files, such as LinkedIn's export: one sheet for each."""

import io
import zipfile

from . import text
from .answer import Book
from .refusals import EMPTY, Refusal

TEXTS = (".csv", ".tsv")


def read(content: bytes, *, most_cells: int) -> Book:
    """
    All text files of the zip, in its order; each sheet is named after its file.

    Raises
    ------
    Refusal
        If none of them holds anything.
    """
    book = Book()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.infolist():
            name = member.filename.replace("\\", "/").rsplit("/", 1)[-1]
            if not name.lower().endswith(TEXTS) or name.startswith("._"):
                continue  # macOS adds hidden companions
            try:
                one = text.read(archive.read(member), most_cells=most_cells, name=name)
            except Refusal as why:
                if why.why != EMPTY:
                    raise
                continue
            book.tables += one.tables
            book.encoding = book.encoding or one.encoding
            book.delimiter = book.delimiter or one.delimiter
    if not book.tables:
        raise Refusal(EMPTY)
    return book
