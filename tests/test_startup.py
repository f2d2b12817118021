"""What is set and loaded early: one math thread, light first page, libraries out of collection."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ajar import startup
from ajar.startup import garbage_collection
from ajar.ui import progress_bar

ROOT = Path(__file__).resolve().parents[1]
CSV = b"Company,Date applied,Status\nAcme,2026-03-02,Rejected\nBeta,2026-03-03,Applied\n"
SAY = "import sys, os, ajar; print(os.environ['OPENBLAS_NUM_THREADS'], 'numpy' in sys.modules)"


@pytest.mark.parametrize(("own", "expected"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "2"}, "2")])
def test_small_matrices_take_one_thread_unless_somebody_says_otherwise(own, expected):
    """It is said before numpy is loaded, which would not listen later."""
    rest = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    said = subprocess.run(
        [sys.executable, "-c", SAY], env={**rest, **own}, capture_output=True, text=True, check=True
    )

    assert f"{expected} False" == said.stdout.strip()


def test_a_page_has_its_heading_before_pandas_is_loaded():
    """What the entry file imports is light: nobody looks at an empty page meanwhile."""
    say = (
        "import sys; from ajar.ui import navigation;"
        "print([name for name in ('numpy', 'pandas', 'ajar.pipeline') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", say], capture_output=True, text=True, check=True)

    assert "[]" == said.stdout.strip()


@pytest.fixture(autouse=True)
def nothing_excluded(monkeypatch):
    """Each test begins and ends with everything included, and loads nothing in the background."""
    monkeypatch.setattr(startup, "load_soon", lambda module: None)
    garbage_collection.include_everything()
    yield
    garbage_collection.include_everything()


def test_a_page_leaves_the_libraries_out_of_the_next_collection():
    """What Streamlit collects after a run is little beside what is alive."""
    AppTest.from_file(ROOT / "app.py", default_timeout=30).run()

    assert gc.get_freeze_count() > 10 * len(gc.get_objects())


def test_libraries_are_excluded_once():
    """Without another library, what is made after the first time is looked at."""
    garbage_collection.exclude_libraries()
    before = gc.get_freeze_count()
    made = [[] for _ in range(1000)]

    garbage_collection.exclude_libraries()

    assert len(made) == 1000
    assert gc.get_freeze_count() <= before


def test_nothing_of_an_ended_session_is_excluded(monkeypatch):
    """When a session ends, what was alive in it can be collected."""
    monkeypatch.setattr(progress_bar, "PATIENCE", 60)
    at = AppTest.from_file(ROOT / "app.py", default_timeout=30).run()
    at.file_uploader[0].upload("jobs.csv", CSV).run().run()
    assert gc.get_freeze_count()
    assert at.session_state["ajar"].files

    st.cache_resource.clear()

    assert not gc.get_freeze_count()
