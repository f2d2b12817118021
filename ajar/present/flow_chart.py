"""
A flow chart in the manner of SankeyMATIC: stages from left to right, outcomes at the right.

Drawn from shapes, because plotly's own Sankey writes names over the flows. One application is
one unit of height; every name stands outside of the flows, above its stage or beside its outcome.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from ajar.present.chart_base import annotate, escape_plotly, figure

_HEIGHT = 380
_TOP = 44
"""Pixels above the flows, for the names of the stages."""
_RIGHT = 136
"""Pixels right of the flows, for the names of the outcomes."""
_GAP = 22
"""Pixels between outcomes, so that each has room for its name."""
_NODE = 0.04
"""Width of a node; stages are 1 apart."""


@dataclass(frozen=True)
class _Node:
    """A node: its left edge, its upper edge, and the applications in it."""

    across: float
    top: float
    count: float


def flow_chart(
    links: pd.DataFrame,
    *,
    stages: Sequence[str],
    names: Mapping[str, str],
    colours: Mapping[str, str],
) -> go.Figure:
    """
    Return the chart of flows from stage to stage and from each stage to an outcome.

    Parameters
    ----------
    links
        Columns source, target, count; every source is one of *stages*.
    stages
        The stages from left to right.
    names, colours
        Of every node.
    """
    outcomes = list(dict.fromkeys(node for node in links["target"] if node not in stages))
    into = links.groupby("target")["count"].sum()
    outcomes.sort(key=lambda node: -int(into[node]))
    nodes, bottom = _place(links, stages, outcomes)
    made = figure(height=_HEIGHT, top=_TOP, right=_RIGHT)
    bars = [
        {
            "type": "rect", "line": {"width": 0}, "fillcolor": colours[name],
            "x0": node.across, "x1": node.across + _NODE,
            "y0": node.top, "y1": node.top + node.count,
        }
        for name, node in nodes.items()
    ]  # fmt: skip
    made.update_layout(shapes=[*_ribbons(links, nodes, colours), *bars])
    made.update_layout(margin={"l": 8, "b": 8, "pad": 0})
    made.update_xaxes(visible=False, range=[0, len(stages) + _NODE])
    made.update_yaxes(visible=False, range=[bottom, 0])
    below = [
        {
            "x": nodes[stage].across, "xanchor": "left", "align": "left", "y": 0,
            "yanchor": "bottom", "yshift": 2, "showarrow": False,
            "text": f"{escape_plotly(names[stage])}<br>{nodes[stage].count:,.0f}",
        }
        for stage in stages
    ]  # fmt: skip
    beside = [
        {
            "x": nodes[outcome].across + _NODE, "xanchor": "left", "xshift": 6,
            "y": nodes[outcome].top + nodes[outcome].count / 2, "yanchor": "middle",
            "showarrow": False,
            "text": f"{escape_plotly(names[outcome])} {nodes[outcome].count:,.0f}",
        }
        for outcome in outcomes
    ]  # fmt: skip
    annotate(made, [*below, *beside])
    return made


def _place(
    links: pd.DataFrame, stages: Sequence[str], outcomes: Sequence[str]
) -> tuple[dict[str, _Node], float]:
    """Return every node by name, and the lower edge of the figure."""
    out = links.groupby("source")["count"].sum()
    into = links.groupby("target")["count"].sum()
    nodes = {stage: _Node(at, 0.0, float(out[stage])) for at, stage in enumerate(stages)}
    total = float(out[stages[0]])
    gaps = _GAP * max(len(outcomes) - 1, 0)
    gap = _GAP * total / (_HEIGHT - _TOP - 8 - gaps)
    top = 0.0
    for outcome in outcomes:
        nodes[outcome] = _Node(len(stages), top, float(into[outcome]))
        top += nodes[outcome].count + gap
    return nodes, max(total, top - gap)


def _ribbons(
    links: pd.DataFrame, nodes: Mapping[str, _Node], colours: Mapping[str, str]
) -> list[dict[str, object]]:
    """Add the flows: those to the next stage at the top of a stage, the others below."""
    order = {name: at for at, name in enumerate(nodes)}
    left = {name: node.top for name, node in nodes.items()}
    right = dict(left)
    found: list[dict[str, object]] = []
    sequence = links.sort_values(["source", "target"], key=lambda column: column.map(order))
    for source, target, count in sequence[["source", "target", "count"]].itertuples(index=False):
        start, end = nodes[source].across + _NODE, nodes[target].across
        path = _ribbon(start, end, right[source], left[target], float(count))
        found.append(
            {
                "type": "path", "layer": "below", "line": {"width": 0}, "path": path,
                "fillcolor": colours[target], "opacity": 0.45,
            }
        )  # fmt: skip
        right[source] += count
        left[target] += count
    return found


def _ribbon(start: float, end: float, from_top: float, to_top: float, height: float) -> str:
    """Return the outline of a flow as an SVG path."""
    near, far = start + (end - start) * 0.5, end - (end - start) * 0.5
    return (
        f"M {start},{from_top} C {near},{from_top} {far},{to_top} {end},{to_top} "
        f"L {end},{to_top + height} C {far},{to_top + height} {near},{from_top + height} "
        f"{start},{from_top + height} Z"
    )
