"""Cells of workbooks as they stand, whatever program and format they come from."""

import datetime as dt
import io
import re
from types import SimpleNamespace

import numpy as np
import openpyxl
import pytest
import xlrd
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from ajar.intake.cells import CellKind, OutlierCell
from ajar.intake.readers.worker import xls_reader
from tests.intake.readers.file_factories import (
    SHEET,
    biff,
    biff_error,
    biff_number,
    biff_text,
    ods,
    saved,
    unzipped,
    xlsx,
    zipped,
)
from tests.libreoffice import saved_again


def kinds(column):
    """Kind of each cell of a column, None where it is empty."""
    return [CellKind(column.kinds[code]) if code >= 0 else None for code in column.codes]


@pytest.fixture
def book():
    """An empty workbook and its sheet."""
    workbook = openpyxl.Workbook()
    return workbook, workbook.active


@pytest.mark.parametrize(
    ("value", "text", "kind"),
    [
        ("Acme", "Acme", CellKind.TEXT),
        ("None", "None", CellKind.TEXT),
        ("NA", "NA", CellKind.TEXT),
        ("null", "null", CellKind.TEXT),
        ("007", "007", CellKind.TEXT),
        ("12345678901234567890", "12345678901234567890", CellKind.TEXT),
        (" padded ", " padded ", CellKind.TEXT),
        (360, "360", CellKind.NUMBER),
        (360.0, "360", CellKind.NUMBER),
        (0.1 + 0.2, "0.3", CellKind.NUMBER),
        (-5, "-5", CellKind.NUMBER),
        (True, "TRUE", CellKind.BOOL),
        (dt.date(2024, 6, 12), "2024-06-12", CellKind.DAY),
        (dt.datetime(2024, 6, 12, 10), "2024-06-12T10:00:00", CellKind.DAY),
        (dt.time(9, 30), "09:30:00", CellKind.TIME),
        (dt.timedelta(hours=26), "26:00:00", CellKind.TIME),
    ],
)
def test_a_cell_keeps_its_text_and_kind(read, book, value, text, kind):
    """A cell comes back as its spreadsheet has it, in one canonical text."""
    workbook, sheet = book
    sheet["A1"] = value

    column = read(saved(workbook)).sheets[0].columns[0]

    assert ([text], [kind]) == (list(column.texts), kinds(column))


def test_true_is_not_one(read, book):
    """TRUE and the number 1 in one column stay two cells, although Python calls them equal."""
    workbook, sheet = book
    for value in (1, True, 0, False, 1):
        sheet.append([value])

    column = read(saved(workbook)).sheets[0].columns[0]

    assert ["1", "TRUE", "0", "FALSE", "1"] == list(column.column_of_texts())


def test_distinct_cells_are_stored_once(read, book):
    """A column of a thousand rows with two values holds two texts."""
    workbook, sheet = book
    for row in range(1000):
        sheet.append(["Applied" if row % 2 else "Rejected"])

    column = read(saved(workbook)).sheets[0].columns[0]

    assert ["Rejected", "Applied"] == list(column.texts)
    assert [0, 1] * 500 == column.codes.tolist()


def test_errors_and_formulas_without_a_result_are_cells(read, book):
    """#N/A stays as text and a formula nobody calculated as the formula, each with its kind."""
    workbook, sheet = book
    sheet["A1"], sheet["A2"], sheet["A3"] = "Company", "#N/A", "=B1&C1"
    sheet["A2"].data_type = "e"

    column = read(saved(workbook)).sheets[0].columns[0]

    assert ["Company", "#N/A", "=B1&C1"] == list(column.column_of_texts())
    assert [CellKind.TEXT, CellKind.ERROR, CellKind.FORMULA] == kinds(column)


def test_a_link_formula_without_a_result_is_the_text_it_shows(read, book):
    """A program that writes formulas and calculates nothing."""
    workbook, sheet = book
    sheet["A1"], sheet["A2"] = "Role", '=HYPERLINK("https://x.example/1","Clerk & Co")'

    column = read(saved(workbook)).sheets[0].columns[0]

    assert ["Role", "Clerk & Co"] == list(column.column_of_texts())
    assert [CellKind.TEXT, CellKind.TEXT] == kinds(column)


