"""
Cumulative incidence of competing kinds of events, some of them censored (Aalen-Johansen).

Waits that go on are cut off (censored) on the as-of date; one kind of event competes with the
others, so the curves of all kinds and the share still waiting sum to one on every day.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ajar.measure.statistics.intervals import Z, wilson
from ajar.measure.statistics.life_table import EventTable, Floats, Ints, kaplan_meier

_NOTHING = 1e-15
"""A variance below this is rounding."""


@dataclass(frozen=True)
class CumulativeIncidence:
    """Share of waits that had ended in some of the kinds by each day, with a 95 % interval."""

    days: Ints
    value: Floats
    se: Floats
    low: Floats
    high: Floats
    left: Ints
    """Waits still going on, and watched, after each day."""
    complete: bool
    """Nobody was cut off on the last day, so nothing can change after it."""
    watched: Floats
    """Waits that were watched when answers came, for an interval where the variance is none."""

    n: int

    def on(self, days: Ints, of: NDArray[Any], before: float = 0.0) -> Floats:
        """The step function *of* this curve on other days; *before* its first day."""
        place = np.searchsorted(self.days, days, side="right") - 1
        return np.where(place >= 0, of[np.maximum(place, 0)], before).astype(np.float64)

    def until(self, last: int) -> "CumulativeIncidence":
        """The curve up to a day."""
        kept = self.days <= last
        cut = {
            name: getattr(self, name)[kept]
            for name in ("days", "value", "se", "low", "high", "left", "watched")
        }
        return replace(self, complete=self.complete and bool(kept.all()), **cut)

    def at(self, day: int) -> tuple[float, float, float] | None:
        """Value, low and high on a day; None where nobody was watched so long."""
        place = int(np.searchsorted(self.days, day, side="right")) - 1
        if self.n == 0 or (
            place == self.days.size - 1 and day > self.days[-1] and not self.complete
        ):
            return None
        if place < 0:
            low, high = wilson(0, self.n)
            return 0.0, float(low), float(high)
        return float(self.value[place]), float(self.low[place]), float(self.high[place])


def cumulative_incidence(
    waits: EventTable, kinds: Collection[int], *, effect: float = 1.0, quantile: float = Z
) -> CumulativeIncidence:
    """
    Cumulative incidence of any of *kinds*.

    *effect* is by how much the variance exceeds that of independent waits
    (``design_effect.design_effect`` of their ``martingale_residuals``), *quantile* how many
    standard errors the interval is wide (``design_effect.company_quantile``).

    Notes
    -----
    Values and standard errors are those of ``statsmodels.duration.survfunc.CumIncidenceRight``
    (the tests hold them side by side). It is computed here because statsmodels gives no
    standard error for counted waits, which keep a table of a million applications at a few
    hundred columns, and divides by zero where the last one at risk hears.

    The interval is Wilson's at the effective number of cases that the variance stands for, so
    that without censoring it is Wilson's own. Where the variance says nothing (nobody or
    everybody so far), the cases are those watched while events of any kind came.

    References
    ----------
    .. [1] Aalen, O. and Johansen, S. (1978). An empirical transition matrix for nonhomogeneous
           Markov chains based on censored observations. Scand. J. Statist. 5, 141-150.
    .. [2] Marubini, E. and Valsecchi, M. G. (1995). Analysing survival data from clinical
           trials and observational studies, section 10.3 (variance).
    .. [3] Rothman, K. J. (1978). Estimation of confidence limits for the cumulative
           probability of survival in life table analysis. J. Chron. Dis. 31, 557-560.
    """
    risk = waits.at_risk
    any_kind = waits.ended[1:].sum(axis=0)
    of_kind = waits.ended[list(kinds)].sum(axis=0)
    before = np.concatenate([[1.0], kaplan_meier(waits)[:-1]]) if risk.size else risk
    step = before / np.maximum(risk, 1.0)
    value = np.cumsum(step * of_kind)
    variance = _variance(value, step, risk, any_kind, of_kind) * effect
    known = waits.n - np.concatenate([[0.0], waits.ended[0].cumsum()[:-1]]) if risk.size else risk
    watched = _watched(np.cumsum(any_kind), np.cumsum(any_kind * step), known)
    watched = watched / effect
    low, high = wilson(*_effective(value, variance, watched), quantile)
    left = np.asarray(risk - waits.ended.sum(axis=0), dtype=np.int64)
    complete = bool(risk.size) and waits.ended[0, -1] == 0
    return CumulativeIncidence(
        waits.days, value, np.sqrt(variance), low, high, left, complete, watched, waits.n
    )


def pooled(curves: Sequence[CumulativeIncidence], *, quantile: float = Z) -> CumulativeIncidence:
    """
    One curve from those of several imputations, how they differ being part of the interval.

    References
    ----------
    .. [1] Rubin, D. B. (1987). Multiple imputation for nonresponse in surveys, section 3.3.
    """
    first = curves[0]
    if len(curves) == 1:
        return first
    days = np.unique(np.concatenate([each.days for each in curves]))
    value, variance = _pooled(
        np.stack([each.on(days, each.value) for each in curves]),
        np.stack([each.on(days, each.se**2) for each in curves]),
    )
    watched = np.mean([each.on(days, each.watched, before=each.n) for each in curves], axis=0)
    left = np.mean([each.on(days, each.left, before=each.n) for each in curves], axis=0)
    low, high = wilson(*_effective(value, variance, watched), quantile)
    return CumulativeIncidence(
        days,
        value,
        np.sqrt(variance),
        low,
        high,
        left.astype(np.int64),
        all(each.complete for each in curves),
        watched,
        first.n,
    )


def _pooled(values: Floats, variances: Floats) -> tuple[Floats, Floats]:
    """Mean and total variance over imputations (rows)."""
    times = len(values)
    if times == 1:
        return values[0], variances[0]
    between = values.var(axis=0, ddof=1)
    return values.mean(axis=0), variances.mean(axis=0) + (1 + 1 / times) * between


def conditional_incidence(
    imputed: Sequence[EventTable],
    kinds: Collection[int],
    last: int,
    *,
    effect: float = 1.0,
    quantile: float = Z,
) -> tuple[Floats, Floats, Floats, Ints]:
    """
    Incidence by day *last* among those still waiting after each earlier day.

    Parameters
    ----------
    imputed
        Waits, of which some last until day *last*; several tables where days were imputed.
    kinds
        The kinds that count.
    last
        A day after which nothing is asked.
    effect, quantile
        As for ``cumulative_incidence``.

    Returns
    -------
    (value, low, high, left)
        One entry per day from 0 to *last* - 1: ``cumulative_incidence(waits.after(day), kinds)``
        on day *last*, and how many were still waiting after the day.

    Notes
    -----
    With F the curve of all, S the share still waiting and G(t) = F(last) - F(t), the curve of
    those left after day d is (F(t) - F(d)) / S(d), and the terms of its variance on the last
    day become ``gone G^2 + spread - 2 own G``, summed over the days after d and divided by
    S(d)^2: one sum from the end serves all days.
    """
    found = [_conditional(waits, kinds, last) for waits in imputed]
    value, variance = _pooled(
        np.stack([each[0] for each in found]), effect * np.stack([each[1] for each in found])
    )
    watched = np.mean([each[2] for each in found], axis=0) / effect
    left = np.mean([each[3] for each in found], axis=0)
    low, high = wilson(*_effective(value, variance, watched), quantile)
    return value, low, high, left.astype(np.int64)


def _conditional(
    waits: EventTable, kinds: Collection[int], last: int
) -> tuple[Floats, Floats, Floats, Floats]:
    """Value, variance, watched and left of ``conditional_incidence`` in one table."""
    end = int(np.searchsorted(waits.days, last, side="right"))
    upto = EventTable(waits.days[:end], waits.ended[:, :end])
    risk = waits.at_risk[:end]
    any_kind = upto.ended[1:].sum(axis=0)
    of_kind = upto.ended[list(kinds)].sum(axis=0)
    before = np.concatenate([[1.0], np.cumprod(1 - any_kind / risk)[:-1]])
    step = before / risk
    to_come = _from_end(step * of_kind)
    gone, own, spread = _variance_terms(step, risk, any_kind, of_kind)
    rest = np.append(to_come[1:], 0.0)
    # Another imputation may last longer: after the last day here nothing is to come.
    first = np.searchsorted(upto.days, np.arange(last), side="right")
    waiting = np.append(before, max(before[-1] * (1 - any_kind[-1] / risk[-1]), _NOTHING))[first]
    value = np.append(to_come, 0.0)[first] / waiting
    terms = np.append(_from_end(gone * rest**2 + spread - 2 * own * rest), 0.0)
    cut_off = np.append([0.0], upto.ended[0].cumsum())
    left = np.append(risk, 0.0)[first]
    watched = _watched(
        np.append(_from_end(any_kind), 0.0)[first],
        np.append(_from_end(any_kind * step), 0.0)[first] / waiting,
        left - np.minimum(cut_off[-2] - cut_off[np.minimum(first, end - 1)], left),
    )
    return value, np.maximum(terms[first] / waiting**2, 0.0), watched, left


def _from_end(terms: Floats) -> Floats:
    return np.asarray(terms[::-1].cumsum()[::-1])


def _variance(
    value: Floats, step: Floats, risk: Floats, any_kind: Floats, of_kind: Floats
) -> Floats:
    """Delta-method variance, expanded so that every sum is cumulative."""
    gone, own, spread = _variance_terms(step, risk, any_kind, of_kind)
    variance = (
        value**2 * np.cumsum(gone)
        - 2 * value * np.cumsum(value * gone)
        + np.cumsum(value**2 * gone)
        + np.cumsum(spread)
        - 2 * value * np.cumsum(own)
        + 2 * np.cumsum(value * own)
    )
    return np.maximum(variance, 0.0)


def _variance_terms(
    step: Floats, risk: Floats, any_kind: Floats, of_kind: Floats
) -> tuple[Floats, Floats, Floats]:
    left = np.where(risk > any_kind, risk * (risk - any_kind), np.inf)
    spread = step**2 * (risk - of_kind) * of_kind / risk
    return any_kind / left, step * of_kind / risk, spread


def _watched(events: Floats, weighted: Floats, known: Floats) -> Floats:
    """
    How many waits were watched when events came, those that had ended included.

    The harmonic mean of at risk ÷ share still waiting over the *events*, which are *weighted* by
    its inverse: all of them without censoring. Where no event came, those whose answer is known.
    """
    return np.where(events > 0, events / np.where(events > 0, weighted, 1.0), known)


def _effective(value: Floats, variance: Floats, known: Floats) -> tuple[Floats, Floats]:
    """Effective cases and how many of them have heard."""
    inside = (variance > _NOTHING) & (value > 0) & (value < 1)
    cases = np.where(inside, value * (1 - value) / np.where(inside, variance, 1.0), known)
    return np.clip(value, 0, 1) * cases, cases
