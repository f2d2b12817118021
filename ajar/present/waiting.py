"""How long to wait: what came by when, and the chance still to hear after silence."""

import pandas as pd
import plotly.graph_objects as go

from ajar.model.estimate import Curve, Estimate
from ajar.model.rows import rows_of
from ajar.present import phrases
from ajar.present.exhibit import Exhibit
from ajar.present.layout import figure, label_rows, share_axis, shortened, whiskers
from ajar.present.palette import CLOSED, OTHER, POSITIVE, REJECTED, WAITING, faded

MOST_DAYS = 120
"""Days drawn; nearly every first word that comes has come by then."""

_LAYERS = (
    ("positive", "Positive reply", POSITIVE),
    ("other", "Other reply", OTHER),
    ("rejected", "Not selected", REJECTED),
    ("closed", "Closed or withdrawn", CLOSED),
    ("waiting", "Still waiting", WAITING),
)


def stacked(days: pd.DataFrame, *, n: int, excluded: int, note: str = "") -> Exhibit:
    """
    Shares of applications by what came first, stacked over the days since applying.

    *days*: day, positive, other, rejected, closed, waiting (summing to 1), at_risk.
    """
    shown = days.loc[days["day"] <= MOST_DAYS]
    made = figure(height=380, right=128)
    beneath = 0.0
    for column, label, colour in _LAYERS:
        if shown.empty or not (shown[column] > 0).any():
            continue
        made.add_scatter(
            x=shown["day"],
            y=shown[column] * 100,
            stackgroup="all",
            line={"width": 0.8, "color": colour, "shape": "hv"},
            fillcolor=faded(colour, 0.35 if column == "waiting" else 0.85),
            customdata=[label] * len(shown),
            hovertemplate="%{customdata}: %{y:.0f} % by day %{x}<extra></extra>",
        )
        last = float(shown[column].iloc[-1]) * 100
        if last >= 4:  # noqa: PLR2004 - a thinner layer has no room for a line of text
            made.add_annotation(
                x=1.0, xref="paper", xanchor="left", xshift=8, y=beneath + last / 2,
                text=f"{label}<br>{last:.0f} %", align="left", showarrow=False,
            )  # fmt: skip
        beneath += last
    made.update_yaxes(range=[0, 100], ticksuffix=" %", nticks=5)
    made.update_xaxes(title="Days since applying", showgrid=False, nticks=7)
    return Exhibit(
        name="first-words",
        sentence=_stacked_sentence(shown),
        figure=made if n and not shown.empty else None,
        alt="Stacked areas: share of applications with each kind of first word, day by day.",
        definition=(
            "Kind of the first word by days since applying; applications still waiting count "
            "until the day they have been observed (Aalen-Johansen)."
        ),
        n=n,
        excluded=excluded,
        note=note,
        table=_curve_table(days),
    )


def _stacked_sentence(days: pd.DataFrame) -> str:
    if days.empty:
        return "No application carries the days that a waiting time needs."
    by_30 = days.loc[days["day"] <= 30].iloc[-1]  # noqa: PLR2004 - a month
    return (
        f"By day 30, {phrases.percent(by_30['positive'])} had a positive reply, "
        f"{phrases.percent(by_30['rejected'])} were not selected and "
        f"{phrases.percent(by_30['waiting'])} were still waiting."
    )


def _curve_table(days: pd.DataFrame) -> pd.DataFrame:
    shares = [column for column, _, _ in _LAYERS]
    rounded = days.assign(**{column: (days[column] * 100).round(1) for column in shares})
    names = {column: f"{label}, %" for column, label, _ in _LAYERS}
    return rounded.rename(columns={"day": "Day", "at_risk": "Waiting then", **names})


