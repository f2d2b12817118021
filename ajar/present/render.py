"""
Finalise a figure for the browser: theme colours, margins, and an identity of its content.

A browser takes longest for drawing. Left alone it draws each figure three times: plotly begins
again where a label had no room, and Streamlit hands every figure over twice, which plotly takes
for another one if it has a template, packed numbers or no revision. Finished, it is drawn once.
"""

import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
import plotly.graph_objects as go
from plotly.io import to_json

from ajar.present import palette
from ajar.present.chart_base import FONT_SIZE
from ajar.present.text_width import text_width

_MOST_PAD = 12
"""Pixels that plotly leaves outside of labels, or fewer where a margin is narrower."""
_BESIDE, _BENEATH = 9, 9
"""Pixels between the axes and the words of their marks."""
_LINE = 17
_TITLE_BESIDE, _TITLE_BENEATH = 34.5, 30
"""Pixels of a title of an axis, with the space before it."""
_FIRST_TICK_OVERHANG = 3.5
"""Pixels by which the label of the first tick extends to the left: half a digit."""


class FigureSpec(go.Figure):  # type: ignore[misc]  # plotly has no types
    """A figure that holds only its specification, which is all that Streamlit needs."""

    def __init__(self, specification: dict[str, Any]) -> None:
        """Hold *specification* as it goes to the browser, without checking each part again."""
        super().__init__()
        self._specification = specification

    def to_dict(self) -> dict[str, Any]:
        """Return the specification: data and layout."""
        return self._specification


def finalize(made: go.Figure, *, dark: bool) -> FigureSpec:
    """
    Return *made* with the colours of the light or the dark theme.

    Plotly's ``automargin`` stays: for labels longer than reckoned with here, plotly makes room
    and draws once more, so that none is ever cut.
    """
    ink = palette.INK_DARK if dark else palette.INK_LIGHT
    paper = palette.PAPER_DARK if dark else palette.PAPER_LIGHT
    grid = palette.GRID_DARK if dark else palette.GRID_LIGHT
    # Dictionaries, because plotly's own objects check and copy at every step.
    colours = palette.ON_DARK if dark else {}
    specification = {
        "data": [_plain(trace.to_plotly_json(), colours) for trace in made.data],
        "layout": _plain(made.layout.to_plotly_json(), colours),
    }
    layout = specification["layout"]
    layout["margin"] |= _room(specification["data"], layout)
    layout["font"]["color"] = ink
    layout["paper_bgcolor"] = layout["plot_bgcolor"] = paper
    layout["hoverlabel"] |= {"bgcolor": paper, "font": {"color": ink, "size": FONT_SIZE - 1}}
    for axis in (layout["xaxis"], layout["yaxis"]):
        axis["gridcolor"] = grid
        axis["tickfont"]["color"] = axis["title"]["font"]["color"] = ink
    layout["datarevision"] = zlib.crc32(to_json(specification, validate=False).encode())
    return FigureSpec(specification)


def _room(data: list[dict[str, Any]], layout: Mapping[str, Any]) -> dict[str, float]:
    """Return margins with room for the labels of both axes."""
    across, up, margin = layout["xaxis"], layout["yaxis"], layout["margin"]
    if not across.get("visible", True) or not any("x" in trace for trace in data):
        return {}
    pad = min(_MOST_PAD, margin["r"], margin["t"])
    words = [] if up.get("showticklabels") is False else _marks(data, up)
    left = max(
        (text_width(each, FONT_SIZE) + _BESIDE for each in words), default=_FIRST_TICK_OVERHANG
    )
    lines = 1 + max(
        (text.count("<br>") for text in across.get("ticktext", ())),
        default=across.get("tickformat", "").count("\n"),
    )
    left += _TITLE_BESIDE * ("text" in up["title"])
    beneath = _BENEATH + _LINE * lines + _TITLE_BENEATH * ("text" in across["title"])
    return {"l": max(margin["l"], pad + left), "b": max(margin["b"], pad + beneath)}


def _marks(data: list[dict[str, Any]], axis: Mapping[str, Any]) -> list[str]:
    """Return the labels of a vertical axis: as given, the categories, or the last number."""
    if named := axis.get("ticktext") or axis.get("categoryarray"):
        return list(named)
    drawn = [mark for trace in data for mark in trace.get("y", ()) if isinstance(mark, str)]
    if drawn or "range" not in axis:
        return drawn
    top = max(axis["range"])
    return [
        f"{top:.0%}"
        if axis.get("tickformat") == ".0%"
        else f"{top:,.0f}{axis.get('ticksuffix', '')}"
    ]


def _plain(part: Any, colours: Mapping[str, str]) -> Any:  # noqa: ANN401 - any part
    """Return *part* with *colours* replaced, and lists for arrays, which plotly would pack."""
    if isinstance(part, dict):
        return {name: _plain(value, colours) for name, value in part.items()}
    if isinstance(part, str):
        return _recoloured(part, colours)
    if isinstance(part, (list, tuple)):
        return [_plain(each, colours) for each in part]
    if not isinstance(part, np.ndarray):
        return part
    if part.dtype.kind == "M":
        return np.datetime_as_string(part, unit="s").tolist()
    if part.dtype.kind == "f" and np.isnan(part).any():
        part = np.where(np.isnan(part), np.array(None), part)
    return part.tolist()


def _recoloured(text: str, colours: Mapping[str, str]) -> str:
    if "#" in text:
        for light, dark in colours.items():
            text = text.replace(light, dark)
    return text
