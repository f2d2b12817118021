"""Base layout of all figures: margins, axes and fonts."""

import html
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from ajar.present.palette import WAITING

HEIGHT = 340
FONT_SIZE = 13
"""Font size in a figure, in pixels."""
_LOWEST = 24
"""Pixels up to which plotly gives room away to what stands around the axes."""

Values = pd.Series | Sequence[float]


def figure(*, height: int = HEIGHT, right: int = 8, top: int = 12) -> go.Figure:
    """Return an empty figure with the project's margins; ``render.finalize`` sets its colours."""
    axis = {
        "automargin": True,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "",
        "tickfont": {"size": FONT_SIZE},
    }
    made = go.Figure(
        layout={
            "height": height,
            "margin": {"l": 8, "r": right, "t": top, "b": 8, "pad": 8},
            "minreducedheight": _LOWEST,
            "showlegend": False,
            "hovermode": "closest",
            "barcornerradius": 3,
            "dragmode": False,
            "hoverlabel": {"align": "left"},
            "font": {"size": FONT_SIZE, "family": '"Source Sans", sans-serif'},
            "xaxis": {**axis, "showgrid": False, "title": {"font": {"size": 14}, "standoff": 20}},
            "yaxis": {**axis, "title": {"font": {"size": 14}, "standoff": 24}},
        }
    )
    # All of it is said here. Two alike templates are two to plotly, and it would draw twice.
    made.layout.template = None
    return made


def annotate(made: go.Figure, notes: Iterable[Mapping[str, object]]) -> None:
    """Add many annotations at once; added one by one, each copies all before it."""
    made.update_layout(annotations=[*made.layout.annotations, *notes])


def legend_above(made: go.Figure) -> None:
    """Set a legend above the figure that does not react to clicks."""
    made.update_layout(
        showlegend=True,
        legend={
            "orientation": "h", "x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom",
            "traceorder": "normal", "itemclick": False, "itemdoubleclick": False,
            "bgcolor": "rgba(0, 0, 0, 0)", "itemsizing": "constant",
        },
    )  # fmt: skip


def error_bars(middle: Values, low: Values, high: Values) -> dict[str, object]:
    """Return error bars from *low* to *high* around *middle*."""
    at = np.asarray(middle, dtype=np.float64)
    return {
        "type": "data",
        "symmetric": False,
        "array": np.asarray(high, dtype=np.float64) - at,
        "arrayminus": at - np.asarray(low, dtype=np.float64),
        "thickness": 1.6,
        "width": 0,
        "color": WAITING,
    }


def escape_plotly(words: str) -> str:
    """
    Return *words* escaped, so that plotly reads no tags, entities or formulas in them.

    Examples
    --------
    >>> escape_plotly("<b>A&B</b> $x$")
    '&lt;b&gt;A&amp;B&lt;/b&gt; &#36;x&#36;'
    """
    return html.escape(words, quote=False).replace("$", "&#36;").replace("%{", "%&#123;")


def truncate(words: str, length: int = 28) -> str:
    """
    Return *words* cut to *length* characters with an ellipsis, then escaped.

    Examples
    --------
    >>> truncate("A rather long company name", 12)
    'A rather lo…'
    """
    return escape_plotly(words if len(words) <= length else words[: length - 1].rstrip() + "…")
