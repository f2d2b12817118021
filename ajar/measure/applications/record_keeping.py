"""
Detect how a file is kept (entries in bulk, one default day), which biases dates.

Somebody who catches up once a month writes down when they looked and not when a reply came. Rates
stay unbiased; figures by the day do not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np
import pandas as pd

from ajar.model.dates import NEVER, day_number
from ajar.model.enums import EventKind
from ajar.model.event_groups import FOLLOW_UPS
from ajar.model.events import EventArrays

FEWEST_REPLIES = 12
"""Dated replies and outcomes below which nothing is concluded from their days."""
FEW_DAYS = 0.45
"""
Distinct days of the replies ÷ the number expected if they came on any working day.

Files kept as things happen have 0.6 and more; caught up every fortnight it is about 0.35, every
month 0.2.
"""
ONE_WEEKDAY = 0.8
ONE_DAY = 0.5
"""Shares of the replies on one weekday, or on one day, that are taken for a habit."""
FEWEST_APPLICATIONS = 20
"""Dated applications below which nothing is concluded from their days."""
WEEK = 7
"""Longest delay of entries, in days, with which figures by the day are still computed."""
STALE_DAYS = 60
"""Days since the last entry after which a file counts as stale."""
FEWEST_FOLLOW_UPS = 6
ALL_ANSWERED = 0.9
"""Share of follow-ups with a reply above which unanswered ones were probably not noted."""
_FEWEST_LEFT_OUT, _DEVIATES = 10, 3.3
"""Rows left out, and standard errors by which they are rejected more or less often."""


class Habit(StrEnum):
    """A way of keeping a file that figures depend on."""

    CATCHING_UP = "catching_up"
    ONE_WEEKDAY = "one_weekday"
    ONE_DAY = "one_day"
    DEFAULT_DAY = "default_day"
    STALE = "stale"
    ONLY_ANSWERED_FOLLOW_UPS = "only_answered_follow_ups"
    LEFT_OUT_UNLIKE = "left_out_unlike"


@dataclass(frozen=True)
class Finding:
    """One habit that was detected."""

    habit: Habit
    sentence: str
    """The finding and what it means for the figures."""
    days: int = 0
    """Most days by which replies may have come earlier than noted."""
    day: date | None = None
    """The day on which many were noted, or of the last entry."""


@dataclass(frozen=True)
class RecordKeeping:
    """Habits detected in a file."""

    findings: tuple[Finding, ...] = ()

    def has(self, habit: Habit) -> bool:
        """Return whether a habit was detected."""
        return any(finding.habit is habit for finding in self.findings)

    def sentence(self, habit: Habit) -> str:
        """Return the sentence of a habit; empty if it was not detected."""
        return next((each.sentence for each in self.findings if each.habit is habit), "")

    @property
    def day_of_entry(self) -> date | None:
        """The day on which most replies were entered, or None."""
        days = (each.day for each in self.findings if each.habit is Habit.ONE_DAY)
        return next(days, None)

    @property
    def last_entry(self) -> date | None:
        """The day of the last entry of a file that was not kept for long, or None."""
        return next((each.day for each in self.findings if each.habit is Habit.STALE), None)

    @property
    def default_day(self) -> date | None:
        """The day that most applications carry, or None."""
        days = (each.day for each in self.findings if each.habit is Habit.DEFAULT_DAY)
        return next(days, None)

    @property
    def max_delay_days(self) -> int:
        """Most days by which replies may have come earlier than noted; 0 if days are exact."""
        return max((finding.days for finding in self.findings), default=0)

    @property
    def delay_note(self) -> str:
        """A sentence on why days are not exact; empty if they are."""
        return next((finding.sentence for finding in self.findings if finding.days), "")


def record_keeping(rows: pd.DataFrame, events: EventArrays, *, as_of: date) -> RecordKeeping:
    """Return the habits detected in the rows of an application table and their events."""
    replies, default_day = _replies(rows), list(_default_day(rows))
    usable = replies.loc[~replies["applied"].isin(_days(default_day))]
    day_of_entry = list(_one_day(replies)) or list(_one_day(usable))
    others = replies.loc[~replies["day"].isin(_days(day_of_entry))]
    found = [
        *default_day,
        *day_of_entry,
        *_few_days(others),
        *_stale(events, as_of),
        *_only_answered(rows, events, as_of),
        *_left_out(rows),
    ]
    return RecordKeeping(tuple(found))


def _days(findings: list[Finding]) -> pd.Series:
    return pd.to_datetime(pd.Series([each.day for each in findings], dtype="object"))


def _replies(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the day of applying and the day of each first reply and end, without repeats."""
    both = [
        pd.DataFrame({"row": rows.index, "applied": rows["applied_on"], "day": rows[column]})
        for column in ("response_on", "end_on")
    ]
    return pd.concat(both).dropna().drop_duplicates(["row", "day"])


def _default_day(rows: pd.DataFrame) -> Iterator[Finding]:
    """Yield a finding if more than half of the applications are dated one day."""
    sent = rows.loc[rows["clock"], "applied_on"]
    counts = sent.value_counts()
    if len(sent) >= FEWEST_APPLICATIONS and counts.iloc[0] > ONE_DAY * len(sent):
        yield Finding(
            Habit.DEFAULT_DAY,
            f"{counts.iloc[0]} of {len(sent)} applications are dated {_shown(counts.index[0])}: "
            "probably the day they were entered and not the day they were sent. Figures by the "
            "day leave them out.",
            day=counts.index[0].date(),
        )


