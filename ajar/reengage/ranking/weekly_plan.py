"""
Messages of the week, fixed when it begins, and what was sent.

The plan is what the list said on Monday, so it does not move when a message is sent or a day
passes. What falls due within the week joins it; a message to somebody else is an extra.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ajar.reengage.snapshots.sent_messages import SentMessage

A_WEEK = 5
"""Messages a week unless the person says otherwise: about one on a working day. A judgement."""

MOST_A_WEEK = 25

WEEK = 7

AT_MOST = 2
"""Most messages of a week however much falls due, as a multiple of its planned number."""


@dataclass(frozen=True)
class WeeklyPlan:
    """The messages of one week, Monday to Sunday."""

    start: date
    end: date
    companies: tuple[str, ...]
    """Keys of the companies still to be written to, in the order of the list."""
    sent: tuple[SentMessage, ...]
    """What was sent in the last weeks, the latest first."""


def monday(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def begin(act: Sequence[str], due: Sequence[str], *, a_week: int) -> tuple[str, ...]:
    """
    Companies to write to as the week begins: the best, and what cannot wait for another week.

    Parameters
    ----------
    act
        Companies to write to, best first.
    due
        Of these, the ones that cannot wait.
    a_week
        Messages the person has time for.

    Examples
    --------
    >>> begin(["a", "b", "c"], ["c"], a_week=1)
    ('a', 'c')
    """
    first = list(act[:a_week])
    more = [key for key in due if key not in first]
    return tuple(first + more[: AT_MOST * a_week - len(first)])


def still_to_write(
    begun: Sequence[str],
    now: Sequence[str],
    new: Sequence[str],
    sent: Sequence[str],
    *,
    a_week: int,
) -> tuple[str, ...]:
    """
    Companies still to be written to this week, in the order of the list.

    Parameters
    ----------
    begun
        What the week began with.
    now
        Companies to write to today, best first.
    new
        Of these, the ones that have fallen due since Monday.
    sent
        Companies written to since Monday.
    a_week
        Messages the person has time for.

    Examples
    --------
    >>> still_to_write(["a", "b"], ["b", "c", "d"], [], ["a"], a_week=2)
    ('b',)
    >>> still_to_write(["a", "b"], ["b", "c", "d"], ["d"], ["a"], a_week=2)
    ('b', 'd')
    """
    planned = list(begun)
    # Where the week began with room, what has come since fills it, sent or not.
    since = [key for key in dict.fromkeys([*sent, *now]) if key not in planned]
    planned += since[: max(a_week - len(planned), 0)]
    room = AT_MOST * a_week - len(planned)
    planned += [key for key in new if key not in planned][: max(room, 0)]
    done = set(sent)
    return tuple(key for key in now if key in planned and key not in done)
