"""
The weights of the score: read from one table, changed by the person, moved by their history.

The scale is a credit scorecard's [1]_: points = 50 + factor x log-odds with the factor
20 / ln 2, so that 20 points double the odds and 50 is the base rate.

References
----------
.. [1] Siddiqi, N. (2012). Credit risk scorecards: developing and implementing intelligent
       credit scoring. Wiley.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from ajar.measure.statistics.intervals import Z95
from ajar.model.arrays import Floats, Ints
from ajar.model.vocabulary import load

BASE_POINTS = 50
POINTS_TO_DOUBLE = 20
FACTOR = POINTS_TO_DOUBLE / math.log(2)
"""Points per unit of log-odds."""

MOST_LOG_ODDS = 20.0
"""No weight counts for more, either way: half a billion times the odds."""

HALF_LIFE = 180
"""Days in which the stage that was reached counts half."""

HALF_LIVES = {"stage": HALF_LIFE, "relationship": 365}
"""
The same for each factor that fades with the time since the last contact.

A role is filled and forgotten sooner than a person who answered.
"""


@dataclass(frozen=True)
class Weight:
    """What one fact about a company adds to the log-odds of a positive reply."""

    name: str
    factor: str
    log_odds: float
    spread: float
    """Standard deviation of the logarithm of the weight, where it was not learned."""
    words: str
    source: str
    default: float
    """Log-odds before anybody changed it."""

    @property
    def decided(self) -> bool:
        """Whether the person has set it."""
        return self.log_odds != self.default

    @property
    def points(self) -> int:
        """Log-odds as whole points, 20 to a doubling of the odds."""
        return round(FACTOR * self.log_odds)


class BasePrior(NamedTuple):
    """A beta distribution, in messages: what is believed before the person's own are counted."""

    answered: float
    unanswered: float


@dataclass(frozen=True, eq=False)
class Weights:
    """All weights in the order of the table, and how sure they are."""

    each: tuple[Weight, ...]
    base: BasePrior
    joint: Floats | None = field(default=None, repr=False)
    """Covariance of the base log-odds and the weights, in that order, where they were learned."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names in order."""
        return tuple(weight.name for weight in self.each)

    @property
    def log_odds(self) -> Floats:
        """Log-odds in order."""
        return np.array([weight.log_odds for weight in self.each])

    @property
    def points(self) -> Ints:
        """Points as shown, in order."""
        return np.array([weight.points for weight in self.each], dtype=np.int64)

    def range(self, z: float) -> tuple[Floats, Floats]:
        """
        Ends of the central interval of every weight, *z* standard deviations wide.

        A stated weight is log-normal around its value: a fact in favour is never against. A
        learned one is normal.
        """
        values = self.log_odds
        if self.joint is not None:
            reach = z * np.sqrt(np.diag(self.joint)[1:])
            return values - reach, values + reach
        spread = np.array([weight.spread for weight in self.each])
        ends = values * np.exp(-z * spread), values * np.exp(z * spread)
        return np.minimum(*ends), np.maximum(*ends)

    def changed(self, to: Mapping[str, float]) -> "Weights":
        """
        The weights with some log-odds replaced.

        Names that no weight has and numbers that are not finite change nothing, and numbers beyond
        ``MOST_LOG_ODDS`` count as that, so that any workbook can be opened.
        """
        usable = {
            name: min(max(value, -MOST_LOG_ODDS), MOST_LOG_ODDS)
            for name, value in to.items()
            if math.isfinite(value)
        }
        each = (
            replace(weight, log_odds=usable.get(weight.name, weight.log_odds))
            for weight in self.each
        )
        return replace(self, each=tuple(each))

    def table(self) -> pd.DataFrame:
        """
        One row per weight, for people.

        Columns: ``name``, ``factor``, ``words``, ``log_odds``, ``points``, ``default``
        (log-odds), ``low`` and ``high`` (95 % of the stated or learned uncertainty, log-odds),
        ``source``.
        """
        low, high = self.range(Z95)
        return pd.DataFrame(
            {
                "name": self.names,
                "factor": [weight.factor for weight in self.each],
                "words": [weight.words for weight in self.each],
                "log_odds": self.log_odds,
                "points": self.points,
                "default": [weight.default for weight in self.each],
                "low": low,
                "high": high,
                "source": [weight.source for weight in self.each],
            },
        )


@cache
def defaults() -> Weights:
    """The weights of ``weights.toml``."""
    table = load(Path(__file__).with_suffix(".toml"))
    return Weights(
        each=tuple(
            Weight(
                name=row["name"],
                factor=row["factor"],
                log_odds=row["log_odds"],
                spread=row["spread"],
                words=row["words"],
                source=row["source"],
                default=row["log_odds"],
            )
            for row in table["weight"]
        ),
        base=BasePrior(table["base"]["answered"], table["base"]["unanswered"]),
    )
