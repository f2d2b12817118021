"""The garbage collector passes over libraries, and over nothing of a session that ended."""

import gc
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ajar.ui import gc_freeze, progress_bar

ROOT = Path(__file__).resolve().parents[2]
CSV = b"Company,Date applied,Status\nAcme,2026-03-02,Rejected\nBeta,2026-03-03,Applied\n"


@pytest.fixture(autouse=True)
def nothing_spared():
    """Each test begins and ends with everything looked at."""
    gc_freeze.nothing()
    yield
    gc_freeze.nothing()


def test_a_page_leaves_the_libraries_out_of_the_next_collection():
    """What Streamlit collects after a run is little beside what is alive."""
    AppTest.from_file(ROOT / "app.py", default_timeout=30).run()

    assert gc.get_freeze_count() > 10 * len(gc.get_objects())


def test_libraries_are_spared_once():
    """Without another library, what is made after the first time is looked at."""
    gc_freeze.libraries()
    before = gc.get_freeze_count()
    made = [[] for _ in range(1000)]

    gc_freeze.libraries()

    assert len(made) == 1000
    assert gc.get_freeze_count() <= before


def test_nothing_of_an_ended_session_is_spared(monkeypatch):
    """When a session ends, what was alive in it can be collected."""
    monkeypatch.setattr(progress_bar, "PATIENCE", 60)
    at = AppTest.from_file(ROOT / "app.py", default_timeout=30).run()
    at.file_uploader[0].upload("jobs.csv", CSV).run().run()
    assert gc.get_freeze_count()
    assert at.session_state["ajar"].files

    st.cache_resource.clear()

    assert not gc.get_freeze_count()
