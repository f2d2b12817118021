"""Tests of each group against all others, allowing for several applications to a company."""

import numpy as np

from ajar.measure.statistics.design_effect import design_effect
from ajar.model.arrays import Flags, Floats, Ints
from ajar.model.estimate import SMALLEST_N

_FEWEST_COMPANIES = 3
"""Least effective number of companies for a test."""


def against_the_others(hit: Flags, group: Ints, company: Ints, groups: int) -> Floats:
    """
    Return the two-sided p-value of each group's share against that of all others together.

    Parameters
    ----------
    hit
        Whether each application counts.
    group
        Number of its group, 0 to *groups* - 1.
    company
        Number of its company.
    groups
        How many groups there are.

    Returns
    -------
    ndarray
        NaN where the group or the others have fewer than five applications, or where the
        difference rests on too few companies.

    Notes
    -----
    Fisher's exact test with the mid-p [1]_, which is not as timid as the exact p with small
    counts. Where companies occur several times, the normal deviate that the p-value stands for is
    made smaller by the design effect of the difference [2]_ and referred to a t distribution with
    the degrees of freedom of ``design_effect.Clusters.quantiles``, companies being weighted by
    what they add to the variance of the difference.

    References
    ----------
    .. [1] Lancaster, H. O. (1961). Significance tests in discrete distributions. JASA 56, 223-234.
    .. [2] Rao, J. N. K. and Scott, A. J. (1992). A simple method for the analysis of clustered
           binary data. Biometrics 48, 577-585.
    """
    n = np.bincount(group, minlength=groups)
    k = np.bincount(group[hit], minlength=groups)
    p = fisher_mid_p(k, n)
    if np.unique(company).size == company.size:
        return p
    for each in np.flatnonzero(~np.isnan(p)):
        inside = group == each
        weight = np.where(inside, 1 / n[each], -1 / (n.sum() - n[each]))
        p[each] = _for_companies(float(p[each]), weight, hit - hit.mean(), company)
    return p


def _for_companies(p: float, weight: Floats, residual: Floats, company: Ints) -> float:
    """Return the p-value that allows for companies, from the one of independent applications."""
    from scipy.special import ndtri, stdtr

    effect = design_effect(weight * residual, company)
    parts = np.bincount(company, weight**2)
    companies = parts.sum() ** 2 / (parts**2).sum()
    if companies < _FEWEST_COMPANIES:
        return np.nan
    deviate = -ndtri(max(p, 1e-300) / 2) / np.sqrt(effect)
    return float(2 * stdtr(companies - 1, -deviate))


def fisher_mid_p(k: Ints, n: Ints) -> Floats:
    """Return the mid-p value of Fisher's exact test of each group against all others."""
    tested = (n >= SMALLEST_N) & (n.sum() - n >= SMALLEST_N)
    p = np.full(n.size, np.nan)
    if not tested.any():
        return p
    from scipy.stats import hypergeom

    pairs, place = np.unique(np.stack([k[tested], n[tested]]), axis=1, return_inverse=True)
    spread = hypergeom(n.sum(), k.sum(), pairs[1])
    half = 0.5 * spread.pmf(pairs[0])
    tail = np.minimum(spread.cdf(pairs[0]) - half, spread.sf(pairs[0]) + half)
    p[tested] = np.clip(2 * tail, 0, 1)[place.ravel()]
    return p
