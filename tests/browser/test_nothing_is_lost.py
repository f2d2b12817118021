"""What a person decided goes out in a file and comes back, in a real browser."""

import io
import re

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.test_walk import SAMPLE, complaints, settled
from tests.libreoffice import saved_again

pytestmark = pytest.mark.browser

READ = re.compile(r"\d+ applications at \d+ companies")


def upload(page, server, path) -> None:
    """Begin afresh, as after closing the tab, and drop a file."""
    page.goto(server.url)
    page.locator('input[type="file"]').first.set_input_files(path)
    expect(page.get_by_text(READ)).to_be_visible(timeout=60_000)
    settled(page)


def go_to(page, title) -> None:
    """Follow the menu."""
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=title).click()
    settled(page)


def download(page, button, folder):
    """Press a button that hands out a file; where it was saved."""
    with page.expect_download() as handed:
        page.get_by_role("button", name=button).first.click()
    path = folder / handed.value.suggested_filename
    handed.value.save_as(path)
    return path


SENT = ["Asked for feedback", "Thanked", "Thanked"]
"""A thank-you logged by hand; then a message that thanks and asks, which counts as both."""


def sheet(content, name):
    """Rows of a sheet of an Ajar workbook by heading."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    head, *lines = book[name].iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines if any(line)]


def decided(content):
    """The log, and whom the person leaves alone."""
    log = [(line["What I logged"], line["Day"], line["Note"], line["Company key"])
           for line in sheet(content, "Follow-ups")]  # fmt: skip
    never = {line["Company"] for line in sheet(content, "Companies") if line["Do not contact"]}
    return log, never


def decide(page) -> str:
    """Two follow-ups from two pages and one company left alone; that company's name."""
    undo = page.get_by_role("button", name="Undo the last step")
    first = page.get_by_test_id("stMain").get_by_role("heading", level=3).first
    go_to(page, "Company")
    page.get_by_label("Note").fill("=1+1, on the phone")
    page.get_by_role("button", name="Log it").click()
    expect(undo).to_be_visible(timeout=30_000)
    go_to(page, "Re-engage")
    expect(first).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Mark as sent").click()
    expect(page.get_by_text("Logged for").last).to_be_visible(timeout=30_000)
    settled(page)
    expect(first).to_be_visible(timeout=30_000)
    left = first.inner_text()
    page.get_by_role("button", name="Do not contact").click()
    expect(first).not_to_have_text(left, timeout=30_000)
    settled(page)
    return left


def test_decisions_survive_a_closed_tab_and_libreoffice(page, server, tmp_path):
    """Logged, downloaded, reloaded, uploaded: all is there; so it is after LibreOffice."""
    upload(page, server, SAMPLE)
    left = decide(page)
    first = download(page, "Save as Ajar workbook", tmp_path).read_bytes()
    log, never = decided(first)

    assert SENT == sorted(kind for kind, *_ in log)
    assert "=1+1, on the phone" in [note for _, _, note, _ in log]
    assert {left} == never

    (tmp_path / "mine.xlsx").write_bytes(first)
    upload(page, server, tmp_path / "mine.xlsx")
    again = download(page, "Save as Ajar workbook", tmp_path).read_bytes()

    assert (log, never) == decided(again)
    assert sheet(first, "Applications") == sheet(again, "Applications")
    assert sheet(first, "Events") == sheet(again, "Events")

    book = openpyxl.load_workbook(io.BytesIO(again))
    heads = [cell.value for cell in book["Applications"][1]]
    book["Applications"].cell(2, heads.index("Status") + 1).value = "Withdrawn"
    edited = io.BytesIO()
    book.save(edited)
    office = saved_again(edited.getvalue(), tmp_path / "office")
    (tmp_path / "office.xlsx").write_bytes(office)
    upload(page, server, tmp_path / "office.xlsx")
    last = download(page, "Save as Ajar workbook", tmp_path).read_bytes()
    before, after = sheet(again, "Applications"), sheet(last, "Applications")

    assert (log, never) == decided(last)
    assert ("Withdrawn", "Withdrawn by me") == (after[0]["Status"], after[0]["Outcome"])
    assert before[1:] == after[1:]
    assert not complaints(page)


def test_the_own_file_comes_back_with_its_columns(page, server, tmp_path):
    """Updated, uploaded again: log and do-not-contact are there, and a second update adds none."""
    upload(page, server, SAMPLE)
    left = decide(page)
    own = download(page, "Update sample.xlsx", tmp_path)
    upload(page, server, own)
    log, never = decided(download(page, "Save as Ajar workbook", tmp_path).read_bytes())

    assert SENT == sorted(kind for kind, *_ in log)
    assert {left} == never

    go_to(page, "Re-engage")
    second = download(page, f"Update {own.name}", tmp_path / "second")
    heads = [
        [cell.value for cell in next(openpyxl.load_workbook(path).active.iter_rows(max_row=1))]
        for path in (own, second)
    ]

    assert heads[0] == heads[1]
    assert not complaints(page)


def test_a_follow_up_shows_at_once_and_can_be_taken_back(page, server):
    """Logged on the Company page, it is among what was sent; undone, it is gone."""
    upload(page, server, SAMPLE)
    told = page.get_by_text(re.compile(r"You wrote \d+ times after a rejection"))
    go_to(page, "Follow-ups")
    expect(told).to_be_visible(timeout=30_000)
    before = told.inner_text()
    go_to(page, "Company")
    page.get_by_role("button", name="Log it").click()
    expect(page.get_by_role("button", name="Undo the last step")).to_be_visible(timeout=30_000)
    go_to(page, "Follow-ups")
    expect(told).not_to_have_text(before, timeout=30_000)
    page.get_by_role("button", name="Undo the last step").click()
    expect(told).to_have_text(before, timeout=30_000)
