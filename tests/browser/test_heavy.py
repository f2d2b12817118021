"""A file that takes long, on a host: it ends in words, and its work ends with its visitor."""

import os
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LONG, Server

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(sys.platform != "linux", reason="counts processor time in /proc"),
]
DAYS = b"Company,Role,Date applied,Status\n" + b"".join(
    b'Company %d,Nurse,"about %d May %d, they said, or so %d",Applied\n'
    % (number, 1 + number % 28, 2000 + number % 26, number)
    for number in range(120_000)
)
"""Days among words, each text another one: minutes of work."""


SECONDS = 3
FIRST = f"""
from dataclasses import replace
from ajar.model import limits
limits.HOSTED = replace(limits.HOSTED, most_seconds={SECONDS})
"""
"""A host that allows less, so that the fastest machine takes too long too."""


@pytest.fixture
def hosted(tmp_path):
    """A server for others."""
    running = Server(tmp_path / "server.log", first=FIRST, AJAR_HOSTED="1")
    yield running
    running.stop()


def processor_seconds(server):
    """What the server has used so far."""
    told = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, told[11:13])) / os.sysconf("SC_CLK_TCK")


def drop(page, server):
    """Give the server the heavy file."""
    page.goto(server.url)
    file = {"name": "days.csv", "mimeType": "text/csv", "buffer": DAYS}
    page.locator('input[type="file"]').first.set_input_files(file)
    expect(page.get_by_text("Opening days.csv")).to_be_visible(timeout=60_000)


def test_a_file_that_takes_too_long_is_refused_in_words(page, hosted):
    """And the drop area is there for another one."""
    drop(page, hosted)
    told = page.get_by_test_id("stAlertContentError")

    expect(told).to_contain_text(f"takes longer than {SECONDS} seconds here", timeout=LONG)
    assert page.locator('input[type="file"]').count()


def test_the_work_ends_when_the_visitor_leaves(page, hosted):
    """Within ten seconds the server rests."""
    drop(page, hosted)
    started = processor_seconds(hosted)
    time.sleep(1)
    working = processor_seconds(hosted) - started
    page.close()
    time.sleep(8)
    before = processor_seconds(hosted)
    time.sleep(2)

    assert processor_seconds(hosted) - before < working / 2
