"""Confidence intervals of a share and of a difference of two shares."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

Z95 = 1.959963984540054
"""Standard normal quantile of a two-sided 95 % interval."""


def wilson(k: ArrayLike, n: ArrayLike, quantile: ArrayLike = Z95) -> tuple[Any, Any]:
    """
    Return Wilson's 95 % interval of a share, elementwise.

    Parameters
    ----------
    k
        Cases counted, 0 <= k <= n.
    n
        Cases; 0 is allowed. It need not be whole: an
        estimate from censored waits has an effective number of cases.
    quantile
        How many standard errors wide; that of a t distribution where the companies are few or of
        unequal size (``design_effect.Clusters.quantiles``).

    Returns
    -------
    (low, high)
        Shares in [0, 1], shaped like the arguments; (0, 1) where n is 0.

    Raises
    ------
    ValueError
        If a count is negative or k exceeds n.

    Notes
    -----
    Score interval: it keeps its coverage for the small counts a job search has, where
    share +/- 1.96 standard errors runs below 0.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical
           inference. JASA 22(158), 209-212.

    Examples
    --------
    >>> low, high = wilson(1, 29)
    >>> f"{low:.4f} to {high:.4f}"
    '0.0061 to 0.1718'
    """
    k, n = np.asarray(k, dtype=np.float64), np.asarray(n, dtype=np.float64)
    if (k < 0).any() or (k > n + 1e-9).any():
        raise ValueError("Counts must satisfy 0 <= k <= n.")
    cases = np.where(n > 0, n, 1.0)
    share = np.clip(k / cases, 0.0, 1.0)
    z = np.asarray(quantile, dtype=np.float64)
    middle = (share + z**2 / (2 * cases)) / (1 + z**2 / cases)
    spread = np.sqrt(share * (1 - share) / cases + z**2 / (4 * cases**2)) * z / (1 + z**2 / cases)
    low = np.where((n == 0) | (share == 0), 0.0, middle - spread)
    high = np.where((n == 0) | (share == 1), 1.0, middle + spread)
    return low[()], high[()]


def newcombe(
    share: tuple[float, float], cases: tuple[float, float], quantile: float = Z95
) -> tuple[float, float, float]:
    """
    Return the difference of two independent shares with Newcombe's 95 % interval.

    The distances from each share to the ends of its own Wilson interval are squared and added.

    Parameters
    ----------
    share
        The two shares, each in [0, 1].
    cases
        Their (effective) numbers of cases, 0 or more.
    quantile
        As for ``wilson``.

    Returns
    -------
    (difference, low, high)
        First share minus second, in [-1, 1].

    References
    ----------
    .. [1] Newcombe, R. G. (1998). Interval estimation for the difference between independent
           proportions: comparison of eleven methods. Statistics in Medicine 17, 873-890,
           method 10.

    Examples
    --------
    >>> "{:.4f} {:.4f} {:.4f}".format(*newcombe((56 / 70, 48 / 80), (70, 80)))
    '0.2000 0.0524 0.3339'
    """
    (low_1, high_1), (low_2, high_2) = (
        wilson(part * size, size, quantile) for part, size in zip(share, cases, strict=True)
    )
    difference = share[0] - share[1]
    down = np.hypot(share[0] - low_1, high_2 - share[1])
    up = np.hypot(high_1 - share[0], share[1] - low_2)
    return difference, max(-1.0, difference - float(down)), min(1.0, difference + float(up))
