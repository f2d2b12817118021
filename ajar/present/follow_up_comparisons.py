"""Charts of follow-up comparisons: two bars each, with the interpretation."""

import pandas as pd
import plotly.graph_objects as go

from ajar.measure.follow_ups.comparison import FollowUpComparison
from ajar.measure.follow_ups.message_counts import REPLY_DAYS
from ajar.present import formats
from ajar.present.chart_card import ChartCard
from ajar.present.charts import ChartRow, interval_bar
from ajar.present.palette import POSITIVE, WAITING


def followed_up_or_not(compared: FollowUpComparison) -> ChartCard:
    """Return two bars: share with a reply, followed up by the landmark or not."""
    return ChartCard(
        name="followed-up-or-not",
        title=_compared_title(compared, "Following up"),
        subtitle=(
            f"Of applications with no reply by day {compared.landmark}: share with one in the "
            f"next {REPLY_DAYS} days. Line: margin of error."
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
    """Return two bars: share of rejections with a reply, with and without an early message."""
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
    """Return two bars of the random test; its difference may be called an effect."""
    return ChartCard(
        name="random-test",
        title=_compared_title(compared, "Following up at random"),
        subtitle=f"Share with a reply in the {REPLY_DAYS} days after the random choice.",
        figure=_two_bars(compared, "Chosen to follow up", "Chosen to wait"),
        alt="Two bars: share with a reply, chosen to follow up and chosen to wait.",
        definition=_definition(compared),
        n=compared.followed_n + compared.waited_n,
        excluded=compared.excluded,
        table=_table(compared, "Follow up", "Wait"),
    )


def _compared_title(compared: FollowUpComparison, what: str) -> str:
    """Return the finding from the counts; without a direction if it may be chance."""
    if compared.too_few:
        return f"{what}: too few to compare"
    shares = [formats.percent(each) for each in compared.shares]
    if compared.pooled_interval_excludes_zero and not compared.both_intervals_exclude_zero:
        return f"{what}: {shares[0]} against {shares[1]}, unclear among like applications"
    if not compared.both_intervals_exclude_zero:
        return f"{what}: {shares[0]} against {shares[1]}, the difference may be chance"
    more = "more" if compared.shares[0] > compared.shares[1] else "fewer"
    return f"{what}: {more} replies, {shares[0]} against {shares[1]}"


def _two_bars(compared: FollowUpComparison, first: str, second: str) -> go.Figure | None:
    if compared.too_few:
        return None
    counts = ((compared.followed_k, compared.followed_n), (compared.waited_k, compared.waited_n))
    return interval_bar(
        [
            ChartRow(
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
    parts = [formats.sentence(compared.difference.definition), compared.interpretation]
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
