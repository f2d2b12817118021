"""
Design effect of several applications to one company, and intervals that allow for it.

Answers of one company are correlated, so that an interval that takes its applications for
independent cases is too narrow.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from ajar.measure.statistics.intervals import Z95, wilson
from ajar.model.arrays import Floats, Ints

_SPARSE = 4
"""Possible clusters per application up to which arrays hold them all; more are factorised."""


def design_effect(residual: ArrayLike, company: ArrayLike) -> float:
    """
    Return the variance of a sum of *residual* ÷ that of independent applications.

    Parameters
    ----------
    residual
        What each application adds to the estimate's error; they sum to about zero.
    company
        Number of the company of each.

    Returns
    -------
    float
        1 where every company occurs once, or nothing can be told; never below 1.

    Notes
    -----
    What goes to one company is summed before it is squared [1]_, so nothing is assumed about
    how the answers of a company go together. Cases divided by this are the number of
    independent ones that would tell as much [2]_; Wilson's interval at that number keeps its
    coverage in clustered samples [3]_. Effects below 1 are chance and are not used.

    References
    ----------
    .. [1] Liang, K.-Y. and Zeger, S. L. (1986). Longitudinal data analysis using generalized
           linear models. Biometrika 73, 13-22.
    .. [2] Rao, J. N. K. and Scott, A. J. (1992). A simple method for the analysis of clustered
           binary data. Biometrics 48, 577-585.
    .. [3] Franco, C., Little, R. J. A., Louis, T. A. and Slud, E. V. (2019). Comparative study
           of confidence intervals for proportions in complex sample surveys. Journal of Survey
           Statistics and Methodology 7, 334-364.

    Examples
    --------
    >>> design_effect([0.5, -0.5, 0.5, -0.5], company=[0, 1, 2, 3])
    1.0
    >>> design_effect([0.5, 0.5, -0.5, -0.5], company=[0, 0, 1, 1])
    3.0
    """
    return float(Clusters.of(company).design_effects(residual)[0])


def company_quantile(company: ArrayLike) -> float:
    """Return ``Clusters.quantiles`` of one group."""
    return float(Clusters.of(company).quantiles()[0])


@dataclass(frozen=True, eq=False)
class Clusters:
    """Clusters of applications: those of a group that went to one company."""

    group: Ints
    """Number of the group of each application."""
    groups: int
    cluster: Ints
    """Number of the group and company of each application."""
    group_of_cluster: Ints
    """Group of each cluster."""

    @classmethod
    def of(cls, company: ArrayLike, group: Ints | None = None, groups: int = 1) -> "Clusters":
        """Return the clusters of each group; without *group* all applications are one group."""
        numbers = np.asarray(company, dtype=np.int64)
        if group is None:
            group = np.zeros(numbers.size, dtype=np.int64)
        width = int(numbers.max(initial=0)) + 1
        cluster = group * width + numbers
        if groups * width > _SPARSE * numbers.size:
            cluster, pairs = pd.factorize(cluster)
            return cls(group, groups, cluster, pairs // width)
        return cls(group, groups, cluster, np.repeat(np.arange(groups), width))

    @cached_property
    def _sizes(self) -> Ints:
        """Applications to each company."""
        return np.bincount(self.cluster, minlength=self.group_of_cluster.size)

    @cached_property
    def _companies(self) -> Ints:
        """Companies of each group."""
        return np.bincount(self.group_of_cluster[self._sizes > 0], minlength=self.groups)

    @cached_property
    def _applications(self) -> Ints:
        """Applications of each group."""
        return np.bincount(self.group, minlength=self.groups)

    def design_effects(self, residual: ArrayLike) -> Floats:
        """Return the design effect of each group (``design_effect``)."""
        errors = np.asarray(residual, dtype=np.float64)
        sums = np.bincount(self.cluster, errors, minlength=self.group_of_cluster.size)
        together = np.bincount(self.group_of_cluster, sums**2, minlength=self.groups)
        apart = np.bincount(self.group, errors**2, minlength=self.groups)
        many, cases = self._companies, self._applications
        known = (many > 1) & (apart > 0)
        # Degrees of freedom: m - 1 of m companies, n - 1 of n applications.
        fewer = many * (cases - 1) / np.maximum((many - 1) * cases, 1)
        effect = fewer * together / np.where(known, apart, 1.0)
        return np.maximum(np.where(known, effect, 1.0), 1.0)

    def quantiles(self) -> Floats:
        """
        Return the half-width of the 95 % interval in standard errors, for each group.

        Notes
        -----
        Where several applications went to one company, the variance is estimated from the
        companies, and few or unequal companies leave it uncertain: the quantile is that of a t
        distribution with (sum n)^2 / sum n^2 - 1 degrees of freedom, n being the applications to
        each company [1]_. That of the normal distribution where every company occurs once, or all
        went to one.

        References
        ----------
        .. [1] Carter, A. V., Schnepel, K. T. and Steigerwald, D. G. (2017). Asymptotic behavior of
               a t-test robust to cluster heterogeneity. Review of Economics and Statistics 99,
               698-709 (the effective number of clusters).

        Examples
        --------
        >>> Clusters.of([0, 1, 2, 3]).quantiles().round(2).tolist()
        [1.96]
        >>> Clusters.of([0, 0, 1, 1, 2, 2]).quantiles().round(2).tolist()
        [4.3]
        """
        sizes = self._sizes.astype(np.float64)
        total = np.bincount(self.group_of_cluster, sizes, minlength=self.groups)
        squares = np.bincount(self.group_of_cluster, sizes**2, minlength=self.groups)
        clustered = (squares > total) & (self._companies > 1)
        quantile = np.full(self.groups, Z95)
        if clustered.any():
            from scipy.special import stdtrit

            freedom = total[clustered] ** 2 / squares[clustered] - 1
            quantile[clustered] = stdtrit(np.maximum(freedom, 1.0), 0.975)
        return quantile


def share_interval(hit: ArrayLike, company: ArrayLike) -> tuple[Any, Any]:
    """
    Return the 95 % interval of the share in *hit*, allowing for companies.

    Wilson's where every company occurs once.

    Examples
    --------
    >>> low, high = share_interval([True] + [False] * 28, company=range(29))
    >>> f"{low:.4f} to {high:.4f}"
    '0.0061 to 0.1718'
    """
    hits = np.asarray(hit, dtype=np.bool_)
    n = hits.size
    effect = design_effect(hits - hits.mean(), company) if n else 1.0
    return wilson(hits.sum() / effect, n / effect, company_quantile(company))
