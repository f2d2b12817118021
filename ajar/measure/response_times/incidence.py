"""Cumulative incidence of first responses and outcomes, or bounds of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.applications.record_keeping import WEEK
from ajar.measure.response_times.waits import Clock, Flags, Waits, waits_of
from ajar.measure.statistics.life_table import (
    last_day_with_enough_at_risk,
    martingale_residuals,
)
from ajar.measure.statistics.survival import (
    CumulativeIncidence,
    conditional_incidence,
    cumulative_incidence,
)
from ajar.model.estimate import Curve

UNPLACED_IS_MUCH = 0.2
"""Above this share of outcomes without a day only bounds are given."""

Range = tuple[float | None, float | None, float | None]
"""Value, low and high; None where it cannot be said, or is unbounded."""


@dataclass(frozen=True, eq=False)
class IncidenceBounds:
    """
    Incidence of some kinds of first replies or outcomes.

    Outcomes without a day are given days like those of the others (``imputation``). Where more
    than a fifth cannot be placed, or the file hides what came before, there is no value but only
    ``lowest`` and ``highest``: the curves that would hold had all of them come as late, or as
    early, as they can have.
    """

    waits: Waits
    codes: tuple[int, ...]
    curve: CumulativeIncidence
    lowest: CumulativeIncidence | None
    highest: CumulativeIncidence | None
    dated: int
    undated: int
    hidden: int
    effect: float
    """By how much the variance exceeds that of independent applications."""
    late_by: int = 0
    """Days by which what is noted may have come earlier (``record_keeping``)."""
    late_note: str = ""
    unspoken: str = ""
    """What the file does not speak of, in a sentence; then nothing is known."""

    @cached_property
    def others(self) -> CumulativeIncidence:
        """Incidence of all other kinds, which is what bounds the curve after its last day."""
        rest = (code for code in range(1, len(self.waits.names)) if code not in self.codes)
        return self.waits.incidence(tuple(rest), self.effect)

    @property
    def n(self) -> int:
        """Applications looked at, the waiting ones included."""
        return len(self.waits.kind)

    @property
    def excluded(self) -> int:
        """Applications that could not be looked at."""
        return self.waits.excluded

    @property
    def note(self) -> str:
        """What cannot be placed and what is done about it, in a sentence; empty if nothing."""
        if self.unspoken or self.late_note:
            return self.unspoken or self.late_note
        if self.highest is None:
            return f"{self.untold} and are given days like the others." if self.undated else ""
        top = self.highest.value[-1] if self.highest.value.size else 0.0
        why = self.untold if self.undated else f"{self.hidden} may have had another answer before"
        return f"A lower bound: {why}; it could be as high as {100 * top:.0f} %."

    @property
    def untold(self) -> str:
        """How many outcomes carry no day, in words."""
        return f"{self.undated} of {self.dated + self.undated} outcomes carry no usable day"

    def at(self, day: int) -> Range:
        """
        Share by a day.

        Without a value beyond the last day that can be read: by then at least as many had it as
        by that day, and at most all that nothing else had happened to.
        """
        if self.waits.last is None:
            return None, None, None
        low = (self.lowest or self.curve).at(day)
        high = (self.highest or self.curve).at(day + self.late_by)
        found = self.curve.at(day)
        if found and low:
            value = None if self._bounded else found[0]
            return value, low[1], high[2] if high else self._most
        known = (self.lowest or self.curve).low
        return None, float(known[-1]) if known.size else 0.0, self._most

    @property
    def _most(self) -> float:
        """The most that can be: all that nothing else has happened to."""
        others = self.others.low
        return 1.0 - float(others[-1]) if others.size else 1.0

    def day_of(self, part: float) -> Range:
        """
        Day by which *part* have it, and the first and last on which that may be.

        References
        ----------
        .. [1] Brookmeyer, R. and Crowley, J. (1982). A confidence interval for the median
               survival time. Biometrics 38, 29-41: from the first day on which the curve's
               interval holds *part* to the first on which it no longer does.
        """
        value = _first(self.curve, self.curve.value >= part - 1e-12)
        early, late = self.highest or self.curve, self.lowest or self.curve
        low, high = _first(early, early.high >= part), _first(late, late.low > part)
        low = None if low is None else max(low - self.late_by, 0.0)
        return (None if self._bounded else value), low, high

    @property
    def _bounded(self) -> bool:
        """Only bounds can be given."""
        return self.highest is not None or self.late_by > WEEK

    def as_curve(self, name: str, definition: str) -> Curve:
        """
        The incidence as a curve, up to the last day that can be read.

        Where only bounds can be given, ``value`` is the lower one and ``points`` has
        ``highest``, the upper one.
        """
        curve, low = self.curve, self.lowest or self.curve
        days = curve.days
        points = pd.DataFrame(
            {
                "day": days,
                "value": low.on(days, low.value),
                "low": low.on(days, low.low),
                "high": curve.on(days + self.late_by, curve.high),
                "at_risk": curve.left,
            }
        )
        if self._bounded:
            highest = self.highest or self.curve
            points["high"] = highest.on(days + self.late_by, highest.high)
            points["highest"] = highest.on(days + self.late_by, highest.value)
        return Curve(name, points, self.n, "share", definition, self.excluded, self.note)

    def after(self, last: int) -> pd.DataFrame:
        """Incidence by day *last* of those still waiting after each day before it."""
        tables = [table for _, _, table in self.waits.imputed]
        found = conditional_incidence(
            tables, self.codes, last, effect=self.effect, quantile=self.waits.quantile
        )
        return pd.DataFrame(
            dict(zip(["value", "low", "high", "at_risk"], found, strict=True)),
            index=pd.RangeIndex(last, name="day"),
        ).reset_index()

    @property
    def last_at_risk(self) -> int | None:
        """The last day with five still waiting; None where there is none."""
        days = [last_day_with_enough_at_risk(table) for _, _, table in self.waits.imputed]
        return None if None in days else min(day for day in days if day is not None)


def _first(curve: CumulativeIncidence, reached: Flags) -> float | None:
    days = curve.days[reached]
    return float(days[0]) if days.size else None


def incidence_with_bounds(
    table: ApplicationTable, clock: Clock, kinds: Sequence[str]
) -> IncidenceBounds:
    """Incidence of first responses (clock ``response``) or ends (``end``), computed once each."""
    key = clock, tuple(kinds)
    if key not in table.observed:
        table.observed[key] = observe_waits(table, _all_waits(table, clock), clock, kinds)
    found: IncidenceBounds = table.observed[key]
    return found


def _all_waits(table: ApplicationTable, clock: Clock) -> Waits:
    """Waits of the whole table, once for all kinds."""
    if (clock, ()) not in table.observed:
        table.observed[clock, ()] = observed_waits(table, table.rows, clock)
    found: Waits = table.observed[clock, ()]
    return found


def observed_waits(table: ApplicationTable, rows: pd.DataFrame, clock: Clock) -> Waits:
    """Waits of some rows of a table; none where the file does not speak of what is asked."""
    waits = waits_of(rows.iloc[:0] if _unspoken(table, clock) else rows, clock)
    return replace(waits, excluded=len(rows) - len(waits.kind))


def observe_waits(
    table: ApplicationTable, waits: Waits, clock: Clock, kinds: Sequence[str]
) -> IncidenceBounds:
    """Incidence of some kinds among waits of a table."""
    return replace(
        bounded_incidence(waits, kinds),
        unspoken=_unspoken(table, clock),
        late_by=table.keeping.late_by,
        late_note=table.keeping.late_note,
    )


def _unspoken(table: ApplicationTable, clock: Clock) -> str:
    return table.unspoken_replies if clock == "response" else table.unspoken_rejections


def bounded_incidence(waits: Waits, kinds: Sequence[str]) -> IncidenceBounds:
    """Incidence of some kinds among *waits*."""
    codes = tuple(waits.names.index(kind) for kind in kinds)
    mine = np.isin(waits.kind, codes)
    undated = mine & waits.undated
    positive = "positive" in kinds
    hidden = waits.hidden & (mine != positive)
    effects = [
        waits.clusters.design_effects(martingale_residuals(table, codes, duration, kind))[0]
        for duration, kind, table in waits.imputed
    ]
    effect = float(np.mean(effects))
    bounds: list[CumulativeIncidence] | list[None] = [None, None]
    unplaced = undated | hidden
    if unplaced.sum() > UNPLACED_IS_MUCH * (mine | unplaced).sum():
        none = np.zeros_like(mine)
        tables = (
            waits.table(early=none, positive=none if positive else hidden),
            waits.table(early=undated | hidden & positive, positive=hidden if positive else none),
        )
        bounds = [
            waits.readable(
                cumulative_incidence(table, codes, effect=effect, quantile=waits.quantile)
            )
            for table in tables
        ]
    return IncidenceBounds(
        waits,
        codes,
        waits.incidence(codes, effect),
        lowest=bounds[0],
        highest=bounds[1],
        dated=int((mine & ~undated).sum()),
        undated=int(undated.sum()),
        hidden=int(hidden.sum()),
        effect=effect,
    )
