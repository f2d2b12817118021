"""Files that are no readable spreadsheet: each ends in one plain sentence that names its kind."""

import dataclasses
import io
import zipfile

import pytest

from ajar.intake.readers import HOSTED, LOCAL
from ajar.intake.readers.worker import ods_reader as documents
from ajar.intake.readers.worker import xlsx_scan
from ajar.model.errors import AjarError, UnreadableFileError
from tests.intake.readers.file_factories import (
    SHEET,
    biff_text,
    compound,
    ods,
    unzipped,
    xlsx,
    zipped,
)

CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
ENCRYPTED = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"%PDF-1.7", "looks like a PDF"),
        (b"\x89PNG\r\n\x1a\n", "looks like an image"),
        (b"\x1f\x8b\x08\0\0", "looks like a gzip archive"),
        (b"{\\rtf1 text}", "looks like a text document"),
        (b'{"jobs": []}', "looks like a JSON file"),
        (b"<!DOCTYPE html><table><tr><td>1", "looks like a web page"),
        (b"\xef\xbb\xbf<table><tr><td>1</td></tr></table>", "looks like a web page"),
        (b'<?xml version="1.0"?><jobs/>', "looks like XML"),
        (b"ID;PWXL;N;E\nC;Y1;X1;K1\nE", "looks like a SYLK file"),
        (compound("WordDocument"), "looks like a Word document"),
        (compound("PowerPoint Document"), "looks like a presentation"),
        (compound("Workbook"), "couldn't open"),
        (zipped({"word/document.xml": "<w/>"}), "looks like a Word document"),
        (zipped({"Index/Document.iwa": "x"}), "looks like a Numbers or Pages document"),
        (zipped({"photo.jpg": "x"}), "looks like a zip archive"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "another kind of"),
        (b"PK\x03\x04 and no more", "couldn't open"),
        (xlsx(CELL)[:-30], "couldn't open"),
    ],
)
def test_each_kind_is_named_whatever_the_name_says(read, content, says):
    """The bytes decide and not the suffix; the sentence says what the file is."""
    with pytest.raises(UnreadableFileError, match=says):
        read(content, "jobs.xlsx")


def flagged(content: bytes) -> bytes:
    """A zip whose only member says that it is encrypted, whichever way."""
    marked = bytearray(content)
    for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        marked[marked.index(head) + flags] |= 1
    return bytes(marked)


@pytest.mark.parametrize(
    "content",
    [
        flagged(zipped({"jobs.csv": "Company,Role\nAcme,Nurse\n"})),
        compound("EncryptionInfo", "EncryptedPackage"),
        ods('<table:table table:name="T"/>', manifest=ENCRYPTED),
    ],
)
def test_encrypted_files_are_named_as_such(read, content):
    """A password is the one thing the person can do something about: it is said."""
    with pytest.raises(UnreadableFileError, match="has a password"):
        read(content, "jobs.xlsx")


def test_a_workbook_with_the_suffix_of_another_kind_is_read(read):
    """Xlsx named xls or csv, and csv named xlsx, are read as what they are."""
    assert "xlsx" == read(xlsx(CELL), "jobs.xls").kind
    assert "xlsx" == read(xlsx(CELL), "jobs.csv").kind
    assert "text" == read(b"Company,Role\nAcme,Dev\n", "jobs.xlsx").kind


@pytest.mark.parametrize("header", ["ID;Position;Company", "PK;Role;Company"])
def test_headers_that_begin_like_other_kinds_are_headers(read, header):
    """“ID;Position” starts like SYLK and “PK;” like a zip, and neither is one."""
    sheet = read(f"{header}\n1;Engineer;Acme\n".encode()).sheets[0]

    assert header.split(";") == sheet.row(0)


@pytest.mark.parametrize("name", ["../../x.xlsx", "C:\\jobs\\x.xlsx", "/etc/x.xlsx"])
def test_a_message_holds_no_folder(read, name):
    """Of a path only the last part is shown."""
    with pytest.raises(UnreadableFileError, match=r"^“x\.xlsx”"):
        read(b"", name)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\r\nb.csv", "ab.csv"),
        ("jobs\u202egpj.csv", "jobsgpj.csv"),
        ("", "file"),
        ("x" * 300 + ".csv", "x" * 67 + "…" + "x" * 8 + ".csv"),
    ],
)
def test_a_name_is_shown_on_one_short_line(read, name, shown):
    """Line breaks, marks that turn text round and endless names do not reach a message."""
    assert shown == read(b"Company\nAcme\n", name).name


def test_a_bomb_is_refused_before_it_is_inflated(read):
    """A gigabyte of blanks in a small zip is refused by what its directory says."""
    with pytest.raises(UnreadableFileError, match="MB once unpacked"):
        read(xlsx(" " * 150_000_000))


def test_a_bomb_in_many_pieces_is_refused_as_well(read):
    """No member is large, and all of them together are."""
    piece = b"," * 50_000_000

    with pytest.raises(UnreadableFileError, match="MB once unpacked"):
        read(zipped({f"{i}.csv": piece for i in range(3)}))


