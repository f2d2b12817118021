"""What a person decided goes out in a file and comes back, in a real browser."""

import io
import re

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.test_contact import options, with_message
from tests.browser.test_walk import SAMPLE, complaints
from tests.browser.waiting import choose, go_to, settled
from tests.libreoffice import saved_again

pytestmark = pytest.mark.browser


def upload(page, server, path) -> None:
    """Begin afresh, as after closing the tab, and drop a file on a page without charts."""
    page.goto(f"{server.url}/contact")
    page.locator('input[type="file"]').first.set_input_files(path)
    expect(page.get_by_role("button", name="Close file")).to_be_visible()
    settled(page)


def download(page, button, folder):
    """Press a button that hands out a file; where it was saved."""
    with page.expect_download() as handed:
        page.get_by_role("button", name=button).first.click()
    path = folder / handed.value.suggested_filename
    handed.value.save_as(path)
    return path


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
    """A message sent, an update with a note, and one company left alone; that company's name."""
    go_to(page, "Who to contact again")
    expect(options(page).first).to_be_visible()
    with_message(page)
    page.get_by_role("button", name="I've sent it").click()
    expect(page.get_by_text(re.compile("^Sent to "))).to_be_visible()
    settled(page)
    page.locator(".st-key-contact_next").get_by_role("button").click()
    expect(page.get_by_role("button", name="Not now")).to_be_visible()
    settled(page)
    left = page.locator(".st-key-contact_message").get_by_role("heading", level=2).inner_text()
    page.get_by_role("button", name="Not now").click()
    page.get_by_text("Don't suggest again", exact=True).click()
    expect(page.get_by_text(f"{left} won't be suggested again.")).to_be_visible()
    settled(page)
    log_interview(page)
    return left


def log_interview(page) -> None:
    """Log an interview at the first application of the list of all of them."""
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_text("An update", exact=True).click()
    dialog = page.get_by_role("dialog")
    choose(dialog.get_by_role("combobox", name="Application"), page.get_by_role("option").first)
    what = dialog.get_by_role("combobox", name="What happened?")
    choose(what, page.get_by_role("option", name="Interview", exact=True), "Interview")
    dialog.get_by_label("Note").fill("=1+1, on the phone")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).not_to_be_visible()
    settled(page)


def test_decisions_survive_a_closed_tab_and_libreoffice(page, server, tmp_path):
    """Logged, downloaded, reloaded, uploaded: all is there; so it is after LibreOffice."""
    upload(page, server, SAMPLE)
    left = decide(page)
    first = download(page, "Download everything (Excel)", tmp_path).read_bytes()
    log, never = decided(first)

    assert ("Interview", "=1+1, on the phone") in [(kind, note) for kind, _, note, _ in log]
    assert len(log) >= 2
    assert {left} == never

    (tmp_path / "mine.xlsx").write_bytes(first)
    upload(page, server, tmp_path / "mine.xlsx")
    again = download(page, "Download everything (Excel)", tmp_path).read_bytes()

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
    last = download(page, "Download everything (Excel)", tmp_path).read_bytes()
    before, after = sheet(again, "Applications"), sheet(last, "Applications")

    assert (log, never) == decided(last)
    assert ("Withdrawn", "Withdrawn by me") == (after[0]["Status"], after[0]["Outcome"])
    assert before[1:] == after[1:]
    assert not complaints(page)


def test_the_own_file_comes_back_with_its_columns(page, server, tmp_path):
    """Updated, uploaded again: log and do-not-contact are there, and a second update adds none."""
    upload(page, server, SAMPLE)
    left = decide(page)
    go_to(page, "Your data")
    page.get_by_text("Export", exact=True).click()
    settled(page)
    own = download(page, "Add Ajar's columns to sample.xlsx", tmp_path)
    upload(page, server, own)
    log, never = decided(download(page, "Download everything (Excel)", tmp_path).read_bytes())

    assert "Interview" in [kind for kind, *_ in log]
    assert len(log) >= 2
    assert {left} == never

    go_to(page, "Your data")
    page.get_by_text("Export", exact=True).click()
    settled(page)
    second = download(page, f"Add Ajar's columns to {own.name}", tmp_path / "second")
    heads = [
        [cell.value for cell in next(openpyxl.load_workbook(path).active.iter_rows(max_row=1))]
        for path in (own, second)
    ]

    assert heads[0] == heads[1]
    assert not complaints(page)
