"""
Work in the server: a weight moved, the questions of each page, files taken away, by rows.

Each answer is computed in a process that has answered before, as it is while the app runs.
Prints Markdown tables of medians in processor time.

Usage: ``python -m benchmarks.work_speed [--rows 300 10000 100000] [--runs 5]``
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from ajar import pipeline, reengage
from ajar.export import ics, ranking_files, workbook
from ajar.intake.cells import Sheet, Workbook
from ajar.intake.tables.table import column_of
from ajar.measure import page_data
from ajar.model.decisions import Decisions
from ajar.model.import_report import ImportResult
from ajar.model.import_settings import ImportSettings
from ajar.present import ranking_table
from benchmarks.large_workbook import HEADERS, applications
from benchmarks.timing import machine, table, verdict

AS_OF = date(2026, 11, 20)
COMPANIES, WEIGHT = 1_000, 0.150
"""Companies on the list, and seconds a moved weight may take."""

LARGE = 100_000
"""Rows from which on an answer is computed once; libraries are loaded by then."""


def seconds(work: Callable[[], object], runs: int, *, warm: bool = True) -> float:
    """Processor seconds, which others on the machine do not change: the median of *runs*."""
    if not warm:
        started = time.process_time()
        work()
        return time.process_time() - started
    taken = []
    for _ in range(runs + 1):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    # The first run loads libraries and does not count.
    return statistics.median(taken[1:])


def tracker(rows: int) -> ImportResult:
    """An invented tracker, without a file."""
    columns = zip(*applications(rows), strict=True)
    cells = tuple(
        column_of([header, *("" if each is None else str(each) for each in column)])
        for header, column in zip(HEADERS, columns, strict=True)
    )
    book = Workbook("made.csv", "text", (Sheet("", cells),))
    return pipeline.interpret((book,), settings=ImportSettings())


def weight_moved(runs: int) -> str:
    """A list of about a thousand companies under another weight, up to what the page shows."""
    rows = COMPANIES
    while len((ranking := ranked(rows)).frame()) < COMPANIES:
        rows = rows * 5 // 4

    def moved() -> None:
        after = reengage.reweigh(ranking, {"stage_interview": 0.4})
        after.frame()
        _ = after.companies[:25]
        ranking_table.week_changes(ranking.frame(), after.frame())

    taken = seconds(moved, runs)
    return table(
        ["what", "companies", "ms", "at most 150 ms"],
        [
            [
                "a weight moved",
                len(ranking.frame()),
                f"{1000 * taken:.0f}",
                verdict(taken / WEIGHT, 1),
            ]
        ],
    )


def ranked(rows: int) -> reengage.Ranking:
    """The list of an invented tracker."""
    return reengage.rank(tracker(rows).tracker, as_of=AS_OF, decisions=Decisions())


def answers(rows: int, runs: int) -> dict[str, float]:
    """What pages ask for, and what can be taken away, each with its seconds."""
    loaded = tracker(rows)
    line = page_data.application_table(loaded.tracker, as_of=AS_OF)
    ranking = reengage.rank(loaded.tracker, as_of=AS_OF, decisions=Decisions())
    book = partial(
        workbook.workbook,
        loaded.tracker,
        as_of=AS_OF,
        decisions=Decisions(),
        settings=ImportSettings(),
        own_columns=loaded.own_columns,
    )
    work: dict[str, Callable[[], object]] = {
        "what came when": partial(page_data.application_table, loaded.tracker, as_of=AS_OF),
        "the list": partial(reengage.rank, loaded.tracker, as_of=AS_OF, decisions=Decisions()),
        "Overview": partial(page_data.overview, line),
        "Rejections": partial(page_data.rejections, line),
        "Response times": partial(page_data.response_times, line),
        "Follow-ups": partial(page_data.follow_ups, line),
        "Method": partial(page_data.all_estimates, line),
        "list as xlsx": partial(ranking_files.list_xlsx, ranking),
        "list as csv": partial(ranking_files.list_csv, ranking),
        "calendar": partial(ics.list_ics, ranking),
        "Ajar workbook": book,
    }
    return {name: seconds(each, runs, warm=rows < LARGE) for name, each in work.items()}


def tables(rows: Sequence[int], runs: int) -> str:
    """All tables as Markdown."""
    found = [answers(count, runs) for count in rows]
    lines = [[name, *(f"{1000 * each[name]:,.0f}" for each in found)] for name in found[0]]
    by_rows = table(["ms of work", *(f"{count:,} rows" for count in rows)], lines)
    return f"{weight_moved(runs)}\n\n{by_rows}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[300, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print(f"{machine()}, medians of {options.runs} runs\n")
    print(tables(options.rows, options.runs))


if __name__ == "__main__":
    main()
