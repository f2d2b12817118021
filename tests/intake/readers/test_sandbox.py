"""The child process: capped, watched, ended with its group, and leaving nothing behind."""

import dataclasses
import errno
import json
import os
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from ajar import intake
from ajar.intake.cells import CellKind
from ajar.intake.readers import LOCAL, decode, read_workbook, sandbox
from ajar.intake.readers.worker import cell_kinds
from ajar.intake.readers.worker import encode as written
from ajar.model.errors import UnreadableFileError
from ajar.model.limits import HOSTED, ProcessLimits
from ajar.model.progress import Cancelled, Step

CSV = b"Company,Role\nAcme,Dev\n"
CAPS = ProcessLimits(memory=512 << 20, seconds=10, answer=1 << 20, cells=1000)
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def children():
    """Process ids of this process's living children."""
    own = str(os.getpid())
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[1] == own:
            found.append(stat.parent.name)
    return found


@pytest.fixture
def stand_in(monkeypatch, tmp_path):
    """Have the child run other code than ours, as a reader that was taken over would."""

    def replaced(code: str):
        monkeypatch.setattr(sandbox, "START", f"import os, sys, time\n{code}")

    return replaced


@linux
def test_no_child_stays(read):
    """After a reading, good or bad, no process is left."""
    read(CSV)
    with pytest.raises(UnreadableFileError):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    assert [] == children()


@linux
def test_a_child_that_hangs_is_ended_in_time(stand_in):
    """One that neither reads nor answers is stopped at the cap, with all it started."""
    stand_in("if os.fork() == 0: time.sleep(60)\ntime.sleep(60)")
    started = time.monotonic()

    ending = sandbox.run("csv_reader", CSV * 100_000, dataclasses.replace(CAPS, seconds=0.5))

    assert "slow" == ending.why
    assert time.monotonic() - started < 5
    assert [] == children()


def test_a_child_that_waits_for_the_processor_is_not_ended(stand_in):
    """A computer that is busy with others does not make a sound file unreadable."""
    stand_in("time.sleep(2.5)\nos.write(1, b'AJAR')")

    assert b"AJAR" == sandbox.run("csv_reader", CSV, dataclasses.replace(CAPS, seconds=2)).answer


@linux
def test_a_child_that_only_computes_is_ended_as_too_slow(stand_in):
    """The system counts its processor time, and the reason is told for what it is."""
    stand_in(
        "sys.path.insert(0, sys.argv[1])\n"
        "from worker.main import limit_resources\n"
        "limit_resources(int(sys.argv[4]), int(sys.argv[5]))\n"
        "while True: pass"
    )
    patient = dataclasses.replace(CAPS, seconds=1)

    assert "slow" == sandbox.run("csv_reader", CSV, patient).why


def test_a_child_that_answers_without_end_is_ended(stand_in):
    """More than the largest answer is not taken in."""
    stand_in("while True: os.write(1, bytes(1 << 16))")

    assert "memory" == sandbox.run("csv_reader", CSV, CAPS).why


def test_the_child_tells_how_far_it_is(stand_in):
    """Percents before the answer reach the listener and are no part of the answer."""
    stand_in(
        "os.write(1, bytes([128 + 10, 128 + 40]))\ntime.sleep(0.5)\n"
        "os.write(1, bytes([128 + 99]) + b'AJAR done')"
    )
    told = []

    ending = sandbox.run("csv_reader", CSV, CAPS, told.append)

    assert b"AJAR done" == ending.answer
    assert {0.4, 0.99} <= set(told) <= {0.0, 0.1, 0.4, 0.99}


def test_this_process_is_not_idle_while_its_child_reads(stand_in, tmp_path):
    """What there is to do meanwhile is done before the child has answered."""
    done = tmp_path / "done"
    stand_in(
        "sys.stdin.buffer.read()\n"
        f"while not os.path.exists({str(done)!r}): time.sleep(0.05)\n"
        "time.sleep(0.5)\nos.write(1, b'AJAR')"
    )
    told = []

    with pytest.raises(UnreadableFileError):
        intake.read_cells(
            [("jobs.csv", CSV)],
            progress=lambda *_: told.append(done.exists()),
            meanwhile=done.touch,
        )

    assert done.exists()
    assert told[-1]


@linux
def test_an_interrupt_ends_the_child_too(stand_in):
    """Whoever presses Ctrl-C while a file is read does not wait for its end."""
    stand_in("time.sleep(60)")

    def interrupted():
        raise KeyboardInterrupt

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        intake.read_cells([("jobs.csv", CSV)], meanwhile=interrupted)

    assert time.monotonic() - started < 5
    assert [] == children()


