"""What is set and loaded early: one math thread, light first page, libraries out of collection."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ajar import startup
from ajar.startup import garbage_collection

ROOT = Path(__file__).resolve().parents[1]
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
        "import sys; from ajar.ui.frame import navigation;"
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


def test_a_command_looks_at_no_library_again():
    """What is loaded by the time it begins is left out of collections."""
    say = (
        "import gc, runpy, sys; sys.argv[1:] = ['facts', 'none']; sys.exit = bool;"
        "runpy.run_module('ajar', run_name='__main__'); print(gc.get_freeze_count())"
    )
    said = subprocess.run([sys.executable, "-c", say], capture_output=True, text=True, check=True)

    assert int(said.stdout) > 50_000
