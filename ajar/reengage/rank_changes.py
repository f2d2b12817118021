"""How places changed between two rankings."""

import pandas as pd

from ajar.reengage.ranking import Ranking


def rank_changes(before: Ranking, after: Ranking) -> pd.DataFrame:
    """
    How places changed between two rankings.

    Columns: ``company``, ``company_key``, ``was``, ``now`` (places from 1; empty where it was
    or is not on the list), ``moved`` (places up; 0 where one of them is empty). In the order of
    the second list, those that left it last.
    """
    columns = ["company", "company_key", "rank"]
    joined = (
        after.frame()[columns]
        .rename(columns={"rank": "now"})
        .merge(
            before.frame()[columns].rename(columns={"rank": "was"}),
            on=["company_key"],
            how="outer",
            suffixes=("", "_before"),
        )
    )
    joined["company"] = joined["company"].fillna(joined["company_before"])
    joined["moved"] = (joined["was"] - joined["now"]).fillna(0).astype("int64")
    joined = joined.sort_values(["now", "was"], ignore_index=True)
    return joined[["company", "company_key", "was", "now", "moved"]].astype(
        {"was": "Int64", "now": "Int64"},
    )
