"""What drawing a page costs the browser: each figure once."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from ajar.ui.frame.navigation import PAGES

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample.xlsx"
WITH_CHARTS = ("overview", "rejections", "response_times", "follow_ups")

REDRAWN = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(drawn => {
    const {margin, _size: size} = drawn._fullLayout;
    const grown = ['l', 'r', 't', 'b'].filter(side => Math.abs(size[side] - margin[side]) > 1);
    const packed = drawn.data.filter(trace => [trace.x, trace.y].some(ArrayBuffer.isView));
    const why = [
        ...grown.map(side => `no room at ${side}: ${size[side]} and not ${margin[side]}`),
        ...packed.map(() => 'packed numbers'),
        ...(drawn.layout.template ? ['a template'] : []),
        ...(drawn.layout.datarevision ? [] : ['no revision']),
    ];
    return why.map(each => `${drawn.closest('.stPlotlyChart').ariaLabel}: ${each}`);
})"""


@pytest.mark.parametrize("name", WITH_CHARTS)
def test_every_figure_is_drawn_once(name, page, server):
    """
    Nothing makes plotly draw again.

    It does where labels had no room in the margins that were reckoned, and, since Streamlit
    hands each figure over twice, where the second looks like another one.
    """
    page.goto(server.url)
    page.locator('input[type="file"]').first.set_input_files(SAMPLE)
    expect(page.get_by_role("button", name="Close file")).to_be_visible()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=PAGES[name].title).click()
    expect(page.get_by_role("heading", level=1, name=PAGES[name].title)).to_be_visible()
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.wait_for_selector('[data-test-script-state="notRunning"]')
    page.wait_for_timeout(500)

    assert page.evaluate(REDRAWN) == []
