"""
How often 95 % intervals contain the truth, and whether the fair comparison is fair.

Simulates searches whose truth is known, measures each, and puts the tables in their places in
``docs/coverage.md``: how often each interval holds the truth, by kind of search
(``benchmarks/kinds.py``) and by way of keeping the file (``benchmarks/keeping.py``). The aim is
93 to 97 %. Takes about nine minutes of processor time.

Usage: ``python -m benchmarks.coverage [--searches 80] [--kept 40] [--effects 200] [--cores 2]``
"""

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from itertools import chain

import numpy as np
import pandas as pd

from ajar.measure.applications.application_table import application_table
from ajar.measure.follow_ups import comparison_designs
from benchmarks import coverage_intervals
from benchmarks.keeping import KEEPINGS
from benchmarks.kinds import AS_OF, KINDS
from benchmarks.markdown import put
from benchmarks.timing import ROOT, table
from benchmarks.truths import truth_of

PAGE = ROOT / "docs" / "coverage.md"
EFFECT = 0.10

Row = tuple[str, str, float | None, float | None, bool | None]
"""Kind of search or way of keeping, name, value, truth, and whether the interval holds it."""

_BY_KEEPING = (
    "positive by day 30",
    "reply by day 30",
    "reply by day 60",
    "rejected by day 60",
    "rejected by day 90",
    "days to rejection, a quarter",
    "hear after 14 days of silence",
    "follow-up, fair, day 14",
    "rejection rate, of sent",
    "no-reply share",
)
"""Intervals that are counted for every way of keeping a file."""
_ON_THE_LAST_DAY = ("rejection rate, of sent", "no-reply share")
"""Their truth is known for the last day only."""
NOTICED = "noticed"


def one(seed: int) -> list[Row]:
    """All intervals of one search; the seed also chooses its kind."""
    kind = KINDS[seed % len(KINDS)]
    search = kind.search(seed)
    applications = application_table(search.tracker, as_of=AS_OF)
    return [
        (kind.name, each.name, each.value, each.truth, each.holds)
        for each in coverage_intervals.intervals(truth_of(kind.name), search, applications)
        if each.holds is not None
    ]


def kept(place: int) -> list[Row]:
    """Intervals of one search whose file is kept in one of the ways of ``KEEPINGS``."""
    way, seed = KEEPINGS[place % len(KEEPINGS)], place // len(KEEPINGS) + 1
    _, tracker = way.tracker(seed)
    applications, true = application_table(tracker, as_of=way.as_of), truth_of(KINDS[0].name)
    found = {
        each.name: each
        for each in chain(
            coverage_intervals.rates(true, applications),
            coverage_intervals.by_day(true, applications),
            coverage_intervals.times(true, applications),
            coverage_intervals.follow_ups(true, applications),
        )
    }
    rows: list[Row] = [(way.name, NOTICED, 1.0, None, bool(applications.record_keeping.findings))]
    for name in _BY_KEEPING:
        if way.as_of == AS_OF or name not in _ON_THE_LAST_DAY:
            each = found.get(name)
            rows.append((way.name, name, each and each.value, None, each and each.holds))
    return rows


def compared(seed: int) -> list[tuple[str, str, float | None]]:
    """What the comparisons find in a usual search, where asking does nothing and where it helps."""
    found = []
    for column, effect in (("nothing", 0.0), ("helps", EFFECT)):
        applications = application_table(KINDS[0].search(seed, effect=effect).tracker, as_of=AS_OF)
        ways = coverage_intervals.fair_comparisons(applications)
        ways["naive"] = comparison_designs.naive_comparison(applications)
        found += [(name, column, way.difference.value) for name, way in ways.items()]
    return found


def table_of_all(held: pd.DataFrame) -> str:
    """Mean truth and estimate, and the share of intervals that hold the truth."""
    every = held.groupby("name", sort=False).agg(
        truth=("truth", "mean"),
        estimate=("value", "mean"),
        holds=("holds", "mean"),
        intervals=("holds", "size"),
    )
    return table(
        ["interval", "mean truth", "mean estimate", "holds the truth", "intervals"],
        (
            (name, f"{truth:.3f}", f"{estimate:.3f}", f"{holds:.1%}", f"{count:,}")
            for name, truth, estimate, holds, count in every.itertuples(name=None)
        ),
    )


