"""What the person sent after applying, what came of it, and whether it went with more replies."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ajar.measure.messages import WITHIN
from ajar.measure.risk_difference import FollowUpComparison
from ajar.measure.second_applications import SecondApplications
from ajar.model.enums import Stage
from ajar.model.estimate import SMALLEST_N, Estimate
from ajar.model.rows import rows_of
from ajar.present import formats
from ajar.present.chart_card import ChartCard
from ajar.present.charts import Row, interval_bar
from ajar.present.labels import on_page
from ajar.present.palette import POSITIVE, WAITING


def messages(frame: pd.DataFrame, answered: Estimate) -> ChartCard:
    """
    Every follow-up with what came of it, the latest first.

    *frame*: company, contact, label, day, came, days.
    """
    return ChartCard(
        name="follow-ups",
        title=_messages_title(frame, answered),
        subtitle=f"Everything you sent after applying. A reply counts within {WITHIN} days.",
        alt="Table: follow-ups and what came of them.",
        definition=formats.sentence(answered.definition),
        n=len(frame),
        unit="follow-up",
        as_table=True,
        note=f"{answered.excluded:,} too recent or without a date" if answered.excluded else "",
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
    Reply rate of each kind of follow-up.

    *kinds*: label, sent, judged, answered, share, low, high, median_days.
    """
    shown = kinds.loc[kinds["judged"] > 0]
    return ChartCard(
        name="follow-ups-by-kind",
        title=_kind_title(shown),
        subtitle=(
            f"Share with a reply within {WITHIN} days, by what you sent. Line: margin of error."
        ),
        figure=interval_bar([_kind(row) for row in rows_of(shown)]) if len(shown) else None,
        alt="Bars: share of follow-ups of each kind with a reply.",
        definition=(
            f"Follow-ups sent at least {WITHIN} days ago on a known day: share followed by a "
            f"reply from there within {WITHIN} days. The margin of error is wider where several "
            "went to one company; kinds of fewer than five show counts."
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


def _kind(row: Any) -> Row:  # noqa: ANN401 - a row of a frame
    counts = f"{row.answered:,} of {row.judged:,}"
    label = on_page(row.label)
    if row.judged < SMALLEST_N:
        return Row(label, None, counts)
    share = float(row.share)
    return Row(label, share, f"{formats.percent(share)} ({counts})", row.low, row.high, POSITIVE)


def _kind_title(shown: pd.DataFrame) -> str:
    judged = shown.loc[shown["judged"] >= SMALLEST_N]
    if judged.empty:
        return "Replies by what you sent"
    best = judged.iloc[int(judged["share"].argmax())]
    return f"{on_page(best['label'])}: {best['answered']:,} of {best['judged']:,} got a reply"


def followed_up_or_not(compared: FollowUpComparison) -> ChartCard:
    """Two bars: share with a reply, of those followed up by the landmark and of the others."""
    return ChartCard(
        name="followed-up-or-not",
        title=_compared_title(compared, "Following up"),
        subtitle=(
            f"Of applications with no reply by day {compared.landmark}: share with one in the "
            f"next {WITHIN} days. Line: margin of error."
        ),
        figure=_two_bars(compared, f"Followed up by day {compared.landmark}", "Not followed up"),
        alt="Two bars: share with a reply, followed up and not.",
        definition=_definition(compared),
        n=compared.followed_n + compared.waited_n,
        excluded=compared.excluded,
        note=_association(compared),
        table=_table(compared, "Followed up", "Not followed up"),
    )


def wrote_after_rejection(compared: FollowUpComparison) -> ChartCard:
    """Two bars: share of rejections that were answered, with an early message and without."""
    return ChartCard(
        name="wrote-after-rejection",
        title=_compared_title(compared, "Writing after a rejection"),
        subtitle=(
            "Share of rejections followed by a reply, feedback, a connection or a new interview "
            "within 60 days. Line: margin of error."
        ),
        figure=_two_bars(
            compared,
            f"Message within {compared.landmark} days of the rejection",
            "No message",
        ),
        alt="Two bars: share of rejections that were answered, with a message and without.",
        definition=_definition(compared),
        n=compared.followed_n + compared.waited_n,
        unit="rejection",
        excluded=compared.excluded,
        note=_association(compared),
        table=_table(compared, "With a message", "Without"),
    )


def random_test(compared: FollowUpComparison) -> ChartCard:
    """Two bars of the random test; its difference may be called an effect."""
    return ChartCard(
        name="random-test",
        title=_compared_title(compared, "Following up at random"),
        subtitle=f"Share with a reply in the {WITHIN} days after the random choice.",
        figure=_two_bars(compared, "Chosen to follow up", "Chosen to wait"),
        alt="Two bars: share with a reply, chosen to follow up and chosen to wait.",
        definition=_definition(compared),
        n=compared.followed_n + compared.waited_n,
        excluded=compared.excluded,
        table=_table(compared, "Follow up", "Wait"),
    )


def _compared_title(compared: FollowUpComparison, what: str) -> str:
    """The finding from the counts that are shown; no direction where it may be chance."""
    if compared.too_few:
        return f"{what}: too few to compare"
    shares = [formats.percent(each) for each in compared.shares]
    if compared.clear_by_counts and not compared.clear:
        return f"{what}: {shares[0]} against {shares[1]}, unclear among like applications"
    if not compared.clear:
        return f"{what}: {shares[0]} against {shares[1]}, the difference may be chance"
    more = "more" if compared.shares[0] > compared.shares[1] else "fewer"
    return f"{what}: {more} replies, {shares[0]} against {shares[1]}"


def _two_bars(compared: FollowUpComparison, first: str, second: str) -> go.Figure | None:
    if compared.too_few:
        return None
    counts = ((compared.followed_k, compared.followed_n), (compared.waited_k, compared.waited_n))
    return interval_bar(
        [
            Row(
                label,
                share,
                f"{formats.percent(share)} ({k:,} of {n:,})",
                *interval,
                colour=colour,
            )
            for label, share, (k, n), interval, colour in zip(
                (first, second), compared.shares, counts, compared.intervals, (POSITIVE, WAITING),
                strict=True,
            )
        ]
    )  # fmt: skip


def _association(compared: FollowUpComparison) -> str:
    return "" if compared.randomised else "A difference doesn't prove a cause."


def _definition(compared: FollowUpComparison) -> str:
    parts = [formats.sentence(compared.difference.definition), compared.why]
    plain, within = compared.pooled, compared.difference
    if plain.value is not None and within.value is not None:
        parts.append(
            f"Difference of the counts shown: {formats.value(plain)} "
            f"({formats.interval(plain)}). Compared within groups alike: "
            f"{formats.value(within)} ({formats.interval(within)})."
        )
    return " ".join(parts)


def _table(compared: FollowUpComparison, first: str, second: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Group": [first, second],
            "Got a reply": [compared.followed_k, compared.waited_k],
            "Of": [compared.followed_n, compared.waited_n],
        }
    )


def applied_again(found: SecondApplications) -> ChartCard:
    """Positive replies of applications after a rejection there, beside first applications."""
    again, first = found.again, found.first
    rows = found.applications
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


def _share(label: str, each: Estimate) -> Row:
    text = f"{formats.value(each)} ({each.k:,} of {each.n:,})"
    return Row(label, each.value, text, each.low, each.high, POSITIVE)


def assignments(drawn: pd.DataFrame) -> pd.DataFrame:
    """
    What was chosen at random, with headings for people.

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
    How many were chosen for what, and when the first can be judged.

    *drawn*: day, write.
    """
    write = int(drawn["write"].sum())
    counts = f"Follow up: {write:,}. Wait: {len(drawn) - write:,}."
    first = drawn["day"].min()
    if pd.isna(first) or first.date() + timedelta(days=WITHIN) <= as_of:
        return counts
    return f"{counts} First result on {formats.day(first.date() + timedelta(days=WITHIN))}."
