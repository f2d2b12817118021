"""How long a word takes: curves over days since applying, and what can be read from them."""

from collections.abc import Mapping
from typing import Literal

import numpy as np
import pandas as pd

from ajar.measure.history import ENDS, WORDS
from ajar.measure.incidence import Incidence, incidence
from ajar.measure.rates import ANSWERS
from ajar.measure.threshold import last_judged
from ajar.measure.timeline import Timeline, clocked, waits
from ajar.model.estimate import Curve, Estimate

What = Literal["reply", "positive", "rejected"]

UNDATED_IS_MUCH = 0.2
"""From this share of undated outcomes on, a curve says that it is a lower bound."""

_CLOCK: Mapping[str, Literal["word", "end"]] = {
    "reply": "word",
    "positive": "word",
    "rejected": "end",
}
_KINDS = {"reply": ANSWERS, "positive": ("positive",), "rejected": ("rejected",)}
_PLAIN = {"reply": "a reply", "positive": "a positive reply", "rejected": "a rejection"}


class _Source:
    """The waits that a curve needs, and what is known about those without a day."""

    def __init__(
        self, line: Timeline, clock: Literal["word", "end"], kinds: tuple[str, ...]
    ) -> None:
        rows = line.rows.loc[clocked(line.rows, clock)]
        names = WORDS if clock == "word" else ENDS
        self.codes = [names.index(kind) for kind in kinds]
        self.waits = line.first_word_waits if clock == "word" else line.end_waits
        mine = rows[clock].isin(kinds)
        self.undated = int((mine & rows[f"{clock}_undated"]).sum())
        self.dated = int(mine.sum()) - self.undated
        self.n = len(rows) - self.undated
        self.excluded = len(line) - self.n
        self.curve = incidence(self.waits, self.codes)
        self.is_bound = self.undated > UNDATED_IS_MUCH * (self.dated + self.undated)
        self.highest = self.curve
        if self.is_bound:
            self.highest = incidence(waits(rows, clock, undated_at_once=True), self.codes)

    @property
    def note(self) -> str:
        """What the undated ones do to the curve, in one sentence."""
        if not self.undated:
            return ""
        told = f"{self.undated} of {self.dated + self.undated} outcomes carry no usable day"
        if not self.is_bound:
            return f"{told} and count as still waiting."
        top = self.highest.value[-1] if self.highest.value.size else 0.0
        return f"A lower bound: {told}; it could be as high as {top:.0%}."


def first_word_curves(line: Timeline) -> dict[str, Curve]:
    """
    Share of applications with each kind of first word by each day, and still waiting.

    Returns
    -------
    dict
        ``curve_first_positive``, ``curve_first_rejected``, ``curve_first_closed`` (closed, or
        withdrawn by the person), ``curve_first_other`` (a reply whose meaning the file does not
        say) and ``curve_waiting``; they sum to one on every day. Where a curve is a lower
        bound, its points have a column ``highest``.
    """
    kinds = {
        "positive": ("positive",),
        "rejected": ("rejected",),
        "closed": ("closed", "withdrawn"),
        "other": ("other",),
    }
    told = {
        "positive": "a positive reply",
        "rejected": "a rejection",
        "closed": "the role closed or withdrawn",
        "other": "a reply without a stated meaning",
    }
    curves = {
        f"curve_first_{name}": _curve(
            f"curve_first_{name}",
            _Source(line, "word", of),
            f"share of applications whose first word, by that day, was {told[name]}",
        )
        for name, of in kinds.items()
    }
    return {**curves, "curve_waiting": _waiting_curve(line)}


def rejected_curve(line: Timeline) -> Curve:
    """Share of applications that had ended in a rejection, at whatever stage, by each day."""
    return _curve(
        "curve_rejected",
        _Source(line, "end", ("rejected",)),
        "share of applications that had ended in a rejection by that day, at whatever stage",
    )


def _waiting_curve(line: Timeline) -> Curve:
    source = _Source(line, "word", WORDS[1:])
    curve = _curve("curve_waiting", source, "share of applications without any word by that day")
    points = curve.points.assign(
        value=1 - curve.points["value"],
        low=1 - curve.points["high"],
        high=1 - curve.points["low"],
    )
    note = curve.note
    if source.is_bound:
        points = points.drop(columns="highest").assign(lowest=1 - curve.points["highest"])
        note = note.replace("A lower bound", "An upper bound").replace(
            f"as high as {source.highest.value[-1]:.0%}",
            f"as low as {1 - source.highest.value[-1]:.0%}",
        )
    return Curve(curve.name, points, curve.n, "share", curve.definition, curve.excluded, note)


def _curve(name: str, source: _Source, definition: str) -> Curve:
    points = _points(source.curve)
    if source.is_bound:
        place = np.searchsorted(source.highest.days, source.curve.days, side="right") - 1
        points["highest"] = source.highest.value[place]
    return Curve(name, points, source.n, "share", definition, source.excluded, source.note)


def _points(curve: Incidence) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "day": curve.days,
            "value": curve.value,
            "low": curve.low,
            "high": curve.high,
            "at_risk": curve.left,
        }
    )


