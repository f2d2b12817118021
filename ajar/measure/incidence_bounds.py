"""One cumulative incidence with what is known about the outcomes that carry no day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from ajar.measure.application_table import (
    ApplicationTable,
    build_event_table,
    durations,
    has_duration,
)
from ajar.measure.design_effect import design_effect
from ajar.measure.first_responses import ENDS, WORDS
from ajar.measure.survival import (
    CumulativeIncidence,
    EventTable,
    cumulative_incidence,
    martingale_residuals,
)
from ajar.model.estimate import Curve

UNDATED_IS_MUCH = 0.2
"""Above this share of undated outcomes a curve says that it is a lower bound."""

Clock = Literal["word", "end"]


@dataclass(frozen=True)
class IncidenceBounds:
    """
    Incidence of some kinds of words or ends, and its limits.

    Undated outcomes stay among those waiting (see ``timeline.waits``). Where they are more than
    a fifth of the outcomes of these kinds, ``highest`` is the curve that would hold had all of
    them come on the day of applying.
    """

    waits: EventTable
    codes: tuple[int, ...]
    curve: CumulativeIncidence
    highest: CumulativeIncidence | None
    dated: int
    undated: int
    effect: float
    """By how much the variance exceeds that of independent applications."""
    n: int
    """Applications whose answer to the question is timed, the waiting ones included."""
    excluded: int

    @property
    def note(self) -> str:
        """What the undated ones do to the curve, in a sentence; empty where there are none."""
        if not self.undated:
            return ""
        if self.highest is None:
            return f"{self.untold} and count as still waiting."
        top = self.highest.value[-1] if self.highest.value.size else 0.0
        return f"A lower bound: {self.untold}; it could be as high as {100 * top:.0f} %."

    @property
    def untold(self) -> str:
        """How many outcomes carry no day, in words."""
        return f"{self.undated} of {self.dated + self.undated} outcomes carry no usable day"

    def as_curve(self, name: str, definition: str) -> Curve:
        """
        The incidence as a curve.

        Where it is a lower bound, ``points`` has ``highest``, and ``high`` is the end of the
        interval that would hold then.
        """
        points = pd.DataFrame(
            {
                "day": self.curve.days,
                "value": self.curve.value,
                "low": self.curve.low,
                "high": self.curve.high,
                "at_risk": self.curve.left,
            }
        )
        if self.highest is not None:
            place = np.searchsorted(self.highest.days, self.curve.days, side="right") - 1
            points["highest"] = self.highest.value[place]
            points["high"] = self.highest.high[place]
        return Curve(name, points, self.n, "share", definition, self.excluded, self.note)


def incidence_with_bounds(
    line: ApplicationTable, clock: Clock, kinds: Sequence[str]
) -> IncidenceBounds:
    """Incidence of first words (clock ``word``) or ends (``end``) of some kinds, once each."""
    key = clock, tuple(kinds)
    if key not in line.observed:
        counted = line.first_word_waits if clock == "word" else line.end_waits
        line.observed[key] = _observed(line.rows, counted, clock, kinds)
    found: IncidenceBounds = line.observed[key]
    return found


def observe_rows(rows: pd.DataFrame, clock: Clock, kinds: Sequence[str]) -> IncidenceBounds:
    """The same for some rows of a timeline."""
    return _observed(rows, build_event_table(rows, clock), clock, kinds)


def _observed(
    rows: pd.DataFrame, counted: EventTable, clock: Clock, kinds: Sequence[str]
) -> IncidenceBounds:
    names = WORDS if clock == "word" else ENDS
    codes = tuple(names.index(kind) for kind in kinds)
    used = has_duration(rows, clock)
    length, ended = durations(rows, used, clock)
    left = martingale_residuals(counted, codes, length, ended)
    effect = design_effect(left, rows["door"].to_numpy()[used.to_numpy()])
    mine = used & rows[clock].isin(list(kinds))
    undated = int((mine & rows[f"{clock}_undated"]).sum())
    dated = int(mine.sum()) - undated
    highest = None
    if undated > UNDATED_IS_MUCH * (dated + undated):
        highest = cumulative_incidence(
            build_event_table(rows, clock, undated_at_once=True), codes, effect=effect
        )
    n = int(used.sum()) - undated
    curve = cumulative_incidence(counted, codes, effect=effect)
    return IncidenceBounds(counted, codes, curve, highest, dated, undated, effect, n, len(rows) - n)
