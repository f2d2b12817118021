"""A door taken apart: its reasons as a signed bar, its window, and its history on one line."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from ajar.model.rows import rows_of
from ajar.model.words import FOLLOW_UPS, POSITIVE_REPLIES, RESPONSES, EventKind
from ajar.present import phrases
from ajar.present.exhibit import Exhibit
from ajar.present.layout import figure, label_rows, literal, shortened, whiskers
from ajar.present.palette import CLOSED, OFFER, POSITIVE, REJECTED, WAITING, faded
from ajar.reengage import Action, Door, Reason, Window, WindowState

LOGGED_AS = {
    Action.THANK: EventKind.THANKED,
    Action.ASK_FEEDBACK: EventKind.ASKED_FEEDBACK,
    Action.INVITE: EventKind.INVITED,
    Action.NUDGE: EventKind.NUDGED,
    Action.CHECK_IN: EventKind.NUDGED,
    Action.REAPPLY: EventKind.REAPPLIED,
}
"""What a step becomes once it was taken; waiting becomes nothing."""


def waterfall(reasons: Sequence[Reason], *, company: str) -> Exhibit:
    """Each reason's points, one after the other, from the base rate to the score."""
    score = sum(reason.points for reason in reasons)
    made = figure(height=52 * len(reasons) + 60, right=48)
    beneath = 0
    for place, reason in enumerate(reasons):
        made.add_bar(
            y=[place],
            x=[reason.points],
            base=[beneath],
            orientation="h",
            width=0.4,
            marker_color=WAITING if place == 0 else POSITIVE if reason.points >= 0 else REJECTED,
            hoverinfo="skip",
        )
        # The words stand above their bar, so that both have the whole width of a phone.
        made.add_annotation(
            x=0, xref="paper", xanchor="left", y=place, yshift=20,
            text=shortened(reason.label, 48), showarrow=False,
        )  # fmt: skip
        beneath += reason.points
    label_rows(
        made,
        (
            (place, f"{reason.points:+d}" if place else f"{reason.points}")
            for place, reason in enumerate(reasons)
        ),
    )
    made.add_vline(x=score, line_width=1.4, line_dash="dot", line_color=POSITIVE)
    made.update_yaxes(range=[len(reasons) - 0.5, -0.9], showticklabels=False, showgrid=False)
    made.update_xaxes(title="Points; 20 double the odds", showgrid=True, nticks=5, tickangle=0)
    return Exhibit(
        name="score",
        sentence=f"{literal(company)}: {score} points, and where they come from.",
        figure=made,
        alt="Bars: points of each reason, adding up to the score.",
        definition=(
            "50 points are your own base rate of a positive reply within 60 days of a message; "
            "20 more double the odds. The points of all reasons sum to the score."
        ),
        n=len(reasons),
        table=pd.DataFrame(
            {
                "Reason": [reason.label for reason in reasons],
                "Points": [reason.points for reason in reasons],
            }
        ),
    )


def window_words(window: Window) -> str:
    """When to take the step, in words."""
    if window.start is None or window.end is None:
        return "any day"
    if window.state == WindowState.OPEN:
        return f"now, until {phrases.day(window.end)}"
    if window.state == WindowState.EARLY:
        return f"from {phrases.day(window.start)}"
    return f"was best until {phrases.day(window.end)}"


def step_words(door: Door) -> str:
    """The next step and when, in one line."""
    return f"{door.next_action.capitalize()}: {window_words(door.window)}"


def strongest(door: Door) -> str:
    """The reason with most points, the base rate aside."""
    told = [reason for reason in door.reasons if reason.factor != "base"]
    return max(told, key=lambda reason: reason.points).label if told else "Your own base rate"


_LANES = ("I sent", "They said", "Came back")


def _lane(kind: EventKind) -> str:
    if kind in RESPONSES:
        return _LANES[2]
    if kind in FOLLOW_UPS or kind in {
        EventKind.APPLIED,
        EventKind.WITHDRAWN,
        EventKind.ACCEPTED,
        EventKind.DECLINED,
    }:
        return _LANES[0]
    return _LANES[1]


def _colour(kind: EventKind) -> str:
    if kind in {EventKind.OFFER, EventKind.ACCEPTED}:
        return OFFER
    if kind == EventKind.REJECTED:
        return REJECTED
    if kind in {EventKind.CLOSED, EventKind.WITHDRAWN, EventKind.DECLINED}:
        return CLOSED
    if kind in POSITIVE_REPLIES or kind in RESPONSES:
        return POSITIVE
    return WAITING


