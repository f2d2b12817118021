"""What drawing a page costs the browser: each figure once."""

from ajar.ui.frame.navigation import PAGES
from tests.browser.waiting import go_to, open_sample, settled

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


def test_every_figure_is_drawn_once(page, server):
    """
    Nothing makes plotly draw again.

    It does where labels had no room in the margins that were reckoned, and, since Streamlit
    hands each figure over twice, where the second looks like another one.
    """
    open_sample(page, server.url)
    for name in WITH_CHARTS:
        go_to(page, PAGES[name].title)
        page.locator(".js-plotly-plot .main-svg").first.wait_for()
        settled(page)

        assert page.evaluate(REDRAWN) == [], name
