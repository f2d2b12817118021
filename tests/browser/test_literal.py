"""A person's own words, in a real browser: shown as they stand, and never anything more."""

import contextlib
import csv
import re

import pytest
from playwright.sync_api import TimeoutError as TooLateError
from playwright.sync_api import expect

from ajar.ui.frame.navigation import PAGES
from tests.browser.waiting import choose, settled

pytestmark = pytest.mark.browser

PAYLOADS = [
    "![pic](http://127.0.0.1:9/p.png)",
    "[link](javascript:alert(1))",
    r"$\href{javascript:alert(1)}{formula}$",
    ":material/skull: :red[colour] :smile: :violet-badge[badge]",
    "<img src=x onerror=alert(1)> tag",
    '<b>bold</b> <a href="//evil.example">anchor</a>',
    "%{y} <extra>hover</extra>",
    "**strong** `code` ~~gone~~",
    "$$x^2$$ # heading",
]
NAME = "![pic](x) :red[mine] $x$ <b>b.csv"
INJECTED = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const found = [];
    for (const each of app.querySelectorAll('a[href]'))
        if (!/^https?:/.test(each.href) && !each.getAttribute('href').startsWith('#'))
            found.push('a ' + each.href);
    for (const each of app.querySelectorAll('a[href*="evil"], a[href*="alert"], svg a'))
        found.push('a ' + each.outerHTML);
    for (const each of app.querySelectorAll('img'))
        if (!each.src.startsWith(location.origin) && !each.src.startsWith('data:image'))
            found.push('img ' + each.src);
    const odd = '[onerror], script, iframe, .katex, del, .stMarkdownBadge';
    for (const each of app.querySelectorAll(odd))
        found.push(each.tagName + ' ' + each.className);
    for (const each of app.querySelectorAll('[data-testid="stIconMaterial"]'))
        if (each.textContent.includes('skull')) found.push('icon');
    for (const each of app.querySelectorAll('[aria-label], [alt], [title], [placeholder]'))
        for (const name of ['aria-label', 'alt', 'title', 'placeholder'])
            if (/\\\\[^h]/.test(each.getAttribute(name) || ''))
                found.push(each.tagName + ' ' + name + ': ' + each.getAttribute(name));
    for (const each of app.querySelectorAll('svg tspan[style*="bold"]')) found.push('svg bold');
    for (const each of app.querySelectorAll('code, strong, b, em'))
        if (/^(code|strong|bold)$/.test(each.textContent.trim())) found.push('styled');
    return found;
}"""


def write_tracker(folder):
    """A tracker whose every text is a payload."""
    path = folder / NAME
    heads = ["Company", "Role", "Location", "Source", "Date applied", "Status", "First reply"]
    heads += ["Thank-you sent", "Reason", "Contact", "Link", "Notes"]
    with path.open("w", encoding="utf-8", newline="") as target:
        rows = csv.writer(target)
        rows.writerow(heads)
        for turn, company in enumerate(PAYLOADS * 3):
            other = PAYLOADS[(turn + 4) % len(PAYLOADS)]
            status = ["Rejected after interview", "Rejected", "No response"][turn % 3]
            thanked = "2026-03-25" if turn % 5 == 0 else ""
            replied = f"2026-03-{turn % 20 + 1:02d}" if turn % 3 < 2 else ""
            link = ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"][turn % 3]
            applied = f"2026-02-{turn % 27 + 1:02d}"
            told = [company, other, other, other, applied, status, replied]
            rows.writerow([*told, thanked, other, other, link, other])
    return path


def words(page) -> str:
    """Everything written on the page."""
    return " ".join(page.get_by_test_id("stApp").inner_text().split())


def test_a_persons_words_are_shown_as_they_are_on_every_page(page, server, tmp_path):
    """Payloads in every column and in the name of the file: text on the page and nothing else."""
    alerts = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))

    def looked_at(where: str) -> None:
        settled(page)
        assert [] == page.evaluate(INJECTED), where
        assert [] == alerts, where
        assert {server.url.removeprefix("http://")} == page.hosts, where

    page.goto(server.url)
    page.locator('input[type="file"]').first.set_input_files(write_tracker(tmp_path))
    expect(page.get_by_text(re.compile(r"applications at \d+ companies"))).to_be_visible()
    looked_at("overview")
    assert NAME in words(page)
    visit(page, "your_data")
    for part in ("Left out and fixed", "All rows", "Columns and statuses"):
        page.get_by_text(part, exact=True).click()
        looked_at(part)

    for name in ("overview", "rejections", "response_times", "follow_ups"):
        visit(page, name)
        looked_at(name)

    visit(page, "contact")
    looked_at("the list")
    for closed in page.locator('[data-testid="stExpander"] summary').all():
        closed.click()
        looked_at("an expander of the list")
    judge_on_its_last_day(page)
    looked_at("the list of then")

    page.get_by_role("button", name="History").click()
    settled(page)
    picker = page.get_by_test_id("stMain").get_by_role("combobox").first
    open_companies(page)
    companies = page.get_by_role("option").all_inner_texts()
    page.keyboard.press("Escape")
    assert len(companies) >= 7
    for company in companies:
        choose(picker, page.get_by_role("option", name=company, exact=True))
        expect(page.get_by_role("heading", level=1)).to_have_text(company)
        looked_at(f"the page of {company}")

    visit(page, "overview")
    page.get_by_role("button", name="Filter", exact=True).click()
    company = page.get_by_role("combobox", name="Company")
    choose(company, page.get_by_role("option", name=companies[0], exact=True))
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    chip = page.get_by_test_id("stMain").get_by_role("button", name=companies[0])
    expect(chip.first).to_be_visible()
    looked_at("a chip")


def judge_on_its_last_day(page) -> None:
    """Show a file that ended long ago as of then, when there was somebody to write to."""
    page.get_by_role("button", name="As of then").click()
    expect(page.get_by_role("listbox", name="Companies to contact")).to_be_visible()
    settled(page)


def open_companies(page) -> None:
    """Open the list of companies; what is drawn last on a page may close it once."""
    option = page.get_by_role("option").first
    for _ in range(3):
        page.get_by_test_id("stMain").get_by_role("combobox").first.click()
        with contextlib.suppress(TooLateError):
            option.wait_for(timeout=5_000)
            return
    expect(option).to_be_visible()


def visit(page, name: str) -> None:
    """Go to a page by the menu."""
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=PAGES[name].title).click()
    expect(page.get_by_role("heading", level=1, name=PAGES[name].title)).to_be_visible()
    settled(page)