def by_day(line: Timeline, what: What, day: int) -> Estimate:
    """
    Share of applications with a reply, a positive reply or a rejection by a day, from the curve.

    Parameters
    ----------
    line
        The search.
    what
        ``reply`` and ``positive`` count first words, ``rejected`` counts ends at any stage.
    day
        Days since applying; the day itself counts.

    Returns
    -------
    Estimate
        Without a value where nobody has been watched so long, or no outcome of the kind has a
        day. Where it is a lower bound, ``high`` is the end of the interval that would hold
        had all the undated ones come at once.
    """
    source = _Source(line, _CLOCK[what], _KINDS[what])
    name = f"{what}_by_day_{day}"
    definition = (
        f"share of applications with {_PLAIN[what]} within {day} days of applying "
        "(Aalen-Johansen, open ones watched until the as-of date)"
    )
    found = source.curve.at(day)
    if found is None:
        note = source.note or f"No application has been watched for {day} days yet."
        return Estimate(
            name, None, None, None, source.n, "share", definition, None, source.excluded, note
        )
    value, low, high = found
    if source.is_bound:
        high = (source.highest.at(day) or found)[2]
    said = None if source.undated and not source.dated else value
    return Estimate(
        name, said, low, high, source.n, "share", definition, None, source.excluded, source.note
    )


def stacked(line: Timeline) -> pd.DataFrame:
    """
    What had come by each day, for a stacked figure.

    Returns
    -------
    DataFrame
        ``day``, ``positive, rejected, closed`` (closed or withdrawn), ``other, waiting`` (shares
        that sum to one) and ``at_risk`` (still watched and waiting after that day).
    """
    curves = first_word_curves(line)
    waiting = curves.pop("curve_waiting").points
    frame = pd.DataFrame({"day": waiting["day"]})
    for name, curve in curves.items():
        frame[name.removeprefix("curve_first_")] = curve.points["value"]
    return frame.assign(waiting=waiting["value"], at_risk=waiting["at_risk"])


def hear_after_silence(line: Timeline) -> Curve:
    """
    Chance still to get a positive first word after so many days without any word.

    ``(F(end) - F(d)) / S(d)`` with F the incidence of positive first words, S the share still
    waiting and the end the last day with five at risk: the incidence, by that day, among those
    still waiting after day d.
    """
    source = _Source(line, "word", ("positive",))
    last = last_judged(source.waits)
    definition = (
        "of applications still without any word after that day, the share that gets a positive "
        f"first word later, by day {last if last is not None else 'n/a'}"
    )
    points = []
    for day in range(last or 0):
        later = source.waits.after(day)
        found = incidence(later, source.codes).at(last or 0)
        if found:
            points.append((day, *found, later.n))
    frame = pd.DataFrame(points, columns=["day", "value", "low", "high", "at_risk"])
    frame = frame.astype({"day": "int64", "at_risk": "int64"})
    return Curve(
        "hear_after_silence", frame, source.n, "share", definition, source.excluded, source.note
    )


def waiting_time(
    line: Timeline, what: Literal["reply", "positive", "rejection"], part: float = 0.5
) -> Estimate:
    """
    Days until a share of all applications has it; no value where that is not reached.

    Parameters
    ----------
    line
        The search.
    what
        ``reply``, ``positive`` (first words) or ``rejection`` (ends).
    part
        Share of applications, 0.5 for the median.

    Notes
    -----
    The interval holds the days on which the curve's own interval contains *part*
    (Brookmeyer and Crowley 1982).
    """
    name = "median" if part == 0.5 else f"day_of_{part:.0%}"  # noqa: PLR2004
    key = "rejected" if what == "rejection" else what
    source = _Source(line, _CLOCK[key], _KINDS[key])
    curve = source.curve
    value, low, high = (
        _reached(curve, ends, part) for ends in (curve.value, curve.high, curve.low)
    )
    note = source.note
    if value is None:
        note = (
            f"Not reached: {_PLAIN[key]} has come to fewer than {part:.0%} so far. {note}".strip()
        )
    return Estimate(
        f"{name}_days_to_{what}",
        value,
        low,
        high,
        source.n,
        "days",
        f"days from applying until {part:.0%} of applications have {_PLAIN[key]}, "
        "those that have none included",
        None,
        source.excluded,
        note,
    )


def _reached(curve: Incidence, values: np.ndarray, part: float) -> float | None:
    reached = curve.days[values >= part - 1e-12]
    return float(reached[0]) if reached.size else None


def waiting_times(line: Timeline) -> pd.DataFrame:
    """
    Quartiles of the wait for a reply, a positive reply and a rejection.

    Returns
    -------
    DataFrame
        ``what, label, quarter, median, three_quarters`` (days; NaN where not reached), ``n``.
    """
    rows = []
    for what, label in (
        ("reply", "Any reply"),
        ("positive", "Positive reply"),
        ("rejection", "Rejection"),
    ):
        parts = [waiting_time(line, what, part) for part in (0.25, 0.5, 0.75)]  # type: ignore[arg-type]
        days = [np.nan if one.value is None else one.value for one in parts]
        rows.append((what, label, *days, parts[0].n))
    return pd.DataFrame(rows, columns=["what", "label", "quarter", "median", "three_quarters", "n"])


def waiting_threshold(line: Timeline) -> Estimate:
    """Days of silence after which an application that has heard nothing counts as silent."""
    limits = line.thresholds
    if limits.own:
        definition = "day by which 95 % of the positive first words that come have come (14 to 90)"
        note = f"Read from {limits.positives} positive replies of this search."
    else:
        definition = "30 days after applying, until 20 positive replies have a day"
        note = f"The default: {limits.positives} positive replies so far."
    return Estimate(
        "waiting_threshold_days",
        float(limits.applied),
        limits.low,
        limits.high,
        limits.positives,
        "days",
        definition,
        None,
        len(line) - int(clocked(line.rows, "word").sum()),
        note,
    )
