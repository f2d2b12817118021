"""Columns put into a copy of a file, however it is written."""

import csv
import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ajar.intake.readers import LOCAL, read_workbook
from ajar.intake.readers.annotate import annotate
from ajar.model.annotation_columns import ANNOTATION_COLUMNS, SheetAnnotations
from ajar.model.errors import UnreadableFileError, UnwritableFileError
from tests.intake.readers.file_factories import MAIN, SHEET, unzipped, xlsx, zipped

HEADINGS = [column.heading for column in ANNOTATION_COLUMNS]
DAY = date(2026, 11, 23)


def asked(rows=(2,), sheet="", header_row=1, follow_up="é;“x”"):
    """Something for every column of some rows."""
    told = {"follow_up": follow_up, "score": 50, "action": "a, b", "from": DAY, "until": None}
    told |= {"company": "C", "role": "R"}
    values = {column.field: [told[column.field]] * len(rows) for column in ANNOTATION_COLUMNS}
    return [SheetAnnotations(sheet, header_row, list(rows), values)]


def put(content, **more):
    """A copy of a file with the columns."""
    return annotate("jobs.csv", content, asked(**more), LOCAL).content


def cells(content):
    """Rows of the first sheet as the reader finds them."""
    sheet = read_workbook("jobs", content, LOCAL).sheets[0]
    return list(sheet.rows(sheet.height))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp932", "gb18030"]
)
def test_delimiter_encoding_and_line_ends_stay(codec, delimiter, end):
    """Every line begins as it did, ends as it did, and only the new fields are behind it."""
    name = "株式会社日本" if codec in {"cp932", "gb18030"} else "Café Délices"
    lines = [
        delimiter.join(("Company", "Role", "Status")),
        delimiter.join((name, '"a ""b"""', "x")),
    ]
    text = end.join([*lines, ""])
    made = put(text.encode(codec), follow_up="warm").decode(codec)
    first, second, last = made.split(end)

    assert (lines[0] + delimiter, lines[1] + delimiter, "") == (
        first[: len(lines[0]) + 1], second[: len(lines[1]) + 1], last
    )  # fmt: skip
    assert [*HEADINGS] == cells(made.encode(codec))[0][3:]
    assert ["warm", "50", "a, b", "2026-11-23"] == cells(made.encode(codec))[1][3:7]


def test_bytes_that_mean_nothing_stay_what_they_are():
    """A byte that the encoding does not know goes out as it came in."""
    content = b"Company,Status\nCaf\x81\xe9,Applied\n"

    assert b"Caf\x81\xe9,Applied," in put(content, follow_up="x")


def test_a_letter_the_encoding_does_not_have_becomes_a_question_mark():
    """The file keeps its encoding; everything else keeps its letters."""
    made = put("Company,Status\nCafé,Applied\n".encode("cp1252"), follow_up="é 你")

    assert "Café,Applied,é ?," in made.decode("cp1252")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            b'"Company","Status"\n"Acme","x"\n',
            b'"Acme","x","w","50","a, b","2026-11-23","","C","R"\n',
        ),
        (b"sep=;\nCompany;Status\nAcme;x\n", b"Acme;x;w;50;a, b;2026-11-23;;C;R\n"),
        (b"Company,Status\nAcme\n", b'Acme,,w,50,"a, b",2026-11-23,,C,R\n'),
        (b"Company,Status\nAcme,x,more\n", b'Acme,x,more,w,50,"a, b",2026-11-23,,C,R\n'),
        (b"Company,Status\nAcme,x", b'Acme,x,w,50,"a, b",2026-11-23,,C,R'),
        (b'Company,Status\n"Ac\r\nme",x\n', b'"Ac\r\nme",x,w,50,"a, b",2026-11-23,,C,R\n'),
    ],
    ids=["all quoted", "named delimiter", "short row", "long row", "no last end", "two lines"],
)
def test_the_form_of_a_text_file_is_kept(content, expected):
    """Quotes, a named delimiter, ragged rows, fields of several lines."""
    row = 3 if content.startswith(b"sep") else 2

    assert put(content, rows=(row,), header_row=row - 1, follow_up="w").endswith(expected)


FIELDS = st.text("ab,;\"'\n é=", max_size=5)


