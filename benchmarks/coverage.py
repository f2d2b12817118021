"""
How often 95 % intervals contain the truth, and whether the fair comparison is fair.

``python -m benchmarks.coverage [searches]`` simulates searches whose truth is known, measures
each, and prints how often each interval held the truth: over all kinds of searches of 150
applications (``benchmarks/kinds.py``), then kind by kind. The aim is 93 to 97 %.
"""

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pandas as pd

from ajar.measure import (
    follow_up_effect,
    funnel,
    messages,
    proportions,
    reply_times,
    response_curves,
    responsiveness,
)
from ajar.measure.application_table import ApplicationTable, build, first_response_table
from ajar.measure.groups import shares
from ajar.measure.survival import last_day_with_enough_at_risk
from ajar.model.enums import Stage
from ajar.model.estimate import Estimate
from benchmarks.keeping import KEEPINGS
from benchmarks.kinds import AS_OF, KINDS, Kind
from benchmarks.truths import Truth, truth_of
from data.simulator import Search

SEARCHES = 1800
LANDMARKS = (7, 14, 21)
EFFECT = 0.10
KEPT = 40
"""Searches of each way of keeping a file."""

Range = tuple[float | None, float | None, float | None]
"""Value, low, high; None at an end stands for no bound."""
Measured = Iterator[tuple[str, Range, float]]
"""Name, interval and truth."""


@dataclass(frozen=True)
class Held:
    """One interval of one search beside the truth."""

    kind: str
    name: str
    value: float | None
    truth: float
    holds: bool


@dataclass(frozen=True)
class Kept:
    """One interval of one search whose file is kept in some way."""

    keeping: str
    name: str
    holds: bool | None
    """None where no interval is given."""
    shown: bool
    """There is a value, and not only bounds."""


def intervals(true: Truth, search: Search, line: ApplicationTable) -> Measured:
    """Everything measured in one search."""
    yield from _rates(true, line)
    yield from _by_day(true, line)
    yield from _stages(true, line)
    yield from _times(true, line)
    yield from _follow_ups(true, line)
    yield from _companies(true, search, line)


def _rates(true: Truth, line: ApplicationTable) -> Measured:
    sent, decided = proportions.rejection_rate_sent(line), proportions.rejection_rate_decided(line)
    yield "rejection rate, of sent", _of(sent), true.measured("sent")
    yield "rejection rate, of decided", _of(decided), true.measured("decided")
    quiet = true.silent(line.thresholds.applied)
    yield "no-reply share", _of(proportions.no_reply_share(line)), quiet
    by_channel = shares(line, "rejected", "channel")
    for _, row in by_channel.loc[by_channel["group"] == "referral"].iterrows():
        yield "rejection rate, referrals", _row(row), true.measured("referral")


def _by_day(true: Truth, line: ApplicationTable) -> Measured:
    whats: tuple[reply_times.What, ...] = ("reply", "positive", "rejected")
    for what in whats:
        for day in (30, 60, 90):
            yield (
                f"{what} by day {day}",
                _of(reply_times.by_day(line, what, day)),
                true.share_by(what, day),
            )
        simple = _of(proportions.naive_by_day(line, what, 30))
        yield f"{what} by day 30, simple share", simple, true.share_by(what, 30)
    for channel, found in reply_times.by_day_grouped(line, ("reply",), 30, "channel"):
        if channel in ("referral", "job_board"):
            truth = true.share_by("reply", 30, channel=channel)
            yield f"reply by day 30, {channel}", _of(found), truth


def _stages(true: Truth, line: ApplicationTable) -> Measured:
    for stage, found in enumerate(funnel.conversions(line)):
        yield f"conversion to {Stage(stage + 1).label.lower()}", _of(found), true.goes_on(stage)
    reached = funnel.funnel(line)
    for _, row in reached.loc[reached["stage"].isin([Stage.SCREEN, Stage.INTERVIEW])].iterrows():
        name = f"funnel, {row['label'].lower()}"
        yield name, _row(row, "share"), true.reached(int(row["stage"]))


def _times(true: Truth, line: ApplicationTable) -> Measured:
    quarter = reply_times.waiting_time(line, "reply", 0.25)
    yield "days to reply, a quarter", _of(quarter), true.day_of("reply", 0.25)
    yield (
        "days to reply, median",
        _of(reply_times.waiting_time(line, "reply")),
        true.day_of("reply", 0.5),
    )
    quarter = reply_times.waiting_time(line, "rejection", 0.25)
    yield "days to rejection, a quarter", _of(quarter), true.day_of("rejected", 0.25)
    end = last_day_with_enough_at_risk(first_response_table(line.rows))
    if end is None:
        return
    hear = response_curves.hear_after_silence(line)
    for day in (7, 14, 21, 30):
        if found := hear.at(day):
            yield f"hear after {day} days of silence", found, true.still_to_hear(day, end)
    if line.thresholds.own:
        yield "waiting threshold, days", _of(line.waiting_threshold), true.come_by(end)