def table_by_kind(held: pd.DataFrame) -> str:
    """Share of intervals that hold the truth, in per cent, by interval and kind of search."""
    shares = held.assign(holds=held["holds"].astype("float64")).pivot_table(
        index="name", columns="kind", values="holds", sort=False
    )
    return _grid(shares[[kind.name for kind in KINDS]].map(_percent))


def table_by_keeping(held: pd.DataFrame) -> str:
    """Share of intervals that hold, in per cent, and of searches with a value, in brackets."""
    grouped = held.groupby(["name", "kind"], sort=False)
    holds = grouped["holds"].apply(lambda each: each.dropna().astype(float).mean())
    shown = grouped["value"].apply(lambda each: each.notna().mean())
    cells = [
        "withheld" if np.isnan(share) else _percent(share) + _brackets(full)
        for share, full in zip(holds, shown, strict=True)
    ]
    grid = pd.Series(cells, index=holds.index).unstack("kind")  # noqa: PD010 - nothing to add
    return _grid(
        grid.reindex(index=[*_BY_KEEPING, NOTICED], columns=[way.name for way in KEEPINGS])
    )


def table_of_effects(found: pd.DataFrame) -> str:
    """Mean of what each comparison finds, with twice its standard error, in points."""
    grouped = found.dropna().groupby(["name", "column"], sort=False)["value"]
    cells = [
        f"{100 * mean:+.1f} ± {200 * error:.1f} points"
        for mean, error in zip(grouped.mean(), grouped.sem(), strict=True)
    ]
    grid = pd.Series(cells, index=grouped.mean().index).unstack("column")  # noqa: PD010
    names = {
        "nothing": "finds when writing does nothing",
        "helps": f"finds when it adds {100 * EFFECT:.0f} points",
    }
    return _grid(grid[list(names)].rename(columns=names), "comparison")


def _percent(share: float) -> str:
    return "" if np.isnan(share) else f"{100 * share:.0f}"


def _brackets(shown: float) -> str:
    return "" if shown == 1 else f" ({100 * shown:.0f})"


def _grid(cells: pd.DataFrame, corner: str = "interval") -> str:
    return table([corner, *cells.columns], cells.fillna("").itertuples(name=None))


def sentence(options: argparse.Namespace) -> str:
    """What was simulated, and how exact that makes the tables (twice the standard error)."""
    usual = sum(kind.applications == KINDS[0].applications for kind in KINDS)
    margins = (
        f"{200 * np.sqrt(0.95 * 0.05 / n):.1f}"
        for n in (options.searches * usual, options.searches, options.kept)
    )
    minutes = sum(os.times()[:4]) / 60
    return (
        f"{options.searches} searches of each of {len(KINDS)} kinds, {options.kept} of each of "
        f"{len(KEEPINGS)} ways of keeping a file, {options.effects} for the comparison: "
        f"{minutes:.0f} minutes of processor time.\n"
        "Where an interval holds the truth in 95 of 100 searches, chance alone moves a figure of "
        f"the first table by {next(margins)} points, of the second by {next(margins)} and of the "
        f"third by {next(margins)} (twice the standard error)."
    )


def main() -> None:
    """Make the tables and put them in their places."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--searches", type=int, default=80, help="of each kind")
    parser.add_argument("--kept", type=int, default=40, help="of each way of keeping a file")
    parser.add_argument("--effects", type=int, default=200, help="for the comparison")
    parser.add_argument("--cores", type=int, default=2)
    options = parser.parse_args()
    for kind in KINDS:
        truth_of(kind.name)  # before the processes are forked, so that it is drawn once
    columns = ["kind", "name", "value", "truth", "holds"]
    with ProcessPoolExecutor(options.cores) as pool:
        tasks = (
            pool.map(one, range(options.searches * len(KINDS)), chunksize=9),
            pool.map(kept, range(options.kept * len(KEEPINGS)), chunksize=13),
            pool.map(compared, range(options.effects), chunksize=10),
        )
        all_rows = [list(chain.from_iterable(task)) for task in tasks]
    held, ways = (pd.DataFrame(rows, columns=columns) for rows in all_rows[:2])
    found = pd.DataFrame(all_rows[2], columns=["name", "column", "value"])
    usual = [kind.name for kind in KINDS if kind.applications == KINDS[0].applications]
    made = {
        "searches": sentence(options),
        "intervals": table_of_all(held.loc[held["kind"].isin(usual)]),
        "kinds": table_by_kind(held),
        "keeping": table_by_keeping(ways),
        "comparison": table_of_effects(found),
    }
    for name, text in made.items():
        put(PAGE, name, text)


if __name__ == "__main__":
    main()
