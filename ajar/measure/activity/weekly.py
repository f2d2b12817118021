"""Applications and replies per week."""

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.applications.first_responses import COMPANY_RESPONSES
from ajar.measure.applications.record_keeping import WEEK


def per_week(table: ApplicationTable) -> pd.DataFrame:
    """
    Return the applications sent and first replies received in each week.

    Returns
    -------
    DataFrame
        ``week`` (its Monday), ``applications`` and ``replies``, from the first week to the
        last; weeks without either are there with 0. Empty if no application has a day. Without
        ``replies`` if the file does not say in which week they came.
    """
    rows = table.rows
    replied = rows.loc[rows["response"].isin(COMPANY_RESPONSES), "response_on"]
    counts = pd.DataFrame({"applications": _by_week(table.sent_on), "replies": _by_week(replied)})
    if counts.empty:
        return counts.rename_axis("week").reset_index()
    weeks = pd.date_range(counts.index.min(), counts.index.max(), freq="7D", unit="us")
    full = counts.reindex(weeks).fillna(0).astype("int64")
    unknown = int(rows["response"].isin(COMPANY_RESPONSES).sum()) > 0 and replied.dropna().empty
    if unknown or not table.tracker.coverage.replies or table.record_keeping.max_delay_days > WEEK:
        full = full.drop(columns="replies")
    return full.rename_axis("week").reset_index()


def _by_week(days: pd.Series) -> pd.Series:
    known = days.dropna()
    monday = known - pd.to_timedelta(known.dt.day_of_week, unit="D")
    counts: pd.Series = monday.value_counts().sort_index()
    return counts
