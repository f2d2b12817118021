"""Without any network but the computer's own loopback, everything works in full."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.browser.conftest import REQUIRED

ROOT = Path(__file__).resolve().parents[2]
WALK = "tests/browser/test_walk.py::test_a_person_walks_all_pages_and_leaves_with_a_list"
ROOTLESS = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["--map-root-user"]
UNSHARED = ["unshare", *ROOTLESS, "--net"]
LOOPBACK = """
import errno, fcntl, os, socket, struct, sys
SIOCSIFFLAGS, IFF_UP = 0x8914, 1  # linux/sockios.h, linux/if.h
with socket.socket() as asked:
    fcntl.ioctl(asked, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))
    # An address for documentation, RFC 5737: there is not even a way to it.
    assert asked.connect_ex(("192.0.2.1", 443)) == errno.ENETUNREACH
os.execv(sys.argv[1], sys.argv[1:])
"""


@cache
def why_not() -> str:
    """Why this machine does not let us take the network away; empty where it does."""
    if shutil.which("unshare") is None:
        return "unshare is not on this machine"
    tried = subprocess.run([*UNSHARED, "true"], capture_output=True, text=True, check=False)
    return tried.stderr.strip() if tried.returncode else ""


@pytest.fixture
def alone():
    """Run Python with these arguments where loopback is all there is; what it printed."""
    if reason := why_not():
        if REQUIRED and not ROOTLESS:
            pytest.fail(reason)
        pytest.skip(reason)

    def run(*arguments: str) -> str:
        kept = {key: said for key, said in os.environ.items() if not key.startswith("PYTEST_")}
        done = subprocess.run(
            [*UNSHARED, sys.executable, "-c", LOOPBACK, sys.executable, *arguments],
            cwd=ROOT,
            env=kept,
            capture_output=True,
            text=True,
            check=False,
        )
        assert 0 == done.returncode, done.stdout + done.stderr
        return done.stdout

    return run


@pytest.mark.browser
@pytest.mark.usefixtures("chromium")
def test_a_person_needs_no_network(alone, tmp_path):
    """The server and the browser: upload, eight pages with every chart, a list that opens."""
    walked = alone("-m", "pytest", "-q", "-p", "no:cacheprovider", f"--basetemp={tmp_path}/w", WALK)

    assert "1 passed" in walked


@pytest.mark.parametrize("command", ["facts", "measure", "rank"])
def test_the_command_line_needs_no_network(alone, command):
    """Each answers to the letter what it answers with a network."""
    asked = ["-m", "ajar", command, "data/sample.xlsx", "--as-of", "2026-07-01"]
    outside = subprocess.run([sys.executable, *asked], cwd=ROOT, capture_output=True, check=True)

    assert outside.stdout.decode() == alone(*asked)
    assert len(outside.stdout) > 300
