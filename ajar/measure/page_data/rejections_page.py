"""Data of the Rejections page."""

from typing import NamedTuple

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.rates import funnel
from ajar.measure.rates.key_figures import Rate, key_figures
from ajar.measure.rates.outcome_shares import GroupOutcomes, outcomes_by_every_group
from ajar.measure.rates.rate_over_time import RateOverTime, rejection_rate_over_time
from ajar.measure.rejections import rejection_list
from ajar.measure.rejections.rejection_reasons import reasons
from ajar.measure.rejections.rejection_stages import rejections_by_stage
from ajar.measure.response_times.reply_days import median_days
from ajar.model.estimate import Estimate


class Rejections(NamedTuple):
    """Rejections: rate, days, stages, reasons and list."""

    sent: int
    rejected: int
    covers_rejections: bool
    """Whether the file covers rejections."""
    rate: Rate
    median_days: Estimate
    over_time: RateOverTime
    stages: pd.DataFrame
    lower_bound: str
    outcomes: tuple[GroupOutcomes, ...]
    """Outcomes by each property that can be compared."""
    reasons: pd.DataFrame
    rejections: pd.DataFrame
    """Every rejection, as from ``rejection_list.rejections``."""
    sent_since: int
    """Applications sent after the first rejection."""


def rejections(table: ApplicationTable) -> Rejections:
    """Return the data of the Rejections page."""
    every = rejection_list.rejections(table)
    return Rejections(
        sent=len(table),
        rejected=len(every),
        covers_rejections=table.tracker.coverage.rejections,
        rate=key_figures(table).rejection,
        median_days=median_days(table, "rejected"),
        over_time=rejection_rate_over_time(table),
        stages=rejections_by_stage(table),
        lower_bound=funnel.lower_bound(table),
        outcomes=outcomes_by_every_group(table) if table.tracker.coverage.replies else (),
        reasons=reasons(table),
        rejections=every,
        sent_since=rejection_list.sent_since_first_rejection(table),
    )
