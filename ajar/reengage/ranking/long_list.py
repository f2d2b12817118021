"""How many companies a long list has room for, and which of them give way."""

import numpy as np

from ajar.model.arrays import Flags, Ints

MANY_COMPANIES, MOST_OF_MANY = 60, 0.1
"""Companies from which a list is long, and the part of them that is worth a message at most: 2 to
10 % in two independent readings of real trackers by the rules of advisers."""


def too_many(acts: Flags, companies: int) -> int:
    """How many of the companies to write to a list of so many companies has no room for."""
    if companies < MANY_COMPANIES:
        return 0
    return max(int(acts.sum()) - int(companies * MOST_OF_MANY), 0)


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
