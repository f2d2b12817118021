"""
Add columns to a copy of a text file with its delimiter, encoding and line ends.

Existing fields are kept byte for byte: new fields are appended to each row, and if the columns
exist already, only their fields are replaced.
"""

import csv
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from .csv_reader import LONGEST_FIELD, CsvFormat, form
from .encode import AnnotatedCopy
from .encodings import Encoding
from .errors import NOT_WRITABLE, ReaderError

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


class Record(NamedTuple):
    """One row: its text as written, without what ends it, and its fields as they are read."""

    text: str
    end: str
    fields: list[str]


def copy(content: bytes, wanted: dict[str, Any]) -> AnnotatedCopy:
    """
    Return the file with the wanted columns added or updated.

    A character that the encoding of the file does not have becomes a question mark.

    Raises
    ------
    ReaderError
        If the file cannot be written in its own encoding again, or has no row of headings.
    """
    how = form(content)
    mark, body = content[: how.encoding.mark], content[how.encoding.mark :]
    records = list(_records(_decoded(body, how.encoding), how))
    header = wanted["header_row"] - 1
    if not 0 <= header < len(records):
        raise ReaderError(NOT_WRITABLE, "the row of its headings was not found")
    put = _Put(wanted, records, header, how)
    made = mark + _encoded("".join(map(put.row, range(len(records)))), how.encoding)
    widths = {len(record.fields) for record in records[header:] if record.fields}
    return AnnotatedCopy(made, ragged=len(widths) > 1)


class _Put:
    """Writer of the columns, row by row."""

    def __init__(
        self, wanted: dict[str, Any], records: list[Record], header: int, how: CsvFormat
    ) -> None:
        self._records, self._header, self._how = records, header, how
        titles = [" ".join(field.split()) for field in records[header].fields]
        columns = wanted["columns"]
        self._known = {titles.index(c["heading"]): c for c in columns if c["heading"] in titles}
        self._added = [c for c in columns if c["heading"] not in titles]
        self._width = max(len(record.fields) for record in records)
        self._quoted = all(piece.startswith('"') for piece in _pieces(records[header], how))
        self._place = {row - 1: at for at, row in enumerate(wanted["rows"])}
        self._last = max(self._place, default=0)
        self._needed = wanted["needed"]

    def _stays(self, record: Record, place: int | None) -> bool:
        """
        Whether a row is left unchanged.

        One that lacks a field somewhere is put right when it is read. With empty fields at its
        end it would look whole, so it gets Ajar's columns only for what the person decided.
        """
        short = len(record.fields) < len(self._records[self._header].fields)
        return short and place is not None and not self._needed[place]

    def row(self, at: int) -> str:
        """Return the row at this place with the columns."""
        record, place = self._records[at], self._place.get(at)
        if self._stays(record, place):
            return record.text + record.end
        pieces = None
        if self._known and self._header < at <= self._last:
            pieces = self._exchanged(record, place)
        if self._added and at == self._header:
            new = [column["heading"] for column in self._added]
        elif self._added and place is not None:
            new = [_text(column["values"][place]) for column in self._added]
        else:
            new = []
        if new:
            pieces = pieces or _pieces(record, self._how)
            pieces += [""] * (self._width - len(pieces))
            pieces += [_field(value, self._how, always=self._quoted) for value in new]
        whole = record.text if pieces is None else self._how.delimiter.join(pieces)
        return whole + record.end

    def _exchanged(self, record: Record, place: int | None) -> list[str] | None:
        """Fields of a row with new texts in Ajar's columns; None if nothing changes."""
        pieces = _pieces(record, self._how)
        changed = False
        for position, column in sorted(self._known.items()):
            if place is None and not column["computed"]:
                continue
            value = "" if place is None else _text(column["values"][place])
            if value or position < len(pieces):
                pieces += [""] * (position + 1 - len(pieces))
                pieces[position] = _field(value, self._how, always=self._quoted)
                changed = True
        return pieces if changed else None


def _text(value: Any) -> str:  # noqa: ANN401 - what JSON can hold
    return "" if value is None else str(value)


def _pieces(record: Record, how: CsvFormat) -> list[str]:
    """Fields of a row as written, with quotes; formatted again if that is ambiguous."""
    pieces: list[str] = []
    piece = ""
    quoted = False
    for part in record.text.split(how.delimiter):
        piece = piece + how.delimiter + part if quoted else part
        encloses = how.quoting == csv.QUOTE_MINIMAL and piece.startswith('"')
        quoted = encloses and piece.count('"') % 2 == 1
        if not quoted:
            pieces.append(piece)
    if len(pieces) == len(record.fields) and not quoted:
        return pieces
    return [_field(field, how, always=False) for field in record.fields]


def _field(value: str, how: CsvFormat, *, always: bool) -> str:
    """One field, quoted as needed."""
    if how.quoting == csv.QUOTE_NONE:
        return value.replace(how.delimiter, " ").replace("\n", " ")
    special = {how.delimiter, '"', "\r", "\n"} & set(value)
    return '"' + value.replace('"', '""') + '"' if always or special else value


def _records(text: str, how: CsvFormat) -> Iterator[Record]:
    """Rows as counted by the reader: a quoted field may span several lines."""
    csv.field_size_limit(LONGEST_FIELD)
    lines = [match[0] for match in LINE.finditer(text) if match[0]]
    first = int(how.named)
    if first:
        yield Record(*_ended(lines[0]), [])
    unified = (
        "\n".join([words, ""] if end else [words]) for words, end in map(_ended, lines[first:])
    )
    reader = csv.reader(unified, delimiter=how.delimiter, quoting=how.quoting)
    start = first
    for fields in reader:
        stop = first + reader.line_num
        yield Record(*_ended("".join(lines[start:stop])), fields)
        start = stop


def _ended(line: str) -> tuple[str, str]:
    """A line without its end, and its end."""
    words = line.rstrip("\r\n")
    return words, line[len(words) :]


def _decoded(body: bytes, encoding: Encoding) -> str:
    """The text, decoded so that it can be encoded to the same bytes."""
    errors = "surrogatepass" if encoding.codec.startswith("utf-16") else "surrogateescape"
    text = body.decode(encoding.codec, errors)
    if _encoded(text, encoding) != body:
        raise ReaderError(NOT_WRITABLE, "its letters cannot be written again as they were")
    return text


def _encoded(text: str, encoding: Encoding) -> bytes:
    errors = "surrogatepass" if encoding.codec.startswith("utf-16") else "surrogateescape"
    try:
        return text.encode(encoding.codec, errors)
    except UnicodeEncodeError:
        return b"".join(_letter(letter, encoding.codec, errors) for letter in text)


def _letter(letter: str, codec: str, errors: str) -> bytes:
    try:
        return letter.encode(codec, errors)
    except UnicodeEncodeError:
        return "?".encode(codec)
