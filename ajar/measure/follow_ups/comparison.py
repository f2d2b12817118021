"""Comparison of the replies of applications that were followed up with those of the others."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ajar.measure.statistics.design_effect import company_quantile, design_effect, share_interval
from ajar.measure.statistics.risk_difference import stratified_difference
from ajar.model.estimate import SMALLEST_N, Estimate

Interval = tuple[float, float]


@dataclass(frozen=True)
class FollowUpComparison:
    """
    Comparison of applications that were followed up with those that were not.

    All counts are those that are compared: cases of a stratum in which only one side occurs are
    left out of them.
    """

    name: str
    followed_k: int
    """Number of those followed up that got a reply."""
    followed_n: int
    waited_k: int
    waited_n: int
    intervals: tuple[Interval, Interval]
    """95 % interval of the share of each side."""
    difference: Estimate
    """Followed up minus not, within strata."""
    pooled: Estimate
    """The difference of the pooled counts, without strata (Newcombe)."""
    landmark: int | None
    """Day on which the sides are assigned; None without a landmark."""
    excluded: int
    """Applications that could not be used, those without a counterpart included."""
    interpretation: str
    """How to read the difference, in one or two sentences."""
    randomised: bool = False
    """Whether following up was assigned at random, so that the difference is an effect."""

    @property
    def too_few(self) -> bool:
        """Whether fewer than five are compared on one side."""
        return min(self.followed_n, self.waited_n) < SMALLEST_N

    @property
    def shares(self) -> tuple[float, float]:
        """Share with a reply of each side."""
        return self.followed_k / max(self.followed_n, 1), self.waited_k / max(self.waited_n, 1)

    @property
    def both_intervals_exclude_zero(self) -> bool:
        """Whether the stratified and the pooled interval exclude zero on the same side."""
        ends = [(each.low, each.high) for each in (self.difference, self.pooled)]
        above = [low is not None and low > 0 for low, _ in ends]
        below = [high is not None and high < 0 for _, high in ends]
        return not self.too_few and (all(above) or all(below))

    @property
    def pooled_interval_excludes_zero(self) -> bool:
        """Whether the pooled interval excludes zero."""
        low, high = self.pooled.low, self.pooled.high
        return not self.too_few and low is not None and high is not None and not low <= 0 <= high


def comparison(
    name: str,
    cases: pd.DataFrame,
    *,
    definition: str,
    interpretation: str,
    landmark: int | None = None,
    excluded: int = 0,
    randomised: bool = False,
) -> FollowUpComparison:
    """
    Compare cases that were followed up with those that were not.

    Parameters
    ----------
    name
        Of the estimate.
    cases
        ``followed`` and ``heard`` (bool), ``stratum`` and ``company_number``; one row per
        application.
    definition, interpretation, landmark, excluded, randomised
        As in the result.
    """
    used = cases.loc[_shared(cases)]
    heard, followed = used["heard"], used["followed"]
    sides = (followed, ~followed)
    k = [int((heard & side).sum()) for side in sides]
    n = [int(side.sum()) for side in sides]
    ends = [share_interval(heard[side], used.loc[side, "company_number"]) for side in sides]
    excluded += len(cases) - len(used)

    def estimate(called: str, found: tuple[float, float, float] | None) -> Estimate:
        few = min(n) < SMALLEST_N
        note = f"Fewer than {SMALLEST_N} on one side: too small to say." if few else ""
        value, low, high = found or (None, None, None)
        said = None if few else value
        size = sum(n)
        return Estimate(
            called, said, low, high, size, "difference", definition, None, excluded, note
        )

    return FollowUpComparison(
        name,
        k[0],
        n[0],
        k[1],
        n[1],
        (ends[0], ends[1]),
        estimate(name, _within(used)),
        estimate(f"{name}_pooled", _within(used.assign(stratum="all"))),
        landmark,
        excluded,
        interpretation,
        randomised,
    )


def _shared(cases: pd.DataFrame) -> pd.Series:
    """Return a mask of the cases of strata in which both sides occur."""
    sides = cases.groupby("stratum")["followed"].transform("nunique")
    return sides > 1


def _within(cases: pd.DataFrame) -> tuple[float, float, float] | None:
    """Return the difference within strata, with an interval that allows for companies."""
    stratum, names = pd.factorize(cases["stratum"])
    heard, followed = cases["heard"].to_numpy(), cases["followed"].to_numpy()
    k, n = (
        np.stack(
            [
                np.bincount(stratum[side & of], minlength=len(names))
                for side in (followed, ~followed)
            ]
        )
        for of in (heard, np.ones_like(heard))
    )
    # The residual of each case, up to a common factor, as ``design_effect`` needs it.
    side = np.where(followed, 0, 1)
    share = k / np.maximum(n, 1)
    weight = n[1 - side, stratum] / n.sum(axis=0)[stratum]
    errors = np.where(followed, 1, -1) * weight * (heard - share[side, stratum])
    effect = design_effect(errors, cases["company_number"])
    quantile = company_quantile(cases["company_number"])
    return stratified_difference(
        (k[0], k[1]), (n[0], n[1]), design_effect=effect, quantile=quantile
    )
