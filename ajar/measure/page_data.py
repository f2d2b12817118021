"""
The questions of the pages: each function takes the table of applications and returns one answer.

Pages and ``ajar.ui`` import no other module of this layer.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from ajar.measure import (
    activity,
    bulk,
    follow_up_effect,
    funnel,
    groups,
    messages,
    proportions,
    reasons,
    reply_times,
    responsiveness,
)
from ajar.measure.all_estimates import Estimates, all_estimates
from ajar.measure.application_table import ApplicationTable
from ajar.measure.application_table import build as application_table
from ajar.measure.filters import keep as filtered
from ajar.measure.funnel import flows
from ajar.measure.randomisation import assignments
from ajar.measure.randomisation import eligible as eligible_for_randomisation
from ajar.measure.risk_difference import FollowUpComparison
from ajar.measure.waiting_threshold import WaitingThresholds
from ajar.model.enums import Stage
from ajar.model.estimate import SMALLEST_N, Curve, Estimate

__all__ = [
    "ANSWER_WITHIN",
    "LANDMARKS",
    "REJECTION_GROUPS",
    "ApplicationTable",
    "CompanyHistory",
    "DominantCompany",
    "Estimates",
    "FilterOptions",
    "FollowUpComparison",
    "FollowUps",
    "Overview",
    "Rejections",
    "ResponseTimes",
    "all_estimates",
    "application_table",
    "assignments",
    "company",
    "dominant_company",
    "eligible_for_randomisation",
    "filter_options",
    "filtered",
    "flows",
    "follow_ups",
    "overview",
    "rejections",
    "response_times",
    "roles_side_by_side",
]

LANDMARKS = (14, 7, 21)
"""Days of the fair comparison; the first is the one to read, the others check it."""


class FilterOptions(NamedTuple):
    """What there is to filter by."""

    channels: list[str]
    role_groups: list[str]
    stages: list[int]
    companies: Mapping[str, str]
    """Key -> company, those with most applications first."""


def filter_options(line: ApplicationTable, *, most_companies: int) -> FilterOptions:
    """The channels, kinds of role, stages and companies that occur."""
    rows = line.rows
    doors = line.tracker.companies.nlargest(most_companies, "applications", keep="first")
    return FilterOptions(
        channels=sorted(rows["channel"].astype("str").unique()),
        role_groups=sorted(line.role_group.unique()),
        stages=sorted(int(stage) for stage in rows["stage"].unique()),
        companies=dict(zip(doors["company_key"], doors["company"], strict=True)),
    )


class DominantCompany(NamedTuple):
    """One company that has more than half of the applications."""

    company: str
    applications: int
    of: int


def dominant_company(line: ApplicationTable) -> DominantCompany | None:
    """
    The company that has more than half of at least five applications, if one has.

    What is measured of them is then mostly how that company answers, which no interval tells:
    applications to other companies would have to be compared with it, and there are few.
    """
    keys = line.rows["company_key"]
    counts = keys[keys != ""].value_counts()
    if len(line) < SMALLEST_N or counts.empty or 2 * counts.iloc[0] <= len(line):
        return None
    company = line.rows.loc[keys == counts.index[0], "company"].iloc[0]
    return DominantCompany(str(company), int(counts.iloc[0]), len(line))


class Overview(NamedTuple):
    """How the search is going."""

    sent: int
    dated_later: int
    """Applications sent whose day is after the one on which all is judged."""
    companies: int
    rejection_rate: Estimate
    positive_by_30: Estimate
    no_reply: Estimate
    conversions: tuple[Estimate, ...]
    funnel: pd.DataFrame
    lower_bound: str
    flows: pd.DataFrame
    calendar: pd.DataFrame
    lately: pd.DataFrame
    wall: pd.DataFrame
    sent_since: int
    """Applications sent after the first rejection."""
    bulk_days: pd.DataFrame


def overview(line: ApplicationTable) -> Overview:
    """What the Overview page shows."""
    keys = line.rows["company_key"]
    return Overview(
        sent=len(line.rows),
        dated_later=int(line.rows["future"].sum()),
        companies=int(keys[keys != ""].nunique()),
        rejection_rate=proportions.rejection_rate_sent(line),
        positive_by_30=reply_times.by_day(line, "positive", 30),
        no_reply=proportions.no_reply_share(line),
        conversions=funnel.conversions(line),
        funnel=funnel.funnel(line),
        lower_bound=funnel.lower_bound(line),
        flows=funnel.flows(line),
        calendar=activity.calendar(line),
        lately=activity.recent_changes(line, days=30),
        wall=activity.rejections(line),
        sent_since=activity.sent_since_first_no(line),
        bulk_days=bulk.bulk_days(line),
    )


class Rejections(NamedTuple):
    """Where and why applications were turned down."""

    of_sent: Estimate
    of_decided: Estimate
    by_day_60: Estimate
    groups: Mapping[str, pd.DataFrame]
    """What the groups are -> group frame, compared together."""
    conversions: tuple[Estimate, ...]
    reasons: pd.DataFrame


REJECTION_GROUPS: tuple[groups.By, ...] = (
    "channel",
    "role",
    "stage",
    "month",
    "weekday",
    "company",
)


def rejections(line: ApplicationTable) -> Rejections:
    """What the Rejections page shows."""
    frames: dict[str, pd.DataFrame] = {
        by: groups.by_group(line, "rejected", by) for by in REJECTION_GROUPS
    }
    return Rejections(
        of_sent=proportions.rejection_rate_sent(line),
        of_decided=proportions.rejection_rate_decided(line),
        by_day_60=reply_times.by_day(line, "rejected", 60),
        groups=groups.adjust_p_values(frames),
        conversions=funnel.conversions(line),
        reasons=reasons.reasons(line),
    )


def roles_side_by_side(line: ApplicationTable) -> pd.DataFrame:
    """What the Rejections page shows beneath the kinds of role."""
    return groups.stratified_odds_ratios(line, "rejected", "role", within="channel")


class ResponseTimes(NamedTuple):
    """How long things take."""

    stacked: pd.DataFrame
    waiting: Curve
    plain: tuple[Estimate, ...]
    """A positive reply and any reply by day 30, counted plainly beside the curves."""
    hear_after_silence: Curve
    times: pd.DataFrame
    next_words: pd.DataFrame
    threshold: Estimate
    thresholds: WaitingThresholds
    """The same after an interview and after a final round."""
    company_speed: pd.DataFrame
    positive_by_channel: pd.DataFrame


ANSWER_WITHIN = 14
"""Days that count as a quick answer when companies are compared."""


def response_times(line: ApplicationTable) -> ResponseTimes:
    """What the Response times page shows."""
    curves = reply_times.first_word_curves(line)
    by_channel = groups.adjust_p_values({"channel": groups.by_group(line, "positive", "channel")})
    return ResponseTimes(
        stacked=reply_times.stacked(line),
        waiting=curves["curve_waiting"],
        plain=tuple(proportions.naive_by_day(line, what, 30) for what in ("positive", "reply")),
        hear_after_silence=reply_times.hear_after_silence(line),
        times=reply_times.waiting_times(line),
        next_words=reply_times.next_responses(line),
        threshold=line.waiting_threshold,
        thresholds=line.thresholds,
        company_speed=responsiveness.company_speed(line, within=ANSWER_WITHIN),
        positive_by_channel=by_channel["channel"],
    )


class FollowUps(NamedTuple):
    """What was sent and what came of it."""

    sent: pd.DataFrame
    answered: Estimate
    after_rejection: pd.DataFrame
    answered_after_rejection: Estimate
    fair: tuple[FollowUpComparison, ...]
    """One per landmark, the one to read first."""
    naive: FollowUpComparison
    after_rejection_fair: FollowUpComparison
    randomised: FollowUpComparison | None

    @property
    def wrote(self) -> bool:
        """Anything was sent at all."""
        return bool(self.sent["sent"].sum())


def follow_ups(line: ApplicationTable) -> FollowUps:
    """What the Follow-ups page shows."""
    return FollowUps(
        sent=messages.sent(line),
        answered=messages.answered(line),
        after_rejection=messages.after_rejection(line),
        answered_after_rejection=messages.answered_after_rejection(line),
        fair=tuple(follow_up_effect.landmark_comparison(line, landmark) for landmark in LANDMARKS),
        naive=follow_up_effect.naive_comparison(line),
        after_rejection_fair=follow_up_effect.after_rejection_fair(line),
        randomised=follow_up_effect.randomised(line),
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


def company(line: ApplicationTable, key: str) -> CompanyHistory:
    """The history of the company with this key."""
    tracker = line.tracker
    door = tracker.companies.loc[tracker.companies["company_key"] == key].iloc[0]
    own = tracker.applications.loc[tracker.applications["company_key"] == key]
    events = tracker.events.loc[tracker.events["company_key"] == key]
    applied_on = line.rows.set_index("id")["applied_on"]
    own = own.assign(applied_on=own["id"].map(applied_on)).sort_values(
        "applied_on", ascending=False, na_position="last", kind="stable"
    )
    roles = own.set_index("id")["role"]
    events = events.assign(role=events["application"].map(roles).fillna(""))
    return CompanyHistory(
        company=str(door["company"]),
        stage=Stage(int(door["stage"])),
        first_day=_day(door["first_day"]),
        last_day=_day(door["last_day"]),
        applications=own,
        events=events.sort_values("day", kind="stable")[["kind", "day", "note", "role"]],
    )


def _day(value: Any) -> date | None:  # noqa: ANN401 - a cell of a frame
    return None if pd.isna(value) else pd.Timestamp(value).date()
