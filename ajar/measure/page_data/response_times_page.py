"""Data of the Response times page."""

from typing import NamedTuple

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.applications.waiting_threshold import WaitingThresholds
from ajar.measure.response_times import bulk_days, curve_estimates, response_curves
from ajar.measure.response_times.company_times import company_times
from ajar.measure.response_times.reply_days import MissingDays, days_to, median_days, missing_days
from ajar.model.estimate import Curve, Estimate


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
        companies=company_times(table),
    )
