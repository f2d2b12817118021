"""Day of the first reply after a day, on an application or from its company."""

import numpy as np

from ajar.measure.applications.application_table import ApplicationTable
from ajar.model.arrays import Ints
from ajar.model.dates import first_on_or_after
from ajar.model.enums import EventKind
from ajar.model.event_groups import ANSWERS_TO_FOLLOW_UPS, POSITIVE_REPLIES, REPLIES


def first_reply_after(table: ApplicationTable, rows: Ints, days: Ints) -> Ints:
    """
    Return the day of the first reply on the same application after a message.

    Parameters
    ----------
    table
        The application table.
    rows, days
        Position of the application and day of each message.

    Returns
    -------
    ndarray
        Day numbers, NEVER where nothing came. What is recorded as an answer to a message may
        carry the message's own day; any other reply must be later.
    """
    events = table.events
    answers = events.of_kinds(ANSWERS_TO_FOLLOW_UPS)
    replies = events.of_kinds(REPLIES)
    return np.minimum(
        first_on_or_after(events.row[answers], events.day[answers], rows, days),
        first_on_or_after(events.row[replies], events.day[replies], rows, days + 1),
    )


def first_positive_contact_after(table: ApplicationTable, rows: Ints, days: Ints) -> Ints:
    """
    Return the day of the first positive contact with the company after a rejection.

    An answer of any kind on the same application, or a new stage anywhere in the company.
    Arguments and result as for ``first_reply_after``.
    """
    events = table.events
    company = table.rows["company_number"].to_numpy()
    answers = events.of_kinds(ANSWERS_TO_FOLLOW_UPS)
    replies = events.of_kinds([EventKind.REPLIED])
    stages = events.of_kinds(POSITIVE_REPLIES)
    own = np.minimum(
        first_on_or_after(events.row[answers], events.day[answers], rows, days),
        first_on_or_after(events.row[replies], events.day[replies], rows, days + 1),
    )
    there = first_on_or_after(
        company[events.row[stages]], events.day[stages], company[rows], days + 1
    )
    return np.minimum(own, there)
