"""
Days after which no reply counts as silence, and which applications are silent or judged.

A limit is the number of days without a reply after which an open application is silent; it depends
on the stage that was reached. Re-engagement asks here about past days, too.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ajar.measure.statistics.life_table import LifeTable, last_day_with_enough_at_risk
from ajar.measure.statistics.survival import cumulative_incidence
from ajar.model.arrays import Flags, Floats, Ints
from ajar.model.enums import Outcome, Stage
from ajar.model.estimate import Estimate

AFTER_APPLYING, AFTER_INTERVIEW, AFTER_FINAL = 45, 38, 25
"""
Default waiting thresholds, in days.

In four dated public logs a quarter of the first positive replies came after day 30 and a tenth
after day 60; about two in ten employers take four weeks or more after an interview (The
Conference Board, 2023), and the mean time from final round to answer is 25 days.
"""
ENOUGH_POSITIVE = 40
"""
Least positive replies for a threshold from the person's own curve.

With fewer, an interval that is short enough to be useful is mostly one that happens to lie too
low: of 20 replies that are 95 % due by day 21, such intervals hold that day in half of the cases.
"""
MAX_HALF_WIDTH_DAYS = 10
"""Largest half-width of the interval, in days, with which the person's own threshold is used."""
COVERED_SHARE = 0.95
TAIL_SHARE = 0.5
"""Share of the replies from which the tail is estimated: the later half."""
MIN_DAYS, MAX_DAYS = 14, 90
_STEPS = 40
"""Number of quantiles of each distribution that are combined in the interval."""


@dataclass(frozen=True)
class WaitingThresholds:
    """Waiting thresholds in days by stage, and the basis of the one after applying."""

    applied: int = AFTER_APPLYING
    interview: int = AFTER_INTERVIEW
    """After a screen, a test or an interview."""
    final: int = AFTER_FINAL
    """After a final round or later."""
    positives: int = 0
    """Positive first responses with a usable day."""
    low: float | None = None
    high: float | None = None
    """Ends of the 95 % interval of ``applied``; None where it is the default."""

    @property
    def by_stage(self) -> Ints:
        """Threshold of each stage in days, from applied to offer."""
        return np.array(
            [
                self.applied
                if stage is Stage.APPLIED
                else self.interview
                if stage <= Stage.INTERVIEW
                else self.final
                for stage in Stage
            ]
        )

    @property
    def own(self) -> bool:
        """Whether it is read from the person's own curve."""
        return self.low is not None


def thresholds(waits: LifeTable, positive: int) -> WaitingThresholds:
    """
    Return the waiting thresholds that follow from the first responses.

    Parameters
    ----------
    waits
        Waits from applying to the first response.
    positive
        The kind that stands for a positive one.

    Notes
    -----
    With 40 positive replies or more, and where it is known within ten days: the day by which
    95 % of the positive first replies that come by the last day with five at risk have come,
    between 14 and 90. For its interval the later half is taken to tail off exponentially [1]_:
    how large that half is has a beta distribution, the rate a gamma distribution, and the
    interval leaves out 2.5 % of their combinations on either side. Distribution-free intervals
    [2]_ have no upper end below 73 replies.

    References
    ----------
    .. [1] Breiman, L., Stone, C. J. and Kooperberg, C. (1990). Robust confidence bounds for
           extreme upper quantiles. J. Statist. Comput. Simul. 37, 127-149.
    .. [2] Woodruff, R. S. (1952). Confidence intervals for medians and other position
           measures. JASA 47, 635-646.
    """
    positives = int(waits.counts[positive].sum())
    last = last_day_with_enough_at_risk(waits)
    usual = WaitingThresholds(positives=positives)
    if positives < ENOUGH_POSITIVE or last is None:
        return usual
    curve = cumulative_incidence(waits, [positive]).until(last)
    if not curve.value[-1]:
        return usual
    share = curve.value / curve.value[-1]
    value = float(curve.days[np.searchsorted(share, COVERED_SHARE - 1e-12)])
    low, high = _tail_interval(curve.days, share, positives)
    low, high = min(np.floor(low), value), max(np.ceil(high), value)
    if max(value - low, high - value) > MAX_HALF_WIDTH_DAYS:
        return usual
    days, ends = np.clip([value, low, high], MIN_DAYS, MAX_DAYS).astype(int), positives
    return WaitingThresholds(int(days[0]), positives=ends, low=float(days[1]), high=float(days[2]))


