"""What silence means: how long to wait, and the chance still to hear after so many days."""

import pandas as pd
import plotly.graph_objects as go

from ajar.measure.waiting_threshold import WaitingThresholds
from ajar.model.estimate import Curve, Estimate
from ajar.present import formats
from ajar.present.chart_base import error_bars, figure
from ajar.present.chart_card import ChartCard
from ajar.present.over_days import MOST_DAYS, add_band, day_axis, step_line
from ajar.present.palette import POSITIVE, WAITING, with_alpha


def threshold(suggested: Estimate, limits: WaitingThresholds) -> ChartCard:
    """How long to wait after applying, after an interview and after a final round."""
    usual = "" if limits.own else ", the usual times until your own replies can tell"
    between = f" ({formats.interval(suggested)})" if formats.interval(suggested) else ""
    days = formats.pluralize(limits.applied, "day")
    return ChartCard(
        name="how-long-to-wait",
        sentence=(
            f"Wait {days} after applying{between}, {limits.interview} after an interview and "
            f"{limits.final} after a final round{usual}."
        ),
        figure=None,
        alt="Days to wait by what came last.",
        definition=(
            "Open for longer than that without a word, an application counts as silent. The "
            f"first number: {suggested.definition}; the others are fixed."
        ),
        n=suggested.n,
        excluded=suggested.excluded,
        note=suggested.note,
        table=pd.DataFrame(
            {
                "After": ["Applying", "An interview, a call or a test", "A final round"],
                "Days": [limits.applied, limits.interview, limits.final],
                "Low": pd.array([suggested.low, None, None], dtype="Float64"),
                "High": pd.array([suggested.high, None, None], dtype="Float64"),
                "Based on": [
                    "your own replies" if limits.own else "the usual time",
                    "the usual time",
                    "the usual time",
                ],
            }
        ),
    )


def can_tell(curve: Curve) -> bool:
    """Whether any positive reply came on a day, so that there is something to read by the day."""
    return bool((curve.points["value"] > 0).any())


def hear_after_silence(curve: Curve, *, day: int, silent_from: float | None = None) -> ChartCard:
    """
    The chance that a positive word still comes, given silence until each day.

    Parameters
    ----------
    curve
        The chance by day; where it is a lower bound its points have a column ``highest``.
    day
        The day that the sentence speaks of.
    silent_from
        The waiting threshold, to be marked.
    """
    return ChartCard(
        name="hear-after-silence",
        sentence=_sentence(curve, day),
        figure=_figure(curve, day, silent_from) if can_tell(curve) else None,
        alt="A falling line with a band: chance of still hearing something positive.",
        definition=curve.definition,
        n=curve.n,
        excluded=curve.excluded,
        note=curve.note,
        table=_table(curve),
    )


def _figure(curve: Curve, day: int, silent_from: float | None) -> go.Figure:
    points = curve.points.loc[curve.points["day"] <= MOST_DAYS]
    last = float(min(points["day"].iloc[-1] + 1, MOST_DAYS))
    made = figure(height=340, top=28, right=22)
    add_band(
        made, points["day"], points["low"], points["high"], last=last,
        colour=with_alpha(POSITIVE, 0.16),
    )  # fmt: skip
    across, chance = step_line(points["day"], points["value"], last=last)
    made.add_scatter(
        x=across,
        y=chance * 100,
        line={"color": POSITIVE, "width": 2.5},
        mode="lines",
        hovertemplate="after %{x} days: %{y:.0f} in 100<extra></extra>",
    )
    top = max(100 * float(points["high"].max()) * 1.08, 5.0)
    if silent_from is not None and silent_from < last:
        made.add_vline(x=silent_from, line_width=1, line_dash="dot", line_color=WAITING)
        made.add_annotation(
            x=silent_from, y=top, text=f"silent from day {silent_from:.0f}", showarrow=False,
            xanchor="left", yanchor="top", xshift=4,
        )  # fmt: skip
    _mark(made, curve, day, last)
    made.update_yaxes(range=[0, top], nticks=5, title_text="In 100 still hear")
    day_axis(made, "Days of silence since applying", last)
    return made


def _mark(made: go.Figure, curve: Curve, day: int, last: float) -> None:
    """The chosen day with its interval and number."""
    here = _at(curve, day)
    if here is None or day > last:
        return
    value, low, high = (100 * end for end in here)
    made.add_scatter(
        x=[day],
        y=[value],
        mode="markers",
        marker={"size": 12, "color": POSITIVE, "line": {"width": 2, "color": "white"}},
        error_y={**error_bars([value], [low], [high]), "color": POSITIVE, "width": 4},
        hoverinfo="skip",
        cliponaxis=False,
    )
    late = day > 0.7 * last  # the words would not fit at the right of the day
    made.add_annotation(
        x=day, y=high, text=f"day {day}: {_in_100(here[0])}", showarrow=False,
        xanchor="right" if late else "left", yanchor="bottom", xshift=0 if late else -6,
    )  # fmt: skip


def _at(curve: Curve, day: int) -> tuple[float, float, float] | None:
    """Value, low and high on a day; None beyond the last day that can be judged."""
    points = curve.points
    return None if points.empty or day > points["day"].iloc[-1] else curve.at(day)


def _sentence(curve: Curve, day: int) -> str:
    points = curve.points
    if points.empty:
        return "Too few applications have waited long enough to say what silence means."
    lower_bound = "highest" in points
    if lower_bound and not can_tell(curve):
        return "Too few of your positive replies carry a day to say what silence means."
    here = _at(curve, day)
    silence = f"After {formats.pluralize(day, 'day')} of silence"
    if here is None:
        judged = formats.pluralize(int(points["day"].iloc[-1]), "day")
        return (
            f"{silence}, nothing can be said: fewer than five of yours waited more than {judged} "
            "without a word."
        )
    value, low, high = here
    left = int(points.loc[points["day"] <= day, "at_risk"].iloc[-1])
    if not can_tell(curve):
        return (
            f"{silence}, none of the {left:,} of yours that waited so long has heard something "
            f"positive so far (up to {high * 100:.0f} in 100 would fit)."
        )
    if lower_bound:
        return (
            f"{silence}, at least {_in_100(value)} like this still hear something positive, and "
            f"perhaps as many as {high * 100:.0f} ({left:,} waited so long)."
        )
    return (
        f"{silence}, {_in_100(value)} like this still hear something positive "
        f"(between {_between(low, high)}; {left:,} waited so long)."
    )


def _between(low: float, high: float) -> str:
    """The ends of an interval in 100, finer where they would read alike."""
    low, high = 100 * low, 100 * high
    fine = f"{low:.0f}" == f"{high:.0f}"
    return " and ".join(
        f"{end:.1f}".removesuffix(".0") if fine else f"{end:.0f}" for end in (low, high)
    )


def _in_100(share: float) -> str:
    if 0 < share < 0.005:  # noqa: PLR2004 - rounds to 0 and is not 0
        return "fewer than 1 in 100"
    return f"{share * 100:.0f} in 100"


def _table(curve: Curve) -> pd.DataFrame:
    points = curve.points
    return pd.DataFrame(
        {
            "Day": points["day"],
            "In 100": (points["value"] * 100).round(1),
            "Low": (points["low"] * 100).round(1),
            "High": (points["high"] * 100).round(1),
            "Waited so long": points["at_risk"],
        }
    )
