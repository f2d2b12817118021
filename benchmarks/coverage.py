"""
How often 95 % intervals contain the truth, and whether the fair comparison is fair.

``python -m benchmarks.coverage [searches]`` simulates searches of 150 applications whose truth
is known, measures each, and prints how often each interval held the truth. The aim is 93 to
97 %; 1,000 searches tell this to within about a point and a half.
"""

import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import pandas as pd

from ajar.measure import curves, followups, funnel, rates, speed, threshold, waiting
from ajar.measure.groups import shares
from ajar.measure.silence import last_judged
from ajar.measure.timeline import Timeline, timeline
from ajar.model.estimate import Estimate
from ajar.model.words import Stage
from benchmarks.truths import (
    AS_OF,
    answered_by,
    come_by,
    day_of,
    goes_on,
    measured_in_population,
    population,
    share_by,
    silent_share,
    stage_share,
    still_to_hear,
    world,
)
from data.simulator import Search, simulate

APPLICATIONS = 150
SEARCHES = 1000
LANDMARKS = (7, 14, 21)
EFFECT = 0.10

Range = tuple[float | None, float | None, float | None]
"""Value, low, high; None at an end stands for no bound."""
Measured = Iterator[tuple[str, Range, float]]
"""Name, interval and truth."""


@dataclass(frozen=True)
class Held:
    """One interval of one search beside the truth."""

    name: str
    value: float | None
    truth: float
    holds: bool


def intervals(search: Search, line: Timeline) -> Measured:
    """Everything measured in one search."""
    yield from _rates(line)
    yield from _by_day(line)
    yield from _stages(line)
    yield from _times(line)
    yield from _follow_ups(line)
    yield from _companies(search, line)


def _rates(line: Timeline) -> Measured:
    sent, decided = rates.rejection_rate_sent(line), rates.rejection_rate_decided(line)
    yield "rejection rate, of sent", _of(sent), measured_in_population("sent")
    yield "rejection rate, of decided", _of(decided), measured_in_population("decided")
    quiet = silent_share(line.thresholds.applied)
    yield "no-reply share", _of(rates.no_reply_share(line)), quiet
    by_channel = shares(line, "rejected", "channel")
    for _, row in by_channel.loc[by_channel["group"] == "referral"].iterrows():
        yield "rejection rate, referrals", _row(row), measured_in_population("referral")


def _by_day(line: Timeline) -> Measured:
    whats: tuple[waiting.What, ...] = ("reply", "positive", "rejected")
    for what in whats:
        for day in (30, 60, 90):
            yield f"{what} by day {day}", _of(waiting.by_day(line, what, day)), share_by(what, day)
        simple = _of(rates.by_day_simple(line, what, 30))
        yield f"{what} by day 30, simple share", simple, share_by(what, 30)
    for channel, found in waiting.by_day_grouped(line, ("reply",), 30, "channel"):
        if channel in ("referral", "job_board"):
            truth = share_by("reply", 30, channel=channel)
            yield f"reply by day 30, {channel}", _of(found), truth


def _stages(line: Timeline) -> Measured:
    for stage, found in enumerate(funnel.conversions(line)):
        yield f"conversion to {Stage(stage + 1).label.lower()}", _of(found), goes_on(stage)
    reached = funnel.funnel(line)
    for _, row in reached.loc[reached["stage"].isin([Stage.SCREEN, Stage.INTERVIEW])].iterrows():
        name = f"funnel, {row['label'].lower()}"
        yield name, _row(row, "share"), stage_share(int(row["stage"]))


def _times(line: Timeline) -> Measured:
    quarter = waiting.waiting_time(line, "reply", 0.25)
    yield "days to reply, a quarter", _of(quarter), day_of("reply", 0.25)
    yield "days to reply, median", _of(waiting.waiting_time(line, "reply")), day_of("reply", 0.5)
    quarter = waiting.waiting_time(line, "rejection", 0.25)
    yield "days to rejection, a quarter", _of(quarter), day_of("rejected", 0.25)
    end = last_judged(line.first_word_waits)
    if end is None:
        return
    hear = curves.hear_after_silence(line)
    for day in (7, 14, 21, 30):
        if found := hear.at(day):
            yield f"hear after {day} days of silence", found, still_to_hear(day, end)
    if line.thresholds.own:
        yield "waiting threshold, days", _of(threshold.waiting_threshold(line)), come_by(end)


