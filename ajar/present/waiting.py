"""How long a word takes: quartiles of the wait after applying and after each stage."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from ajar.model.enums import Stage
from ajar.model.estimate import SMALLEST_N
from ajar.model.rows import rows_of
from ajar.present import formats
from ajar.present.chart_card import ChartCard
from ajar.present.over_days import day_axis
from ajar.present.palette import POSITIVE, WAITING, with_alpha
from ajar.present.row_figure import bold_error_bars, row_figure

_SHORTEST_AXIS = 14
_ROOM, _ROOM_FOR_MORE = 1.08, 1.4
"""Length of the axis in its furthest day; longer where a bar goes on and nobody knows how far."""
_KEY = " Bar: a quarter to three quarters; dot: half, with its 95 % interval."


def first_words(times: pd.DataFrame) -> ChartCard:
    """
    Days from applying to the first word.

    *times*: what, label, quarter, median, three_quarters, low, high (days, NaN = not reached),
    so_far (share), n, dated, undated, note.
    """
    reply = next(iter(rows_of(times.loc[times["what"] == "reply"])), None)
    return _exhibit(
        times,
        name="days-to-first-word",
        sentence=_first_sentence(reply),
        definition=(
            "Days by which a quarter, half and three quarters of all applications have had this "
            "first word, those that have heard nothing included."
        ),
        note="" if reply is None else str(reply.note),
    )


def next_words(times: pd.DataFrame) -> ChartCard:
    """
    Days from reaching a stage to the next word.

    *times*: stage, label, n, quarter, median, three_quarters, low, high, so_far, still_waiting.
    """
    # From applying on is what the first words say.
    later = times.loc[times["stage"] > Stage.APPLIED]
    return _exhibit(
        later,
        name="days-to-next-word",
        sentence=_next_sentence(later),
        definition=(
            "Days from the day a stage was reached to the next word of any kind; applications "
            "still waiting count until the as-of day."
        ),
    )


def _first_sentence(reply: Any) -> str:  # noqa: ANN401 - a row of a frame
    if reply is None or not reply.n:
        return "No application has days that a waiting time could be read from."
    if not reply.dated:
        if reply.undated:
            return "None of your replies carries a day, so how long they took cannot be said."
        return "No reply yet, so how long one takes cannot be said."
    if reply.n < SMALLEST_N:
        return f"{reply.dated} of {reply.n} applications with a day have heard: too few to say."
    return _half(reply)


def _half(reply: Any) -> str:  # noqa: ANN401 - a row of a frame
    """When half had heard, or how many have."""
    bound = _is_bound(reply)
    if pd.notna(reply.median):
        ends = f"{reply.low:.0f} " + ("or later" if pd.isna(reply.high) else f"to {reply.high:.0f}")
        by = "at the latest by day" if bound else "by day"
        return f"Half of your applications have heard something {by} {reply.median:.0f} ({ends})."
    so_far = formats.percent(float(reply.so_far))
    if bound:
        return (
            f"At least {so_far} of your applications have heard something; "
            f"{reply.undated:,} of {reply.dated + reply.undated:,} replies carry no day."
        )
    told = f"Fewer than half of your applications have heard anything, {so_far} so far"
    return told + (
        "." if pd.isna(reply.quarter) else f"; a quarter had by day {reply.quarter:.0f}."
    )


def _is_bound(row: Any) -> bool:  # noqa: ANN401 - a row of a frame
    """So many words carry no day that the share so far is the least it can be."""
    return bool(getattr(row, "note", "").startswith("A lower bound"))


_AFTER = {
    Stage.SCREEN: "a screen or test",
    Stage.INTERVIEW: "an interview",
    Stage.FINAL: "a final round",
}


def _next_sentence(times: pd.DataFrame) -> str:
    if not times["n"].sum():
        return "No interview or call has a day yet, so what follows one cannot be timed."
    reached = times.loc[times["median"].notna() & (times["n"] >= SMALLEST_N)]
    if reached.empty:
        return "Too few interviews and calls with a day to say how long the next word takes."
    first, *rest = rows_of(reached)
    told = [f"{formats.pluralize(int(first.median), 'day')} of {_AFTER[Stage(first.stage)]}"]
    told += [f"{row.median:.0f} of {_AFTER[Stage(row.stage)]}" for row in rest]
    return f"Half had the next word within {formats.join_words(told)}."


def _exhibit(
    times: pd.DataFrame, *, name: str, sentence: str, definition: str, note: str = ""
) -> ChartCard:
    shown = times.loc[(times["n"] > 0) & times["so_far"].notna()]
    drawn = (shown["quarter"].notna() & (shown["n"] >= SMALLEST_N)).any()
    return ChartCard(
        name=name,
        sentence=sentence,
        figure=_figure(shown) if drawn else None,
        alt="Bars with dots: the days in which a quarter, half and three quarters have heard.",
        definition=definition + (_KEY if drawn else ""),
        n=int(times["n"].max()) if len(times) else 0,
        note=note,
        table=_table(times) if times["n"].sum() else pd.DataFrame(),
    )


def _figure(shown: pd.DataFrame) -> go.Figure:
    names = [f"{row.label}<br>n = {row.n:,}" for row in rows_of(shown)]
    made = row_figure(names, _told(shown), each=56, right=112, title=True)
    days = shown[["quarter", "median", "three_quarters", "low", "high"]]
    open_ended = bool((shown["quarter"].notna() & shown["three_quarters"].isna()).any())
    room = _ROOM_FOR_MORE if open_ended else _ROOM
    right = max(float(np.nanmax(days.to_numpy(dtype=np.float64))) * room, _SHORTEST_AXIS)
    bars: tuple[list[float | None], list[float | None]] = ([], [])
    for at, row in enumerate(rows_of(shown)):
        if pd.isna(row.quarter):
            text = "less than a quarter" if _told_days(row) else "days unknown"
            made.add_annotation(x=0, y=at, xanchor="left", showarrow=False, text=text)
            continue
        end = right if pd.isna(row.three_quarters) else row.three_quarters
        bars[0].extend((row.quarter, end, None))
        bars[1].extend((at, at, None))
    made.add_scatter(
        x=bars[0], y=bars[1], mode="lines", line={"color": with_alpha(WAITING, 0.45), "width": 12},
        hoverinfo="skip",
    )  # fmt: skip
    middle = shown.reset_index(drop=True).dropna(subset="median")
    made.add_scatter(
        x=middle["median"],
        y=middle.index,
        mode="markers",
        marker={"size": 12, "color": POSITIVE},
        error_x=bold_error_bars(
            middle["median"], middle["low"], middle["high"].fillna(right), POSITIVE
        ),
        hovertemplate="half by day %{x:.0f}<extra></extra>",
    )
    day_axis(made, "Days", right)
    made.update_xaxes(showgrid=True)
    return made


def _told(shown: pd.DataFrame) -> list[str]:
    """What stands at the right of each row: the median with its interval, or how far it got."""
    told = []
    for row in rows_of(shown):
        if row.n < SMALLEST_N:
            told.append("too few to say")
        elif not _told_days(row):
            told.append("not known")
        elif pd.isna(row.median):
            least = "at least " if _is_bound(row) else ""
            so_far = formats.percent(float(row.so_far))
            told.append(f"half not reached<br>{least}{so_far} so far")
        else:
            ends = f"{row.low:.0f} to {row.high:.0f}" if pd.notna(row.high) else f"{row.low:.0f} up"
            told.append(f"{formats.pluralize(int(row.median), 'day')}<br>{ends}")
    return told


def _told_days(row: Any) -> bool:  # noqa: ANN401 - a row of a frame
    """Some of the words have a day, or there is no word at all."""
    return bool(getattr(row, "dated", 1) or not getattr(row, "undated", 0))


def _table(times: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "What": times["label"],
            "n": times["n"],
            "A quarter by day": times["quarter"],
            "Half by day": times["median"],
            "Low": times["low"],
            "High": times["high"],
            "Three quarters by day": times["three_quarters"],
            "So far, %": (times["so_far"] * 100).round(1),
        }
    )
