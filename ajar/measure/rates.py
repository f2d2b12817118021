"""Shares of applications, each with its numerator, denominator, interval and definition."""

import pandas as pd

from ajar.measure.intervals import wilson
from ajar.measure.timeline import Timeline
from ajar.model.estimate import Estimate
from ajar.model.words import Outcome

ANSWERS = ("positive", "other", "rejected", "closed")
"""First words that come from the company: a reply."""


def share(
    name: str, k: int, n: int, definition: str, *, excluded: int = 0, note: str = ""
) -> Estimate:
    """
    *k* of *n* as an estimate with Wilson's interval; without a value where *n* is 0.

    Examples
    --------
    >>> share("replied", 3, 12, "replied ÷ sent").value
    0.25
    """
    if n == 0:
        note = note or "There is nothing to count yet."
        return Estimate(name, None, None, None, 0, "share", definition, 0, excluded, note)
    low, high = wilson(k, n)
    return Estimate(name, k / n, float(low), float(high), n, "share", definition, k, excluded, note)


def rejection_rate_sent(line: Timeline) -> Estimate:
    """Rejected of all applications; unknown where the file does not speak of rejections."""
    rejected = line.rows["outcome"] == Outcome.REJECTED
    return _of_rejections(
        line, "rejection_rate_sent", rejected, rejected | True, "rejected ÷ applications"
    )


def rejection_rate_decided(line: Timeline) -> Estimate:
    """Rejected of those that the company decided on: rejected or offered."""
    rejected = line.rows["outcome"] == Outcome.REJECTED
    decided = rejected | (line.rows["outcome"] == Outcome.OFFER)
    return _of_rejections(
        line, "rejection_rate_decided", rejected, decided, "rejected ÷ (rejected + offers)"
    )


def _of_rejections(
    line: Timeline, name: str, counted: pd.Series, cases: pd.Series, definition: str
) -> Estimate:
    if not line.tracker.scope.rejections:
        note = "The file does not speak of rejections."
        return share(name, 0, 0, definition, excluded=len(line), note=note)
    n = int(cases.sum())
    return share(name, int(counted.sum()), n, definition, excluded=len(line) - n)


def no_reply_share(line: Timeline) -> Estimate:
    """Silent applications of those older than the waiting threshold."""
    silent = line.rows["silent"]
    n = int(line.rows["old_enough"].sum())
    definition = (
        f"open and silent for longer than the threshold of the stage ÷ applications older "
        f"than {line.thresholds.applied} days"
    )
    return share("no_reply_share", int(silent.sum()), n, definition, excluded=len(line) - n)


def by_day_simple(line: Timeline, what: str, day: int) -> Estimate:
    """
    The plain share beside the curve: of those watched for *day* days, how many had it by then.

    Parameters
    ----------
    line
        The search.
    what
        ``reply``, ``positive`` or ``rejected``.
    day
        Days since applying; the day itself counts.
    """
    clock = "end" if what == "rejected" else "word"
    kinds = ANSWERS if what == "reply" else (what,)
    rows = line.rows
    used = rows["clock"] & ~rows[f"{clock}_before"] & (rows["age"] >= day)
    used &= ~(rows[clock].isin(kinds) & rows[f"{clock}_undated"])
    hit = used & rows[clock].isin(kinds) & (rows[f"{clock}_days"] <= day)
    return share(
        f"{what}_by_day_{day}_simple",
        int(hit.sum()),
        int(used.sum()),
        f"{what} by day {day} ÷ applications at least {day} days old",
        excluded=len(line) - int(used.sum()),
    )
