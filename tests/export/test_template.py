"""The blank workbook."""

from pathlib import Path

from ajar.export.template import template
from ajar.model import workbook as form
from tests.export.workbooks import by_calamine, by_openpyxl, markup, opened

ROOT = Path(__file__).parents[2]


def test_the_first_sheet_is_empty_below_its_headings():
    """No example that somebody would have to delete."""
    content = template()

    assert by_calamine(content) == [[each.text for each in form.APPLICATIONS.headings]]
    assert opened(content).sheetnames == ["Applications", "Follow-ups", "Read me", "Lists"]


def test_a_thousand_rows_have_drop_downs_and_formats():
    """Status, channel, reason and interest can be picked; days are days."""
    sheet = opened(template())["Applications"]
    ranges = [str(rule.sqref) for rule in sheet.data_validations.dataValidation]
    offered = {str(sheet[each.split(":")[0][0] + "1"].value) for each in ranges if ":" in each}

    assert {"Channel", "Status", "Reason"} <= offered
    assert all(each.endswith("1001") for each in ranges)


def test_only_what_ajar_needs_is_folded_away():
    """The person's columns show, Ajar's do not."""
    sheet = opened(template())["Applications"]
    hidden = {
        sheet.cell(1, at).value
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden
        for at in range(dimension.min, dimension.max + 1)
    }

    assert hidden == {each.text for each in form.APPLICATIONS.headings if each.own}


def test_the_committed_file_is_the_one_the_script_makes():
    """Cell for cell, on every sheet."""
    committed = (ROOT / "data" / "template.xlsx").read_bytes()

    for sheet in range(4):
        assert by_openpyxl(committed, sheet) == by_openpyxl(template(), sheet)
    assert "<f>" not in markup(committed)
