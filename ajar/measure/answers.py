"""The first thing that came back after a day: from an application, or from its company."""

import numpy as np

from ajar.measure.application_table import ApplicationTable
from ajar.model.dates import Ints, first_on_or_after
from ajar.model.enums import POSITIVE_REPLIES, REPLIES, RESPONSES, EventKind


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
    events = line.events
    answers = events.chosen(RESPONSES)
    words = events.chosen(REPLIES)
    return np.minimum(
        first_on_or_after(events.row[answers], events.day[answers], rows, days),
        first_on_or_after(events.row[words], events.day[words], rows, days + 1),
    )


def first_positive_contact_after(line: ApplicationTable, rows: Ints, days: Ints) -> Ints:
    """
    Day of the first sign, after a rejection, that the door is not locked.

    An answer of any kind on the same application, or a new stage anywhere in the company.
    Arguments and result as for ``heard_after``.
    """
    events = line.events
    company = line.rows["door"].to_numpy()
    answers = events.chosen(RESPONSES)
    words = events.chosen([EventKind.REPLIED])
    stages = events.chosen(POSITIVE_REPLIES)
    own = np.minimum(
        first_on_or_after(events.row[answers], events.day[answers], rows, days),
        first_on_or_after(events.row[words], events.day[words], rows, days + 1),
    )
    there = first_on_or_after(
        company[events.row[stages]], events.day[stages], company[rows], days + 1
    )
    return np.minimum(own, there)
