"""Small files made for these tests, some of which no writer would write."""

import io
import struct
import zipfile

import openpyxl

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
SHEET = "xl/worksheets/sheet1.xml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A zip of *members*."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def stored(members: dict[str, str | bytes]) -> bytes:
    """A zip of *members* as they are, not packed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """The members of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xlsx(sheet_data: str, *, strings: str = "") -> bytes:
    """A workbook with one sheet “S1” whose ``sheetData`` is written as it is."""
    members = {
        "[Content_Types].xml": (
            f'<Types xmlns="{CONTENT}"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
            '<Override PartName="/xl/worksheets/sheet1.xml" '
            f'ContentType="{SHEET_TYPE}.worksheet+xml"/>'
            '<Override PartName="/xl/sharedStrings.xml" '
            f'ContentType="{SHEET_TYPE}.sharedStrings+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
            f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="S1" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}">'
            f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
            "</Relationships>"
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        SHEET: (f'<worksheet xmlns="{MAIN}"><sheetData>{sheet_data}</sheetData></worksheet>'),
    }
    return zipped(members)


def saved(workbook: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def ods(table: str, *, manifest: str = "") -> bytes:
    """An OpenDocument spreadsheet whose ``table:table`` elements are written as they are."""
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    members: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": (
            f"<office:document-content{names}><office:body><office:spreadsheet>{table}"
            "</office:spreadsheet></office:body></office:document-content>"
        ),
        "META-INF/manifest.xml": manifest,
    }
    return zipped(members)


def biff(*records: tuple[int, bytes]) -> bytes:
    """An Excel 2 worksheet: the oldest form of xls, records one after the other."""
    start = (0x0009, struct.pack("<HH", 2, 0x10))
    every = (start, *records, (0x000A, b""))
    return b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in every)


def biff_text(row: int, column: int, text: str) -> tuple[int, bytes]:
    """A text cell of an Excel 2 worksheet."""
    raw = text.encode("cp1252")
    return 0x0004, struct.pack("<HH", row, column) + b"\0\0\0" + bytes([len(raw)]) + raw


def biff_number(row: int, column: int, number: float) -> tuple[int, bytes]:
    """A number cell of an Excel 2 worksheet."""
    return 0x0003, struct.pack("<HH", row, column) + b"\0\0\0" + struct.pack("<d", number)


def biff_error(row: int, column: int, code: int) -> tuple[int, bytes]:
    """An error cell of an Excel 2 worksheet."""
    return 0x0005, struct.pack("<HH", row, column) + b"\0\0\0" + bytes([code, 1])


def compound(*streams: str) -> bytes:
    """A compound file as far as its magic bytes and the names of its streams."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    return head + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)
