"""Data of the Overview page."""

from typing import NamedTuple

import pandas as pd

from ajar.measure.activity import weekly
from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.rates import funnel
from ajar.measure.rates.key_figures import KeyFigures, key_figures
from ajar.measure.response_times import bulk_days
from ajar.measure.response_times.reply_days import median_days
from ajar.model.estimate import Estimate


class Overview(NamedTuple):
    """Key figures, funnel and weekly counts of a search."""

    sent: int
    covers_replies: bool
    """Whether the file covers replies."""
    dated_later: int
    """Applications dated after the as-of date."""
    companies: int
    funnel: pd.DataFrame
    lower_bound: str
    flows: pd.DataFrame
    figures: KeyFigures
    median_positive: Estimate
    """Days to a positive reply, among those that came."""
    median_rejection: Estimate
    weeks: pd.DataFrame
    """Applications and replies of each week."""
    bulk_days: pd.DataFrame


def overview(table: ApplicationTable) -> Overview:
    """Return the data of the Overview page."""
    keys = table.rows["company_key"]
    return Overview(
        sent=len(table.rows),
        covers_replies=table.tracker.coverage.replies,
        dated_later=int(table.rows["future"].sum()),
        companies=int(keys[keys != ""].nunique()),
        funnel=funnel.funnel(table),
        lower_bound=funnel.lower_bound(table),
        flows=funnel.flows(table),
        figures=key_figures(table),
        median_positive=median_days(table, "positive"),
        median_rejection=median_days(table, "rejected"),
        weeks=weekly.per_week(table),
        bulk_days=bulk_days.bulk_days(table),
    )
