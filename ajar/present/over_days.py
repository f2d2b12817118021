"""What figures over days share: an axis in weeks or months, and steps with their bands."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from numpy.typing import NDArray

MOST_DAYS = 120
"""Days drawn; nearly every first word that comes has come by then."""

_STEPS = (1, 2, 7, 14, 30)
"""Days between marks: people count in days, weeks and months."""
_MARKS = 6

Floats = NDArray[np.float64]
Values = pd.Series | Sequence[float]


def day_axis(made: go.Figure, title: str, last: float) -> None:
    """A horizontal axis from day 0 to *last*, marked in days, weeks or months."""
    step = next((step for step in _STEPS if last <= step * _MARKS), _STEPS[-1])
    made.update_xaxes(
        title_text=title, showgrid=False, range=[0, max(last, 1)], tick0=0, dtick=step
    )


def step_line(days: Values, values: Values, *, last: float) -> tuple[Floats, Floats]:
    """
    Corners of a line that keeps each value until the next day, and the last one until *last*.

    Examples
    --------
    >>> [list(map(float, each)) for each in step_line([0, 3], [0.5, 0.2], last=4)]
    [[0.0, 3.0, 3.0, 4.0], [0.5, 0.5, 0.2, 0.2]]
    """
    at = np.append(np.asarray(days, dtype=np.float64), last)
    return np.repeat(at, 2)[1:-1], np.repeat(np.asarray(values, dtype=np.float64), 2)


def add_band(
    made: go.Figure, days: Values, low: Values, high: Values, *, last: float, colour: str
) -> None:
    """Shade what lies between two lines that go in steps."""
    across, beneath = step_line(days, low, last=last)
    _, above = step_line(days, high, last=last)
    made.add_scatter(
        x=np.concatenate([across, across[::-1]]),
        y=np.concatenate([above, beneath[::-1]]) * 100,
        mode="lines",
        fill="toself",
        fillcolor=colour,
        line={"width": 0},
        hoverinfo="skip",
    )
