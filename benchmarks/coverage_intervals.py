"""The intervals whose coverage is counted, each with the truth of the simulated search."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from ajar.measure.applications.application_table import (
    ApplicationTable,
    first_response_table,
    has_duration,
)
from ajar.measure.applications.first_responses import COMPANY_RESPONSES, REPLY_KINDS, ReplyKind
from ajar.measure.follow_ups import comparison_designs, message_counts
from ajar.measure.follow_ups.comparison import FollowUpComparison
from ajar.measure.rates import funnel, proportions
from ajar.measure.rates.group_shares import shares
from ajar.measure.response_times import curve_estimates, response_curves
from ajar.measure.statistics.beta_binomial import fit_beta_binomial
from ajar.measure.statistics.life_table import last_day_with_enough_at_risk
from ajar.model.enums import Stage
from ajar.model.estimate import Estimate
from benchmarks.truths import Truth
from data.simulator import Search

LANDMARKS = (7, 14, 21)
_ROUNDING = 1e-9


class Interval(NamedTuple):
    """One interval beside the truth; None at an end stands for no bound."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    truth: float

    @property
    def holds(self) -> bool | None:
        """Whether it contains the truth; None where it has no end."""
        if self.low is None and self.high is None:
            return None
        above = self.low is None or self.low - _ROUNDING <= self.truth
        return above and (self.high is None or self.truth <= self.high + _ROUNDING)


Intervals = Iterator[Interval]


def intervals(true: Truth, search: Search, table: ApplicationTable) -> Intervals:
    """Everything measured in one search."""
    yield from rates(true, table)
    yield from by_channel(true, table)
    yield from by_day(true, table)
    yield from _stages(true, table)
    yield from times(true, table)
    yield from follow_ups(true, table)
    yield from _companies(true, search, table)


def rates(true: Truth, table: ApplicationTable) -> Intervals:
    """Shares of all applications."""
    sent = proportions.rejection_rate_sent(table)
    yield _of("rejection rate, of sent", sent, true.measured("sent"))
    decided = proportions.rejection_rate_decided(table)
    yield _of("rejection rate, of decided", decided, true.measured("decided"))
    quiet = true.silent(table.thresholds.applied)
    yield _of("no-reply share", proportions.no_reply_share(table), quiet)


def by_channel(true: Truth, table: ApplicationTable) -> Intervals:
    """Shares of the applications of one channel."""
    rejected = shares(table, "rejected", "channel").set_index("group")
    if "referral" in rejected.index:
        truth = true.measured("referral")
        yield _row("rejection rate, referrals", rejected, "referral", truth)
    for channel, found in curve_estimates.by_day_grouped(table, ("reply",), 30, "channel"):
        if channel in ("referral", "job_board"):
            truth = true.share_by("reply", 30, channel=channel)
            yield _of(f"reply by day 30, {channel}", found, truth)


def by_day(true: Truth, table: ApplicationTable) -> Intervals:
    """Shares by a day, from the curves and as simple shares."""
    whats: tuple[ReplyKind, ...] = ("reply", "positive", "rejected")
    for what in whats:
        for day in (30, 60, 90):
            found = curve_estimates.by_day(table, what, day)
            yield _of(f"{what} by day {day}", found, true.share_by(what, day))
        simple = simple_share_by_day(table, what, 30)
        yield _of(f"{what} by day 30, simple share", simple, true.share_by(what, 30))


def simple_share_by_day(table: ApplicationTable, what: ReplyKind, day: int) -> Estimate:
    """Return the share with a reply, positive reply or rejection by *day*, of those so old."""
    clock, kinds = REPLY_KINDS[what]
    rows = table.rows
    used = has_duration(rows, clock) & (rows["age"] >= day)
    used &= ~(rows[clock].isin(kinds) & rows[f"{clock}_undated"])
    hit = rows[clock].isin(kinds) & (rows[f"{clock}_days"] <= day)
    return proportions.proportion(table, f"{what}_by_day_{day}_simple", hit, used, "")


