"""
What counts as no reply: after how many days, which applications, and of which it can be said.

The one home of that definition. A limit is the number of days without a word after which an open
application is silent; it depends on the stage that was reached.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ajar.measure.intervals import Z
from ajar.measure.survival import EventTable, cumulative_incidence, last_day_with_enough_at_risk
from ajar.model.enums import Outcome, Stage
from ajar.model.estimate import Estimate

AFTER_APPLYING, AFTER_INTERVIEW, AFTER_FINAL = 30, 28, 21
"""Days; a yes comes within a week or so, and audit studies count callbacks for 30 to 45 days."""
ENOUGH_POSITIVE = 20
"""Positive replies from which a person's own curve is used."""
COME_BY_THEN = 0.95
SHORTEST, LONGEST = 14, 90


@dataclass(frozen=True)
class WaitingThresholds:
    """Days of silence by what came last, and what the first of them is based on."""

    applied: int = AFTER_APPLYING
    interview: int = AFTER_INTERVIEW
    """After a screen, a test or an interview."""
    final: int = AFTER_FINAL
    """After a final round or later."""
    positives: int = 0
    """Positive first words with a usable day."""
    low: float | None = None
    high: float | None = None
    """Ends of the 95 % interval of ``applied``; None where it is the default."""

    @property
    def by_stage(self) -> NDArray[np.int64]:
        """Days of silence for each stage, from applied to offer."""
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
        """Read from the person's own curve and not the default."""
        return self.positives >= ENOUGH_POSITIVE


def thresholds(waits: EventTable, positive: int) -> WaitingThresholds:
    """
    Waiting thresholds from the first words.

    Parameters
    ----------
    waits
        Waits from applying to the first word.
    positive
        The kind that stands for a positive one.

    Notes
    -----
    With 20 positive replies or more: the day by which 95 % of the positive first words that
    come by the last day with five at risk have come, between 14 and 90. Its interval holds the
    days on which the share that has come cannot be told from 95 % [1]_.

    References
    ----------
    .. [1] Woodruff, R. S. (1952). Confidence intervals for medians and other position
           measures. JASA 47, 635-646.
    """
    positives = int(waits.ended[positive].sum())
    last = last_day_with_enough_at_risk(waits)
    if positives < ENOUGH_POSITIVE or last is None:
        return WaitingThresholds(positives=positives)
    curve = cumulative_incidence(waits, [positive])
    judged = curve.days <= last
    share = curve.value[judged] / curve.value[judged][-1]
    margin = Z * float(np.sqrt(COME_BY_THEN * (1 - COME_BY_THEN) / positives))
    days = [
        _day_of(curve.days[judged], share, part)
        for part in (COME_BY_THEN, COME_BY_THEN - margin, COME_BY_THEN + margin)
    ]
    return WaitingThresholds(days[0], positives=positives, low=days[1], high=days[2])


def _day_of(days: NDArray[np.int64], share: NDArray[np.float64], part: float) -> int:
    """Day on which a rising share reaches *part*, within the limits; the longest for never."""
    place = int(np.searchsorted(share, part - 1e-12))
    return int(np.clip(days[place], SHORTEST, LONGEST)) if place < days.size else LONGEST


def waiting_threshold(limits: WaitingThresholds, *, excluded: int) -> Estimate:
    """Days after which an application that has heard nothing counts as silent."""
    if limits.own:
        definition = (
            "day by which 95 % of the positive first words that come have come "
            f"({SHORTEST} to {LONGEST})"
        )
        note = f"Read from {limits.positives} positive replies of this search."
    else:
        definition = (
            f"{AFTER_APPLYING} days after applying, until {ENOUGH_POSITIVE} positive replies "
            "have a day"
        )
        note = f"The default: {limits.positives} positive replies with a day so far."
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
    Which applications are open and have heard nothing for longer than the limit of their stage.

    *rows* are those of an application table. Where a stage was reached on an unknown day, its
    word is given the time that a first word has before the time of its stage runs.
    """
    stage = rows["stage"].to_numpy()
    limit = limits.by_stage[stage]
    limit = limit + limits.applied * ((stage > Stage.APPLIED) & rows["last_word_on"].isna())
    overdue = (rows["waited"] > limit) & ~rows["future"] & ~rows["ahead"]
    silent: pd.Series = _is_open(rows) & (rows["said_silent"] | overdue)
    return silent


def is_old_enough(rows: pd.DataFrame, silent: pd.Series, limits: WaitingThresholds) -> pd.Series:
    """Of which applications it can be said whether they got a reply."""
    old: pd.Series = (rows["age"] > limits.applied) | silent | (rows["undated"] & ~_is_open(rows))
    return old


def is_settled(rows: pd.DataFrame) -> pd.Series:
    """Which applications will not go on from their stage any more: ended, or silent."""
    settled: pd.Series = ~_is_open(rows) | rows["silent"]
    return settled


def is_fresh(rows: pd.DataFrame, limits: WaitingThresholds) -> pd.Series:
    """Which applications are open and too young to be judged."""
    fresh: pd.Series = _is_open(rows) & (rows["age"] <= limits.applied)
    return fresh


def no_reply_cases(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Which applications got no reply, and of which that can be said."""
    return rows["silent"], rows["old_enough"]


def _is_open(rows: pd.DataFrame) -> pd.Series:
    is_open: pd.Series = rows["outcome"] == Outcome.OPEN
    return is_open
