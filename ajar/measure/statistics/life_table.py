"""Life table: waits counted by day and by kind of event, some of them censored."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from ajar.model.arrays import Floats, Ints

ENOUGH_AT_RISK = 5
"""Least number at risk on the last day on which a curve is read."""


@dataclass(frozen=True)
class LifeTable:
    """Life table: counts of waits by day and kind of end."""

    days: Ints
    """Distinct lengths, ascending, from day 0 on."""
    counts: Floats
    """Waits by kind of end (row; 0 is censored) and day (column)."""

    @cached_property
    def n(self) -> int:
        """Number of waits."""
        return int(self.counts.sum())

    @cached_property
    def at_risk(self) -> Floats:
        """Number at risk: waits that had neither ended nor been censored before each day."""
        return np.asarray(self.counts.sum(axis=0)[::-1].cumsum()[::-1])

    def after(self, day: int) -> "LifeTable":
        """Return the life table of waits longer than *day*."""
        later = self.days > day
        return LifeTable(self.days[later], self.counts[:, later])


def life_table(days: ArrayLike, kind: ArrayLike, kinds: int) -> LifeTable:
    """
    Return the life table of waits.

    Parameters
    ----------
    days
        Whole days that each wait lasted, 0 or more.
    kind
        How it ended: 1 to *kinds*, or 0 if it is censored.
    kinds
        How many kinds there are.
    """
    waits = np.asarray(days, dtype=np.int64)
    width = int(waits.max()) + 1 if waits.size else 0
    codes = np.asarray(kind, dtype=np.int64) * width + waits
    counts = np.bincount(codes, minlength=(kinds + 1) * width).reshape(kinds + 1, width)
    lengths = np.union1d(np.flatnonzero(counts.sum(axis=0)), np.zeros(min(width, 1), np.int64))
    return LifeTable(lengths, counts[:, lengths].astype(np.float64))


def kaplan_meier(waits: LifeTable) -> Floats:
    """Return the share without any event after each day (Kaplan-Meier)."""
    risk = np.maximum(waits.at_risk, 1.0)
    return np.asarray(np.cumprod(1 - waits.counts[1:].sum(axis=0) / risk))


def last_day_with_enough_at_risk(waits: LifeTable) -> int | None:
    """Return the last day with at least five at risk; None for a smaller search."""
    enough = waits.days[waits.at_risk >= ENOUGH_AT_RISK]
    return int(enough[-1]) if enough.size else None


def last_readable_day(waits: LifeTable) -> int | None:
    """
    Return the last day on which a curve can be read; None for a smaller search.

    It has at least five at risk. Before the first censoring the curve is a plain share, and is
    read however few are left.
    """
    cut_off = np.concatenate([[0.0], waits.counts[0].cumsum()[:-1]])
    readable = waits.days[(waits.at_risk >= ENOUGH_AT_RISK) | (cut_off == 0)]
    return int(readable[-1]) if waits.n >= ENOUGH_AT_RISK and readable.size else None


def martingale_residuals(
    waits: LifeTable, kinds: Collection[int], days: Ints, kind: Ints
) -> Floats:
    """
    Return the martingale residual of each wait.

    It is 1 if the wait ended in any of *kinds*, else 0, minus the cumulative hazard up to its
    end. The residuals sum to zero.

    References
    ----------
    .. [1] Therneau, T. M., Grambsch, P. M. and Fleming, T. R. (1990). Martingale-based residuals
           for survival models. Biometrika 77, 147-160.
    """
    hazard = np.cumsum(waits.counts[list(kinds)].sum(axis=0) / np.maximum(waits.at_risk, 1.0))
    by_day = np.zeros(int(waits.days.max(initial=0)) + 1)
    by_day[waits.days] = hazard
    came = np.zeros(len(waits.counts))
    came[list(kinds)] = 1.0
    return np.asarray(came[kind] - by_day[days])
