"""Waits from applying to the first response or the end, as arrays."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ajar.measure.applications.application_table import has_duration
from ajar.measure.applications.first_responses import END_KINDS, RESPONSE_KINDS
from ajar.measure.statistics.design_effect import Clusters
from ajar.measure.statistics.imputation import imputed_durations
from ajar.measure.statistics.life_table import LifeTable, last_readable_day, life_table
from ajar.measure.statistics.survival import CumulativeIncidence, cumulative_incidence, pooled

Clock = Literal["response", "end"]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Waits:
    """Waits from applying to the first reply or the outcome, one entry per application used."""

    names: tuple[str, ...]
    """Kinds by position; 0 is none so far."""
    duration: Ints
    """Days; of one that ended on an unknown day, those until which it had."""
    observed_days: Ints
    """Days from applying to the as-of date."""
    kind: Ints
    undated: Flags
    possibly_preceded: Flags
    """A rejection or closing in a file that keeps only the present status: something may have
    come before it."""
    company: Ints
    """Number of the company."""
    excluded: int
    """Applications without a usable day of applying."""

    @cached_property
    def imputed(self) -> tuple[tuple[Ints, Ints, LifeTable], ...]:
        """Durations and kinds, and the table of them, once for each imputation."""
        return tuple(
            (duration, kind, life_table(duration, kind, len(self.names) - 1))
            for duration, kind in imputed_durations(self.duration, self.kind, self.undated)
        )

    @cached_property
    def clusters(self) -> Clusters:
        """Which of them went to one company."""
        return Clusters.of(self.company)

    @cached_property
    def quantile(self) -> float:
        """How many standard errors an interval is wide."""
        return float(self.clusters.quantiles()[0])

    @cached_property
    def last_readable_day(self) -> int | None:
        """The last day on which a curve can be read; None for a search that is too small."""
        days = [last_readable_day(table) for _, _, table in self.imputed]
        return None if None in days else min(day for day in days if day is not None)

    def incidence(self, codes: tuple[int, ...], effect: float) -> CumulativeIncidence:
        """Incidence of some kinds, over all imputations."""
        curves = [
            cumulative_incidence(table, codes, design_effect=effect, quantile=self.quantile)
            for _, _, table in self.imputed
        ]
        return self.readable(pooled(curves, quantile=self.quantile))

    def readable(self, curve: CumulativeIncidence) -> CumulativeIncidence:
        """A curve up to the last day on which it can be read."""
        return curve.until(-1 if self.last_readable_day is None else self.last_readable_day)

    def table(self, *, early: Flags, positive: Flags) -> LifeTable:
        """
        Waits without imputation: *early* outcomes come on the day of applying.

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
    """Waits of some rows of an application table; rows without a usable day are left out."""
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
        possibly_preceded=mine["response_hidden"].to_numpy()
        if clock == "response"
        else np.zeros_like(undated),
        company=mine["company_number"].to_numpy(),
        excluded=len(rows) - int(used.sum()),
    )
