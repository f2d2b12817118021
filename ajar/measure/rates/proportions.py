"""Shares of applications, each with its numerator, denominator, interval and definition."""

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.applications.waiting_threshold import no_reply_cases
from ajar.measure.statistics.design_effect import share_interval
from ajar.model.enums import Outcome
from ajar.model.estimate import Estimate

OLD_ENOUGH_DAYS = 60
"""Least age in days of applications that are compared: by then most replies have come."""


def proportion(
    table: ApplicationTable,
    name: str,
    hit: pd.Series,
    cases: pd.Series,
    definition: str,
    *,
    of: int | None = None,
) -> Estimate:
    """
    Return the share of *cases* in *hit*, both masks aligned with ``rows``.

    The excluded are those of the *of* applications (all by default) that are no cases.

    The interval is Wilson's at the number of independent applications that tell as much, which
    is their number where each went to another company. No value where there is no case.
    """
    n = int(cases.sum())
    excluded = (len(table) if of is None else of) - n
    if n == 0:
        return empty_proportion(name, definition, excluded, "There is nothing to count yet.")
    counted = hit[cases]
    low, high = share_interval(counted, table.rows.loc[cases, "company_number"])
    k = int(counted.sum())
    return Estimate(name, k / n, float(low), float(high), n, "share", definition, k, excluded)


def empty_proportion(name: str, definition: str, excluded: int, note: str) -> Estimate:
    """Return an estimate without cases, with the reason."""
    return Estimate(name, None, None, None, 0, "share", definition, 0, excluded, note)


def rejection_rate_sent(table: ApplicationTable) -> Estimate:
    """Return the share rejected of all applications; no value if rejections are not covered."""
    rejected = table.rows["outcome"] == Outcome.REJECTED
    return _of_rejections(
        table, "rejection_rate_sent", rejected, rejected | True, "rejected ÷ applications"
    )


def rejection_rate_decided(table: ApplicationTable) -> Estimate:
    """Return the share rejected of applications that were rejected or got an offer."""
    rejected = table.rows["outcome"] == Outcome.REJECTED
    decided = rejected | (table.rows["outcome"] == Outcome.OFFER)
    return _of_rejections(
        table, "rejection_rate_decided", rejected, decided, "rejected ÷ (rejected + offers)"
    )


def _of_rejections(
    table: ApplicationTable, name: str, counted: pd.Series, cases: pd.Series, definition: str
) -> Estimate:
    if table.rejections_not_covered:
        return empty_proportion(name, definition, len(table), table.rejections_not_covered)
    return proportion(table, name, counted, cases, definition)


def no_reply_share(table: ApplicationTable) -> Estimate:
    """Return the share without any reply of applications older than the waiting threshold."""
    definition = (
        f"applications without any reply ÷ applications older than {table.thresholds.applied} days"
    )
    if table.replies_not_covered:
        return empty_proportion("no_reply_share", definition, len(table), table.replies_not_covered)
    unanswered, old_enough = no_reply_cases(table.rows)
    return proportion(table, "no_reply_share", unanswered, old_enough, definition)
