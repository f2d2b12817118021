"""A page whose server went away, and one that is met by another server."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Server
from tests.browser.waiting import SAMPLE, open_sample, settled

pytestmark = pytest.mark.browser


def test_a_page_says_that_its_server_is_away_and_then_what_is_lost(page, tmp_path):
    """In words of ours, not in Streamlit's; a file can be opened again in the same tab."""
    running = Server(tmp_path / "server.log")
    notice, theirs = page.get_by_role("alert"), page.get_by_text("Streamlit server is not respond")
    try:
        open_sample(page, running.url)
        expect(notice).to_have_count(0)
        running.stop()
        expect(notice).to_contain_text("Ajar does not answer")
        expect(theirs).to_have_count(1)
        assert not theirs.is_visible()

        running.start()
        expect(notice).to_contain_text("changes that were not saved are lost")
        expect(page.get_by_role("button", name="Try it with sample data")).to_be_visible()
        settled(page)
        page.locator('input[type="file"]').first.set_input_files(SAMPLE)
        expect(page.get_by_text("248 applications").first).to_be_visible()
        expect(notice).to_have_count(0)
    finally:
        running.stop()


def test_a_page_whose_connection_broke_goes_on_without_a_word(page, server):
    """The server still knows it: nothing is lost, so nothing is said."""
    lines = []

    def connected(line):
        lines.append((line, line.connect_to_server()))

    page.route_web_socket("**/_stcore/stream", connected)
    open_sample(page, server.url)
    line, onward = lines[0]
    onward.close(code=4000)
    line.close(code=4000)
    while len(lines) == 1:
        page.wait_for_timeout(100)
    settled(page)

    expect(page.get_by_role("button", name="Close file")).to_be_visible()
    assert 0 == page.get_by_role("alert").count()
