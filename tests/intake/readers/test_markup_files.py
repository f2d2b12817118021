"""Web pages, SpreadsheetML and JSON, as programs save them, often with the ending xls."""

import pytest

from ajar.intake.readers.worker import html_reader
from ajar.intake.readers.worker.errors import ReaderError
from ajar.model.errors import UnreadableFileError

PAGE = """<html><head><meta charset="{charset}"><style>td {{ color: red }}</style></head><body>
<table><tr><td>menu</td></tr></table>
<table border=1><caption>Jobs</caption>
<thead><tr><th>Company<th>Status<th>Applied</thead>
<tr><td>Caf&eacute; Zoë</td><td>Rejected<br>by mail</td><td>2026-03-02</td></tr>
<tr><td rowspan="2">Birch<script>alert(1)</script></td><td>Applied</td><td>2026-03-04</td></tr>
<tr><td colspan=2>Applied <table><tr><td>again</td></tr></table></td></tr>
</table></body></html>"""

ROWS = """<tr><td>Company</td><td>Status</td></tr>
<tr><td>Birch</td><td>Applied</td></tr>"""

MARKDOWN = "| Company | Status |\n| --- | --- |\n| Birch | Applied |\n"


@pytest.mark.parametrize(
    "page",
    [
        f"<html><head><title>Jobs<table>{ROWS}</table>",
        f"<!-- {'x' * 5000} --><table>{ROWS}</table>",
        f"<style>td {{ color: red; {'x' * 5000} }}</style><table>{ROWS}</table>",
        f"<table><tr><td>menu<td><table>{ROWS}</table></table>",
        f"<table><tr><td>Ajar<td>Jobs<tr><td>menu<td><table>{ROWS}</table></table>",
        f"<table><tr><td><table><tr><td><table>{ROWS}</table></table></table>",
        f"<table><tr><td>Ajar<td>Jobs<tr><td>menu<td>Mine:<table>{ROWS}</table></table>",
    ],
)
def test_a_table_is_found_wherever_it_stands(read, page):
    """After a head that nothing ends, behind long comments, within tables for the layout."""
    (sheet,) = read(page.encode(), "jobs.xls").sheets

    assert rows(sheet) == [["Company", "Status"], ["Birch", "Applied"]]


@pytest.mark.parametrize(
    ("before", "rest"),
    [
        ("<!-- exported by a form -->\n", "Company,Status\nBirch,Applied\n"),
        ("<!-- to do -->\n\n<!-- done -->\n# Jobs\n\n", MARKDOWN),
        ("<meta charset=utf-8>\n<style>table { width: 1em }</style>\n\n", MARKDOWN),
        ("<!-- ends nowhere\n", "Company,Status\nBirch,Applied\n"),
    ],
)
def test_what_nobody_sees_in_front_makes_no_page(read, before, rest):
    """Markdown and other text may begin with comments and styles, too."""
    found = read(f"{before}{rest}".encode(), "jobs.md")

    assert "text" == found.kind
    assert ["Birch", "Applied"] in [
        [text.strip() for text in row if text] for row in rows(found.sheets[0])
    ]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_markup_and_json_are_known_behind_a_mark(read, codec):
    """Windows programs write pages, SpreadsheetML and JSON in UTF-16 with a byte-order mark."""
    record = '{"Company": "Birch", "Status": "Applied"}'
    for text in (f"<html><table>{ROWS}</table></html>", f"[{record}, {record}]"):
        (sheet,) = read(f"\ufeff{text}".encode(codec), "jobs.xls").sheets

        assert rows(sheet)[:2] == [["Company", "Status"], ["Birch", "Applied"]]


def test_spreadsheetml_needs_no_declaration(read):
    """Its root says what it is; UTF-16 has a mark."""
    plain = SHEET[SHEET.index("<Workbook") :]
    for content in (plain.encode(), f"\ufeff{plain}".encode("utf-16-le")):
        assert ["Jobs", "Old"] == [sheet.name for sheet in read(content, "jobs.xls").sheets]


def test_cells_that_others_cover_count_towards_the_limit():
    """A few bytes that would cover millions of cells are refused before these are made."""
    page = b"<table><tr><td rowspan=9999 colspan=100>x" + b"<tr><td>y" * 9999
    tables = html_reader._Tables(most_cells=1_000)
    with pytest.raises(ReaderError):
        tables.feed(page.decode())

    assert 2_000 > sum(len(row) for row in tables.tables[0].rows)


def test_texts_of_inner_cells_are_words_of_their_own(read):
    """A table within a cell of data is text of that cell, its own cells with spaces between."""
    inner = "<table><tr><td>1st</td><td>call</td></tr><tr><td>passed</td></tr></table>"
    page = f"<table>{ROWS}<tr><td>Acme</td><td>Interview{inner}</td></tr></table>"
    (sheet,) = read(page.encode(), "jobs.xls").sheets

    assert rows(sheet)[2] == ["Acme", "Interview 1st call passed"]


