"""What the Response times page shows."""

from typing import NamedTuple

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.applications.record_keeping import WEEK
from ajar.measure.applications.waiting_threshold import WaitingThresholds
from ajar.measure.rates.proportions import ANSWERS
from ajar.measure.response_times import bulk_days, curve_estimates, response_curves
from ajar.measure.response_times.reply_days import Lacking, days_to, lacking_days, median_days
from ajar.model.estimate import Curve, Estimate

SEVERAL = 3
"""Applications to one company from which its speed is shown."""


class ResponseTimes(NamedTuple):
    """How long replies take."""

    sent: int
    speaks: bool
    """The file says something about replies."""
    dated: int
    """Replies that came on a known day."""
    undated: int
    """Replies that came on a day that is not known."""
    lacking: Lacking
    """What keeps these from having a number of days."""
    replies: int
    """Applications with a reply of any kind."""
    positive_days: list[float]
    rejection_days: list[float]
    medians: tuple[Estimate, Estimate]
    """Of the positive replies and of the rejections, among those that came."""
    hear_after_silence: Curve
    thresholds: WaitingThresholds
    after_stage: pd.DataFrame
    bulk_days: pd.DataFrame
    """Days on which many replies are dated, as from ``bulk_days.bulk_days``."""
    companies: pd.DataFrame
    """``company, applications, replies, median_days`` of companies with several applications."""


def response_times(table: ApplicationTable) -> ResponseTimes:
    """Everything that the Response times page shows."""
    any_reply = median_days(table, "any")
    positive, rejection = days_to(table, "positive"), days_to(table, "rejection")
    return ResponseTimes(
        sent=len(table),
        speaks=table.tracker.scope.replies,
        dated=len(positive) + len(rejection),
        undated=any_reply.excluded,
        lacking=lacking_days(table),
        replies=any_reply.n + any_reply.excluded,
        positive_days=sorted(positive.tolist()),
        rejection_days=sorted(rejection.tolist()),
        medians=(median_days(table, "positive"), median_days(table, "rejection")),
        hear_after_silence=response_curves.hear_after_silence(table),
        thresholds=table.thresholds,
        after_stage=curve_estimates.next_responses(table),
        bulk_days=bulk_days.bulk_days(table),
        companies=companies(table),
    )


def companies(table: ApplicationTable) -> pd.DataFrame:
    """
    Companies with at least three applications, the fastest first.

    Returns
    -------
    DataFrame
        ``company, applications, replies`` and ``median_days`` to the first reply; empty where no
        reply has a day.
    """
    rows = table.rows.loc[table.rows["company_key"] != ""]
    replied = rows["response"].isin(ANSWERS)
    known = replied & (table.keeping.late_by <= WEEK)
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
    several = frame.loc[frame["applications"] >= SEVERAL]
    return several.sort_values(
        ["median_days", "applications"], ascending=[True, False], kind="stable"
    ).reset_index(drop=True)
