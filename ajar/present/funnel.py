"""Charts of the funnel, of flows and of weekly counts."""

from typing import Any

import pandas as pd

from ajar.model.enums import Stage
from ajar.model.estimate import SMALLEST_N
from ajar.model.rows import rows_of
from ajar.present import formats
from ajar.present.chart_card import ChartCard
from ajar.present.charts import ChartRow, interval_bar
from ajar.present.flow_chart import flow_chart
from ajar.present.labels import on_page
from ajar.present.palette import CLOSED, OFFER, OTHER, POSITIVE, REJECTED, WAITING
from ajar.present.time_charts import Series, weekly_bars

FEWEST_DRAWN = 20
"""Least applications for a chart; with fewer there is a sentence."""
_FEWEST_WEEKS = 3


def funnel(stages: pd.DataFrame, *, lower_bound: str = "") -> ChartCard:
    """
    Return the chart of applications by the furthest stage reached.

    *stages*: stage, label, reached, share, low, high, n; one row a stage, applied first.
    """
    sent = int(stages["reached"].iloc[0]) if len(stages) else 0
    later = stages["stage"] > Stage.APPLIED  # that all were sent is certain
    return ChartCard(
        name="funnel",
        title=_funnel_title(
            dict(zip(stages["stage"], stages["reached"], strict=True)),
            sent,
            hidden=bool(lower_bound),
        ),
        subtitle="Applications that reached each stage. Line: margin of error.",
        figure=interval_bar([_stage(row, sent) for row in rows_of(stages)], end=1.0)
        if sent >= FEWEST_DRAWN
        else None,
        alt="Bars: share of applications that reached each stage.",
        definition=(
            "Applications whose furthest stage is this one or a later one; a rejection after an "
            "interview still counts as an interview. The margin of error (95%) is wider where "
            "several applications went to one company."
        ),
        n=sent,
        note=lower_bound,
        table=pd.DataFrame(
            {
                "Stage": stages["label"].map(on_page),
                "Reached": stages["reached"],
                "Share, %": (stages["share"] * 100).round(1).where(stages["n"] >= SMALLEST_N),
                "Low, %": (stages["low"] * 100).round(1).where(later),
                "High, %": (stages["high"] * 100).round(1).where(later),
            }
        ),
    )


def _stage(row: Any, sent: int) -> ChartRow:  # noqa: ANN401 - a row of a frame
    if row.stage == Stage.APPLIED:
        # All of them were sent: there is nothing uncertain about the first.
        return ChartRow(on_page(row.label), 1.0, f"{sent:,}", colour=POSITIVE)
    colour = OFFER if row.stage == Stage.OFFER else POSITIVE
    text = f"{formats.percent(row.share)} ({row.reached:,})"
    return ChartRow(on_page(row.label), row.share, text, row.low, row.high, colour)


def _funnel_title(reached: dict[int, int], sent: int, *, hidden: bool) -> str:
    """Return the title; *hidden*: earlier stages may be missing, so counts are lower bounds."""
    if not sent:
        return "No applications yet"
    screened, interviewed, offers = (
        int(reached.get(at, 0)) for at in (Stage.SCREEN, Stage.INTERVIEW, Stage.OFFER)
    )
    if not screened:
        noted = "noted" if hidden else "yet"
        return f"No interviews {noted} from {formats.pluralize(sent, 'application')}"
    said = formats.pluralize(interviewed, "interview") if interviewed else "no interview"
    least = "at least " if hidden and interviewed else ""
    ends = f", {formats.pluralize(offers, 'offer')}" if offers else ""
    return f"{formats.pluralize(sent, 'application')} led to {least}{said}{ends}"


_SHORT = {"Screen or test": "Screen", "Final round": "Final"}
_COLOURS = {
    "Offer": OFFER, "Rejected": REJECTED, "No reply": WAITING, "Went quiet": WAITING,
    "Waiting": OTHER, "Withdrawn": CLOSED, "Role closed": CLOSED,
}  # fmt: skip


def flows(links: pd.DataFrame, *, n: int) -> ChartCard:
    """
    Return the chart of flows from stage to stage and to outcomes.

    *links*: source, target, count; labels of nodes, in the order of the stages.
    """
    nodes = list(dict.fromkeys([*links["source"], *links["target"]]))
    return ChartCard(
        name="flows",
        title=_flows_title(links, n),
        subtitle="From applying to the outcome. The thicker, the more applications.",
        figure=flow_chart(
            links,
            stages=list(dict.fromkeys(links["source"])),
            names={node: _SHORT.get(node, on_page(node)) for node in nodes},
            colours={node: _COLOURS.get(on_page(node), POSITIVE) for node in nodes},
        )
        if n >= FEWEST_DRAWN and len(links) > 1
        else None,
        alt="Flow chart: from applying through the stages to how applications ended.",
        definition="Each application is one unit of width, from stage to stage to its outcome.",
        n=n,
        table=pd.DataFrame(
            {
                "From": links["source"].map(on_page),
                "To": links["target"].map(on_page),
                "Applications": links["count"],
            }
        ),
    )


def _flows_title(links: pd.DataFrame, n: int) -> str:
    """Return the outcome of most applications."""
    ends = links.loc[~links["target"].isin(links["source"])]
    counts = ends.groupby("target", sort=False)["count"].sum().nlargest(2)
    said = [_ended(on_page(str(end)), int(count)) for end, count in counts.items()]
    return f"Of {formats.pluralize(n, 'application')}: {formats.join_words(said)}" if said else ""


def _ended(outcome: str, count: int) -> str:
    if outcome == "Offer":
        return formats.pluralize(count, "offer")
    return f"{count:,} {outcome.lower()}"


def per_week(weeks: pd.DataFrame) -> ChartCard:
    """
    Return the chart of applications and replies each week.

    *weeks*: week, applications, replies; every week from the first to the last. Without
    ``replies`` where it is not known when they came.
    """
    known = "replies" in weeks
    sent = int(weeks["applications"].sum()) if len(weeks) else 0
    return ChartCard(
        name="per-week",
        title=_week_title(weeks, sent),
        subtitle="Applications sent and first replies received, each week."
        if known
        else "Applications sent each week. In which week replies came is not known.",
        figure=weekly_bars(
            weeks["week"].tolist(),
            Series("Applications", OTHER, weeks["applications"].tolist()),
            Series("Replies", POSITIVE, weeks["replies"].tolist()) if known else None,
        )
        if sent >= FEWEST_DRAWN and len(weeks) >= _FEWEST_WEEKS
        else None,
        alt="Bars: applications and replies per week." if known else "Bars: applications per week.",
        definition=(
            "Applications by the week they were sent, and first replies by the week they came; "
            "those without a date are left out. A rejection is a reply."
        ),
        n=sent,
        table=weeks.assign(week=weeks["week"].dt.date if len(weeks) else []).rename(
            columns={
                "week": "Week from", "applications": "Applications", "replies": "Replies",
            }
        ),
    )  # fmt: skip


def _week_title(weeks: pd.DataFrame, sent: int) -> str:
    if not sent:
        return "When you applied is not in your file"
    if len(weeks) < _FEWEST_WEEKS:
        return ""
    usual = round(sent / len(weeks))
    if usual < 1:
        return (
            f"{formats.pluralize(sent, 'application')} in {formats.pluralize(len(weeks), 'week')}"
        )
    return f"About {formats.pluralize(usual, 'application')} a week"
