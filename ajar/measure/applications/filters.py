"""Filters: their options, and the applications that pass them."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.model.filters import Filters


def filtered(table: ApplicationTable, filters: Filters) -> ApplicationTable:
    """
    Return the applications that pass *filters*, with the whole search's thresholds.

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


class FilterOptions(NamedTuple):
    """Values that filters can take in a tracker."""

    channels: list[str]
    role_groups: list[str]
    stages: list[int]
    companies: Mapping[str, str]
    """Key -> company, those with most applications first."""


def filter_options(table: ApplicationTable, *, most_companies: int) -> FilterOptions:
    """Return the channels, role groups, stages and largest companies that occur."""
    rows = table.rows
    largest = table.tracker.companies.nlargest(most_companies, "applications", keep="first")
    return FilterOptions(
        channels=sorted(rows["channel"].astype("str").unique()),
        role_groups=sorted(table.role_group.unique()),
        stages=sorted(int(stage) for stage in rows["stage"].unique()),
        companies=dict(zip(largest["company_key"], largest["company"], strict=True)),
    )