def test_text_that_looks_like_an_error_cell_is_text(read):
    """Words inside a cell that happen to read like markup change nothing."""
    text = 'see &lt;c t="e"> or t="e"'
    inline = f'<c r="B1" t="inlineStr"><is><t>{text}</t></is></c>'
    content = xlsx(f'<row r="1"><c r="A1" t="e"><v>#N/A</v></c>{inline}</row>')

    assert [["#N/A", 'see <c t="e"> or t="e"']] == list(read(content).sheets[0].rows(2))


def test_a_formula_with_a_result_is_its_result(read):
    """A saved result is what the person sees, so it is what is read; an error result is one."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_formula("A1", "=1+1", None, 2)
        sheet.write_formula("A2", "=1/0", None, "#DIV/0!")
        sheet.write_formula("A3", '="a"&"b"', None, "ab")

    column = read(target.getvalue()).sheets[0].columns[0]

    assert ["2", "#DIV/0!", "ab"] == list(column.column_of_texts())
    assert [CellKind.NUMBER, CellKind.ERROR, CellKind.TEXT] == kinds(column)


def test_odd_cells_are_found_with_any_name_space_prefix(read):
    """Writers that prefix every element are understood as well."""
    plain = '<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><f>A1&amp;"x"</f></c></row>'
    members = unzipped(xlsx(plain))
    sheet = re.sub(r"<(/?)", r"<\1x:", members[SHEET].decode()).replace("xmlns=", "xmlns:x=")

    content = zipped({**members, SHEET: sheet})

    assert [["#REF!", '=A1&"x"']] == list(read(content).sheets[0].rows(5))


def test_rows_and_columns_keep_their_addresses(read, book):
    """Blank margins are cut off on all sides, and where the first cell stood is remembered."""
    workbook, sheet = book
    sheet["C4"], sheet["D4"], sheet["C5"] = "Company", "Role", "Acme"
    sheet["D7"] = "#N/A"
    sheet["D7"].data_type = "e"
    sheet["H20"] = "   "

    read_sheet = read(saved(workbook)).sheets[0]

    assert (4, 3) == (read_sheet.first_row, read_sheet.first_column)
    assert [["Company", "Role"], ["Acme", ""], ["", ""], ["", "#N/A"]] == list(read_sheet.rows(9))


def test_an_error_above_and_left_of_all_else_makes_room_for_itself(read, book):
    """An error cell outside the other cells moves the corner of the sheet."""
    workbook, sheet = book
    sheet["C3"] = "Acme"
    sheet["B2"] = "#N/A"
    sheet["B2"].data_type = "e"

    read_sheet = read(saved(workbook)).sheets[0]

    assert (2, 2) == (read_sheet.first_row, read_sheet.first_column)
    assert [["#N/A", ""], ["", "Acme"]] == list(read_sheet.rows(9))


def test_joined_cells_are_told(read, book):
    """Joined cells are ranges within the columns; only the first of them holds the value."""
    workbook, sheet = book
    sheet["B2"], sheet["C2"], sheet["C3"] = "Acme", "Applied", "Rejected"
    sheet.merge_cells("B2:B3")

    read_sheet = read(saved(workbook)).sheets[0]

    assert ((0, 0, 1, 0),) == read_sheet.merged
    assert [["Acme", "Applied"], ["", "Rejected"]] == list(read_sheet.rows(9))


def test_hidden_sheets_are_read_and_flagged(read, book):
    """All sheets come in order; a hidden one says so, a chart sheet is none."""
    workbook, sheet = book
    sheet.title = "Jobs"
    workbook.create_sheet("Lists").sheet_state = "hidden"
    workbook.create_sheet("Deep").sheet_state = "veryHidden"
    workbook.create_chartsheet("Chart")

    sheets = read(saved(workbook)).sheets

    assert [("Jobs", True), ("Lists", False), ("Deep", False)] == [
        (each.name, each.visible) for each in sheets
    ]


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_days_follow_the_epoch_of_the_workbook(read, epoch_1904):
    """A workbook that counts from 1904, as old Macs did, shows the same days."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "date_1904": epoch_1904}) as workbook:
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        workbook.add_worksheet().write_datetime(0, 0, dt.datetime(2024, 2, 29), day)

    assert [["2024-02-29"]] == list(read(target.getvalue()).sheets[0].rows(1))


