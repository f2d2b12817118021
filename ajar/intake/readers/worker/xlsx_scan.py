"""
Scan an xlsx for what the fast reader omits: errors, formulas without a result, fills.

The parts of the zip are searched as bytes while they are inflated, without parsing, so that a
sheet with nothing of the kind costs little more than its inflation.
"""

import re
import zipfile
from collections.abc import Collection
from xml.parsers import expat

from .cell_kinds import ERROR, FORMULA
from .cell_text import SpecialCell
from .encode import WorkbookData
from .errors import TOO_LARGE, ReaderError
from .stray_cells import insert_cells

MOST_SHEETS = 2_000
"""A sheet for every day of five years."""
PIECE = 1 << 20
LONGEST_CELL = 1 << 22
"""A cell longer than this ends the search: nothing on its sheet is a spreadsheet's own."""
FILLS_IN = 1 << 22
"""Bytes of a sheet in which colours are looked for."""
TITLE_ROWS = 3
"""Rows at the top whose colours are decoration."""

PREFIX = re.compile(rb"<(\w+):worksheet\b")
ERRORS = re.compile(rb"""<c(?:\s[^<>]*?)?\st=["']e["']""")
UNSAVED = re.compile(
    rb"<(?:/f|f(?:\s[^<>]*)?/)>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>",
)
ADDRESS = re.compile(rb"""<c\s[^<>]*?\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
VALUE = re.compile(rb"<v[^<>]*>([^<]*)</v>")
FORMULA_TEXT = re.compile(rb"<f[^<>]*>([^<]*)</f>")
STYLE = re.compile(rb'<c r="[A-Z]+[0-9]+" s="([0-9]+)"')


class SheetFindings:
    """Findings on one sheet; rows and columns are counted from 0."""

    def __init__(self) -> None:
        self.odd: dict[tuple[int, int], SpecialCell] = {}
        self.fills = 0


def search(archive: zipfile.ZipFile, *, but: Collection[str] = ()) -> dict[str, SheetFindings]:
    """Return the findings by sheet name, without those in *but*; unreadable parts have none."""
    painted = styles_with_fill(archive)
    found: dict[str, SheetFindings] = {}
    for name, path in parts(archive).items():
        if name in but:
            continue
        looking = SheetScanner(painted)
        try:
            with archive.open(path) as stream:
                while piece := stream.read(PIECE):
                    looking.feed(piece)
            found[name] = looking.ended()
        except (KeyError, OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
            continue
    return found


def apply_findings(book: WorkbookData, found: dict[str, SheetFindings], *, most_cells: int) -> None:
    """Apply the findings to the tables of the sheets."""
    for table in book.tables:
        if table.name in found:
            table.fills = found[table.name].fills
            odd = found[table.name].odd
            if odd:
                insert_cells(
                    table, ((*at, value) for at, value in odd.items()), most_cells=most_cells
                )


class SheetScanner:
    """Incremental scanner of a sheet's XML."""

    def __init__(self, painted: dict[int, str]) -> None:
        """*painted* are the styles with a colour, as ``styles_with_fill`` finds them."""
        self._painted = painted
        self._found = SheetFindings()
        self._colours: set[str] = set()
        self._prefix = self._rest = b""
        self._seen = 0
        self._given_up = False

    def feed(self, piece: bytes) -> None:
        """Scan the next part."""
        if self._given_up:
            return
        first = not self._seen
        if first and (match := PREFIX.search(piece)):
            self._prefix = match[1] + b":"
        self._seen += len(piece)
        data = self._rest + piece
        if self._prefix:
            data = data.replace(b"<" + self._prefix, b"<").replace(b"</" + self._prefix, b"</")
        if self._painted and self._seen <= FILLS_IN:
            below = _below_titles(data) if first else data
            styles = set(map(int, set(STYLE.findall(below))))
            self._colours.update(self._painted[s] for s in styles if s in self._painted)
        whole = max(data.rfind(b"<c "), 0)  # the last cell may go on in the next part
        _note(data[:whole], self._found)
        self._rest = data[whole:]
        if len(self._rest) > LONGEST_CELL:
            self._given_up = True

    def ended(self) -> SheetFindings:
        """Return the findings at the end of the XML."""
        if not self._given_up:
            _note(self._rest, self._found)
            self._found.fills = len(self._colours)
        return self._found


def _below_titles(data: bytes) -> bytes:
    start = 0
    for _ in range(TITLE_ROWS):
        start = data.find(b"</row>", start) + 1
        if not start:
            return b""
    return data[start:]


def _note(data: bytes, found: SheetFindings) -> None:
    if b"<f" in data:
        for match in UNSAVED.finditer(data):
            _add(data, match.start(), found)
    # A single byte is found much sooner than several, and an apostrophe is rare.
    if b't="e"' in data or (b"'" in data and b"t='e'" in data):
        for match in ERRORS.finditer(data):
            _add(data, match.end(), found)


def _add(data: bytes, inside: int, found: SheetFindings) -> None:
    """Note the cell around position *inside*."""
    start, stop = data.rfind(b"<c ", 0, inside), data.find(b"</c>", inside)
    cell = data[max(start, 0) : stop if stop >= 0 else len(data)]
    address = ADDRESS.match(cell)
    if start < 0 or not address:
        return
    value, formula = VALUE.search(cell), FORMULA_TEXT.search(cell)
    if value and value[1].strip():
        odd = SpecialCell(ERROR, _text(value[1]))
    elif b"<f" in cell:
        odd = SpecialCell(FORMULA, "=" + (_text(formula[1]) if formula else ""))
    else:
        return
    found.odd[int(address[2]) - 1, column_number(address[1])] = odd


def _text(raw: bytes) -> str:
    text = raw.decode(errors="replace")
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


def column_number(letters: bytes) -> int:
    """Column counted from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number - 1


def check_sheet_count(archive: zipfile.ZipFile) -> None:
    """
    Check the number of sheets of a workbook.

    Several sheets may share one part of the zip, so a small file may have very many.

    Raises
    ------
    ReaderError
        If there are too many.
    """
    path = next((n for n in archive.namelist() if n.endswith("workbook.xml")), "")
    sheets = sum(tag == "sheet" for tag, _ in elements(archive, path))
    if sheets > MOST_SHEETS:
        raise ReaderError(TOO_LARGE, f"more than {MOST_SHEETS:,} sheets")


def parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name of each sheet -> its part of the zip."""
    folder = next(
        (n[: -len("workbook.xml")] for n in archive.namelist() if n.endswith("workbook.xml")), None
    )
    if folder is None:
        return {}
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}
    for tag, attributes in elements(archive, f"{folder}_rels/workbook.xml.rels"):
        if tag == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")
    for tag, attributes in elements(archive, f"{folder}workbook.xml"):
        if tag == "sheet":
            target = targets.get(attributes.get("id", ""), "")
            path = target.lstrip("/") if target.startswith("/") else folder + target
            sheets[attributes.get("name", "")] = path
    return sheets


