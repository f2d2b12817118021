"""Before and after something was changed."""

from datetime import date

import numpy as np
import pytest
from scipy.stats import binom

from ajar.measure.rates.since_change import always_valid, since_change


@pytest.mark.parametrize(
    ("k", "n", "error", "ends"),
    [
        (8, 20, 0.05, (0.13447479, 0.71619553)),
        (0, 10, 0.025, (0.0, 0.45593006)),
        (13, 13, 0.05, (0.64827172, 1.0)),
        (0, 0, 0.05, (0.0, 1.0)),
    ],
)
def test_ends_are_those_of_r(k, n, error, ends):
    """R 4.2.2: uniroot of (n + 1) * dbinom(k, n, p) - error on both sides of k / n."""
    assert always_valid(k, n, error=error) == pytest.approx(ends, abs=1e-7)


def test_the_interval_holds_however_often_one_looks():
    """
    Of 400 searches that are looked at after each of 120 applications, at most 5 % ever miss.

    The true share is inside as long as (n + 1) times its binomial probability exceeds the error.
    """
    hits = np.cumsum(np.random.default_rng(20261130).random((400, 120)) < 0.2, axis=1)
    n = np.arange(1, 121)
    inside = (n + 1) * binom.pmf(hits, n, 0.2) > 0.05
    low, high = always_valid(int(hits[7, 99]), 100)

    assert (~inside.all(axis=1)).mean() <= 0.05
    assert (low < 0.2 < high) == inside[7, 99]


def test_both_sides_are_counted_by_day_30(judged):
    """A reply after 30 days counts on neither side, and what is younger is left out."""
    found = since_change(
        judged(
            {"applied": "2026-03-01", "screen": "2026-03-10", "stage": 1},
            {"applied": "2026-03-02", "screen": "2026-04-20", "stage": 1},
            {"applied": "2026-04-01"},
            {"applied": "2026-05-01", "screen": "2026-05-10", "stage": 1},
            {"applied": "2026-06-20"},
        ),
        date(2026, 4, 1),
    )

    assert (found.before_k, found.before_n) == (1, 2)
    assert (found.after_k, found.after_n, found.too_young) == (1, 2, 1)
    assert not found.interval_excludes_zero
