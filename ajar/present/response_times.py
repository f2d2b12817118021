"""Charts and tables of response times."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from ajar.measure.applications.waiting_threshold import WaitingThresholds
from ajar.measure.response_times.reply_days import MissingDays
from ajar.model.enums import Stage
from ajar.model.estimate import SMALLEST_N, Curve, Estimate
from ajar.model.rows import rows_of
from ajar.present import formats
from ajar.present.chart_card import ChartCard
from ajar.present.charts import ChartRow, dot_interval
from ajar.present.palette import OTHER, POSITIVE, REJECTED
from ajar.present.time_charts import Series, histogram

_BINS = (1, 2, 3, 7, 14, 30)
_MOST_BINS = 13
"""Most bars for the first nine in ten replies."""
WAITS = (7, 14, 21, 30, 45, 60)
"""Days without a reply in the table of how long to wait."""
_UNLIKELY = 0.05
"""A chance of a positive reply at most this high is called unlikely."""
_AT_MOST_FOR_UNLIKELY = 0.15
"""And only where the upper end of its interval is at most this high."""


def days_to_reply(
    positive: Sequence[float], rejected: Sequence[float], medians: Sequence[Estimate]
) -> ChartCard:
    """
    Return the histogram of days from applying to a positive first reply and to a rejection.

    *medians*: of the positive replies and of the rejections, in this order.
    """
    both = [
        Series(_with_median(words, median), colour, list(days))
        for words, colour, days, median in zip(
            ("Positive reply", "Rejection"),
            (POSITIVE, REJECTED),
            (positive, rejected),
            medians,
            strict=True,
        )
    ]
    drawn = [(each, median) for each, median in zip(both, medians, strict=True) if each.numbers]
    usual = float(np.quantile([*positive, *rejected], 0.9)) if drawn else 0.0
    width = next((width for width in _BINS if usual < width * _MOST_BINS), _BINS[-1])
    title = _reply_title(*medians)
    return ChartCard(
        name="days-to-reply",
        title=title,
        subtitle="Number of replies, by days from applying. Dashed: median of those that came.",
        figure=histogram(
            [each for each, _ in drawn],
            bin_width=width,
            title="Days from applying",
            lines=[median.value for _, median in drawn],
        )
        if title
        else None,
        alt="Histogram: days from applying to a positive reply and to a rejection.",
        definition=(
            "Replies that came on a known day: the first reply where it was positive (a call, a "
            "test, an interview or an offer), and every rejection at whatever stage. Applications "
            "still waiting are not in it, so the median over all applications is later."
        ),
        n=len(positive) + len(rejected),
        unit="reply",
        units="replies",
        excluded=sum(median.excluded for median in medians),
        table=pd.DataFrame(
            {
                "Reply": ["Positive"] * len(positive) + ["Rejection"] * len(rejected),
                "Days from applying": [int(day) for day in (*positive, *rejected)],
            }
        ),
    )


def _with_median(words: str, median: Estimate) -> str:
    if median.value is None:
        return words
    return f"{words}: half within {formats.pluralize(_whole(median.value), 'day')}"


def _whole(days: float) -> int:
    """Half of the replies have come by the day after a half one."""
    return int(np.ceil(days))


def _reply_title(positive: Estimate, rejection: Estimate) -> str:
    said = [
        f"{words} within {formats.pluralize(_whole(each.value), 'day')}"
        for words, each in (("positive replies", positive), ("rejections", rejection))
        if each.value is not None and each.n >= SMALLEST_N
    ]
    return f"Half of {formats.join_words(said)}" if said else ""


def how_long_to_wait(curve: Curve) -> ChartCard:
    """Return the table of the chance of a positive reply after so many days without any reply."""
    points = curve.points
    days = [day for day in WAITS if len(points) and day <= points["day"].max()]
    at = [points.loc[points["day"] <= day].iloc[-1] for day in days]
    high = [float(row.get("highest", row["high"])) for row in at]
    return ChartCard(
        name="how-long-to-wait",
        title=_wait_title(days, [float(row["value"]) for row in at], high),
        subtitle=(
            "Applications with no reply by then, and the share that still got a positive one, "
            "with its margin of error."
        ),
        alt="Table: chance of a positive reply after days without one.",
        as_table=True,
        definition=curve.definition,
        n=curve.n,
        excluded=curve.excluded,
        note=curve.note,
        table=pd.DataFrame(
            {
                "Without a reply for": [formats.pluralize(day, "day") for day in days],
                "Applications": [int(row["at_risk"]) for row in at],
                "Positive reply later": [
                    f"{formats.percent(float(row['value']))} "
                    f"({formats.share_range(float(row['low']), top)})"
                    for row, top in zip(at, high, strict=True)
                ],
            }
        ),
    )


def _wait_title(days: Sequence[int], value: Sequence[float], high: Sequence[float]) -> str:
    if not days:
        return ""
    for day, share, top in zip(days, value, high, strict=True):
        if share <= _UNLIKELY and top <= _AT_MOST_FOR_UNLIKELY:
            return f"After {day} days without a reply, a positive one is unlikely"
    return f"After {days[-1]} days without a reply, {formats.percent(value[-1])} turned positive"


_AFTER = {
    Stage.SCREEN: "a screening call or test",
    Stage.INTERVIEW: "an interview",
    Stage.FINAL: "a final round",
}


def after_each_stage(times: pd.DataFrame) -> ChartCard:
    """
    Return the chart of days from reaching a stage to the next reply.

    *times*: stage, label, n, median, low, high, so_far, still_waiting.
    """
    later = times.loc[(times["stage"] > Stage.APPLIED) & (times["n"] > 0)]
    known = later.loc[later["median"].notna() & (later["n"] >= SMALLEST_N)]
    return ChartCard(
        name="days-after-each-stage",
        title=_stage_title(known),
        subtitle="Median days from a stage to the next reply. Line: margin of error.",
        figure=dot_interval(
            [
                ChartRow(
                    f"After {_AFTER[Stage(row.stage)]}",
                    float(row.median),
                    f"{formats.pluralize(int(row.median), 'day')}, of {row.n:,}",
                    float(row.low),
                    None if pd.isna(row.high) else float(row.high),
                    OTHER,
                )
                for row in rows_of(known)
            ],
            end=float(np.nanmax(known[["median", "high"]].to_numpy(dtype=np.float64))) * 1.05,
        )
        if len(known)
        else None,
        alt="Dots: median days from each stage to the next reply.",
        definition=(
            "Days from the day a stage was reached to the next reply of any kind; applications "
            "still waiting count until the day the figures are for."
        ),
        n=int(later["n"].sum()),
        unit="wait",
        table=pd.DataFrame(
            {
                "After": [formats.capitalised(_AFTER[Stage(stage)]) for stage in later["stage"]],
                "Applications": later["n"],
                "Median days": later["median"],
                "Low": later["low"],
                "High": later["high"],
                "Still waiting": later["still_waiting"],
            }
        ),
    )


def _stage_title(known: pd.DataFrame) -> str:
    if known.empty:
        return ""
    slowest = known.iloc[int(known["median"].argmax())]
    days = formats.pluralize(int(slowest["median"]), "day")
    return f"Longest typical wait: {days}, after {_AFTER[Stage(slowest['stage'])]}"


def companies(frame: pd.DataFrame) -> ChartCard:
    """
    Return the table of companies with several applications: replies and median days.

    *frame*: company, applications, replies, median_days; fastest first.
    """
    return ChartCard(
        name="companies",
        title=_companies_title(frame),
        subtitle="Replies and median days to the first reply, fastest first.",
        alt="Table: companies with three or more applications.",
        as_table=True,
        definition=(
            "Companies that you sent at least three applications to: how many of them got a "
            "reply so far, and the median days to it."
        ),
        n=int(frame["applications"].sum()),
        table=frame[["company", "applications", "replies", "median_days"]].rename(
            columns={
                "company": "Company", "applications": "Applications", "replies": "Replies",
                "median_days": "Median days to reply",
            }
        ),
    )  # fmt: skip


def _companies_title(frame: pd.DataFrame) -> str:
    many = formats.pluralize(len(frame), "company", "companies")
    return f"{many} with three or more applications, fastest first"


MISSING_DAYS_TEXTS: Mapping[MissingDays, tuple[str, ...]] = {
    "replies": ("Your file has no reply dates", "Reply date"),
    "applications": ("Your file has no application dates", "Date applied"),
    "unclear": ("The dates in your file don't tell how long replies took",),
}
"""Why nothing is said of response times, and the column that would help where one is lacking."""


def sentence(
    positive: Sequence[float], rejected: Sequence[float], *, replies: int, sent: int
) -> str:
    """Return the sentence shown instead of charts for a small search."""
    said = [
        _came_after(one, many, days)
        for one, many, days in (
            ("positive reply", "positive replies", positive),
            ("rejection", "rejections", rejected),
        )
        if len(days)
    ]
    if not said and replies:
        return (
            f"{replies:,} of {formats.pluralize(sent, 'application')} got a reply, "
            "none of them a positive one or a rejection with a known day."
        )
    if not said:
        return f"No reply yet to {formats.pluralize(sent, 'application')}."
    return formats.sentence(formats.join_words(said))


_LISTED = 4


def _came_after(one: str, many: str, days: Sequence[float]) -> str:
    """Return the days themselves if they are few, else their range."""
    first, last = round(min(days)), round(max(days))
    span = f"after {first} to {last} days"
    if first == last:
        span = f"after {formats.pluralize(last, 'day')}" if last else "on the day of applying"
    elif len(days) <= _LISTED:
        span = f"after {formats.join_words([f'{day:.0f}' for day in days])} days"
    return f"{formats.pluralize(len(days), one, many)} came {span}"


def threshold_sentence(found: WaitingThresholds) -> str:
    """Return a sentence on the waiting thresholds."""
    own = "from your own replies" if found.own else "a usual time"
    return (
        f"Ajar counts an application as “no reply” after {found.applied} days ({own}), "
        f"{found.interview} after an interview and {found.final} after a final round (usual times)."
    )
