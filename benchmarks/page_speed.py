"""
Cold start, a dropped file, page switches and a filter in a real Chromium, beside a bare app.

The bare app has two pages with one plotly chart and one drop-down each. Ours has a tracker of
300 rows open. Every figure is from the click until the page's own heading and its first chart
are drawn and the server has nothing more to send; sides are taken in turn, and a switch of the bare
app, which is the same for all our pages, is the median of all of them. Prints Markdown.

Usage: ``python -m benchmarks.page_speed [--rows 300] [--runs 9]``
"""

import argparse
import contextlib
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ajar.ui.frame.navigation import PAGES
from benchmarks.large_workbook import write
from benchmarks.timing import KEEPING_COMPILED, ROOT, machine, table, verdict

SWITCH, COLD = 1.5, 1.3
DROPPED, DROP = 250, 1.0
"""Rows of the file that is dropped; seconds it may take above a bare page."""
TIMEOUT_MILLISECONDS = 120_000
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
CHART = ".js-plotly-plot .main-svg"
WITH_CHARTS = ("overview", "rejections", "response_times", "follow_ups")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class Server(NamedTuple):
    """A server that runs."""

    url: str
    pid: int


@contextlib.contextmanager
def served(script: Path, *options: str, **environment: str) -> Iterator[Server]:
    """A fresh server of *script*, which need not answer yet; *options* are Streamlit's."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    server = subprocess.Popen(
        [*command, f"--server.port={port}", "--server.headless=true", *options],
        cwd=ROOT,
        env={**KEEPING_COMPILED, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Server(f"http://127.0.0.1:{port}", server.pid)
    finally:
        server.kill()  # its sessions hold nothing that would have to be put away
        server.wait()


def ready(url: str) -> None:
    """Wait until the server answers."""
    while True:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{url}/_stcore/health"):  # noqa: S310 - our own server
            return
        time.sleep(0.02)


def cold(browser: Any, script: Path) -> float:  # noqa: ANN401 - playwright is for tests only
    """Seconds from starting the server to the first heading in a fresh browser window."""
    page = browser.new_context().new_page()
    started = time.perf_counter()
    with served(script) as server:
        ready(server.url)
        page.goto(server.url)
        page.wait_for_selector("h1", timeout=TIMEOUT_MILLISECONDS)
        taken = time.perf_counter() - started
    page.context.close()
    return taken


def settled(page: Any, heading: str) -> None:  # noqa: ANN401
    """Wait for a heading and a chart, and until the server has sent everything."""
    page.get_by_role("heading", name=heading, exact=True).wait_for(timeout=TIMEOUT_MILLISECONDS)
    page.wait_for_selector(CHART, timeout=TIMEOUT_MILLISECONDS)
    page.wait_for_selector(IDLE, timeout=TIMEOUT_MILLISECONDS)


def switched(page: Any, link: str, heading: str) -> float:  # noqa: ANN401
    """Seconds from a click in the menu to the settled page."""
    menu = page.get_by_test_id("stSidebarNav").get_by_role("link", name=link)
    started = time.perf_counter()
    menu.click()
    settled(page, heading)
    return time.perf_counter() - started


def filtered(page: Any, label: str, option: str) -> float:  # noqa: ANN401
    """Seconds from choosing an option to the settled page; ours stand in a popover."""
    popover = page.get_by_role("button", name="Filter")
    if popover.count():
        popover.first.click()
    box = page.get_by_role("combobox", name=label).first
    box.click()
    choice = page.get_by_role("option", name=option, exact=True)
    choice.wait_for()
    started = time.perf_counter()
    choice.click()
    # A fast answer may be over before it is looked for; then the page is idle again already.
    with contextlib.suppress(Exception):
        page.wait_for_selector('[data-test-script-state="running"]', timeout=200)
    page.wait_for_selector(IDLE, timeout=TIMEOUT_MILLISECONDS)
    page.wait_for_selector(CHART, timeout=TIMEOUT_MILLISECONDS)
    taken = time.perf_counter() - started
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    return taken


def dropped(browser: Any, url: str, path: Path) -> float:  # noqa: ANN401
    """Seconds from dropping a file to Overview with its lists and first chart."""
    page = browser.new_context().new_page()
    page.goto(url)
    page.get_by_role("button", name="Try it with sample data").wait_for(
        timeout=TIMEOUT_MILLISECONDS
    )
    page.wait_for_selector(IDLE, timeout=TIMEOUT_MILLISECONDS)
    started = time.perf_counter()
    page.locator('input[type="file"]').first.set_input_files(path)
    page.get_by_role("heading", name="Contact this week").wait_for(timeout=TIMEOUT_MILLISECONDS)
    page.wait_for_selector(CHART, timeout=TIMEOUT_MILLISECONDS)
    taken = time.perf_counter() - started
    page.context.close()
    return taken


def opened(browser: Any, url: str) -> float:  # noqa: ANN401
    """Seconds from asking for a bare page to its heading and chart."""
    page = browser.new_context().new_page()
    started = time.perf_counter()
    page.goto(url)
    settled(page, "First")
    taken = time.perf_counter() - started
    page.context.close()
    return taken


def drops(browser: Any, urls: tuple[str, str], runs: int) -> list[object]:  # noqa: ANN401
    """A line of the table: dropping a file of 250 rows, above a bare page."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tracker.xlsx"
        write(path, DROPPED)
        dropped(browser, urls[0], path)
        pairs = [(dropped(browser, urls[0], path), opened(browser, urls[1])) for _ in range(runs)]
    ours, bare = (statistics.median(side) for side in zip(*pairs, strict=True))
    more = ours - bare
    told = [f"{1000 * ours:,.0f}", f"{1000 * bare:,.0f}", verdict(more, DROP)]
    return [f"{DROPPED} rows dropped to Overview, seconds above a bare page", *told, DROP]


