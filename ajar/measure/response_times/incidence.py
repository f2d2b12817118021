"""Cumulative incidence of first responses and outcomes, or bounds of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.applications.first_responses import Clock
from ajar.measure.applications.record_keeping import WEEK
from ajar.measure.response_times.waits import Waits, waits_of
from ajar.measure.statistics.life_table import (
    last_day_with_enough_at_risk,
    martingale_residuals,
)
from ajar.measure.statistics.survival import (
    CumulativeIncidence,
    conditional_incidence,
    cumulative_incidence,
)
from ajar.model.arrays import Flags
from ajar.model.estimate import Curve

MAX_UNDATED_SHARE = 0.2
"""Share of outcomes without a day above which only bounds are given."""

Range = tuple[float | None, float | None, float | None]
"""Value, low and high; None if unknown or unbounded."""


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
    possibly_preceded: int
    design_effect: float
    """Variance ÷ that of independent applications."""
    max_delay_days: int = 0
    """Most days by which replies may have come earlier than noted (``record_keeping``)."""
    delay_note: str = ""
    not_covered: str = ""
    """A sentence if the file does not cover the outcome, else empty."""

    @cached_property
    def others(self) -> CumulativeIncidence:
        """Incidence of all other kinds."""
        rest = (code for code in range(1, len(self.waits.names)) if code not in self.codes)
        return self.waits.incidence(tuple(rest), self.design_effect)

    @property
    def n(self) -> int:
        """Number of applications, those still waiting included."""
        return len(self.waits.kind)

    @property
    def excluded(self) -> int:
        """Number of applications that could not be used."""
        return self.waits.excluded

    @property
    def note(self) -> str:
        """A sentence on undated outcomes and how they are treated, or empty."""
        if self.not_covered or self.delay_note:
            return self.not_covered or self.delay_note
        if self.highest is None:
            return (
                f"{self.undated_clause} and are given days like the others." if self.undated else ""
            )
        top = self.highest.value[-1] if self.highest.value.size else 0.0
        why = (
            self.undated_clause
            if self.undated
            else f"{self.possibly_preceded} may have had another answer before"
        )
        return f"A lower bound: {why}; it could be as high as {100 * top:.0f} %."

    @property
    def undated_clause(self) -> str:
        """Number of outcomes without a day, in words."""
        return f"{self.undated} of {self.dated + self.undated} outcomes carry no usable day"

    def at(self, day: int) -> Range:
        """
        Return the share by a day.

        Without a value beyond the last readable day: the share is then at least that of the last
        readable day, and at most ``_upper_limit``.
        """
        if self.waits.last_readable_day is None:
            return None, None, None
        low = (self.lowest or self.curve).at(day)
        high = (self.highest or self.curve).at(day + self.max_delay_days)
        found = self.curve.at(day)
        if found and low:
            value = None if self._bounded else found[0]
            return value, low[1], high[2] if high else self._upper_limit
        known = (self.lowest or self.curve).low
        return None, float(known[-1]) if known.size else 0.0, self._upper_limit

    @property
    def _upper_limit(self) -> float:
        """1 minus the incidence of all other kinds."""
        others = self.others.low
        return 1.0 - float(others[-1]) if others.size else 1.0

    def day_of(self, part: float) -> Range:
        """
        Return the day by which *part* have it, with the ends of its interval.

        References
        ----------
        .. [1] Brookmeyer, R. and Crowley, J. (1982). A confidence interval for the median
               survival time. Biometrics 38, 29-41: from the first day on which the curve's
               interval holds *part* to the first on which it no longer does.
        """
        value = _first(self.curve, self.curve.value >= part - 1e-12)
        early, late = self.highest or self.curve, self.lowest or self.curve
        low, high = _first(early, early.high >= part), _first(late, late.low > part)
        low = None if low is None else max(low - self.max_delay_days, 0.0)
        return (None if self._bounded else value), low, high

    @property
    def _bounded(self) -> bool:
        """Whether only bounds can be given."""
        return self.highest is not None or self.max_delay_days > WEEK

    def as_curve(self, name: str, definition: str) -> Curve:
        """
        Return the incidence as a curve, up to the last readable day.

        Where only bounds can be given, ``value`` is the lower one and ``points`` has
        ``highest``, the upper one.
        """
        curve, low = self.curve, self.lowest or self.curve
        days = curve.days
        points = pd.DataFrame(
            {
                "day": days,
                "value": low.evaluate(days, low.value),
                "low": low.evaluate(days, low.low),
                "high": curve.evaluate(days + self.max_delay_days, curve.high),
                "at_risk": curve.at_risk_after,
            }
        )
        if self._bounded:
            highest = self.highest or self.curve
            points["high"] = highest.evaluate(days + self.max_delay_days, highest.high)
            points["highest"] = highest.evaluate(days + self.max_delay_days, highest.value)
        return Curve(name, points, self.n, "share", definition, self.excluded, self.note)

    def after(self, last: int) -> pd.DataFrame:
        """Return the incidence by day *last* of those still waiting after each day before it."""
        tables = [table for _, _, table in self.waits.imputed]
        found = conditional_incidence(
            tables, self.codes, last, design_effect=self.design_effect, quantile=self.waits.quantile
        )
        return pd.DataFrame(
            dict(zip(["value", "low", "high", "at_risk"], found, strict=True)),
            index=pd.RangeIndex(last, name="day"),
        ).reset_index()

    @property
    def last_at_risk(self) -> int | None:
        """Last day with five still waiting, or None."""
        days = [last_day_with_enough_at_risk(table) for _, _, table in self.waits.imputed]
        return None if None in days else min(day for day in days if day is not None)


def _first(curve: CumulativeIncidence, reached: Flags) -> float | None:
    days = curve.days[reached]
    return float(days[0]) if days.size else None


def incidence_of_table(
    table: ApplicationTable, clock: Clock, kinds: Sequence[str]
) -> IncidenceBounds:
    """Return the incidence of first responses (clock ``response``) or ends (``end``), cached."""
    key = clock, tuple(kinds)
    if key not in table.incidence_cache:
        table.incidence_cache[key] = incidence_with_notes(
            table, _all_waits(table, clock), clock, kinds
        )
    found: IncidenceBounds = table.incidence_cache[key]
    return found


def _all_waits(table: ApplicationTable, clock: Clock) -> Waits:
    """Return the waits of the whole table, cached."""
    if (clock, ()) not in table.incidence_cache:
        table.incidence_cache[clock, ()] = waits_of_rows(table, table.rows, clock)
    found: Waits = table.incidence_cache[clock, ()]
    return found


def waits_of_rows(table: ApplicationTable, rows: pd.DataFrame, clock: Clock) -> Waits:
    """Return the waits of some rows of a table; none if the file does not cover them."""
    waits = waits_of(rows.iloc[:0] if _not_covered(table, clock) else rows, clock)
    return replace(waits, excluded=len(rows) - len(waits.kind))


def incidence_with_notes(
    table: ApplicationTable, waits: Waits, clock: Clock, kinds: Sequence[str]
) -> IncidenceBounds:
    """Return the incidence of some kinds, with the table's notes on coverage and delays."""
    return replace(
        incidence_from_waits(waits, kinds),
        not_covered=_not_covered(table, clock),
        max_delay_days=table.record_keeping.max_delay_days,
        delay_note=table.record_keeping.delay_note,
    )


