"""Waiting until a page has settled, and the sample opened: what tests of the browser share."""

from pathlib import Path

from playwright.sync_api import Locator, expect
from playwright.sync_api import TimeoutError as TooLateError

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample.xlsx"


def settled(page) -> None:
    """Wait until what was done has taken effect and nothing of the page before is left."""
    page.wait_for_timeout(300)
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_function("!document.querySelector('[data-stale=true]')")
    # A job that takes long shows a bar and runs the page again once it has ended.
    page.wait_for_function("!document.querySelector('.st-key-cancel_work')")
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_timeout(200)


def open_sample(page, url: str, address: str = "") -> None:
    """Open the sample by its button, at an address of the app."""
    page.goto(f"{url}/{address}")
    page.get_by_role("button", name="Try it with sample data").click()
    expect(page.get_by_text("248 applications").first).to_be_visible()
    settled(page)


def go_to(page, title: str) -> None:
    """Follow the menu to a page."""
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    settled(page)


def choose(picker: Locator, option: Locator, typed: str = "") -> None:
    """Choose an option of a list; what is drawn last on a page may close the list meanwhile."""
    for seconds in (5, 10, 60):
        picker.click()
        if typed:
            picker.fill("")  # the same words again open nothing
            picker.fill(typed)
        try:
            option.click(timeout=1000 * seconds)
        except TooLateError:
            settled(picker.page)
        else:
            return
    raise AssertionError("the list closed three times")
