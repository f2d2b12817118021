"""How readily and how fast each company answers, drawn towards the person's own mean."""

import numpy as np
import pandas as pd

from ajar.measure.application_table import ApplicationTable
from ajar.measure.beta_binomial import fit_beta_binomial
from ajar.measure.proportions import ANSWERS


def responsiveness(table: ApplicationTable) -> pd.DataFrame:
    """
    Share of applications that each company answered at all.

    Looked at are applications older than the waiting threshold.

    Returns
    -------
    DataFrame
        ``company_key, company, n, k, raw`` (k of n), ``value, low, high`` (shrunk, with its
        95 % interval), highest value first.
    """
    rows = table.rows
    return _shrunk(rows.loc[rows["old_enough"]], rows["response"].isin(ANSWERS))


def _shrunk(rows: pd.DataFrame, hit: pd.Series) -> pd.DataFrame:
    known = rows.loc[rows["company_key"] != ""]
    codes, keys = pd.factorize(known["company_key"])
    first = np.unique(codes, return_index=True)[1]
    n = np.bincount(codes, minlength=len(keys))
    k = np.bincount(codes[hit.loc[known.index].to_numpy()], minlength=len(keys))
    value, low, high = fit_beta_binomial(k, n).posterior(k, n)
    frame = pd.DataFrame(
        {
            "company_key": keys,
            "company": known["company"].to_numpy()[first],
            "n": n,
            "k": k,
            "raw": k / n,
            "value": value,
            "low": low,
            "high": high,
        }
    )
    ordered = frame.sort_values(["value", "n", "company_key"], ascending=[False, False, True])
    return ordered.reset_index(drop=True)
