"""Table and calibration chart of the backtest."""

import pandas as pd
import plotly.graph_objects as go

from ajar.model.rows import rows_of
from ajar.present import formats
from ajar.present.chart_base import error_bars, figure
from ajar.present.chart_card import ChartCard
from ajar.present.palette import POSITIVE, WAITING


def strategies_table(table: pd.DataFrame) -> pd.DataFrame:
    """
    Return the result of each strategy of choosing companies, with headings for people.

    *table*: way, precision_at_5, low, high, lift, auc, auc_low, auc_high.
    """
    return pd.DataFrame(
        {
            "Way of choosing": table["way"],
            "Answered, of its first five": [
                _share(row.precision_at_5, row.low, row.high) for row in rows_of(table)
            ],
            "Against choosing blindly": [f"{lift:.1f} times" for lift in table["lift"]],
            "Answered above unanswered": [
                _share(row.auc, row.auc_low, row.auc_high) for row in rows_of(table)
            ],
        }
    )


def _share(value: float, low: float, high: float) -> str:
    return f"{formats.percent(value)} ({100 * low:.0f} to {100 * high:.0f})"


WAYS_DEFINITION = (
    "Answered, of its first five: share of the five messages it would have put first that had a "
    "positive answer within 60 days (95 % Wilson interval). Answered above unanswered: how often "
    "an answered message stands above an unanswered one, 50 % by chance (95 % bootstrap interval)."
)


def calibration(bins: pd.DataFrame) -> ChartCard:
    """
    Return the chart of predicted chances against observed shares, in a few bins.

    *bins*: said, came_true, low, high, n.
    """
    return ChartCard(
        name="calibration",
        title=_calibration_sentence(bins),
        figure=_calibration_figure(bins) if len(bins) else None,
        alt="Dots with intervals along a diagonal: chance said against share that came true.",
        definition=(
            "Past messages in thirds by the chance said, with 95 % Wilson intervals; on the dotted "
            "line what was said came true exactly."
        ),
        n=int(bins["n"].sum()) if len(bins) else 0,
        table=pd.DataFrame(
            {
                "Chance said, %": (bins["said"] * 100).round(1),
                "Came true, %": (bins["came_true"] * 100).round(1),
                "Low, %": (bins["low"] * 100).round(1),
                "High, %": (bins["high"] * 100).round(1),
                "n": bins["n"],
            }
        ),
    )


def _calibration_sentence(bins: pd.DataFrame) -> str:
    if bins.empty:
        return "Not enough messages to hold the chances against what came true."
    said = [
        f"{formats.percent(row.came_true)} where it said {formats.percent(row.said)}"
        for row in rows_of(bins)
    ]
    outside = int(((bins["said"] < bins["low"]) | (bins["said"] > bins["high"])).sum())
    verdict = "within what chance allows" if not outside else "further off than chance allows"
    return f"Answers came in {formats.join_words(said)}: {verdict}."


_FAR = 0.6
"""Share of the width from which a label is set at the left of its dot."""


def _calibration_figure(bins: pd.DataFrame) -> go.Figure:
    made = figure(height=340, top=28, right=22)
    top = min(105.0, 100 * float(max(bins["high"].max(), bins["said"].max())) * 1.1)
    made.add_scatter(
        x=[0, top],
        y=[0, top],
        mode="lines",
        line={"color": WAITING, "dash": "dot", "width": 1},
        hoverinfo="skip",
    )
    made.add_scatter(
        x=bins["said"] * 100,
        y=bins["came_true"] * 100,
        mode="markers+text",
        text=[f"{formats.percent(row.came_true)} of {row.n}" for row in rows_of(bins)],
        textposition=[
            "middle right" if said * 100 < top * _FAR else "middle left" for said in bins["said"]
        ],
        marker={"size": 12, "color": POSITIVE},
        error_y=error_bars(bins["came_true"] * 100, bins["low"] * 100, bins["high"] * 100),
        hoverinfo="skip",
        cliponaxis=False,
    )
    made.update_xaxes(title_text="Chance said", range=[0, top], ticksuffix=" %", nticks=5)
    made.update_yaxes(title_text="Came true", range=[0, top], ticksuffix=" %", nticks=5)
    return made
