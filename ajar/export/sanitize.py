"""
Sanitised text for xlsx, csv, ics and eml files.

A spreadsheet stores text as text, so there nothing needs a disguise; a CSV field has no type,
so a text that a spreadsheet program would take for a formula gets an apostrophe in front; a
calendar or a mail must not contain a character that ends a line or a header.
"""

import re
import unicodedata
from urllib.parse import urlsplit

LONGEST_CELL = 32_767
"""Characters in a spreadsheet cell, counted as UTF-16 does."""

LONGEST_SHEET_NAME = 31
LONGEST_LINK = 2_000
LONGEST_FILE_NAME = 80

FORMULA_STARTS = "=+\\-@⁺⁼₊₌⩵⩶﬩﹢﹣﹦﹫\uff0b\uff0d\uff1d\uff20"
"""Characters that start a formula, also after NFKC normalisation."""

_UNSHOWABLE = re.compile(
    # Control characters but tab and line feed, then what is no character at all, then the
    # marks that make text run backwards and so show something else than what is stored.
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff\u202a-\u202e\u2066-\u2069]",
)
_LINE_BREAKS = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]+")
_PARAGRAPH_BREAKS = re.compile("\r\n|[\n\x0b\x0c\r\x85\u2028\u2029]")
_OPENS_FORMULA = re.compile(rf"(^|;)(?='*[\s\"]*[{FORMULA_STARTS}])")
_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_FILE_NAME = re.compile(r"[^A-Za-z0-9._-]+")


def text(value: str) -> str:
    r"""
    Return *value* without characters that cannot be shown, with ``\n`` as the only line end.

    Examples
    --------
    >>> text("a\x00b\r\nc\udc80")
    'ab\nc'
    """
    if value.isprintable():
        return value
    return _UNSHOWABLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


def xlsx_text(value: str) -> str:
    """
    Return the text of one spreadsheet cell: shown characters only, at most 32,767 of them.

    Cut between characters, never inside one that takes two of UTF-16's units.
    """
    clean = text(value)
    if 2 * len(clean) <= LONGEST_CELL:
        return clean
    units = clean.encode("utf-16-le")
    return units[: 2 * LONGEST_CELL].decode("utf-16-le", errors="ignore")


def single_line(value: str) -> str:
    r"""
    Return one line: every kind of line break becomes a blank.

    Examples
    --------
    >>> single_line(" a\r\nBcc: b\u2028c ")
    'a Bcc: b c'
    """
    return text(_LINE_BREAKS.sub(" ", value)).strip()


def paragraphs(value: str) -> str:
    r"""
    Return several lines with ``\n`` as the only line end.

    Examples
    --------
    >>> paragraphs("a\r\nb\u2028c\x0bd")
    'a\nb\nc\nd'
    """
    return text(_PARAGRAPH_BREAKS.sub("\n", value))


def csv_field(value: str) -> str:
    """
    Return the text of one CSV field: a single line that no program takes for a formula.

    An apostrophe goes before a text that starts like a formula, past blanks, quotes and other
    apostrophes, and after a semicolon inside it that is followed by such a text, because a
    program may be set to split there.

    Examples
    --------
    >>> csv_field("=1+1"), csv_field("call; -5 %"), csv_field("'=1"), csv_field("a=b")
    ("'=1+1", "call;' -5 %", "''=1", 'a=b')
    """
    return _OPENS_FORMULA.sub(r"\1'", text(_LINE_BREAKS.sub(" ", value)))


def sheet_name(value: str) -> str:
    """
    Return a sheet name that every spreadsheet program accepts.

    Examples
    --------
    >>> sheet_name("'a/b: [c]'"), sheet_name("")
    ('a b c', 'Sheet')
    """
    kept = " ".join(_SHEET_NAME.sub(" ", single_line(value)).split())
    name = kept[:LONGEST_SHEET_NAME].strip("' ")
    return "Sheet" if name.casefold() in {"", "history"} else name


def safe_file_stem(value: str) -> str:
    r"""
    Return letters, digits, dots and dashes for a file name; never empty and never hidden.

    Examples
    --------
    >>> safe_file_stem("../Müller & Söhne\r\n.csv"), safe_file_stem("你")
    ('Muller-Sohne-.csv', 'file')
    """
    plain = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode()
    return _FILE_NAME.sub("-", plain).strip("-._")[:LONGEST_FILE_NAME] or "file"


def web_link(value: str) -> str | None:
    """
    Return the address if it is a plain http or https link, else None.

    Examples
    --------
    >>> web_link("https://example.com/a"), web_link("javascript:alert(1)"), web_link("C:/x")
    ('https://example.com/a', None, None)
    """
    if not value.isprintable() or " " in value or not 0 < len(value) <= LONGEST_LINK:
        return None
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    return value if parts.scheme in {"http", "https"} and parts.hostname else None