def test_days_follow_the_epoch_in_a_scattered_workbook_too(read):
    """The reader that takes over where a cell stands far from all others counts the same way."""
    workbook = openpyxl.Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    workbook.active["A1"] = dt.date(2024, 2, 29)
    workbook.active["XFD1048576"] = "far"

    assert [["2024-02-29"]] == list(read(saved(workbook)).sheets[0].rows(1))


@pytest.mark.parametrize(("datemode", "day"), [(0, "2024-02-29"), (1, "2028-03-01")])
def test_days_of_old_workbooks_follow_their_epoch(datemode, day, monkeypatch):
    """The same number is four years and a day later where counting begins in 1904."""
    number = (dt.date(2024, 2, 29) - dt.date(1899, 12, 30)).days
    sheet = SimpleNamespace(
        name="S1",
        visibility=0,
        nrows=1,
        row_types=lambda _: [xlrd.XL_CELL_DATE],
        row_values=lambda _: [float(number)],
        merged_cells=[],
    )
    workbook = SimpleNamespace(datemode=datemode, sheets=lambda: [sheet])
    monkeypatch.setattr(xls_reader, "_open", lambda *_, **__: workbook)

    (table,) = xls_reader.read(b"", most_cells=9).tables
    table.settle()

    assert [day] == table.columns[0].texts


def test_line_ends_are_one_and_control_characters_go(read):
    """Carriage returns become line feeds; what cannot be shown is removed and counted by cell."""
    content = xlsx(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        '<row r="2"><c r="B2" t="s"><v>1</v></c></row>',
        strings="<si><t>two_x000D_\nlines</t></si><si><t>A\u202ecm_x0007_e</t></si>",
    )

    workbook = read(content)

    assert [["two\nlines", "Acme"], ["", "Acme"]] == list(workbook.sheets[0].rows(2))
    assert 2 == workbook.cleaned


