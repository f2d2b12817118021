"""The waiting threshold."""

import numpy as np
import pytest

from ajar.measure.applications.waiting_threshold import (
    WaitingThresholds,
    last_day_with_enough_at_risk,
    thresholds,
    went_quiet,
)
from ajar.measure.rates.proportions import no_reply_share
from ajar.measure.statistics.life_table import life_table


def test_below_forty_positive_replies_the_usual_figure_holds():
    """Thirty-nine are not enough for a figure of one's own."""
    waits = life_table([5] * 39 + [200] * 50, [1] * 39 + [0] * 50, 1)

    assert thresholds(waits, 1) == WaitingThresholds(45, 38, 25, positives=39)


def test_with_forty_it_is_the_day_by_which_95_in_100_have_come():
    """Of the positive replies that come; with all watched long enough, by counting: the 38th."""
    slow = [*range(1, 41), *[200] * 50]
    fast = [*(1 + day // 3 for day in range(1, 60)), *[200] * 50]
    unsure = thresholds(life_table(slow, [1] * 40 + [0] * 50, 1), 1)
    found = thresholds(life_table(fast, [1] * 59 + [0] * 50, 1), 1)

    assert (unsure.applied, unsure.own, unsure.positives) == (45, False, 40)
    # The 57th of 59 came on day 20.
    assert (found.applied, found.own) == (20, True)
    assert found.low <= 20 <= found.high <= 30


def test_the_interval_of_the_threshold_holds_the_truth():
    """
    Of 200 searches with 60 positive replies, days gamma or lognormal: at least 180 hold it.

    The true day is the quantile of 400,000 draws.
    """
    random = np.random.default_rng(5)
    for draw in (
        lambda n: random.gamma(1.3, 6.0, n),
        lambda n: random.lognormal(np.log(8), 0.7, n),
    ):
        true = np.quantile(np.floor(draw(400_000)), 0.95, method="inverted_cdf")
        shown, held = 0, 0
        for _ in range(200):
            days = [*np.floor(draw(60)), *[300] * 90]
            found = thresholds(life_table(days, [1] * 60 + [0] * 90, 1), 1)
            shown += found.own
            held += found.own and found.low <= true <= found.high

        assert shown > 60
        assert held >= 0.9 * shown


@pytest.mark.parametrize(("day", "limit"), [(2, 14), (150, 90)])
def test_it_stays_between_two_weeks_and_three_months(day, limit):
    """However fast or slow the answers."""
    waits = life_table([day] * 45 + [300] * 30, [1] * 45 + [0] * 30, 1)

    assert thresholds(waits, 1).applied == limit


def test_the_curve_is_read_while_five_wait():
    """The last day with five at risk."""
    assert last_day_with_enough_at_risk(life_table([1, 2, 3, 9, 9, 9, 20], np.zeros(7), 1)) == 3
    assert last_day_with_enough_at_risk(life_table([1, 2], [0, 0], 1)) is None


def test_as_an_estimate(judged):
    """Says in words whether it is the default."""
    estimate = judged({"applied": "2026-03-01"}, {}).waiting_threshold

    assert (estimate.value, estimate.n, estimate.excluded) == (45, 0, 1)
    assert estimate.note.startswith("The usual figure")


def test_no_reply_is_no_word_ever(judged):
    """
    Silence after a conversation is a state of its own, and a withdrawal is no reply.

    Of six old ones two never heard; one fell silent after an interview; one was withdrawn
    without a word, one withdrawn on day 3 cannot be judged, one was rejected.
    """
    table = judged(
        {"applied": "2026-01-01"},
        {"applied": "2026-01-01", "said_silent": True},
        {"applied": "2026-01-01", "interview": "2026-01-10", "stage": 2},
        {"applied": "2026-01-01", "withdrawn": None, "outcome": "withdrawn"},
        {"applied": "2026-01-01", "withdrawn": "2026-01-04", "outcome": "withdrawn"},
        {"applied": "2026-01-01", "rejected": "2026-01-20", "outcome": "rejected"},
        {"applied": "2026-06-20"},
    )
    found = no_reply_share(table)

    assert (found.k, found.n, found.excluded) == (3, 5, 2)
    assert list(went_quiet(table.rows)) == [False, False, True, False, False, False, False]


def test_withdrawing_everything_at_the_end_changes_no_share_without_reply(judged):
    """The applications were as unanswered as before."""
    waiting = [{"applied": "2026-01-01"}] * 11 + [
        {"applied": "2026-01-01", "rejected": "2026-02-01", "outcome": "rejected"}
    ] * 9
    withdrawn = [
        each | {"withdrawn": "2026-06-29", "outcome": "withdrawn"}
        if "outcome" not in each
        else each
        for each in waiting
    ]

    assert no_reply_share(judged(*waiting)).value == pytest.approx(0.55)
    assert no_reply_share(judged(*withdrawn)).value == pytest.approx(0.55)
