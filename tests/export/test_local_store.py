"""Kept on this computer: whole whatever happens, ten versions, nobody else's to read."""

import errno
import os
import re
import shutil
import stat
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from ajar.export import local_store
from ajar.export.local_store import MAX_VERSIONS, LocalStore
from ajar.model.errors import UnwritableFileError
from tests.private_files import run_with_private_files

ROOT = Path(__file__).parents[2]
BEFORE, AFTER = b"before" * 50_000, b"after" * 70_000

SAVE_AND_DIE = textwrap.dedent(
    """
    import os, signal, sys
    from pathlib import Path
    from ajar.export import local_store

    folder, die_at = Path(sys.argv[1]), int(sys.argv[2])
    calls = 0

    def deadly(call, half=False):
        def called(*arguments, **more):
            global calls
            calls += 1
            if calls == die_at:
                if half:  # the power goes in the middle of writing
                    call(arguments[0], bytes(arguments[1])[:1000])
                os.kill(os.getpid(), signal.SIGKILL)
            if half:  # a disk may take less than it was given
                return call(arguments[0], bytes(arguments[1])[:100_000])
            return call(*arguments, **more)
        return called

    for name in ("open", "fsync", "replace", "close", "unlink", "mkdir"):
        setattr(os, name, deadly(getattr(os, name)))
    os.write = deadly(os.write, half=True)
    local_store.SavedTracker(folder).save(b"after" * 70_000)
    """
)


def kept(tmp_path, *versions):
    """A tracker with these versions."""
    made = LocalStore(tmp_path / "kept").create("My jobs.xlsx")
    for version in versions:
        made.save(version)
    return made


def contents(tracker):
    """All versions, the newest first."""
    return [path.read_bytes() for path in tracker.versions()]


@pytest.mark.skipif(sys.platform == "win32", reason="ends a process as only Unix can")
def test_a_crash_at_any_moment_leaves_a_whole_version(tmp_path):
    """Killed before every single call to the disk, and in the middle of writing."""
    tracker = kept(tmp_path, BEFORE)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    ends = []
    for die_at in range(1, 60):
        for path in tracker.folder.iterdir():
            if path.read_bytes() != BEFORE:
                path.unlink()
        command = [sys.executable, "-c", SAVE_AND_DIE, tracker.folder, str(die_at)]
        ended = subprocess.run(command, check=False, env=environment, timeout=60)
        found = contents(tracker)
        ends.append(found[0])

        assert found in ([BEFORE], [AFTER, BEFORE]), die_at
        if ended.returncode == 0:
            break

    assert ended.returncode == 0
    assert {BEFORE, AFTER} == set(ends)
    assert len(ends) > 10


def test_the_last_ten_versions_stay(tmp_path):
    """The newest first."""
    tracker = kept(tmp_path, *(b"%d" % number for number in range(15)))

    assert [b"%d" % number for number in range(14, 4, -1)] == contents(tracker)
    assert MAX_VERSIONS == len(list(tracker.folder.iterdir()))


def test_what_a_crash_left_unfinished_goes_in_time(tmp_path):
    """It is no version, and does not stay for ever."""
    tracker = kept(tmp_path, b"1")
    (tracker.folder / ".000002-0123abcd.part").write_bytes(b"half")

    assert [b"1"] == contents(tracker)

    for number in range(2, 14):
        tracker.save(b"%d" % number)

    assert MAX_VERSIONS == len(list(tracker.folder.iterdir()))


