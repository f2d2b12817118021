"""Read the tables of a web page, such as programs save with the ending xls."""

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from .attributes import number
from .encode import WorkbookData
from .encodings import detect
from .errors import NOT_A_TABLE, TOO_LARGE, ReaderError
from .tables import MOST_COLUMNS, MOST_ROWS, TOO_MANY_ROWS, TableBuilder

CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
LINE_BREAKS = {"br", "p", "div", "li"}
SILENT = {"script", "style", "template"}
"""Elements whose text nobody sees."""
DEEPEST = 8
"""Tables within each other that are kept apart; those further in are text."""


def read(content: bytes, *, most_cells: int) -> WorkbookData:
    """
    Each table as a sheet; a table within a cell is text of that cell.

    Where one within has as many filled cells, the table only lays out the page, and those within
    are the sheets.

    Raises
    ------
    ReaderError
        If no table has two rows of two cells, or one is too large.
    """
    parser = _Tables(most_cells)
    parser.feed(_text(content))
    parser.close()
    parser.end_tables()
    book = WorkbookData()
    for position, found in enumerate(_of_data(parser.tables), 1):
        table = TableBuilder(found.caption.strip() or f"Table {position}")
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
        self.inner: list[_Table] = []
        """Tables within its cells."""
        self.text: list[str] | None = None
        """Text of the cell that is open."""
        self.span = (1, 1)
        """Rows and columns of that cell."""
        self.in_caption = False
        self._open = False
        self._covered: dict[int, int] = {}
        """First row that the last cell above does not cover, by column."""

    def size(self) -> int:
        """Return the filled cells of rows that have several; 0 without two such rows."""
        filled = [cells for row in self.rows if (cells := sum(map(bool, row))) > 1]
        return sum(filled) if len(filled) > 1 else 0

    def begin_row(self) -> None:
        if len(self.rows) >= MOST_ROWS:
            raise ReaderError(TOO_LARGE, TOO_MANY_ROWS)
        self.rows.append([])
        self._open = True

    def end_row(self) -> None:
        self._open = False

    def end_cell(self) -> int:
        """Put the cell into the next column that none above covers; return how many were added."""
        if self.text is None:
            return 0
        lines = "".join(self.text).split("\n")
        text = "\n".join(" ".join(line.split()) for line in lines).strip()
        if not self._open:
            self.begin_row()
        (rows, columns), row, top = self.span, self.rows[-1], len(self.rows) - 1
        before = len(row)
        while self._covered.get(len(row), 0) > top:
            row.append("")
        if len(row) + columns > MOST_COLUMNS:
            raise ReaderError(TOO_LARGE, f"more than {MOST_COLUMNS:,} columns")
        left = len(row)
        row += [text, *[""] * (columns - 1)]
        if rows > 1:
            self._covered |= dict.fromkeys(range(left, left + columns), top + rows)
        if rows > 1 or columns > 1:
            self.merged.append((top, left, top + rows - 1, left + columns - 1))
        self.text = None
        return len(row) - before


def _of_data(tables: Sequence[_Table]) -> Iterator[_Table]:
    """Tables that hold data; instead of one with no more cells than one within it, those within."""
    for table in tables:
        inner, size = list(_of_data(table.inner)), table.size()
        if inner and max(each.size() for each in inner) >= size:
            yield from inner
        elif size:
            yield table


class _Tables(HTMLParser):
    """Collects tables while the elements of a page go by."""

    def __init__(self, most_cells: int) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        """The outermost ones."""
        self._most_cells = most_cells
        self._cells = 0
        self._open: list[_Table] = []
        """Tables within each other, the outermost first."""
        self._deeper = 0
        """Tables that are open further in."""
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, row or cell; end tags of rows and cells may be left out."""
        self._silent += tag in SILENT
        if tag in {"table", "tr", "td", "th"}:
            self._write(" ")
        if tag == "table" and len(self._open) >= DEEPEST:
            self._deeper += 1
        elif tag == "table":
            table = _Table()
            (self._open[-1].inner if self._open else self.tables).append(table)
            self._open.append(table)
        if tag == "table" or self._deeper or not self._open:
            return
        table = self._open[-1]
        if tag in {"tr", "thead", "tbody", "tfoot"}:
            self._end_row()
            if tag == "tr":
                table.begin_row()
        elif tag in {"td", "th"}:
            self._end_cell()
            said = dict(attrs)
            table.span = (
                _count(said.get("rowspan"), MOST_ROWS),
                _count(said.get("colspan"), MOST_COLUMNS),
            )
            table.text = []
        elif tag == "caption":
            table.in_caption = True
        elif tag in LINE_BREAKS and table.text:
            self._write("\n")

    def handle_endtag(self, tag: str) -> None:
        """End what the tag closes."""
        self._silent -= tag in SILENT and self._silent > 0
        if tag == "table" and self._deeper:
            self._deeper -= 1
        elif self._deeper or not self._open:
            return
        elif tag in {"td", "th"}:
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif tag == "caption":
            self._open[-1].in_caption = False
        elif tag == "table":
            self._end_row()
            self._open.pop()
            self._write(" ")

    def handle_data(self, data: str) -> None:
        """Text of the cell or caption that is open; as in a browser, white space is one space."""
        if self._silent or not self._open:
            return
        table = self._open[-1]
        if table.text is None and table.in_caption:
            table.caption += data
        else:
            self._write(re.sub(r"\s+", " ", data))

    def end_tables(self) -> None:
        """End the last row of each table that is open."""
        while self._open:
            self._end_row()
            self._open.pop()

    def _write(self, text: str) -> None:
        """Add text to the open cell of each open table."""
        for table in self._open:
            if table.text is not None:
                table.text.append(text)

    def _end_cell(self) -> None:
        self._cells += self._open[-1].end_cell()
        if self._cells > self._most_cells:
            raise ReaderError(TOO_LARGE, f"more than {self._most_cells:,} cells")

    def _end_row(self) -> None:
        self._end_cell()
        self._open[-1].end_row()


def _count(said: str | None, most: int) -> int:
    """A number of rows or columns, 1 where it is not said."""
    return max(min(number(said, 1), most), 1)
