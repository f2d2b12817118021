"""What the Follow-ups page shows."""

from typing import NamedTuple

import pandas as pd

from ajar.measure import follow_up_counts, follow_up_effect, randomisation
from ajar.measure.application_table import ApplicationTable
from ajar.measure.follow_up_list import message_list
from ajar.measure.risk_difference import FollowUpComparison
from ajar.measure.second_applications import SecondApplications, second_applications
from ajar.model.estimate import Estimate

LANDMARK = 14
"""Days after applying on which those followed up are compared with the others."""
ENOUGH_TO_TEST = 20
"""Applications without a reply from which a random test is offered."""


class FollowUps(NamedTuple):
    """What was sent after applying and what came of it."""

    messages: pd.DataFrame
    """As from ``message_list``."""
    answered: Estimate
    kinds: pd.DataFrame
    """As from ``follow_up_counts.sent``."""
    compared: FollowUpComparison
    """Followed up by day 14 against not."""
    after_rejection: FollowUpComparison
    """Written to within five days of a rejection against not."""
    again: SecondApplications
    randomised: FollowUpComparison | None
    offer_test: bool
    """There are enough applications to decide by chance whom to follow up."""


def follow_ups(table: ApplicationTable) -> FollowUps:
    """Everything that the Follow-ups page shows."""
    randomised = follow_up_effect.randomised(table)
    return FollowUps(
        messages=message_list(table),
        answered=follow_up_counts.answered(table),
        kinds=follow_up_counts.sent(table),
        compared=follow_up_effect.landmark_comparison(table, LANDMARK),
        after_rejection=follow_up_effect.after_rejection_fair(table),
        again=second_applications(table),
        randomised=randomised,
        offer_test=randomised is not None or len(randomisation.eligible(table)) >= ENOUGH_TO_TEST,
    )
