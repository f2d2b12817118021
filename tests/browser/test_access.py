"""Every page passes the usual checks of access, on the light paper and on the dark one."""

import pytest

from ajar.ui.frame.navigation import PAGES
from tests.browser.waiting import go_to, open_sample, settled

pytestmark = pytest.mark.browser

axe_playwright = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
)
WORSE = {"moderate", "serious", "critical"}


def violations(page) -> dict[str, list[str]]:
    """Rule -> the parts of the page that break it; of those that are moderate or worse."""
    found = axe_playwright.Axe().run(page).response["violations"]
    return {
        each["id"]: [str(node["target"]) for node in each["nodes"]][:5]
        for each in found
        if each["impact"] in WORSE
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier(chromium, server, scheme):
    """Names and roles, order of headings, contrast: all pages of the sample, one visit."""
    context = chromium.new_context(
        viewport={"width": 1440, "height": 1000}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    open_sample(page, server.url)
    found = {"overview": violations(page)}
    for name, info in PAGES.items():
        if not info.in_menu or name == "overview":
            continue
        page.get_by_test_id("stSidebarNav").get_by_role("link", name=info.title).click()
        settled(page)
        found[name] = violations(page)
    go_to(page, PAGES["overview"].title)
    page.get_by_role("button", name="Print a report").click()
    settled(page)
    found["report"] = violations(page)
    context.close()

    assert {name: {} for name in found} == found
