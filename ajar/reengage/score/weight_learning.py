"""
Weights that follow the person's own messages, once there are enough of them.

A logistic regression whose penalty pulls every weight towards its stated value, as strongly as
that value is uncertain: the most probable weights under normal priors, with Laplace's
approximation for what is left uncertain [1]_.

References
----------
.. [1] Gelman, A. et al. (2013). Bayesian data analysis, 3rd ed., sections 4.1 and 16.3.
"""

from dataclasses import replace

import numpy as np

from ajar.measure.statistics.intervals import Z95
from ajar.model.arrays import Flags, Floats
from ajar.reengage.score.base_rate import BaseRate
from ajar.reengage.score.weights import Weights

ENOUGH_MESSAGES = 50
ENOUGH_ANSWERS = 10

_LEAST_SPREAD = 0.1
"""Standard deviation, in log-odds, of a weight stated as nothing."""

_FIXED_SPREAD = 1e-4
"""The same for a weight that the person has set."""

_STEPS = 100
_CLOSE = 1e-9


def enough(positive: Flags) -> bool:
    """Whether there is enough to learn from."""
    return len(positive) >= ENOUGH_MESSAGES and int(positive.sum()) >= ENOUGH_ANSWERS


def learn(weights: Weights, strength: Floats, positive: Flags) -> tuple[Weights, BaseRate]:
    """
    Move the weights and the base rate to what the messages say.

    A weight that the person has set stays as it was set.

    Parameters
    ----------
    weights
        The prior: stated values and spreads.
    strength
        One row per message, one column per weight: the company's values after fading.
    positive
        Whether each message was answered.
    """
    middle, spread = _prior(weights)
    design = np.column_stack([np.ones(len(strength)), strength])
    precision = np.diag(1 / spread**2)
    at = middle.copy()
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-design @ at))
        gradient = design.T @ (positive - share) - precision @ (at - middle)
        curvature = design.T @ (design * (share * (1 - share))[:, None]) + precision
        step = np.linalg.solve(curvature, gradient)
        # A bounded step cannot jump over the maximum of a concave function for long.
        step *= min(1.0, 2.0 / max(float(np.abs(step).max()), 1e-12))
        at = at + step
        if float(np.abs(step).max()) < _CLOSE:
            break
    free = np.array([True, *(not weight.decided for weight in weights.each)])
    joint = np.linalg.inv(curvature) * np.outer(free, free)
    each = tuple(
        weight if weight.decided else replace(weight, log_odds=float(value))
        for weight, value in zip(weights.each, at[1:], strict=True)
    )
    reach = Z95 * float(np.sqrt(joint[0, 0]))
    base = BaseRate(
        value=_share(at[0]),
        low=_share(at[0] - reach),
        high=_share(at[0] + reach),
        log_odds=float(at[0]),
        spread=reach / Z95,
    )
    return replace(weights, each=each, joint=np.asarray(joint, dtype=np.float64)), base


def _prior(weights: Weights) -> tuple[Floats, Floats]:
    """Means and standard deviations of the base log-odds and of every weight."""
    from scipy.special import polygamma

    base = np.log(weights.base.answered / weights.base.unanswered)
    # The log-odds of a beta distribution have this standard deviation.
    base_spread = np.sqrt(polygamma(1, weights.base).sum())
    values = weights.log_odds
    spread = np.array([weight.spread for weight in weights.each]) * np.abs(values)
    decided = np.array([weight.decided for weight in weights.each])
    spread = np.where(decided, _FIXED_SPREAD, np.maximum(spread, _LEAST_SPREAD))
    return np.concatenate([[base], values]), np.concatenate([[base_spread], spread])


def _share(log_odds: float) -> float:
    return float(1 / (1 + np.exp(-log_odds)))
