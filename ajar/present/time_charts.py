"""Charts over days, weeks and time: curves, a line with its band, a histogram, weekly bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from ajar.present.chart_base import annotate, figure, legend_above
from ajar.present.charts import SHARE_ENDS
from ajar.present.palette import WAITING

_STEPS = (1, 2, 7, 14, 30, 60, 90)
"""Days between the ticks of an axis of days."""


@dataclass(frozen=True)
class Series:
    """Values with a name and a colour."""

    label: str
    colour: str
    numbers: Sequence[float]


def step_curve(
    days: Sequence[float],
    value: Sequence[float],
    *,
    last: float,
    title: str,
    colour: str,
    low: Sequence[float],
    high: Sequence[float],
) -> go.Figure:
    """Return the chart of a step function over days, with its margin of error."""
    made = figure(height=300, right=24, top=24)
    across = _held(days, last)
    _band(made, across, np.repeat(low, 2), np.repeat(high, 2), colour)
    made.add_scatter(
        x=across,
        y=np.repeat(value, 2),
        mode="lines",
        line={"color": colour, "width": 2.5},
        hovertemplate="day %{x:.0f}: %{y:.0%}<extra></extra>",
    )
    _days(made, title, last)
    _share_up(made, high)
    return made


def line_with_band(
    across: Sequence[Any],
    value: Sequence[float],
    low: Sequence[float],
    high: Sequence[float],
    *,
    colour: str,
    mean: float | None = None,
) -> go.Figure:
    """Return the chart of a share over time with its margin of error, and its *mean* dotted."""
    made = figure(height=300, right=24, top=24)
    _band(made, across, low, high, colour)
    if mean is not None:
        made.add_hline(y=mean, line_width=1.4, line_dash="dot", line_color=WAITING)
    made.add_scatter(
        x=list(across),
        y=list(value),
        mode="lines",
        line={"color": colour, "width": 2.5},
        hovertemplate="%{x|%-d %b %Y}: %{y:.0%}<extra></extra>",
    )
    _dates(made, across)
    _share_up(made, high)
    return made


def histogram(
    series: Sequence[Series], *, bin_width: int, title: str, lines: Sequence[float | None] = ()
) -> go.Figure:
    """
    Return the histogram of days, in stacked bars of *bin_width* days.

    *series*: days of each case. *lines*: a day to mark for each of the series, its median say.
    """
    last = max((max(each.numbers, default=0) for each in series), default=0)
    longest = min(last, _MOST_BINS * bin_width - 1)
    edges = np.arange(0, longest + bin_width + 1, bin_width)
    made = figure(height=336, right=24, top=46)
    for each in series:
        counts, _ = np.histogram(np.minimum(each.numbers, longest), edges)
        shown = counts > 0
        made.add_bar(
            x=(edges[:-1] + bin_width / 2)[shown],
            y=counts[shown],
            width=bin_width * 0.92,
            name=each.label,
            marker={"color": each.colour},
            customdata=[
                _span(int(start), bin_width, more=last > longest and start == edges[-2])
                for start in edges[:-1][shown]
            ],
            hovertemplate="%{customdata}: %{y}<extra></extra>",
        )
    marked = [
        (day, each.colour) for day, each in zip(lines, series, strict=False) if day is not None
    ]
    made.update_layout(
        barmode="stack",
        shapes=[
            {
                "type": "line", "x0": day, "x1": day, "y0": 0, "y1": 1, "yref": "paper",
                "line": {"color": colour, "width": 2, "dash": "dash"},
            }
            for day, colour in marked
        ],
    )  # fmt: skip
    _days(made, title, float(edges[-1]))
    if last > longest:
        annotate(made, [_beyond(float(edges[-2]), bin_width)])
    _counts_up(made)
    legend_above(made)
    return made


_MOST_BINS = 14
"""Most bars of a histogram; the last holds all longer times."""
_FEW = 6
"""Largest count up to which each whole number has a tick."""


def weekly_bars(weeks: Sequence[Any], wide: Series, narrow: Series | None) -> go.Figure:
    """Return weekly counts: one as wide bars, the other, if any, as narrow ones in front."""
    made = figure(height=296, right=24, top=46)
    week = 7 * 24 * 3600 * 1000
    for each, width, opacity in ((wide, 0.86, 0.45), (narrow, 0.4, 1.0)):
        if each is None:
            continue
        made.add_bar(
            x=list(weeks),
            y=list(each.numbers),
            width=week * width,
            name=each.label,
            marker={"color": each.colour, "opacity": opacity},
            hovertemplate=f"week of %{{x|%-d %b %Y}}: %{{y}} {each.label.lower()}<extra></extra>",
        )
    made.update_layout(barmode="overlay", barcornerradius=2)
    _dates(made, weeks)
    _counts_up(made)
    legend_above(made)
    return made


def _dates(made: go.Figure, across: Sequence[Any]) -> None:
    """Return an axis of months, or of days if there are too few months to name each once."""
    made.update_xaxes(showgrid=False)
    days = (across[-1] - across[0]).days if len(across) else 0
    if days < _MONTHS_NAMED:
        made.update_xaxes(tickformat="%-d %b\n%Y", nticks=5)
        return
    months = -(-days // (_MARKS * _MONTH))
    made.update_xaxes(tickformat="%b\n%Y", tick0="2000-01-01", dtick=f"M{months}")


_MONTH, _MONTHS_NAMED, _MARKS = 31, 93, 6
"""Days of a month; days from which an axis names months; months named at most."""


def _held(days: Sequence[float], last: float) -> np.ndarray:
    """Return the corners of a step line that ends at *last*."""
    return np.repeat(np.append(np.asarray(days, dtype=np.float64), last), 2)[1:-1]


def _band(
    made: go.Figure,
    across: Sequence[object] | np.ndarray,
    low: Sequence[float] | np.ndarray,
    high: Sequence[float] | np.ndarray,
    colour: str,
) -> None:
    forth = list(across)
    made.add_scatter(
        x=[*forth, *reversed(forth)],
        y=[*high, *reversed(list(low))],
        mode="lines",
        fill="toself",
        fillcolor=colour,
        opacity=0.22,
        line={"width": 0},
        hoverinfo="skip",
    )


def _share_up(made: go.Figure, highest: Sequence[float]) -> None:
    most = max(highest, default=1.0)
    end = next((end for end in SHARE_ENDS if most <= end), 1.0)
    made.update_yaxes(range=[0, end], tickformat=".0%", nticks=5)


def _days(made: go.Figure, title: str, last: float) -> None:
    step = next((step for step in _STEPS if last <= step * 7), _STEPS[-1])
    made.update_xaxes(
        title_text=title, showgrid=False, range=[0, max(last, 1)], tick0=0, dtick=step
    )


def _span(start: int, width: int, *, more: bool) -> str:
    if more:
        return f"day {start} or later"
    return f"day {start}" if width == 1 else f"days {start}–{start + width - 1}"


def _beyond(start: float, width: int) -> dict[str, object]:
    """Return the label of the last bar, which holds all longer times."""
    return {
        "x": start + width, "xanchor": "right", "y": 0, "yanchor": "bottom", "yshift": 26,
        "text": f"{start:.0f}+", "showarrow": False,
    }  # fmt: skip


def _counts_up(made: go.Figure) -> None:
    heights: dict[object, float] = {}
    for trace in made.data:
        for place, count in zip(trace.x, trace.y, strict=True):
            below = heights.get(place, 0.0) if made.layout.barmode == "stack" else 0.0
            heights[place] = max(heights.get(place, 0.0), below + float(count))
    tallest = max(heights.values(), default=1.0)
    # A known range lets the margin be worked out beforehand, so that it is drawn once.
    made.update_yaxes(
        nticks=5, range=[0, 1.05 * max(tallest, 1.0)], dtick=1 if tallest <= _FEW else None
    )