def test_small_tables_in_all_cells_are_texts_of_these(read):
    """They have fewer cells than the table around them, which is the one of data."""
    small = "<table><tr><td>{}<td>new<tr><td>by<td>mail</table>"
    cells = [[f"Firm {i}", f"Nurse {i}"] for i in range(3)]
    body = "".join(f"<tr><td>{small.format(a)}<td>{small.format(b)}" for a, b in cells)
    (sheet,) = read(f"<table>{body}</table>".encode(), "jobs.xls").sheets

    assert [[f"{text} new by mail" for text in row] for row in cells] == rows(sheet)


SHEET = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Worksheet ss:Name="Jobs"><Table>
  <Row><Cell><Data ss:Type="String">Company</Data></Cell><Cell><Data ss:Type="String">Applied
</Data></Cell><Cell ss:Index="4"><Data ss:Type="String">Rounds</Data></Cell></Row>
  <Row ss:Index="3"><Cell ss:MergeDown="1"><Data ss:Type="String">Birch &amp; Co</Data>
    <Comment ss:Author="me"><ss:Data xmlns="http://www.w3.org/TR/REC-html40"><B>me:</B> nice
    </ss:Data></Comment></Cell>
   <Cell><Data ss:Type="DateTime">2026-03-02T00:00:00.000</Data></Cell>
   <Cell ss:Index="4"><Data ss:Type="Number">2</Data></Cell></Row>
  <Row><Cell ss:Index="2"><Data ss:Type="Error">#N/A</Data></Cell></Row>
 </Table></Worksheet>
 <Worksheet ss:Name="Old"><Table><Row><Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table>
  <x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
</Workbook>"""


def rows(sheet):
    """The sheet's texts, row by row from its first filled row."""
    columns = [[*column.texts, ""] for column in sheet.columns]
    return [
        [texts[column.codes[row]] for texts, column in zip(columns, sheet.columns, strict=True)]
        for row in range(sheet.height)
    ]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_each_table_of_a_page_is_a_sheet(read, charset):
    """As a browser shows it: line breaks, joined cells, left-out end tags, no scripts."""
    (sheet,) = read(PAGE.format(charset=charset).encode(charset), "jobs.xls").sheets

    assert sheet.name == "Jobs"
    assert rows(sheet) == [
        ["Company", "Status", "Applied"],
        ["Café Zoë", "Rejected\nby mail", "2026-03-02"],
        ["Birch", "Applied", "2026-03-04"],
        ["", "Applied again", ""],
    ]
    assert sorted(sheet.merged) == [(2, 0, 3, 0), (3, 1, 3, 2)]


def test_spreadsheetml_is_read_with_its_types_and_places(read):
    """Cells and rows may name their place; days, numbers and hidden sheets are what they are."""
    jobs, old = read(SHEET.encode(), "jobs.xls").sheets

    assert (jobs.name, jobs.visible, old.visible) == ("Jobs", True, False)
    assert rows(jobs) == [
        ["Company", "Applied\n", "", "Rounds"],
        ["", "", "", ""],
        ["Birch & Co", "2026-03-02", "", "2"],
        ["", "#N/A", "", ""],
    ]
    assert list(jobs.merged) == [(2, 0, 3, 0)]


RECORD = '{"company": "Birch", "tags": ["a", "b"], "contact": {"name": "Ines"}, "rounds": 2}'


@pytest.mark.parametrize(
    "content",
    [
        f" [{RECORD}, {RECORD}]",
        f'{{"version": 1, "data": {{"jobs": [{RECORD}, {RECORD}]}}}}',
        f"{RECORD}\n{RECORD}\n",
    ],
)
def test_records_of_json_are_rows(read, content):
    """A list, a list somewhere within, or one object a line."""
    (sheet,) = read(content.encode(), "jobs.json").sheets

    assert rows(sheet) == [
        ["company", "tags", "contact name", "rounds"],
        ["Birch", "a, b", "Ines", "2"],
        ["Birch", "a, b", "Ines", "2"],
    ]


def test_keys_that_are_joined_overwrite_no_other(read):
    """“contact name” and the name within “contact” are two columns."""
    content = b'[{"contact name": "Ann", "contact": {"name": "Ines"}}, {"contact": {"name": "Bo"}}]'
    (sheet,) = read(content, "jobs.json").sheets

    assert rows(sheet) == [["contact name", "contact name"], ["Ann", "Ines"], ["", "Bo"]]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "couldn't open"),
        (b"<?xml version='1.0'?><Workbook><Worksheet>", "couldn't open"),
        (b'{"jobs": [{"a": ', "couldn't open"),
        (b"[{" + b'"a":[' * 100_000, "couldn't open"),
        (b"<table>" + b"<tr><td colspan=9999>x" * 3, "looks like a web page"),
    ],
)
def test_what_is_broken_is_refused_in_words(read, content, says):
    """Entities, broken ends, deep nesting, pages without a table of rows."""
    with pytest.raises(UnreadableFileError, match=says):
        read(content, "jobs.xls")
