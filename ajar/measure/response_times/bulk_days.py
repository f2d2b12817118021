"""Bulk days: days with so many replies that they were probably entered then."""

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable

FEWEST = 8
"""Least replies on a bulk day."""
TIMES_USUAL = 5


def bulk_days(table: ApplicationTable) -> pd.DataFrame:
    """
    Return days with at least eight replies and five times as many as an ordinary day with replies.

    Nothing is done about them unless the person says that they were entered in bulk
    (``application_table(..., entered_in_bulk=...)``). None are returned where days are not
    used as they stand, nor the day that counts as the day of entry already, and answers to
    applications without a usable day do not count: there nothing depends on it.

    Returns
    -------
    DataFrame
        ``day, replies`` (first responses and ends dated that day, each application once), ``usual``
        (median over days that have any), most replies first.
    """
    rows = table.rows.loc[table.rows["clock"] & (table.record_keeping.max_delay_days == 0)]
    days = pd.concat(
        [rows["response_on"], rows["end_on"].where(rows["end_on"] != rows["response_on"])]
    ).dropna()
    counts = days.value_counts().rename_axis("day").reset_index(name="replies")
    usual = float(counts["replies"].median()) if len(counts) else 0.0
    many = counts["replies"] >= max(FEWEST, TIMES_USUAL * usual)
    if (entered := table.record_keeping.day_of_entry) is not None:
        many &= counts["day"] != pd.Timestamp(entered)
    found: pd.DataFrame = counts.loc[many].sort_values(["replies", "day"], ascending=[False, True])
    return found.assign(usual=usual).reset_index(drop=True)