def history(
    events: pd.DataFrame, *, company: str, as_of: date, window: Window | None = None
) -> Exhibit:
    """
    Everything that happened with one company, on one line of time.

    *events*: kind, day, note, role; undated ones are only in the table.
    """
    dated = events.loc[events["day"].notna()].sort_values("day", kind="stable")
    made = figure(height=250)
    for lane in _LANES:
        here = dated.loc[[_lane(EventKind(kind)) == lane for kind in dated["kind"]]]
        if here.empty:
            continue
        kinds = [EventKind(kind) for kind in here["kind"]]
        made.add_scatter(
            x=here["day"],
            y=[lane] * len(here),
            mode="markers",
            marker={"size": 15, "color": [_colour(kind) for kind in kinds]},
            customdata=[
                literal(f"{kind.label}, {phrases.day(day.date())}")
                for kind, day in zip(kinds, here["day"], strict=True)
            ],
            hovertemplate="%{customdata}<extra></extra>",
        )
        _name_events(made, here, lane, span=_days_drawn(dated, as_of, window))
    if window and window.start and window.end:
        made.add_vrect(
            x0=window.start.isoformat(),
            x1=(window.end + timedelta(days=1)).isoformat(),
            fillcolor=faded(POSITIVE, 0.14),
            line_width=0,
        )
    made.add_vline(x=as_of.isoformat(), line_width=1, line_dash="dot", line_color=WAITING)
    made.update_yaxes(categoryorder="array", categoryarray=list(reversed(_LANES)), showgrid=False)
    made.update_xaxes(tickformat="%b %Y", nticks=7, showgrid=True)
    undated = len(events) - len(dated)
    return Exhibit(
        name="history",
        sentence=f"{literal(company)}, from the first application to today.",
        figure=made if len(dated) else None,
        alt="Timeline: what was sent, what was said and what came back, by day.",
        definition=(
            "Every dated fact about this company; the dotted line is the as-of day"
            + (", the shaded days are the window of the next step." if window else ".")
        ),
        n=len(events),
        note=f"{undated} facts carry no day and are only in the table." if undated else "",
        table=pd.DataFrame(
            {
                "Day": events["day"].dt.date,
                "What": [EventKind(kind).label for kind in events["kind"]],
                "Role": events["role"],
                "Note": events["note"],
            }
        ),
    )


def _days_drawn(dated: pd.DataFrame, as_of: date, window: Window | None) -> int:
    last = max(as_of, window.end) if window and window.end else as_of
    return max(int((pd.Timestamp(last) - dated["day"].min()).days), 30)


def _name_events(made: go.Figure, here: pd.DataFrame, lane: str, *, span: int) -> None:
    """Write a word at a marker where the one before it is far enough away to read both."""
    last: pd.Timestamp | None = None
    for row in rows_of(here):
        if last is not None and (row.day - last).days < span / 7:
            continue
        last = row.day
        made.add_annotation(
            x=row.day,
            y=lane,
            yshift=20,
            text=literal(EventKind(row.kind).label),
            showarrow=False,
        )


def calibration(bins: pd.DataFrame, *, note: str) -> Exhibit:
    """
    Chance said against share that came true, in a few bins.

    *bins*: said, came_true, low, high, n.
    """
    made = figure(height=320)
    made.add_scatter(
        x=[0, 100],
        y=[0, 100],
        mode="lines",
        line={"color": WAITING, "dash": "dot", "width": 1},
        hoverinfo="skip",
    )
    made.add_scatter(
        x=bins["said"] * 100,
        y=bins["came_true"] * 100,
        mode="markers",
        marker={"size": 12, "color": POSITIVE},
        error_y=whiskers(bins["came_true"] * 100, bins["low"] * 100, bins["high"] * 100),
        hoverinfo="skip",
    )
    made.update_xaxes(title="Chance said, %", range=[0, 100])
    made.update_yaxes(title="Came true, %", range=[0, 100])
    return Exhibit(
        name="calibration",
        sentence="When the list said a chance, how often it came true.",
        figure=made if len(bins) else None,
        alt="Dots with intervals along a diagonal: chance said against share that came true.",
        definition="Past messages in bins of the chance said, with 95 % Wilson intervals.",
        n=int(bins["n"].sum()) if len(bins) else 0,
        note=note,
        table=bins,
    )
