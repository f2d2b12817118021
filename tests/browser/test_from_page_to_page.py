"""From page to page: where a page begins, steps back in the browser, and the folded menu."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import open_sample, settled

pytestmark = pytest.mark.browser


def company(page, key: str) -> None:
    """Wait for the company's own page."""
    expect(page).to_have_url(re.compile(rf"/company\?door={key}$"))
    expect(page.get_by_role("heading", level=1, name="Tidewater Lane")).to_be_visible()
    settled(page)


def test_one_step_back_leads_to_the_page_before(page, server):
    """To a company's page and on from it: no address on the way stands between two pages."""
    open_sample(page, server.url)
    page.locator(".st-key-open_list").get_by_role("button", name="Open").nth(2).click()
    company(page, "tidewaterlane")
    page.get_by_role("button", name="Write", exact=True).click()
    expect(page).to_have_url(f"{server.url}/contact")
    settled(page)

    page.go_back()
    company(page, "tidewaterlane")
    page.go_back()
    expect(page).to_have_url(f"{server.url}/")
    expect(page.get_by_role("heading", level=1, name="Overview")).to_be_visible()
    settled(page)
    page.go_forward()
    company(page, "tidewaterlane")


def test_a_page_begins_at_its_top(page, server):
    """The address of another page moves the scroll bar, however much of this one is drawn."""
    open_sample(page, server.url)
    main = page.get_by_test_id("stMain")
    main.evaluate("each => each.scrollTo(0, 300)")
    before = main.evaluate("each => each.scrollTop")
    page.evaluate("window.history.pushState({}, '', '/?door=acme')")
    same_page = main.evaluate("each => each.scrollTop")
    page.evaluate("window.history.pushState({}, '', '/company?door=acme')")

    assert [300, 300, 0] == [before, same_page, main.evaluate("each => each.scrollTop")]


def test_a_folded_menu_has_nothing_to_tab_to(page, server):
    """On a phone it is folded from the start; whoever listens to the page does not hear it."""
    page.set_viewport_size({"width": 390, "height": 844})
    open_sample(page, server.url)
    links = page.get_by_test_id("stSidebarNav").get_by_role("link")

    expect(links).to_have_count(0)
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(links.first).to_be_visible()
