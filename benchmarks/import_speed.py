"""
Import, measure, rank and export files of growing length, beside what readers take merely to read.

Every side is a whole process, interpreter start included, taken in turn in one run. Prints
Markdown tables of medians: times and memory by rows, the growth of time per row, and the ratios.

Usage: ``python -m benchmarks.import_speed [--rows 1000 10000 100000 1048575] [--runs 3]``
"""

import argparse
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.large_workbook import write, write_csv
from benchmarks.timing import Run, in_turn, machine, process, table, verdict

ROWS = (1_000, 10_000, 100_000, 1_048_575)
FULL = 1_048_575
SLOW = 200_000
"""Rows from which on openpyxl is not waited for."""
OF_OPENPYXL, OF_FASTEST, MOST_MEMORY = 0.25, 2.5, 2.5

OURS = """
import json, sys, time
from datetime import date
from pathlib import Path
def lap(since=[time.perf_counter()]):
    now = time.perf_counter(); taken = now - since[0]; since[0] = now
    return taken
from ajar import pipeline, reengage
from ajar.measure import page_data
from ajar.model.decisions import Decisions
from ajar.export import ranking_files
path, told = Path(sys.argv[1]), {"start": lap()}
tracker = pipeline.load([(path.name, path.read_bytes())]).tracker
told["import"] = lap()
page_data.all_estimates(page_data.application_table(tracker, as_of=date(2026, 11, 20)))
told["measure"] = lap()
ranking = reengage.rank(tracker, as_of=date(2026, 11, 20), decisions=Decisions())
ranking.companies[:25]
told["rank"] = lap()
if len(sys.argv) > 2:
    ranking_files.list_csv(ranking)
    told["export"] = lap()
print(json.dumps(told))
"""
PANDAS = "import sys, pandas as pd; pd.read_excel(sys.argv[1], engine='openpyxl')"
PANDAS_CSV = "import sys, pandas as pd; pd.read_csv(sys.argv[1])"
CALAMINE = (
    "import sys, python_calamine as c;"
    "c.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()"
)
FASTEXCEL = "import sys, fastexcel; fastexcel.read_excel(sys.argv[1]).load_sheet(0)"


def sides(path: Path, rows: int) -> dict[str, Callable[[], Run]]:
    """Ours, and who reads the same file."""
    ours = {"Ajar": partial(process, OURS, path)}
    if path.suffix == ".csv":
        return {**ours, "pandas.read_csv": partial(process, PANDAS_CSV, path)}
    readers = {
        "python-calamine": partial(process, CALAMINE, path),
        "fastexcel": partial(process, FASTEXCEL, path),
    }
    if rows < SLOW:
        readers["pandas, openpyxl"] = partial(process, PANDAS, path)
    return {**ours, **readers}


def measured(rows: Sequence[int], runs: int) -> dict[tuple[str, int], dict[str, Run]]:
    """Kind of file and rows -> side -> its median run."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in rows:
            for kind, write_file in (("xlsx", write), ("csv", write_csv)):
                path = Path(folder) / f"{count}.{kind}"
                write_file(path, count)
                turns = runs if count < SLOW else min(runs, 2)
                found[kind, count] = in_turn(turns, sides(path, count))
                path.unlink()
    return found


def tables(rows: Sequence[int], runs: int) -> str:
    """All tables as Markdown."""
    found = measured(rows, runs)
    steps = ("start", "import", "measure", "rank")
    times = table(
        ["file, rows", *steps, "all (s)", "processor (s)", "memory (MB)", "ms a row"],
        [
            [
                f"{kind}, {count:,}",
                *(f"{taken['Ajar'].said[step]:.2f}" for step in steps),
                f"{taken['Ajar'].seconds:.2f}",
                f"{taken['Ajar'].cpu:.2f}",
                f"{taken['Ajar'].memory / 1e6:,.0f}",
                f"{1000 * taken['Ajar'].seconds / count:.3f}",
            ]
            for (kind, count), taken in found.items()
        ],
    )
    readers = table(
        ["file, rows", "reader", "wall (s)", "processor (s)", "Ajar, wall ÷", "Ajar, processor ÷"],
        [
            [
                f"{kind}, {count:,}",
                name,
                f"{run.seconds:.2f}",
                f"{run.cpu:.2f}",
                f"{taken['Ajar'].seconds / run.seconds:.2f}",
                f"{taken['Ajar'].cpu / run.cpu:.2f}",
            ]
            for (kind, count), taken in found.items()
            for name, run in taken.items()
            if name != "Ajar"
        ],
    )
    return "\n\n".join([times, readers, *_judged(found)])


def _judged(found: dict[tuple[str, int], dict[str, Run]]) -> list[str]:
    """The figures that are promised."""
    lines = []
    if taken := found.get(("xlsx", 100_000)):
        ratio = taken["Ajar"].seconds / taken["pandas, openpyxl"].seconds
        lines.append(["100,000 rows ÷ pandas, openpyxl", OF_OPENPYXL, verdict(ratio, OF_OPENPYXL)])
    if taken := found.get(("xlsx", FULL)):
        for name in ("python-calamine", "fastexcel"):
            ratio = taken["Ajar"].seconds / taken[name].seconds
            lines.append([f"full sheet ÷ {name}", OF_FASTEST, verdict(ratio, OF_FASTEST)])
        memory = taken["Ajar"].memory / 1e9
        lines.append(["full sheet, memory in GB", MOST_MEMORY, verdict(memory, MOST_MEMORY)])
    return [table(["figure", "at most", "measured"], lines)] if lines else []


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=list(ROWS))
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print(f"{machine()}, medians of {options.runs} runs in turn\n")
    print(tables(options.rows, options.runs))


if __name__ == "__main__":
    main()
