"""What the Method page shows."""

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.rates.group_shares import stratified_odds_ratios


def odds_ratios_by_role(table: ApplicationTable) -> pd.DataFrame:
    """Odds of a positive reply by job type, over all and within each channel."""
    return stratified_odds_ratios(table, "positive", "role")
