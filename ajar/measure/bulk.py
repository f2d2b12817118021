"""Days on which so many answers are dated that they were probably written down, not received."""

import pandas as pd

from ajar.measure.application_table import ApplicationTable

FEWEST = 8
"""Answers on one day below which nothing is suspected."""
TIMES_USUAL = 5


def bulk_days(line: ApplicationTable) -> pd.DataFrame:
    """
    Days with at least eight answers and five times as many as an ordinary day with answers.

    Nothing is done about them unless the person says that they were entered in bulk
    (``timeline(..., entered_in_bulk=...)``).

    Returns
    -------
    DataFrame
        ``day, words`` (first words and ends dated that day, each application once), ``usual``
        (median over days that have any), most words first.
    """
    rows = line.rows
    days = pd.concat(
        [rows["word_on"], rows["end_on"].where(rows["end_on"] != rows["word_on"])]
    ).dropna()
    words = days.value_counts().rename_axis("day").reset_index(name="words")
    usual = float(words["words"].median()) if len(words) else 0.0
    many = words["words"] >= max(FEWEST, TIMES_USUAL * usual)
    found: pd.DataFrame = words.loc[many].sort_values(["words", "day"], ascending=[False, True])
    return found.assign(usual=usual).reset_index(drop=True)
