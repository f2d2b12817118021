"""Charts and tables of rejections."""

import pandas as pd

from ajar.measure.rates.proportions import OLD_ENOUGH_DAYS
from ajar.measure.rates.rate_over_time import WINDOW, RateOverTime
from ajar.measure.rates.since_change import REPLY_WITHIN_DAYS as SINCE_CHANGE_DAYS
from ajar.measure.rates.since_change import SinceChange
from ajar.model.enums import Stage
from ajar.model.estimate import SMALLEST_N
from ajar.model.rows import rows_of
from ajar.present import formats
from ajar.present.chart_card import ChartCard
from ajar.present.charts import ChartRow, interval_bar
from ajar.present.labels import on_page
from ajar.present.palette import REJECTED
from ajar.present.time_charts import line_with_band

_BEFORE = {
    Stage.APPLIED: "After the application",
    Stage.SCREEN: "After a screening call or test",
    Stage.INTERVIEW: "After an interview",
    Stage.FINAL: "After a final round",
}


def over_time(rate: RateOverTime) -> ChartCard:
    """Return the chart of the share rejected in a moving window."""
    points = rate.points
    when = f"within {rate.within} days" if rate.within else "so far"
    return ChartCard(
        name="rejections-over-time",
        title=_over_time_title(rate),
        subtitle=(
            f"Share rejected {when}, in windows of {WINDOW} applications. "
            "Shaded: margin of error. Dotted: average."
        ),
        figure=line_with_band(
            points["day"].tolist(), points["value"].tolist(), points["low"].tolist(),
            points["high"].tolist(), colour=REJECTED, mean=rate.mean,
        )
        if len(points) > 1
        else None,
        alt="A line over time with a band: share of applications rejected.",
        definition=(
            f"Of {WINDOW} applications in a row, each at least {OLD_ENOUGH_DAYS} days old: the "
            f"share rejected {when}, drawn at the day of the last of them. "
            "The margin of error (95%) is wider where several went to one company. The title "
            "compares the last window with the first one."
        ),
        n=rate.n,
        excluded=rate.excluded,
        table=pd.DataFrame(
            {
                "Until": points["day"].dt.date,
                "From": points["first_day"].dt.date,
                "Rejected": points["k"],
                "Of": points["n"],
                "Share, %": (points["value"] * 100).round(1),
                "Low, %": (points["low"] * 100).round(1),
                "High, %": (points["high"] * 100).round(1),
            }
        )
        if len(points)
        else pd.DataFrame(),
    )  # fmt: skip


def _over_time_title(rate: RateOverTime) -> str:
    if rate.points.empty:
        return ""
    first, last = (formats.percent(float(rate.points["value"].iloc[at])) for at in (0, -1))
    if rate.change is None or rate.change[1] <= 0 <= rate.change[2]:
        return "Your rejection rate has not clearly changed"
    return f"Your rejection rate {'rose' if rate.change[0] > 0 else 'fell'} from {first} to {last}"


def by_stage(stages: pd.DataFrame, *, lower_bound: str = "") -> ChartCard:
    """
    Return the chart of rejections by the stage before.

    *stages*: stage, rejected, reached, share; at least one rejection.
    """
    total = int(stages["rejected"].sum())
    return ChartCard(
        name="rejections-by-stage",
        title=_stage_title(stages, total, hidden=bool(lower_bound)),
        subtitle="Number of rejections, by the stage reached before.",
        figure=interval_bar(
            [
                ChartRow(_BEFORE[Stage(row.stage)], row.share, f"{row.rejected:,}", colour=REJECTED)
                for row in rows_of(stages)
            ],
            end=1.0,
        )
        if total >= SMALLEST_N and not (lower_bound and stages["rejected"].iloc[0] == total)
        else None,
        alt="Bars: number of rejections at each stage.",
        definition="Rejections by the furthest stage that the application had reached before.",
        n=total,
        unit="rejection",
        note=lower_bound,
        table=pd.DataFrame(
            {
                "Stage": [_BEFORE[Stage(stage)] for stage in stages["stage"]],
                "Rejections": stages["rejected"],
                "Applications that got this far": stages["reached"],
            }
        ),
    )


