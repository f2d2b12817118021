"""Texts and tables of the Method page."""

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from ajar.measure.all_estimates import Estimates
from ajar.measure.applications.application_table import ApplicationTable
from ajar.model.estimate import Curve, Estimate
from ajar.model.rows import rows_of
from ajar.present import formats
from ajar.present.chart_card import ChartCard
from ajar.present.palette import POSITIVE
from ajar.present.time_charts import step_curve
from ajar.reengage import Weights
from ajar.reengage.score.weights import FACTOR

INTRODUCTION = (
    "Each figure shows how many applications it is based on and its margin of error (95%). No "
    "reply is not counted as a rejection. A difference doesn't prove a cause; only a random test "
    "can. No study has measured how much a note after a rejection helps. It costs little, and "
    "Ajar checks it against your own results."
)


METHODS = (
    "Margins of error are 95%. Shares: Wilson intervals at the effective number of companies. "
    "Differences: Newcombe's intervals, within strata weighted as by Mantel and Haenszel. Groups: "
    "each against all others, allowing for companies, Benjamini-Hochberg at 0.10. Curves: "
    "Aalen-Johansen. Medians of replies that came: order statistics. Since a change: Robbins' "
    "confidence sequence."
)

STRATA = (
    "Odds of a positive reply of each job type ÷ those of all other job types: of all "
    "applications, then only beside those sent the same way (Mantel-Haenszel). Where the two lie "
    "on different sides of 1, the sources differ more than the job types."
)

POINTS = (
    "Twenty points double the odds of a positive reply within 60 days. In brackets: the range "
    "within which the weight is held to lie (95 %)."
)


def strata(ratios: pd.DataFrame) -> pd.DataFrame:
    """Return ``group_shares.stratified_odds_ratios`` with headings for people."""
    return pd.DataFrame(
        {
            "Job type": ratios["label"],
            "Applications": ratios["n"],
            "Of all": [f"{each:.2f}" for each in ratios["pooled"]],
            "Sent the same way": [
                f"{row.stratified:.2f} ({row.low:.2f} to {row.high:.2f})" for row in rows_of(ratios)
            ],
        }
    )


def weights(table: Weights) -> pd.DataFrame:
    """Return the weights in points, with their intervals and sources."""
    frame = table.table()
    return pd.DataFrame(
        {
            "What counts": frame["words"],
            "Points": [_points(row) for row in rows_of(frame)],
            "Where it comes from": frame["source"],
        }
    )


def _points(row: Any) -> str:  # noqa: ANN401 - a row of a frame
    low, high = (FACTOR * end for end in (row.low, row.high))
    told = f"{row.points:+d} ({low:+.0f} to {high:+.0f})" if row.points else "0"
    changed = round(FACTOR * row.default) != row.points
    return f"{told}; stated: {FACTOR * row.default:+.0f}" if changed else told


_NAMES = {
    "rejection_rate_sent": "Rejection rate",
    "rejection_rate_decided": "Rejected, of those rejected or offered",
    "rejection_rate_60": "Rejection rate after 60 days",
    "response_rate": "Response rate",
    "response_rate_60": "Response rate after 60 days",
    "positive_rate": "Positive response rate",
    "positive_rate_60": "Positive response rate after 60 days",
    "interview_rate": "Interview rate",
    "interview_rate_60": "Interview rate after 60 days",
    "offer_rate": "Offer rate",
    "offer_rate_60": "Offer rate after 60 days",
    "median_days_among_replies": "Typical time to a reply, of those that came",
    "median_days_among_positive": "Typical time to a positive reply, of those that came",
    "median_days_among_rejection": "Typical time to a rejection, of those that came",
    "no_reply_share": "No reply",
    "conversion_applied_screen": "From applying to a screening call or test",
    "conversion_screen_interview": "From a screening call or test to an interview",
    "conversion_interview_final": "From an interview to a final round",
    "conversion_final_offer": "From a final round to an offer",
    "median_days_to_reply": "Half have a reply by",
    "median_days_to_positive": "Half have a positive reply by",
    "median_days_to_rejection": "Half have a rejection by",
    "waiting_threshold_days": "Counted as no reply after",
    "follow_up_naive_difference": "Follow-ups, all applications compared",
}
_BY_DAY = {
    "rejected_by_day_": "Rejected by day",
    "reply_by_day_": "A reply by day",
    "positive_by_day_": "A positive reply by day",
    "follow_up_fair_difference_": "Follow-ups, like for like on day",
}
"""Measures that are had for several days, which stand together."""


_NEXT_LINE = "  \n"
"""Line break within a table cell, in Markdown."""


