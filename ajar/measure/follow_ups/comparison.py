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
    Applications that were followed up beside those that were not.

    All counts are those that are compared: cases of a stratum in which only one side occurs are
    left out of them.
    """

    name: str
    followed_k: int
    """Of those followed up, how many got a reply."""
    followed_n: int
    waited_k: int
    waited_n: int
    intervals: tuple[Interval, Interval]
    """95 % interval of the share of each side."""
    difference: Estimate
    """Followed up minus not, within strata."""
    pooled: Estimate
    """The same from the counts alone (Newcombe), for a reader's check."""
    landmark: int | None
    """Day on which the two sides are told apart; None where there is no such day."""
    excluded: int
    """Applications that could not be used, those without a counterpart included."""
    interpretation: str
    """What to make of it, in a plain sentence or two."""
    randomised: bool = False
    """Chance alone decided who was followed up, so that the difference may be called an effect."""

    @property
    def too_few(self) -> bool:
        """Fewer than five are compared on one side."""
        return min(self.followed_n, self.waited_n) < SMALLEST_N

    @property
    def shares(self) -> tuple[float, float]:
        """Share with a reply of each side, of the counts."""
        return self.followed_k / max(self.followed_n, 1), self.waited_k / max(self.waited_n, 1)

    @property
    def both_intervals_exclude_zero(self) -> bool:
        """Both by the counts alone and within strata, the same side is above the other."""
        ends = [(each.low, each.high) for each in (self.difference, self.pooled)]
        above = [low is not None and low > 0 for low, _ in ends]
        below = [high is not None and high < 0 for _, high in ends]
        return not self.too_few and (all(above) or all(below))

    @property
    def pooled_interval_excludes_zero(self) -> bool:
        """The counts alone tell the sides apart, whatever the strata say."""
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
    """Cases of a stratum in which both sides occur."""
    sides = cases.groupby("stratum")["followed"].transform("nunique")
    return sides > 1


def _within(cases: pd.DataFrame) -> tuple[float, float, float] | None:
    """Difference within the strata of *cases*, as far as companies let them tell."""
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
    # What each case adds to the error of the difference, but for a factor that all share.
    side = np.where(followed, 0, 1)
    share = k / np.maximum(n, 1)
    weight = n[1 - side, stratum] / n.sum(axis=0)[stratum]
    errors = np.where(followed, 1, -1) * weight * (heard - share[side, stratum])
    effect = design_effect(errors, cases["company_number"])
    quantile = company_quantile(cases["company_number"])
    return stratified_difference(
        (k[0], k[1]), (n[0], n[1]), design_effect=effect, quantile=quantile
    )
