"""
The kinds of chart that the pages draw; each takes rows and returns a plotly figure.

Labels stand on a line of their own above what is drawn, the name at the left and the number at
the right, so that a chart reads the same on a phone, on a wide screen and in print.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from ajar.present.chart_base import annotate, escape_plotly, figure, truncate
from ajar.present.palette import INK_LIGHT, OTHER, WAITING, WHITE, text_on

_LABEL = 22
"""Pixels of the line above each row that holds its name and its number."""
_BAR = 18
_GAP = 10
_AXIS = 30
_ROW = _LABEL + _BAR + _GAP
_LONGEST = 40
"""Characters of a name; a longer one is cut."""
_SHARE_ENDS = (0.1, 0.2, 0.25, 0.5, 1.0)
"""Where an axis of shares may end; the first that holds everything is taken."""
_STEPS = (1, 2, 7, 14, 30, 60, 90)
"""Days between the marks of an axis of days."""


@dataclass(frozen=True)
class Row:
    """One row of a chart: a name, a number, and how sure it is."""

    label: str
    value: float | None
    """None where nothing is to be drawn."""
    text: str
    """The number in words, at the right."""
    low: float | None = None
    high: float | None = None
    """The margin of error; None where there is none."""
    colour: str = OTHER
    clear: bool = True
    """Whether it differs clearly from the others: a filled dot, else an open one."""


@dataclass(frozen=True)
class Part:
    """One part of stacked bars: a name and its size in each row."""

    label: str
    colour: str
    sizes: Sequence[float]
    hatched: bool = False
    """Still open: hatched, so that it is told from a part of the same colour."""


@dataclass(frozen=True)
class Series:
    """Values with a name and a colour."""

    label: str
    colour: str
    numbers: Sequence[float]


def interval_bar(rows: Sequence[Row], *, end: float | None = None) -> go.Figure:
    """Horizontal bars from zero, with the margin of error as a line where there is one."""
    made = _labelled(rows)
    end = end or _end(rows)
    drawn = [at for at, row in enumerate(rows) if row.value is not None]
    made.add_bar(
        y=drawn,
        x=[rows[at].value for at in drawn],
        orientation="h",
        width=_BAR / _ROW,
        marker={"color": [rows[at].colour for at in drawn]},
        error_x=_margins(rows, drawn),
        hoverinfo="skip",
    )
    _track(made, rows, end)
    made.update_xaxes(range=[0, end], visible=False)
    return made


def dot_interval(
    rows: Sequence[Row], *, shares: bool = True, end: float | None = None
) -> go.Figure:
    """Dots with their margin of error on a common axis; open where a row may be like the rest."""
    made = _labelled(rows, axis=True)
    end = end or _end(rows)
    drawn = [at for at, row in enumerate(rows) if row.value is not None]
    made.add_scatter(
        x=[rows[at].value for at in drawn],
        y=drawn,
        mode="markers",
        marker={
            "size": 11,
            "color": [rows[at].colour for at in drawn],
            "opacity": 1,
            "symbol": ["circle" if rows[at].clear else "circle-open" for at in drawn],
            "line": {"width": 2, "color": [rows[at].colour for at in drawn]},
        },
        error_x=_margins(rows, drawn),
        hoverinfo="skip",
        cliponaxis=False,
    )
    made.update_xaxes(range=[0, end], showgrid=True, nticks=6)
    if shares:
        made.update_xaxes(tickvals=[end * at / 4 for at in range(5)], tickformat=".0%")
    return made


def stacked_bar(labels: Sequence[tuple[str, str]], parts: Sequence[Part]) -> go.Figure:
    """
    Horizontal bars of one length, each divided into *parts*.

    *labels*: name and number of each row. The share stands in every part that has room for it.
    """
    rows = [Row(label, 0.0, text) for label, text in labels]
    totals = np.sum([part.sizes for part in parts], axis=0)
    made = _labelled(rows, top=30)
    for part in parts:
        shares = np.divide(part.sizes, totals, out=np.zeros(len(rows)), where=totals > 0)
        if not shares.any():
            continue
        made.add_bar(
            y=list(range(len(rows))),
            x=shares,
            orientation="h",
            width=_BAR / _ROW,
            name=part.label,
            marker={
                "color": part.colour,
                "line": {"width": 0},
                "pattern": {"shape": "/", "size": 6, "solidity": 0.4, "fgcolor": WHITE}
                if part.hatched
                else {},
            },
            text=[f"{share:.0%}" if share >= _ROOM_FOR_SHARE else "" for share in shares],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": text_on(part.colour), "size": 12},
            customdata=[int(size) for size in part.sizes],
            hovertemplate=f"{part.label}: %{{customdata}}, %{{x:.0%}}<extra></extra>",
        )
    made.update_layout(barmode="stack", barcornerradius=0)
    made.update_xaxes(range=[0, 1], visible=False)
    _legend(made)
    return made


_ROOM_FOR_SHARE = 0.09
"""Share of the width from which “9%” fits into a part, on a phone too."""


def step_curve(
    days: Sequence[float],
    value: Sequence[float],
    *,
    last: float,
    title: str,
    colour: str,
    low: Sequence[float] | None = None,
    high: Sequence[float] | None = None,
) -> go.Figure:
    """A share over days that keeps its value until the next day, with its margin of error."""
    made = figure(height=300, right=16, top=12)
    across = _held(days, last)
    if low is not None and high is not None:
        _band(made, across, np.repeat(low, 2), np.repeat(high, 2), colour)
    made.add_scatter(
        x=across,
        y=np.repeat(value, 2),
        mode="lines",
        line={"color": colour, "width": 2.5},
        hovertemplate="day %{x:.0f}: %{y:.0%}<extra></extra>",
    )
    _days(made, title, last)
    _share_up(made, high if high is not None else value)
    return made


def line_with_band(
    across: Sequence[object],
    value: Sequence[float],
    low: Sequence[float],
    high: Sequence[float],
    *,
    colour: str,
    mean: float | None = None,
) -> go.Figure:
    """A share over time with its margin of error; dotted: the *mean* of all of it."""
    made = figure(height=300, right=16, top=16)
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
    made.update_xaxes(tickformat="%b<br>%Y", nticks=6, showgrid=False)
    _share_up(made, high)
    return made


def histogram(
    series: Sequence[Series], *, bin_width: int, title: str, lines: Sequence[float | None] = ()
) -> go.Figure:
    """
    How many took how many days, in stacked bars of *bin_width* days.

    *series*: days of each case. *lines*: a day to mark for each of the series, its median say.
    """
    last = max((max(each.numbers, default=0) for each in series), default=0)
    longest = min(last, _MOST_BINS * bin_width - 1)
    edges = np.arange(0, longest + bin_width + 1, bin_width)
    made = figure(height=320, right=16, top=30)
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
    _legend(made)
    return made


_MOST_BINS = 14
"""Bars of a histogram; the last holds all that took longer."""
_FEW = 6
"""Up to this count each whole number has its mark."""


def weekly_bars(weeks: Sequence[object], wide: Series, narrow: Series) -> go.Figure:
    """Two counts a week: one as wide bars, the other as narrow ones in front of them."""
    made = figure(height=280, right=16, top=30)
    week = 7 * 24 * 3600 * 1000
    for each, width, opacity in ((wide, 0.86, 0.45), (narrow, 0.4, 1.0)):
        made.add_bar(
            x=list(weeks),
            y=list(each.numbers),
            width=week * width,
            name=each.label,
            marker={"color": each.colour, "opacity": opacity},
            hovertemplate=f"week of %{{x|%-d %b %Y}}: %{{y}} {each.label.lower()}<extra></extra>",
        )
    made.update_layout(barmode="overlay", barcornerradius=2)
    made.update_xaxes(tickformat="%b<br>%Y", nticks=6, showgrid=False)
    _counts_up(made)
    _legend(made)
    return made


def _labelled(rows: Sequence[Row], *, axis: bool = False, top: int = 6) -> go.Figure:
    """A figure with rows 0, 1, … from the top, each under a line with its name and number."""
    height = top + _ROW * max(len(rows), 1) + (_AXIS if axis else 4)
    made = figure(height=height, right=8, top=top)
    made.update_layout(margin={"l": 8, "b": _AXIS if axis else 4, "pad": 0})
    # The middle of a bar is below the middle of its row, which begins with the label.
    made.update_yaxes(
        visible=False, range=[len(rows) - 1 + (_BAR / 2 + _GAP) / _ROW, -(_LABEL + _BAR / 2) / _ROW]
    )
    shift = _BAR / 2 + _LABEL / 2 - 1
    line = {"xref": "paper", "showarrow": False, "yshift": shift, "yanchor": "middle"}
    annotate(
        made,
        [
            {**line, "x": x, "xanchor": anchor, "y": at, "text": text}
            for at, row in enumerate(rows)
            for x, anchor, text in (
                (0, "left", truncate(row.label, _LONGEST)),
                (1, "right", escape_plotly(row.text)),
            )
        ],
    )
    return made


def _track(made: go.Figure, rows: Sequence[Row], end: float) -> None:
    """A faint bar behind each row shows how long it could be."""
    made.update_layout(
        shapes=[
            {
                "type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": WAITING,
                "opacity": 0.14, "x0": 0, "x1": end,
                "y0": at - _BAR / _ROW / 2, "y1": at + _BAR / _ROW / 2,
            }
            for at, row in enumerate(rows) if row.value is not None
        ]
    )  # fmt: skip


def _margins(rows: Sequence[Row], drawn: Sequence[int]) -> dict[str, object]:
    """Lines from low to high around each value."""

    def arm(at: int, end: float | None) -> float:
        value = rows[at].value
        return 0.0 if end is None or value is None else abs(end - value)

    return {
        "type": "data",
        "symmetric": False,
        "array": [arm(at, rows[at].high) for at in drawn],
        "arrayminus": [arm(at, rows[at].low) for at in drawn],
        "thickness": 1.8,
        "width": 0,
        "color": INK_LIGHT,
    }


def _end(rows: Sequence[Row]) -> float:
    most = max((max(row.value or 0, row.high or 0) for row in rows), default=1.0)
    return next((end for end in _SHARE_ENDS if most <= end), most)


def _held(days: Sequence[float], last: float) -> np.ndarray:
    """Corners of a line that keeps each value until the next day, and the last until *last*."""
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
    end = next((end for end in _SHARE_ENDS if most <= end), 1.0)
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
    """The name of the last bar, which holds all that took longer."""
    return {
        "x": start + width, "xanchor": "right", "y": 0, "yanchor": "bottom", "yshift": 26,
        "text": f"{start:.0f}+", "showarrow": False,
    }  # fmt: skip


def _counts_up(made: go.Figure) -> None:
    tallest = max((max(trace.y, default=0) for trace in made.data), default=0)
    made.update_yaxes(nticks=5, rangemode="tozero", dtick=1 if tallest <= _FEW else None)


def _legend(made: go.Figure) -> None:
    """Names of the colours above the figure, which nobody can switch off by a slip."""
    made.update_layout(
        showlegend=True,
        legend={
            "orientation": "h", "x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom",
            "traceorder": "normal", "itemclick": False, "itemdoubleclick": False,
            "bgcolor": "rgba(0, 0, 0, 0)", "itemsizing": "constant",
        },
    )  # fmt: skip
