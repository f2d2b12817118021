"""Data of the Response times page."""

from typing import NamedTuple

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.applications.first_responses import COMPANY_RESPONSES
from ajar.measure.applications.record_keeping import WEEK
from ajar.measure.applications.waiting_threshold import WaitingThresholds
from ajar.measure.response_times import bulk_days, curve_estimates, response_curves
from ajar.measure.response_times.reply_days import MissingDays, days_to, median_days, missing_days
from ajar.model.estimate import Curve, Estimate

MIN_APPLICATIONS = 3
"""Least applications to a company in the table of companies."""


class ResponseTimes(NamedTuple):
    """Response times and waiting thresholds."""

    sent: int
    covers_replies: bool
    """Whether the file covers replies."""
    dated: int
    """Replies that came on a known day."""
    undated: int
    """Replies that came on a day that is not known."""
    missing_days: MissingDays
    """Why these have no number of days."""
    replies: int
    """Applications with a reply of any kind."""
    positive_days: list[float]
    rejection_days: list[float]
    medians: tuple[Estimate, Estimate]
    """Of the positive replies and of the rejections, among those that came."""
    reply_chance_after_silence: Curve
    thresholds: WaitingThresholds
    after_stage: pd.DataFrame
    bulk_days: pd.DataFrame
    """Days on which many replies are dated, as from ``bulk_days.bulk_days``."""
    companies: pd.DataFrame
    """``company, applications, replies, median_days`` of companies with several applications."""


def response_times(table: ApplicationTable) -> ResponseTimes:
    """Return the data of the Response times page."""
    any_reply = median_days(table, "reply")
    positive, rejection = days_to(table, "positive"), days_to(table, "rejected")
    return ResponseTimes(
        sent=len(table),
        covers_replies=table.tracker.coverage.replies,
        dated=len(positive) + len(rejection),
        undated=any_reply.excluded,
        missing_days=missing_days(table),
        replies=any_reply.n + any_reply.excluded,
        positive_days=sorted(positive.tolist()),
        rejection_days=sorted(rejection.tolist()),
        medians=(median_days(table, "positive"), median_days(table, "rejected")),
        reply_chance_after_silence=response_curves.reply_chance_after_silence(table),
        thresholds=table.thresholds,
        after_stage=curve_estimates.next_responses(table),
        bulk_days=bulk_days.bulk_days(table),
        companies=companies(table),
    )


def companies(table: ApplicationTable) -> pd.DataFrame:
    """
    Return the companies with at least three applications, the fastest first.

    Returns
    -------
    DataFrame
        ``company, applications, replies`` and ``median_days`` to the first reply; empty where no
        reply has a day.
    """
    rows = table.rows.loc[table.rows["company_key"] != ""]
    replied = rows["response"].isin(COMPANY_RESPONSES)
    known = replied & (table.record_keeping.max_delay_days <= WEEK)
    frame = (
        rows.assign(replied=replied, days=rows["response_days"].where(known))
        .groupby("company_key", sort=False)
        .agg(
            company=("company", "first"),
            applications=("id", "size"),
            replies=("replied", "sum"),
            median_days=("days", "median"),
        )
    )
    several = frame.loc[frame["applications"] >= MIN_APPLICATIONS]
    return several.sort_values(
        ["median_days", "applications"], ascending=[True, False], kind="stable"
    ).reset_index(drop=True)
