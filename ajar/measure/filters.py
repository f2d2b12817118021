"""Applications that pass the person's filters."""

import pandas as pd

from ajar.measure.application_table import ApplicationTable
from ajar.model.filters import Filters


def keep(table: ApplicationTable, filters: Filters) -> ApplicationTable:
    """
    The applications that pass all parts of *filters*, judged by the whole search's thresholds.

    An application without a day of applying passes only while no day is chosen.
    """
    if not filters:
        return table
    rows = table.rows
    mask = pd.Series(data=True, index=rows.index)
    if filters.first_day:
        mask &= rows["applied_on"] >= pd.Timestamp(filters.first_day)
    if filters.last_day:
        mask &= rows["applied_on"] <= pd.Timestamp(filters.last_day)
    if filters.channels:
        mask &= rows["channel"].isin(filters.channels)
    if filters.role_groups:
        mask &= table.role_group.isin(filters.role_groups)
    if filters.stages:
        mask &= rows["stage"].isin(filters.stages)
    if filters.companies:
        mask &= rows["company_key"].isin(filters.companies)
    return table.where(mask)
