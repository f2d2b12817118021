"""The list as workbook and CSV."""

import csv
import io

import pytest

from ajar.export import ranking_files
from ajar.reengage.types import ExcludedCompany
from tests.export.payloads import PAYLOADS
from tests.export.rankings import Ranking, door, naughty
from tests.export.workbooks import by_openpyxl, markup, opened


def test_the_workbook_has_list_reasons_left_out_weights_and_definitions():
    """Five sheets, and the day the list speaks of on the last."""
    content = ranking_files.list_xlsx(
        Ranking((door(),), (ExcludedCompany("B", "b", "hired", "Hired", None),))
    )

    assert opened(content).sheetnames == ["List", "Reasons", "Left out", "Weights", "About"]
    assert by_openpyxl(content, 2)[1][:2] == ["B", "Hired"]
    assert ["As of", "2026-11-23"] in by_openpyxl(content, 4)


def test_the_points_of_the_reasons_sum_to_the_score():
    """What the sheet Reasons shows adds up to what the sheet List shows."""
    content = ranking_files.list_xlsx(Ranking((door(),)))
    header, row = by_openpyxl(content)[:2]
    points = [line[3] for line in by_openpyxl(content, 1)[1:]]

    assert sum(points) == row[header.index("Score")] == 127


def test_days_shares_and_links_are_real():
    """A day can be sorted, a share calculated with, a profile opened."""
    sheet = opened(ranking_files.list_xlsx(Ranking((door(),))))["List"]
    cells = {sheet.cell(1, at).value: sheet.cell(2, at) for at in range(1, sheet.max_column + 1)}

    assert cells["From"].is_date
    assert cells["Interest"].value == 0.75
    assert cells["Interest"].number_format == "0%"
    assert cells["Profile"].hyperlink.target == "https://example.com/noor"
    assert cells["E-mail"].hyperlink is None


def test_an_empty_list_is_a_file_too():
    """Nobody to write to is an answer."""
    assert len(by_openpyxl(ranking_files.list_xlsx(Ranking(())))) == 1
    assert ranking_files.list_csv(Ranking(())).count(b"\r\n") == 1


def test_a_door_that_has_to_wait_has_no_draft():
    """Its cells are empty."""
    content = ranking_files.list_xlsx(Ranking((door(drafts=()),)))

    assert by_openpyxl(content)[1][-2:] == ["", ""]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_a_formula_or_a_link(payload):
    """Whatever company, contact, reason or draft say; only a web profile is a link."""
    content = ranking_files.list_xlsx(naughty(payload))

    assert "<f>" not in markup(content)
    assert markup(content).count("<hyperlink ") == payload.startswith("http")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_field_of_the_csv_starts_a_formula(payload):
    """The same in CSV."""
    text = ranking_files.list_csv(naughty(payload)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))

    assert len(rows) == 2
    assert not [field for field in rows[1] if field.strip().startswith(tuple("=+-@\uff1d"))]
