"""One cell of a sheet's XML: its address, its text, and how a new one is written."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, unescape

LAST_COLUMN = 16_384
ADDRESS = re.compile(rb"""\br=["']([A-Z]{1,3})\d+["']""")
STYLE = re.compile(rb"""\bs=["'](\d+)["']""")
KIND = re.compile(rb"""\bt=["'](\w+)["']""")
FILLED = re.compile(rb"<(?:\w+:)?(?:v|is|f)\b")
FORMULA = re.compile(rb"<(?:\w+:)?f\b")
SHARED = re.compile(rb"<(?:\w+:)?v>\s*(\d+)\s*</")
TEXT_ELEMENTS = re.compile(rb"<(?:\w+:)?(?:t|v)\b[^<>]*>([^<]*)</")
CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What a program would read as a character by its code."""


class XmlCell(NamedTuple):
    """Where one cell stands in the XML, and what is in it."""

    column: int
    """Counted from 1."""
    start: int
    end: int
    attributes: bytes
    inner: bytes

    @property
    def filled(self) -> bool:
        """Whether it holds anything; a blank cell may still have a format."""
        return bool(FILLED.search(self.inner))

    @property
    def computed(self) -> bool:
        """Whether it holds a formula."""
        return bool(FORMULA.search(self.inner))

    @property
    def style(self) -> int | None:
        """Number of its format."""
        match = STYLE.search(self.attributes)
        return int(match[1]) if match else None

    def text(self, strings: Callable[[], list[str]]) -> str:
        """What it shows; *strings* are the texts that cells refer to by number."""
        kind = KIND.search(self.attributes)
        if kind and kind[1] == b"s":
            value, texts = SHARED.search(self.inner), strings()
            at = int(value[1]) if value else len(texts)
            return texts[at] if at < len(texts) else ""
        found = b"".join(TEXT_ELEMENTS.findall(self.inner))
        return unescape(found.decode("utf-8", "replace"), {"&quot;": '"', "&apos;": "'"})


class CellFormats(NamedTuple):
    """What is needed to write days."""

    day: int | None
    """Number of a format that shows a day; None where the workbook has no formats at all."""
    days: frozenset[int]
    """All formats that show days."""
    epoch: date
    """The day that is number 0."""


def written(
    place: tuple[int, int],
    kind: str,
    value: Any,  # noqa: ANN401 - what JSON can hold
    *,
    prefix: bytes,
    style: int | None,
    how: CellFormats,
) -> bytes:
    """
    The cell at *place* (row, column); empty bytes for a blank one without a format.

    A text is in the cell itself and never a formula, whatever it looks like.
    """
    if kind == "day" and value is not None and style not in how.days:
        style = how.day
    row, column = place
    name = prefix + b"c"
    said = b"" if style is None else b' s="%d"' % style
    head = b'<%s r="%s%d"%s' % (name, letters(column), row, said)
    if value is None or value == "":
        return head + b"/>" if said else b""
    if kind == "day" and style is not None:
        value, kind = (date.fromisoformat(value) - how.epoch).days, "number"
    if kind == "number":
        number_ = repr(value).encode()
        return b"%s><%sv>%s</%sv></%s>" % (head, prefix, number_, prefix, name)
    text = escape(CODE.sub("_x005F_", str(value))).encode()
    inner = b'<%st xml:space="preserve">%s</%st>' % (prefix, text, prefix)
    return b'%s t="inlineStr"><%sis>%s</%sis></%s>' % (head, prefix, inner, prefix, name)


def column_of(attributes: bytes) -> int | None:
    """Column of a cell, counted from 1; None where the cell does not say."""
    match = ADDRESS.search(attributes)
    return number(match[1]) if match else None


def number(name: bytes) -> int:
    """
    Column by its letters, counted from 1.

    Examples
    --------
    >>> number(b"A"), number(b"AA")
    (1, 27)
    """
    value = 0
    for letter in name:
        value = 26 * value + letter - 64
    return value


def letters(column: int) -> bytes:
    """
    Letters of a column, counted from 1.

    Examples
    --------
    >>> letters(1), letters(27)
    (b'A', b'AA')
    """
    name = b""
    while column:
        column, rest = divmod(column - 1, 26)
        name = b"%c" % (65 + rest) + name
    return name