def hear_after_silence(curve: Curve, *, day: int) -> Exhibit:
    """The chance that a positive word still comes, given silence until each day."""
    points = curve.points.loc[curve.points["day"] <= MOST_DAYS]
    made = figure(height=320)
    if not points.empty:
        made.add_scatter(
            x=[*points["day"], *points["day"][::-1]],
            y=[*(points["high"] * 100), *(points["low"][::-1] * 100)],
            fill="toself",
            fillcolor=faded(POSITIVE, 0.16),
            line={"width": 0},
            hoverinfo="skip",
        )
        made.add_scatter(
            x=points["day"],
            y=points["value"] * 100,
            line={"color": POSITIVE, "width": 2.5, "shape": "hv"},
            mode="lines",
            hovertemplate="after %{x} days: %{y:.0f} in 100<extra></extra>",
        )
        _mark_day(made, curve, day)
    made.update_yaxes(rangemode="tozero", nticks=5, title="in 100 still hear")
    made.update_xaxes(title="Days of silence since applying", showgrid=False, nticks=7)
    return Exhibit(
        name="hear-after-silence",
        sentence=_silence_sentence(curve, day),
        figure=made if not points.empty else None,
        alt="A falling line with a band: chance of still hearing something positive.",
        definition=curve.definition,
        n=curve.n,
        excluded=curve.excluded,
        note=curve.note,
        table=_points_table(curve),
    )


def _mark_day(made: go.Figure, curve: Curve, day: int) -> None:
    here = curve.at(day)
    if here is None:
        return
    made.add_scatter(
        x=[day],
        y=[here[0] * 100],
        mode="markers",
        marker={"size": 13, "color": POSITIVE, "line": {"width": 2, "color": "white"}},
        hoverinfo="skip",
    )


def _silence_sentence(curve: Curve, day: int) -> str:
    here = curve.at(day)
    if here is None or curve.points.empty:
        return "There are not enough dated replies to say what silence means."
    value, low, high = here
    return (
        f"After {day} days of silence, {value * 100:.0f} in 100 like this still hear something "
        f"positive (between {low * 100:.0f} and {high * 100:.0f})."
    )


def _points_table(curve: Curve) -> pd.DataFrame:
    points = curve.points
    return pd.DataFrame(
        {
            "Day": points["day"],
            "In 100": (points["value"] * 100).round(1),
            "Low": (points["low"] * 100).round(1),
            "High": (points["high"] * 100).round(1),
            "At risk": points["at_risk"],
        }
    )


def _quartiles(times: pd.DataFrame, *, name: str, sentence: str, definition: str) -> Exhibit:
    """
    Median days with the middle half, one row per kind of word or stage.

    *times*: label, n, quarter, median, three_quarters (NaN = not reached).
    """
    made = figure(height=52 * max(len(times), 1) + 60, right=110)
    labels = [str(label) for label in times["label"]]
    furthest = float(times[["quarter", "median", "three_quarters"]].max().max() or 0)
    right = 10.0 if pd.isna(furthest) else furthest * 1.08 + 1
    for label, row in zip(labels, rows_of(times), strict=True):
        if pd.notna(row.quarter):
            end = row.three_quarters if pd.notna(row.three_quarters) else right
            made.add_scatter(
                x=[row.quarter, end], y=[label, label], mode="lines",
                line={"color": WAITING, "width": 5}, hoverinfo="skip",
            )  # fmt: skip
    reached = times.loc[times["median"].notna()]
    made.add_scatter(
        x=reached["median"],
        y=[str(label) for label in reached["label"]],
        mode="markers",
        marker={"size": 12, "color": POSITIVE},
        hovertemplate="median %{x:.0f} days<extra></extra>",
    )
    label_rows(
        made,
        (
            (label, f"{row.median:.0f} days" if pd.notna(row.median) else "not reached")
            for label, row in zip(labels, rows_of(times), strict=True)
        ),
    )
    made.update_xaxes(range=[0, right], title="Days", showgrid=True, nticks=6)
    made.update_yaxes(
        autorange="reversed", showgrid=False, categoryorder="array", categoryarray=labels
    )
    return Exhibit(
        name=name,
        sentence=sentence,
        figure=made if len(times) and times["n"].sum() else None,
        alt="Dots with bars: median days and the middle half, by kind.",
        definition=definition,
        n=int(times["n"].max()) if len(times) else 0,
        table=times.rename(
            columns={
                "label": "What",
                "n": "n",
                "quarter": "A quarter by day",
                "median": "Half by day",
                "three_quarters": "Three quarters by day",
            }
        )[["What", "n", "A quarter by day", "Half by day", "Three quarters by day"]],
    )


