"""After how many days without a word an application counts as silent."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ajar.measure.intervals import Z
from ajar.measure.survival import EventTable, cumulative_incidence

AFTER_APPLYING, AFTER_INTERVIEW, AFTER_FINAL = 30, 28, 21
"""Days; a yes comes within a week or so, and audit studies count callbacks for 30 to 45 days."""
ENOUGH_POSITIVE = 20
"""Positive replies from which a person's own curve is used."""
COME_BY_THEN = 0.95
SHORTEST, LONGEST = 14, 90
ENOUGH_AT_RISK = 5
"""A curve is read up to the last day on which so many were still waiting."""


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
    def own(self) -> bool:
        """Read from the person's own curve and not the default."""
        return self.positives >= ENOUGH_POSITIVE


def last_day_with_enough_at_risk(waits: EventTable) -> int | None:
    """The last day on which at least five were still waiting; None for a smaller search."""
    enough = waits.days[waits.at_risk >= ENOUGH_AT_RISK]
    return int(enough[-1]) if enough.size else None


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
