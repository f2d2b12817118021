"""Positive replies before and after a day that the person marked."""

from datetime import date
from typing import NamedTuple

from ajar.measure.applications.application_table import ApplicationTable, has_duration
from ajar.model.dates import day_number, day_numbers

REPLY_WITHIN_DAYS = 30
"""Days after applying within which a positive reply counts, on both sides alike."""


class SinceChange(NamedTuple):
    """Positive replies before and after a day that the person marked."""

    day: date
    before_k: int
    before_n: int
    after_k: int
    after_n: int
    too_young: int
    """Applications since then that are not old enough to be counted."""
    low: float
    high: float
    """Interval of after minus before, valid however often it is looked at."""

    @property
    def interval_excludes_zero(self) -> bool:
        """Whether the interval excludes zero."""
        return self.low > 0 or self.high < 0


def since_change(table: ApplicationTable, day: date) -> SinceChange:
    """
    Return positive replies within 30 days of applications sent before a day and from it on.

    Notes
    -----
    People look again whenever a reply comes, which would break an ordinary interval. Each
    share has a sequence of intervals that holds at all times together with 97.5 % [1]_; the
    difference lies between their ends with 95 %.

    References
    ----------
    .. [1] Robbins, H. (1970). Statistical methods related to the law of the iterated logarithm.
           Annals of Mathematical Statistics 41, 1397-1409; the mixture here is uniform.
    """
    rows = table.rows
    usable = has_duration(rows, "response") & ~(
        (rows["response"] == "positive") & rows["response_undated"]
    )
    old = (usable & (rows["age"] >= REPLY_WITHIN_DAYS)).to_numpy()
    hit = (
        (rows["response"] == "positive") & (rows["response_days"] <= REPLY_WITHIN_DAYS)
    ).to_numpy()
    after = day_numbers(rows["applied_on"]) >= day_number(day)
    k = [int((old & hit & side).sum()) for side in (~after, after)]
    n = [int((old & side).sum()) for side in (~after, after)]
    ends = [always_valid(*each, error=0.025) for each in zip(k, n, strict=True)]
    young = int((usable & ~old & after).sum())
    low, high = ends[1][0] - ends[0][1], ends[1][1] - ends[0][0]
    return SinceChange(day, k[0], n[0], k[1], n[1], young, low, high)


def always_valid(k: int, n: int, *, error: float = 0.05) -> tuple[float, float]:
    """
    Return a confidence interval that is valid at every sample size (always-valid).

    The shares p with (n + 1) C(n, k) p^k (1 - p)^(n - k) > *error*.

    Examples
    --------
    >>> low, high = always_valid(8, 20)
    >>> f"{low:.3f} to {high:.3f}"
    '0.134 to 0.716'
    """
    if not n:
        return 0.0, 1.0
    from scipy.optimize import brentq
    from scipy.stats import binom

    def excess(share: float) -> float:
        return float((n + 1) * binom.pmf(k, n, share) - error)

    best = k / n
    low = brentq(excess, 0.0, best) if k else 0.0
    high = brentq(excess, best, 1.0) if k < n else 1.0
    return float(low), float(high)
