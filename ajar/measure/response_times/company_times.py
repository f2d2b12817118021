"""How long each company with several applications took to reply."""

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.applications.first_responses import COMPANY_RESPONSES
from ajar.measure.applications.record_keeping import WEEK

MIN_APPLICATIONS = 3
"""Least applications to a company in the table of companies."""


def company_times(table: ApplicationTable) -> pd.DataFrame:
    """
    Return the companies with several applications, the fastest first.

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
