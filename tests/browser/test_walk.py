"""A person's way through the app, in a real browser."""

import re
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from ajar.ui.frame.navigation import OLD_ADDRESSES, PAGES

pytestmark = pytest.mark.browser

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample.xlsx"
COMPLAINT = re.compile(r"warning|error|traceback|exception|deprecat", re.IGNORECASE)
CHARTS = {
    "overview": 3,
    "rejections": 2,
    "response_times": 1,
    "follow_ups": 1,
    "contact": 0,
    "your_data": 0,
}
"""Charts that each page draws of the sample, at least."""


def settled(page) -> None:
    """Wait until the page has been drawn and the script is not running."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_timeout(300)


def upload_sample(page, server) -> None:
    """Drop the sample on the first page, as a person would."""
    page.goto(server.url)
    page.locator('input[type="file"]').first.set_input_files(SAMPLE)
    expect(page.get_by_text(re.compile(r"\d+ applications at \d+ companies"))).to_be_visible()
    settled(page)


def drawn(page, name: str) -> None:
    """Wait until the page shows all the charts it should."""
    page.wait_for_function(
        "least => document.querySelectorAll('.js-plotly-plot .main-svg').length >= least",
        arg=CHARTS[name],
    )
    settled(page)


def complaints(page) -> list[str]:
    """Every error that the page shows."""
    shown = page.locator('[data-testid="stException"], [data-testid="stAlertContentError"]')
    return shown.all_inner_texts()


def test_a_person_walks_all_pages_and_leaves_with_a_list(page, server, tmp_path):
    """Upload, six pages, every chart drawn, no error, a list that opens, no other host."""
    upload_sample(page, server)
    for name in CHARTS:
        info = PAGES[name]
        page.get_by_test_id("stSidebarNav").get_by_role("link", name=info.title).click()
        expect(page.get_by_role("heading", level=1, name=info.title)).to_be_visible()
        drawn(page, name)
        assert not complaints(page), name

    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Who to contact again").click()
    settled(page)
    page.get_by_role("button", name=re.compile("Export this list")).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Excel workbook").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    book = openpyxl.load_workbook(path)
    first = book.worksheets[0]

    assert first.max_row > 1
    assert not [
        cell.coordinate
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert page.hosts == {server.url.removeprefix("http://")}
    assert not page.failures
    assert not COMPLAINT.search(server.log()), server.log()


FOCUSED = """() => {
    let each = document.activeElement
    while (each.shadowRoot?.activeElement) each = each.shadowRoot.activeElement
    if (each.matches("body, main")) return ""
    return each.getAttribute("aria-label") || each.innerText || ""
}"""


def tab_to(page, name: str) -> None:
    """Press Tab until what bears this name has the focus."""
    passed = []
    while len(passed) < 80:
        page.keyboard.press("Tab")
        passed.append(page.evaluate(FOCUSED))
        if name in passed[-1]:
            return
    raise AssertionError(passed)


def test_the_whole_way_goes_by_keyboard(page, server, tmp_path):
    """From the dropped file to a message copied and marked as sent, and the list taken away."""
    applied, met = (date.today() - timedelta(days=days) for days in (20, 1))
    tracker = tmp_path / "jobs.csv"
    tracker.write_text(
        "Company,Role,Date applied,Status,Interview,Contact,Email\n"
        f"Aster,Nurse,{applied},Interview,{met},Ann Lee,ann@aster.example\n"
        f"Beech,Nurse,{applied},Applied,,,\n"
    )
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(server.url)
    expect(page.get_by_alt_text("The Overview page of the sample")).to_be_visible()
    settled(page)
    tab_to(page, "Upload")
    # What Enter opens here is the computer's own dialog; this is what it hands over.
    page.locator('input[type="file"]').first.set_input_files(tracker)
    expect(page.get_by_text("2 applications at 2 companies")).to_be_visible()
    settled(page)
    tab_to(page, "Write")
    page.keyboard.press("Enter")
    expect(page.locator("#body")).to_be_visible()
    settled(page)
    tab_to(page, "Copy message")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Message copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("Hi Ann,")

    tab_to(page, "I've sent it")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Sent to Ann Lee")).to_be_visible()
    settled(page)
    tab_to(page, "Undo")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Sent to Ann Lee")).not_to_be_visible()
    settled(page)
    tab_to(page, "Export this list")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Excel workbook")).to_be_visible()
    settled(page)
    tab_to(page, "Excel workbook")
    with page.expect_download() as download:
        page.keyboard.press("Enter")

    assert "re-engagement-list" in download.value.suggested_filename


@pytest.mark.parametrize("name", PAGES)
def test_every_page_can_be_the_first_one_on_a_fresh_server(name, page, fresh_server):
    """Nobody has opened the entry page yet, and the page still has its menu and its invitation."""
    address = "" if name == "overview" else name
    page.goto(f"{fresh_server.url}/{address}")
    expect(page.get_by_role("button", name="Try it with sample data")).to_be_visible()
    settled(page)
    menu = page.get_by_test_id("stSidebarNavLink").all_inner_texts()

    shown = [info.title for info in PAGES.values() if info.in_menu]
    assert shown == [each.split("\n")[-1] for each in menu]
    expect(page.get_by_test_id("stSidebarLogo")).to_be_visible()
    assert not complaints(page)
    assert not COMPLAINT.search(fresh_server.log()), fresh_server.log()


@pytest.mark.parametrize("name", [name for name in CHARTS if name != "overview"])
def test_a_page_opened_alone_goes_on_to_answer(name, page, server):
    """The sample opened from any page answers on that page."""
    page.goto(f"{server.url}/{name}")
    page.get_by_role("button", name="Try it with sample data").click()
    expect(page.get_by_role("button", name="Close file")).to_be_visible()
    heading = page.get_by_role("heading", level=1, name=PAGES[name].title)
    expect(heading).to_be_visible()
    drawn(page, name)

    assert not complaints(page)


@pytest.mark.parametrize(("old", "now"), OLD_ADDRESSES.items())
def test_an_old_address_leads_to_the_new_page(old, now, page, server):
    """A bookmark of before still finds its page, menu and all."""
    page.goto(f"{server.url}/{old}")
    page.get_by_role("button", name="Try it with sample data").click()
    page.wait_for_url(f"**/{now}")

    heading = page.get_by_role("heading", level=1, name=PAGES[now].title)
    expect(heading).to_be_visible()


def test_a_bad_file_is_answered_and_the_open_tracker_stays(page, server, tmp_path):
    """One plain sentence, and what was open is still open."""
    upload_sample(page, server)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Your data").click()
    page.get_by_text("Add or replace file").click()
    uploader = page.get_by_test_id("stFileUploader").filter(has_text="For example last year")
    expect(uploader).to_be_visible()
    settled(page)
    bad = tmp_path / "holiday.xlsx"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2000))
    uploader.locator('input[type="file"]').set_input_files(bad)
    expect(page.get_by_test_id("stAlertContentError")).to_contain_text("holiday.xlsx")

    expect(page.get_by_text(re.compile(r"\d+ applications at \d+ companies"))).to_be_visible()
    assert "Traceback" not in server.log()


def large_csv(path: Path, rows: int) -> Path:
    """A file that takes a while: rows of different lengths are read one by one."""
    lines = ["Company,Role,Date applied,Status,Notes"]
    for row in range(rows):
        note = f",note {row}" if row % 2 else ""
        status = ("Rejected", "Applied", "Interview")[row % 3]
        lines.append(f"Firm {row % 9000},Nurse,2026-0{1 + row % 9}-11,{status}{note}")
    path.write_text("\n".join(lines))
    return path


def test_a_large_file_shows_its_progress_and_can_be_cancelled(page, server, tmp_path):
    """The open tracker stays open meanwhile and after cancelling; the app goes on."""
    upload_sample(page, server)
    large = large_csv(tmp_path / "cohort.csv", 300_000)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Your data").click()
    page.get_by_text("Add or replace file").click()
    uploader = page.get_by_test_id("stFileUploader").filter(has_text="For example last year")
    expect(uploader).to_be_visible()
    settled(page)

    uploader.locator('input[type="file"]').set_input_files(large)
    expect(page.get_by_text("Opening cohort.csv")).to_be_visible()
    expect(page.get_by_test_id("stProgress")).to_be_visible()
    expect(page.get_by_text(re.compile(r"\d+ applications at \d+ companies"))).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Opening cohort.csv")).not_to_be_visible()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Overview").click()
    drawn(page, "overview")

    assert "cohort.csv" not in page.get_by_test_id("stSidebar").inner_text()
    assert not complaints(page)
    assert not COMPLAINT.search(server.log()), server.log()
