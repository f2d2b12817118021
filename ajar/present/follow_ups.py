"""What was sent after applying and after a rejection, and how much of it was answered."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from ajar.model.estimate import SMALLEST_N, Estimate
from ajar.model.rows import rows_of
from ajar.present import formats
from ajar.present.chart_base import error_bars, share_axis
from ajar.present.chart_card import ChartCard
from ajar.present.palette import POSITIVE
from ajar.present.row_figure import row_figure


def sent(kinds: pd.DataFrame, answered: Estimate) -> ChartCard:
    """What was sent, of each kind, and how much of it was answered."""
    return _answered(
        kinds,
        name="follow-ups",
        sentence=_answered_sentence(kinds, answered, "after applying")
        or "No follow-up is in your file yet, so there is nothing to judge.",
        definition=(
            "Follow-ups of each kind, and how many were followed by a word from there within 45 "
            "days."
        ),
    )


def after_rejection(kinds: pd.DataFrame, answered: Estimate) -> ChartCard:
    """The same for what was sent after a rejection."""
    return _answered(
        kinds,
        name="after-a-rejection",
        sentence=_answered_sentence(kinds, answered, "after a rejection")
        or "You have not written after a rejection yet, or it is not in your file.",
        definition=(
            "The clock starts at the rejection; an answer is a reply, a connection, feedback, a "
            "reopened conversation or a new interview there within 60 days."
        ),
    )


def _answered_sentence(kinds: pd.DataFrame, answered: Estimate, when: str) -> str:
    """How often the person wrote, and how much of that was answered; empty for never."""
    total = int(kinds["sent"].sum()) if len(kinds) else 0
    if not total:
        return ""
    wrote = f"You wrote {formats.pluralize(total, 'time')} {when}"
    if not answered.n:
        return f"{wrote}, too lately to judge."
    told = f"{wrote}; {answered.k:,} of the {answered.n:,} old enough to judge"
    if answered.too_small:
        return f"{told} had an answer."
    return f"{told} had an answer ({formats.value(answered)}, {formats.interval(answered)})."


def _answered(sent: pd.DataFrame, *, name: str, sentence: str, definition: str) -> ChartCard:
    """
    Share of follow-ups of each kind that were answered.

    *sent*: kind, label, sent, judged, answered, share, low, high, median_days.
    """
    shown = sent.loc[sent["sent"] > 0]
    drawn = bool((shown["judged"] > 0).any())
    key = " At the right: answered of those judged; no dot where they are fewer than five."
    return ChartCard(
        name=name,
        sentence=sentence,
        figure=_answered_figure(shown) if drawn else None,
        alt="Dots with intervals: share of follow-ups of each kind that were answered.",
        definition=definition + (key if drawn else ""),
        n=int(shown["judged"].sum()),
        note=_too_recent(shown),
        table=pd.DataFrame(
            {
                "What": shown["label"],
                "Sent": shown["sent"],
                "Old enough to judge": shown["judged"],
                "Answered": shown["answered"],
                "Share, %": (shown["share"] * 100).round(1).where(shown["judged"] >= SMALLEST_N),
                "Low, %": (shown["low"] * 100).round(1),
                "High, %": (shown["high"] * 100).round(1),
                "Median days to the answer": shown["median_days"],
            }
        ),
    )


def _too_recent(shown: pd.DataFrame) -> str:
    left = int((shown["sent"] - shown["judged"]).sum())
    return f"{formats.pluralize(left, 'message')} too recent or undated to judge." if left else ""


def _answered_figure(shown: pd.DataFrame) -> go.Figure:
    small = (shown["judged"] < SMALLEST_N).to_numpy()
    made = row_figure(
        [str(label) for label in shown["label"]],
        [_of_judged(row) for row in rows_of(shown)],
        each=48,
        right=84,
    )
    middle = shown["share"].where(~small, (shown["low"] + shown["high"]) / 2)
    rows = np.arange(len(shown))
    there = (shown["judged"] > 0).to_numpy()
    made.add_scatter(
        x=middle[there] * 100,
        y=rows[there],
        mode="markers",
        marker={
            "size": [1 if tiny else 11 for tiny in small[there]],
            "color": POSITIVE,
            "opacity": [0 if tiny else 1 for tiny in small[there]],
        },
        error_x=error_bars(
            middle[there] * 100, shown["low"][there] * 100, shown["high"][there] * 100
        ),
        hoverinfo="skip",
        cliponaxis=False,
    )
    share_axis(made)
    return made


def _of_judged(row: Any) -> str:  # noqa: ANN401 - a row of a frame
    if not row.judged:
        return "too recent"
    told = f"{row.answered:,} of {row.judged:,}"
    return told if row.judged < SMALLEST_N else f"{formats.percent(float(row.share))}<br>{told}"
