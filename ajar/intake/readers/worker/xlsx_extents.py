"""Extents of a sheet: dimension, widths, filter, tables and drawings."""

import re
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath
from posixpath import normpath
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from .sheet_cells import letters, number
from .xlsx_scan import elements

AREA = rb"""([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?"""
DIMENSION = re.compile(rb"""(<(?:\w+:)?dimension\b[^<>]*\bref=["'])""" + AREA)
FILTER = re.compile(rb"""(<(?:\w+:)?autoFilter\b[^<>]*\bref=["'])""" + AREA)
MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\b[^<>]*\bref=["']""" + AREA)
TABLE = re.compile(rb"""(<(?:\w+:)?table\b[^<>]*?\bref=["'])""" + AREA)
COLUMNS = re.compile(rb"<((?:\w+:)?)cols\b[^<>]*>(.*?)</(?:\w+:)?cols>", re.DOTALL)
COLUMN = re.compile(rb"<(?:\w+:)?col\b([^<>]*)>")
EDGE = re.compile(rb"""\b(min|max)=["'](\d+)["']""")
TABLE_COLUMNS = re.compile(
    rb"(<((?:\w+:)?)tableColumns\b[^<>]*>)(.*?)(</(?:\w+:)?tableColumns>)", re.DOTALL
)
COLUMN_ID = re.compile(rb"""<(?:\w+:)?tableColumn\b[^<>]*?\bid=["'](\d+)["']""")
COUNT = re.compile(rb"""\bcount=["']\d+["']""")
ANCHOR = re.compile(
    rb"<(?:\w+:)?from>\s*<(?:\w+:)?col>(\d+)<.*?(?:<(?:\w+:)?to>\s*<(?:\w+:)?col>(\d+)<|Anchor>)",
    re.DOTALL,
)
ONE_CELL = 8
"""Columns that a drawing without a second corner is taken to cover."""


class Region(NamedTuple):
    """Rows and columns, counted from 1, first and last."""

    top: int
    bottom: int
    left: int
    right: int


def neighbours(archive: zipfile.ZipFile, path: str) -> tuple[list[str], list[str]]:
    """Parts of the tables and of the drawings of the sheet at *path*."""
    at = PurePosixPath(path)
    tables: list[str] = []
    drawings: list[str] = []
    for tag, said in elements(archive, f"{at.parent}/_rels/{at.name}.rels"):
        kind = said.get("Type", "").rsplit("/", 1)[-1]
        if tag != "Relationship" or kind not in {"table", "drawing"}:
            continue
        target = said.get("Target", "")
        part = target.lstrip("/") if target.startswith("/") else normpath(f"{at.parent}/{target}")
        if part in archive.namelist():
            (tables if kind == "table" else drawings).append(part)
    return tables, drawings


def occupied_columns(
    sheet: bytes, tables: list[bytes], drawings: list[bytes]
) -> Callable[[int], set[int]]:
    """Columns right of a given one that joined cells, tables or drawings lie upon."""
    spans = [(number(left), number(right or left)) for left, _, right, _ in MERGED.findall(sheet)]
    spans += [
        (number(left), number(right or left))
        for table in tables
        for _, left, _, right, _ in TABLE.findall(table)
    ]
    spans += [
        (int(first) + 1, int(last) + 1 if last else int(first) + ONE_CELL)
        for drawing in drawings
        for first, last in ANCHOR.findall(drawing)
    ]
    return lambda after: {
        column for first, last in spans for column in range(max(first, after + 1), last + 1)
    }


def regions(sheet: bytes, tables: list[bytes]) -> list[Region]:
    """Where tables and the filter of a sheet stand: what sorting moves together."""
    found = [match.groups()[1:] for match in FILTER.finditer(sheet)]
    found += [match.groups()[1:] for table in tables if (match := TABLE.search(table))]
    return [
        Region(int(top), int(bottom or top), number(left), number(right or left))
        for left, top, right, bottom in found
    ]


