"""Follow-up messages by kind, and how many were answered within 45 days."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.applications.record_keeping import Habit
from ajar.measure.follow_ups.replies_after import first_reply_after
from ajar.measure.statistics.design_effect import share_interval
from ajar.model.arrays import Flags, Ints
from ajar.model.dates import day_number, day_numbers
from ajar.model.estimate import Estimate
from ajar.model.event_groups import FOLLOW_UPS
from ajar.model.events import kind_mask

REPLY_DAYS = 45
"""Days after a message within which a reply counts."""
AFTER_REJECTION_DAYS = 60


def sent(table: ApplicationTable) -> pd.DataFrame:
    """
    Return the messages of each kind, and how many were followed by a reply within 45 days.

    Returns
    -------
    DataFrame
        One row per kind of follow-up: ``kind, label, sent``, ``judged`` (sent at least 45 days
        ago, on a known day), ``answered`` (of these), ``share, low, high`` (NaN, 0 and 1
        without any judged) and ``median_days`` (until the reply, of those answered).
    """
    return _by_kind(_sent(table))


def answered(table: ApplicationTable) -> Estimate:
    """
    Return the share of all messages that were followed by a reply.

    Without a value where only messages that were answered seem to be in the file.
    """
    found = _answered(
        "follow_ups_answered",
        _sent(table),
        f"messages followed by a reply within {REPLY_DAYS} days ÷ messages sent at least "
        f"{REPLY_DAYS} days ago",
    )
    if why := table.record_keeping.sentence(Habit.ONLY_ANSWERED_FOLLOW_UPS):
        return replace(found, value=None, low=None, high=None, note=why)
    return found


@dataclass(frozen=True)
class _Messages:
    """Messages, one entry each."""

    kind: NDArray[np.int8]
    """Position in ``EventKind``."""
    company: Ints
    judged: Flags
    """Whether it was sent at least 45 days ago, on a known day."""
    wait: Ints
    """Days until the reply; large for none."""
    heard: Flags
    """Whether it is judged and was answered in time."""


def _sent(table: ApplicationTable) -> _Messages:
    found = table.events
    at = np.flatnonzero(found.of(*FOLLOW_UPS))
    judged = found.usable[at] & (day_number(table.as_of) - found.day[at] >= REPLY_DAYS)
    wait = first_reply_after(table, found.row[at], found.day[at]) - found.day[at]
    company = table.rows["company_number"].to_numpy()[found.row[at]]
    return _Messages(found.kind[at], company, judged, wait, judged & (wait <= REPLY_DAYS))


def _answered(name: str, messages: _Messages, definition: str) -> Estimate:
    judged, heard = messages.judged, messages.heard
    n, k = int(judged.sum()), int(heard.sum())
    low, high = share_interval(heard[judged], messages.company[judged])
    share = k / n if n else None
    left = int((~judged).sum())
    return Estimate(name, share, low, high, n, "share", definition, k, left)


def _by_kind(messages: _Messages) -> pd.DataFrame:
    kind, company, judged = messages.kind, messages.company, messages.judged
    heard = messages.heard
    rows = []
    for one in FOLLOW_UPS:
        mine = kind_mask([one])[kind]
        n, k = int((mine & judged).sum()), int((mine & heard).sum())
        low, high = share_interval(heard[mine & judged], company[mine & judged])
        middle = float(np.median(messages.wait[mine & heard])) if k else np.nan
        share = k / n if n else np.nan
        rows.append((str(one), one.label, int(mine.sum()), n, k, share, low, high, middle))
    return pd.DataFrame(
        rows,
        columns=[
            "kind", "label", "sent", "judged", "answered", "share", "low", "high", "median_days",
        ],
    )  # fmt: skip


def rejected_on_days(table: ApplicationTable) -> Ints:
    """Return the day of each rejection; NEVER for none, or on an unknown day."""
    return day_numbers(table.rows["end_on"].where(table.rows["end"] == "rejected"))
