"""Run a reader in a sandboxed child process with memory and time limits."""

import contextlib
import math
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ajar.intake.readers.memory import resident
from ajar.model.limits import ProcessLimits

FOLDER = Path(__file__).resolve().parent
START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from worker.main import main; main(sys.argv[2:])"
)
PIECE = 1 << 20
WATCH = 0.1
"""Seconds between two checks of the child's memory."""
PERCENT = range(0x80, 0x80 + 101)
"""Bytes before the answer: percentage of the file that is read."""

Tell = Callable[[float], object]
"""Called regularly with the share that is read, 0 to 1; an exception ends the child."""


@dataclass(frozen=True)
class ProcessResult:
    """Result of a child process: its answer, or the reason for a failure."""

    answer: bytes = b""
    why: str = ""
    """Empty, ``slow``, ``memory``, ``killed`` or ``crash``."""


def run(reader: str, content: bytes, caps: ProcessLimits, tell: Tell = float) -> ProcessResult:
    """
    Run a child that reads *content*, and return its result within the time limits.

    The system ends it where its processor time is spent: a file does not become unreadable because
    the computer is busy with others. This process ends it where that does not happen, much later.
    File and answer go through pipes, so that nothing is written to disk.
    """
    process = _start(reader, caps)
    out = _Collector(process, caps.answer)
    feeder = threading.Thread(target=_feed, args=(process, content), daemon=True)
    try:
        feeder.start()
        out.start()
        why = _watch(process, out, caps, tell)
    finally:
        _end(process)
        out.join()
        feeder.join()
    if why:
        return ProcessResult(why=why)
    if process.returncode == 0:
        return ProcessResult(answer=out.taken())
    return ProcessResult(why=_cause(process.returncode))


def _start(reader: str, caps: ProcessLimits) -> "subprocess.Popen[bytes]":
    numbers = (caps.cells, caps.memory, math.ceil(caps.seconds))
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-I", "-c", START, str(FOLDER), reader, *map(str, numbers)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=os.sep,
        env=_environment(),
        start_new_session=True,  # a group of its own; Windows has none and needs none here
    )


def _environment() -> dict[str, str]:
    """The environment variables that an interpreter needs to start, and no others."""
    kept = {key: os.environ[key] for key in ("SYSTEMROOT",) if key in os.environ}
    # One arena for memory: each further one would reserve 64 MB of the cap.
    return {**kept, "MALLOC_ARENA_MAX": "2"}


def _feed(process: "subprocess.Popen[bytes]", content: bytes) -> None:
    assert process.stdin is not None
    # A child that ends early closes the pipe; its ending says why.
    with contextlib.suppress(OSError), process.stdin:
        process.stdin.write(content)


class _Collector(threading.Thread):
    """Thread that collects the answer, up to *most* bytes."""

    def __init__(self, process: "subprocess.Popen[bytes]", most: int) -> None:
        super().__init__(daemon=True)
        assert process.stdout is not None
        self._stream = process.stdout
        self._most = most
        self._answer = bytearray()
        self.share = 0.0
        """Share of the file that is read, as reported by the child."""
        self.too_much = False

    def run(self) -> None:
        with contextlib.suppress(OSError), self._stream:
            while piece := os.read(self._stream.fileno(), PIECE):
                self._answer += piece if self._answer else self._listened(piece)
                if len(self._answer) > self._most:
                    self.too_much = True
                    return

    def _listened(self, piece: bytes) -> bytes:
        """Record progress bytes at the start of *piece* and return the rest."""
        rest = piece.lstrip(bytes(PERCENT))
        if len(rest) < len(piece):
            self.share = (piece[len(piece) - len(rest) - 1] - PERCENT.start) / 100
        return rest

    def taken(self) -> bytes:
        return bytes(self._answer)


def _watch(
    process: "subprocess.Popen[bytes]", out: _Collector, caps: ProcessLimits, tell: Tell
) -> str:
    """Wait for the child; return why it must be stopped, or empty text."""
    deadline = time.monotonic() + caps.wall_seconds
    while time.monotonic() < deadline:
        # The collector ends with the child's last byte, so this wakes up at once.
        out.join(WATCH)
        tell(out.share)
        if out.too_much or resident(process.pid) > caps.memory:
            return "memory"
        if not out.is_alive():
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(deadline - time.monotonic(), 0))
                return ""
    return "slow"


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the child and everything it may have started."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _cause(code: int) -> str:
    if sys.platform != "win32":
        if code == -signal.SIGXCPU:
            return "slow"
        if code == -signal.SIGABRT:
            return "memory"  # how Rust ends what asks for too much
        if code == -signal.SIGKILL:
            return "killed"  # by the system, which is short of memory itself
    return "crash"
