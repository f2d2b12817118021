"""The waiting threshold as an estimate."""

from ajar.measure.silence import AFTER_APPLYING, ENOUGH_POSITIVE, LONGEST, SHORTEST
from ajar.measure.timeline import Timeline, clocked
from ajar.model.estimate import Estimate


def waiting_threshold(line: Timeline) -> Estimate:
    """Days after which an application that has heard nothing counts as silent."""
    limits = line.thresholds
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
        excluded=len(line) - int(clocked(line.rows, "word").sum()),
        note=note,
    )