def _follow_ups(true: Truth, line: ApplicationTable) -> Measured:
    sent = messages.sent(line)
    for _, row in sent.loc[sent["kind"] == "nudged"].iterrows():
        yield "asked for news, answered", _row(row, "share"), true.measured("nudged")
    compared = {
        "after a rejection, fair": (
            follow_up_effect.after_rejection_fair(line),
            true.measured("after"),
        )
    }
    compared |= {
        f"follow-up, fair, day {landmark}": (
            follow_up_effect.landmark_comparison(line, landmark),
            0.0,
        )
        for landmark in LANDMARKS
    }
    for name, (found, truth) in compared.items():
        # Where one side is too small, pages say so and show no interval.
        if found.difference.value is not None:
            yield name, _of(found.difference), truth


def _companies(true: Truth, search: Search, line: ApplicationTable) -> Measured:
    """Each company's true chance to have answered its applications of that age."""
    old = line.rows["age"] > line.thresholds.applied
    truth = search.truth.assign(age=line.rows["age"]).loc[old | line.rows["silent"]]
    chance = truth["answers"] * [
        true.answered_by(str(channel), int(age))
        for channel, age in zip(truth["channel"], truth["age"], strict=True)
    ]
    by_company = chance.groupby(truth["company_key"]).mean()
    found = responsiveness.responsiveness(line)[["company_key", "value", "low", "high"]]
    for company, value, low, high in found.itertuples(index=False, name=None):
        yield "company's chance to answer", (value, low, high), float(by_company[company])


def _of(estimate: Estimate) -> Range:
    return estimate.value, estimate.low, estimate.high


def _row(row: pd.Series, value: str = "value") -> Range:
    return float(row[value]), float(row["low"]), float(row["high"])


def one(seed: int) -> list[Held]:
    """All intervals of one search; the seed also chooses its kind."""
    kind = _kind(seed)
    search = kind.search(seed)
    line = build(search.tracker, as_of=AS_OF)
    held = []
    for name, (value, low, high), truth in intervals(truth_of(kind.name), search, line):
        if low is None and high is None:
            continue
        inside = (low is None or low - 1e-9 <= truth) and (high is None or truth <= high + 1e-9)
        held.append(Held(kind.name, name, value, truth, inside))
    return held


def compared(seed: int) -> list[tuple[str, str, float | None]]:
    """What the comparisons find in a usual search, where asking does nothing and where it helps."""
    found = []
    for column, effect in (("nothing", 0.0), ("helps", EFFECT)):
        search = KINDS[0].search(seed, effect=effect)
        line = build(search.tracker, as_of=AS_OF)
        ways = {
            f"fair, day {day}": follow_up_effect.landmark_comparison(line, day) for day in LANDMARKS
        }
        ways["naive"] = follow_up_effect.naive_comparison(line)
        found += [(name, column, way.difference.value) for name, way in ways.items()]
    return found


def kept(place: int) -> list[Kept]:
    """Intervals of one search whose file is kept in one of the ways of ``keeping``."""
    way, seed = KEEPINGS[place % len(KEEPINGS)], place // len(KEEPINGS) + 1
    _, tracker = way.tracker(seed)
    table, true = build(tracker, as_of=way.as_of), truth_of(way.kind.name)
    rows: list[tuple[str, Estimate, float]] = [
        (
            "positive by day 30",
            reply_times.by_day(table, "positive", 30),
            true.share_by("positive", 30),
        ),
        ("reply by day 30", reply_times.by_day(table, "reply", 30), true.share_by("reply", 30)),
        ("reply by day 60", reply_times.by_day(table, "reply", 60), true.share_by("reply", 60)),
        (
            "rejected by day 60",
            reply_times.by_day(table, "rejected", 60),
            true.share_by("rejected", 60),
        ),
        (
            "rejected by day 90",
            reply_times.by_day(table, "rejected", 90),
            true.share_by("rejected", 90),
        ),
        (
            "days to rejection, a quarter",
            reply_times.waiting_time(table, "rejection", 0.25),
            true.day_of("rejected", 0.25),
        ),
        (
            "follow-up, fair, day 14",
            follow_up_effect.landmark_comparison(table, 14).difference,
            0.0,
        ),
    ]
    if way.as_of == AS_OF:
        rows += [
            (
                "rejection rate, of sent",
                proportions.rejection_rate_sent(table),
                true.measured("sent"),
            ),
            (
                "no-reply share",
                proportions.no_reply_share(table),
                true.silent(table.thresholds.applied),
            ),
        ]
    hear, end = (
        response_curves.hear_after_silence(table).at(14),
        last_day_with_enough_at_risk(first_response_table(table.rows)),
    )
    held = [
        Kept(way.name, name, _inside(_of(found), truth), found.value is not None)
        for name, found, truth in rows
        if not (name.startswith("follow") and found.value is None)
    ]
    held += [
        Kept(way.name, "follow-up, fair, day 14", None, False)
        for name, found, _ in rows
        if name.startswith("follow") and found.value is None
    ]
    inside = _inside(hear, true.still_to_hear(14, end)) if hear and end else None
    held.append(Kept(way.name, "hear after 14 days of silence", inside, hear is not None))
    held.append(Kept(way.name, "noticed", bool(table.keeping.findings), shown=True))
    return held