def test_background_colours_below_the_titles_are_counted(read):
    """Two colours among the data count as two; a coloured title row counts for nothing."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        title, red, green = (
            workbook.add_format({"bg_color": colour}) for colour in ("blue", "red", "green")
        )
        sheet.write(0, 0, "Company", title)
        for row in range(1, 10):
            sheet.write(row, 0, f"Company {row}", red if row % 2 else green)
            sheet.write(row, 1, "plain")

    assert 2 == read(target.getvalue()).sheets[0].fills


def test_no_colours_are_none(read, book):
    """A sheet without backgrounds has no fills."""
    workbook, sheet = book
    for row in range(9):
        sheet.append([row])

    assert 0 == read(saved(workbook)).sheets[0].fills


def test_a_cell_far_from_all_others_is_set_aside(read):
    """Two cells in opposite corners would need 17 billion; one is kept, one told about."""
    content = xlsx(
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
    )

    sheet = read(content).sheets[0]

    assert [["1"]] == list(sheet.rows(2))
    assert (OutlierCell(1_048_576, 16_384, "2"),) == sheet.strays


def test_a_cell_in_the_last_column_does_not_widen_the_table(read):
    """A stray cell in column XFD beside a small table is set aside."""
    rows = "".join(f'<row r="{i}"><c r="A{i}"><v>{i}</v></c></row>' for i in range(1, 6))
    content = xlsx(rows + '<row r="6"><c r="XFD6" t="e"><v>#N/A</v></c></row>')

    sheet = read(content).sheets[0]

    assert (5, 1) == (sheet.height, len(sheet.columns))
    assert (OutlierCell(6, 16_384, "#N/A"),) == sheet.strays


def test_blank_rows_to_the_end_of_the_sheet_cost_nothing(read):
    """A million styled rows without content are no rows."""
    rows = "".join(f'<row r="{i}"><c r="A{i}" s="0"/></row>' for i in range(2, 200_000))
    content = xlsx('<row r="1"><c r="A1"><v>1</v></c></row>' + rows)

    assert 1 == read(content).sheets[0].height


def test_utf_16_inside_a_workbook_is_read(read):
    """XML in UTF-16, which the fast reader does not take, is left to the second reader."""
    members = unzipped(xlsx('<row r="1"><c r="A1" t="inlineStr"><is><t>Café</t></is></c></row>'))
    sheet = '<?xml version="1.0" encoding="UTF-16"?>' + members[SHEET].decode()

    content = zipped({**members, SHEET: sheet.encode("utf-16")})

    assert [["Café"]] == list(read(content).sheets[0].rows(2))


def test_old_excel_is_read(read):
    """A worksheet of Excel 2 gives texts, numbers and errors."""
    content = biff(
        biff_text(0, 0, "Zürich"),
        biff_number(1, 0, 360),
        biff_error(2, 0, 0x2A),
    )

    workbook = read(content)

    assert "xls" == workbook.kind
    assert [["Zürich"], ["360"], ["#N/A"]] == list(workbook.sheets[0].rows(9))
    assert [CellKind.TEXT, CellKind.NUMBER, CellKind.ERROR] == kinds(workbook.sheets[0].columns[0])


def test_open_document_is_read_with_its_errors_and_joined_cells(read):
    """Days, errors, bare formulas and joined cells of an OpenDocument sheet are found."""
    cell = "<table:table-cell"
    content = ods(
        '<table:table table:name="Jobs">'
        '<table:table-row table:number-rows-repeated="3">'
        f'{cell} table:number-columns-repeated="2"/></table:table-row>'
        f'<table:table-row>{cell} table:formula="of:=NA()" office:value-type="string" '
        'office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p>'
        "</table:table-cell>"
        f'{cell} office:value-type="date" office:date-value="2024-06-12"/>'
        f'{cell} table:number-columns-spanned="2" office:value-type="string">'
        "<text:p>Acme</text:p></table:table-cell><table:covered-table-cell/>"
        f'{cell} table:formula="of:=[.A1]"/>'
        f'{cell} office:value-type="float" office:value="360"/>'
        "</table:table-row></table:table>",
    )

    sheet = read(content).sheets[0]

    assert 4 == sheet.first_row
    assert [["#N/A", "2024-06-12", "Acme", "", "=[.A1]", "360"]] == list(sheet.rows(2))
    assert [
        [CellKind.ERROR],
        [CellKind.DAY],
        [CellKind.TEXT],
        [None],
        [CellKind.FORMULA],
        [CellKind.NUMBER],
    ] == [kinds(column) for column in sheet.columns]
    assert ((0, 2, 0, 3),) == sheet.merged


def test_an_empty_workbook_has_empty_sheets(read, book):
    """A workbook without any cell is read: whoever asked is told there is no table."""
    workbook, _ = book

    sheet = read(saved(workbook)).sheets[0]

    assert (0, ()) == (sheet.height, sheet.columns)


def test_what_was_read_cannot_be_changed(read, book):
    """The arrays of a column are read-only: many readers share them."""
    workbook, sheet = book
    sheet.append(["Acme"])
    column = read(saved(workbook)).sheets[0].columns[0]

    for values in (column.codes, column.kinds, column.texts):
        with pytest.raises(ValueError, match="read-only"):
            values[0] = 0
    assert np.int32 == column.codes.dtype


def test_tabs_and_line_breaks_of_a_document_are_kept(read):
    """Whichever way they are written; several spaces and paragraphs as well."""
    paragraphs = (
        '<text:p>a<text:tab/>b<text:tab></text:tab><text:tab text:tab-ref="1"/>c</text:p>'
        '<text:p><text:s text:c="2"/>d<text:line-break/>e &lt;text:tab/&gt;</text:p>'
    )
    cell = f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'
    row = f"<table:table-row>{cell}</table:table-row>"

    sheet = read(ods(f'<table:table table:name="A">{row}</table:table>')).sheets[0]

    assert ["a\tb\t\tc\n  d\ne <text:tab/>"] == sheet.row(0)


def test_white_space_survives_libreoffice(read, tmp_path):
    """Tabs, several spaces and line breaks, saved as ods by whoever writes most of them."""
    texts = ["Acme\tCo", "a  b   c", "line1\nline2\n\nline4", "  lead", "x\t\ty", "\ttab first"]
    workbook = openpyxl.Workbook()
    workbook.active.append(texts)

    again = read(saved_again(saved(workbook), tmp_path, "ods")).sheets[0]

    assert texts == again.row(0)
