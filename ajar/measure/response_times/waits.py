"""Waits from applying to the first response or the end, as arrays."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from ajar.measure.applications.application_table import has_duration
from ajar.measure.applications.first_responses import END_KINDS, RESPONSE_KINDS, Clock
from ajar.measure.statistics.design_effect import Clusters
from ajar.measure.statistics.imputation import imputed_durations
from ajar.measure.statistics.life_table import LifeTable, last_readable_day, life_table
from ajar.measure.statistics.survival import CumulativeIncidence, cumulative_incidence, pooled
from ajar.model.arrays import Flags, Ints


@dataclass(frozen=True, eq=False)
class Waits:
    """Waits from applying to the first reply or the outcome, one entry per application used."""

    names: tuple[str, ...]
    """Kinds by position; 0 is none so far."""
    duration: Ints
    """Days; of one that ended on an unknown day, the most it can have lasted."""
    observed_days: Ints
    """Days from applying to the as-of date."""
    kind: Ints
    undated: Flags
    possibly_preceded: Flags
    """Whether it is a rejection or closing that an unrecorded reply may have preceded."""
    company: Ints
    """Number of the company."""
    excluded: int
    """Applications without a usable day of applying."""

    @cached_property
    def imputed(self) -> tuple[tuple[Ints, Ints, LifeTable], ...]:
        """Durations, kinds and life table of each imputation."""
        return tuple(
            (duration, kind, life_table(duration, kind, len(self.names) - 1))
            for duration, kind in imputed_durations(self.duration, self.kind, self.undated)
        )

    @cached_property
    def clusters(self) -> Clusters:
        """Clusters of waits at one company."""
        return Clusters.of(self.company)

    @cached_property
    def quantile(self) -> float:
        """Half-width of an interval in standard errors."""
        return float(self.clusters.quantiles()[0])

    @cached_property
    def last_readable_day(self) -> int | None:
        """Last day on which a curve can be read; None for a search that is too small."""
        days = [last_readable_day(table) for _, _, table in self.imputed]
        return None if None in days else min(day for day in days if day is not None)

    def incidence(self, codes: tuple[int, ...], effect: float) -> CumulativeIncidence:
        """Return the incidence of some kinds, pooled over all imputations."""
        curves = [
            cumulative_incidence(table, codes, design_effect=effect, quantile=self.quantile)
            for _, _, table in self.imputed
        ]
        return self.readable(pooled(curves, quantile=self.quantile))

    def readable(self, curve: CumulativeIncidence) -> CumulativeIncidence:
        """Return the curve up to the last readable day."""
        return curve.until(-1 if self.last_readable_day is None else self.last_readable_day)

    def table(self, *, early: Flags, positive: Flags) -> LifeTable:
        """
        Return the life table without imputation, *early* outcomes on the day of applying.

        Other outcomes without a day count as waiting until the as-of date, so that the incidence
        of every kind but their own is what it would be had the day been known. Those marked as
        *positive* count as positive replies.
        """
        late = self.undated & ~early
        duration = np.where(early, 0, np.where(late, self.observed_days, self.duration))
        kind = np.where(late, 0, self.kind)
        if positive.any():
            kind = np.where(positive & ~late, self.names.index("positive"), kind)
        return life_table(duration, kind, len(self.names) - 1)


def waits_of(rows: pd.DataFrame, clock: Clock) -> Waits:
    """Return the waits of some rows of an application table, without those without usable days."""
    used = has_duration(rows, clock).to_numpy()
    mine = rows.loc[used]
    days, age = mine[f"{clock}_days"].to_numpy(), mine["age"].to_numpy()
    kind = mine[clock].cat.codes.to_numpy().astype(np.int64)
    undated = mine[f"{clock}_undated"].to_numpy()
    until = np.fmin(age, mine["end_days"].to_numpy()) if clock == "response" else age
    return Waits(
        names=RESPONSE_KINDS if clock == "response" else END_KINDS,
        duration=np.where(np.isnan(days), np.where(undated, until, age), days).astype(np.int64),
        observed_days=age.astype(np.int64),
        kind=kind,
        undated=undated,
        possibly_preceded=mine["response_possibly_preceded"].to_numpy()
        if clock == "response"
        else np.zeros_like(undated),
        company=mine["company_number"].to_numpy(),
        excluded=len(rows) - int(used.sum()),
    )
