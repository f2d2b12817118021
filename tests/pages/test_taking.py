"""A file that takes long to write: made beside a bar, cancelled or taken, and never an old one."""

import threading
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ajar.export import workbook
from ajar.model.progress import Cancelled, Step, no_progress

pytestmark = pytest.mark.usefixtures("no_gc_callbacks")

ROOT = Path(__file__).resolve().parents[2]
ROWS = 4_100
LONG = 60


@pytest.fixture
def gate(monkeypatch):
    """Writing stops half-way until it is opened; what opens it, and what tells of its end."""
    goes_on, begun, cancelled = threading.Event(), threading.Event(), threading.Event()
    write = workbook.workbook

    def held(*tracker, progress=no_progress, **details):
        begun.set()
        try:
            while not goes_on.wait(0.01):
                progress(Step.WRITING, 0.0)
        except Cancelled:
            cancelled.set()
            raise
        return write(*tracker, progress=progress, **details)

    monkeypatch.setattr(workbook, "workbook", held)
    yield goes_on, begun, cancelled
    goes_on.set()


@pytest.fixture
def at() -> AppTest:
    """The app with a large tracker open."""
    st.cache_resource.clear()
    rows = [f"Firm {row},Nurse,2026-03-02,Rejected" for row in range(ROWS)]
    content = "\n".join(["Company,Role,Date applied,Status", *rows]).encode()
    fresh = AppTest.from_file(ROOT / "app.py", default_timeout=LONG).run()
    return fresh.file_uploader[0].upload("many.csv", content).run()


def asked(at: AppTest) -> AppTest:
    """The app after the workbook in the margin was asked for."""
    return at.button(key="make_workbook").click().run()


def made(at: AppTest, gate) -> AppTest:
    """The app once the workbook is written."""
    goes_on, begun, _ = gate
    assert begun.wait(LONG)
    goes_on.set()
    for _ in range(200):
        if at.run().download_button and "workbook" in keys(at.download_button):
            break
    return at


def keys(elements) -> set[str]:
    """The keys of elements."""
    return {each.key for each in elements}


def test_a_long_file_is_made_beside_the_page(at, gate):
    """A bar tells of it, and the page is all there."""
    asked(at)

    assert "cancel_workbook" in keys(at.button)
    assert at.button(key="check_import")
    assert not at.exception


def test_a_cancelled_file_is_not_written_on(at, gate):
    """Its thread ends, and it can be asked for again."""
    asked(at)
    assert gate[1].wait(LONG)

    at.button(key="cancel_workbook").click().run()

    assert gate[2].wait(LONG)
    assert "make_workbook" in keys(at.run().button)


def test_a_made_file_is_there_to_be_taken(at, gate):
    """The same button takes it, and says that it is ready."""
    made(asked(at), gate)

    assert at.download_button(key="workbook").label.endswith("ready")
    assert not keys(at.button) & {"make_workbook", "cancel_workbook"}


def test_after_a_decision_a_made_file_is_an_old_one(at, gate):
    """It is not handed out any more; another can be asked for."""
    made(asked(at), gate)

    at.date_input(key="judged_on").set_value("2026-06-01").run()

    assert "make_workbook" in keys(at.button)
    assert "workbook" not in keys(at.download_button)


def test_a_short_file_is_made_on_the_way():
    """Of a few rows there is nothing to wait for."""
    st.cache_resource.clear()
    small = AppTest.from_file(ROOT / "app.py", default_timeout=LONG).run()
    content = b"Company,Date applied,Status\nAcme,2026-03-02,Rejected\nBeta,2026-03-03,Applied\n"
    small.file_uploader[0].upload("few.csv", content).run()

    assert "workbook" in keys(small.download_button)
    assert "make_workbook" not in keys(small.button)
