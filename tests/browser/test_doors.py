"""Acting on the list, in a real browser: what is clicked changes the list."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_walk import complaints, settled

pytestmark = pytest.mark.browser

WEEK = re.compile(r"\d+ (more )?steps? for this week")


@pytest.fixture
def doors(page, server):
    """The Re-engage page of the sample."""
    page.goto(server.url)
    page.get_by_role("button", name="Try it with a sample").click()
    expect(page.get_by_text(re.compile(r"\d+ applications at"))).to_be_visible(timeout=30_000)
    settled(page)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Re-engage").click()
    expect(page.get_by_text(WEEK)).to_be_visible(timeout=30_000)
    settled(page)
    page.set_default_timeout(10_000)
    yield page
    assert not complaints(page)
    assert not page.failures


def shown(page) -> str:
    """The company whose card is open."""
    return page.get_by_test_id("stMain").locator("h3").first.inner_text()


def told(page, words: str) -> None:
    """Wait for a short message that says so."""
    expect(page.get_by_test_id("stToast").filter(has_text=words).first).to_be_visible()
    settled(page)


def sentence(page) -> str:
    """What the page says there is to do."""
    return page.locator("h4").first.inner_text()


def test_a_thank_you_is_logged_and_taken_back(doors):
    """The door leaves the week, the sentence counts it, and undoing brings it back."""
    first, before = shown(doors), sentence(doors)
    doors.get_by_role("button", name="Mark as sent").click()
    told(doors, f"Logged for {first}")

    assert shown(doors) != first
    assert "more step" in sentence(doors)
    doors.get_by_role("button", name="Undo the last step").click()
    settled(doors)
    expect(doors.get_by_text(before)).to_be_visible()
    assert shown(doors) == first


def test_a_snoozed_door_is_left_out_until_its_day(doors):
    """It leaves the list and stands among those left out, with the day on which it is back."""
    first = shown(doors)
    doors.get_by_role("button", name="Snooze").click()
    doors.get_by_text("1 month", exact=True).click()
    told(doors, "Snoozed")

    assert shown(doors) != first
    expect(doors.get_by_text("Left out, and why (11)")).to_be_visible()
