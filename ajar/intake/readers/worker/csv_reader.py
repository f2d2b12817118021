"""Read delimited text files, cell by cell as written."""

import csv
import io
import re
from array import array
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, cast

from . import dialect, progress
from .encode import WorkbookData
from .encodings import Encoding, detect
from .errors import EMPTY, TOO_LARGE, ReaderError
from .tables import MOST_COLUMNS, MOST_ROWS, TOO_MANY_ROWS, TableBuilder

SAMPLE = 1 << 16
"""Most characters in which the delimiter is detected."""
LARGE = 1 << 22
"""Bytes from which on the fast reader saves time in spite of its start."""
TELL = 1000
"""Rows between two progress reports."""
LONGEST_FIELD = 1_000_000
"""Characters; a spreadsheet's own cells end at 32,767."""
MOST_FIELDS = 1_000_000
"""Delimiters in one line, in quotes or not, before the empty fields at its end."""

Quoting = Literal[0, 3]
"""Quotes may enclose a field (``csv.QUOTE_MINIMAL``) or mean nothing (``csv.QUOTE_NONE``)."""


def read(content: bytes, *, most_cells: int, name: str = "") -> WorkbookData:
    """
    Return one sheet, with the number of fields of each row in ``widths``.

    Raises
    ------
    ReaderError
        If it is no text, empty, or a row or field is too long.
    """
    how = form(content)
    table = TableBuilder(name)
    table.formulas = True
    table.first_row = int(how.named)
    source, delimiter = _Source(content, how.encoding, skip=how.named), how.delimiter
    plain = how.quoting == csv.QUOTE_MINIMAL
    if not (plain and _filled_fast(table, source, delimiter, most_cells)):
        _fill(table, source, delimiter, how.quoting, most_cells)
    return WorkbookData([table], how.encoding.label, delimiter)


class CsvFormat(NamedTuple):
    """Format of a text file."""

    encoding: Encoding
    named: bool
    """Whether the first line only names the delimiter."""
    delimiter: str
    quoting: Quoting


def form(content: bytes) -> CsvFormat:
    """
    Return the format of *content*.

    Raises
    ------
    ReaderError
        If it is no text, or empty.
    """
    csv.field_size_limit(LONGEST_FIELD)
    encoding = detect(content)
    named = dialect.delimiter_from_sep_line(encoding.open(content).readline(SAMPLE))
    source = _Source(content, encoding, skip=bool(named))
    sample = source.open().read(SAMPLE)
    if not sample.strip() and not source.open().read().strip():
        raise ReaderError(EMPTY)
    delimiter = named or dialect.guess_delimiter(_whole_lines(sample))
    quoting: Quoting = csv.QUOTE_NONE if _unclosed(source, delimiter) else csv.QUOTE_MINIMAL
    return CsvFormat(encoding, bool(named), delimiter, quoting)


def _filled_fast(table: TableBuilder, source: "_Source", delimiter: str, most_cells: int) -> bool:
    """Fill *table* by the fast reader if the file is large and regular; return whether it was."""
    size = len(source.content)
    plain = source.encoding.codec == "utf-8" and source.encoding.errors == "strict"
    if size < LARGE or not plain or source.skip:
        return False
    from . import arrow_csv_reader

    try:
        width = len(next(csv.reader(_bounded(source.open(), delimiter), delimiter=delimiter)))
    except csv.Error:
        return False  # read row by row, the field that is too long is told
    text = memoryview(source.content)[source.encoding.mark :]
    columns = arrow_csv_reader.columns(text, delimiter, width, LONGEST_FIELD)
    if not columns or len(columns[0].codes) * width > most_cells:
        return False
    if len(columns[0].codes) > MOST_ROWS:
        raise ReaderError(TOO_LARGE, TOO_MANY_ROWS)
    table.columns = columns
    table.height = len(columns[0].codes)
    table.widths = array("i", [width]) * table.height
    return True


def _fill(
    table: TableBuilder,
    source: "_Source",
    delimiter: str,
    quoting: Quoting,
    most_cells: int,
) -> None:
    """Fill *table* row by row, including ragged rows."""
    table.widths = widths = array("i")
    try:
        table.extend(_rows(source, delimiter, quoting, widths), most_cells=most_cells)
    except csv.Error as error:
        raise ReaderError(TOO_LARGE, "a cell of over a million characters") from error


class _Source(NamedTuple):
    """A text that can be read from the start more than once."""

    content: bytes
    encoding: Encoding
    skip: bool
    """Whether the first line only names the delimiter."""

    def open(self) -> io.TextIOWrapper:
        stream = self.encoding.open(self.content)
        if self.skip:
            stream.readline(SAMPLE)
        return stream


def _whole_lines(sample: str) -> str:
    """The sample without its last line, which may be incomplete."""
    if len(sample) == SAMPLE and "\n" in sample:
        return sample[: sample.rindex("\n")]
    return sample


def _rows(
    source: _Source,
    delimiter: str,
    quoting: Quoting,
    widths: "array[int]",
) -> Iterator[list[str]]:
    stream = source.open()
    at, told = cast("io.BytesIO", stream.buffer), 0
    progress.expect(len(source.content))
    lines = _bounded(stream, delimiter)
    for row in csv.reader(lines, delimiter=delimiter, quoting=quoting):
        widths.append(len(row))
        if len(widths) % TELL == 0:
            progress.add(at.tell() - told)
            told = at.tell()
        while row and not row[-1]:
            row.pop()  # a row of empty fields only takes no room
        yield [] if delimiter == "|" and _is_rule(row) else row


def _is_rule(row: list[str]) -> bool:
    """Whether a row is the line under the headings of a Markdown table: “|:---|---:|”."""
    return all(not cell.strip() or _RULE.fullmatch(cell.strip()) for cell in row)


_RULE = re.compile(":?-+:?")


def _bounded(lines: Iterable[str], delimiter: str) -> Iterator[str]:
    """The same lines; a line with too many fields raises an error."""
    for line in lines:
        if (
            len(line) > MOST_FIELDS
            and line.rstrip(delimiter + " \n").count(delimiter) > MOST_FIELDS
        ):
            raise ReaderError(TOO_LARGE, f"more than {MOST_COLUMNS:,} columns")
        yield line


def _unclosed(source: _Source, delimiter: str) -> bool:
    """Whether a quote opens and never closes, so that it would swallow the rest of the file."""
    if source.content.count(b'"') % 2 == 0:
        return False
    last: list[str] = []
    try:
        for row in csv.reader(_bounded(source.open(), delimiter), delimiter=delimiter):
            last = row
    except csv.Error:
        return True
    return bool(last) and last[-1].count("\n") > 1
