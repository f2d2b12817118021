"""A wrong guess is corrected by hand, and everything follows, in a real browser."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import choose, go_to, settled

pytestmark = pytest.mark.browser

TRACKER = """Company,Role,Date applied,Status,Reply on
Acme,Engineer,03/04/2026,Wobbly,11/05/2026
Harbour Lights,Analyst,05/04/2026,Wobbly,
Old Mill,Nurse,06/04/2026,Applied,
Blue Door,Clerk,07/04/2026,Wobbly,10/06/2026
Night Ferry,Clerk,08/04/2026,Applied,
Kappa,Nurse,09/04/2026,Wobbly,
"""


@pytest.fixture
def tracker(page, server, tmp_path):
    """The page with a tracker open in which several guesses are wrong."""
    path = tmp_path / "jobs.csv"
    path.write_text(TRACKER)
    page.goto(server.url)
    page.locator('input[type="file"]').first.set_input_files(path)
    expect(page.get_by_text("6 applications at 6 companies")).to_be_visible()
    go_to(page, "Your data")
    return page


def say_it_means(page, word, meaning):
    """Pick a meaning from the list under its question, by typing a part of it."""
    picker = page.get_by_role("combobox", name=re.compile(f"What does “{word}” mean"))
    choose(picker, page.get_by_role("option", name=meaning, exact=True), meaning)


def rejected(page):
    """The rejection rate on the Overview."""
    go_to(page, "Overview")
    return page.get_by_test_id("stMetric").filter(has_text="Rejection rate")


def test_a_word_a_day_order_and_a_status_are_corrected_by_hand(tracker):
    """Answered where they are asked, chosen where they stand; the figures follow at once."""
    page = tracker
    expect(page.get_by_text("1 question for you", exact=True)).to_be_visible()

    say_it_means(page, "Wobbly", "Rejected")
    expect(page.get_by_text("Your answers", exact=True)).to_be_visible()
    settled(page)

    page.get_by_role("radio", name="4 March 2026").click()
    expect(page.get_by_text("Date applied: “03/04/2026” means (you chose)")).to_be_visible()
    settled(page)

    page.get_by_text("read without doubt").last.click()
    applied = page.get_by_role("combobox", name="Applied", exact=True)
    expect(applied).to_be_visible()
    settled(page)
    withdrawn = page.get_by_role("option", name=re.compile("^Withdrawn")).first
    choose(applied, withdrawn, "Withdrawn")
    undo = page.locator(".st-key-undo_correction").get_by_role("button")
    expect(undo).to_contain_text("“Applied” is withdrawn")
    undo.click()
    expect(undo).not_to_contain_text("withdrawn")

    expect(rejected(page)).to_contain_text("4 of 6")


def test_an_answer_is_taken_back(tracker):
    """The question is open again, and what hung on it is as it was."""
    page = tracker
    say_it_means(page, "Wobbly", "Rejected")
    page.get_by_role("button", name="Undo", exact=True).click()

    expect(page.get_by_text("1 question for you", exact=True)).to_be_visible()
    expect(rejected(page)).to_contain_text("0 of 6")


def test_choices_saved_are_loaded_again(tracker, tmp_path):
    """A file of choices keeps the answers, and gives them back to a tracker without them."""
    page = tracker
    say_it_means(page, "Wobbly", "Rejected")
    expect(page.get_by_text("Your answers", exact=True)).to_be_visible()
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download corrections").click()
    path = tmp_path / "choices.json"
    download.value.save_as(path)

    assert {"Wobbly": "rejected"} == json.loads(path.read_text())["files"]["jobs.csv"]["statuses"]

    page.get_by_role("button", name="Reset corrections").click()
    expect(page.get_by_text("1 question for you", exact=True)).to_be_visible()
    uploader = page.get_by_test_id("stFileUploader").filter(has_text="Load corrections")
    uploader.locator('input[type="file"]').set_input_files(path)
    expect(page.get_by_text("Your answers", exact=True)).to_be_visible()
    settled(page)
