"""The app answers this computer alone, unless somebody said that it is hosted for others."""

from pathlib import Path

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from ajar.model.limits import LOCAL
from ajar.ui.jobs import limits

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def option():
    """Set an option of Streamlit's for one test."""
    before = {}

    def setting(name, value):
        before.setdefault(name, config.get_option(name))
        config.set_option(name, value)

    yield setting
    for name, value in before.items():
        config.set_option(name, value)


def opened(script="app.py"):
    """The app as a visitor meets it, with what it says in red and its widgets."""
    at = AppTest.from_file(ROOT / script, default_timeout=60).run()
    return [error.value for error in at.error], len(at.button)


@pytest.mark.parametrize("script", ["app.py", "pages/contact.py"])
@pytest.mark.parametrize("address", ["", "0.0.0.0", "::", "192.168.1.20", "myhost"])
def test_all_interfaces_by_accident_show_nothing(option, monkeypatch, address, script):
    """Streamlit's own default, and every address others can reach: one sentence and no service."""
    monkeypatch.delenv("AJAR_HOSTED", raising=False)
    option("server.address", address or None)
    said, buttons = opened(script)

    assert 1 == len(said)
    assert "other computers can reach it" in said[0]
    assert 0 == buttons


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1", "[::1]", "unix:///run/ajar"])
def test_this_computer_alone_is_served(option, monkeypatch, address):
    """Loopback addresses and sockets are this computer's."""
    monkeypatch.delenv("AJAR_HOSTED", raising=False)
    option("server.address", address)
    said, buttons = opened()

    assert ([], True) == (said, buttons > 0)


def test_who_says_so_is_served_to_others(option, monkeypatch):
    """With AJAR_HOSTED the app answers, and says truly where the file is."""
    monkeypatch.setenv("AJAR_HOSTED", "1")
    option("server.address", "0.0.0.0")
    at = AppTest.from_file(ROOT / "app.py", default_timeout=60).run()

    assert not at.error
    assert any("computer that runs Ajar" in each.value for each in at.caption)


@pytest.mark.parametrize(("value", "most"), [("", 200), ("0", 200), ("1", 20)])
def test_a_host_takes_smaller_files(monkeypatch, value, most):
    """At home what the server takes, hosted 20 MB."""
    monkeypatch.setenv("AJAR_HOSTED", value)

    assert most == limits.most_megabytes()


def test_a_host_reads_few_files_at_once_and_gives_each_less(monkeypatch):
    """Fewer children, less memory, less time than on one's own computer."""
    monkeypatch.setenv("AJAR_HOSTED", "1")
    host, home = limits.current_limits(), LOCAL

    for limit in ("content", "inflated", "cells", "most_memory", "most_seconds", "children"):
        assert getattr(host, limit) < getattr(home, limit)
