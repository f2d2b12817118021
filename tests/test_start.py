"""What importing the package does before anything else."""

import os
import subprocess
import sys

import pytest

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
