"""Difference of two shares within strata, with its interval."""

import numpy as np
from numpy.typing import ArrayLike

from ajar.measure.statistics.intervals import Z95, newcombe
from ajar.model.arrays import Floats


def stratified_difference(
    k: tuple[ArrayLike, ArrayLike],
    n: tuple[ArrayLike, ArrayLike],
    *,
    design_effect: float = 1.0,
    quantile: float = Z95,
) -> tuple[float, float, float] | None:
    """
    Return the difference of two shares within strata, with its 95 % interval.

    Parameters
    ----------
    k, n
        Cases counted and looked at by stratum, for the first side and for the second.
    design_effect
        Variance ÷ that of independent cases.
    quantile
        Half-width of the interval in standard errors (``design_effect.company_quantile``).

    Returns
    -------
    (difference, low, high) or None
        None where no stratum has cases on both sides.

    Notes
    -----
    Strata are weighted as by Mantel and Haenszel, which needs no large strata. The interval is
    Newcombe's [2]_ for the two weighted shares, each at the number of cases that would tell as
    much in one piece [3]_; in a single stratum that is all of them.

    References
    ----------
    .. [1] Greenland, S. and Robins, J. M. (1985). Estimation of a common effect parameter from
           sparse follow-up data. Biometrics 41, 55-68.
    .. [2] Yan, X. and Su, X. G. (2010). Stratified Wilson and Newcombe confidence intervals for
           multiple binomial proportions. Statistics in Biopharmaceutical Research 2, 329-335.
    .. [3] Franco, C., Little, R. J. A., Louis, T. A. and Slud, E. V. (2019). Comparative study
           of confidence intervals for proportions in complex sample surveys. Journal of Survey
           Statistics and Methodology 7, 334-364.
    """
    counted = [np.asarray(side, dtype=np.float64) for side in k]
    cases = [np.asarray(side, dtype=np.float64) for side in n]
    both = (cases[0] > 0) & (cases[1] > 0)
    if not both.any():
        return None
    first, second = cases[0][both], cases[1][both]
    weight = first * second / (first + second)
    weight /= weight.sum()
    sides = [(part[both], size[both]) for part, size in zip(counted, cases, strict=True)]
    shares = [float(weight @ (part / size)) for part, size in sides]
    effective = [_effective_cases(part, size, weight) / design_effect for part, size in sides]
    return newcombe((shares[0], shares[1]), (effective[0], effective[1]), quantile)


def _effective_cases(counted: Floats, cases: Floats, weight: Floats) -> float:
    """
    Return the effective sample size of a stratified share.

    It exceeds the number of cases where the shares of strata are far apart. Each stratum gets one
    case more with the share of all, since a small one may have a share of 0 or 1.
    """
    of_all = (counted.sum() + 0.5) / (cases.sum() + 1)
    share = (counted + of_all) / (cases + 1)
    mixed = weight @ share
    return float(mixed * (1 - mixed) / (weight**2 @ (share * (1 - share) / cases)))
