"""
Points: the score of every company and the terms that add up to it.

Every term is a whole number of points and the score is their sum, so what is shown adds up.
50 points are the person's base rate and 20 more double the odds, as the weights are stated.
"""

from dataclasses import dataclass

import numpy as np

from ajar.model.arrays import Floats, Ints
from ajar.reengage.score.features import Features
from ajar.reengage.score.weights import BASE_POINTS, Weights


@dataclass(frozen=True, eq=False)
class Scorecard:
    """The terms of every company in points, and their sum."""

    terms: Ints
    """One row per company, one column per weight."""
    recency: Ints
    """What time took from stage and relationship; 0 or of the opposite sign."""
    score: Ints

    @classmethod
    def of(cls, features: Features, weights: Weights) -> "Scorecard":
        """Score every company."""
        terms = np.rint(features.values * weights.points).astype(np.int64)
        # Rounded once, so that the sum is exact and a larger sum stays at least as large.
        recency = np.rint((terms * (features.fading(weights) - 1)).sum(axis=1)).astype(np.int64)
        return cls(terms, recency, BASE_POINTS + terms.sum(axis=1) + recency)


def faded_features(features: Features, weights: Weights) -> Floats:
    """How much of each weight every company gets: its values after fading."""
    return features.values * features.fading(weights)
