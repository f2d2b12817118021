"""The waiting threshold as an estimate."""

from ajar.measure.application_table import ApplicationTable, has_duration
from ajar.measure.waiting_threshold import AFTER_APPLYING, ENOUGH_POSITIVE, LONGEST, SHORTEST
from ajar.model.estimate import Estimate


def waiting_threshold(line: ApplicationTable) -> Estimate:
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
        excluded=len(line) - int(has_duration(line.rows, "word").sum()),
        note=note,
    )
