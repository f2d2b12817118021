"""Differences within strata."""

import numpy as np
import pytest
from statsmodels.stats.contingency_tables import StratifiedTable

from ajar.measure.statistics.intervals import newcombe
from ajar.measure.statistics.risk_difference import stratified_difference
from tests.measure.rates.test_group_shares import BERKELEY


def test_one_stratum_is_the_plain_difference():
    """With one stratum it is Newcombe's interval."""
    assert stratified_difference(([56], [48]), ([70], [80])) == pytest.approx(
        newcombe((56 / 70, 48 / 80), (70, 80))
    )


def test_berkeley_difference_is_mantel_haenszels():
    """
    The weighted difference of admission by department, as statsmodels has it.

    Checked against the score of ``StratifiedTable``: its Mantel-Haenszel test sums the same
    observed minus expected admissions that the weights sum here.
    """
    k = [[row[0] for row in BERKELEY.values()], [row[2] for row in BERKELEY.values()]]
    n = [
        [row[0] + row[1] for row in BERKELEY.values()],
        [row[2] + row[3] for row in BERKELEY.values()],
    ]
    difference, low, high = stratified_difference((k[0], k[1]), (n[0], n[1]))
    weights = sum(a * b / (a + b) for a, b in zip(*n, strict=True))
    tables = StratifiedTable([[[r[0], r[1]], [r[2], r[3]]] for r in BERKELEY.values()])
    observed = sum(r[0] for r in BERKELEY.values())
    expected = sum(
        (r[0] + r[2]) * a / (a + b) for r, a, b in zip(BERKELEY.values(), *n, strict=True)
    )

    assert difference == pytest.approx((observed - expected) / weights)
    assert tables.test_null_odds().pvalue == pytest.approx(0.217, abs=5e-4)  # Bickel et al.
    assert low < difference < 0 < high


def test_strata_that_are_far_apart_tell_more():
    """
    None of 10 and 9 of 10 say more about their mean than 9 of 20 in one piece.

    By hand: all share 9.5 / 21, with which 0 of 10 becomes 0.04113 and 9 of 10 becomes 0.85931,
    0.45022 in the mean. Its variance is (0.04113 x 0.95887 + 0.85931 x 0.14069) / 10 / 4 =
    0.0040083, that of 0.45022 x 0.54978 / 0.0040083 = 61.75 cases in one piece. On the other
    side both strata have one share and tell what all 40 cases do.
    """
    found = stratified_difference(([0, 9], [4, 4]), ([10, 10], [20, 20]))
    assert found == pytest.approx(newcombe((0.45, 0.2), (61.752, 40)), abs=1e-5)


def test_strata_on_one_side_only_say_nothing():
    """They are left out; nothing is left where no stratum has both."""
    assert stratified_difference(([1, 3], [0, 2]), ([10, 4], [0, 4]))[0] == pytest.approx(0.25)
    assert stratified_difference(([1], [0]), ([10], [0])) is None


def test_the_value_and_nearly_the_interval_are_those_of_greenland_and_robins():
    """
    R 4.2.2, after Greenland and Robins (1985).

    Seven of 12 against 8 of 40, and 5 of 9 against 3 of 21: 0.3952452, 0.1629398 to 0.6275505.
    Theirs is symmetric; ours, made of Wilson intervals, is drawn towards nothing.
    """
    found = stratified_difference(([7, 5], [8, 3]), ([12, 9], [40, 21]))

    assert found[0] == pytest.approx(0.3952452, abs=1e-7)
    assert found[1:] == pytest.approx((0.1629398, 0.6275505), abs=0.04)


@pytest.mark.parametrize(
    ("sizes", "first", "second"),
    [
        (((12, 40), (9, 21), (6, 10)), (0.4, 0.3, 0.2), (0.2, 0.1, 0.1)),
        (((8, 60), (8, 12)), (0.3, 0.7), (0.3, 0.7)),
        (((5, 5),) * 6, (0.5,) * 6, (0.2,) * 6),
    ],
)
def test_the_interval_holds_in_strata_as_small_as_people_have(sizes, first, second):
    """Of 2,000 drawn comparisons about 95 % hold; the error of the count is half a point."""
    random = np.random.default_rng(20261130)
    n = tuple(np.array(side) for side in zip(*sizes, strict=True))
    weight = n[0] * n[1] / (n[0] + n[1])
    truth = weight @ (np.array(first) - np.array(second)) / weight.sum()
    held = 0
    for _ in range(2000):
        k = random.binomial(n[0], first), random.binomial(n[1], second)
        _, low, high = stratified_difference(k, n)
        held += low <= truth <= high

    assert 0.93 <= held / 2000 <= 0.985
