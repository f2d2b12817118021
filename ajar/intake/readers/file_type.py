"""
Detect the type of a file and obvious problems, for good error messages.

The content decides, not the name. Safety does not depend on it: that is the task of the child
process.
"""

import codecs
import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass

from ajar.model.errors import UnreadableFileError
from ajar.model.limits import MEGABYTE, Limits

LONGEST_NAME = 80
RATIO = 200
BOMB = 100 * MEGABYTE
"""More than this, in one member or in all, packed more than 200 : 1, is a bomb and no sheet."""
DENSITY = 4
"""Bytes of a sheet's XML that hold as many cells as one byte of text or of xls."""
PEEK = 1 * MEGABYTE

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_SHEETS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00")
"""First record of worksheets from before compound files (Excel 2 to 5)."""
OTHER_KINDS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"{\\rtf", "a text document"),
    (b"SQLite format 3", "a database"),
)
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# A header line may begin like one of SYLK, but is not followed by SYLK's one-letter records.
SYLK = re.compile(rb"ID;P[^\r\n]*[\r\n]+(?:[BCFNOPW];|E\s)")
WORKBOOK = re.compile(rb"<(?:\w+:)?Workbook\b")
JSON = re.compile(rb"\s*(?:\[\s*\{|\{\s*\")")
UNSEEN = re.compile(
    rb"(?:\s++|<!--.*?-->|<(?:meta|link|base)\b[^>]*+>|<(style|script|title)\b.*?</\1\s*>)*+",
    re.IGNORECASE | re.DOTALL,
)
"""What may stand before a page, but before the text of a Markdown file as well."""
MARKUP = re.compile(
    rb"\s*<(?:!doctype\b|\?xml\b|(?:html|head|body|table|(?:\w+:)?workbook)\b)",
    re.IGNORECASE,
)
XML = re.compile(rb"\s*<\?xml\b")
PAGE = re.compile(rb"<(?:!doctype\s+html|html|body|table)\b", re.IGNORECASE)
HEADING, ITEM = (
    re.compile(rb"#{1,6}\s+\w"),
    re.compile(rb"\s*(?:(?:[-*+]|\d+[.)])\s+[^-\s]|\*\*[^*]+\*\*)"),
)
OUTLINE = 0.6
"""Least share of headings and items among the lines of a Markdown list."""
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # The mark of UTF-32 begins with that of UTF-16, so it is tried first.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte-order marks and the encodings that begin with them."""


@dataclass(frozen=True)
class FileType:
    """Type and unpacked size of a file."""

    kind: str
    """xlsx, xls, xlsb, ods, text, markdown, html, xml, json or archive (a zip of text files)."""
    inflated: int
    """Bytes once unpacked; of text and xls as many as their cells would take in a sheet."""


def display_name(name: str) -> str:
    """Return a file name safe to show: no folders, line breaks or bidirectional controls."""
    base = re.split(r"[/\\]", name)[-1]
    plain = "".join(
        c for c in base if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    )
    if len(plain) > LONGEST_NAME:
        plain = f"{plain[: LONGEST_NAME - 13]}…{plain[-12:]}"
    return plain.strip() or "file"


def detect_file_type(name: str, content: bytes, limits: Limits) -> FileType:
    """
    Return the type of *content*.

    Raises
    ------
    UnreadableFileError
        If it is empty, encrypted, not a spreadsheet, or beyond the limits.
    """
    if not content.strip(b"\x00 \r\n\t"):
        raise UnreadableFileError.empty(name)
    if len(content) > limits.content:
        size = f"files of up to {limits.content // MEGABYTE} MB"
        raise UnreadableFileError.too_large(name, size)
    if content.startswith(COMPOUND):
        return _compound(name, content)
    if content.startswith(OLD_SHEETS):
        return FileType("xls", DENSITY * len(content))
    if content.startswith(ZIP):
        return _zip(name, content, limits)
    for magic, what in OTHER_KINDS:
        if content.startswith(magic):
            raise UnreadableFileError.unknown_kind(name, what)
    if SYLK.match(content):
        raise UnreadableFileError.unknown_kind(name, "a SYLK file")
    return FileType(_text_kind(content), DENSITY * len(content))


