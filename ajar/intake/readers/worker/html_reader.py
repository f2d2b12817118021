"""Read the tables of a web page, such as programs save with the ending xls."""

import re
from html.parser import HTMLParser

from .attributes import number
from .encode import WorkbookData
from .encodings import detect
from .errors import NOT_A_TABLE, TOO_LARGE, ReaderError
from .tables import MOST_COLUMNS, MOST_ROWS, TOO_MANY_ROWS, TableBuilder

CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
LINE_BREAKS = {"br", "p", "div", "li"}
SILENT = {"script", "style", "head", "template"}
"""Elements whose text nobody sees."""


def read(content: bytes, *, most_cells: int) -> WorkbookData:
    """
    Each table as a sheet; a table within a cell is text of that cell.

    Raises
    ------
    ReaderError
        If no table has two rows of two cells, or one is too large.
    """
    parser = _Tables(most_cells)
    parser.feed(_text(content))
    parser.close()
    parser.end_table()
    book = WorkbookData()
    for number, found in enumerate(parser.tables, 1):
        if sum(sum(map(bool, row)) > 1 for row in found.rows) <= 1:
            continue  # one row, or one column: layout and no table
        table = TableBuilder(found.caption.strip() or f"Table {number}")
        table.extend(found.rows, most_cells=most_cells)
        table.merged = found.merged
        book.tables.append(table)
    if not book.tables:
        raise ReaderError(NOT_A_TABLE, "a web page")
    return book


def _text(content: bytes) -> str:
    """The page's text, in the encoding that it names where it does not show by itself."""
    found = detect(content)
    named = CHARSET.search(content[:4096])
    if named and found.codec != "utf-8" and not found.mark:
        try:
            return content.decode(named[1].decode(), "replace")
        except LookupError:
            pass
    return found.open(content).read()


class _Table:
    """Rows of one table as far as they have been read."""

    def __init__(self) -> None:
        self.caption = ""
        self.rows: list[list[str]] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self._open = False
        self._covered: dict[int, int] = {}
        """Rows that a cell above still covers, by column."""

    def begin_row(self) -> None:
        if len(self.rows) >= MOST_ROWS:
            raise ReaderError(TOO_LARGE, TOO_MANY_ROWS)
        self.rows.append([])
        self._open = True

    def end_row(self) -> None:
        if self._open:
            self._covered = {column: left - 1 for column, left in self._covered.items() if left > 1}
        self._open = False

    def add(self, text: str, rows: int, columns: int) -> None:
        """Put a cell into the next column that no cell above covers."""
        if not self._open:
            self.begin_row()
        row = self.rows[-1]
        while len(row) in self._covered:
            row.append("")
        if len(row) + columns > MOST_COLUMNS:
            raise ReaderError(TOO_LARGE, f"more than {MOST_COLUMNS:,} columns")
        left, top = len(row), len(self.rows) - 1
        row += [text, *[""] * (columns - 1)]
        if rows > 1:
            self._covered |= dict.fromkeys(range(left, left + columns), rows)
        if rows > 1 or columns > 1:
            self.merged.append((top, left, top + rows - 1, left + columns - 1))


class _Tables(HTMLParser):
    """Collects the outermost tables while the elements of a page go by."""

    def __init__(self, most_cells: int) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._most_cells = most_cells
        self._cells = 0
        self._depth = 0
        self._silent = 0
        self._span = (1, 1)
        self._text: list[str] | None = None
        self._in_caption = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, row or cell; end tags of rows and cells may be left out."""
        self._silent += tag in SILENT
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(_Table())
        if self._depth != 1:
            return
        if tag in {"tr", "thead", "tbody", "tfoot"}:
            self._end_row()
            if tag == "tr":
                self.tables[-1].begin_row()
        elif tag in {"td", "th"}:
            self._end_cell()
            said = dict(attrs)
            self._span = (
                _count(said.get("rowspan"), MOST_ROWS),
                _count(said.get("colspan"), MOST_COLUMNS),
            )
            self._text = []
        elif tag == "caption":
            self._in_caption = True
        elif tag in LINE_BREAKS and self._text:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End what the tag closes."""
        self._silent -= tag in SILENT and self._silent > 0
        if self._depth == 1 and tag in {"td", "th"}:
            self._end_cell()
        elif self._depth == 1 and tag == "tr":
            self._end_row()
        elif tag == "caption":
            self._in_caption = False
        elif tag == "table" and self._depth:
            if self._depth == 1:
                self.end_table()
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Text of the cell or caption that is open; as in a browser, white space is one space."""
        if self._silent or not self._depth:
            return
        if self._text is not None:
            self._text.append(re.sub(r"\s+", " ", data))
        elif self._in_caption:
            self.tables[-1].caption += data

    def end_table(self) -> None:
        """End the last row of the table that is open, if any."""
        if self.tables:
            self._end_row()

    def _end_cell(self) -> None:
        if self._text is None:
            return
        lines = "".join(self._text).split("\n")
        self._cells += self._span[1]
        if self._cells > self._most_cells:
            raise ReaderError(TOO_LARGE, f"more than {self._most_cells:,} cells")
        self.tables[-1].add("\n".join(line.strip() for line in lines).strip(), *self._span)
        self._text = None

    def _end_row(self) -> None:
        self._end_cell()
        self.tables[-1].end_row()


def _count(said: str | None, most: int) -> int:
    """A number of rows or columns, 1 where it is not said."""
    return max(min(number(said, 1), most), 1)
