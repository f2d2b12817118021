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
    """Numerator, if the value is a count out of n."""
    excluded: int = 0
    """Applications that the definition leaves out."""
    note: str = ""
    """A caveat in one plain sentence, or empty."""

    @property
    def too_small(self) -> bool:
        """Whether there are fewer than five cases, so that no percentage is shown."""
        return self.unit == "share" and self.n < SMALLEST_N


SMALLEST_N = 5
"""Least cases for a percentage."""


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
        """Return value, low and high on a day; None before the first point."""
        before = self.points.loc[self.points["day"] <= day]
        if before.empty:
            return None
        last = before.iloc[-1]
        return float(last["value"]), float(last["low"]), float(last["high"])
