"""What was done on which day: the calendar, the last days, and days that hold too much."""

import pandas as pd
import plotly.graph_objects as go

from ajar.model.rows import rows_of
from ajar.present import formats
from ajar.present.chart_base import escape_plotly
from ajar.present.chart_card import ChartCard
from ajar.present.palette import OTHER, POSITIVE, REJECTED, WAITING, with_alpha
from ajar.present.row_figure import row_figure

_MOST_MONTHS = 24
"""More months than this are drawn as years."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def calendar(days: pd.DataFrame, *, sent: int) -> ChartCard:
    """
    Applications sent on each day, a row a month; in each month, a row a year, in a long search.

    *days*: day, applications; one row a day that has any. *sent*: all of them, those without a
    day or with one still to come included.
    """
    total = int(days["applications"].sum()) if len(days) else 0
    several = len(days) > 1
    by_year = several and _months(days["day"]) > _MOST_MONTHS
    return ChartCard(
        name="calendar",
        sentence=_calendar_sentence(days, total),
        figure=(_years(days) if by_year else _days(days)) if several else None,
        alt=f"Calendar: a square a {'month' if by_year else 'day'}, darker where more was sent.",
        definition=(
            "Applications by the day they were sent; only those with a day until today. At the "
            f"right: all of the {'year' if by_year else 'month'}."
            if several
            else "Applications by the day they were sent; only those with a day until today."
        ),
        n=total,
        excluded=sent - total,
        table=days.assign(day=days["day"].dt.date).rename(
            columns={"day": "Day", "applications": "Applications"}
        )
        if total
        else days,
    )


def _calendar_sentence(days: pd.DataFrame, total: int) -> str:
    if not total:
        return "No application carries a day, so there is no calendar yet."
    sent, on = formats.pluralize(total, "application"), formats.pluralize(len(days), "day")
    told = f"You sent {sent} on {on}"
    busiest = int(days["applications"].max())
    return f"{told}; the busiest day saw {busiest:,}." if len(days) > 1 else f"{told}."


def _months(day: pd.Series) -> int:
    """Months from the first day to the last, both included."""
    first, last = day.min(), day.max()
    return int((last.year - first.year) * 12 + last.month - first.month + 1)


def _days(days: pd.DataFrame) -> go.Figure:
    """A row a month, a column a day; nothing is drawn before the first day and after the last."""
    counts = days.set_index("day")["applications"].asfreq("D", fill_value=0).reset_index()
    grid = counts.pivot_table(
        index=counts["day"].dt.to_period("M"), columns=counts["day"].dt.day, values="applications"
    ).reindex(columns=range(1, 32))
    made = _squares(grid, [f"{_MONTHS[at.month - 1]} {at.year}" for at in grid.index])
    made.update_traces(hovertemplate="%{z} sent on %{x} %{customdata}<extra></extra>")
    made.update_xaxes(tickvals=[1, 8, 15, 22, 29])
    return made


def _years(days: pd.DataFrame) -> go.Figure:
    """A row a year, a column a month."""
    counts = days.set_index("day")["applications"].resample("MS").sum().reset_index()
    grid = counts.pivot_table(
        index=counts["day"].dt.year, columns=counts["day"].dt.month, values="applications"
    ).reindex(columns=range(1, 13))
    made = _squares(grid, [str(year) for year in grid.index])
    made.update_traces(hovertemplate="%{z} sent in %{text} %{customdata}<extra></extra>")
    made.update_traces(text=[list(_MONTHS)] * len(grid))
    made.update_xaxes(tickvals=[1, 4, 7, 10], ticktext=[_MONTHS[at - 1] for at in (1, 4, 7, 10)])
    return made


def _squares(grid: pd.DataFrame, names: list[str]) -> go.Figure:
    """*grid*: counts, NaN where there is nothing to draw; a row of squares for each of *names*."""
    # In a figure less tall than this, plotly leaves no room for the axis.
    each = max(24, 72 // len(grid))
    made = row_figure(names, [f"{total:,.0f}" for total in grid.sum(axis=1)], each=each, right=52)
    made.add_heatmap(
        x=list(grid.columns),
        y=list(range(len(grid))),
        z=grid.to_numpy(dtype="float64"),
        customdata=[[name] * grid.shape[1] for name in names],
        colorscale=[[0, with_alpha(WAITING, 0.14)], [0.001, with_alpha(OTHER, 0.3)], [1, OTHER]],
        zmin=0,
        showscale=False,
        hoverongaps=False,
        xgap=2,
        ygap=2,
    )
    made.update_xaxes(showgrid=False, range=[0.5, grid.shape[1] + 0.5])
    return made


_COLOURS = {"positive": POSITIVE, "rejected": REJECTED}
_FEW = 6
"""Up to this count each whole number has its mark."""


def lately(changes: pd.DataFrame, *, days: int) -> ChartCard:
    """
    What changed in the last days beside the same number of days before.

    *changes*: what, label, now, before.
    """
    total = int(changes["now"].sum()) if len(changes) else 0
    shown = changes.loc[(changes["now"] > 0) | (changes["before"] > 0)]
    return ChartCard(
        name="lately",
        sentence=_lately_sentence(changes.set_index("what"), days)
        if total
        else f"Nothing carries a day within the last {days} days.",
        figure=_lately_figure(shown) if total else None,
        alt=f"Dots: counts of the last {days} days, filled, and of the days before, open.",
        definition=(
            f"Dated facts by kind, in the last {days} days (filled) and in the {days} before "
            "(open). Plain counts."
        ),
        n=total,
        table=changes[["label", "now", "before"]].rename(
            columns={"label": "What", "now": f"Last {days} days", "before": "Before"}
        ),
    )


def _lately_sentence(counts: pd.DataFrame, days: int) -> str:
    """*counts* by what they count: now, before."""
    now, before = counts["now"], counts["before"]
    sent = formats.pluralize(int(now["applications"]), "application")
    told = (
        f"In the last {days} days you sent {sent} ({before['applications']:,} in the {days} before)"
    )
    if not now["replies"]:
        return f"{told} and had no first reply ({before['replies']:,} before)."
    replies = formats.pluralize(int(now["replies"]), "first reply", "first replies")
    positive = f"{now['positive']:,} of them" if now["positive"] else "none of them"
    return f"{told} and had {replies} ({before['replies']:,} before), {positive} positive."


def _lately_figure(shown: pd.DataFrame) -> go.Figure:
    made = row_figure(
        [escape_plotly(str(label)) for label in shown["label"]],
        [f"{row.now:,} (was {row.before:,})" for row in rows_of(shown)],
        each=38,
        right=112,
    )
    rows = list(range(len(shown)))
    colours = [_COLOURS.get(str(what), OTHER) for what in shown["what"]]
    made.update_layout(
        shapes=[
            {
                "type": "line", "x0": before, "x1": now, "y0": row, "y1": row, "layer": "below",
                "line": {"color": with_alpha(WAITING, 0.6), "width": 2},
            }
            for row, now, before in zip(rows, shown["now"], shown["before"], strict=True)
        ]
    )  # fmt: skip
    for counted, symbol in (("before", "circle-open"), ("now", "circle")):
        made.add_scatter(
            x=shown[counted], y=rows, mode="markers", hoverinfo="skip", cliponaxis=False,
            marker={
                "size": 12, "symbol": symbol, "color": colours, "opacity": 1,
                "line": {"width": 2, "color": colours},
            },
        )  # fmt: skip
    most = int(shown[["now", "before"]].to_numpy().max())
    made.update_xaxes(
        range=[-0.02 * most, most * 1.04],
        showgrid=True,
        tickformat=",d",
        **({"dtick": 1} if most <= _FEW else {"nticks": 6}),
    )
    return made


def bulk_sentence(days: pd.DataFrame) -> str:
    """
    Days on which suspiciously much was entered at once.

    *days*: day, words, usual.
    """
    told = ", ".join(
        f"{row.words} on {formats.day(row.day.date())}" for row in rows_of(days.head(3))
    )
    return (
        f"Many answers carry the same day ({told}). If you entered them together, their days say "
        "when you tidied up and not when the answers came; waiting times are only as good as that."
    )