def _stages(true: Truth, table: ApplicationTable) -> Intervals:
    for stage, found in enumerate(funnel.conversions(table)):
        label = Stage(stage + 1).label.lower()
        yield _of(f"conversion to {label}", found, true.goes_on(stage))
    reached = funnel.funnel(table).set_index("stage")
    for stage in (Stage.SCREEN, Stage.INTERVIEW):
        name, truth = f"funnel, {stage.label.lower()}", true.reached(int(stage))
        yield _row(name, reached, int(stage), truth, "share")


def times(true: Truth, table: ApplicationTable) -> Intervals:
    """Days, and the chance still to hear after so many."""
    quarter = curve_estimates.waiting_time(table, "reply", 0.25)
    yield _of("days to reply, a quarter", quarter, true.day_of("reply", 0.25))
    median = curve_estimates.waiting_time(table, "reply")
    yield _of("days to reply, median", median, true.day_of("reply", 0.5))
    quarter = curve_estimates.waiting_time(table, "rejected", 0.25)
    yield _of("days to rejection, a quarter", quarter, true.day_of("rejected", 0.25))
    end = last_day_with_enough_at_risk(first_response_table(table.rows))
    if end is None:
        return
    hear = response_curves.reply_chance_after_silence(table)
    for day in (7, 14, 21, 30):
        if found := hear.at(day):
            truth = true.still_to_hear(day, end)
            yield Interval(f"hear after {day} days of silence", *found, truth)
    if table.thresholds.own:
        yield _of("waiting threshold, days", table.waiting_threshold, true.come_by(end))


def follow_ups(true: Truth, table: ApplicationTable) -> Intervals:
    """What follow-ups bring; comparisons that pages call too small are left out."""
    sent = message_counts.sent(table).set_index("kind")
    yield _row("asked for news, answered", sent, "nudged", true.measured("nudged"), "share")
    after = comparison_designs.after_rejection_fair(table)
    if after.difference.value is not None:
        yield _of("after a rejection, fair", after.difference, true.measured("after"))
    for name, found in fair_comparisons(table).items():
        if found.difference.value is not None:
            yield _of(f"follow-up, {name}", found.difference, 0.0)


def fair_comparisons(table: ApplicationTable) -> dict[str, FollowUpComparison]:
    """The comparison at each landmark."""
    return {
        f"fair, day {day}": comparison_designs.landmark_comparison(table, day) for day in LANDMARKS
    }


def _companies(true: Truth, search: Search, table: ApplicationTable) -> Intervals:
    """Each company's true chance to have answered its applications of that age."""
    old = table.rows["age"] > table.thresholds.applied
    truth = search.truth.assign(age=table.rows["age"]).loc[old | table.rows["silent"]]
    chance = truth["answers"] * [
        true.answered_by(str(channel), int(age))
        for channel, age in zip(truth["channel"], truth["age"], strict=True)
    ]
    by_company = chance.groupby(truth["company_key"]).mean()
    rows = table.rows.loc[table.rows["old_enough"]]
    answered = rows["response"].isin(COMPANY_RESPONSES).groupby(rows["company_key"])
    k, n = answered.sum(), answered.size()
    found = fit_beta_binomial(k, n).posterior(k, n)
    for company, value, low, high in zip(k.index, *found, strict=True):
        truth_there = float(by_company[company])
        yield Interval(
            "company's chance to answer", float(value), float(low), float(high), truth_there
        )


def _of(name: str, found: Estimate, truth: float) -> Interval:
    return Interval(name, found.value, found.low, found.high, truth)


def _row(
    name: str, frame: pd.DataFrame, key: str | int, truth: float, value: str = "value"
) -> Interval:
    found, low, high = frame.loc[[key], [value, "low", "high"]].to_numpy(dtype=float)[0].tolist()
    return Interval(name, found, low, high, truth)
