"""Beta-binomial shrinkage of the shares of small groups."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

FEWEST_GROUPS = 8
FALLBACK_STRENGTH = 10.0
"""Pseudo-cases of the pooled mean if the spread between groups cannot be estimated."""
_WEAKEST, _STRONGEST = 0.2, 1e6
"""Pseudo-cases between which the strength is searched; beyond a million, groups do not differ."""
_NO_BETTER = 1e-4
"""Gain in log-likelihood up to which the fit counts as no better."""


@dataclass(frozen=True)
class BetaPrior:
    """Beta distribution of the share between groups."""

    alpha: float
    beta: float
    fitted: bool
    """Whether it was estimated from the groups; otherwise the pooled mean with strength 10."""

    @property
    def mean(self) -> float:
        """Mean share of a group."""
        return self.alpha / (self.alpha + self.beta)

    def posterior(self, k: ArrayLike, n: ArrayLike) -> tuple[Any, Any, Any]:
        """
        Return the shrunk share of groups with *k* of *n*, and the ends of its 95 % interval.

        Examples
        --------
        >>> value, low, high = BetaPrior(1.356149, 8.615058, fitted=True).posterior(4, 14)
        >>> f"{value:.4f}"
        '0.2234'
        """
        from scipy.special import betaincinv

        k, n = np.asarray(k, dtype=np.float64), np.asarray(n, dtype=np.float64)
        alpha, beta = self.alpha + k, self.beta + n - k
        # Many groups share a few pairs of counts, and the inverse is expensive.
        pairs, place = np.unique(
            np.stack([alpha.ravel(), beta.ravel()]), axis=1, return_inverse=True
        )
        low, high = (
            betaincinv(*pairs, tail)[place].reshape(alpha.shape)[()] for tail in (0.025, 0.975)
        )
        return (alpha / (alpha + beta))[()], low, high


def fit_beta_binomial(k: ArrayLike, n: ArrayLike, *, strength_sd: float = 1.0) -> BetaPrior:
    """
    Fit a beta-binomial to the groups.

    Parameters
    ----------
    k, n
        Cases counted and looked at in each group; groups with n = 0 say nothing.
    strength_sd
        Standard deviation of the prior of the strength's logarithm, whose mean is that of ten
        pseudo-cases; infinite for plain maximum likelihood. With a case or two
        for each of a hundred companies, plain maximum likelihood often takes them for all
        alike, and then their intervals hold the truth in two cases of three.

    Returns
    -------
    BetaPrior
        The pooled mean with strength 10, not fitted, where there are fewer than eight groups,
        all or none were counted, or the groups differ no more than chance would have it.

    Notes
    -----
    Searched over the log-odds of the mean and the logarithm of the strength, in which the
    likelihood stays well behaved where it is nearly flat.

    References
    ----------
    .. [1] Robinson, D. (2017). Introduction to empirical Bayes.
    .. [2] Chung, Y. et al. (2013). A nondegenerate penalized likelihood estimator for variance
           parameters in multilevel models. Psychometrika 78, 685-709.
    """
    groups = np.column_stack([np.asarray(k, dtype=np.float64), np.asarray(n, dtype=np.float64)])
    groups = groups[groups[:, 1] > 0]
    counted, cases = groups.sum(axis=0)
    pooled = (counted + 0.5) / (cases + 1)
    fallback = BetaPrior(FALLBACK_STRENGTH * pooled, FALLBACK_STRENGTH * (1 - pooled), fitted=False)
    if len(groups) < FEWEST_GROUPS or counted in (0, cases):
        return fallback
    common = counted * np.log(counted / cases) + (cases - counted) * np.log1p(-counted / cases)
    mean, strength, likelihood = _most_likely(groups, pooled, strength_sd)
    if likelihood <= common + _NO_BETTER:
        return fallback
    return BetaPrior(mean * strength, (1 - mean) * strength, fitted=True)


def _most_likely(
    groups: NDArray[np.float64], start: float, strength_sd: float
) -> tuple[float, float, float]:
    """Return mean and strength of highest penalised likelihood, and their log-likelihood."""
    from scipy.optimize import minimize
    from scipy.special import betaln

    distinct, times = np.unique(groups, axis=0, return_counts=True)
    k, n = distinct.T
    usual = np.log(FALLBACK_STRENGTH)

    def log_likelihood(place: NDArray[np.float64]) -> float:
        mean, strength = 1 / (1 + np.exp(-place[0])), np.exp(place[1])
        alpha, beta = mean * strength, (1 - mean) * strength
        return float((times * (betaln(alpha + k, beta + n - k) - betaln(alpha, beta))).sum())

    def cost(place: NDArray[np.float64]) -> float:
        return 0.5 * float((place[1] - usual) / strength_sd) ** 2 - log_likelihood(place)

    found = minimize(
        cost,
        [np.log(start / (1 - start)), usual],
        method="L-BFGS-B",
        bounds=[(-12, 12), (np.log(_WEAKEST), np.log(_STRONGEST))],
    ).x
    return float(1 / (1 + np.exp(-found[0]))), float(np.exp(found[1])), log_likelihood(found)
