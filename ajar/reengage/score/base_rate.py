"""The person's own base rate: the chance at a company with nothing for or against it."""

from dataclasses import dataclass

import numpy as np

from ajar.model.arrays import Flags, Floats
from ajar.model.estimate import Estimate
from ajar.reengage.score.weights import BasePrior

_GRID = np.arange(-14.0, 8.0, 0.01)
"""Log-odds at which the posterior is computed: from one in a million to almost certain."""

_DEFINITION = (
    "Chance of a positive human reply within 60 days of a message, at a company with nothing for "
    "or against it: one in ten to begin with, updated by your own messages after an ending, each "
    "counted with what spoke for its company on the day it was sent."
)


@dataclass(frozen=True)
class BaseRate:
    """A share and its 95 % interval."""

    value: float
    low: float
    high: float
    log_odds: float
    """Mean of its log-odds."""
    spread: float
    """Their standard deviation."""


def posterior(prior: BasePrior, offsets: Floats, positive: Flags) -> BaseRate:
    """
    Posterior of the base rate after some messages.

    Parameters
    ----------
    prior
        A beta distribution.
    offsets
        For each message the log-odds that spoke for its company when it was sent.
    positive
        Whether it was answered.

    Returns
    -------
    BaseRate
        Posterior mean with the central 95 %.

    Notes
    -----
    Where all offsets are 0 this is the beta distribution with the counts added. People write
    to the companies that look best, so without the offsets their answers would count twice: once in
    the base rate and once in the terms.
    """
    levels, at = np.unique(offsets, return_inverse=True)
    yes = np.bincount(at, weights=positive, minlength=len(levels))
    no = np.bincount(at, weights=~positive, minlength=len(levels))
    odds = _GRID[:, None] + levels
    # log p = -log(1 + e^-x) and log(1 - p) = -log(1 + e^x). Over log-odds the density of the
    # prior is p^a (1 - p)^b: one more of each than over shares.
    density = -prior.answered * np.logaddexp(0, -_GRID) - prior.unanswered * np.logaddexp(0, _GRID)
    density -= np.logaddexp(0, -odds) @ yes + np.logaddexp(0, odds) @ no
    mass = np.exp(density - density.max())
    mass /= mass.sum()
    share = 1 / (1 + np.exp(-_GRID))
    below = np.cumsum(mass)
    return BaseRate(
        value=float(mass @ share),
        low=float(share[np.searchsorted(below, 0.025)]),
        high=float(share[np.searchsorted(below, 0.975)]),
        log_odds=float(mass @ _GRID),
        spread=float(np.sqrt(mass @ _GRID**2 - (mass @ _GRID) ** 2)),
    )


def estimate(rate: BaseRate, *, answered: int, judged: int, left_out: int) -> Estimate:
    """The base rate for people, with the messages behind it."""
    return Estimate(
        name="base_rate",
        value=rate.value,
        low=rate.low,
        high=rate.high,
        n=judged,
        k=answered,
        unit="share",
        definition=_DEFINITION,
        excluded=left_out,
        note=""
        if judged
        else "None of your own messages can be counted yet, so this is what is known in general.",
    )
