"""
How likely a positive reply is: a chance that is averaged over what is not known, and its level.

The stated weights are judgements, and nobody has measured them. Until a person's own messages
have moved them, what they add to the base rate counts for a part only, and no chance is put above
one half. The chance is the mean over the posterior of the base rate and of the weights, which is
nearer to one half than the chance at their middle [1]_.

References
----------
.. [1] MacKay, D. J. C. (1992). The evidence framework applied to classification networks.
       Neural Computation 4(5), 720-736: the logistic of a normal variable.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ajar.model.arrays import Flags, Floats, Ints
from ajar.reengage.recommendation import Likelihood, Record
from ajar.reengage.score.base_rate import BaseRate
from ajar.reengage.score.weights import BASE_POINTS, FACTOR, Weights

SHRINK = 0.6
"""Part of the stated log-odds above the base rate that counts until they are learned."""

MOST = 0.5
"""Highest chance until they are learned: no published figure of a warm message exceeds it."""

HIGH, MEDIUM = 1 / 3, 1 / 6
"""Chances from which a reply is called highly and fairly likely."""


class Chances(NamedTuple):
    """The chance of every company, and the normal distribution of its log-odds behind it."""

    mean: Floats
    middle: Floats
    spread: Floats


def chances(score: Ints, strength: Floats, weights: Weights, base: BaseRate) -> Chances:
    """
    Chance of a positive reply at every company.

    Parameters
    ----------
    score
        Points.
    strength
        One row per company, one column per weight: its values after fading.
    weights, base
        What is believed of them.
    """
    learned = weights.joint is not None
    scale = 1.0 if learned else SHRINK
    middle = base.log_odds + scale * (score - BASE_POINTS) / FACTOR
    if weights.joint is not None:
        design = np.insert(strength, 0, 1.0, axis=1)
        variance = ((design @ weights.joint) * design).sum(axis=1)
    else:
        own = np.array([weight.log_odds * weight.spread for weight in weights.each])
        variance = base.spread**2 + scale**2 * (strength**2 @ own**2)
    mean = np.asarray(1 / (1 + np.exp(-middle / np.sqrt(1 + np.pi / 8 * variance))))
    most = 1.0 if learned else MOST
    return Chances(np.minimum(mean, most), np.asarray(middle), np.sqrt(variance))


_LEVELS = (Likelihood.LOW, Likelihood.MEDIUM, Likelihood.HIGH)


def level(chance: float) -> Likelihood:
    """The word for a chance."""
    return _LEVELS[int(chance >= MEDIUM) + int(chance >= HIGH)]


def levels(chance: Floats) -> NDArray[np.object_]:
    """The word for each chance, as text."""
    words: NDArray[np.object_] = np.array([each.value for each in _LEVELS], dtype=object)
    return words.take((chance >= MEDIUM).astype(int) + (chance >= HIGH))


def records(chance: Floats, positive: Flags) -> dict[Likelihood, Record]:
    """
    What came of the person's own messages, by the likelihood of the companies they went to.

    *chance* and *positive* hold one entry per message that can be judged.
    """
    found, words = {}, levels(chance)
    for each in Likelihood:
        mine = words == each.value
        found[each] = Record(int(mine.sum()), int(positive[mine].sum()))
    return found
