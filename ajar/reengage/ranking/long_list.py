"""The number of companies a long list has room for, and those that it leaves out."""

import numpy as np

from ajar.model.arrays import Flags, Ints
from ajar.reengage.rules.all_rules import ENOUGH_AT_ONCE, OTHERS_COME_FIRST

FEW_COMPANIES, MOST_OF_FEW = 20, 0.45
MANY_COMPANIES, MOST_OF_MANY = 60, 0.1
"""Companies up to which a list is short and from which it is long, and the part of them that is
worth a message at most: 20 to 45 % and 2 to 10 % in two independent readings of real trackers by
the rules of advisers. In between the part falls evenly."""

MOST_AT_ONCE = 8
"""Messages that nobody waits for, and for which there is room in any shorter list."""


def too_many(acts: int, unasked: int, companies: int) -> int:
    """
    How many of the companies to write to a list of so many companies has no room for.

    Parameters
    ----------
    acts
        Companies to write to; all of them count in a long list.
    unasked
        Of these, companies that wait for no message; only they count in a shorter one.
    companies
        Companies of the list.

    Examples
    --------
    >>> [too_many(12, 12, companies) for companies in (12, 20, 40, 59, 60)]
    [4, 3, 1, 4, 6]
    >>> too_many(12, 3, 59)
    0
    """
    if companies < MANY_COMPANIES:
        share = np.interp(companies, [FEW_COMPANIES, MANY_COMPANIES], [MOST_OF_FEW, MOST_OF_MANY])
        return max(unasked - max(MOST_AT_ONCE, int(companies * share)), 0)
    return max(acts - int(companies * MOST_OF_MANY), 0)


def why_it_gives_way(companies: int) -> str:
    """The reason that is told of a company that gives way in a list of so many."""
    return OTHERS_COME_FIRST if companies >= MANY_COMPANIES else ENOUGH_AT_ONCE


def giving_way(order: Ints, can_wait: Flags, *, count: int, kept: Flags) -> Flags:
    """
    Companies that give way to others: the last of the list that can wait.

    Parameters
    ----------
    order
        Numbers of the companies on the list, the best first.
    can_wait
        Companies to write to that can be left out.
    count
        How many there are too many.
    kept
        Companies that give way last, because the week began with them.
    """
    waiting = order[::-1][can_wait[order[::-1]]]
    waiting = waiting[np.argsort(kept[waiting], kind="stable")]
    found = np.zeros(len(can_wait), dtype=bool)
    found[waiting[:count]] = True
    return found