def _tail_interval(days: Ints, share: Floats, n: int) -> tuple[float, float]:
    """Return the 95 % interval of the day by which 95 % of *n* replies come."""
    from scipy.special import betaincinv, gammaincinv

    place = int(np.searchsorted(share, 1 - TAIL_SHARE - 1e-12))
    start, below = float(days[place]), float(share[place])
    late = np.diff(share, prepend=0.0)[place + 1 :]
    count = n * (1 - below)
    if count < 1:
        return start, start
    rate = float(late @ (days[place + 1 :] - start)) / (1 - below)
    steps = (np.arange(_STEPS) + 0.5) / _STEPS
    before = betaincinv(n - count + 0.5, count + 0.5, steps)
    rates = rate * count / gammaincinv(count, steps)
    reach = np.log(np.maximum((1 - before) / (1 - COVERED_SHARE), 1e-9))
    low, high = np.quantile(start + np.outer(rates, reach), [0.025, 0.975])
    return float(low), float(high)


def waiting_threshold(limits: WaitingThresholds, *, excluded: int) -> Estimate:
    """Return the waiting threshold after applying as an estimate."""
    if limits.own:
        definition = (
            "day by which 95 % of the positive first replies that come have come "
            f"({MIN_DAYS} to {MAX_DAYS})"
        )
        note = f"Read from {limits.positives} positive replies of this search."
    else:
        definition = (
            f"{AFTER_APPLYING} days after applying, until {ENOUGH_POSITIVE} positive replies have "
            f"a day and your own figure is known within {MAX_HALF_WIDTH_DAYS} days"
        )
        note = f"The usual figure: {limits.positives} positive replies with a day so far."
    return Estimate(
        "waiting_threshold_days",
        float(limits.applied),
        limits.low,
        limits.high,
        limits.positives,
        "days",
        definition,
        excluded=excluded,
        note=note,
    )


def is_silent(rows: pd.DataFrame, limits: WaitingThresholds) -> pd.Series:
    """
    Return a mask of open applications without a reply for longer than the limit of their stage.

    *rows* are those of an application table. Where a stage was reached on an unknown day, its
    reply is given the time that a first reply has before the time of its stage runs.
    """
    stage = rows["stage"].to_numpy()
    allowed = limits.applied * ((stage > Stage.APPLIED) & rows["last_response_on"].isna())
    overdue = is_overdue((rows["waited"] - allowed).to_numpy(), stage, limits)
    overdue &= ~rows["future"] & ~rows["has_future_event"]
    silent: pd.Series = _is_open(rows) & (rows["said_silent"] | overdue)
    return silent


def is_overdue(waited: NDArray[Any], stage: Ints, limits: WaitingThresholds) -> Flags:
    """
    Return whether so many days without a word are more than the limit of the stage reached.

    Today or on a day in the past; *waited* and *stage* have one entry per application.
    """
    overdue: Flags = waited > limits.by_stage[stage]
    return overdue


def is_old_enough(rows: pd.DataFrame, silent: pd.Series, limits: WaitingThresholds) -> pd.Series:
    """
    Return a mask of applications of which it can be said whether they got a reply.

    Those older than the limit after applying, and those that the file itself calls unanswered;
    without a day, those that ended. What the person withdrew before the limit cannot be judged.
    """
    unanswered = silent & ~_has_reply(rows)
    old = (rows["age"] > limits.applied) | unanswered | (rows["undated"] & ~_is_open(rows))
    early = (rows["response"] == "withdrawn") & (rows["response_days"] <= limits.applied)
    judged: pd.Series = old & ~early
    return judged


def is_settled(rows: pd.DataFrame) -> pd.Series:
    """Return a mask of applications that have ended or are silent."""
    settled: pd.Series = ~_is_open(rows) | rows["silent"]
    return settled


def is_too_young(rows: pd.DataFrame, limits: WaitingThresholds) -> pd.Series:
    """Return a mask of open applications not older than the threshold."""
    too_young: pd.Series = _is_open(rows) & (rows["age"] <= limits.applied)
    return too_young


def no_reply_cases(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """
    Return masks of applications without any reply, and of those of which that can be said.

    The person's own withdrawal is none. An application that fell
    silent after a conversation got a reply (``went_quiet``).
    """
    return rows["old_enough"] & ~_has_reply(rows), rows["old_enough"]


def went_quiet(rows: pd.DataFrame) -> pd.Series:
    """Return a mask of silent applications that had a reply before."""
    quiet: pd.Series = rows["silent"] & _has_reply(rows)
    return quiet


def _has_reply(rows: pd.DataFrame) -> pd.Series:
    has_reply: pd.Series = ~rows["response"].isin(["none", "withdrawn"])
    return has_reply


def _is_open(rows: pd.DataFrame) -> pd.Series:
    is_open: pd.Series = rows["outcome"] == Outcome.OPEN
    return is_open