def _not_covered(table: ApplicationTable, clock: Clock) -> str:
    return table.replies_not_covered if clock == "response" else table.rejections_not_covered


def incidence_from_waits(waits: Waits, kinds: Sequence[str]) -> IncidenceBounds:
    """Return the incidence of some kinds among *waits*."""
    codes = tuple(waits.names.index(kind) for kind in kinds)
    mine = np.isin(waits.kind, codes)
    undated = mine & waits.undated
    positive = "positive" in kinds
    possibly_preceded = waits.possibly_preceded & (mine != positive)
    effects = [
        waits.clusters.design_effects(martingale_residuals(table, codes, duration, kind))[0]
        for duration, kind, table in waits.imputed
    ]
    effect = float(np.mean(effects))
    bounds: list[CumulativeIncidence] | list[None] = [None, None]
    without_day = undated | possibly_preceded
    if without_day.sum() > MAX_UNDATED_SHARE * (mine | without_day).sum():
        none = np.zeros_like(mine)
        tables = (
            waits.table(early=none, positive=none if positive else possibly_preceded),
            waits.table(
                early=undated | possibly_preceded & positive,
                positive=possibly_preceded if positive else none,
            ),
        )
        bounds = [
            waits.readable(
                cumulative_incidence(table, codes, design_effect=effect, quantile=waits.quantile)
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
        possibly_preceded=int(possibly_preceded.sum()),
        design_effect=effect,
    )
