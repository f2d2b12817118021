"""A real server and a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
LONG = 60_000
"""Milliseconds that a page is waited for; the machine may be busy with other tests."""
REQUIRED = os.environ.get("AJAR_BROWSER_TESTS") == "required"

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page whose headers a test adds counts as one from elsewhere, whose socket is blocked.
    "--disable-features=LocalNetworkAccessChecks",
]


@pytest.fixture(scope="session")
def chromium():
    """The system's Chromium, headless."""
    if CHROMIUM is None:
        reason = "no Chromium found on this machine"
        if REQUIRED:
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=LONG)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Server:
    """The app on a free port, with its log."""

    def __init__(
        self, log: Path, *, first: str = "", options: Sequence[str] = (), **environment: str
    ) -> None:
        """Start it and wait until it answers; *first* is Python that runs before it."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self._log = log
        start = f"{first}\nfrom streamlit.web import cli\ncli.main(prog_name='streamlit')"
        command = [sys.executable, "-c", start, "run", "app.py"]
        self._command = [*command, f"--server.port={port}", "--server.headless=true", *options]
        self._environment = {**os.environ, **environment}
        self.start()

    def start(self) -> None:
        """Start it, again after it was stopped, and wait until it answers."""
        with self._log.open("wb") as written:
            self.process = subprocess.Popen(
                self._command,
                cwd=ROOT,
                env=self._environment,
                stdout=written,
                stderr=subprocess.STDOUT,
            )
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2):
                    return
            except OSError:
                time.sleep(0.1)
        pytest.fail(f"The app did not start:\n{self.log()}")

    def log(self) -> str:
        """What the server printed so far."""
        return self._log.read_text(errors="replace")

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(timeout=20)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """One server for many tests; each test is a visitor of its own."""
    running = Server(tmp_path_factory.mktemp("server") / "server.log")
    yield running
    running.stop()


@pytest.fixture
def fresh_server(tmp_path):
    """A server that nobody has opened yet."""
    running = Server(tmp_path / "server.log")
    yield running
    running.stop()


@pytest.fixture
def open_server(tmp_path):
    """A server that other computers could reach, by accident."""
    running = Server(tmp_path / "server.log", options=["--server.address=0.0.0.0"], AJAR_HOSTED="")
    yield running
    running.stop()


@pytest.fixture
def small_server(tmp_path):
    """A server that takes files of one megabyte at most."""
    running = Server(tmp_path / "server.log", options=["--server.maxUploadSize=1"])
    yield running
    running.stop()


@pytest.fixture
def failing_server(tmp_path):
    """A server whose list of companies fails, with somebody's row in the message."""
    fails = (
        "from ajar.present import contact_list\n"
        "def fail(*_): raise ValueError('Quillwater in /home/somebody/jobs.xlsx')\n"
        "contact_list.counts = fail"
    )
    running = Server(tmp_path / "server.log", first=fails)
    yield running
    running.stop()


@pytest.fixture
def page(chromium):
    """A fresh browser window that remembers where it asked for things and what failed."""
    context = chromium.new_context(
        viewport={"width": 1440, "height": 1000}, accept_downloads=True, reduced_motion="reduce"
    )
    context.set_default_timeout(LONG)
    opened = context.new_page()
    opened.hosts = set()
    opened.failures = []
    opened.on("request", lambda request: opened.hosts.add(request.url.split("/")[2]))
    opened.on("pageerror", lambda error: opened.failures.append(str(error)))
    yield opened
    context.close()
