"""
Add columns to a copy of a workbook; everything else is kept byte for byte.

Only the parts that have to change are changed, and in those only the places: the cells of the
new columns, and what says how far the sheet, its filter and its table reach. So charts, images,
macros, pivots, formats and formulas stay, which no library that reads a workbook and writes it
anew would keep.
"""

import io
import re
import zipfile
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from . import styles, xlsx_extents
from .encode import AnnotatedCopy
from .errors import DAMAGED, NOT_WRITABLE, ReaderError
from .sheet_cells import CellFormats
from .xlsx_edit import ColumnPlacement, Sheet, filled_in
from .xlsx_scan import elements, parts

DATE_1904 = re.compile(rb"<(?:\w+:)?workbookPr\b[^<>]*\bdate1904=[\"'](?:1|true)[\"']")
EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}


def copy(content: bytes, wanted: list[dict[str, Any]]) -> AnnotatedCopy:
    """
    Return the workbook with the columns of each wanted sheet added or updated.

    Raises
    ------
    ReaderError
        If a sheet is not there, has no room, or is written in a way that cannot be added to.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if len(set(names)) != len(names):
            raise ReaderError(DAMAGED)
        book = WorkbookPatch(archive)
        apart = tuple(str(sheet["sheet"]) for sheet in wanted if book.add(sheet))
        return AnnotatedCopy(book.copy(), apart)


class WorkbookPatch:
    """A workbook and its changed parts."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._changed: dict[str, bytes] = {}
        self._sheets = parts(archive)
        self._names = set(archive.namelist())
        self._path = next((n for n in archive.namelist() if n.endswith("workbook.xml")), "")
        if not self._path:
            raise ReaderError(NOT_WRITABLE, "its sheet was not found")

    def add(self, wanted: dict[str, Any]) -> bool:
        """Add the columns of one sheet; return whether they are apart from its table."""
        path = self._sheets.get(wanted["sheet"], "")
        if path not in self._names:
            raise ReaderError(NOT_WRITABLE, "its sheet was not found")
        xml = self._part(path)
        tables, drawings = xlsx_extents.neighbours(self._archive, path)
        taken = xlsx_extents.occupied_columns(
            xml, [*map(self._part, tables)], [*map(self._part, drawings)]
        )
        sheet = Sheet(xml)
        regions = xlsx_extents.regions(xml, [*map(self._part, tables)])
        plan = ColumnPlacement(
            sheet, wanted, strings=lambda: self._strings, taken=taken, regions=regions
        )
        made = filled_in(sheet, plan, wanted, self._formats(wanted))
        made = xlsx_extents.extend_dimension(made, plan.last)
        if plan.added:
            widths = {plan.places[c["heading"]]: int(c["width"]) for c in plan.added}
            made = xlsx_extents.with_widths(made, sheet.prefix, widths)
        if plan.beside:
            made = self._widen(made, wanted, plan, tables)
        self._changed[path] = made
        return plan.apart

    def _widen(
        self, xml: bytes, wanted: dict[str, Any], plan: ColumnPlacement, tables: list[str]
    ) -> bytes:
        """
        Let a filter or a table that ended beside the new columns take them in.

        Sorting by them would otherwise leave the new cells in their rows while all others move.
        """
        reach = plan.after, plan.last
        names = [str(column["heading"]) for column in plan.added]
        for path in tables:
            made = xlsx_extents.wider_table(self._part(path), wanted["header_row"], *reach, names)
            self._changed[path] = made
        xml, widened = xlsx_extents.wider_filter(xml, *reach)
        if widened:
            at = list(self._sheets).index(wanted["sheet"])
            self._changed[self._path] = xlsx_extents.wider_name(self._part(self._path), at, *reach)
        return xml

    def _formats(self, wanted: dict[str, Any]) -> CellFormats:
        epoch = EPOCHS[bool(DATE_1904.search(self._part(self._path)))]
        path = self._styles()
        days = [c for c in wanted["columns"] if c["kind"] == "day" and any(c["values"])]
        if not days or path not in self._names:
            return CellFormats(None, frozenset(), epoch)
        self._changed[path], day, all_days = styles.with_days(self._part(path))
        return CellFormats(day, all_days, epoch)

    def _styles(self) -> str:
        """Path of the part with the formats, which may differ from Excel's."""
        at = PurePosixPath(self._path)
        for _, said in elements(self._archive, f"{at.parent}/_rels/{at.name}.rels"):
            if said.get("Type", "").endswith("/styles"):
                target = said.get("Target", "")
                return target.lstrip("/") if target.startswith("/") else f"{at.parent}/{target}"
        return f"{at.parent}/styles.xml"

    def _part(self, path: str) -> bytes:
        return self._changed[path] if path in self._changed else self._archive.read(path)

    @cached_property
    def _strings(self) -> list[str]:
        """The shared strings."""
        from openpyxl.reader.strings import read_string_table

        path = next((name for name in self._names if name.endswith("sharedStrings.xml")), None)
        if path is None:
            return []
        with self._archive.open(path) as stream:
            return list(read_string_table(stream))

    def copy(self) -> bytes:
        """Return the zip with the changed parts; all others are kept in place."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as copied:
            copied.comment = self._archive.comment
            for member in self._archive.infolist():
                copied.writestr(member, self._part(member.filename))
        return out.getvalue()
