"""
Every table of ``docs/benchmarks.md``, made and put in its place.

Takes about eight minutes on two quiet cores; a part by itself takes less.

Usage: ``python -m benchmarks.tables [--only files pages work sessions heavy] [--runs 3]``
"""

import argparse
import time
from collections.abc import Callable

from benchmarks import import_speed, page_speed, session_load, work_speed
from benchmarks.markdown import put
from benchmarks.timing import ROOT, machine

PAGE = ROOT / "docs" / "benchmarks.md"


def parts(runs: int) -> dict[str, Callable[[], str]]:
    """Name of each part of the page -> what makes its tables."""
    return {
        "files": lambda: import_speed.tables(import_speed.ROWS, runs),
        "pages": lambda: page_speed.tables(300, max(runs, 9)),
        "work": lambda: work_speed.tables((300, 10_000, 100_000), runs),
        "sessions": lambda: session_load.tables((1, 25)),
        "heavy": lambda: session_load.heavy_table((0, 8)),
    }


def main() -> None:
    """Make the tables one part after the other, writing each as soon as it is made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=list(parts(1)), default=list(parts(1)))
    options = parser.parse_args()
    for name in options.only:
        started = time.perf_counter()
        made = f"{machine()}.\n\n{parts(options.runs)[name]()}"
        put(PAGE, name, made)
        print(f"{name}: {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
