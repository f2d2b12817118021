"""
Cumulative incidence of competing kinds of events, some of them censored (Aalen-Johansen).

Open waits are censored on the as-of date; one kind of event competes with the
others, so the curves of all kinds and the share still waiting sum to one on every day.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ajar.measure.statistics.intervals import Z95, wilson
from ajar.measure.statistics.life_table import LifeTable, kaplan_meier
from ajar.model.arrays import Floats, Ints

_MIN_VARIANCE = 1e-15
"""Variance below which it is a rounding error."""


@dataclass(frozen=True)
class CumulativeIncidence:
    """Cumulative incidence of some kinds by each day, with a 95 % interval."""

    days: Ints
    value: Floats
    se: Floats
    low: Floats
    high: Floats
    at_risk_after: Ints
    """Number at risk after each day."""
    complete: bool
    """Whether nobody was censored on the last day, so that the curve is constant after it."""
    effective_n: Floats
    """Effective sample size, from which the interval is computed where the variance is 0."""

    n: int

    def evaluate(self, days: Ints, of: NDArray[Any], before: float = 0.0) -> Floats:
        """Return the step function *of* this curve on other days; *before* its first day."""
        place = np.searchsorted(self.days, days, side="right") - 1
        return np.where(place >= 0, of[np.maximum(place, 0)], before).astype(np.float64)

    def until(self, last: int) -> "CumulativeIncidence":
        """Return the curve up to a day."""
        kept = self.days <= last
        cut = {
            name: getattr(self, name)[kept]
            for name in ("days", "value", "se", "low", "high", "at_risk_after", "effective_n")
        }
        return replace(self, complete=self.complete and bool(kept.all()), **cut)

    def at(self, day: int) -> tuple[float, float, float] | None:
        """Return value, low and high on a day; None after the last day of an incomplete curve."""
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
    waits: LifeTable, kinds: Collection[int], *, design_effect: float = 1.0, quantile: float = Z95
) -> CumulativeIncidence:
    """
    Return the cumulative incidence of any of *kinds*.

    *design_effect* is the variance ÷ that of independent waits (``design_effect.design_effect``
    of their ``martingale_residuals``), *quantile* the half-width of the interval in standard
    errors (``design_effect.company_quantile``).

    Notes
    -----
    Values and standard errors are those of ``statsmodels.duration.survfunc.CumIncidenceRight``
    (the tests hold them side by side). It is computed here because statsmodels gives no
    standard error for counted waits, which keep a table of a million applications at a few
    hundred columns, and divides by zero where the last one at risk has an event.

    The interval is Wilson's at the effective number of cases that the variance stands for, so
    that without censoring it is Wilson's own. Where the variance says nothing (nobody or
    everybody so far), the cases are the effective number at risk while events of any kind came.

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
    any_kind = waits.counts[1:].sum(axis=0)
    of_kind = waits.counts[list(kinds)].sum(axis=0)
    before = np.concatenate([[1.0], kaplan_meier(waits)[:-1]]) if risk.size else risk
    step = before / np.maximum(risk, 1.0)
    value = np.cumsum(step * of_kind)
    variance = _variance(value, step, risk, any_kind, of_kind) * design_effect
    known = waits.n - np.concatenate([[0.0], waits.counts[0].cumsum()[:-1]]) if risk.size else risk
    effective_n = _effective_at_risk(np.cumsum(any_kind), np.cumsum(any_kind * step), known)
    effective_n = effective_n / design_effect
    low, high = wilson(*_effective_counts(value, variance, effective_n), quantile)
    at_risk_after = np.asarray(risk - waits.counts.sum(axis=0), dtype=np.int64)
    complete = bool(risk.size) and waits.counts[0, -1] == 0
    return CumulativeIncidence(
        waits.days,
        value,
        np.sqrt(variance),
        low,
        high,
        at_risk_after,
        complete,
        effective_n,
        waits.n,
    )


def pooled(curves: Sequence[CumulativeIncidence], *, quantile: float = Z95) -> CumulativeIncidence:
    """
    Pool the curves of several imputations (Rubin's rules).

    References
    ----------
    .. [1] Rubin, D. B. (1987). Multiple imputation for nonresponse in surveys, section 3.3.
    """
    first = curves[0]
    if len(curves) == 1:
        return first
    days = np.unique(np.concatenate([each.days for each in curves]))
    value, variance = _pooled(
        np.stack([each.evaluate(days, each.value) for each in curves]),
        np.stack([each.evaluate(days, each.se**2) for each in curves]),
    )
    effective_n = np.mean(
        [each.evaluate(days, each.effective_n, before=each.n) for each in curves], axis=0
    )
    at_risk_after = np.mean(
        [each.evaluate(days, each.at_risk_after, before=each.n) for each in curves], axis=0
    )
    low, high = wilson(*_effective_counts(value, variance, effective_n), quantile)
    return CumulativeIncidence(
        days,
        value,
        np.sqrt(variance),
        low,
        high,
        at_risk_after.astype(np.int64),
        all(each.complete for each in curves),
        effective_n,
        first.n,
    )


