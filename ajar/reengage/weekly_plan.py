"""
Which of the listed doors are for this week, which wait in line, and which open on a day to come.

A list of two hundred doors is not something to do. A person can write a few good messages a
week, so the best steps that can be taken by then are chosen, as many as the person has time for.
"""

import numpy as np

from ajar.model.dates import NEVER, Flags, Ints
from ajar.reengage.types import PlanBucket
from ajar.reengage.weights import Floats

A_WEEK = 5
"""Messages a week unless the person says otherwise: about one on a working day. A judgement."""

MOST_A_WEEK = 25

WEEK = 7

CLOSING_COUNTS = 2
"""
A window that is open and will close goes before what can be done on any day, unless that is worth
more than twice as much.
"""

AT_MOST = 2
"""So many times the week's number, however many short windows are open."""


WHEN = tuple(PlanBucket)


def plan(
    start: Ints, end: Ints, value: Floats, *, today: int, a_week: int = A_WEEK, sent: int = 0
) -> Ints:
    """
    Choose what is for this week.

    Parameters
    ----------
    start, end
        First and last day of each door's window; NEVER where there is none.
    value
        How good each door is.
    today
        First day of the week.
    a_week
        Messages the person has time for in seven days.
    sent
        Messages sent in the seven days until today; they use the week up.

    Returns
    -------
    Ints
        For each door its place in ``WHEN``.

    Notes
    -----
    A window that is a week long or shorter, such as the one for thanks, does not wait for room:
    it is this week's even where the week is full, up to twice the number.
    """
    last = today + WEEK - 1
    due = (start <= last) | (start == NEVER)
    closing = due & (end >= today) & (end < NEVER)
    order = np.argsort(-value * np.where(closing, CLOSING_COUNTS, 1.0), kind="stable")
    short = closing & (end - start <= WEEK)
    chosen = _first(due[order], max(a_week - sent, 0))
    room = max(AT_MOST * a_week - sent - int(chosen.sum()), 0)
    chosen |= _first(short[order] & ~chosen, room)
    when = np.where(due, WHEN.index(PlanBucket.IN_LINE), WHEN.index(PlanBucket.COMING_UP))
    when[order[chosen]] = WHEN.index(PlanBucket.THIS_WEEK)
    return when


def _first(flags: Flags, most: int) -> Flags:
    """The flags without those after the first *most*."""
    return np.asarray(flags & (np.cumsum(flags) <= most))
