"""What came first after applying, by day."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from ajar.model.estimate import SMALLEST_N, Curve, Estimate
from ajar.present import formats
from ajar.present.chart_base import error_bars, figure
from ajar.present.chart_card import ChartCard
from ajar.present.over_days import MOST_DAYS, day_axis, step_line
from ajar.present.palette import CLOSED, OTHER, POSITIVE, REJECTED, WAITING, with_alpha

_LAYERS = (
    ("positive", "Positive reply", POSITIVE),
    ("other", "Other reply", OTHER),
    ("rejected", "Not selected", REJECTED),
    ("closed", "Closed or withdrawn", CLOSED),
    ("waiting", "Still waiting", WAITING),
)
_TOLD = (("positive", "had a positive reply"), ("rejected", "were not selected"))
_A_MONTH = 30
_LEAST = 0.5
"""Per cent of all from which a layer is named: a thinner one would be “0 %”."""
_APART = 13
"""Per cent of the height that a label of two lines needs."""
_KEY = (
    " Upright lines: 95 % intervals of the positive replies and of all words together; the "
    "others are in the table."
)
_HALO, _LINE = "#FFFFFF", "#1F2933"
"""A dark line with a light rim is seen on every layer and on either paper."""


def first_words(days: pd.DataFrame, waiting: Curve, plain: Sequence[Estimate] = ()) -> ChartCard:
    """
    Shares of applications by what came first, stacked over the days since applying.

    Parameters
    ----------
    days
        Columns day, at_risk; positive, other, rejected, closed, waiting (summing to 1), each
        with its ``_low`` and ``_high``, and ``_highest`` where it is a lower bound
        (``waiting_lowest`` where that is an upper bound).
    waiting
        The curve of those still waiting: its n, what it could not use and its caveat.
    plain
        Shares counted plainly among those old enough, to stand beside the curve.
    """
    shown = days.loc[days["day"] <= MOST_DAYS]
    instead = _instead(days, waiting)
    return ChartCard(
        name="first-words",
        sentence=instead or _sentence(days),
        figure=None if instead else _figure(shown, _last_day(days)),
        alt="Stacked areas: share of applications with each kind of first word, day by day.",
        definition=(
            "Kind of the first word by days since applying; applications still waiting count "
            "until the day they have been observed (Aalen-Johansen)." + ("" if instead else _KEY)
        ),
        n=waiting.n,
        excluded=waiting.excluded,
        note=" ".join(
            filter(None, (waiting.note, *(() if instead else (_intervals(days), _plainly(plain)))))
        ),
        table=_table(days) if waiting.n else pd.DataFrame(),
    )


def _instead(days: pd.DataFrame, waiting: Curve) -> str:
    """What can be said where there is nothing to draw; empty where there is."""
    if days.empty or not waiting.n:
        return "No application has days that a waiting time could be read from."
    if (days["waiting"] >= 1).all():
        if waiting.note:
            return "You have had replies, but too few of them carry a day to say what came by when."
        longest = formats.pluralize(int(days["day"].max()), "day")
        several = formats.pluralize(waiting.n, "application")
        return f"No reply yet to {several} with a day; the longest wait so far is {longest}."
    if waiting.n < SMALLEST_N:
        several = formats.pluralize(waiting.n, "application has", "applications have")
        return f"Only {several} the days that are needed: too few to say what comes by when."
    return ""


def _judged_day(days: pd.DataFrame) -> int:
    """A month, or as long as anybody was watched; all that was ever to come has come by then."""
    return _A_MONTH if days["waiting"].iloc[-1] <= 0 else min(_A_MONTH, int(days["day"].max()))


def _last_day(days: pd.DataFrame) -> float:
    """Where the figure ends: a while after the last word, where nothing can come after it."""
    last = float(days["day"].max())
    return min(last if days["waiting"].iloc[-1] > 0 else last * 1.25 + 1, MOST_DAYS)


def _on(days: pd.DataFrame, day: int) -> pd.Series:
    return days.loc[days["day"] <= day].iloc[-1]


def _sentence(days: pd.DataFrame) -> str:
    day = _judged_day(days)
    then = _on(days, day)
    # A kind of which no word has a day is left to the caveat: “at least 0 %” says nothing.
    told = [
        f"{'at least ' if f'{kind}_highest' in then else ''}{formats.percent(float(then[kind]))} "
        f"{words}"
        for kind, words in _TOLD
        if then[kind] > 0 or f"{kind}_highest" not in then
    ]
    most = "at most " if "waiting_lowest" in then else ""
    told.append(f"{most}{formats.percent(float(then['waiting']))} were still waiting")
    return f"By day {day}, {formats.join_words(told)}."


def _intervals(days: pd.DataFrame) -> str:
    day = _judged_day(days)
    then = _on(days, day)
    names = {"positive": "positive", "rejected": "not selected", "waiting": "waiting"}
    told = (
        f"{name} {100 * then[f'{kind}_low']:.0f} to {100 * then[f'{kind}_high']:.0f} %"
        for kind, name in names.items()
    )
    return f"95 % intervals on day {day}: {', '.join(told)}."


def _plainly(plain: Sequence[Estimate]) -> str:
    told = [
        f"{estimate.definition}: {estimate.k:,} of {estimate.n:,} ({formats.interval(estimate)})"
        for estimate in plain
        if estimate.n
    ]
    return f"Counted plainly, {'; '.join(told)}." if told else ""


def _figure(shown: pd.DataFrame, last: float) -> go.Figure:
    made = figure(height=380, right=132, top=20)
    ends: list[tuple[str, str, float, float]] = []
    beneath = 0.0
    for column, label, colour in _LAYERS:
        if not (shown[column] > 0).any():
            continue
        across, share = step_line(shown["day"], shown[column], last=last)
        made.add_scatter(
            x=across,
            y=share * 100,
            stackgroup="all",
            mode="lines",
            line={"width": 0.8, "color": colour},
            fillcolor=with_alpha(colour, 0.35 if column == "waiting" else 0.85),
            name=label,
            hovertemplate=f"{label}: %{{y:.0f}} % by day %{{x}}<extra></extra>",
        )
        height = float(share[-1]) * 100
        if height >= _LEAST:
            ends.append((label, colour, height, beneath + height / 2))
        beneath += height
    _draw_intervals(made, shown, last)
    _label(made, ends)
    made.update_yaxes(range=[0, 100], ticksuffix=" %", nticks=5)
    day_axis(made, "Days since applying", last)
    return made


def _draw_intervals(made: go.Figure, shown: pd.DataFrame, last: float) -> None:
    """Intervals of the two lines that stand for a share of all: positive, and any word."""
    ends = []
    for day in [*range(_A_MONTH, int(last), _A_MONTH)] or [int(last)]:
        then = _on(shown, day)
        if then["positive"] > 0:
            ends.append((day, *(then[f"positive{end}"] for end in ("", "_low", "_high"))))
        ends.append((day, *(1 - then[f"waiting{end}"] for end in ("", "_high", "_low"))))
    days, value, low, high = (pd.Series(column) for column in zip(*ends, strict=True))
    for colour, width in ((_HALO, 4), (_LINE, 1.6)):
        made.add_scatter(
            x=days,
            y=value * 100,
            mode="markers",
            marker={"size": width + 3, "color": colour},
            error_y={
                **error_bars(value * 100, low * 100, high * 100),
                "color": colour,
                "thickness": width,
            },
            hoverinfo="skip",
            cliponaxis=False,
        )  # fmt: skip


def _label(made: go.Figure, ends: list[tuple[str, str, float, float]]) -> None:
    """Name each layer at its end, moved apart where two would touch."""
    places = [place for *_, place in ends]
    for at in range(1, len(places)):
        places[at] = max(places[at], places[at - 1] + _APART)
    ceiling = 100.0 - _APART / 2
    for at in reversed(range(len(places))):
        places[at] = min(places[at], ceiling)
        ceiling = places[at] - _APART
    for (label, colour, height, _), place in zip(ends, places, strict=True):
        made.add_annotation(
            x=1.0, xref="paper", xanchor="left", xshift=8, y=place, align="left", showarrow=False,
            text=f'<span style="color:{colour}">■</span> {label}<br>{_percent(height)}',
        )  # fmt: skip


def _percent(height: float) -> str:
    return formats.percent(height / 100)


def _table(days: pd.DataFrame) -> pd.DataFrame:
    told = {"Day": days["day"], "Waiting then": days["at_risk"]}
    for column, label, _ in _LAYERS:
        for end, name in (("", ""), ("_low", ", low"), ("_high", ", high")):
            told[f"{label}{name}, %"] = (days[f"{column}{end}"] * 100).round(1)
    return pd.DataFrame(told)
