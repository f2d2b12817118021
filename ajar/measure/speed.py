"""How readily and how fast each company answers, drawn towards the person's own mean."""

import pandas as pd

from ajar.measure.rates import ANSWERS
from ajar.measure.shrinkage import Prior, fit
from ajar.measure.timeline import Timeline, clocked


def responsiveness(line: Timeline) -> tuple[pd.DataFrame, Prior]:
    """
    Share of applications that each company answered at all.

    Looked at are applications that heard, fell silent or ended, older than the threshold.

    Returns
    -------
    (DataFrame, Prior)
        ``company_key, company, n, k, raw`` (k of n), ``value, low, high`` (shrunk, with its
        95 % interval), highest value first; and what they are drawn towards.
    """
    rows = line.rows
    old_enough = (rows["age"] > line.thresholds.applied) | rows["silent"]
    return _shrunk(rows.loc[old_enough], rows["word"].isin(ANSWERS))


def company_speed(line: Timeline, *, within: int = 14) -> tuple[pd.DataFrame, Prior]:
    """
    Share of applications to which each company gave a word within some days.

    Looked at are applications at least so old whose first word, if any, has a day: those that
    have heard nothing count as not answered in time, which they are.

    Returns
    -------
    (DataFrame, Prior)
        As from ``responsiveness``, fastest first, with ``days`` (median wait of those that
        heard; NaN where none did).
    """
    rows = line.rows
    answered = rows["word"].isin(ANSWERS)
    used = clocked(rows, "word") & (rows["age"] >= within) & ~(answered & rows["word_undated"])
    frame, prior = _shrunk(rows.loc[used], answered & (rows["word_days"] <= within))
    waits = rows.loc[used & answered].groupby("company_key")["word_days"].median()
    return frame.assign(days=frame["company_key"].map(waits)), prior


def _shrunk(rows: pd.DataFrame, hit: pd.Series) -> tuple[pd.DataFrame, Prior]:
    known = rows.loc[rows["company_key"] != ""].assign(hit=hit)
    counts = (
        known.groupby("company_key")
        .agg(company=("company", "first"), n=("hit", "size"), k=("hit", "sum"))
        .reset_index()
    )
    prior = fit(counts["k"], counts["n"])
    value, low, high = prior.posterior(counts["k"], counts["n"])
    frame = counts.assign(raw=counts["k"] / counts["n"], value=value, low=low, high=high)
    ordered = frame.sort_values(["value", "n", "company"], ascending=[False, False, True])
    return ordered.reset_index(drop=True), prior