class EnoughError(Exception):
    """Stands for the wish to end a reading."""


@linux
def test_a_listener_can_end_the_child(stand_in):
    """What the listener raises comes out, and nothing that the child started stays."""
    stand_in("if os.fork() == 0: time.sleep(60)\ntime.sleep(60)")

    def enough(_: float) -> None:
        raise EnoughError

    started = time.monotonic()
    with pytest.raises(EnoughError):
        sandbox.run("csv_reader", CSV * 100_000, CAPS, enough)

    assert time.monotonic() - started < 5
    assert [] == children()


@linux
def test_a_reading_that_is_ended_gives_its_place_back(stand_in):
    """Cancelled as often as there are places, and still the next file is read."""
    stand_in("time.sleep(60)")

    def enough(step: Step, done: float) -> None:
        raise Cancelled

    for _ in range(LOCAL.children + 1):
        with pytest.raises(Cancelled):
            read_workbook("jobs.csv", CSV, LOCAL, enough)


def test_a_large_text_is_told_on_the_way():
    """The share that is read rises, and is told before the end."""
    told = []
    # The short cut for large regular text is one step; ragged rows go one by one.
    lines = b"".join(b"Acme,Dev\n" if i % 2 else b"Acme\n" for i in range(400_000))

    read_workbook("jobs.csv", lines, LOCAL, lambda step, done: told.append((step, done)))

    shares = [done for step, done in told]
    assert {Step.READING} == {step for step, _ in told}
    assert sorted(shares) == shares
    assert any(0 < share < 1 for share in shares)


@linux
def test_memory_is_watched_where_the_system_does_not_cap_it(stand_in):
    """A child that takes more than its share is ended by the parent as well."""
    stand_in("b = b'x' * (200 << 20)\ntime.sleep(60)")

    assert (
        "memory" == sandbox.run("csv_reader", CSV, dataclasses.replace(CAPS, memory=64 << 20)).why
    )


@linux
@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("os.abort()", "memory"),
        ("os.kill(os.getpid(), 9)", "killed"),
        ("os.kill(os.getpid(), 11)", "crash"),
        ("sys.exit(3)", "crash"),
    ],
)
def test_how_a_child_died_is_told(stand_in, code, why):
    """An abort is what a Rust reader does without memory; all else is a damaged file."""
    stand_in(code)

    assert why == sandbox.run("csv_reader", CSV, CAPS).why


@linux
def test_a_child_that_the_system_ended_says_nothing_of_the_file(stand_in):
    """The computer is short of memory; the file may be small and sound."""
    stand_in("os.kill(os.getpid(), 9)")

    with pytest.raises(UnreadableFileError, match="little memory left") as told:
        read_workbook("jobs.csv", CSV, LOCAL)
    assert "smaller" not in str(told.value)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"garbage",
        b"AJAR" + (1 << 40).to_bytes(8, "little") + b"{}",
        b"AJAR" + (2).to_bytes(8, "little") + b"[]",
        b"AJAR" + (2).to_bytes(8, "little") + b"{}",
        b"AJAR" + (13).to_bytes(8, "little") + b'{"sheets": 1}',
    ],
)
def test_an_answer_that_makes_no_sense_is_a_damaged_file(stand_in, said):
    """The parent believes nothing of what a child says before it has checked it."""
    stand_in(f"os.write(1, {said!r})")

    with pytest.raises(UnreadableFileError, match="may be damaged"):
        read_workbook("jobs.csv", CSV, LOCAL)


@pytest.mark.parametrize(
    ("code", "kind"),
    [(5, cell_kinds.TEXT), (-2, cell_kinds.TEXT), (0, 99), (0, 0)],
)
def test_a_code_beyond_its_texts_is_refused(code, kind):
    """Codes and kinds outside their ranges would read other memory or mean nothing."""
    sheet = {
        "name": "",
        "visible": True,
        "first_row": 1,
        "first_column": 1,
        "height": 1,
        "columns": [["Acme"]],
        "merged": [],
        "fills": 0,
        "widths": False,
        "strays": [],
    }
    head = {"sheets": [sheet], "encoding": "", "delimiter": "", "cleaned": 0}
    text = json.dumps(head).encode()
    arrays = code.to_bytes(4, "little", signed=True) + bytes([kind])

    with pytest.raises(decode.ProtocolError):
        decode.decode_workbook(
            "x", "text", b"AJAR" + len(text).to_bytes(8, "little") + text + arrays
        )


