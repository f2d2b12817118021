"""The messages the person sent to closed doors, and what came of each: the history that teaches."""

from dataclasses import dataclass

import numpy as np

from ajar.model.dates import NEVER, Flags, Ints
from ajar.model.enums import FOLLOW_UPS
from ajar.reengage.tracker_index import (
    ANSWER_DAYS,
    MESSAGES,
    CompanyEvents,
    TrackerIndex,
    join_by_company,
)

_MOST = 1000
"""The latest messages are enough to learn from."""


@dataclass(frozen=True, eq=False)
class SentMessages:
    """One entry per door and day on which something was sent, by day and door."""

    door: Ints
    day: Ints
    positive: Flags
    """A positive human reply came within 60 days."""
    judged: Flags
    """Old enough to tell."""
    undated: int
    """Messages left out because no day is known, or only an inferred one."""

    def __len__(self) -> int:
        """How many."""
        return len(self.door)


def sent(facts: TrackerIndex, *, today: int) -> SentMessages:
    """
    All dated messages until *today*.

    Two on one day to one company are one. A message younger than 60 days counts neither way, even
    if it has been answered: counting only the quick answers would flatter.
    """
    everything = facts.happened(*MESSAGES)
    messages = facts.happened(*MESSAGES, read=True)
    usable = messages.day <= today
    undated = len(everything.day) - int((messages.day < NEVER).sum())
    doors = max(len(facts.doors), 1)
    once = np.unique(messages.day[usable] * doors + messages.door[usable])
    day, door = np.divmod(once[-_MOST:], doors)
    return SentMessages(
        door=door,
        day=day,
        positive=_answered(door, day, facts.responses, same_day=True)
        | _answered(door, day, facts.moves, same_day=False),
        judged=day + ANSWER_DAYS <= today,
        undated=undated,
    )


def sent_since(facts: TrackerIndex, *, today: int, days: int) -> int:
    """How many messages went out in the last *days* days; two on one day to one company are one."""
    wrote = facts.happened(*FOLLOW_UPS, read=True)
    recent = (wrote.day <= today) & (wrote.day > today - days)
    return len(np.unique(np.column_stack([wrote.door[recent], wrote.day[recent]]), axis=0))


def _answered(door: Ints, day: Ints, answers: CompanyEvents, *, same_day: bool) -> Flags:
    """Whether an answer came within 60 days; on the same day only where that cannot be chance."""
    message, at = join_by_company(door, answers.door)
    waited = answers.day[at] - day[message]
    within = (waited >= (0 if same_day else 1)) & (waited <= ANSWER_DAYS)
    return np.bincount(message[within], minlength=len(door)) > 0
