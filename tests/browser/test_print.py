"""Printing: pages without menu and controls, nothing cut at the right."""

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import go_to, open_sample, settled

pytestmark = pytest.mark.browser

PAPER = {"width": 718, "height": 1000}
"""Points of an A4 page within its margins, as the browser lays it out."""
TOO_WIDE = """() => [...document.querySelectorAll(
  '.stPlotlyChart svg, .stMetric, .stTable table, .stMarkdown p, .stHeading')]
  .filter(each => each.getBoundingClientRect().width)
  .filter(each => each.getBoundingClientRect().right > window.innerWidth + 1)
  .map(each => each.outerHTML.slice(0, 80))"""


def on_paper(page) -> None:
    """Show the page as it would be printed."""
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    page.wait_for_timeout(1_500)


def buttons(page) -> list[str]:
    """The words of the buttons that can be seen."""
    return page.get_by_role("button").filter(visible=True).all_inner_texts()


def test_the_report_prints_whole(page, server):
    """
    Without sidebar and controls; charts, figures and tables are as wide as the paper.

    Its button opens the browser's dialog: nothing else has to be found in a menu.
    """
    open_sample(page, server.url)
    page.get_by_role("button", name="Print a report").click()
    settled(page)
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="Print or save as PDF").click()
    assert page.evaluate("window.printed === true")

    on_paper(page)

    assert page.get_by_text("Plan of this week").is_visible()
    for hidden in ('[data-testid="stSidebar"]', ".st-key-report_controls", "h1"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert [] == page.evaluate(TOO_WIDE)


def test_the_overview_prints_whole(page, server):
    """The funnel, the flows and the weeks end within the paper; controls stay on the screen."""
    open_sample(page, server.url)
    assert buttons(page)
    on_paper(page)

    assert not page.locator('[data-testid="stSidebar"]').is_visible()
    assert [] == page.evaluate(TOO_WIDE)
    assert [] == buttons(page)

    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1440, "height": 1000})
    go_to(page, "Who to contact again")
    expect(page.locator("#body")).to_be_visible()
    assert buttons(page)
    on_paper(page)

    assert page.locator("#body").is_visible()
    assert [] == buttons(page)