def _text_kind(content: bytes) -> str:
    head = content[:PEEK]
    for mark, codec in MARKS:
        if head.startswith(mark):
            head = head.removeprefix(mark).decode(codec, "ignore").encode()
            break
    before = UNSEEN.match(head)
    head = head[before.end() if before else 0 :][:4096]
    if not MARKUP.match(head):
        return "json" if JSON.match(head) else "markdown" if _is_outline(head) else "text"
    if WORKBOOK.search(head):
        return "xml"
    return "xml" if XML.match(head) and not PAGE.search(head) else "html"


def _is_outline(head: bytes) -> bool:
    """Whether a text is made of Markdown headings and items, and not of delimited lines."""
    lines = [line for line in head.splitlines() if line.strip()]
    headings = sum(bool(HEADING.match(line)) for line in lines)
    items = sum(bool(ITEM.match(line)) for line in lines)
    return headings > 0 and items > 1 and headings + items > OUTLINE * len(lines)


def _compound(name: str, content: bytes) -> FileType:
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if has("EncryptedPackage"):
        raise UnreadableFileError.password(name)
    if has("WordDocument"):
        raise UnreadableFileError.unknown_kind(name, "a Word document")
    if has("PowerPoint Document"):
        raise UnreadableFileError.unknown_kind(name, "a presentation")
    return FileType("xls", DENSITY * len(content))


def _zip(name: str, content: bytes, limits: Limits) -> FileType:
    if content.count(b"PK\x01\x02") > limits.members:
        raise UnreadableFileError.too_large(name, f"archives of up to {limits.members:,} files")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableFileError.damaged(name) from error
    inflated = sum(member.file_size for member in members)
    sizes = [(member.file_size, member.compress_size) for member in members]
    bomb = any(
        size > BOMB and size > RATIO * max(packed, 1)
        for size, packed in (*sizes, (inflated, len(content)))
    )
    if bomb or inflated > limits.inflated:
        size = f"{inflated // MEGABYTE:,} MB once unpacked"
        raise UnreadableFileError.too_large(name, size)
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFileError.password(name)
    return FileType(_zip_kind(name, archive, members), inflated)


def _zip_kind(name: str, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> str:
    names = {member.filename.replace("\\", "/").casefold().lstrip("/") for member in members}
    if any(each.endswith("workbook.bin") for each in names):
        return "xlsb"
    if any(each.endswith("workbook.xml") for each in names):
        return "xlsx"
    if "content.xml" in names or "mimetype" in names:
        return _open_document(name, archive, members)
    for folder, what in (
        ("word/", "a Word document"),
        ("ppt/", "a presentation"),
        ("index/document.iwa", "a Numbers or Pages document"),
    ):
        if any(each.startswith(folder) for each in names):
            raise UnreadableFileError.unknown_kind(name, what)
    if "[content_types].xml" in names:
        return "xlsx"
    if any(each.endswith((".csv", ".tsv")) for each in names):
        return "archive"
    raise UnreadableFileError.unknown_kind(name, "a zip archive")


def _open_document(
    name: str,
    archive: zipfile.ZipFile,
    members: list[zipfile.ZipInfo],
) -> str:
    if b"encryption-data" in _peek(archive, members, "META-INF/manifest.xml"):
        raise UnreadableFileError.password(name)
    mimetype = _peek(archive, members, "mimetype")
    if mimetype and b"spreadsheet" not in mimetype:
        raise UnreadableFileError.unknown_kind(name, "another kind of document")
    return "ods"


def _peek(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], path: str) -> bytes:
    """First bytes of a member; empty if it is missing or broken."""
    for member in members:
        if member.filename == path:
            try:
                with archive.open(member) as stream:
                    return stream.read(PEEK)
            except Exception:  # noqa: BLE001 - zlib, CRC, odd methods: nothing to learn here
                return b""
    return b""
