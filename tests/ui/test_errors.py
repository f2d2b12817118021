"""An error that nobody foresaw: a kind sentence, a session that goes on, a log without rows."""

import logging

import pytest
import streamlit as st
from streamlit import config
from streamlit.testing.v1 import AppTest

from ajar.ui.frame import navigation
from ajar.ui.server import errors

CELL = "Quillwater Ltd, rejected"
SECRETS = (CELL, "/home", "Traceback")


class Page:
    """A page that fails until it is healed."""

    title = "Overview"
    url_path = "overview"

    error: Exception | None = None

    def run(self):
        """Draw, or fail."""
        if self.error:
            raise self.error
        st.write("All is well")


def entry() -> None:
    """What the entry file does."""
    from ajar.ui.frame import navigation

    navigation.route()


@pytest.fixture
def page(monkeypatch):
    """The page that the entry file runs."""
    page = Page()
    monkeypatch.setattr(navigation, "_declare", lambda: page)
    return page


@pytest.mark.parametrize(
    "kind", [ValueError, KeyError, TypeError, OverflowError, MemoryError, RecursionError, OSError]
)
def test_a_page_that_fails_says_one_kind_sentence(page, caplog, kind):
    """No path, no cell, no traceback on the page or in the log; the session goes on."""
    at = AppTest.from_function(entry).run()
    at.session_state["mine"] = 1
    page.error = kind(f"{CELL} in /home/somebody/jobs.xlsx")
    at.run()

    assert not at.exception
    assert ["Your data is still here" in each.value for each in at.error] == [True]
    assert not [s for s in SECRETS if s in at.error[0].value or s in caplog.text]
    assert f"A page ended in {kind.__name__} at ajar/ui/frame/navigation.py:" in caplog.text

    page.error = None
    at.button(key="try_again").click().run()
    assert not at.error
    assert "All is well" == at.markdown[0].value
    assert 1 == at.session_state["mine"]


def test_whoever_develops_sees_the_whole_error(page):
    """With full details the error is raised as it is."""
    page.error = ValueError(CELL)
    config.set_option("client.showErrorDetails", "full")
    try:
        at = AppTest.from_function(entry).run()
    finally:
        config.set_option("client.showErrorDetails", "none")

    assert CELL in at.exception[0].message


def test_streamlits_own_log_of_an_error_holds_no_message(caplog):
    """Errors in callbacks pass by our guard, and their messages stay out of the log as well."""
    errors.redact_streamlit_log()
    errors.redact_streamlit_log()
    log = logging.getLogger("streamlit.error_util")
    log.propagate = True
    log.error("Uncaught app execution", exc_info=ValueError(CELL))

    assert CELL not in caplog.text
    assert "ValueError" in caplog.text
    assert 1 == len(log.filters)


@pytest.mark.parametrize(
    "name",
    [
        "streamlit.runtime.websocket_session_manager",
        "streamlit.web.server.starlette.starlette_websocket",
    ],
)
def test_streamlits_own_log_holds_no_number_of_a_session(caplog, name):
    """Who knows it could see the page while it is open."""
    number = "0a1b2c3d-1111-2222-3333-444455556666"
    errors.redact_streamlit_log()
    log = logging.getLogger(name)
    log.propagate = True
    log.warning("Session with id %s is already connected", number)

    assert "Session with id … is already connected" in caplog.text
    assert number not in caplog.text
