"""What the commands that measure time share: whole processes, in turn, and Markdown tables."""

import contextlib
import json
import os
import platform
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
KEEPING_COMPILED = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
"""The environment of what is measured: modules of ours stay compiled, as installed ones are."""
SAMPLE = 0.05
"""Seconds between two looks at the memory of a process and all below it."""


@dataclass(frozen=True)
class Run:
    """One run of a command."""

    seconds: float
    """Wall time."""
    cpu: float
    """Processor time, user and system, of the process and all it started."""
    memory: int
    """Most bytes that the process and all it started held at one time."""
    said: Mapping[str, Any] = field(default_factory=dict)
    """What it printed as one JSON object, if anything."""


def process(script: str, *arguments: object) -> Run:
    """Run *script* in a fresh interpreter from the project's folder."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    before, started = os.times(), time.perf_counter()
    child = subprocess.Popen(
        command, cwd=ROOT, env=KEEPING_COMPILED, stdout=subprocess.PIPE, text=True
    )
    most = _Most(child.pid)
    said, _ = child.communicate()
    seconds, after = time.perf_counter() - started, os.times()
    if child.returncode:
        raise SystemExit(f"{command[2:4]} ended with {child.returncode}")
    cpu = sum(after[2:4]) - sum(before[2:4])
    return Run(seconds, cpu, most.taken(), json.loads(said) if said.strip() else {})


def in_turn(runs: int, sides: Mapping[str, Callable[[], Run]]) -> dict[str, Run]:
    """Every side once, then every side again, so that a busy moment meets them all; medians."""
    taken: dict[str, list[Run]] = {name: [] for name in sides}
    for _ in range(runs):
        for name, run in sides.items():
            taken[name].append(run())
    return {name: median(each) for name, each in taken.items()}


def median(runs: Sequence[Run]) -> Run:
    """The median of each figure."""
    said = {
        key: statistics.median(run.said[key] for run in runs)
        for key, value in runs[0].said.items()
        if isinstance(value, int | float)
    }
    return Run(
        statistics.median(run.seconds for run in runs),
        statistics.median(run.cpu for run in runs),
        int(statistics.median(run.memory for run in runs)),
        said,
    )


class _Most(threading.Thread):
    """Looks at a process and all below it until it is gone."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._most = 0
        self._over = threading.Event()
        self.start()

    def run(self) -> None:
        while not self._over.wait(SAMPLE):
            self._most = max(self._most, held(self._pid))

    def taken(self) -> int:
        self._over.set()
        self.join()
        return self._most


def held(pid: int) -> int:
    """Bytes held by a process and all below it, shared pages counted once for each (Linux)."""
    below: dict[int, list[int]] = {}
    pages: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            own = int(folder.name)
            below.setdefault(int(fields[1]), []).append(own)
            pages[own] = int(fields[21])
    total, left = 0, [pid]
    while left:
        each = left.pop()
        total += pages.get(each, 0) * PAGE
        left += below.get(each, [])
    return total


def machine() -> str:
    """The machine in words: cores, memory, Python."""
    pages = os.sysconf("SC_PHYS_PAGES") if hasattr(os, "sysconf") else 0
    memory = round(pages * PAGE / 2**30)
    return f"{os.cpu_count()} cores, {memory} GB of memory, Python {platform.python_version()}"


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; the first column of words, the others of figures."""
    lines = [headings, ["---", *["---:"] * (len(headings) - 1)], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def verdict(ratio: float, most: float) -> str:
    """Whether a figure is met, and by how much it is missed."""
    if ratio <= most:
        return f"{ratio:.2f}, met"
    return f"**{ratio:.2f}**, {ratio / most - 1:.0%} too much"
