"""
The questions of the pages: each function takes the table of applications and returns one answer.

Pages and ``ajar.ui`` import no other module of this layer.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from ajar.measure import bulk_days, funnel, weekly
from ajar.measure.activity_record import ActivityRecord, activity_record
from ajar.measure.all_estimates import Estimates, all_estimates
from ajar.measure.application_table import ApplicationTable
from ajar.measure.application_table import build as application_table
from ajar.measure.filters import keep as filtered
from ajar.measure.follow_ups_data import FollowUps, follow_ups
from ajar.measure.funnel import flows
from ajar.measure.group_shares import stratified_odds_ratios
from ajar.measure.key_figures import KeyFigures, key_figures
from ajar.measure.open_now import fresh, open_now
from ajar.measure.published import Beside, beside_published
from ajar.measure.randomisation import assignments
from ajar.measure.randomisation import eligible as eligible_for_randomisation
from ajar.measure.record_keeping import Habit
from ajar.measure.rejections_data import Rejections, rejections
from ajar.measure.reply_days import median_days
from ajar.measure.response_times_data import ResponseTimes, response_times
from ajar.measure.risk_difference import FollowUpComparison
from ajar.measure.since_change import SinceChange, since_change
from ajar.model.enums import Stage
from ajar.model.estimate import SMALLEST_N, Estimate

__all__ = [
    "ActivityRecord",
    "ApplicationTable",
    "Beside",
    "CompanyHistory",
    "DominantCompany",
    "Estimates",
    "FilterOptions",
    "FollowUpComparison",
    "FollowUps",
    "KeyFigures",
    "Overview",
    "Rejections",
    "ResponseTimes",
    "SinceChange",
    "activity_record",
    "all_estimates",
    "application_table",
    "assignments",
    "beside_published",
    "company",
    "dominant_company",
    "eligible_for_randomisation",
    "filter_options",
    "filtered",
    "flows",
    "follow_ups",
    "fresh",
    "keeping_sentences",
    "key_figures",
    "open_now",
    "outcomes_within_sources",
    "overview",
    "rejections",
    "response_times",
    "since_change",
]


class FilterOptions(NamedTuple):
    """What there is to filter by."""

    channels: list[str]
    role_groups: list[str]
    stages: list[int]
    companies: Mapping[str, str]
    """Key -> company, those with most applications first."""


def filter_options(table: ApplicationTable, *, most_companies: int) -> FilterOptions:
    """The channels, kinds of role, stages and companies that occur."""
    rows = table.rows
    largest = table.tracker.companies.nlargest(most_companies, "applications", keep="first")
    return FilterOptions(
        channels=sorted(rows["channel"].astype("str").unique()),
        role_groups=sorted(table.role_group.unique()),
        stages=sorted(int(stage) for stage in rows["stage"].unique()),
        companies=dict(zip(largest["company_key"], largest["company"], strict=True)),
    )


class DominantCompany(NamedTuple):
    """One company that has more than half of the applications."""

    company: str
    applications: int
    of: int


def dominant_company(table: ApplicationTable) -> DominantCompany | None:
    """
    The company that has more than half of at least five applications, if one has.

    What is measured of them is then mostly how that company answers, which no interval tells:
    applications to other companies would have to be compared with it, and there are few.
    """
    keys = table.rows["company_key"]
    counts = keys[keys != ""].value_counts()
    if len(table) < SMALLEST_N or counts.empty or 2 * counts.iloc[0] <= len(table):
        return None
    company = table.rows.loc[keys == counts.index[0], "company"].iloc[0]
    return DominantCompany(str(company), int(counts.iloc[0]), len(table))


def keeping_sentences(table: ApplicationTable) -> tuple[str, ...]:
    """
    What was noticed about how the file is kept, where figures depend on it.

    A file that ended long ago is asked about where it is opened.
    """
    return tuple(each.sentence for each in table.keeping.findings if each.habit is not Habit.STALE)


def outcomes_within_sources(table: ApplicationTable) -> pd.DataFrame:
    """Odds of a positive reply by job type, over all and within each channel."""
    return stratified_odds_ratios(table, "positive", "role")


class Overview(NamedTuple):
    """How the search is going."""

    sent: int
    speaks: bool
    """The file says something about replies."""
    dated_later: int
    """Applications sent whose day is after the one on which all is judged."""
    companies: int
    funnel: pd.DataFrame
    lower_bound: str
    flows: pd.DataFrame
    figures: KeyFigures
    median_positive: Estimate
    """Days to a positive reply, among those that came."""
    median_rejection: Estimate
    weeks: pd.DataFrame
    """Applications and replies of each week."""
    bulk_days: pd.DataFrame


def overview(table: ApplicationTable) -> Overview:
    """What the Overview page shows."""
    keys = table.rows["company_key"]
    return Overview(
        sent=len(table.rows),
        speaks=table.tracker.scope.replies,
        dated_later=int(table.rows["future"].sum()),
        companies=int(keys[keys != ""].nunique()),
        funnel=funnel.funnel(table),
        lower_bound=funnel.lower_bound(table),
        flows=funnel.flows(table),
        figures=key_figures(table),
        median_positive=median_days(table, "positive"),
        median_rejection=median_days(table, "rejection"),
        weeks=weekly.per_week(table),
        bulk_days=bulk_days.bulk_days(table),
    )


class CompanyHistory(NamedTuple):
    """Everything about one company."""

    company: str
    stage: Stage
    first_day: date | None
    last_day: date | None
    applications: pd.DataFrame
    """As in the tracker, the latest first, with ``applied_on`` (day; empty where unknown)."""
    events: pd.DataFrame
    """kind, day, note, role; in time order, undated last."""


def company(table: ApplicationTable, key: str) -> CompanyHistory:
    """The history of the company with this key."""
    tracker = table.tracker
    row = tracker.companies.loc[tracker.companies["company_key"] == key].iloc[0]
    own = tracker.applications.loc[tracker.applications["company_key"] == key]
    events = tracker.events.loc[tracker.events["company_key"] == key]
    applied_on = table.rows.set_index("id")["applied_on"]
    own = own.assign(applied_on=own["id"].map(applied_on)).sort_values(
        "applied_on", ascending=False, na_position="last", kind="stable"
    )
    roles = own.set_index("id")["role"]
    events = events.assign(role=events["application"].map(roles).fillna(""))
    return CompanyHistory(
        company=str(row["company"]),
        stage=Stage(int(row["stage"])),
        first_day=_day(row["first_day"]),
        last_day=_day(row["last_day"]),
        applications=own,
        events=events.sort_values("day", kind="stable")[["kind", "day", "note", "role"]],
    )


def _day(value: Any) -> date | None:  # noqa: ANN401 - a cell of a frame
    return None if pd.isna(value) else pd.Timestamp(value).date()
