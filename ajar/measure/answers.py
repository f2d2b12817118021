"""The first thing that came back after a day: from an application, or from its company."""

import numpy as np
from numpy.typing import NDArray

from ajar.measure.application_table import ApplicationTable
from ajar.measure.first_responses import NEVER, kind_mask
from ajar.model.enums import POSITIVE_REPLIES, REPLIES, RESPONSES, EventKind

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_WIDTH = 2**33
"""More than there are day numbers, so that key and day fit into one number."""


def first_reply_after(line: ApplicationTable, rows: Ints, days: Ints) -> Ints:
    """
    Day of the first human word on the same application after a message.

    Parameters
    ----------
    line
        The search.
    rows, days
        Position of the application and day of each message.

    Returns
    -------
    ndarray
        Day numbers, NEVER where nothing came. What is recorded as an answer to a message may
        carry the message's own day; any other word must be later.
    """
    events = line.occurrences
    answers = kind_mask(RESPONSES)[events.kind] & events.usable
    words = kind_mask(REPLIES)[events.kind] & events.usable
    return np.minimum(
        _first_after(events.row[answers], events.day[answers], rows, days),
        _first_after(events.row[words], events.day[words], rows, days + 1),
    )


def first_positive_contact_after(line: ApplicationTable, rows: Ints, days: Ints) -> Ints:
    """
    Day of the first sign, after a rejection, that the door is not locked.

    An answer of any kind on the same application, or a new stage anywhere in the company.
    Arguments and result as for ``heard_after``.
    """
    events = line.occurrences
    company = line.rows["door"].to_numpy()
    answers = kind_mask(RESPONSES)[events.kind] & events.usable
    words = events.of(EventKind.REPLIED) & events.usable
    stages = kind_mask(POSITIVE_REPLIES)[events.kind] & events.usable
    own = np.minimum(
        _first_after(events.row[answers], events.day[answers], rows, days),
        _first_after(events.row[words], events.day[words], rows, days + 1),
    )
    there = _first_after(company[events.row[stages]], events.day[stages], company[rows], days + 1)
    return np.minimum(own, there)


def _first_after(keys: Ints, days: Ints, at_keys: Ints, at_days: Ints) -> Ints:
    """First of *days* with the same key on or after each day asked for; NEVER if none."""
    ranked = np.sort(keys * _WIDTH + days + NEVER)
    place = np.searchsorted(ranked, at_keys * _WIDTH + at_days + NEVER)
    found = np.append(ranked, -1)[place]
    return np.where(found // _WIDTH == at_keys, found % _WIDTH - NEVER, NEVER)
