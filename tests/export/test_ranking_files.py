"""The list as workbook and CSV."""

import csv
import io

import pytest

from ajar.export import ranking_files
from ajar.reengage.recommendation import ExcludedCompany, PlanBucket, Segment
from tests.export.payloads import PAYLOADS
from tests.export.rankings import Ranking, naughty, recommended
from tests.export.workbooks import by_openpyxl, markup, opened

SHEETS = [
    "Contact this week",
    "Any time and later",
    "All companies",
    "Reasons",
    "Left out",
    "Weights",
    "About",
]


def table(content, sheet):
    """Rows of a sheet of the workbook, the headings first."""
    return by_openpyxl(content, SHEETS.index(sheet))


def test_the_workbook_begins_with_the_messages_of_this_week():
    """Then the rest of the list, who is left out, the weights, and the day it speaks of."""
    content = ranking_files.list_xlsx(
        Ranking((recommended(),), (ExcludedCompany("B", "b", "hired", "Hired", None),))
    )

    assert [name for name in opened(content).sheetnames if name != "Lists"] == SHEETS
    assert table(content, "Left out")[1][:2] == ["B", "Hired"]
    assert ["As of", "2026-11-23"] in table(content, "About")


def test_the_points_of_the_reasons_sum_to_the_score():
    """What the sheet Reasons shows adds up to what the sheet of all companies shows."""
    content = ranking_files.list_xlsx(Ranking((recommended(),)))
    header, row = table(content, "All companies")[:2]
    points = [line[3] for line in table(content, "Reasons")[1:]]

    assert sum(points) == row[header.index("Score")] == 127


def test_days_shares_and_links_are_real():
    """A day can be sorted, a share calculated with, a profile opened."""
    sheet = opened(ranking_files.list_xlsx(Ranking((recommended(),))))["All companies"]
    cells = {sheet.cell(1, at).value: sheet.cell(2, at) for at in range(1, sheet.max_column + 1)}

    assert cells["From"].is_date
    assert cells["Interest"].value == 0.75
    assert cells["Interest"].number_format == "0%"
    assert cells["Profile"].hyperlink.target == "https://example.com/noor"
    assert cells["Address"].hyperlink is None


def test_an_empty_list_is_a_file_too():
    """Nobody to write to is an answer."""
    assert len(table(ranking_files.list_xlsx(Ranking(())), "Contact this week")) == 1
    assert ranking_files.list_csv(Ranking(())).count(b"\r\n") == 1


def test_a_company_without_a_message_has_empty_cells():
    """Nothing is written where nothing is to be sent."""
    content = ranking_files.list_xlsx(Ranking((recommended(drafts=()),)))

    assert table(content, "All companies")[1][-2:] == ["", ""]


def test_each_message_stands_on_the_sheet_of_its_time():
    """For now or for later; companies that need no message, or share one, are only in the list."""
    ranking = Ranking(
        (
            recommended("Now"),
            recommended("Later", 2, bucket=PlanBucket.LATER, segment=Segment.WATCH),
            recommended("Same person", 3, covered_by="Now"),
            recommended("Gone", 4, bucket=PlanBucket.NOTHING, segment=Segment.LET_GO),
        )
    )
    content = ranking_files.list_xlsx(ranking)

    assert [row[0] for row in table(content, "Contact this week")[1:]] == ["Now"]
    assert [row[0] for row in table(content, "Any time and later")[1:]] == ["Later"]
    assert len(table(content, "All companies")) == 5


def test_a_message_can_be_read_printed_and_ticked():
    """Whom, where, what, by when, why and the wrapped text, one page wide, heading repeated."""
    content = ranking_files.list_xlsx(Ranking((recommended(together=("Birch",)),)))
    sheet = opened(content)["Contact this week"]
    row = dict(zip(*table(content, "Contact this week"), strict=True))

    assert row["To"] == "Noor Haddad"
    assert row["Address"] == "noor@example.com"
    assert row["What to do"] == "Send a thank-you"
    assert row["Why"].endswith("The message is about Birch too.")
    assert row["Message"] == "Thank you\n\nDear Noor,\n\nthank you for telling me.\n"
    assert sheet.cell(2, 8).alignment.wrap_text
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$1:$1"
    assert [str(rule.sqref) for rule in sheet.data_validations.dataValidation] == ["I2"]


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