def away(page: Any, link: str, heading: str) -> None:  # noqa: ANN401
    """Go to a page without charts, so that no chart of the page before is taken for the next."""
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=link).click()
    page.get_by_role("heading", name=heading, exact=True).wait_for(timeout=TIMEOUT_MILLISECONDS)
    page.wait_for_selector(CHART, state="detached", timeout=TIMEOUT_MILLISECONDS)
    page.wait_for_selector(IDLE, timeout=TIMEOUT_MILLISECONDS)


def warm(page: Any, url: str, rows: int) -> None:  # noqa: ANN401
    """Open a tracker, and every page once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tracker.xlsx"
        write(path, rows)
        page.goto(url)
        page.locator('input[type="file"]').first.set_input_files(path)
        page.get_by_role("button", name="Close file").wait_for(timeout=TIMEOUT_MILLISECONDS)
    for name in WITH_CHARTS:
        switched(page, PAGES[name].title, PAGES[name].title)


def tables(rows: int, runs: int) -> str:
    """All tables as Markdown."""
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))))
    ours, bare = ROOT / "app.py", ROOT / "benchmarks" / "bare_app.py"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        starts = [(cold(browser, ours), cold(browser, bare)) for _ in range(runs)]
        with served(ours) as our_server, served(bare) as bare_server:
            our_url, bare_url = our_server.url, bare_server.url
            ready(our_url)
            ready(bare_url)
            page, other = browser.new_context().new_page(), browser.new_context().new_page()
            warm(page, our_url, rows)
            other.goto(bare_url)
            settled(other, "First")
            switched(other, "Second", "Second")
            lines = [
                _line("cold start to first paint", starts, COLD),
                drops(browser, (our_url, bare_url), runs),
            ]
            taken: dict[str, list[float]] = {name: [] for name in WITH_CHARTS}
            floor = []
            for name in WITH_CHARTS:
                for _ in range(runs):
                    away(page, PAGES["your_data"].title, PAGES["your_data"].title)
                    away(other, "Plain", "Plain")
                    taken[name].append(switched(page, PAGES[name].title, PAGES[name].title))
                    floor.append(switched(other, "Second", "Second"))
            # It is the same page each time: its median over all is steadier than one for each.
            usual = statistics.median(floor)
            lines += [
                _line(f"to {PAGES[name].title}", [(each, usual) for each in taken[name]], SWITCH)
                for name in WITH_CHARTS
            ]
            switched(page, PAGES["rejections"].title, PAGES["rejections"].title)
            pairs = [
                (filtered(page, "Source", option), filtered(other, "Up to", up_to))
                for option, up_to in zip(("Referral", "Agency"), ("10", "5"), strict=True)
            ]
            lines.append(_line("a filter on Rejections", pairs, SWITCH))
        browser.close()
    return table(["what", "Ajar (ms)", "bare (ms)", "ratio", "at most"], lines)


def _line(what: str, pairs: list[tuple[float, float]], most: float) -> list[object]:
    ours, bare = (statistics.median(side) for side in zip(*pairs, strict=True))
    return [what, f"{1000 * ours:,.0f}", f"{1000 * bare:,.0f}", verdict(ours / bare, most), most]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=300)
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    print(f"{machine()}, {options.rows} rows, medians of {options.runs} runs in turn\n")
    print(tables(options.rows, options.runs))


if __name__ == "__main__":
    main()
