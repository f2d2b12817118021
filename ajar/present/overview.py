"""How the search is going: headline figures, the funnel, its flows and the calendar."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from ajar.model.estimate import SMALLEST_N, Estimate
from ajar.model.rows import rows_of
from ajar.model.words import Stage
from ajar.present import phrases
from ajar.present.exhibit import Exhibit
from ajar.present.layout import figure, label_rows, literal, share_axis, whiskers
from ajar.present.palette import CLOSED, OFFER, POSITIVE, REJECTED, WAITING, faded

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True)
class Headline:
    """One figure at the top of a page, ready to be shown."""

    label: str
    value: str
    beneath: str
    """Interval and counts."""
    definition: str


def headline(label: str, estimate: Estimate) -> Headline:
    """An estimate as a headline figure."""
    doubt = phrases.interval(estimate)
    counted = f"{estimate.k} of {estimate.n}" if estimate.k is not None else f"n = {estimate.n}"
    unused = f"{estimate.excluded:,} could not be used." if estimate.excluded else ""
    return Headline(
        label,
        phrases.value(estimate),
        f"{doubt} · {counted}" if doubt else counted,
        " ".join(
            phrases.sentence(part) for part in (estimate.definition, unused, estimate.note) if part
        ),
    )


def funnel(stages: pd.DataFrame, *, lower_bound: str = "") -> Exhibit:
    """
    Applications by the furthest stage they reached.

    *stages*: stage, label, reached, share, low, high, n; one row a stage, applied first.
    """
    sent = int(stages["reached"].iloc[0]) if len(stages) else 0
    made = figure(height=48 * max(len(stages), 1) + 40, right=96)
    labels = [literal(str(label)) for label in stages["label"]]
    made.add_bar(
        y=labels,
        x=stages["share"] * 100,
        orientation="h",
        marker_color=[OFFER if stage == Stage.OFFER else POSITIVE for stage in stages["stage"]],
        error_x=whiskers(stages["share"] * 100, stages["low"] * 100, stages["high"] * 100),
        hoverinfo="skip",
    )
    label_rows(
        made,
        (
            (label, _reached(row.reached, row.share, row.n))
            for label, row in zip(labels, rows_of(stages), strict=True)
        ),
    )
    share_axis(made)
    made.update_yaxes(autorange="reversed", showgrid=False)
    return Exhibit(
        name="funnel",
        sentence=_funnel_sentence(stages, sent),
        figure=made if sent else None,
        alt="Bars: share of applications that reached each stage, with 95 % intervals.",
        definition=(
            "Share of all applications whose furthest stage is this one or a later one; a "
            "rejection after an interview stays an interview. Bars with 95 % Wilson intervals."
        ),
        n=sent,
        note=lower_bound,
        table=stages.assign(
            share=(stages["share"] * 100).round(1).where(stages["n"] >= SMALLEST_N),
            low=(stages["low"] * 100).round(1),
            high=(stages["high"] * 100).round(1),
        ).rename(
            columns={
                "label": "Stage",
                "reached": "Reached",
                "share": "Share, %",
                "low": "Low, %",
                "high": "High, %",
                "n": "n",
            }
        )[["Stage", "Reached", "Share, %", "Low, %", "High, %", "n"]],
    )


def _reached(reached: int, share: float, n: int) -> str:
    if n < SMALLEST_N:
        return f"{reached} of {n}"
    return f"{reached:,} · {phrases.percent(share)}"


def _funnel_sentence(stages: pd.DataFrame, sent: int) -> str:
    if not sent:
        return "No application to count yet."
    reached = dict(zip(stages["stage"], stages["reached"], strict=True))
    talked = int(reached.get(1, 0))
    interviewed = int(reached.get(2, 0))
    offers = int(reached.get(4, 0))
    sent_so_far = phrases.counted(sent, "application")
    if not talked:
        return f"Of {sent_so_far}, none has got past the first look yet."
    told = (
        f"Of {sent_so_far}, {talked:,} got past the first look "
        f"and {interviewed:,} reached an interview"
    )
    if offers:
        return f"{told}; {offers:,} ended in an offer."
    return f"{told}."


_NODE_COLOURS = {
    "Offer": OFFER,
    "Not selected": REJECTED,
    "No reply": WAITING,
    "Waiting": WAITING,
    "Withdrawn by me": CLOSED,
    "Role closed": CLOSED,
}


def flows(links: pd.DataFrame, *, n: int) -> Exhibit:
    """
    Where applications went, as a Sankey diagram.

    *links*: source, target, count; labels of nodes.
    """
    nodes = list(dict.fromkeys([*links["source"], *links["target"]]))
    position = {node: index for index, node in enumerate(nodes)}
    colours = [_NODE_COLOURS.get(node, POSITIVE) for node in nodes]
    totals = [
        max(
            int(links.loc[links["source"] == node, "count"].sum()),
            int(links.loc[links["target"] == node, "count"].sum()),
        )
        for node in nodes
    ]
    made = figure(height=380)
    made.add_trace(
        go.Sankey(
            arrangement="snap",
            node={
                "label": [
                    f"{literal(node)} {total:,}" for node, total in zip(nodes, totals, strict=True)
                ],
                "color": colours,
                "pad": 18,
                "thickness": 14,
                "line": {"width": 0},
                "hovertemplate": "%{label}<extra></extra>",
            },
            link={
                "source": [position[source] for source in links["source"]],
                "target": [position[target] for target in links["target"]],
                "value": links["count"],
                "color": [faded(colours[position[target]], 0.35) for target in links["target"]],
                "hovertemplate": "%{value} applications<extra></extra>",
            },
        )
    )
    return Exhibit(
        name="flows",
        sentence="The way each application went, from sending it to where it stands.",
        figure=made if len(links) else None,
        alt="Sankey diagram: from applying through the stages to how applications ended.",
        definition="Each application is one unit of width, from stage to stage to its outcome.",
        n=n,
        table=links.rename(columns={"source": "From", "target": "To", "count": "Applications"}),
    )


def calendar(days: pd.DataFrame, *, sent: int) -> Exhibit:
    """
    Applications sent on each day.

    *days*: day, applications; one row a day that has any. *sent*: all of them, those without a
    day or with one still to come included.
    """
    total = int(days["applications"].sum()) if len(days) else 0
    made = figure(height=210)
    busiest = 0
    if total:
        filled = days.set_index("day")["applications"]
        every = pd.date_range(filled.index.min(), filled.index.max(), freq="D")
        filled = filled.reindex(every, fill_value=0)
        monday = every - pd.to_timedelta(every.day_of_week, unit="D")
        grid = pd.DataFrame(
            {"week": monday, "weekday": every.day_of_week, "sent": filled.to_numpy()}
        )
        table = grid.pivot_table(index="weekday", columns="week", values="sent", aggfunc="sum")
        busiest = int(filled.max())
        made.add_heatmap(
            x=table.columns,
            y=[WEEKDAYS[weekday] for weekday in table.index],
            z=table.to_numpy(),
            colorscale=[[0, faded(WAITING, 0.12)], [0.001, faded(POSITIVE, 0.25)], [1, POSITIVE]],
            showscale=False,
            xgap=2,
            ygap=2,
            hovertemplate="%{z} sent in the week of %{x|%-d %b %Y}<extra></extra>",
        )
        made.update_yaxes(
            autorange="reversed", showgrid=False, tickvals=["Mon", "Wed", "Fri", "Sun"]
        )
        made.update_xaxes(showgrid=False, tickformat="%b\n%Y", nticks=6, tickangle=0)
    return Exhibit(
        name="calendar",
        sentence=_calendar_sentence(days, total, busiest),
        figure=made if len(days) > 1 else None,
        alt="Calendar: one square a day, darker where more applications were sent.",
        definition="Applications by the day they were sent; only those with a day until today.",
        n=total,
        excluded=sent - total,
        table=days.assign(day=days["day"].dt.date).rename(
            columns={"day": "Day", "applications": "Applications"}
        )
        if total
        else days,
    )


def _calendar_sentence(days: pd.DataFrame, total: int, busiest: int) -> str:
    if not total:
        return "No application carries a day, so there is no calendar yet."
    told = (
        f"You sent {phrases.counted(total, 'application')} on {phrases.counted(len(days), 'day')}"
    )
    return f"{told}; the busiest day saw {busiest:,}." if len(days) > 1 else f"{told}."


def sent(applications: int, companies: int) -> Headline:
    """How many applications, at how many companies, as a headline figure."""
    named = phrases.counted(companies, "company", "companies")
    return Headline(
        "Applications sent",
        f"{applications:,}",
        f"at {named}" if companies else "companies are not named",
        "A plain count of what the files hold.",
    )


def lately(changes: pd.DataFrame, *, days: int) -> Exhibit:
    """
    What changed in the last days beside the same number of days before.

    *changes*: what, label, now, before.
    """
    total = int(changes["now"].sum()) if len(changes) else 0
    labels = [literal(str(label)) for label in changes["label"]]
    made = figure(height=40 * max(len(changes), 1) + 50, right=100)
    made.add_scatter(
        x=changes["before"], y=labels, mode="markers", hoverinfo="skip", cliponaxis=False,
        marker={"size": 11, "color": WAITING, "symbol": "circle-open", "line": {"width": 2}},
    )  # fmt: skip
    made.add_scatter(
        x=changes["now"], y=labels, mode="markers", hoverinfo="skip", cliponaxis=False,
        marker={"size": 12, "color": POSITIVE},
    )  # fmt: skip
    label_rows(
        made,
        (
            (label, f"{row.now} (was {row.before})")
            for label, row in zip(labels, rows_of(changes), strict=True)
        ),
    )
    made.update_xaxes(rangemode="tozero", showgrid=True, nticks=6, tickformat="d")
    made.update_yaxes(autorange="reversed", showgrid=False)
    return Exhibit(
        name="lately",
        sentence=f"The last {days} days, beside the {days} before them."
        if total
        else f"Nothing carries a day within the last {days} days.",
        figure=made if total else None,
        alt=f"Dots: counts of the last {days} days, filled, and of the days before, open.",
        definition="Dated facts by kind; filled for the latest days, open for those before.",
        n=total,
        table=changes[["label", "now", "before"]].rename(
            columns={"label": "What", "now": f"Last {days} days", "before": "Before"}
        ),
    )


def bulk_sentence(days: pd.DataFrame) -> str:
    """
    Days on which suspiciously much was entered at once.

    *days*: day, words, usual.
    """
    told = ", ".join(
        f"{row.words} on {phrases.day(row.day.date())}" for row in rows_of(days.head(3))
    )
    return (
        f"Many answers carry the same day ({told}). If you entered them together, their days say "
        "when you tidied up and not when the answers came; waiting times are only as good as that."
    )
