"""Messages sent to companies that had ended it, and their results: what the weights learn from."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from ajar.model.arrays import Flags, Ints
from ajar.model.dates import NEVER, day_number, day_of
from ajar.model.event_groups import FOLLOW_UPS, REPLIES
from ajar.reengage.snapshots.tracker_index import (
    ANSWER_DAYS,
    MESSAGES,
    CompanyEvents,
    TrackerIndex,
    join_by_company,
)

_MOST = 1000
"""Most messages that are used, the latest."""


@dataclass(frozen=True)
class SentMessage:
    """A message the person sent, and the day of its answer."""

    company: str
    company_key: str
    kind: str
    """A value of ``EventKind``."""
    day: date
    expected_by: date
    """Day by which an answer may be expected."""
    answered_on: date | None


@dataclass(frozen=True, eq=False)
class SentMessages:
    """One entry per company and day on which something was sent, by day and company."""

    company: Ints
    day: Ints
    positive: Flags
    """A positive human reply came within 60 days."""
    judged: Flags
    """Sent at least 60 days ago."""
    undated: int
    """Messages left out because no day is known, or only an inferred one."""

    def __len__(self) -> int:
        """Number of messages."""
        return len(self.company)


def sent(index: TrackerIndex, *, today: int) -> SentMessages:
    """
    All dated messages until *today*.

    Two on one day to one company are one. A message younger than 60 days counts neither way, even
    if it has been answered: counting only the quick answers would flatter.
    """
    everything = index.company_events(*MESSAGES)
    messages = index.company_events(*MESSAGES, stated=True)
    usable = messages.day <= today
    undated = len(everything.day) - int((messages.day < NEVER).sum())
    companies = max(len(index.company_keys), 1)
    once = np.unique(messages.day[usable] * companies + messages.company[usable])
    day, company = np.divmod(once[-_MOST:], companies)
    return SentMessages(
        company=company,
        day=day,
        positive=_answered(company, day, index.responses, same_day=True)
        | _answered(company, day, index.moves, same_day=False),
        judged=day + ANSWER_DAYS <= today,
        undated=undated,
    )


def sent_lately(index: TrackerIndex, *, as_of: date) -> tuple[SentMessage, ...]:
    """What was sent in the last 60 days, the latest first, and what came back."""
    events = index.tracker.events
    own = events["kind"].isin([str(each) for each in FOLLOW_UPS]) & ~events["inferred"]
    first = pd.Timestamp(as_of) - pd.Timedelta(days=ANSWER_DAYS)
    own &= (events["day"] > first) & (events["day"] <= pd.Timestamp(as_of))
    rows = events.loc[own, ["company_key", "application", "kind", "day"]]
    rows = rows.assign(company=_company_of(index, rows))
    rows = rows.loc[rows["company"] >= 0].drop_duplicates(["company", "kind", "day"])
    rows = rows.sort_values("day", ascending=False, kind="stable")
    replies = index.company_events(*REPLIES, stated=True)
    return tuple(
        SentMessage(
            company=index.names[company],
            company_key=str(index.company_keys[company]),
            kind=str(kind),
            day=day.date(),
            expected_by=day.date() + timedelta(days=ANSWER_EXPECTED_DAYS),
            answered_on=_answered_on(index.responses, replies, company, day_number(day.date())),
        )
        for company, kind, day in zip(
            rows["company"].tolist(), rows["kind"], rows["day"], strict=True
        )
    )


ANSWER_EXPECTED_DAYS = 14
"""Days in which an answer may be expected: three in four first replies come within two weeks."""


def _company_of(index: TrackerIndex, rows: pd.DataFrame) -> Ints:
    ids = pd.Index(index.ids)
    at = ids.get_indexer(pd.Index(rows["application"]))
    own = index.company[np.maximum(at, 0)] if len(index.company) else at
    return np.where(at >= 0, own, index.find(rows["company_key"]))


def _answered_on(
    responses: CompanyEvents, replies: CompanyEvents, company: int, sent: int
) -> date | None:
    """First day of a reply, or a rejection, to a message; on its own day only what answers one."""
    days = [
        int(day)
        for answers, least in ((responses, sent), (replies, sent + 1))
        for day in answers.day[answers.company == company]
        if least <= day <= sent + ANSWER_DAYS
    ]
    return day_of(min(days)) if days else None


def _answered(company: Ints, day: Ints, answers: CompanyEvents, *, same_day: bool) -> Flags:
    """Whether an answer came within 60 days; on the same day only where that cannot be chance."""
    message, at = join_by_company(company, answers.company)
    waited = answers.day[at] - day[message]
    within = (waited >= (0 if same_day else 1)) & (waited <= ANSWER_DAYS)
    return np.bincount(message[within], minlength=len(company)) > 0
