"""Code that mounts file systems of its own, in a process that alone sees them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NOT_POSSIBLE = 77
"""Exit code of code that could not mount anything."""


def run_with_private_files(code: str) -> subprocess.CompletedProcess[str]:
    """The ended process; the test is skipped where the system gives no such process."""
    rootless = [] if os.geteuid() == 0 else ["--map-root-user"]
    done = subprocess.run(
        ["unshare", *rootless, "--mount", sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == NOT_POSSIBLE or "unshare" in done.stderr:
        pytest.skip("no private file system on this machine")
    return done