def extend_dimension(xml: bytes, last: int) -> bytes:
    """The sheet's own word on how far it reaches, up to column *last* at least."""

    def wider(match: re.Match[bytes]) -> bytes:
        head, left, top, right, bottom = match.groups()
        edge = max(number(right or left), last)
        return b"%s%s%s:%s%s" % (head, left, top, letters(edge), bottom or top)

    return DIMENSION.sub(wider, xml, count=1)


def with_widths(xml: bytes, prefix: bytes, widths: dict[int, int]) -> bytes:
    """Widths for columns that have none yet."""

    def column(at: int) -> bytes:
        return b'<%scol min="%d" max="%d" width="%d" customWidth="1"/>' % (
            prefix, at, at, widths[at]
        )  # fmt: skip

    found = COLUMNS.search(xml)
    if found is None:
        made = b"<%scols>%s</%scols>" % (prefix, b"".join(map(column, sorted(widths))), prefix)
        start = xml.find(b"<" + prefix + b"sheetData")
        return xml[:start] + made + xml[start:]
    pieces: list[tuple[int, bytes]] = []
    covered: set[int] = set()
    for match in COLUMN.finditer(found[2]):
        edges = dict(EDGE.findall(match[1]))
        first, last = int(edges.get(b"min", 0)), int(edges.get(b"max", 0))
        pieces.append((first, match[0]))
        covered |= {at for at in widths if first <= at <= last}
    pieces += [(at, column(at)) for at in widths if at not in covered]
    inner = b"".join(text for _, text in sorted(pieces, key=lambda piece: piece[0]))
    return xml[: found.start(2)] + inner + xml[found.end(2) :]


def wider_filter(xml: bytes, after: int, last: int) -> tuple[bytes, bool]:
    """The sheet with its filter, if it ends in column *after*, reaching to column *last*."""
    found = FILTER.search(xml)
    if found is None or number(found[4] or found[2]) != after:
        return xml, False
    reach = b"%s%s:%s%s" % (found[2], found[3], letters(last), found[5] or found[3])
    return xml[: found.start(2)] + reach + xml[found.end() :], True


def wider_name(book: bytes, sheet: int, after: int, last: int) -> bytes:
    """The workbook with its hidden name of that filter reaching as far."""
    name = re.compile(
        rb"""(<(?:\w+:)?definedName\b(?=[^<>]*_xlnm\._FilterDatabase)"""
        rb"""(?=[^<>]*\blocalSheetId=["']%d["'])[^<>]*>[^<]*:\$)%s(\$\d+<)"""
        % (sheet, letters(after))
    )
    return name.sub(rb"\g<1>%s\g<2>" % letters(last), book)


def wider_table(xml: bytes, row: int, after: int, last: int, names: list[str]) -> bytes:
    """A table whose headings stand in *row* and end in column *after*, with more columns."""
    found, columns = TABLE.search(xml), TABLE_COLUMNS.search(xml)
    fits = found and int(found[3]) == row and number(found[4] or found[2]) == after
    if not found or not columns or not fits or b'headerRowCount="0"' in found[0]:
        return xml
    ids = [int(each) for each in COLUMN_ID.findall(columns[3])]
    more = b"".join(
        b'<%stableColumn id="%d" name=%s/>'
        % (columns[2], max(ids, default=0) + at, quoteattr(name).encode())
        for at, name in enumerate(names, start=1)
    )
    head = COUNT.sub(b'count="%d"' % (len(ids) + len(names)), columns[1])
    xml = xml[: columns.start()] + head + columns[3] + more + columns[4] + xml[columns.end() :]
    reach = b"%s%s:%s%s" % (found[2], found[3], letters(last), found[5] or found[3])
    xml = xml[: found.start(2)] + reach + xml[found.end() :]
    return wider_filter(xml, after, last)[0]
