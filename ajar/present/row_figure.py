"""Figures with one row for each thing: a name at the left, a number at the right."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from ajar.present.chart_base import Values, error_bars, figure, label_rows

_CAMERA = 28
"""Pixels above the rows, where the button that saves the picture stands."""
_AXIS = 34


def row_figure(
    names: Sequence[str], told: Sequence[str], *, each: int, right: int, title: bool = False
) -> go.Figure:
    """
    An empty figure with rows 0, 1, … from the top.

    Parameters
    ----------
    names
        What stands at the left of each row; may repeat.
    told
        What stands at the right.
    each, right
        Pixels for a row, and for the numbers.
    title
        Whether the axis beneath will have one.
    """
    height = each * max(len(names), 1) + _CAMERA + _AXIS + (22 if title else 0)
    made = figure(height=height, right=right, top=_CAMERA)
    label_rows(made, enumerate(told))
    # Rows are numbers, since two companies may have one name and a row may have nothing drawn.
    made.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(names))),
        ticktext=list(names),
        range=[len(names) - 0.5, -0.5],
        showgrid=False,
    )
    return made


def bold_error_bars(middle: Values, low: Values, high: Values, colour: str) -> dict[str, object]:
    """Error bars that can be seen on a bar; an open end is NaN and is not drawn."""
    drawn = error_bars(middle, low, high)
    arms = {name: np.nan_to_num(np.asarray(drawn[name])) for name in ("array", "arrayminus")}
    return {**drawn, **arms, "color": colour, "thickness": 2.2}
