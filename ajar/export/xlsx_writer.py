"""
Writes workbooks: tables with a frozen header, filters, widths, real days and drop-downs.

Every cell is written by type, so nothing in it can become a formula or a link: text as text,
numbers as numbers, days as days. A link is written only for a column of links, and only to
http and https.
"""

import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, TypeAlias

from ajar.export import sanitize
from ajar.model.progress import Progress, Step, no_progress
from ajar.model.sheet_format import ColumnFormat
from ajar.model.workbook_words import LISTS, YES

Value = str | int | float | date | bool | None
"""Anything a cell can hold; None, NaN and empty text leave it empty."""

Sheet: TypeAlias = Any
"""A sheet of xlsxwriter, which ships no types."""

Style: TypeAlias = Any

LISTS_SHEET = "Lists"
LONGEST_SHEET = 1_048_575
"""Rows below the header."""

_A4 = 9
"""Number of the paper size in the file format."""

_MOST_LINKS = 60_000
"""Most links of a sheet; programs refuse more than about 65,000."""

_RAW = re.compile(r"<r>.*</r>\Z", re.DOTALL)
_CHAINED_CODES = re.compile(r"_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")
_FIRST_YEAR = 1901
"""First year in which spreadsheet programs agree on the day of a number."""
_SPARE_ROWS = 1_000
"""Rows below a table that still have its drop-downs and formats."""


