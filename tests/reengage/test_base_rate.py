"""The person's own base rate."""

import numpy as np
import pytest
from scipy.stats import beta

from ajar.reengage.score.base_rate import estimate, posterior
from ajar.reengage.score.weights import BasePrior

PRIOR = BasePrior(1, 9)


@pytest.mark.parametrize(("answered", "silent"), [(0, 0), (3, 17), (0, 40), (12, 12)])
def test_messages_to_plain_doors_are_counted(answered, silent):
    """With nothing for or against the doors this is scipy's beta(1 + k, 9 + n - k)."""
    positive = np.arange(answered + silent) < answered
    found = posterior(PRIOR, np.zeros(len(positive)), positive)
    known = beta(1 + answered, 9 + silent)

    assert found.value == pytest.approx(known.mean(), rel=1e-3)
    assert (found.low, found.high) == pytest.approx(known.ppf([0.025, 0.975]), rel=0.02)


def test_answers_from_good_doors_do_not_count_twice():
    """
    Half of forty messages were answered by doors whose terms alone explain it.

    At log-odds of +2.2 a base rate of one in ten gives one in two, so the base rate stays.
    """
    positive = np.array([True, False] * 20)
    found = posterior(PRIOR, np.full(40, np.log(9)), positive)

    assert found.value == pytest.approx(0.1, abs=0.01)
    assert posterior(PRIOR, np.zeros(40), positive).value > 0.4


def test_the_estimate_tells_its_counts():
    """Answered of counted, how many were left out, and a caveat where there are none."""
    found = estimate(
        posterior(PRIOR, np.zeros(0), np.zeros(0, dtype=bool)), answered=0, judged=0, left_out=4
    )

    assert (found.k, found.n, found.excluded) == (0, 0, 4)
    assert found.value == pytest.approx(0.1, abs=1e-4)
    assert "None of your own messages" in found.note
