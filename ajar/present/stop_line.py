"""The curve of what messages may bring, beside new applications in the same time."""

import pandas as pd
import plotly.graph_objects as go

from ajar.present.chart_base import annotate, figure, legend_above
from ajar.present.chart_card import ChartCard
from ajar.present.palette import POSITIVE, WAITING
from ajar.reengage import StopLine

_FEWEST = 10
"""Messages that are drawn at least, where there are so many."""


def expected_replies(line: StopLine) -> ChartCard:
    """Return the curve up to twice the messages above the line; none for fewer than two."""
    points = line.curve.head(max(2 * line.messages, _FEWEST))
    return ChartCard(
        name="stop-line",
        title="",
        figure=_curve(points, line.messages) if len(points) > 1 else None,
        alt="Two lines: positive replies that the first messages may bring, and those that new "
        "applications may bring in the same time.",
        definition="",
        n=line.messages,
        unit="message",
        table=points,
    )


def _curve(points: pd.DataFrame, messages: int) -> go.Figure:
    made = figure(height=230, right=24, top=46)
    for name, column, colour, dash in (
        ("Messages", "expected", POSITIVE, "solid"),
        ("New applications in the same time", "applications", WAITING, "dash"),
    ):
        made.add_scatter(
            x=[0, *points["k"]],
            y=[0.0, *points[column]],
            mode="lines",
            name=name,
            line={"color": colour, "width": 2.5, "dash": dash},
            hovertemplate="%{x}: about %{y:.1f}<extra></extra>",
        )
    last, top = int(points["k"].iloc[-1]), points[["expected", "applications"]].to_numpy().max()
    if 0 < messages < last:
        made.update_layout(
            shapes=[
                {
                    "type": "line", "x0": messages, "x1": messages,
                    "y0": 0, "y1": 1, "yref": "paper",
                    "line": {"color": WAITING, "width": 1.4, "dash": "dot"},
                }
            ]
        )  # fmt: skip
        annotate(
            made,
            [
                {
                    "x": messages, "y": 1, "yref": "paper", "yanchor": "top",
                    "xanchor": "left", "xshift": 4, "text": f"{messages} on the list",
                    "showarrow": False,
                }
            ],
        )  # fmt: skip
    made.update_xaxes(title_text="Messages", range=[0, last], nticks=6)
    made.update_yaxes(title_text="Positive replies", range=[0, 1.1 * top], nticks=4)
    legend_above(made)
    return made
