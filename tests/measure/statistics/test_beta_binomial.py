"""Shares of small groups drawn towards the mean."""

import numpy as np
import pytest
from scipy.stats import betabinom

from ajar.measure.statistics.beta_binomial import BetaPrior, fit_beta_binomial

# Efron and Morris (1975), JASA 70, 311-319: hits in the first 45 at bats of 1970, and the
# average over the rest of the season.
HITS = np.array([18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7])
SEASON = np.array([
    0.346, 0.298, 0.276, 0.222, 0.273, 0.270, 0.263, 0.210, 0.269, 0.230, 0.264, 0.256, 0.303,
    0.264, 0.226, 0.285, 0.316, 0.200,
])  # fmt: skip


def test_baseball_players_hardly_differ():
    """
    Plain maximum likelihood survives a likelihood that is nearly flat.

    About (210.5, 582.7) with log-likelihood -45.3439, computed with scipy's betabinom.
    """
    prior = fit_beta_binomial(HITS, np.full(18, 45), strength_sd=np.inf)
    likelihood = betabinom.logpmf(HITS, 45, prior.alpha, prior.beta).sum()

    assert prior.fitted
    assert prior.mean == pytest.approx(0.2655, abs=5e-4)
    assert prior.alpha + prior.beta == pytest.approx(793, rel=0.02)
    assert likelihood == pytest.approx(-45.3439, abs=5e-4)


def test_shrinking_foretells_the_season_better():
    """Efron and Morris cut the squared error 3.5 times; here it is well above two times."""
    raw = HITS / 45
    value, _, _ = fit_beta_binomial(HITS, np.full(18, 45), strength_sd=np.inf).posterior(
        HITS, np.full(18, 45)
    )

    assert ((raw - SEASON) ** 2).sum() == pytest.approx(0.07532, abs=1e-5)
    assert ((value - SEASON) ** 2).sum() < 0.07532 / 2.5


def test_rat_tumours():
    """Gelman et al., Bayesian Data Analysis, section 5.1: 4 of 14 becomes 0.223, sd 0.083."""
    prior = BetaPrior(1.356149, 8.615058, fitted=True)
    value, low, high = prior.posterior(4, 14)

    assert value == pytest.approx(0.223441, abs=1e-6)
    # A beta with this mean and standard deviation 0.083358, by scipy.stats.beta(5.356, 18.615).
    assert (low, high) == (pytest.approx(0.0843, abs=1e-3), pytest.approx(0.4053, abs=1e-3))


# Brown, Cai and DasGupta (2001), Statist. Sci. 16, 101-133: the posterior under Beta(1/2, 1/2);
# values as statsmodels' proportion_confint(method="jeffreys").
@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(81, 263, 0.2545, 0.3656), (15, 148, 0.0604, 0.1576), (7, 50, 0.0649, 0.2553),
     (1, 29, 0.0037, 0.1501)],
)  # fmt: skip
def test_jeffreys_interval_is_a_posterior(k, n, low, high):
    """With half a case on each side beforehand it is Jeffreys' interval."""
    assert BetaPrior(0.5, 0.5, fitted=False).posterior(k, n)[1:] == pytest.approx(
        (low, high), abs=6e-5
    )


@pytest.mark.parametrize(
    ("k", "n"),
    [
        ([1, 2, 0], [3, 3, 3]),
        ([0] * 9, [2] * 9),
        ([2] * 9, [2] * 9),
        ([1] * 40, [2] * 40),
        ([], []),
    ],
    ids=["few groups", "none counted", "all counted", "all alike", "no groups"],
)
def test_without_a_spread_it_is_the_pooled_mean_with_strength_ten(k, n):
    """Too few groups, or none that differ."""
    prior = fit_beta_binomial(k, n)

    assert not prior.fitted
    assert prior.alpha + prior.beta == pytest.approx(10)
    assert prior.mean == pytest.approx((sum(k) + 0.5) / (sum(n) + 1))


def test_a_real_spread_is_found():
    """Groups drawn from Beta(2, 6) give about that back."""
    rng = np.random.default_rng(5)
    prior = fit_beta_binomial(rng.binomial(20, rng.beta(2, 6, 400)), np.full(400, 20))

    assert prior.fitted
    assert (prior.alpha, prior.beta) == (pytest.approx(2, rel=0.25), pytest.approx(6, rel=0.25))


def test_many_cases_count_more_than_few():
    """300 of 1,000 beats 4 of 10, as Robinson's batting averages have it."""
    value, _, _ = BetaPrior(79, 225, fitted=True).posterior([300, 4], [1000, 10])

    assert value[0] > value[1]