def definitions(measures: Estimates) -> pd.DataFrame:
    """Return every estimate without a group, with interval, counts and definition."""
    single = [each for name, each in measures.estimates.items() if "[" not in name]
    rows = {}
    for start, words in _BY_DAY.items():
        several = [each for each in single if each.name.startswith(start)]
        if several:
            rows[several[0].name] = _by_day(words, start, several)
    for each in single:
        if not each.name.startswith(tuple(_BY_DAY)):
            words = _NAMES.get(each.name, formats.capitalised(each.name.replace("_", " ")))
            rows[each.name] = (words, _told(each), formats.sentence(each.definition))
    order = [each.name for each in single if each.name in rows]
    return pd.DataFrame(
        [rows[name] for name in order],
        columns=["Measure", "Value (95 % interval), counts", "Definition"],
    )


def _by_day(words: str, start: str, several: Sequence[Estimate]) -> tuple[str, str, str]:
    """Return one row for a measure on several days."""
    days = [each.name.removeprefix(start) for each in several]
    counts = {formats.counts(each) for each in several}
    tell = _value if len(counts) == 1 else _told
    told = [f"day {day}: {tell(each)}" for day, each in zip(days, several, strict=True)]
    if len(counts) == 1:
        told.append(counts.pop())
    all_days = f"{', '.join(days[:-1])} or {days[-1]}"
    definition = re.sub(rf"\b{days[0]}\b", all_days, several[0].definition)
    return f"{words} {all_days}", _NEXT_LINE.join(told), formats.sentence(definition)


def _value(estimate: Estimate) -> str:
    said = estimate.value is not None or estimate.unit == "days"
    between = formats.interval(estimate) if estimate.n and said else ""
    value = formats.value(estimate)
    return f"{value} ({between})" if between else value


def _told(estimate: Estimate) -> str:
    counts = formats.counts(estimate)
    if estimate.too_small and estimate.k is not None:
        between = formats.interval(estimate) if estimate.n else ""
        return f"{counts} ({between})" if between else counts
    return f"{_value(estimate)}{_NEXT_LINE}{counts}"


_A_MONTH, _LONGEST = 30, 120


def positive_curve(curve: Curve) -> ChartCard:
    """Return the chart of the share with a positive reply by each day since applying."""
    points = curve.points.loc[curve.points["day"] <= _LONGEST]
    share = curve.at(_A_MONTH)
    said = share is not None and bool((points["value"] > 0).any())
    return ChartCard(
        name="positive-by-day",
        title=f"{formats.percent(share[0])} had a positive reply within {_A_MONTH} days"
        if share is not None and said
        else "",
        subtitle="Share of all applications, by days since applying. Shaded: margin of error.",
        figure=step_curve(
            points["day"].tolist(),
            points["value"].tolist(),
            last=float(points["day"].iloc[-1] + 1),
            title="Days since applying",
            colour=POSITIVE,
            low=points["low"].tolist(),
            high=points["high"].tolist(),
        )
        if said
        else None,
        alt="A rising line with a band: share of applications with a positive reply by day.",
        definition=curve.definition,
        n=curve.n,
        excluded=curve.excluded,
        note=curve.note,
        table=points,
    )


def quality(table: ApplicationTable) -> pd.DataFrame:
    """Return the table of missing data, how often, and how the measures treat it."""
    rows = table.rows
    told = {
        "No application date": (rows["undated"], "Counted, but not used for waiting times."),
        "Application dated in the future": (rows["future"], "Not used for waiting times."),
        "Application date inferred, for example from “last updated”": (
            ~rows["clock"] & ~rows["undated"] & ~rows["future"],
            "Counted, but not used for waiting times.",
        ),
        "Reply dated before the application": (
            rows["response_before"] | rows["end_before"],
            "Counted, but not used for waiting times.",
        ),
        "First reply without a date": (
            rows["response_undated"],
            "Counts as still waiting in curves, which say so.",
        ),
        "End date missing": (
            rows["end_undated"],
            "Counts as still open in curves, which say so.",
        ),
        "Reply of unknown kind": (
            rows["response_inferred"],
            "Treated like the final outcome.",
        ),
    }
    return pd.DataFrame(
        {
            "What": list(told),
            "Applications": [int(flag.sum()) for flag, _ in told.values()],
            "What Ajar does": [done for _, done in told.values()],
        }
    )


def quality_sentence(table: ApplicationTable) -> str:
    """Return a sentence with the number of applications that have all needed days."""
    rows = table.rows
    lacking = ~rows["clock"] | rows["response_before"] | rows["end_before"]
    lacking |= rows["response_undated"] | rows["end_undated"]
    whole, n = int((~lacking).sum()), len(rows)
    if whole == n:
        return f"All {formats.pluralize(n, 'application')} have the dates we need."
    return f"{whole:,} of {formats.pluralize(n, 'application')} have all the dates we need."