def test_two_windows_saving_at_once_do_not_harm_each_other(tmp_path):
    """Every version is one that was saved, whole, and the newest is one of the last."""
    tracker = kept(tmp_path, b"first")
    texts = [b"%d " % number * 20_000 for number in range(4)]

    def save(text):
        for _ in range(10):
            local_store.SavedTracker(tracker.folder).save(text)

    threads = [threading.Thread(target=save, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert set(contents(tracker)) <= set(texts)
    assert MAX_VERSIONS == len(contents(tracker))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_nobody_else_may_read_it(tmp_path):
    """Files 0600, folders 0700, whatever the person's usual rights are."""
    usual = os.umask(0)
    try:
        tracker = kept(tmp_path, b"1")
    finally:
        os.umask(usual)
    rights = [stat.S_IMODE(path.stat().st_mode) for path in
              (tracker.folder.parent, tracker.folder, *tracker.versions())]  # fmt: skip

    assert [0o700, 0o700, 0o600] == rights


def test_all_trackers_are_found_again_the_latest_first(tmp_path):
    """Each by the name of its file; folders of others are left alone."""
    store = LocalStore(tmp_path / "kept")

    assert [] == store.trackers()

    first, second = store.create("Jobs 2025.csv"), store.create("Büro/../x.xlsx")
    first.save(b"1")
    second.save(b"2")
    os.utime(first.versions()[0], (2e9, 2e9))
    (store.root / "other").mkdir()
    (store.root / "empty-0123abcd").mkdir()

    assert ["Jobs-2025", "Buro-..-x"] == [each.name for each in store.trackers()]
    assert store.root == second.folder.parent


def test_one_is_erased_or_all(tmp_path):
    """Nothing of it is left."""
    store = LocalStore(tmp_path / "kept")
    one, other = store.create("a.csv"), store.create("b.csv")
    one.save(b"1")
    other.save(b"2")
    one.erase()

    assert [other.folder] == [each.folder for each in store.trackers()]

    store.erase()

    assert not store.root.exists()


def test_a_disk_that_takes_nothing_is_told_and_harms_nothing(tmp_path, monkeypatch):
    """One sentence; the version before is still there and nothing half is."""
    tracker = kept(tmp_path, b"1")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnwritableFileError, match=re.escape("could not be written")):
        tracker.save(b"2")

    assert [b"1"] == contents(tracker)
    assert 1 == len(list(tracker.folder.iterdir()))


def test_a_full_disk_takes_old_versions_and_never_the_newest(tmp_path, monkeypatch):
    """Room is made from the oldest on; where none is left, it is said, and the newest stays."""
    tracker = kept(tmp_path, BEFORE, BEFORE, BEFORE)
    room = [2]
    write = local_store.write_new

    def full(path, content, mode):
        if len(tracker.versions()) > room[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(path, content, mode)

    monkeypatch.setattr(local_store, "write_new", full)
    tracker.save(AFTER)
    assert [AFTER, BEFORE, BEFORE] == contents(tracker)

    room[0] = 0
    with pytest.raises(UnwritableFileError, match="disk is full"):
        tracker.save(BEFORE)
    assert [AFTER] == contents(tracker)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_not_offered_here(tmp_path):
    """A folder of somebody else's is passed over, and the others are there."""
    mine, other = kept(tmp_path, BEFORE), kept(tmp_path, BEFORE)
    other.folder.chmod(0)
    try:
        assert [mine.folder] == [each.folder for each in LocalStore(mine.folder.parent).trackers()]
        assert [] == other.versions()
    finally:
        other.folder.chmod(0o700)


def test_what_cannot_be_looked_into_is_not_offered(tmp_path, monkeypatch):
    """The same for whoever may read everything."""
    mine, other = kept(tmp_path, BEFORE), kept(tmp_path, BEFORE)
    look = Path.iterdir

    def refused(path):
        if path == other.folder:
            raise PermissionError(13, "Permission denied")
        return look(path)

    monkeypatch.setattr(Path, "iterdir", refused)

    assert [mine.folder] == [each.folder for each in LocalStore(mine.folder.parent).trackers()]


def test_on_a_disk_that_is_full_in_earnest_the_newest_version_stays(tmp_path):
    """A file system of a few pages: old versions make room, and what has none is told."""
    if shutil.which("unshare") is None or sys.platform != "linux":
        pytest.skip("no private file system on this machine")
    code = f"""
import subprocess, sys
from pathlib import Path
folder = Path({str(tmp_path)!r})
if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "none", str(folder)]).returncode:
    sys.exit(77)
from ajar.export.local_store import LocalStore
from ajar.model.errors import UnwritableFileError
kept = LocalStore(folder / "kept").create("jobs.csv")
for number in range(5):
    kept.save(bytes([number]) * 60_000)
newest = kept.versions()[0].read_bytes()
assert newest == bytes([4]) * 60_000
assert 1 < len(kept.versions()) < 5
try:
    kept.save(b"x" * 300_000)
except UnwritableFileError as told:
    print(told)
assert kept.versions()[0].read_bytes() == newest
assert not list(kept.folder.glob(".*.part"))
"""
    done = run_with_private_files(code)

    assert 0 == done.returncode, done.stderr
    assert "disk is full" in done.stdout
