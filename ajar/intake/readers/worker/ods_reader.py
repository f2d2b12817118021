"""OpenDocument: cells by the fast reader, and joined cells, errors and bare formulas beside it."""

import io
import re
import zipfile
from xml.parsers import expat

from . import calamine_reader
from .cell_kinds import ERROR, FORMULA
from .cell_text import SpecialCell
from .encode import WorkbookData
from .spots import Spot, insert_cells
from .tables import MOST_COLUMNS, MOST_ROWS

WORTH_A_WALK = re.compile(
    rb'value-type="error"|number-(?:columns|rows)-spanned'
    rb"|<table:table-cell\s(?=[^<>]*\btable:formula=)(?![^<>]*\boffice:value-type=)",
)
SPACES = re.compile(rb"<text:(tab|line-break)(?:\s[^<>]*)?(?:/>|></text:\1>)")
"""Tabs and line breaks, which the fast reader passes by; it knows paragraphs and spaces."""
MEANT = {b"tab": b"&#9;", b"line-break": b"&#10;"}
CELLS = {"table-cell", "covered-table-cell"}


def read(content: bytes, *, most_cells: int) -> WorkbookData:
    """
    All sheets, in order.

    Raises
    ------
    Refusal
        As ``calamine.read`` does.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("content.xml")
        if SPACES.search(xml):
            xml = SPACES.sub(lambda found: MEANT[found[1]], xml)
            content = _with(archive, xml)
    book = calamine_reader.read(content, most_cells=most_cells)
    if not WORTH_A_WALK.search(xml):
        return book
    walk = _Walk()
    walk.through(xml)
    for table in book.tables:
        table.merged = walk.merged.get(table.name, [])
        insert_cells(table, walk.odd.get(table.name, []), most_cells=most_cells)
    return book


def _with(archive: zipfile.ZipFile, xml: bytes) -> bytes:
    """The same document with *xml* as its content."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for member in archive.infolist():
            if member.filename != "content.xml":
                target.writestr(member.filename, archive.read(member))
        target.writestr("content.xml", xml)
    return made.getvalue()


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
