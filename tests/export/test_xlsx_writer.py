"""Workbooks hold what they were given, as the type it is."""

from datetime import date

import pytest

from ajar.export.xlsx_writer import WorkbookWriter
from ajar.model.sheet_format import ColumnFormat
from tests.export.payloads import ODD, PAYLOADS
from tests.export.workbooks import by_calamine, by_openpyxl, markup, opened

AS_OF = date(2026, 11, 23)


def written(name="List", heading="Company", values=("Acme",), kind="text", **more):
    """A workbook of one column, and what had to be changed in it."""
    book = WorkbookWriter("Test", as_of=AS_OF)
    book.table(name, [ColumnFormat(heading, "field", kind, **more)], {"field": list(values)})
    return book.close(), book.changed


@pytest.mark.parametrize("payload", [*PAYLOADS, *ODD])
@pytest.mark.parametrize("kind", ["text", "link"])
def test_text_in_a_cell_stays_text(payload, kind):
    """No formula, no link unless asked for, and two readers find the same text again."""
    content, _ = written(values=[payload], kind=kind)
    asked = kind == "link" and payload.startswith("http")
    text = payload.replace("\r", "\n")

    assert "<f>" not in markup(content)
    assert markup(content).count("<hyperlink ") == asked
    assert by_calamine(content)[1][0] == text
    assert by_openpyxl(content)[1][0] == text


@pytest.mark.parametrize("payload", [*PAYLOADS, *ODD])
def test_text_in_a_header_stays_text(payload):
    """A header is a cell like any other."""
    content, _ = written(heading=payload)

    assert "<f>" not in markup(content)
    assert "<hyperlink " not in markup(content)
    assert by_calamine(content)[0][0] == payload.replace("\r", "\n")


@pytest.mark.parametrize("payload", [*PAYLOADS, *ODD])
def test_text_in_a_sheet_name_stays_a_name(payload):
    """A sheet named after data opens in both readers and starts nothing."""
    content, _ = written(name=payload)

    assert "<f>" not in markup(content)
    assert by_calamine(content)[1][0] == "Acme"
    assert len(opened(content).sheetnames) == 1


def test_what_cannot_be_kept_is_removed_and_noted():
    """Lone surrogates, control characters and what is beyond 32,767 characters are reported."""
    content, changed = written(values=["a\ud800b", "c\x00d", "\ufffee", "x" * 40_000, "fine"])
    texts = [row[0] for row in by_calamine(content)[1:]]

    assert texts == ["ab", "cd", "e", "x" * 32_767, "fine"]
    assert [note.split(":")[0] for note in changed] == [f"List, A{row}" for row in (2, 3, 4, 5)]
    assert "32,767" in changed[3]


def test_codes_that_some_programs_read_as_letters_are_noted():
    """A literal code behind a literal code cannot be protected; the cell is named."""
    _, changed = written(values=["_x005F_x0041_"])

    assert len(changed) == 1


def test_types_are_kept():
    """Numbers, days and yes come back as such; what is missing is empty."""
    content, _ = written(values=[7, 0.25, AS_OF, True, False, None, float("nan"), "7"])
    cells = [row[0] for row in by_calamine(content)[1:]]

    assert cells == [7, 0.25, AS_OF, "yes", "", "", "", "7"]


def test_a_day_before_the_calendar_of_spreadsheets_is_kept_as_text():
    """Excel counts from 1900 and LibreOffice from 1899, so an earlier day is written out."""
    content, _ = written(values=[date(1899, 5, 1)], kind="day")

    assert by_calamine(content)[1][0] == "1899-05-01"


def test_a_table_is_ready_to_work_with():
    """Frozen header, filter, width, a real date format and a drop-down that forbids nothing."""
    book = WorkbookWriter("Test", as_of=AS_OF)
    headings = [
        ColumnFormat("Status", "status", width=30, words="Status"),
        ColumnFormat("On", "on", "day"),
    ]
    book.table("Jobs", headings, {"status": ["Applied"], "on": [AS_OF]}, extra_rows=True)
    workbook = opened(book.close())
    sheet = workbook["Jobs"]
    rule = sheet.data_validations.dataValidation[0]

    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:B2"
    assert 30 <= sheet.column_dimensions["A"].width <= 31
    assert sheet["B2"].number_format == "yyyy-mm-dd"
    assert sheet["B2"].is_date
    assert rule.type == "list"
    assert rule.showErrorMessage is False
    assert "A900" in rule.sqref
    offered = [cell.value for cell in workbook["Lists"]["A"] if cell.value]
    assert offered[:3] == ["Status", "Saved, not sent", "Applied"]
    assert workbook["Lists"].sheet_state == "hidden"


def test_nothing_is_protected():
    """The person may change every sheet."""
    content, _ = written()

    assert "sheetProtection" not in markup(content)
    assert "workbookProtection" not in markup(content)


def test_sheets_with_the_same_name_are_numbered():
    """Names that differ only by case or by what had to be removed stay apart."""
    book = WorkbookWriter("Test", as_of=AS_OF)
    for name in ("Jobs", "jobs", "J/obs", "x" * 40, "x" * 41):
        book.table(name, [ColumnFormat("Company", "field")], {"field": ["Acme"]})

    assert opened(book.close()).sheetnames == ["Jobs", "jobs 2", "J obs", "x" * 31, "x" * 29 + " 2"]


def test_the_same_data_give_the_same_bytes():
    """The file carries no time of writing."""
    assert written()[0] == written()[0]
