"""Data of the Method page."""

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.rates.group_shares import stratified_odds_ratios


def odds_ratios_by_role(table: ApplicationTable) -> pd.DataFrame:
    """Return odds ratios of a positive reply by role group, pooled and within channels."""
    return stratified_odds_ratios(table, "positive", "role")
