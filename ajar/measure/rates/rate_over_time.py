"""Rate of rejections in a moving window of applications."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable, has_duration
from ajar.measure.applications.first_responses import REPLY_KINDS
from ajar.measure.applications.record_keeping import WEEK
from ajar.measure.rates.proportions import OLD_ENOUGH_DAYS
from ajar.measure.statistics.design_effect import share_interval
from ajar.measure.statistics.risk_difference import stratified_difference

WINDOW = 30
"""Applications in each window."""
_MOST_POINTS = 120
_MOST_UNDATED = 0.2


class RateOverTime(NamedTuple):
    """The rejection rate in a moving window of applications."""

    points: pd.DataFrame
    """``day`` (the last application of the window), ``first_day``, ``k, n, value, low, high``."""
    mean: float | None
    """The rate over all applications used."""
    n: int
    excluded: int
    """Too young, without a usable day, or with the event on an unknown day."""
    change: tuple[float, float, float] | None
    """Last window minus first with its interval; None where they share applications."""
    within: int | None
    """Days after applying within which an event counts; None without a limit."""


def rejection_rate_over_time(table: ApplicationTable) -> RateOverTime:
    """
    Return the share rejected within 60 days, in windows of 30 applications.

    Used are applications at least 60 days old, in the order in which they were sent. Where more
    than a fifth of the rejections have no day, they count whenever they came: leaving them out
    would bias the rate downwards. So they do if they were entered in bulk, days later.
    """
    rows = table.rows
    clock, kinds = REPLY_KINDS["rejected"]
    used = has_duration(rows, clock) & (rows["age"] >= OLD_ENOUGH_DAYS)
    came = rows[clock].isin(kinds)
    undated = came & rows[f"{clock}_undated"]
    ever = int((used & undated).sum()) > _MOST_UNDATED * int((used & came).sum())
    ever |= table.record_keeping.max_delay_days > WEEK
    used &= ever | ~undated
    chosen = rows.loc[used].sort_values(["applied_on", "id"], kind="stable")
    in_time = ever | (chosen[f"{clock}_days"] <= OLD_ENOUGH_DAYS)
    hit = (came[chosen.index] & in_time).to_numpy()
    n, company = len(chosen), chosen["company_number"].to_numpy()
    ends = np.unique(np.linspace(WINDOW, n, _MOST_POINTS * (n >= WINDOW)).astype(int)).tolist()
    points = [
        (
            chosen["applied_on"].iloc[end - 1],
            chosen["applied_on"].iloc[end - WINDOW],
            int(hit[end - WINDOW : end].sum()),
            WINDOW,
            *share_interval(hit[end - WINDOW : end], company[end - WINDOW : end]),
        )
        for end in ends
    ]
    frame = pd.DataFrame(points, columns=["day", "first_day", "k", "n", "low", "high"])
    frame.insert(4, "value", frame["k"] / frame["n"])
    change = None
    if n >= 2 * WINDOW:
        k = [int(hit[-WINDOW:].sum())], [int(hit[:WINDOW].sum())]
        change = stratified_difference(k, ([WINDOW], [WINDOW]))
    mean = float(hit.mean()) if n else None
    return RateOverTime(frame, mean, n, len(rows) - n, change, None if ever else OLD_ENOUGH_DAYS)
