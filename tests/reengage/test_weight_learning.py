"""Weights that follow the person's own messages."""

import numpy as np
import pytest

from ajar.reengage.score.weight_learning import enough, learn
from ajar.reengage.score.weights import defaults


def history(name, answered_with, answered_without, each=40):
    """Messages to *each* doors with a fact and *each* without, and how many were answered."""
    strength = np.zeros((2 * each, len(defaults().each)))
    strength[:each, defaults().names.index(name)] = 1
    positive = np.zeros(2 * each, dtype=bool)
    positive[:answered_with] = True
    positive[each : each + answered_without] = True
    return strength, positive


@pytest.mark.parametrize(
    ("messages", "answers", "said"), [(50, 10, True), (49, 10, False), (50, 9, False)]
)
def test_fifty_messages_with_ten_answers_are_enough(messages, answers, said):
    """Both counts are needed."""
    assert enough(np.arange(messages) < answers) is said


def test_the_default_is_the_starting_point():
    """What no message speaks of keeps its value, and its uncertainty."""
    weights, _ = learn(defaults(), *history("channel_referral", 20, 5))
    at = defaults().names.index("stage_final")

    assert weights.log_odds[at] == pytest.approx(2.2)
    assert np.sqrt(weights.joint[at + 1, at + 1]) == pytest.approx(0.4 * 2.2)


def test_a_fact_that_tells_more_than_stated_gains():
    """Referrals that answer far more often get a larger weight, within the pull of the prior."""
    weights, _ = learn(defaults(), *history("channel_referral", 36, 4))
    found = weights.log_odds[defaults().names.index("channel_referral")]
    by_the_data_alone = np.log((36 / 4) / (4 / 36))

    assert 1.1 < found < by_the_data_alone


def test_the_most_probable_weights_are_found():
    """Equal to scipy's minimiser of the same penalised likelihood."""
    from scipy.optimize import minimize
    from scipy.special import polygamma

    strength, positive = history("channel_referral", 18, 6)
    weights, base = learn(defaults(), strength, positive)
    column = strength[:, defaults().names.index("channel_referral")]
    spread = np.sqrt(polygamma(1, [1, 9]).sum())

    def cost(place):
        odds = place[0] + place[1] * column
        fit = np.logaddexp(0, odds).sum() - odds[positive].sum()
        pull = ((place[0] - np.log(1 / 9)) / spread) ** 2 + ((place[1] - 1.1) / 0.44) ** 2
        return fit + pull / 2

    known = minimize(cost, [-2.0, 1.0], method="BFGS").x

    assert weights.log_odds[defaults().names.index("channel_referral")] == pytest.approx(
        known[1], abs=1e-4
    )
    assert base.value == pytest.approx(1 / (1 + np.exp(-known[0])), abs=1e-4)


def test_a_weight_the_person_set_stays_as_set():
    """Sliders are not overruled by the history."""
    mine = defaults().changed({"channel_referral": 0.2})
    weights, _ = learn(mine, *history("channel_referral", 36, 4))
    at = defaults().names.index("channel_referral")

    assert weights.log_odds[at] == 0.2
    assert not weights.joint[at + 1].any()
