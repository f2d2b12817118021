"""Stated reasons of rejections and closings."""

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.statistics.intervals import wilson
from ajar.model.enums import Outcome, Reason


def reasons(table: ApplicationTable) -> pd.DataFrame:
    """
    Return the stated reasons of applications that were rejected or closed.

    Returns
    -------
    DataFrame
        ``reason, label, count``, and ``share`` of those with a stated reason with ``low`` and
        ``high`` (NaN for ``unstated``, which comes last); most frequent first.
    """
    ended = table.rows["outcome"].isin([Outcome.REJECTED, Outcome.CLOSED]).to_numpy()
    counts = table.tracker.applications.loc[ended, "reason"].value_counts().reset_index()
    stated = counts["reason"] != Reason.UNSTATED
    n = int(counts.loc[stated, "count"].sum())
    low, high = wilson(counts["count"].where(stated, 0), n)
    frame = counts.assign(
        reason=counts["reason"].astype("str"),
        label=[Reason(name).label for name in counts["reason"]],
        share=(counts["count"] / max(n, 1)).where(stated),
        low=pd.Series(low).where(stated),
        high=pd.Series(high).where(stated),
        stated=stated,
    ).sort_values(["stated", "count"], ascending=False, kind="stable")
    columns = ["reason", "label", "count", "share", "low", "high"]
    return frame.loc[frame["count"] > 0, columns].reset_index(drop=True)
