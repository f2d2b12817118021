"""Files as other programs write them: ods by Gnumeric, xlsb by SheetJS, and cut workbooks."""

import io
import struct
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ajar.intake.readers import LOCAL, read_workbook
from ajar.intake.readers.worker.xlsb_reader import in_full
from ajar.model.errors import UnreadableFileError
from ajar.pipeline import load
from tests.intake.readers.file_factories import SHEET, ods, unzipped, xlsx, zipped

SHARED = Path(__file__).parents[4] / "shared" / "findings" / "reliability"
CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def cells(name, content):
    """Rows of the first sheet."""
    sheet = read_workbook(name, content, LOCAL).sheets[0]
    return list(sheet.rows(sheet.height))


def test_white_space_between_the_elements_of_an_ods_means_nothing():
    """As Gnumeric indents them; within a text it stays."""
    rows = (("Company", "Status"), ("Acme  <text:span>and</text:span> <text:s/>Sons", "Rejected"))
    plain = "".join(
        f"<table:table-row>{''.join(map(CELL.format, row))}</table:table-row>" for row in rows
    )
    table = '<table:table table:name="Jobs">{}</table:table>'
    indented = plain.replace("><table:", ">\n      <table:").replace("></table:", ">\n    </table:")
    spaced = table.format(f"\n  {indented}\n  ")

    assert cells("jobs.ods", ods(table.format(plain))) == cells("jobs.ods", ods(spaced))
    assert "and Sons" in " ".join(cells("jobs.ods", ods(spaced))[1][0].split())


def record(kind, body=b""):
    """One record of a binary sheet, whose size takes one byte."""
    return bytes([kind, len(body)]) + body


def test_short_cells_of_a_binary_workbook_are_written_out():
    """Each stands right of the one before it; a row begins anew, and other records stay."""
    text = struct.pack("<I", 2) + "ab".encode("utf-16-le")
    place = struct.pack("<II", 3, 0)
    short = (
        record(0, b"row1") + record(6, place + text) + record(17, bytes(4) + text)
        + record(16, bytes(4) + bytes(8)) + record(0, b"row2") + record(17, bytes(4) + text)
        + b"\x91\x01\x00"
    )  # fmt: skip
    full = (
        record(0, b"row1") + record(6, place + text)
        + record(6, struct.pack("<II", 4, 0) + text)
        + record(5, struct.pack("<II", 5, 0) + bytes(8))
        + record(0, b"row2") + record(6, struct.pack("<II", 0, 0) + text)
        + b"\x91\x01\x00"
    )  # fmt: skip

    assert full == in_full(short)
    assert full == in_full(full)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared findings are not on this machine")
@pytest.mark.parametrize(
    ("name", "first", "rows"),
    [
        ("tracker-saved-by-gnumeric.ods", "Role", 5),
        ("tracker-saved-by-sheetjs.xlsb", "Company", 200),
    ],
)
def test_files_of_those_programs_are_read(name, first, rows):
    """Every text is there."""
    read = cells(name, (SHARED / name).read_bytes())
    header = next(row for row in read if row[0].strip() == first)

    assert rows < len(read)
    assert sum(bool(text) for text in header) > 4


@pytest.mark.parametrize("part", [SHEET, "all"])
def test_a_workbook_without_the_parts_of_its_cells_is_damaged(part):
    """Not a workbook without a table."""
    members = unzipped(xlsx('<row r="1"><c r="A1" t="str"><v>Company</v></c></row>'))
    for name in [name for name in members if part in {name, "all"} and "sheet1" in name]:
        del members[name]

    with pytest.raises(UnreadableFileError, match="damaged"):
        read_workbook("jobs.xlsx", zipped(members), LOCAL)


def test_an_empty_workbook_is_none():
    """Its sheet is there, and nothing is on it."""
    assert [0] == [sheet.height for sheet in read_workbook("jobs.xlsx", xlsx(""), LOCAL).sheets]


def test_days_are_days_whatever_the_part_of_the_styles_is_called():
    """A program may call it anything; the relations of the workbook lead to it."""
    book = openpyxl.Workbook()
    book.active.append(["Company", "Date applied", "Status"])
    for day in range(1, 10):
        book.active.append([f"Acme {day}", date(2026, 3, day), "Rejected"])
    content = io.BytesIO()
    book.save(content)
    members = unzipped(content.getvalue())
    for name in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        members[name] = members[name].replace(b"styles.xml", b"look.xml")
    members["xl/look.xml"] = members.pop("xl/styles.xml")

    events = load([("jobs.xlsx", zipped(members))]).tracker.events

    sent = events.loc[events["kind"] == "applied", "day"]
    assert [date(2026, 3, day) for day in range(1, 10)] == sent.dt.date.tolist()
