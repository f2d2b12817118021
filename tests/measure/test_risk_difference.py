"""Differences within strata."""

import pandas as pd
import pytest
from statsmodels.stats.contingency_tables import StratifiedTable

from ajar.measure.intervals import newcombe
from ajar.measure.risk_difference import comparison, stratified_difference
from tests.measure.test_groups import BERKELEY


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


def test_too_few_on_one_side_is_not_said():
    """The counts and the interval stay, the value does not."""
    cases = pd.DataFrame(
        {
            "followed": [True] * 4 + [False] * 20,
            "heard": [True, False] * 12,
            "stratum": "all",
            "door": range(24),
        }
    )
    found = comparison("d", cases, definition="", why="")

    assert (found.followed_k, found.followed_n, found.waited_k, found.waited_n) == (2, 4, 10, 20)
    assert found.difference.value is None
    assert found.difference.low < 0 < found.difference.high
    assert "too small" in found.difference.note
