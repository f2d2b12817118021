"""A wrong guess is corrected by hand, and everything follows, in a real browser."""

import json
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

TRACKER = """Company,Role,Date applied,Status,Reply on
Acme,Engineer,03/04/2026,Parked,11/05/2026
Harbour Lights,Analyst,05/04/2026,Parked,
Old Mill,Nurse,06/04/2026,Applied,
Blue Door,Clerk,07/04/2026,Parked,10/06/2026
Night Ferry,Clerk,08/04/2026,Applied,
Kappa,Nurse,09/04/2026,Parked,
"""


@pytest.fixture
def tracker(page, server, tmp_path):
    """The page with a tracker open in which several guesses are wrong."""
    path = tmp_path / "jobs.csv"
    path.write_text(TRACKER)
    page.goto(server.url)
    page.locator('input[type="file"]').first.set_input_files(path)
    expect(page.get_by_text("6 applications at 6 companies")).to_be_visible(timeout=30_000)
    return page


def cell(page, table, row, column):
    """The middle of a cell of a table to edit, which is drawn and not made of elements."""
    grid = page.get_by_test_id("stDataFrame").nth(table)
    grid.scroll_into_view_if_needed()
    header = grid.locator("canvas").first.bounding_box()
    return header["x"] + column, header["y"] + 35 * (row + 1.5)


def say_it_means(page, word, meaning):
    """Pick a meaning from the list under its question, by typing a part of it."""
    picker = page.get_by_role("combobox", name=re.compile(f"What does “{word}” mean"))
    picker.fill(meaning)
    page.get_by_role("option", name=meaning, exact=True).click()


def rejected(page):
    """What the page on rejections says first."""
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Rejections").click()
    expect(page.get_by_role("heading", name="Where and why do I get turned down?")).to_be_visible()
    return page.get_by_test_id("stMetric").first


def test_a_word_a_day_order_and_a_column_are_corrected_by_hand(tracker):
    """Answered where they are asked, edited where they stand; the charts follow at once."""
    page = tracker
    expect(page.get_by_text("1 question for you", exact=True)).to_be_visible()

    say_it_means(page, "Parked", "Not selected")
    expect(page.get_by_text("Answered by you, for 4 rows.")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Your answers", exact=True)).to_be_visible()

    page.get_by_role("radio", name="4 March 2026").click()
    expect(page.get_by_text("Date applied: “03/04/2026” is, chosen by you")).to_be_visible()

    x, y = cell(page, 0, row=4, column=200)
    page.mouse.dblclick(x, y)
    page.keyboard.type("Not selected")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Forget my corrections")).to_be_visible()

    expect(rejected(page)).to_contain_text("4 of 6", timeout=30_000)
    expect(page.get_by_text("6 applications")).to_be_visible()


def test_an_answer_is_taken_back(tracker):
    """The question is open again, and what hung on it is as it was."""
    page = tracker
    say_it_means(page, "Parked", "Not selected")
    page.get_by_role("button", name="Take it back").click()

    expect(page.get_by_text("1 question for you", exact=True)).to_be_visible(timeout=30_000)
    expect(rejected(page)).to_contain_text("0 of 6", timeout=30_000)


def test_choices_saved_are_loaded_again(tracker, tmp_path):
    """A file of choices keeps the answers, and gives them back to a tracker without them."""
    page = tracker
    say_it_means(page, "Parked", "Not selected")
    expect(page.get_by_text("Answered by you, for 4 rows.")).to_be_visible(timeout=30_000)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the choices").click()
    path = tmp_path / "choices.json"
    download.value.save_as(path)

    assert {"Parked": "rejected"} == json.loads(path.read_text())["files"]["jobs.csv"]["statuses"]

    page.get_by_role("button", name="Forget my corrections").click()
    expect(page.get_by_text("1 question for you", exact=True)).to_be_visible(timeout=30_000)
    uploader = page.get_by_test_id("stFileUploader").filter(has_text="Or load saved ones")
    uploader.locator('input[type="file"]').set_input_files(path)
    expect(page.get_by_text("Answered by you, for 4 rows.")).to_be_visible(timeout=30_000)
