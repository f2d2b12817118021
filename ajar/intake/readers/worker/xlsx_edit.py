"""
Insert cells into the XML of a sheet by editing its bytes; the rest is unchanged.

Cells of a row stand in order of their columns and rows in order of their numbers, so a place is
found by walking through the elements. A formula that somebody put into a column of Ajar's stays.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from .errors import NOT_WRITABLE, ReaderError
from .sheet_cells import LAST_COLUMN, CellFormats, XmlCell, column_of, written
from .xlsx_extents import Region

ROOT = re.compile(rb"<(?:(\w+):)?worksheet\b")
ODD = (b"<!--", b"<![CDATA[", b"<!DOCTYPE")
"""What tags could hide in."""
NUMBER = re.compile(rb"""\br=["'](\d+)["']""")
SPANS = re.compile(rb"""\s+spans=["'][^"']*["']""")
LOOKED_AT = 200
"""Rows in which it is seen which columns belong to one table."""
UNUSUAL = "its sheet is written in an unusual way"

Strings = Callable[[], list[str]]


class Row(NamedTuple):
    """Position of one row in the XML."""

    number: int
    start: int
    body: int
    """Start of its cells."""
    stop: int
    """End of its cells."""
    end: int


class Sheet:
    """The XML of a sheet, row by row and cell by cell."""

    def __init__(self, xml: bytes) -> None:
        root = ROOT.search(xml[:4096])
        if root is None or any(each in xml for each in ODD):
            raise ReaderError(NOT_WRITABLE, UNUSUAL)
        self.xml = xml
        self.prefix = root[1] + b":" if root[1] else b""
        tag = re.escape(self.prefix)
        self._row = re.compile(rb"<" + tag + rb"row\b([^<>]*?)(/?)>")
        self._cell = re.compile(
            rb"<" + tag + rb"c\b([^<>]*?)(?:/>|>(.*?)</" + tag + rb"c>)", re.DOTALL
        )

    def rows(self) -> Iterator[Row]:
        """All rows in order."""
        close = b"</" + self.prefix + b"row>"
        last = 0
        for match in self._row.finditer(self.xml):
            said = NUMBER.search(match[1])
            last = int(said[1]) if said else last + 1
            if match[2]:
                yield Row(last, match.start(), match.end(), match.end(), match.end())
                continue
            stop = self.xml.find(close, match.end())
            if stop < 0:
                raise ReaderError(NOT_WRITABLE, UNUSUAL)
            yield Row(last, match.start(), match.end(), stop, stop + len(close))

    def spots(self, row: Row) -> Iterator[XmlCell]:
        """All cells of a row in order."""
        column = 0
        for match in self._cell.finditer(self.xml, row.body, row.stop):
            column = column_of(match[1]) or column + 1
            yield XmlCell(column, match.start(), match.end(), match[1], match[2] or b"")

    def used(self, last: int, most_rows: int | None = None) -> set[int]:
        """Columns to the right of *last* in which some cell of the first rows holds anything."""
        used: set[int] = set()
        for row in islice(self.rows(), most_rows):
            used.update(self._used(row, last))
        return used

    def _used(self, row: Row, last: int) -> Iterator[int]:
        """From the last cell backwards: most rows end within the table."""
        close, opening = b"</" + self.prefix + b"c>", b"<" + self.prefix + b"c"
        stop = row.stop
        while (end := self.xml.rfind(close, row.body, stop)) >= 0:
            stop = self.xml.rfind(opening, row.body, end)
            cell = self._cell.match(self.xml, stop)
            column = column_of(cell[1]) if cell else None
            if column is None:  # addresses may be left out: then the cells before it count
                yield from (s.column for s in self.spots(row) if s.filled and s.column > last)
                return
            if column <= last:
                return
            yield column


class ColumnPlacement:
    """Positions of the wanted columns: existing ones, and free columns for the others."""

    def __init__(
        self,
        sheet: Sheet,
        wanted: dict[str, Any],
        *,
        strings: Strings,
        taken: Callable[[int], set[int]],
        regions: Sequence[Region],
    ) -> None:
        header = next((row for row in sheet.rows() if row.number == wanted["header_row"]), None)
        spots = [spot for spot in sheet.spots(header) if spot.filled] if header else []
        if not spots:
            raise ReaderError(NOT_WRITABLE, "the row of its headings was not found")
        titles = {spot.text(strings): spot.column for spot in reversed(spots)}
        headings = {column["heading"] for column in wanted["columns"]}
        self.places = {name: titles[name] for name in headings & titles.keys()}
        """Heading -> column, counted from 1."""
        self.added = [c for c in wanted["columns"] if c["heading"] not in self.places]
        headed = {spot.column for spot in spots}
        self.after = last = _table_end(headed | sheet.used(0, LOOKED_AT), wanted, regions)
        """The last column of the person's table, and of Ajar's where they stand beside it."""
        before = [spot for spot in spots if spot.column <= last]
        self.style = (before or spots)[-1].style
        """Format of the last heading, which the new ones get."""
        start = _free(last, len(self.added), sheet.used(last) | taken(last))
        for at, column in enumerate(self.added):
            self.places[column["heading"]] = start + at
        self.last = max(self.places.values())
        self.beside = bool(self.added) and start == last + 1
        """The new columns stand right beside the table."""
        reach = last + len(self.added) if self.beside else last
        self.apart = any(place > reach for place in self.places.values())
        """Some column stands where sorting the table does not move it."""


def _table_end(used: set[int], wanted: dict[str, Any], regions: Sequence[Region]) -> int:
    """
    The last column that moves when the person's table is sorted.

    That is where the table or filter ends which it stands in, else the last of the columns that
    follow one another without a blank one: what a spreadsheet program takes for one table.
    """

    def around(column: int) -> Region | None:
        in_row = (each for each in regions if each.top <= wanted["header_row"] <= each.bottom)
        return next((each for each in in_row if each.left <= column <= each.right), None)

    end = max(int(wanted["first_column"]), min(used))
    region = around(end)
    if region is not None:
        return region.right
    while end + 1 in used and around(end + 1) is None:
        end += 1
    return end


def _free(last: int, count: int, used: set[int]) -> int:
    """First of *count* columns in a row that nothing uses."""
    start = last + 1
    while blocking := used & set(range(start, start + count)):
        start = max(blocking) + 1
    if start + count - 1 > LAST_COLUMN:
        raise ReaderError(NOT_WRITABLE, "there is no room to the right of its table")
    return start


def filled_in(
    sheet: Sheet, plan: ColumnPlacement, wanted: dict[str, Any], how: CellFormats
) -> bytes:
    """The XML with every wanted cell in its place."""
    cells_of = _cells(plan, wanted)
    pieces: list[bytes] = []
    at = 0
    for row in sheet.rows():
        cells = cells_of(row.number)
        if not cells:
            continue
        body = b"".join(_edited(sheet, row, cells, plan, how))
        if body == sheet.xml[row.body : row.stop]:
            continue
        tag = SPANS.sub(b"", sheet.xml[row.start : row.body])
        close = sheet.xml[row.stop : row.end]
        if not close:  # it had no cells
            tag, close = tag[: tag.rindex(b"/")] + b">", b"</" + sheet.prefix + b"row>"
        pieces += [sheet.xml[at : row.start], tag, body, close]
        at = row.end
    return b"".join([*pieces, sheet.xml[at:]])


Wanted = dict[int, tuple[str, Any]]
"""Column -> kind and value of the cell that is to stand there."""


def _cells(plan: ColumnPlacement, wanted: dict[str, Any]) -> Callable[[int], Wanted]:
    """Function from a row to its wanted cells."""
    columns, header = wanted["columns"], wanted["header_row"]
    place = {row: at for at, row in enumerate(wanted["rows"])}
    last = max(place, default=0)
    known = [c for c in columns if c not in plan.added and c["computed"]]

    def cells(row: int) -> Wanted:
        if row == header:
            return {plan.places[c["heading"]]: ("head", c["heading"]) for c in plan.added}
        if row in place:
            at = place[row]
            return {plan.places[c["heading"]]: (c["kind"], c["values"][at]) for c in columns}
        # What was computed for a row that is no application any more says nothing now.
        return {plan.places[c["heading"]]: ("text", None) for c in known if header < row <= last}

    return cells


def _edited(
    sheet: Sheet, row: Row, cells: Wanted, plan: ColumnPlacement, how: CellFormats
) -> Iterator[bytes]:
    """The cells of a row: those that are wanted replaced, or put between the others."""

    def new(column: int, style: int | None = None) -> bytes:
        kind, value = cells[column]
        style = plan.style if kind == "head" and style is None else style
        place = (row.number, column)
        return written(place, kind, value, prefix=sheet.prefix, style=style, how=how)

    left = sorted(cells)
    at = row.body
    for spot in sheet.spots(row):
        while left and left[0] < spot.column:
            yield sheet.xml[at : spot.start]
            yield new(left.pop(0))
            at = spot.start
        if left and left[0] == spot.column:
            column = left.pop(0)
            if not spot.computed:
                yield sheet.xml[at : spot.start]
                yield new(column, spot.style)
                at = spot.end
    stop = _last_cell(sheet, row, at)
    yield sheet.xml[at:stop]
    yield from map(new, left)
    yield sheet.xml[stop : row.stop]


def _last_cell(sheet: Sheet, row: Row, at: int) -> int:
    """Where the cells of a row end; what extends a row stands behind them."""
    extension = sheet.xml.find(b"<" + sheet.prefix + b"extLst", at, row.stop)
    return row.stop if extension < 0 else extension