@pytest.mark.parametrize(
    ("content", "limit"),
    [
        (b"Company\n" + b"a," * 20_000, "more than 16,384 columns"),
        (b"x" * 1_100_000 + b",Company\n1,Acme\n", "a cell of over a million characters"),
        (b"x" * 5_000_000 + b",Company\n1,Acme\n", "a cell of over a million characters"),
        (b"Company\n" + b"A\n" * 1_048_577, "more than 1,048,576 rows on one sheet"),
        (b"Company\n" + b"Acme\n" * 1_048_577, "more than 1,048,576 rows on one sheet"),
    ],
    ids=["wide", "long", "long in a large file", "high", "high in a large file"],
)
def test_text_beyond_what_a_sheet_holds_is_refused_in_words(read, content, limit):
    """More columns, rows or characters than a spreadsheet has are no tracker's."""
    with pytest.raises(UnreadableFileError, match=limit):
        read(content, "jobs.csv")


def test_limits_are_said_in_words(read):
    """Whoever is hosted is told how large a file may be."""
    small = dataclasses.replace(HOSTED, content=1 << 20)

    with pytest.raises(UnreadableFileError, match="files of up to 1 MB"):
        read(b"Company\n" + b"x" * (1 << 20), "jobs.csv", small)


def test_a_workbook_of_too_many_sheets_is_refused(read):
    """Each may be the same part again, so that a small file has no end."""
    content = xlsx("")
    members = unzipped(content)
    sheet = b'<sheet name="S1" sheetId="1" r:id="r1"/>'
    many = b"".join(sheet.replace(b"S1", b"S%d" % number) for number in range(2_001))
    book = members["xl/workbook.xml"].replace(sheet, many)

    with pytest.raises(UnreadableFileError, match="more than 2,000 sheets"):
        read(zipped(members | {"xl/workbook.xml": book}))


def test_a_zip_of_too_many_files_is_refused(read):
    """Thousands of sheets are no tracker."""
    few = dataclasses.replace(LOCAL, members=10)

    with pytest.raises(UnreadableFileError, match="archives of up to 10 files"):
        read(zipped({f"{i}.csv": "a" for i in range(11)}), "jobs.zip", few)


ENTITY = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
BILLION = (
    "<!DOCTYPE r ["
    '<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    + "]>"
)


@pytest.mark.parametrize(("doctype", "use"), [(ENTITY, "&x;"), (BILLION, "&a9;")])
@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_entities_stand_for_nothing(read, doctype, use, part):
    """Neither a file of this machine nor a billion laughs come out of an entity."""
    inline = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{use}</t></is></c></row>'
    members = unzipped(xlsx(inline if part == SHEET else CELL, strings=f"<si><t>{use}</t></si>"))
    text = members[part].decode().replace('name="S1"', f'name="{use}"')
    content = zipped({**members, part: doctype + text})

    try:
        sheet = read(content).sheets[0]
    except AjarError:
        return
    assert "ha" not in sheet.name
    assert [] == [text for row in sheet.rows(9) for text in row if text not in {"", "1", use}]


def test_what_we_parse_ourselves_has_no_entities():
    """Beside the readers, which know none: not even one that stands for plain words."""
    text = '<!DOCTYPE r [<!ENTITY x "Jobs">]><workbook><sheet name="&x;"/></workbook>'

    with zipfile.ZipFile(io.BytesIO(zipped({"xl/workbook.xml": text}))) as archive:
        assert [] == xlsx_scan.elements(archive, "xl/workbook.xml")
    with pytest.raises(ValueError, match="entity"):
        documents._Walk().through(text.encode())


def test_one_text_in_very_many_cells_is_stored_once(read):
    """A megabyte of text that five thousand cells share neither bursts a reader nor us."""
    rows = "".join(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, 5001))
    content = xlsx(rows, strings=f"<si><t>{'x' * 1_000_000}</t></si>")

    column = read(content).sheets[0].columns[0]

    assert (5000, 1) == (len(column.codes), len(column.texts))


@pytest.mark.parametrize("row", [4_294_967_295, 10**20])
def test_a_row_number_beyond_every_sheet_is_set_aside(read, row):
    """A row 4,294,967,295 is told about and takes no room, nor does one that no number holds."""
    far = f'<row r="{row}"><c r="A{row}"><v>2</v></c></row>'

    sheet = read(xlsx(CELL + far)).sheets[0]

    assert (1, "2") == (sheet.height, sheet.strays[0].text)
    assert sheet.strays[0].row < 2**31


def test_a_broken_reader_is_followed_by_the_next(read):
    """A record that makes no sense ends in the sentence for damaged files."""
    kind, data = biff_text(0, 0, "Acme")
    content = b"\x09\0\x04\0\x02\0\x10\0" + kind.to_bytes(2, "little") + b"\xff\xff" + data

    with pytest.raises(UnreadableFileError):
        read(content)


def test_a_zip_with_a_wrong_checksum_is_damaged(read):
    """A packed sheet that is not what its checksum says is noticed."""
    content = xlsx(CELL * 50)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        checksum = archive.getinfo(SHEET).CRC
    content = content.replace(checksum.to_bytes(4, "little"), b"\1\2\3\4")

    with pytest.raises(UnreadableFileError, match="may be damaged"):
        read(content)
