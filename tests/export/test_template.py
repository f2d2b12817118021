"""The blank workbook."""

import io
from datetime import datetime
from pathlib import Path

from ajar import pipeline
from ajar.export.template import template
from ajar.intake.values import statuses
from ajar.model import workbook_format as form
from ajar.model.workbook_words import STATUSES
from tests.export.workbooks import by_calamine, by_openpyxl, markup, opened

ROOT = Path(__file__).parents[2]


SHOWN = [
    "Company", "Role", "Applied on", "Channel", "Status", "Interview on", "Rejected on", "Notes",
]  # fmt: skip


def test_the_first_sheet_has_eight_columns_and_an_example():
    """The others are folded away behind them; nobody has to delete the example."""
    content = template()
    first, example, *rest = by_calamine(content)
    loaded = pipeline.load([("template.xlsx", content)])

    assert SHOWN == first[:8]
    assert {each.text for each in form.APPLICATIONS.headings} == set(first)
    assert "Example company" == example[0]
    assert [] == rest
    assert 0 == len(loaded.tracker.applications)
    assert opened(content).sheetnames == ["Applications", "Follow-ups", "Read me", "Lists"]


def test_a_thousand_rows_have_drop_downs_and_formats():
    """Status, channel, reason and interest can be picked; days are days."""
    sheet = opened(template())["Applications"]
    ranges = [str(rule.sqref) for rule in sheet.data_validations.dataValidation]
    offered = {str(sheet[each.split(":")[0][0] + "1"].value) for each in ranges if ":" in each}

    assert {"Channel", "Status", "Reason"} <= offered
    assert all(each.endswith("1002") for each in ranges)


def test_every_status_offered_is_understood():
    """What the drop-down says has one clear meaning; only the first is no application."""
    meanings = statuses.interpret(list(STATUSES))

    assert all(meaning.known and not meaning.near for meaning in meanings)
    assert [meaning.is_application for meaning in meanings] == [False, *[True] * 12]


def test_filled_in_it_is_a_tracker():
    """Rows with a company, a status and a day are read; one that was not sent is kept apart."""
    book = opened(template())
    sheet = book["Applications"]
    column = {cell.value: cell.column for cell in sheet[1]}
    for row, (company, status, channel) in enumerate(
        [("Acme", "Rejected", "Referral"), ("Beta", "No reply", ""), ("C", "Saved, not sent", "")],
        start=3,
    ):
        sheet.cell(row, column["Company"]).value = company
        sheet.cell(row, column["Status"]).value = status
        sheet.cell(row, column["Channel"]).value = channel
        if status != "Saved, not sent":
            sheet.cell(row, column["Applied on"]).value = datetime(2026, 3, row)
    content = io.BytesIO()
    book.save(content)
    loaded = pipeline.load([("mine.xlsx", content.getvalue())])
    applications = loaded.tracker.applications

    assert applications["company"].tolist() == ["Acme", "Beta"]
    assert applications["outcome"].tolist() == ["rejected", "open"]
    assert applications["channel"].tolist() == ["referral", "unknown"]
    assert loaded.reports[0].rows_not_applications == 2  # with the example


def test_all_but_eight_columns_are_folded_away():
    """A plus above the columns opens the others."""
    sheet = opened(template())["Applications"]
    hidden = {
        sheet.cell(1, at).value
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden
        for at in range(dimension.min, dimension.max + 1)
    }

    assert hidden == {each.text for each in form.APPLICATIONS.headings} - set(SHOWN)


def test_the_committed_file_is_the_one_the_script_makes():
    """Cell for cell, on every sheet."""
    committed = (ROOT / "data" / "template.xlsx").read_bytes()

    for sheet in range(4):
        assert by_openpyxl(committed, sheet) == by_openpyxl(template(), sheet)
    assert "<f>" not in markup(committed)
