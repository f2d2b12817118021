"""Median days of the replies that came; applications still waiting are left out."""

from collections.abc import Mapping
from typing import Literal

import numpy as np
import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable, has_duration
from ajar.measure.applications.first_responses import (
    COMPANY_RESPONSES,
    REPLY_KINDS,
    REPLY_NOUNS,
    ReplyKind,
)
from ajar.measure.applications.record_keeping import WEEK
from ajar.model.enums import EventKind
from ajar.model.estimate import Estimate
from ajar.model.event_groups import REPLIES

MissingDays = Literal["replies", "applications", "unclear"]

_WORDS: Mapping[ReplyKind, str] = {
    "reply": "first reply of any kind",
    "positive": "first reply, where it was positive",
    "rejected": "rejection, at whatever stage",
}


def days_to(table: ApplicationTable, kind: ReplyKind) -> pd.Series:
    """
    Return the days from applying to each reply of a kind that came on a known day.

    Empty if replies may have come more than a week before the day on which they are noted.
    """
    rows = table.rows if table.record_keeping.max_delay_days <= WEEK else table.rows.iloc[:0]
    clock, values = REPLY_KINDS[kind]
    mine = has_duration(rows, clock) & rows[clock].isin(values)
    return rows.loc[mine, f"{clock}_days"].dropna()


def median_days(table: ApplicationTable, kind: ReplyKind) -> Estimate:
    """
    Return the median days of the replies of a kind, among those that came.

    Applications still waiting are left out, so a median over all applications is later; that
    one is read from the curve (``response_curves``).

    The interval goes from the r-th smallest to the r-th largest wait, r being the 2.5 % quantile
    of a binomial with half chance [1]_; it needs six replies.

    References
    ----------
    .. [1] Conover, W. J. (1999). Practical Nonparametric Statistics, 3rd ed., section 3.2.
    """
    days = np.sort(days_to(table, kind).to_numpy(dtype=np.float64))
    clock, values = REPLY_KINDS[kind]
    low = high = None
    if rank := _rank(days.size):
        low, high = float(days[rank - 1]), float(days[-rank])
    return Estimate(
        f"median_days_among_{'replies' if kind == 'reply' else REPLY_NOUNS[kind]}",
        float(np.median(days)) if days.size else None,
        low,
        high,
        int(days.size),
        "days",
        f"median days from applying to the {_WORDS[kind]}, among those that came on a known day",
        excluded=int(table.rows[clock].isin(values).sum()) - int(days.size),
        note="" if days.size else table.record_keeping.delay_note,
    )


def missing_days(table: ApplicationTable) -> MissingDays:
    """
    Return why reply times cannot be computed: no days of replies, of applying, or unclear ones.

    ``"unclear"``: there are dates, but they do not say when replies came, as where most are the
    day of entry.
    """
    rows = table.rows
    came = rows["response"].isin(COMPANY_RESPONSES) | (rows["end"] == "rejected")
    of_replies = table.events.of(*REPLIES, EventKind.REJECTED) & table.events.dated
    if not of_replies.any():
        return "replies"
    return "applications" if rows.loc[came, "applied_on"].isna().all() else "unclear"


def _rank(n: int) -> int:
    """Return the rank of the order statistics that bound the median of *n* values; 0 for none."""
    # The quantile of the binomial, summed up here because scipy takes a quarter of a second.
    below = np.arange(1, n // 2 + 1)
    log_probability = np.concatenate([[0.0], np.cumsum(np.log(n + 1 - below) - np.log(below))])
    reached = np.cumsum(np.exp(log_probability - n * np.log(2.0)))
    return int(np.searchsorted(reached, 0.025))