@linux
def test_the_child_is_capped_before_it_reads(stand_in):
    """Memory, processor time, files and core dumps are limited by the system itself."""
    stand_in(
        "sys.path.insert(0, sys.argv[1])\n"
        "from worker.main import main\n"
        "import resource as r\n"
        "def read():\n"
        "    names = ('AS', 'CPU', 'CORE', 'FSIZE', 'NOFILE')\n"
        "    print([r.getrlimit(getattr(r, 'RLIMIT_' + n))[0] for n in names], flush=True)\n"
        "    os._exit(0)\n"
        "class Stdin:\n"
        "    class buffer:\n"
        "        read = staticmethod(read)\n"
        "sys.stdin = Stdin\n"
        "main(sys.argv[2:])",
    )

    ending = sandbox.run("csv_reader", CSV, CAPS)

    assert f"[{512 << 20}, 10, 0, 0, 64]" == ending.answer.decode().strip()


def test_the_child_knows_nothing_of_our_surroundings(stand_in, monkeypatch):
    """Environment variables, which hold secrets on servers, do not reach it."""
    monkeypatch.setenv("SOME_SECRET", "1")
    stand_in("print('SOME_SECRET' in os.environ, sys.flags.isolated, os.getcwd())")

    assert f"False 1 {os.sep}" == sandbox.run("csv_reader", CSV, CAPS).answer.decode().strip()


def test_reading_writes_no_file(read, monkeypatch, tmp_path):
    """Rows go through pipes: not even a temporary file holds them."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    read(CSV)

    assert [] == list(tmp_path.iterdir())


def opened_for_writing(process: str) -> set[str]:
    """What a process could write to just now."""
    found = set()
    for link in Path("/proc", process, "fd").iterdir():
        flags = Path("/proc", process, "fdinfo", link.name).read_text().split()
        if int(flags[flags.index("flags:") + 1], 8) & os.O_ACCMODE:
            found.add(str(link.readlink()).split(":")[0])
    return found


@linux
def test_a_child_killed_while_it_reads_leaves_no_file(monkeypatch, tmp_path):
    """It holds nothing open but pipes, and where temporary files would go there is none."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(sandbox, "_environment", lambda: {"TMPDIR": str(tmp_path)})
    lines = b"".join(b"Acme,Dev\n" if i % 2 else b"Acme\n" for i in range(400_000))
    seen = []

    def kill(share: float) -> None:
        if share and not seen:
            (reader,) = children()
            seen.append(opened_for_writing(reader))
            os.kill(int(reader), signal.SIGKILL)

    assert "killed" == sandbox.run("csv_reader", lines, LOCAL.caps(len(lines)), kill).why
    assert [{"pipe", "/dev/null"}] == seen
    assert [] == list(tmp_path.iterdir())


@linux
def test_a_child_cannot_write_even_one_byte(stand_in, tmp_path):
    """A reader that was taken over cannot leave a person's rows anywhere."""
    stand_in(
        "sys.path.insert(0, sys.argv[1])\n"
        "from worker.main import limit_resources\n"
        "limit_resources(int(sys.argv[4]), int(sys.argv[5]))\n"
        f"file = os.open({str(tmp_path / 'rows')!r}, os.O_CREAT | os.O_WRONLY)\n"
        "try: os.write(file, b'Acme')\n"
        "except OSError as error: print(error.errno)"
    )

    assert str(errno.EFBIG) == sandbox.run("csv_reader", CSV, CAPS).answer.decode().strip()
    assert b"" == (tmp_path / "rows").read_bytes()


def test_as_many_at_a_time_as_allowed(monkeypatch):
    """The third file waits until one of two is read."""
    running, most, lock = [0], [0], threading.Lock()

    def slow(*_):
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        time.sleep(0.05)
        with lock:
            running[0] -= 1
        return sandbox.ProcessResult(why="crash")

    monkeypatch.setattr(sandbox, "run", slow)

    def one():
        with pytest.raises(UnreadableFileError):
            read_workbook("jobs.csv", CSV, HOSTED)

    threads = [threading.Thread(target=one) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert 2 == most[0]


def test_both_sides_number_kinds_alike():
    """The child says the numbers of the kinds again; they are the same."""
    assert {kind.name: int(kind) for kind in CellKind} == {
        name: value for name, value in vars(cell_kinds).items() if name.isupper()
    }
    assert decode.MAGIC == written.MAGIC


def test_caps_grow_with_the_file_up_to_their_ends():
    """A small file gets the least, a full sheet enough, nothing more than the most."""
    small, full, endless = (LOCAL.caps(size) for size in (10_000, 600 << 20, 1 << 40))

    assert (10, 512) == (round(small.seconds), small.memory >> 20)
    assert (True, True) == (full.seconds > 60, full.memory >> 20 > 1900)
    assert (LOCAL.most_seconds, LOCAL.most_memory) == (endless.seconds, endless.memory)
