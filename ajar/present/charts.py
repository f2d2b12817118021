"""
Charts with one row per category: bars and dots with margins of error, and stacked bars.

Labels stand on a line of their own above what is drawn, the name at the left and the number at
the right, so that a chart reads the same on a phone, on a wide screen and in print.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from ajar.model.estimate import SMALLEST_N
from ajar.present.chart_base import annotate, escape_plotly, figure, legend_above, truncate
from ajar.present.palette import INK_LIGHT, OTHER, WAITING, WHITE, text_on

_LABEL = 22
"""Pixels of the line above each row that holds its label and value."""
_BAR = 18
_GAP = 10
_AXIS = 30
_ROW = _LABEL + _BAR + _GAP
_LONGEST = 40
"""Characters of a name; a longer one is cut."""
SHARE_ENDS = (0.1, 0.2, 0.25, 0.5, 1.0)
"""Possible ends of an axis of shares; the first that covers all values is used."""


@dataclass(frozen=True)
class ChartRow:
    """One row of a chart: label, value and margin of error."""

    label: str
    value: float | None
    """None if nothing is drawn."""
    text: str
    """The value in words, at the right."""
    low: float | None = None
    high: float | None = None
    """Ends of the margin of error; None without one."""
    colour: str = OTHER
    clear: bool = True
    """Whether it differs significantly from the others: a filled dot, else an open one."""


@dataclass(frozen=True)
class BarPart:
    """One part of stacked bars: a name and its size in each row."""

    label: str
    colour: str
    sizes: Sequence[float]
    hatched: bool = False
    """Whether it is hatched, to distinguish it from a part of the same colour."""


def interval_bar(rows: Sequence[ChartRow], *, end: float | None = None) -> go.Figure:
    """Return horizontal bars from zero, with the margin of error as a line if there is one."""
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


def dot_interval(rows: Sequence[ChartRow], *, end: float) -> go.Figure:
    """Return dots with margins of error on one axis; open if a row may be like the rest."""
    made = _labelled(rows, axis=True)
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
    return made


def stacked_bar(labels: Sequence[tuple[str, str]], parts: Sequence[BarPart]) -> go.Figure:
    """
    Return horizontal bars of one length, each divided into *parts*.

    *labels*: name and number of each row. The share stands in every part that has room for it;
    the count, where a row has too few cases for a percentage.
    """
    rows = [ChartRow(label, 0.0, text) for label, text in labels]
    totals = np.sum([part.sizes for part in parts], axis=0)
    made = _labelled(rows, top=46)
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
                "pattern": {
                    "shape": "/",
                    "size": 6,
                    "solidity": 0.4,
                    "fgcolor": WHITE,
                    "bgcolor": part.colour,
                }
                if part.hatched
                else {},
            },
            text=[
                _part(size, total) if size >= _ROOM_FOR_SHARE * total else ""
                for size, total in zip(part.sizes, totals, strict=True)
            ],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont={"color": text_on(part.colour), "size": 12},
            customdata=[
                f"{size:,.0f} of {total:,.0f}"
                for size, total in zip(part.sizes, totals, strict=True)
            ],
            hovertemplate=f"{part.label}: %{{customdata}}<extra></extra>",
        )
    made.update_layout(barmode="stack", barcornerradius=0)
    made.update_xaxes(range=[0, 1], visible=False)
    legend_above(made)
    return made


_ROOM_FOR_SHARE = 0.09
"""Share of the width from which “9%” fits into a part, on a phone too."""


def _part(size: float, total: float) -> str:
    return f"{size:.0f}" if total < SMALLEST_N else f"{size / total:.0%}"


def _labelled(rows: Sequence[ChartRow], *, axis: bool = False, top: int = 6) -> go.Figure:
    """Return a figure with rows from the top, each under a line with its label and value."""
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


def _track(made: go.Figure, rows: Sequence[ChartRow], end: float) -> None:
    """Add a faint bar of full length behind each row."""
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


def _margins(rows: Sequence[ChartRow], drawn: Sequence[int]) -> dict[str, object]:
    """Add lines from low to high around each value."""

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


def _end(rows: Sequence[ChartRow]) -> float:
    most = max((max(row.value or 0, row.high or 0) for row in rows), default=1.0)
    return next((end for end in SHARE_ENDS if most <= end), most)