def _stage_title(stages: pd.DataFrame, total: int, *, hidden: bool) -> str:
    """Return the title; *hidden*: earlier stages may be missing, so counts are lower bounds."""
    first = int(stages["rejected"].iloc[0])
    if total == 1 and not hidden:
        return f"The one rejection came {'before' if first else 'after'} a first conversation"
    if hidden and first == total:
        return f"The stage before is not known for {formats.pluralize(total, 'rejection')}"
    if hidden:
        return f"At least {total - first:,} of {total:,} rejections came after a first conversation"
    if first == total:
        return f"All {total:,} rejections came before a first conversation"
    if 2 * first >= total:
        return f"{first:,} of {total:,} rejections came before a first conversation"
    return f"{total - first:,} of {total:,} rejections came after a first conversation"


def reasons(frame: pd.DataFrame) -> ChartCard:
    """
    Return the chart of stated reasons.

    *frame*: reason, label, count, most frequent first; at least one stated.
    """
    stated = frame.loc[(frame["reason"] != "unstated") & (frame["count"] > 0)]
    total, given = int(frame["count"].sum()), int(stated["count"].sum())
    first = stated.iloc[0] if given else None
    return ChartCard(
        name="reasons",
        title=""
        if first is None
        else f"Most common reason given: {on_page(str(first['label'])).lower()} "
        f"({first['count']:,} of {given:,})",
        subtitle=f"Number of times each reason was given; {given:,} of {total:,} had one.",
        figure=interval_bar(
            [
                ChartRow(
                    on_page(str(row.label)), row.times / given, f"{row.times:,}", colour=REJECTED
                )
                for row in rows_of(stated.rename(columns={"count": "times"}))
            ]
        )
        if given
        else None,
        alt="Bars: how often each reason was given.",
        definition=(
            "Reasons in your file, for applications that were rejected or whose role was closed. "
            "Employers often soften the real one."
        ),
        n=given,
        unit="reason",
        table=pd.DataFrame({"Reason": frame["label"].map(on_page), "Count": frame["count"]}),
    )


def since_change(change: SinceChange) -> str:
    """Return sentences on positive replies before and after the day that the person marked."""
    counts = (
        f"{change.after_k:,} of {change.after_n:,} applications since then had a positive reply "
        f"within {SINCE_CHANGE_DAYS} days, {change.before_k:,} of {change.before_n:,} before."
    )
    if not change.after_n:
        young = formats.pluralize(change.too_young, "application")
        return (
            f"Nothing to compare yet: {young} since then, "
            f"none of them {SINCE_CHANGE_DAYS} days old."
        )
    if not change.interval_excludes_zero:
        return f"{counts} The difference may be chance."
    more = "more" if change.low > 0 else "fewer"
    return f"{counts} That is {more} than chance explains. It does not prove what caused it."


def sentence(rejected: int, sent: int) -> str:
    """Return the sentence shown instead of charts for a small search."""
    if not rejected:
        return f"No rejections so far from {formats.pluralize(sent, 'application')}."
    verb = "was" if rejected == 1 else "were"
    return f"{rejected:,} of {formats.pluralize(sent, 'application')} {verb} rejected."


def has_reasons(frame: pd.DataFrame) -> bool:
    """Return whether enough reasons are stated to compare them."""
    return int(frame.loc[frame["reason"] != "unstated", "count"].sum()) >= SMALLEST_N


def rejections_heading(every: pd.DataFrame, sent_since: int) -> str:
    """Return the heading of the rejection list."""
    many = formats.pluralize(len(every), "rejection")
    if not sent_since:
        return many
    more = formats.pluralize(sent_since, "more application")
    return f"{many}, and you've sent {more} since the first"


def every_rejection(latest: pd.DataFrame) -> pd.DataFrame:
    """Rejections with headings for people, without columns that say nothing."""
    told = pd.DataFrame(
        {
            "Date": latest["day"].dt.date,
            "Company": latest["company"],
            "Job": latest["role"],
            "Reached": latest["label"].map(on_page),
            "Applied": latest["applied_on"].dt.date,
        }
    )
    return told.loc[:, told.notna().any() & (told != "").any()]
