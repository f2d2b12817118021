"""Everything that happened with one company, on one line of time."""

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from ajar.model.enums import FOLLOW_UPS, POSITIVE_REPLIES, RESPONSES, EventKind
from ajar.model.rows import rows_of
from ajar.present import formats
from ajar.present.chart_base import annotate, escape_plotly, figure
from ajar.present.chart_card import ChartCard
from ajar.present.palette import CLOSED, OFFER, POSITIVE, REJECTED, WAITING, with_alpha
from ajar.reengage import ContactWindow

_OPEN_END = 30
"""Days drawn of a window that stays open."""

_MONTHS_FROM = 7 * 31
"""Days from which ticks stand a month apart or more, so that the month names each of them."""

_SHIFTS = (20, -20)
"""Pixels of a word above its marker, and beneath it."""
_PHONE, _CHARACTER = 230, 7
"""Pixels of the line of time on a phone, and of a character with its share of the gap."""

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
    events: pd.DataFrame, *, company: str, as_of: date, window: ContactWindow | None = None
) -> ChartCard:
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
                escape_plotly(f"{kind.label}, {formats.day(day.date())}")
                for kind, day in zip(kinds, here["day"], strict=True)
            ],
            hovertemplate="%{customdata}<extra></extra>",
        )
        _name_events(made, here, lane, span=_days_drawn(dated, as_of, window))
    shaded = window is not None and window.start is not None
    if window and window.start:
        made.add_vrect(
            x0=window.start.isoformat(),
            x1=(
                window.end + timedelta(days=1) if window.end else _last_day(as_of, window)
            ).isoformat(),
            fillcolor=with_alpha(POSITIVE, 0.14),
            line_width=0,
        )
    made.add_vline(x=as_of.isoformat(), line_width=1, line_dash="dot", line_color=WAITING)
    made.update_yaxes(
        categoryorder="array",
        categoryarray=list(reversed(_LANES)),
        # All three, also where one is empty: none of them is then cut in half at the edge.
        range=[-0.5, len(_LANES) - 0.3],
        showgrid=False,
    )
    days = _days_drawn(dated, as_of, window) if len(dated) else 0
    # The year stands beneath the first day of each only, so that a phone has room for the days.
    made.update_xaxes(
        tickformat="%b\n%Y" if days > _MONTHS_FROM else "%-d %b\n%Y",
        nticks=6,
        tickangle=0,
        showgrid=True,
    )
    undated = len(events) - len(dated)
    return ChartCard(
        name="history",
        title=(
            f"{company}, from the first application to today."
            if len(dated)
            else f"No day is known of anything that happened with {company}."
        ),
        figure=made if len(dated) else None,
        alt="Timeline: what was sent, what was said and what came back, by day.",
        definition=(
            "Every dated fact about this company; the dotted line is the as-of day"
            + (", the shaded days are the window of the next step." if shaded else ".")
            if len(dated)
            else "What happened is in the numbers behind this."
        ),
        n=len(events),
        note=(
            f"Only in the table, for want of a day: {formats.pluralize(undated, 'fact')}."
            if undated
            else ""
        ),
        table=pd.DataFrame(
            {
                "Day": events["day"].dt.date,
                "What": [EventKind(kind).label for kind in events["kind"]],
                "Role": events["role"],
                "Note": events["note"],
            }
        ),
    )


def _last_day(as_of: date, window: ContactWindow | None) -> date:
    """Day on which the line ends: today, or the end of the window if that is later."""
    if not window or not window.start:
        return as_of
    if window.end:
        return max(as_of, window.end + timedelta(days=1))
    return max(as_of, window.start) + timedelta(days=_OPEN_END)


def _days_drawn(dated: pd.DataFrame, as_of: date, window: ContactWindow | None) -> int:
    last = pd.Timestamp(_last_day(as_of, window))
    return max(int((last - dated["day"].min()).days), 30)


def _name_events(made: go.Figure, here: pd.DataFrame, lane: str, *, span: int) -> None:
    """Write a word above a marker, or beneath it, where a phone has room for it beside the last."""
    ends = dict.fromkeys(_SHIFTS, float("-inf"))
    named: list[dict[str, object]] = []
    for row in rows_of(here):
        words = EventKind(row.kind).label
        at = (row.day - here["day"].iloc[0]).days / span * _PHONE
        half = len(words) * _CHARACTER / 2
        for shift in _SHIFTS:
            if at - half < ends[shift]:
                continue
            ends[shift] = at + half
            named.append(
                {
                    "x": row.day,
                    "y": lane,
                    "yshift": shift,
                    "text": escape_plotly(words),
                    "showarrow": False,
                }
            )
            break
    annotate(made, named)