def _inside(interval: Range, truth: float) -> bool | None:
    """Whether an interval holds the truth; None where it has no end."""
    _, low, high = interval
    if low is None and high is None:
        return None
    return (low is None or low - 1e-9 <= truth) and (high is None or truth <= high + 1e-9)


def keeping_table(held: pd.DataFrame) -> pd.DataFrame:
    """Share of intervals that hold, in per cent, and of searches with a value, in brackets."""
    grouped = held.groupby(["name", "keeping"], sort=False)
    holds = grouped["holds"].apply(lambda each: each.dropna().astype(float).mean())
    shown = grouped["shown"].mean()
    cells = [
        "withheld"
        if np.isnan(share)
        else f"{100 * share:.0f}" + ("" if full == 1 else f" ({100 * full:.0f})")
        for share, full in zip(holds, shown, strict=True)
    ]
    table = pd.Series(cells, index=holds.index).unstack("keeping")  # noqa: PD010 - no values to add
    return table.reindex(
        index=list(dict.fromkeys(held["name"])), columns=[way.name for way in KEEPINGS]
    )


def _kind(seed: int) -> Kind:
    return KINDS[seed % len(KINDS)]


def coverage_table(held: pd.DataFrame) -> pd.DataFrame:
    """Mean truth and estimate, and the share of intervals that hold the truth."""
    table = held.groupby("name", sort=False).agg(
        truth=("truth", "mean"),
        estimate=("value", "mean"),
        holds=("holds", "mean"),
        intervals=("holds", "size"),
    )
    return table.reset_index()


def by_kind(held: pd.DataFrame) -> pd.DataFrame:
    """The share of intervals that hold the truth, by interval and kind of search."""
    table = held.pivot_table(index="name", columns="kind", values="holds", sort=False)
    return table[[kind.name for kind in KINDS]]


def effects_table(found: pd.DataFrame) -> pd.DataFrame:
    """Mean of what each comparison finds, with twice its standard error."""
    grouped = found.dropna().groupby(["name", "column"], sort=False)["value"]
    return pd.DataFrame({"mean": grouped.mean(), "margin": 2 * grouped.sem()})


def main(searches: int) -> None:
    """Print the tables as Markdown."""
    seeds = range(1, searches + 1)
    for kind in KINDS:
        truth_of(kind.name)
    with ProcessPoolExecutor() as pool:
        held = pd.DataFrame(list(chain.from_iterable(pool.map(one, seeds, chunksize=18))))
        found = pd.DataFrame(
            chain.from_iterable(pool.map(compared, seeds, chunksize=18)),
            columns=["name", "column", "value"],
        )
        places = range(min(searches, KEPT) * len(KEEPINGS))
        kept_rows = list(chain.from_iterable(pool.map(kept, places, chunksize=13)))
    usual = [kind.name for kind in KINDS if kind.applications == KINDS[0].applications]
    table = coverage_table(held.loc[held["kind"].isin(usual)])
    print("| interval | mean truth | mean estimate | holds the truth | intervals |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, truth, value, holds, count in table.itertuples(index=False, name=None):
        print(f"| {name} | {truth:.3f} | {value:.3f} | {holds:.1%} | {count:,} |")
    print("\n| interval |", " | ".join(kind.name for kind in KINDS), "|")
    print("| --- |", " ---: |" * len(KINDS))
    for name, *shares_held in by_kind(held).itertuples(name=None):
        print(f"| {name} |", " | ".join(f"{100 * share:.0f}" for share in shares_held), "|")
    ways = keeping_table(pd.DataFrame(kept_rows))
    print("\n| interval |", " | ".join(ways.columns), "|")
    print("| --- |", " ---: |" * len(ways.columns))
    for name, *cells in ways.fillna("").itertuples(name=None):
        print(f"| {name} |", " | ".join(cells), "|")
    effects = effects_table(found)
    print("\n| comparison | finds when writing does nothing | finds when it adds 10 points |")
    print("| --- | ---: | ---: |")
    for name in dict.fromkeys(effects.index.get_level_values("name")):
        cells = [
            f"{100 * mean:+.1f} ± {100 * margin:.1f} points"
            for mean, margin in effects.loc[name].loc[["nothing", "helps"]].to_numpy()
        ]
        print(f"| {name} | {cells[0]} | {cells[1]} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SEARCHES)
