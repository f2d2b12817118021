"""Read the XML that Excel 2003 and many programs save with the ending xls (SpreadsheetML)."""

from datetime import datetime
from xml.parsers import expat

from .attributes import number
from .cell_kinds import ERROR
from .cell_text import SpecialCell
from .encode import WorkbookData
from .errors import DAMAGED, NOT_A_TABLE, ReaderError
from .stray_cells import Spot, insert_cells
from .tables import TableBuilder


def read(content: bytes, *, most_cells: int) -> WorkbookData:
    """
    All sheets, in order.

    Raises
    ------
    ReaderError
        If it is no such XML, declares entities, or is too large.
    """
    walk = _Walk()
    try:
        walk.through(content)
    except expat.ExpatError as error:
        raise ReaderError(DAMAGED) from error
    if not walk.tables:
        raise ReaderError(NOT_A_TABLE, "XML")
    book = WorkbookData()
    for table, spots in walk.tables:
        insert_cells(table, spots, most_cells=most_cells)
        book.tables.append(table)
    return book


class _Walk:
    """Keeps the place of each cell while the elements go by."""

    def __init__(self) -> None:
        self.tables: list[tuple[TableBuilder, list[Spot]]] = []
        self._row = self._column = -1
        self._span = (0, 0)
        self._kind = ""
        self._text: list[str] | None = None
        self._in_comment = False

    def through(self, xml: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = _refuse
        parser.Parse(xml, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        said = {name.rpartition(" ")[2]: value for name, value in attributes.items()}
        match tag.rpartition(" ")[2]:
            case "Worksheet":
                self.tables.append((TableBuilder(said.get("Name", "")), []))
                self._row = -1
            case "Row" if self.tables:
                self._row = number(said.get("Index"), self._row + 2) - 1
                self._column = -1
            case "Cell":
                self._column = number(said.get("Index"), self._column + 2) - 1
                self._span = (number(said.get("MergeDown"), 0), number(said.get("MergeAcross"), 0))
            case "Comment":
                self._in_comment = True
            case "Data" if not self._in_comment:
                self._kind, self._text = said.get("Type", "String"), []
            case "Visible":
                self._text = []

    def _end(self, tag: str) -> None:
        local = tag.rpartition(" ")[2]
        text = "" if self._text is None else "".join(self._text)
        if local == "Comment":
            self._in_comment = False
        elif local == "Data" and self.tables and not self._in_comment:
            self.tables[-1][1].append((self._row, self._column, _value(self._kind, text)))
            self._text = None
        elif local == "Visible" and self.tables:
            self.tables[-1][0].visible = text == "SheetVisible"
            self._text = None
        elif local == "Cell" and self.tables:
            down, across = self._span
            if down or across:
                corner = (self._row + down, self._column + across)
                self.tables[-1][0].merged.append((self._row, self._column, *corner))
            self._column += across

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)


def _value(kind: str, text: str) -> object:
    """The cell's value; its text where it is not what its type says."""
    try:
        match kind:
            case "Number":
                return float(text)
            case "DateTime":
                return datetime.fromisoformat(text)
            case "Boolean":
                return text.strip() in {"1", "true"}
            case "Error":
                return SpecialCell(ERROR, text)
    except ValueError:
        pass
    return text


def _refuse(*_: object) -> None:
    raise ReaderError(DAMAGED)
