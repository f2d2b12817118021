"""How far applications got, and the ways they went: the funnel and its flows."""

import textwrap

import pandas as pd
import plotly.graph_objects as go

from ajar.model.enums import Stage
from ajar.model.estimate import SMALLEST_N
from ajar.model.rows import rows_of
from ajar.present import formats
from ajar.present.chart_base import annotate, escape_plotly, figure, share_axis
from ajar.present.chart_card import ChartCard
from ajar.present.palette import CLOSED, OFFER, POSITIVE, REJECTED, WAITING, with_alpha
from ajar.present.row_figure import bold_error_bars, row_figure


def funnel(stages: pd.DataFrame, *, lower_bound: str = "") -> ChartCard:
    """
    Applications by the furthest stage they reached.

    *stages*: stage, label, reached, share, low, high, n; one row a stage, applied first.
    """
    sent = int(stages["reached"].iloc[0]) if len(stages) else 0
    return ChartCard(
        name="funnel",
        sentence=_funnel_sentence(stages, sent),
        figure=_funnel_figure(stages) if sent else None,
        alt="Bars: share of applications that reached each stage, with 95 % intervals.",
        definition=(
            "Share of all applications whose furthest stage is this one or a later one; a "
            "rejection after an interview stays an interview. Bars with 95 % Wilson intervals."
        ),
        n=sent,
        note=lower_bound,
        table=stages.assign(
            share=(stages["share"] * 100).round(1).where(stages["n"] >= SMALLEST_N),
            low=(stages["low"] * 100).round(1),
            high=(stages["high"] * 100).round(1),
        ).rename(
            columns={
                "label": "Stage",
                "reached": "Reached",
                "share": "Share, %",
                "low": "Low, %",
                "high": "High, %",
                "n": "n",
            }
        )[["Stage", "Reached", "Share, %", "Low, %", "High, %", "n"]],
    )


def _funnel_figure(stages: pd.DataFrame) -> go.Figure:
    made = row_figure(
        [escape_plotly(str(label)) for label in stages["label"]],
        [_reached(row.reached, row.share, row.n) for row in rows_of(stages)],
        each=46,
        right=108,
    )
    colours = [OFFER if stage == Stage.OFFER else POSITIVE for stage in stages["stage"]]
    share = stages["share"] * 100
    # All of them were sent: there is nothing uncertain about the first.
    sure = stages["stage"] == Stage.APPLIED
    low, high = ((stages[end] * 100).mask(sure, share) for end in ("low", "high"))
    made.add_bar(
        y=list(range(len(stages))),
        x=share,
        orientation="h",
        marker={
            "color": [with_alpha(colour, 0.35) for colour in colours],
            "line": {"color": colours, "width": 1.5},
        },
        error_x=bold_error_bars(share, low, high, POSITIVE),
        hoverinfo="skip",
    )
    share_axis(made)
    return made


def _reached(reached: int, share: float, n: int) -> str:
    if n < SMALLEST_N:
        return f"{reached} of {n}"
    return f"{reached:,} · {formats.percent(share)}"


def _funnel_sentence(stages: pd.DataFrame, sent: int) -> str:
    if not sent:
        return "No application to count yet."
    reached = dict(zip(stages["stage"], stages["reached"], strict=True))
    talked = int(reached.get(Stage.SCREEN, 0))
    interviewed = int(reached.get(Stage.INTERVIEW, 0))
    offers = int(reached.get(Stage.OFFER, 0))
    sent_so_far = formats.pluralize(sent, "application")
    if not talked:
        return f"Of {sent_so_far}, none has got past the first look yet."
    told = (
        f"Of {sent_so_far}, {talked:,} got past the first look "
        f"and {interviewed:,} reached an interview"
    )
    if offers:
        return f"{told}; {offers:,} ended in an offer."
    return f"{told}."


_NODE_COLOURS = {
    "Offer": OFFER,
    "Not selected": REJECTED,
    "No reply": WAITING,
    "Waiting": WAITING,
    "Withdrawn by me": CLOSED,
    "Role closed": CLOSED,
}
_ENDS = {
    "Offer": "ended in an offer",
    "Not selected": "were not selected",
    "No reply": "have had no reply",
    "Waiting": "are waiting",
    "Withdrawn by me": "were withdrawn by you",
    "Role closed": "ended as the role closed",
}
"""Where an application may stand, in words."""
_MOST_ENDS = 3
_HEADING_WIDTH = 10
"""Characters of a line above the flows: five headings beside each other fit on a phone."""


def flows(links: pd.DataFrame, *, n: int) -> ChartCard:
    """
    Where applications went, as a Sankey diagram.

    *links*: source, target, count; labels of nodes, in the order of the stages. One link alone
    is a sentence and no figure.
    """
    return ChartCard(
        name="flows",
        sentence=_flows_sentence(links, n),
        figure=_flows_figure(links) if len(links) > 1 else None,
        alt="Sankey diagram: from applying through the stages to how applications ended.",
        definition="Each application is one unit of width, from stage to stage to its outcome.",
        n=n,
        table=links.rename(columns={"source": "From", "target": "To", "count": "Applications"}),
    )


def _flows_sentence(links: pd.DataFrame, n: int) -> str:
    """Where most of them stand."""
    ends = links.loc[~links["target"].isin(links["source"])]
    if ends.empty:
        return "No application to follow yet."
    counts = ends.groupby("target", sort=False)["count"].sum()
    told = [
        f"{int(count):,} {_ENDS.get(str(end), f'ended with {end}')}"
        for end, count in counts.nlargest(_MOST_ENDS).items()
    ]
    return f"Of {formats.pluralize(n, 'application')}, {formats.join_words(told)}."


def _flows_figure(links: pd.DataFrame) -> go.Figure:
    nodes = list(dict.fromkeys([*links["source"], *links["target"]]))
    position = {node: index for index, node in enumerate(nodes)}
    colours = [_NODE_COLOURS.get(node, POSITIVE) for node in nodes]
    flowing = {
        node: max(int(links.loc[links[side] == node, "count"].sum()) for side in links.columns[:2])
        for node in nodes
    }
    stages = list(dict.fromkeys(links["source"]))
    made = figure(height=420, top=56)
    made.add_trace(
        go.Sankey(
            arrangement="snap",
            node={
                "label": [
                    f"{total:,}" if node in stages else f"{escape_plotly(node)} {total:,}"
                    for node, total in flowing.items()
                ],
                "color": colours,
                "pad": 18,
                "thickness": 14,
                "line": {"width": 0},
                "hovertemplate": "%{label}<extra></extra>",
            },
            link={
                "source": [position[source] for source in links["source"]],
                "target": [position[target] for target in links["target"]],
                "value": links["count"],
                "color": [
                    with_alpha(colours[position[target]], 0.35) for target in links["target"]
                ],
                "hovertemplate": "%{value} applications<extra></extra>",
            },
        )
    )
    # Each stage is a column of its own and what they ended in is the last, so names have room
    # above where beside the flows they would run into each other.
    annotate(
        made,
        (
            {
                "x": at / len(stages), "xref": "paper", "xanchor": "left",
                "y": 1, "yref": "paper", "yanchor": "bottom", "align": "left",
                "text": "<br>".join(map(escape_plotly, textwrap.wrap(stage, _HEADING_WIDTH))),
                "showarrow": False,
            }
            for at, stage in enumerate(stages)
        ),
    )  # fmt: skip
    return made
