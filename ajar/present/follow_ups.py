"""Charts and tables of follow-ups and their replies."""

from datetime import date, timedelta
from typing import Any

import pandas as pd

from ajar.measure.follow_ups.message_counts import REPLY_DAYS
from ajar.measure.follow_ups.second_applications import SecondApplications
from ajar.model.enums import Stage
from ajar.model.estimate import SMALLEST_N, Estimate
from ajar.model.rows import rows_of
from ajar.present import formats
from ajar.present.chart_card import ChartCard
from ajar.present.charts import ChartRow, interval_bar
from ajar.present.labels import on_page
from ajar.present.palette import POSITIVE


def messages(frame: pd.DataFrame, answered: Estimate) -> ChartCard:
    """
    Return the table of follow-ups with their replies, the latest first.

    *frame*: company, contact, label, day, came, days.
    """
    return ChartCard(
        name="follow-ups",
        title=_messages_title(frame, answered),
        subtitle=f"Everything you sent after applying. A reply counts within {REPLY_DAYS} days.",
        alt="Table: follow-ups and what came of them.",
        definition=formats.sentence(answered.definition),
        n=len(frame),
        unit="follow-up",
        as_table=True,
        note=f"{answered.excluded:,} too recent or without a date"
        if answered.excluded and answered.n
        else "",
        table=pd.DataFrame(
            {
                "Company": frame["company"],
                "What you sent": frame["label"].map(on_page),
                "What came": frame["came"].map(on_page),
                "After days": frame["days"],
                "Sent": frame["day"].dt.date,
                "Contact": frame["contact"],
            }
        ),
    )


def _messages_title(frame: pd.DataFrame, answered: Estimate) -> str:
    follow_ups = formats.pluralize(len(frame), "follow-up")
    if not answered.n and frame["day"].isna().all():
        return f"{formats.capitalised(follow_ups)} in your file, none with a date"
    if not answered.n:
        return f"{formats.capitalised(follow_ups)} so far, too recent to judge"
    if answered.value is None:
        return f"{formats.capitalised(follow_ups)} in your file"
    if answered.too_small:
        return f"{answered.k:,} of {formats.pluralize(answered.n, 'follow-up')} got a reply"
    counts = f"{answered.k:,} of {answered.n:,}"
    return f"{formats.value(answered)} of your follow-ups got a reply ({counts})"


def by_kind(kinds: pd.DataFrame) -> ChartCard:
    """
    Return the chart of the reply rate of each kind of follow-up.

    *kinds*: label, sent, judged, answered, share, low, high, median_days.
    """
    shown = kinds.loc[kinds["judged"] > 0]
    return ChartCard(
        name="follow-ups-by-kind",
        title=_kind_title(shown),
        subtitle=(
            f"Share with a reply within {REPLY_DAYS} days, by what you sent. Line: margin of error."
        ),
        figure=interval_bar([_kind(row) for row in rows_of(shown)]) if len(shown) else None,
        alt="Bars: share of follow-ups of each kind with a reply.",
        definition=(
            f"Follow-ups sent at least {REPLY_DAYS} days ago on a known day: share followed by a "
            f"reply from there within {REPLY_DAYS} days. The margin of error is wider where "
            "several went to one company; kinds of fewer than five show counts."
        ),
        n=int(shown["judged"].sum()),
        unit="follow-up",
        excluded=int((kinds["sent"] - kinds["judged"]).sum()),
        table=pd.DataFrame(
            {
                "What you sent": kinds["label"].map(on_page),
                "Sent": kinds["sent"],
                "Old enough to judge": kinds["judged"],
                "Got a reply": kinds["answered"],
                "Share, %": (kinds["share"] * 100).round(1).where(kinds["judged"] >= SMALLEST_N),
                "Low, %": (kinds["low"] * 100).round(1),
                "High, %": (kinds["high"] * 100).round(1),
                "Median days to the reply": kinds["median_days"],
            }
        ),
    )


def _kind(row: Any) -> ChartRow:  # noqa: ANN401 - a row of a frame
    counts = f"{row.answered:,} of {row.judged:,}"
    label = on_page(row.label)
    if row.judged < SMALLEST_N:
        return ChartRow(label, None, counts)
    share = float(row.share)
    return ChartRow(
        label, share, f"{formats.percent(share)} ({counts})", row.low, row.high, POSITIVE
    )


def _kind_title(shown: pd.DataFrame) -> str:
    judged = shown.loc[shown["judged"] >= SMALLEST_N]
    if judged.empty:
        return "Replies by what you sent"
    best = judged.iloc[int(judged["share"].argmax())]
    return f"{on_page(best['label'])}: {best['answered']:,} of {best['judged']:,} got a reply"


def applied_again(second: SecondApplications) -> ChartCard:
    """Return the chart of positive replies to second applications and to first ones."""
    again, first = second.again, second.first
    rows = second.applications
    return ChartCard(
        name="applied-again",
        title=(
            f"{again.k:,} of {formats.pluralize(again.n, 'second application')} "
            "got a positive reply"
        ),
        subtitle="Share with a call, a test or an interview. Line: margin of error.",
        figure=interval_bar(
            [
                _share(label, each)
                for label, each in (
                    ("Applied again after a rejection", again),
                    ("First application to a company", first),
                )
            ]
        )
        if not again.too_small
        else None,
        alt="Two bars: share of second and of first applications with a positive reply.",
        definition=(
            "A second application is one sent to a company after it had rejected an earlier one "
            "there. Applications too recent to judge are left out."
        ),
        n=again.n,
        unit="second application",
        table=pd.DataFrame(
            {
                "Company": rows["company"],
                "Job": rows["role"],
                "Rejected": rows["rejected_on"].dt.date,
                "Applied again": rows["applied_on"].dt.date,
                "Reached": [on_page(Stage(stage).label) for stage in rows["stage"]],
            }
        ),
    )


def _share(label: str, each: Estimate) -> ChartRow:
    text = f"{formats.value(each)} ({each.k:,} of {each.n:,})"
    return ChartRow(label, each.value, text, each.low, each.high, POSITIVE)


def assignments(drawn: pd.DataFrame) -> pd.DataFrame:
    """
    Return the table of random assignments, with headings for people.

    *drawn*: company, role, day, write.
    """
    return pd.DataFrame(
        {
            "Company": drawn["company"],
            "Job": drawn["role"],
            "Chosen": drawn["write"].map({True: "Follow up", False: "Wait"}),
            "Date": drawn["day"].dt.date,
        }
    )


def assignments_sentence(drawn: pd.DataFrame, as_of: date) -> str:
    """
    Return how many were assigned to each side, and when the first result is due.

    *drawn*: day, write.
    """
    write = int(drawn["write"].sum())
    counts = f"Follow up: {write:,}. Wait: {len(drawn) - write:,}."
    first = drawn["day"].min()
    if pd.isna(first) or first.date() + timedelta(days=REPLY_DAYS) <= as_of:
        return counts
    return f"{counts} First result on {formats.day(first.date() + timedelta(days=REPLY_DAYS))}."