@settings(max_examples=20, derandomize=True, deadline=None)
@given(st.lists(st.lists(FIELDS, min_size=2, max_size=4), min_size=1, max_size=4), FIELDS)
def test_any_text_file_keeps_its_fields(table, words):
    """Put in once and refreshed, all fields are as they were, and ours are as they were asked."""
    content = io.StringIO(newline="")
    csv.writer(content).writerows([["Company", "Role", "Status"], *table])
    before = content.getvalue().encode()
    last = 1 + len(table)
    once = put(before, rows=(last,), follow_up=words)
    twice = put(once, rows=(last,), follow_up=words)
    fields = [list(csv.reader(io.StringIO(each.decode(), newline=""))) for each in (before, once)]

    assert fields[0] == [row[: len(old)] for row, old in zip(fields[1], fields[0], strict=True)]
    assert not words or words == fields[1][-1][-7]
    assert once == twice


@pytest.mark.parametrize(
    "data",
    [
        (
            '<row r="1"><c r="A1" t="inlineStr"><is><t>Company</t></is></c></row>'
            '<row r="2" spans="1:1"><c r="A2" t="str"><v>Acme</v></c></row>'
        ),
        (
            "<row r='1'><c r='A1' t='inlineStr'><is><t>Company</t></is></c></row>"
            "<row r='2' spans='1:1'><c r='A2' t='str'><v>Acme</v></c></row>"
        ),
        (
            '<row><c t="inlineStr"><is><t>Company</t></is></c></row>'
            '<row><c t="str"><v>Acme</v></c><c s="1"/></row>'
        ),
        (
            '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
            '<row r="2"><c r="A2" t="s"><v>1</v></c></row>'
        ),
    ],
    ids=["plain", "single quotes", "no addresses", "shared texts"],
)
def test_a_sheet_may_be_written_in_many_ways(data):
    """The columns are put in, found again and refreshed."""
    content = xlsx(data, strings="<si><t>Company</t></si><si><t>Acme</t></si>")
    once = put(content, sheet="S1")
    twice = put(once, sheet="S1", follow_up="_x0041_ <&> \u00e9")

    assert [
        ["Company", *HEADINGS],
        ["Acme", "é;“x”", "50", "a, b", "2026-11-23", "", "C", "R"],
    ] == cells(once)
    assert "_x0041_ <&> é" == cells(twice)[1][1]
    assert len(cells(twice)[0]) == 8
    assert b"spans" not in unzipped(once)[SHEET]


def test_a_prefix_before_every_tag_is_kept():
    """As some programs write: ``x:row`` and ``x:c``."""
    members = unzipped(xlsx(""))
    members[SHEET] = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is>'
        '<x:t>Company</x:t></x:is></x:c></x:row><x:row r="2"/></x:sheetData></x:worksheet>'
    ).encode()
    made = put(zipped(members), sheet="S1")

    assert ["", "é;“x”", "50", "a, b", "2026-11-23", "", "C", "R"] == cells(made)[1]
    assert b"<c " not in unzipped(made)[SHEET]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("<!-- <row> --><row r='1'><c r='A1'><v>1</v></c></row>", "unusual way"),
        ("<row r='1'><c r='A1'><v>1</v></c>", "unusual way"),
        ("<row r='5'><c r='A5'><v>1</v></c></row>", "row of its headings"),
        ("<row r='1'><c r='XFA1'><v>1</v></c></row>", "no room"),
    ],
)
def test_what_cannot_be_added_to_is_told(data, why):
    """One sentence with the reason."""
    with pytest.raises(UnwritableFileError, match=why):
        put(xlsx(data), sheet="S1")


def test_a_sheet_that_is_not_there_is_told():
    """Another file of the same name, say."""
    with pytest.raises(UnwritableFileError, match="sheet was not found"):
        put(xlsx("<row r='1'><c r='A1'><v>1</v></c></row>"), sheet="Other")


def test_a_broken_file_is_told():
    """What is no workbook at all, and one that breaks off."""
    with pytest.raises(UnreadableFileError):
        put(b"\x89PNG\r\n\x1a\n" + bytes(99))
    with pytest.raises(UnreadableFileError):
        put(xlsx("")[:-40], sheet="S1")


def test_the_order_and_kind_of_all_parts_stay():
    """Every part is where it was, packed as it was."""
    content = xlsx('<row r="1"><c r="A1" t="str"><v>Company</v></c></row><row r="2"/>')
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(io.BytesIO(put(content, sheet="S1"))) as after,
    ):
        assert [(m.filename, m.compress_type, m.date_time) for m in before.infolist()] == [
            (m.filename, m.compress_type, m.date_time) for m in after.infolist()
        ]
