"""When a step is best taken: in words, and as a line from too early over open to late."""

from datetime import date

import plotly.graph_objects as go

from ajar.present import formats
from ajar.present.chart_base import figure
from ajar.present.palette import POSITIVE, REJECTED, WAITING, with_alpha
from ajar.reengage import ContactWindow, WindowState

_HALF_WAY = {"near": 30, "far": 180}
"""Days from an edge at which today stands in the middle of a part that has no other edge."""
_NEAR = 0.3
"""Half a name on the line of a phone."""


def words(window: ContactWindow) -> str:
    """When to take the step, in words."""
    if window.state == WindowState.EARLY and window.start:
        return f"from {formats.day(window.start)}"
    if window.end is None:
        return "any day"
    if window.state == WindowState.LATE:
        return f"soon; best was by {formats.day(window.end)}"
    return f"now, until {formats.day(window.end)}"


def line(window: ContactWindow, *, as_of: date) -> go.Figure | None:
    """
    Too early, open and late side by side, with today on them; None where no day is known.

    The parts are equally wide, so that a window of three days can be read on a phone; within the
    open part days are to scale.
    """
    if window.start is None:
        return None
    edges = (0.0, 1.0, 2.0, 3.0) if window.end else (0.0, 1.0, 3.0)
    parts = (
        ("too early", with_alpha(WAITING, 0.22)),
        ("open", with_alpha(POSITIVE, 0.32)),
        ("late", with_alpha(REJECTED, 0.26)),
    )
    at = place(window, as_of)
    made = figure(height=92)
    for (name, colour), left, right in zip(parts, edges, edges[1:], strict=False):
        made.add_shape(type="rect", x0=left, x1=right, y0=0, y1=1, fillcolor=colour, line_width=0)
        made.add_annotation(x=_beside(at, left, right), y=0.5, text=name, showarrow=False)
    for edge, day in zip(edges[1:], (window.start, window.end), strict=False):
        if day:
            made.add_annotation(x=edge, y=0, yshift=-12, text=formats.day(day), showarrow=False)
    made.add_shape(type="line", x0=at, x1=at, y0=0, y1=1.25, line={"color": POSITIVE, "width": 3})
    made.add_annotation(
        x=at, y=1.25, yshift=9, text="today", showarrow=False,
        xanchor="left" if at < 0.3 else "right" if at > 2.7 else "center",  # noqa: PLR2004
    )  # fmt: skip
    made.update_xaxes(range=[0, 3], visible=False)
    made.update_yaxes(range=[-0.75, 1.9], visible=False)
    return made.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0})


def _beside(at: float, left: float, right: float) -> float:
    """The middle of a part; where today would strike through its name, of the wider side of it."""
    middle = (left + right) / 2
    if abs(at - middle) > _NEAR:
        return middle
    return (left + at) / 2 if at > middle else (at + right) / 2


def place(window: ContactWindow, as_of: date) -> float:
    """
    Where today stands on the line: 0 to 1 is too early, 1 to 2 open, 2 to 3 late.

    Where the window stays open, 1 to 3 is open.
    """
    start, end = window.start, window.end
    assert start is not None
    if as_of < start:
        return 1 - _towards((start - as_of).days, "near")
    if end is None:
        return 1 + 2 * _towards((as_of - start).days, "far")
    if as_of > end:
        return 2 + _towards((as_of - end).days, "near")
    return 1 + ((as_of - start).days + 0.5) / ((end - start).days + 1)


def _towards(days: int, scale: str) -> float:
    """0 at an edge, one half after some days, never 1."""
    return days / (days + _HALF_WAY[scale])
