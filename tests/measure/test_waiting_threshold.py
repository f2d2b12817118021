"""The waiting threshold."""

import numpy as np
import pytest

from ajar.measure.survival import event_table
from ajar.measure.waiting_threshold import (
    WaitingThresholds,
    last_day_with_enough_at_risk,
    thresholds,
)


def test_below_twenty_positive_replies_the_default_holds():
    """Nineteen are not enough for a curve of one's own."""
    waits = event_table([5] * 19 + [200] * 50, [1] * 19 + [0] * 50, 1)

    assert thresholds(waits, 1) == WaitingThresholds(30, 28, 21, positives=19)


def test_with_twenty_it_is_the_day_by_which_nineteen_have_come():
    """95 % of the positive words that come; with all watched long enough, by counting."""
    days = list(range(21, 41)) + [200] * 50
    found = thresholds(event_table(days, [1] * 20 + [0] * 50, 1), 1)

    assert (found.applied, found.own, found.positives) == (39, True, 20)
    # 0.95 less 1.96 standard errors of a share of 20 is 0.854: the 18th; more than all have come.
    assert (found.low, found.high) == (38, 90)


@pytest.mark.parametrize(("day", "limit"), [(2, 14), (150, 90)])
def test_it_stays_between_two_weeks_and_three_months(day, limit):
    """However fast or slow the answers."""
    waits = event_table([day] * 25 + [300] * 30, [1] * 25 + [0] * 30, 1)

    assert thresholds(waits, 1).applied == limit


def test_the_curve_is_read_while_five_wait():
    """The last day with five at risk."""
    assert last_day_with_enough_at_risk(event_table([1, 2, 3, 9, 9, 9, 20], np.zeros(7), 1)) == 3
    assert last_day_with_enough_at_risk(event_table([1, 2], [0, 0], 1)) is None


def test_as_an_estimate(judged):
    """Says in words whether it is the default."""
    estimate = judged({"applied": "2026-03-01"}, {}).waiting_threshold

    assert (estimate.value, estimate.n, estimate.excluded) == (30, 0, 1)
    assert "default" in estimate.note
