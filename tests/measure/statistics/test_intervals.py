"""Intervals of shares and of their differences."""

import numpy as np
import pytest

from ajar.measure.statistics.intervals import newcombe, wilson

# Newcombe (1998), Statistics in Medicine 17, 857-872, table I (81/263, 15/148, 0/20, 1/29);
# scipy's documentation of binomtest (7/50); statsmodels' test of proportion_confint (19/38);
# 0/3 from scipy.stats.binomtest(0, 3).proportion_ci(method="wilson").
WILSON = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0, 0.1611),
    (1, 29, 0.0061, 0.1718),
    (7, 50, 0.069508, 0.261862),
    (19, 38, 0.348499283643951, 0.651500716356049),
    (0, 3, 0.0, 0.5615),
]


@pytest.mark.parametrize(("k", "n", "low", "high"), WILSON)
def test_wilson_agrees_with_published_tables(k, n, low, high):
    """Newcombe's examples and the ones of scipy and statsmodels come out."""
    places = 6 if n in (38, 50) else 4

    assert (round(low, places), round(high, places)) == tuple(
        round(float(end), places) for end in wilson(k, n)
    )


def test_wilson_takes_arrays():
    """Whole arrays give what each pair gives alone."""
    low, high = wilson([1, 7], [29, 50])

    assert np.allclose(low, [0.0061, 0.0695], atol=5e-5)
    assert np.allclose(high, [0.1718, 0.2619], atol=5e-5)


def test_nothing_observed_leaves_everything_possible():
    """With no cases every share stays possible."""
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("k", "n"), [(-1, 3), (4, 3)])
def test_impossible_counts_are_refused(k, n):
    """More hits than cases, or fewer than none, is an error."""
    with pytest.raises(ValueError, match="0 <= k <= n"):
        wilson(k, n)


# Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10.
@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
    ],
)
def test_difference_agrees_with_newcombe(first, second, low, high):
    """Newcombe's table of differences comes out to four places."""
    share = (first[0] / first[1], second[0] / second[1])
    difference, *ends = newcombe(share, (first[1], second[1]))

    assert difference == share[0] - share[1]
    assert np.allclose(ends, [low, high], atol=6e-5)
