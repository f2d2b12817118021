"""Estimates and curves with intervals, n and definitions."""

from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

Unit = Literal["share", "days", "difference", "applications", "ratio", "points"]


@dataclass(frozen=True)
class Estimate:
    """
    A number with its interval, its n and its definition.

    ``share`` values are proportions in [0, 1]; ``difference`` is a difference of shares in
    [-1, 1]. ``value`` is None when it cannot be said (nothing observed, or a median that is
    not reached); ``low`` and ``high`` are the ends of a 95 % interval, None where unbounded
    or unknown.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    unit: Unit
    definition: str
    k: int | None = None
    """Numerator, where the value is a plain count out of n."""
    excluded: int = 0
    """Applications that the definition had to leave out."""
    note: str = ""
    """A caveat in one plain sentence, or empty."""

    @property
    def too_small(self) -> bool:
        """Fewer than five cases: show k of n and the interval, not a percentage."""
        return self.unit == "share" and self.n < SMALLEST_N


SMALLEST_N = 5
"""A percentage of fewer cases than this is hidden."""


@dataclass(frozen=True)
class Curve:
    """
    A quantity over days, as a step function.

    ``points`` has columns ``day`` (int, days since the clock started), ``value``, ``low``,
    ``high`` (95 %) and ``at_risk`` (int); the value holds from its day until the next.
    """

    name: str
    points: pd.DataFrame = field(compare=False)
    n: int
    unit: Unit
    definition: str
    excluded: int = 0
    note: str = ""

    def at(self, day: int) -> tuple[float, float, float] | None:
        """Value, low and high on a day; None before the first point or for an empty curve."""
        before = self.points.loc[self.points["day"] <= day]
        if before.empty:
            return None
        last = before.iloc[-1]
        return float(last["value"]), float(last["low"]), float(last["high"])
