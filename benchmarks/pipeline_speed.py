"""
Import, measure and rank a workbook, beside what pandas takes merely to read it.

Both sides are whole processes, taken in turn in one run: ``python -m ajar rank`` with its
measures, and ``pandas.read_excel`` with openpyxl. Prints a Markdown table of medians.

Usage: ``python -m benchmarks.pipeline_speed [--rows 1000 10000 100000] [--runs 3]``
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.large_workbook import write

OURS = """
import sys
from datetime import date
from pathlib import Path
from ajar import pipeline
path = Path(sys.argv[1])
tracker = pipeline.load([(path.name, path.read_bytes())]).tracker
pipeline.measure(tracker, as_of=date(2026, 11, 20))
ranking = pipeline.rank(tracker, as_of=date(2026, 11, 20))
print(len(tracker.applications), len(ranking.doors[:25]))
"""
FLOOR = """
import sys
import pandas as pd
print(len(pd.read_excel(sys.argv[1], engine="openpyxl")))
"""


def seconds(script: str, path: Path) -> float:
    """Wall time of a fresh interpreter that runs *script* on *path*."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", script, str(path)], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {options.runs} runs\n")
    print("| rows | import, measure, rank (s) | pandas.read_excel, openpyxl (s) | ratio |")
    print("| ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for rows in options.rows:
            path = Path(folder) / f"{rows}.xlsx"
            write(path, rows)
            pairs = [(seconds(OURS, path), seconds(FLOOR, path)) for _ in range(options.runs)]
            ours = statistics.median(pair[0] for pair in pairs)
            floor = statistics.median(pair[1] for pair in pairs)
            print(f"| {rows:,} | {ours:.2f} | {floor:.2f} | {ours / floor:.2f} |", flush=True)


if __name__ == "__main__":
    main()
