"""Data of the Follow-ups page."""

from typing import NamedTuple

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.follow_ups import comparison_designs, message_counts, randomisation
from ajar.measure.follow_ups.comparison import FollowUpComparison
from ajar.measure.follow_ups.message_list import message_list
from ajar.measure.follow_ups.second_applications import SecondApplications, second_applications
from ajar.model.estimate import Estimate

LANDMARK = 14
"""Days after applying at which the landmark comparison assigns its sides."""
MIN_FOR_RANDOMISATION = 20
"""Least eligible applications for which the random test is offered."""


class FollowUps(NamedTuple):
    """Follow-ups, their replies and comparisons."""

    messages: pd.DataFrame
    """As from ``message_list``."""
    answered: Estimate
    kinds: pd.DataFrame
    """As from ``message_counts.sent``."""
    compared: FollowUpComparison
    """Followed up by day 14 or not."""
    after_rejection: FollowUpComparison
    """Written to within five days of a rejection or not."""
    again: SecondApplications
    randomised: FollowUpComparison | None
    offer_randomisation: bool
    """Whether enough applications are eligible for the random test, or it has begun."""


def follow_ups(table: ApplicationTable) -> FollowUps:
    """Return the data of the Follow-ups page."""
    randomised = comparison_designs.randomised(table)
    return FollowUps(
        messages=message_list(table),
        answered=message_counts.answered(table),
        kinds=message_counts.sent(table),
        compared=comparison_designs.landmark_comparison(table, LANDMARK),
        after_rejection=comparison_designs.after_rejection_fair(table),
        again=second_applications(table),
        randomised=randomised,
        offer_randomisation=randomised is not None
        or len(randomisation.eligible(table)) >= MIN_FOR_RANDOMISATION,
    )
