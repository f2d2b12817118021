"""OpenDocument: cells by the fast reader, and joined cells, errors and bare formulas beside it."""

import io
import re
import zipfile
from xml.parsers import expat

from . import calamine_reader
from .cell_kinds import ERROR, FORMULA
from .cell_text import SpecialCell
from .encode import WorkbookData
from .stray_cells import Spot, insert_cells
from .tables import MOST_COLUMNS, MOST_ROWS
from .zip_parts import with_parts

WORTH_A_WALK = re.compile(
    rb'value-type="error"|number-(?:columns|rows)-spanned'
    rb"|<table:table-cell\s(?=[^<>]*\btable:formula=)(?![^<>]*\boffice:value-type=)",
)
SPACES = re.compile(rb"<text:(tab|line-break)(?:\s[^<>]*)?(?:/>|></text:\1>)")
"""Tabs and line breaks, which the fast reader passes by; it knows paragraphs and spaces."""
BETWEEN = re.compile(rb"(<(?:/?(?:table|office|calcext):[^<>]*|/text:p|text:p[^<>]*/)>)\s+(?=<)")
"""White space between the elements of a table, as Gnumeric writes it: the fast reader fails."""
MEANT = {b"tab": b"&#9;", b"line-break": b"&#10;"}
CELLS = {"table-cell", "covered-table-cell"}


def read(content: bytes, *, most_cells: int) -> WorkbookData:
    """
    All sheets, in order.

    Raises
    ------
    ReaderError
        As ``calamine_reader.read`` does.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("content.xml")
        plain = BETWEEN.sub(rb"\1", xml) if BETWEEN.search(xml) else xml
        if SPACES.search(plain):
            plain = SPACES.sub(lambda found: MEANT[found[1]], plain)
        if plain is not xml:
            xml, content = plain, with_parts(archive, {"content.xml": plain})
    book = calamine_reader.read(content, most_cells=most_cells)
    if not WORTH_A_WALK.search(xml):
        return book
    walk = _Walk()
    walk.through(xml)
    for table in book.tables:
        table.merged = walk.merged.get(table.name, [])
        insert_cells(table, walk.odd.get(table.name, []), most_cells=most_cells)
    return book


class _Walk:
    """Keeps the place of each cell while the elements of a document go by."""

    def __init__(self) -> None:
        self.merged: dict[str, list[tuple[int, int, int, int]]] = {}
        self.odd: dict[str, list[Spot]] = {}
        self._sheet = ""
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._cell: dict[str, str] | None = None
        self._text = ""

    def through(self, xml: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = _refuse
        parser.Parse(xml, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local == "table":
            self._sheet = attributes.get("table:name", "")
            self._row = 0
        elif local == "table-row":
            self._column = 0
            self._rows = _count(attributes, "table:number-rows-repeated", MOST_ROWS)
        elif local in CELLS:
            self._columns = _count(attributes, "table:number-columns-repeated", MOST_COLUMNS)
            self._cell, self._text = attributes, ""

    def _end(self, tag: str) -> None:
        local = tag.rpartition(":")[2]
        if local == "table-row":
            self._row += self._rows
        elif local in CELLS and self._cell is not None:
            self._note(self._cell)
            self._column += self._columns
            self._cell = None

    def _characters(self, text: str) -> None:
        if self._cell is not None:
            self._text += text

    def _note(self, cell: dict[str, str]) -> None:
        spanned = (
            _count(cell, "table:number-rows-spanned", MOST_ROWS) - 1,
            _count(cell, "table:number-columns-spanned", MOST_COLUMNS) - 1,
        )
        if any(spanned):
            corner = (self._row + spanned[0], self._column + spanned[1])
            self.merged.setdefault(self._sheet, []).append((self._row, self._column, *corner))
        formula = cell.get("table:formula", "").removeprefix("of:")
        if cell.get("calcext:value-type") == "error":
            odd = SpecialCell(ERROR, self._text.strip() or "#VALUE!")
        elif formula and "office:value-type" not in cell and not self._text:
            odd = SpecialCell(FORMULA, formula)
        else:
            return
        self.odd.setdefault(self._sheet, []).append((self._row, self._column, odd))


def _count(attributes: dict[str, str], name: str, most: int) -> int:
    """A number of rows or columns, 1 where it is not said."""
    said = attributes.get(name, "1")
    return max(min(int(said), most), 1) if said.isdecimal() else 1


def _refuse(*_: object) -> None:
    raise ValueError("an entity")