_KINDS = {"reply": "Any reply", "positive": "Positive reply", "rejection": "Rejection"}


def first_words(times: pd.DataFrame) -> Exhibit:
    """
    Days from applying to the first word.

    *times*: what, quarter, median, three_quarters (NaN = not reached), n.
    """
    named = times.assign(label=times["what"].map(_KINDS))
    reply = named.loc[named["what"] == "reply", "median"]
    half = float(reply.iloc[0]) if len(reply) else float("nan")
    return _quartiles(
        named,
        name="days-to-first-word",
        sentence=f"Half of all applications have heard something by day {half:.0f}."
        if pd.notna(half)
        else "Fewer than half of all applications ever heard something.",
        definition=(
            "Days by which a quarter, half and three quarters of all applications have had this "
            "first word, read from the curves; “not reached” where fewer ever had it."
        ),
    )


def next_words(times: pd.DataFrame) -> Exhibit:
    """
    Days from reaching a stage to the next word.

    *times*: stage, label, n, quarter, median, three_quarters, still_waiting.
    """
    return _quartiles(
        times,
        name="days-to-next-word",
        sentence="From each stage, how long the next word takes.",
        definition=(
            "Days from the day a stage was reached to the next word of any kind; applications "
            "still waiting count until the as-of day."
        ),
    )


def company_speed(speeds: pd.DataFrame, *, within: int, most: int = 8) -> Exhibit:
    """
    The fastest and the slowest companies by their shrunk share answered in time.

    *speeds*: company, n, k, raw, value, low, high, sorted by value, best first.
    """
    several = len(speeds) > 2 * most
    shown = pd.concat([speeds.head(most), speeds.tail(most)]) if several else speeds
    labels = [shortened(str(company), 24) for company in shown["company"]]
    made = figure(height=30 * max(len(shown), 1) + 60, right=84)
    made.add_scatter(
        x=shown["value"] * 100,
        y=labels,
        mode="markers",
        marker={"size": 10, "color": POSITIVE},
        error_x=whiskers(shown["value"] * 100, shown["low"] * 100, shown["high"] * 100),
        hoverinfo="skip",
    )
    label_rows(
        made,
        ((label, f"{row.k} of {row.n}") for label, row in zip(labels, rows_of(shown), strict=True)),
    )
    share_axis(made)
    made.update_yaxes(autorange="reversed", showgrid=False)
    return Exhibit(
        name="company-speed",
        sentence=f"Companies that answer within {within} days, from the quickest to the slowest.",
        figure=made if len(shown) else None,
        alt=f"Dots with intervals: share answered within {within} days, by company.",
        definition=(
            f"Share of applications there with a word within {within} days, drawn towards your "
            "own mean where a company has few (beta-binomial), with 95 % intervals; "
            "at the right, the plain count."
        ),
        n=int(speeds["n"].sum()) if len(speeds) else 0,
        table=pd.DataFrame(
            {
                "Company": speeds["company"],
                "Answered in time": speeds["k"],
                "Of": speeds["n"],
                "Shrunk share, %": (speeds["value"] * 100).round(1),
                "Low, %": (speeds["low"] * 100).round(1),
                "High, %": (speeds["high"] * 100).round(1),
            }
        ),
    )


def threshold_sentence(threshold: Estimate) -> str:
    """The suggested waiting time in one sentence."""
    if threshold.value is None:
        return "There is no suggestion yet."
    return (
        f"After {threshold.value:.0f} days without a word, an application counts as silent here. "
        f"{threshold.note or threshold.definition}"
    )
