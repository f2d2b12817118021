"""What the command line writes: whole or not at all, and never over what was read."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from ajar.__main__ import main
from ajar.export.atomic_file import write_atomically
from tests.private_files import run_with_private_files

ROOT = Path(__file__).resolve().parents[1]
JOBS = "Company,Role,Date applied,Status\n" + "".join(
    f"Company {number},Nurse,2026-05-{1 + number % 28:02d},Rejected\n" for number in range(200)
)


@pytest.fixture
def jobs(tmp_path):
    """A tracker on the disk."""
    path = tmp_path / "jobs.csv"
    path.write_text(JOBS)
    return path


def test_update_may_take_the_place_of_its_own_file(jobs):
    """The only command that may; nothing else is left in the folder."""
    jobs.chmod(0o640)
    assert 0 == main(["update", str(jobs), "--as-of", "2026-11-23", "--out", str(jobs)])

    assert "Ajar: follow-up" in jobs.read_text().splitlines()[0]
    assert 0o640 == jobs.stat().st_mode & 0o777
    assert [jobs] == list(jobs.parent.iterdir())


@pytest.mark.parametrize("link", [False, True])
def test_a_list_never_takes_the_place_of_what_was_read(jobs, capsys, link):
    """By whatever path: one sentence, and the tracker is as it was."""
    out = jobs
    if link:
        out = jobs.with_name("list.csv")
        out.symlink_to(jobs)

    assert 3 == main(["rank", str(jobs), "--as-of", "2026-11-23", "--out", str(out)])
    assert "is the file that was read" in capsys.readouterr().err
    assert JOBS == jobs.read_text()


def test_the_blank_workbook_never_takes_the_place_of_a_file(jobs, capsys):
    """Whatever it is called."""
    assert 3 == main(["template", str(jobs)])
    assert "is there already" in capsys.readouterr().err
    assert JOBS == jobs.read_text()


def test_a_failure_in_the_middle_leaves_the_old_file_and_nothing_beside_it(jobs, monkeypatch):
    """As when the disk takes half of it."""

    def half(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(OSError, match="No space"):
        write_atomically(jobs, b"new")

    assert JOBS == jobs.read_text()
    assert [jobs] == list(jobs.parent.iterdir())


def test_a_full_disk_destroys_nothing(tmp_path):
    """A file system of a few pages, in which the updated copy has no room."""
    if shutil.which("unshare") is None or sys.platform != "linux":
        pytest.skip("no private file system on this machine")
    code = f"""
import subprocess, sys
from pathlib import Path
folder = Path({str(tmp_path)!r})
made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "none", str(folder)])
if made.returncode:
    sys.exit(77)
jobs = folder / "jobs.csv"
jobs.write_text({JOBS!r})
filler = folder / "filler"
with filler.open("wb", buffering=0) as file:
    try:
        while file.write(bytes(4096)) == 4096:
            pass
    except OSError:
        pass
from ajar.__main__ import main
code = main(["update", str(jobs), "--as-of", "2026-11-23", "--out", str(jobs)])
assert jobs.read_text() == {JOBS!r}, "cut"
assert {{jobs, filler}} == set(folder.iterdir()), "something is left"
assert code == 3
"""
    done = run_with_private_files(code)

    assert 0 == done.returncode, done.stderr
    assert "disk is full" in done.stderr