class WorkbookWriter:
    """Writer of a workbook. Texts that had to be cut or cleaned are noted in ``changed``."""

    def __init__(self, title: str, *, as_of: date, progress: Progress = no_progress) -> None:
        """*progress* is called before each column and may raise ``Cancelled``."""
        import xlsxwriter

        self._progress = progress
        self.changed: list[str] = []
        self._content = io.BytesIO()
        self._links = 0
        self._book = xlsxwriter.Workbook(self._content, {"in_memory": True})
        # The day of the file is the day it speaks of, so the same data give the same bytes.
        self._book.set_properties(
            {"title": sanitize.single_line(title), "created": datetime.combine(as_of, time())},
        )
        self._bold = self._book.add_format({"bold": True, "bottom": 1, "bg_color": "#DDE9E7"})
        self._quiet = self._book.add_format({"bottom": 1, "font_color": "#6B7785"})
        self._plain = self._book.add_format()
        self._wrap = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._formats = {
            "day": self._book.add_format({"num_format": "yyyy-mm-dd"}),
            "share": self._book.add_format({"num_format": "0%"}),
            "wrapped": self._wrap,
        }
        self._taken: set[str] = set()
        self._lists: dict[str, str] = {}

    def table(
        self,
        name: str,
        headings: Sequence[ColumnFormat],
        columns: Mapping[str, Sequence[Value]],
        *,
        extra_rows: bool = False,
    ) -> None:
        """
        Add a sheet with one row per entry of the columns.

        Parameters
        ----------
        name
            Name of the sheet; made acceptable and unique. A table too long for one sheet goes
            on in the next.
        headings
            Its columns in order.
        columns
            Values by ``ColumnFormat.field``, all equally long.
        extra_rows
            Whether the rows below the table are to be filled in by the person: they get the
            drop-downs and formats too.
        """
        rows = len(next(iter(columns.values()), ()))
        for start in range(0, max(rows, 1), LONGEST_SHEET):
            sheet = self._sheet(name)
            stop = min(start + LONGEST_SHEET, rows)
            last = stop - start + (_SPARE_ROWS if extra_rows else 0)
            self._header(sheet, headings, last)
            for at, heading in enumerate(headings):
                self._fill(sheet, at, heading, columns[heading.field][start:stop])
            sheet.autofilter(0, 0, max(stop - start, 1), len(headings) - 1)

    def page(self, name: str, lines: Iterable[tuple[str, str]], heading: tuple[str, str]) -> None:
        """Add a text sheet of two columns."""
        sheet = self._sheet(name)
        sheet.set_column(0, 0, 34, self._wrap)
        sheet.set_column(1, 1, 96, self._wrap)
        for row, pair in enumerate((heading, *lines)):
            for at, words in enumerate(pair):
                self._text(sheet, row, at, words, self._bold if row == 0 else None)
        sheet.freeze_panes(1, 0)

    def close(self) -> bytes:
        """Return the finished file."""
        if self._lists:
            self._write_lists()
        self._book.close()
        return self._content.getvalue()

    def _sheet(self, name: str) -> Sheet:
        stem = sanitize.sheet_name(name)
        number = 1
        while (unique := _numbered(stem, number)).casefold() in self._taken:
            number += 1
        self._taken.add(unique.casefold())
        return self._book.add_worksheet(unique)

    def _header(self, sheet: Sheet, headings: Sequence[ColumnFormat], last: int) -> None:
        for at, heading in enumerate(headings):
            style = self._quiet if heading.internal else self._bold
            folded = {"level": 1, "hidden": True} if heading.internal else {}
            sheet.set_column(at, at, heading.width, self._formats.get(heading.kind), folded)
            self._text(sheet, 0, at, heading.text, style)
            if heading.words and last:
                offer = {"validate": "list", "source": self._list(heading.words)}
                # Other words may be typed too: the drop-down helps, it does not forbid.
                sheet.data_validation(1, at, last, at, {**offer, "show_error": False})
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _fill(self, sheet: Sheet, at: int, heading: ColumnFormat, values: Sequence[Value]) -> None:
        self._progress(Step.WRITING, 0.0)
        style = self._formats.get(heading.kind)
        for row, value in enumerate(values, start=1):
            if value is None or value == "":
                continue
            if isinstance(value, str):
                self._link_or_text(sheet, row, at, value, heading.kind)
            elif isinstance(value, bool):
                if value:
                    sheet.write_string(row, at, YES)
            elif isinstance(value, date):
                self._day(sheet, row, at, value)
            elif math.isfinite(value):
                sheet.write_number(row, at, value, style)

    def _day(self, sheet: Sheet, row: int, at: int, day: date) -> None:
        """Write a day; as text outside of the calendar of spreadsheets."""
        if day.year < _FIRST_YEAR:
            sheet.write_string(row, at, day.isoformat())
        else:
            sheet.write_datetime(row, at, day, self._formats["day"])

    def _link_or_text(self, sheet: Sheet, row: int, at: int, value: str, kind: str) -> None:
        if kind == "link" and self._links < _MOST_LINKS and (target := sanitize.web_link(value)):
            self._links += 1
            sheet.write_url(row, at, target, string=value)
        else:
            self._text(sheet, row, at, value, self._wrap if kind == "wrapped" else None)

    def _text(self, sheet: Sheet, row: int, at: int, value: str, style: Style = None) -> None:
        clean = sanitize.xlsx_text(value)
        if len(clean) < len(sanitize.text(value)):
            self._note(sheet, row, at, "cut at 32,767 characters")
        elif clean != value:
            self._note(sheet, row, at, "without characters that cannot be shown")
        if _CHAINED_CODES.search(clean):
            self._note(sheet, row, at, "holds codes such as _x0041_, which may be read as letters")
        if _RAW.match(clean):
            # xlsxwriter takes this for markup of its own and would put it into the file as it
            # is; in two runs it is text, and is read back as one.
            plain = style or self._plain
            sheet.write_rich_string(row, at, plain, clean[:1], plain, clean[1:], plain)
        else:
            sheet.write_string(row, at, clean, style)

    def _note(self, sheet: Sheet, row: int, at: int, what: str) -> None:
        from xlsxwriter.utility import xl_rowcol_to_cell

        self.changed.append(f"{sheet.get_name()}, {xl_rowcol_to_cell(row, at)}: {what}")

    def _list(self, name: str) -> str:
        """Return the range with the entries of a drop-down; a rule itself holds at most 255."""
        column = chr(ord("A") + list(LISTS).index(name))
        self._lists[name] = f"={LISTS_SHEET}!${column}$2:${column}${len(LISTS[name]) + 1}"
        return self._lists[name]

    def _write_lists(self) -> None:
        sheet = self._book.add_worksheet(LISTS_SHEET)
        for at, (name, words) in enumerate(LISTS.items()):
            sheet.write_string(0, at, name)
            for row, word in enumerate(words, start=1):
                if isinstance(word, str):
                    sheet.write_string(row, at, word)
                else:
                    sheet.write_number(row, at, word, self._formats["share"])
        sheet.hide()


def _numbered(stem: str, number: int) -> str:
    if number == 1:
        return stem
    ending = f" {number}"
    return stem[: sanitize.LONGEST_SHEET_NAME - len(ending)] + ending
