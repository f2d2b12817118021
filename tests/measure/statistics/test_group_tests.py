"""Whether a group differs from all others."""

import numpy as np
import pytest
from scipy.stats import false_discovery_control

from ajar.measure.statistics.group_tests import against_the_others, fisher_mid_p


def test_without_companies_it_is_fishers_mid_p():
    """
    7 of 10 against 10 of 40, from the hypergeometric distribution of R 4.2.2.

    ``2 * (phyper(7, 17, 33, 10, lower.tail = FALSE) + 0.5 * dhyper(7, 17, 33, 10))``.
    """
    hit = np.array([True] * 7 + [False] * 3 + [True] * 10 + [False] * 30)
    group = np.repeat([0, 1], [10, 40])
    found = against_the_others(hit, group, np.arange(50), 2)

    assert found == pytest.approx(fisher_mid_p(np.array([7, 10]), np.array([10, 40])))
    assert found[0] == pytest.approx(0.01298865, abs=1e-8)


def test_ten_applications_to_one_company_are_no_ten_witnesses():
    """Ten of ten against ten of forty would be beyond doubt, were they not two companies."""
    hit = np.array([True] * 10 + [True, False, False, False] * 10)
    group = np.repeat([0, 1], [10, 40])
    company = np.concatenate([np.repeat([0, 1], 5), np.arange(2, 42)])

    assert fisher_mid_p(np.array([10, 10]), np.array([10, 40]))[0] < 0.0001
    assert against_the_others(hit, group, company, 2)[0] > 0.1


def test_nothing_stands_out_where_nothing_differs():
    """
    Two hundred searches of 150 applications, four a company, companies that differ a lot.

    At a false discovery rate of 10 % a group stands out in at most a tenth of them.
    """
    random = np.random.default_rng(3)
    alarms = 0
    for _ in range(200):
        company = random.integers(0, 38, 150)
        chance = 1 / (1 + np.exp(0.6 - random.normal(0, 1.2, 38)))
        channel = random.choice(5, 38, p=[0.5, 0.2, 0.15, 0.1, 0.05])
        p = against_the_others(random.random(150) < chance[company], channel[company], company, 5)
        tested = p[~np.isnan(p)]
        alarms += tested.size > 0 and (false_discovery_control(tested) <= 0.1).any()

    assert alarms <= 20