def styles_with_fill(archive: zipfile.ZipFile) -> dict[int, str]:
    """Style number -> background colour, for styles that have one other than white."""
    fills: list[str] = []
    painted: dict[int, str] = {}
    inside, style = "", 0
    path = next((n for n in archive.namelist() if n.endswith("styles.xml")), "")
    for tag, attributes in elements(archive, path):
        if tag in {"fills", "cellXfs", "cellStyleXfs", "dxfs", "cellStyles", "fonts", "borders"}:
            inside = tag
        elif inside == "fills" and tag == "fill":
            fills.append("")
        elif inside == "fills" and tag == "fgColor" and fills:
            fills[-1] = "/".join(f"{k}={v}" for k, v in sorted(attributes.items()))
        elif inside == "cellXfs" and tag == "xf":
            fill = int(attributes.get("fillId", 0))
            if fill < len(fills) and fills[fill] not in WHITE:
                painted[style] = fills[fill]
            style += 1
    return painted


WHITE = {"", "rgb=FFFFFFFF", "rgb=00FFFFFF", "indexed=9", "theme=0", "indexed=64"}


def elements(archive: zipfile.ZipFile, path: str) -> list[tuple[str, dict[str, str]]]:
    """All elements of a part by local names, without what entities might stand for."""
    elements: list[tuple[str, dict[str, str]]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        local = {key.rsplit(":", 1)[-1]: value for key, value in attributes.items()}
        elements.append((tag.rsplit(":", 1)[-1], local))

    def refuse(*_: object) -> None:
        raise ValueError(path)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(archive.read(path), True)
    except (KeyError, ValueError, OSError, expat.ExpatError, zipfile.BadZipFile):
        return []
    return elements