def _pooled(values: Floats, variances: Floats) -> tuple[Floats, Floats]:
    """Return mean and total variance over imputations (rows)."""
    times = len(values)
    if times == 1:
        return values[0], variances[0]
    between = values.var(axis=0, ddof=1)
    return values.mean(axis=0), variances.mean(axis=0) + (1 + 1 / times) * between


def conditional_incidence(
    imputed: Sequence[LifeTable],
    kinds: Collection[int],
    last: int,
    *,
    design_effect: float = 1.0,
    quantile: float = Z95,
) -> tuple[Floats, Floats, Floats, Ints]:
    """
    Return the incidence by day *last* among those still waiting after each earlier day.

    Parameters
    ----------
    imputed
        Waits, of which some last until day *last*; several tables where days were imputed.
    kinds
        The kinds that count.
    last
        Last day of the incidence.
    design_effect, quantile
        As for ``cumulative_incidence``.

    Returns
    -------
    (value, low, high, at_risk_after)
        One entry per day from 0 to *last* - 1: ``cumulative_incidence(waits.after(day), kinds)``
        on day *last*, and how many were still waiting after the day.

    Notes
    -----
    With F the curve of all, S the share still waiting and G(t) = F(last) - F(t), the curve of
    those left after day d is (F(t) - F(d)) / S(d), and the terms of its variance on the last day
    become ``gone G^2 + spread - 2 own G``, summed over the days after d and divided by
    S(d)^2: one sum from the end serves all days.
    """
    found = [_conditional(waits, kinds, last) for waits in imputed]
    value, variance = _pooled(
        np.stack([each[0] for each in found]), design_effect * np.stack([each[1] for each in found])
    )
    effective_n = np.mean([each[2] for each in found], axis=0) / design_effect
    at_risk_after = np.mean([each[3] for each in found], axis=0)
    low, high = wilson(*_effective_counts(value, variance, effective_n), quantile)
    return value, low, high, at_risk_after.astype(np.int64)


def _conditional(
    waits: LifeTable, kinds: Collection[int], last: int
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return value, variance, effective_n and at_risk_after of ``conditional_incidence``."""
    end = int(np.searchsorted(waits.days, last, side="right"))
    upto = LifeTable(waits.days[:end], waits.counts[:, :end])
    risk = waits.at_risk[:end]
    any_kind = upto.counts[1:].sum(axis=0)
    of_kind = upto.counts[list(kinds)].sum(axis=0)
    before = np.concatenate([[1.0], np.cumprod(1 - any_kind / risk)[:-1]])
    step = before / risk
    to_come = _reverse_cumsum(step * of_kind)
    gone, own, spread = _variance_terms(step, risk, any_kind, of_kind)
    rest = np.append(to_come[1:], 0.0)
    # Another imputation may last longer: after the last day here nothing is to come.
    first = np.searchsorted(upto.days, np.arange(last), side="right")
    waiting = np.append(before, max(before[-1] * (1 - any_kind[-1] / risk[-1]), _MIN_VARIANCE))[
        first
    ]
    value = np.append(to_come, 0.0)[first] / waiting
    terms = np.append(_reverse_cumsum(gone * rest**2 + spread - 2 * own * rest), 0.0)
    cut_off = np.append([0.0], upto.counts[0].cumsum())
    at_risk_after = np.append(risk, 0.0)[first]
    effective_n = _effective_at_risk(
        np.append(_reverse_cumsum(any_kind), 0.0)[first],
        np.append(_reverse_cumsum(any_kind * step), 0.0)[first] / waiting,
        at_risk_after
        - np.minimum(cut_off[-2] - cut_off[np.minimum(first, end - 1)], at_risk_after),
    )
    return value, np.maximum(terms[first] / waiting**2, 0.0), effective_n, at_risk_after


def _reverse_cumsum(terms: Floats) -> Floats:
    return np.asarray(terms[::-1].cumsum()[::-1])


def _variance(
    value: Floats, step: Floats, risk: Floats, any_kind: Floats, of_kind: Floats
) -> Floats:
    """Return the delta-method variance, expanded so that every sum is cumulative."""
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
    pairs = np.where(risk > any_kind, risk * (risk - any_kind), np.inf)
    spread = step**2 * (risk - of_kind) * of_kind / risk
    return any_kind / pairs, step * of_kind / risk, spread


def _effective_at_risk(events: Floats, weighted: Floats, known: Floats) -> Floats:
    """
    Return the effective number at risk over the events.

    This is the harmonic mean of at risk ÷ share still waiting over the *events*, which are
    *weighted* by its inverse: all waits without censoring. Without an event it is *known*, the
    number of waits that were not censored.
    """
    return np.where(events > 0, events / np.where(events > 0, weighted, 1.0), known)


def _effective_counts(value: Floats, variance: Floats, known: Floats) -> tuple[Floats, Floats]:
    """Return effective events and effective cases."""
    inside = (variance > _MIN_VARIANCE) & (value > 0) & (value < 1)
    cases = np.where(inside, value * (1 - value) / np.where(inside, variance, 1.0), known)
    return np.clip(value, 0, 1) * cases, cases
