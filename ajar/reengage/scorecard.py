"""
Points, chances and bands: the arithmetic of the list.

Every term is a whole number of points and the score is their sum, so what is shown adds up. The
chance follows from the score: odds = base odds x 2^((score - 50) / 20).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ajar.model.dates import Ints
from ajar.reengage.base_rate import BaseRate
from ajar.reengage.features import Features
from ajar.reengage.weights import (
    BASE_POINTS,
    FACTOR,
    FADING,
    Z80,
    Z95,
    Floats,
    Weights,
)

SEED = 1898
"""Of the draws behind the probability of being in the top five; any number serves."""

_DRAWS = 1000
_CONTENDERS = 400
"""Doors among which the first five are drawn; nobody below has a chance worth a draw."""

PLACES = 5


@dataclass(frozen=True, eq=False)
class Scorecard:
    """The terms of every door in points, and what follows from them."""

    terms: Ints
    """One row per door, one column per weight."""
    recency: Ints
    """What time took from stage and relationship; 0 or of the opposite sign."""
    score: Ints

    @classmethod
    def of(cls, look: Features, weights: Weights) -> "Scorecard":
        """Score every door."""
        terms = np.rint(look.values * weights.points).astype(np.int64)
        built = terms[:, weights.factors(*FADING)].sum(axis=1)
        # Fading whole points keeps the sum exact and a larger sum at least as large.
        recency = np.rint(look.fade * built).astype(np.int64) - built
        return cls(terms, recency, BASE_POINTS + terms.sum(axis=1) + recency)

    def only(self, doors: Ints) -> "Scorecard":
        """The same for some of the doors."""
        return Scorecard(self.terms[doors], self.recency[doors], self.score[doors])

    def chance(self, base: float) -> Floats:
        """Chance of a positive reply, given the one of a plain door."""
        return _share(_logit(base) + (self.score - BASE_POINTS) / FACTOR)


def faded_features(look: Features, weights: Weights) -> Floats:
    """How much of each weight every door gets: its values after fading."""
    return np.where(weights.factors(*FADING), look.values * look.fade[:, None], look.values)


def intervals(
    card: Scorecard, strength: Floats, weights: Weights, base: BaseRate
) -> tuple[Floats, Floats]:
    """
    95 % interval of every chance, from the base rate's and the weights' uncertainty.

    The distances of the parts' ends from their middles are added in squares, each side for
    itself (MOVER, [1]_).

    References
    ----------
    .. [1] Zou, G. Y. and Donner, A. (2008). Construction of confidence limits about effect
           measures: a general approach. Statistics in Medicine 27(10), 1693-1702.
    """
    middle = _logit(base.value) + (card.score - BASE_POINTS) / FACTOR
    if weights.joint is not None:
        reach = _joint_reach(np.insert(strength, 0, 1.0, axis=1), weights.joint, Z95)
        return _share(middle - reach), _share(middle + reach)
    down, up = _reach(strength, weights, Z95)
    low = middle - np.hypot(down, _logit(base.value) - _logit(base.low))
    high = middle + np.hypot(up, _logit(base.high) - _logit(base.value))
    return _share(low), _share(high)


def bands(card: Scorecard, strength: Floats, weights: Weights) -> npt.NDArray[np.str_]:
    """
    Band of every door: A, B or C.

    From the best score down, a door shares the band of the first one in it while their 80 %
    intervals overlap. The base rate is common to all doors, so its uncertainty does not count.
    """
    score = (card.score - BASE_POINTS) / FACTOR
    down, up = _reach(strength, weights, Z80)
    band = np.full(len(score), "C")
    left = np.ones(len(score), dtype=bool)
    for letter in ("A", "B"):
        if not left.any():
            break
        first = int(np.argmax(np.where(left, score, -np.inf)))
        # A door is in reach by its own interval, so a wide one below a narrow one may be too.
        reachable = left & (score + up >= score[first] - down[first])
        worst = score[reachable].min()
        inside = left & (score >= worst)
        band[inside] = letter
        left &= ~inside
    return band


def top_five(card: Scorecard, strength: Floats, weights: Weights) -> Floats:
    """
    Probability of every door that its true score is among the five highest.

    The weights are drawn from their uncertainty, all doors under the same draw; doors that tie
    share the places that are left.
    """
    chosen = np.argsort(-card.score, kind="stable")[:_CONTENDERS]
    found = np.zeros(len(card.score))
    if not len(chosen):
        return found
    drawn = np.round(strength[chosen] @ weights.draws(_DRAWS, SEED), 9)
    places = min(PLACES, len(chosen))
    edge = -np.partition(-drawn, places - 1, axis=0)[places - 1]
    above, level = drawn > edge, drawn == edge
    share = (places - above.sum(axis=0)) / level.sum(axis=0)
    found[chosen] = (above + level * share).mean(axis=1)
    if len(found) > len(chosen):
        # Doors left out for room share with the contenders they tie with.
        tied = card.score == card.score[chosen[-1]]
        found[tied] = found[tied].mean()
    return found


def _reach(strength: Floats, weights: Weights, z: float) -> tuple[Floats, Floats]:
    """Distance of the ends of a score's interval from the score, in log-odds: down and up."""
    low, high = weights.range(z)
    if weights.joint is not None:
        reach = _joint_reach(strength, weights.joint[1:, 1:], z)
        return reach, reach
    middle = weights.log_odds
    under, over = (middle - low) ** 2, (high - middle) ** 2
    # A fact that speaks against a door by a positive weight swaps the ends of the weight.
    with_, against = np.maximum(strength, 0) ** 2, np.minimum(strength, 0) ** 2
    down = np.sqrt(with_ @ under + against @ over)
    up = np.sqrt(with_ @ over + against @ under)
    return down, up


def _joint_reach(strength: Floats, covariance: Floats, z: float) -> Floats:
    return np.asarray(z * np.sqrt(((strength @ covariance) * strength).sum(axis=1)))


def _share(log_odds: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-log_odds)))


def _logit(share: float) -> float:
    return float(np.log(share / (1 - share)))