def _shown(day: pd.Timestamp | date) -> str:
    return f"{day.day} {day.strftime('%b %Y')}"


def _one_day(replies: pd.DataFrame) -> Iterator[Finding]:
    """Yield a finding if more than half of the replies are on one day, the applications on many."""
    if len(replies) < FEWEST_REPLIES:
        return
    counts = replies["day"].value_counts()
    day, most = counts.index[0], int(counts.iloc[0])
    sent = replies.loc[replies["day"] == day, "applied"].nunique()
    if most >= ONE_DAY * len(replies) and sent >= most / 2:
        yield Finding(
            Habit.ONE_DAY,
            f"{most} of {len(replies)} replies are dated {_shown(day)}: probably the day they "
            "were written down. They count as replies on an unknown day.",
            day=day.date(),
        )


def _few_days(replies: pd.DataFrame) -> Iterator[Finding]:
    """Yield a finding if the replies are on few days, or on one weekday."""
    count = len(replies)
    if count < FEWEST_REPLIES:
        return
    days = np.unique(replies["day"].to_numpy().astype("datetime64[D]"))
    span = int(np.busday_count(days[0], days[-1] + np.timedelta64(1, "D")))
    expected = span * (1 - (1 - 1 / max(span, 1)) ** count)
    # Applications that were sent on few days may well be answered on few.
    expected = min(expected, replies["applied"].nunique())
    gap = int(np.median(np.diff(days).astype(int))) if days.size > 1 else 0
    if days.size > 1 and days.size < FEW_DAYS * expected:
        yield Finding(
            Habit.CATCHING_UP,
            f"{count} replies are dated on only {days.size} days, about every {gap} days: "
            "probably the days on which you caught up. When they came is not known well enough "
            "for figures by the day.",
            days=gap,
        )
        return
    weekdays = replies["day"].dt.day_name().value_counts()
    if weekdays.iloc[0] >= ONE_WEEKDAY * count and replies["applied"].nunique() >= count / 2:
        yield Finding(
            Habit.ONE_WEEKDAY,
            f"{weekdays.iloc[0]} of {count} replies are dated on a {weekdays.index[0]}: probably "
            "when you write them down. They may have come up to a week earlier.",
            days=6,
        )


def _stale(events: EventArrays, as_of: date) -> Iterator[Finding]:
    known = events.day[events.usable]
    last = int(known.max()) if known.size else None
    today = day_number(as_of)
    if last is not None and today - last > STALE_DAYS:
        day = as_of - timedelta(days=today - last)
        yield Finding(
            Habit.STALE,
            f"The last entry is from {_shown(day)}. If you stopped keeping "
            "the file then, judge it as of that day.",
            day=day,
        )


def _only_answered(rows: pd.DataFrame, events: EventArrays, as_of: date) -> Iterator[Finding]:
    """Yield a finding if nearly all follow-ups have a reply, and unanswered ones are missing."""
    kinds = [kind for kind in FOLLOW_UPS if kind is not EventKind.REAPPLIED]
    written = events.first(kinds)
    replied = np.where(
        rows["response_on"].isna(),
        NEVER,
        rows["response_on"].to_numpy().astype("datetime64[D]").astype("int64"),
    )
    while_waiting = (written < NEVER) & (written <= replied)
    old = while_waiting & (day_number(as_of) - written >= STALE_DAYS)
    answered = old & (replied < NEVER)
    unanswered = int((rows["response"] == "none").sum())
    if old.sum() >= FEWEST_FOLLOW_UPS and answered.sum() >= ALL_ANSWERED * old.sum():
        if unanswered < FEWEST_FOLLOW_UPS:
            return
        yield Finding(
            Habit.ONLY_ANSWERED_FOLLOW_UPS,
            f"{int(answered.sum())} of {int(old.sum())} follow-ups have an answer or an end after "
            f"them, while none of {unanswered} unanswered applications has one: probably only "
            "those that were answered are in the file, so nothing can be said of what "
            "follow-ups bring.",
        )


def _left_out(rows: pd.DataFrame) -> Iterator[Finding]:
    """Yield a finding if applications without a usable day were rejected more or less often."""
    rejected, used = (rows["outcome"] == "rejected").to_numpy(), rows["clock"].to_numpy()
    n = np.array([(~used).sum(), used.sum()])
    if n.min() < _FEWEST_LEFT_OUT:
        return
    k = np.array([(rejected & ~used).sum(), (rejected & used).sum()])
    share, all_of = k / n, k.sum() / n.sum()
    error = np.sqrt(all_of * (1 - all_of) * (1 / n).sum())
    if error and abs(share[0] - share[1]) > _DEVIATES * error:
        yield Finding(
            Habit.LEFT_OUT_UNLIKE,
            f"{k[0]} of {n[0]} applications without a usable day were rejected, of the others "
            f"{k[1]} of {n[1]}: figures by the day are of the others only.",
        )
