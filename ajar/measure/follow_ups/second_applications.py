"""Second applications: those to a company that had rejected an earlier one."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.rates.proportions import proportion
from ajar.model.dates import NEVER, day_numbers, day_series
from ajar.model.enums import Stage
from ajar.model.estimate import Estimate


class SecondApplications(NamedTuple):
    """Positive replies to second applications and to first ones."""

    again: Estimate
    """Of the applications sent to a company after it had rejected an earlier one."""
    first: Estimate
    """Of the first applications to each company."""
    applications: pd.DataFrame
    """``company, company_key, role, applied_on, rejected_on, stage, outcome`` of each *again*."""


def second_applications(table: ApplicationTable) -> SecondApplications:
    """
    Return the second applications that are old enough to judge, and their positive replies.

    An application counts as a second one where an earlier application to the same company was
    rejected before the day it was sent.
    """
    rows = table.rows.assign(role=table.tracker.applications["role"])
    rows = rows.loc[(rows["company_key"] != "") & rows["old_enough"] & ~rows["undated"]]
    applied = day_numbers(rows["applied_on"])
    rejected = day_numbers(rows["end_on"].where(rows["end"] == "rejected"))
    codes, keys = pd.factorize(rows["company_key"])
    first = np.full(len(keys), NEVER)
    np.minimum.at(first, codes, applied)
    earliest_rejection = np.full(len(keys), NEVER)
    np.minimum.at(earliest_rejection, codes, rejected)
    again = applied > earliest_rejection[codes]
    opening = applied == first[codes]
    columns = ["company", "company_key", "role", "applied_on", "rejected_on", "stage", "outcome"]
    rejected_on = day_series(earliest_rejection[codes]).set_axis(rows.index)
    chosen = rows.assign(rejected_on=rejected_on).loc[again, columns]
    return SecondApplications(
        _positive(table, "second_application_positive", rows.index[again], "second applications"),
        _positive(table, "first_application_positive", rows.index[opening], "first applications"),
        chosen.sort_values("applied_on", ascending=False, kind="stable").reset_index(drop=True),
    )


def _positive(table: ApplicationTable, name: str, rows: pd.Index, words: str) -> Estimate:
    """Return the share of *rows* that led to a call, a test or an interview."""
    cases = pd.Series(table.rows.index.isin(rows), index=table.rows.index)
    definition = f"{words} with a call, a test or an interview ÷ {words} old enough to judge"
    moved_on = table.rows["stage"] > Stage.APPLIED
    return proportion(table, name, moved_on, cases, definition, of=len(rows))