def _follow_ups(line: Timeline) -> Measured:
    sent = followups.sent(line)
    for _, row in sent.loc[sent["kind"] == "nudged"].iterrows():
        yield "asked for news, answered", _row(row, "share"), measured_in_population("nudged")
    after = _of(followups.after_rejection_fair(line).difference)
    yield "after a rejection, fair", after, measured_in_population("after")
    for landmark in LANDMARKS:
        fair = _of(followups.fair(line, landmark).difference)
        yield f"follow-up, fair, day {landmark}", fair, 0.0
    yield "follow-up, naive", _of(followups.naive(line).difference), 0.0


def _companies(search: Search, line: Timeline) -> Measured:
    """Each company's true chance to have answered its applications of that age."""
    old = line.rows["age"] > line.thresholds.applied
    truth = search.truth.assign(age=line.rows["age"]).loc[old | line.rows["silent"]]
    chance = truth["answers"] * [
        answered_by(str(channel), int(age))
        for channel, age in zip(truth["channel"], truth["age"], strict=True)
    ]
    by_company = chance.groupby(truth["company_key"]).mean()
    found = speed.responsiveness(line)[["company_key", "value", "low", "high"]]
    for company, value, low, high in found.itertuples(index=False, name=None):
        yield "company's chance to answer", (value, low, high), float(by_company[company])


def _of(estimate: Estimate) -> Range:
    return estimate.value, estimate.low, estimate.high


def _row(row: pd.Series, value: str = "value") -> Range:
    return float(row[value]), float(row["low"]), float(row["high"])


def one(seed: int) -> list[Held]:
    """All intervals of one search."""
    search = simulate(seed, APPLICATIONS, as_of=AS_OF, world=world(0.0))
    line = timeline(search.tracker, as_of=AS_OF)
    held = []
    for name, (value, low, high), truth in intervals(search, line):
        if low is None and high is None:
            continue
        inside = (low is None or low - 1e-9 <= truth) and (high is None or truth <= high + 1e-9)
        held.append(Held(name, value, truth, inside))
    return held


def found_effect(seed: int) -> list[tuple[str, float | None]]:
    """What the comparisons find where asking for news adds ten points."""
    search = simulate(seed, APPLICATIONS, as_of=AS_OF, world=world(EFFECT))
    line = timeline(search.tracker, as_of=AS_OF)
    fair = [(f"fair, day {day}", followups.fair(line, day).difference.value) for day in LANDMARKS]
    return [*fair, ("naive", followups.naive(line).difference.value)]


def coverage_table(results: Iterable[list[Held]]) -> pd.DataFrame:
    """Mean truth and estimate, and the share of intervals that hold the truth."""
    frame = pd.DataFrame([held for result in results for held in result])
    table = frame.groupby("name", sort=False).agg(
        truth=("truth", "mean"),
        estimate=("value", "mean"),
        holds=("holds", "mean"),
        intervals=("holds", "size"),
    )
    return table.reset_index()


def main(searches: int) -> None:
    """Print both tables as Markdown."""
    seeds = range(1, searches + 1)
    population()
    with ProcessPoolExecutor() as pool:
        table = coverage_table(pool.map(one, seeds, chunksize=20))
        effects = pd.DataFrame(
            [row for rows in pool.map(found_effect, seeds, chunksize=20) for row in rows],
            columns=["name", "value"],
        )
    helps = effects.groupby("name")["value"].mean()
    print(f"{searches:,} searches of {APPLICATIONS} applications; aim 93 to 97 %.\n")
    print("| interval | truth | mean estimate | holds the truth | intervals |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, truth, value, holds, count in table.itertuples(index=False, name=None):
        if name != "follow-up, naive":
            print(f"| {name} | {truth:.3f} | {value:.3f} | {holds:.1%} | {count:,} |")
    print("\n| comparison | finds when writing does nothing | finds when it adds 10 points |")
    print("| --- | ---: | ---: |")
    for name, _, value, _, _ in table.itertuples(index=False, name=None):
        if name.startswith("follow-up, "):
            way = name.removeprefix("follow-up, ")
            print(f"| {way} | {100 * value:+.1f} points | {100 * helps[way]:+.1f} points |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SEARCHES)
