"""
The facade: what pages and the command line ask for, each answer one call.

Bytes become a tracker; a tracker becomes estimates; estimates become a ranked list.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from ajar import intake, reengage
from ajar.intake import choices as saved_choices
from ajar.intake import connections
from ajar.intake import facts as _facts
from ajar.intake.reading.limits import HOSTED, LOCAL, Limits
from ajar.measure import (
    activity,
    bulk,
    coin,
    everything,
    filters,
    followups,
    funnel,
    groups,
    rates,
    reasons,
    speed,
    threshold,
    timeline,
    waiting,
)
from ajar.measure.difference import Comparison
from ajar.measure.everything import Measures
from ajar.measure.timeline import Timeline
from ajar.model.decisions import Choices, Decisions
from ajar.model.estimate import Curve, Estimate
from ajar.model.filters import Filters
from ajar.model.reading import Loaded
from ajar.model.tracker import Tracker
from ajar.model.words import Stage
from ajar.reengage import Action, Door, Excluded, Ranking, Reopening, WindowState

__all__ = [
    "HOSTED",
    "LOCAL",
    "Action",
    "Comparison",
    "Door",
    "Excluded",
    "Limits",
    "Measures",
    "Ranking",
    "Reopening",
    "Timeline",
    "WindowState",
    "facts",
    "filter_options",
    "follow_ups",
    "load",
    "measure",
    "narrowed",
    "overview",
    "rank",
    "rejections",
    "response_times",
    "timed",
]

LANDMARKS = (14, 7, 21)
"""Days of the fair comparison; the first is the one to read, the others check it."""


def load(
    files: Sequence[tuple[str, bytes]],
    *,
    choices: Choices | None = None,
    limits: Limits = LOCAL,
) -> Loaded:
    """
    Read files, together, into one tracker.

    Raises
    ------
    AjarError
        With one plain sentence, when a file cannot be read or holds no table.
    """
    return intake.read(files, choices=choices or Choices(), limits=limits)


def facts(loaded: Loaded) -> dict[str, Any]:
    """Counts of what was read; None where the files do not say."""
    return _facts.facts(loaded)


def decided(tracker: Tracker, decisions: Decisions) -> Tracker:
    """The tracker with everything the person logged in Ajar."""
    return reengage.apply(tracker, decisions)


def timed(
    tracker: Tracker, *, as_of: date, entered_in_bulk: frozenset[date] = frozenset()
) -> Timeline:
    """Days, waits and silence of every application; all measures read from it."""
    return timeline.timeline(tracker, as_of=as_of, entered_in_bulk=entered_in_bulk)


def narrowed(line: Timeline, chosen: Filters) -> Timeline:
    """The part a person is looking at, judged by the thresholds of the whole search."""
    return filters.keep(line, chosen)


def measure(
    tracker: Tracker, *, as_of: date, entered_in_bulk: frozenset[date] = frozenset()
) -> Measures:
    """Every estimate and curve by name."""
    line = timed(tracker, as_of=as_of, entered_in_bulk=entered_in_bulk)
    return everything.measure_line(line)


class FilterOptions(NamedTuple):
    """What there is to filter by."""

    channels: list[str]
    role_groups: list[str]
    stages: list[int]
    companies: Mapping[str, str]
    """Key -> company, those with most applications first."""


def filter_options(line: Timeline, *, most_companies: int) -> FilterOptions:
    """The channels, kinds of role, stages and companies that occur."""
    rows = line.rows
    doors = line.tracker.doors.nlargest(most_companies, "applications", keep="first")
    return FilterOptions(
        channels=sorted(rows["channel"].astype("str").unique()),
        role_groups=sorted(line.role_group.unique()),
        stages=sorted(int(stage) for stage in rows["stage"].unique()),
        companies=dict(zip(doors["company_key"], doors["company"], strict=True)),
    )


class Overview(NamedTuple):
    """How the search is going."""

    sent: int
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
    bulk_days: pd.DataFrame


def overview(line: Timeline) -> Overview:
    """What the Overview page shows."""
    keys = line.rows["company_key"]
    return Overview(
        sent=len(line.rows),
        companies=int(keys[keys != ""].nunique()),
        rejection_rate=rates.rejection_rate_sent(line),
        positive_by_30=waiting.by_day(line, "positive", 30),
        no_reply=rates.no_reply_share(line),
        conversions=funnel.conversions(line),
        funnel=funnel.funnel(line),
        lower_bound=funnel.lower_bound(line),
        flows=funnel.flows(line),
        calendar=activity.calendar(line),
        lately=activity.lately(line, days=30),
        wall=activity.wall(line),
        bulk_days=bulk.bulk_days(line),
    )


class Rejections(NamedTuple):
    """Where and why applications were turned down."""

    of_sent: Estimate
    of_decided: Estimate
    by_day_60: Estimate
    groups: Mapping[str, pd.DataFrame]
    """What the groups are -> group frame, compared together."""
    role_side_by_side: pd.DataFrame
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


def rejections(line: Timeline) -> Rejections:
    """What the Rejections page shows."""
    frames: dict[str, pd.DataFrame] = {
        by: groups.by_group(line, "rejected", by) for by in REJECTION_GROUPS
    }
    return Rejections(
        of_sent=rates.rejection_rate_sent(line),
        of_decided=rates.rejection_rate_decided(line),
        by_day_60=waiting.by_day(line, "rejected", 60),
        groups=groups.compare(frames),
        role_side_by_side=groups.side_by_side(line, "rejected", "role", within="channel"),
        conversions=funnel.conversions(line),
        reasons=reasons.reasons(line),
    )


class ResponseTimes(NamedTuple):
    """How long things take."""

    stacked: pd.DataFrame
    waiting: Curve
    hear_after_silence: Curve
    times: pd.DataFrame
    next_words: pd.DataFrame
    threshold: Estimate
    company_speed: pd.DataFrame
    positive_by_channel: pd.DataFrame


ANSWER_WITHIN = 14
"""Days that count as a quick answer when companies are compared."""


def response_times(line: Timeline) -> ResponseTimes:
    """What the Response times page shows."""
    curves = waiting.first_word_curves(line)
    by_channel = groups.compare({"channel": groups.by_group(line, "positive", "channel")})
    return ResponseTimes(
        stacked=waiting.stacked(line),
        waiting=curves["curve_waiting"],
        hear_after_silence=waiting.hear_after_silence(line),
        times=waiting.waiting_times(line),
        next_words=waiting.next_words(line),
        threshold=threshold.waiting_threshold(line),
        company_speed=speed.company_speed(line, within=ANSWER_WITHIN),
        positive_by_channel=by_channel["channel"],
    )


class FollowUps(NamedTuple):
    """What was sent and what came of it."""

    sent: pd.DataFrame
    after_rejection: pd.DataFrame
    fair: tuple[Comparison, ...]
    """One per landmark, the one to read first."""
    naive: Comparison
    after_rejection_fair: Comparison
    randomised: Comparison | None


def follow_ups(line: Timeline) -> FollowUps:
    """What the Follow-ups page shows."""
    return FollowUps(
        sent=followups.sent(line),
        after_rejection=followups.after_rejection(line),
        fair=tuple(followups.fair(line, landmark) for landmark in LANDMARKS),
        naive=followups.naive(line),
        after_rejection_fair=followups.after_rejection_fair(line),
        randomised=followups.randomised(line),
    )


def due_for_a_coin(line: Timeline) -> pd.DataFrame:
    """Silent applications for which no coin was flipped yet."""
    return coin.due(line)


def flipped_coins(line: Timeline) -> pd.DataFrame:
    """What the coin said so far."""
    return coin.flipped(line)


def rank(
    tracker: Tracker,
    *,
    as_of: date,
    decisions: Decisions | None = None,
    known: pd.DataFrame | None = None,
) -> Ranking:
    """The re-engagement list; *tracker* has the decisions applied, *known* are connections."""
    return reengage.rank(
        tracker, as_of=as_of, decisions=decisions or Decisions(), connections=known
    )


def reweigh(ranking: Ranking, weights: Mapping[str, float]) -> Ranking:
    """The same list under other weights, without looking at the tracker again."""
    return reengage.reweigh(ranking, weights)


class CompanyHistory(NamedTuple):
    """Everything about one company."""

    company: str
    stage: Stage
    first_day: date | None
    last_day: date | None
    applications: pd.DataFrame
    events: pd.DataFrame
    """kind, day, note, role; in time order, undated last."""


def company(line: Timeline, key: str) -> CompanyHistory:
    """The history of the company with this key."""
    tracker = line.tracker
    door = tracker.doors.loc[tracker.doors["company_key"] == key].iloc[0]
    own = tracker.applications.loc[tracker.applications["company_key"] == key]
    events = tracker.events.loc[tracker.events["company_key"] == key]
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


def measured(line: Timeline) -> Measures:
    """Every estimate and curve of what a person is looking at."""
    return everything.measure_line(line)


def moved(before: Ranking, after: Ranking) -> pd.DataFrame:
    """Places before and after a change of weights: company, was, now, moved."""
    return reengage.compare(before, after)


def replay(tracker: Tracker, *, as_of: date, decisions: Decisions) -> reengage.Replay:
    """How the list would have done on the person's own past."""
    return reengage.replay(tracker, as_of=as_of, decisions=decisions)


def roles() -> Mapping[str, str]:
    """Roles a column can have: value -> label."""
    return intake.role_labels()


def meanings() -> Mapping[str, str]:
    """Meanings a status word can have: name -> label."""
    return intake.meaning_labels()


def layouts() -> Mapping[str, str]:
    """Layouts a sheet can have: name -> label."""
    return intake.layout_labels()


def save_choices(choices: Choices, loaded: Loaded) -> str:
    """Choices as JSON, to be used on the next version of the same file."""
    return saved_choices.dumps(choices, loaded)


def read_choices(text: str) -> Choices:
    """
    Choices from JSON.

    Raises
    ------
    ChoicesError
        If it is not what ``save_choices`` writes.
    """
    return saved_choices.loads(text)


def read_connections(name: str, content: bytes, *, limits: Limits = LOCAL) -> pd.DataFrame:
    """LinkedIn's ``Connections.csv``: whom the person knows, and where."""
    return connections.read(name, content, limits=limits)


def _day(value: Any) -> date | None:  # noqa: ANN401 - a cell of a frame
    return None if pd.isna(value) else pd.Timestamp(value).date()
