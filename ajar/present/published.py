"""Table of a person's figures with published ones."""

from collections.abc import Sequence

import pandas as pd

from ajar.measure.published import Published, PublishedComparison
from ajar.present import formats

_NAMES = {
    "positive_rate_60": "Positive response rate",
    "interview_rate_60": "Interview rate",
    "offer_rate_60": "Offer rate",
    "rejection_rate_60": "Rejection rate",
    "no_reply_60": "No reply",
    "median_days_among_positive": "Typical time to a positive reply",
    "median_days_among_rejection": "Typical time to a rejection",
}
NONE = "no comparable figure"


def comparison_table(comparisons: Sequence[PublishedComparison]) -> pd.DataFrame:
    """Return own figure, published range, definition, source and year."""
    return pd.DataFrame(
        [
            (
                _NAMES[each.own.name],
                _own(each),
                _range(each.published),
                formats.sentence(each.own.definition),
                _source(each.published),
            )
            for each in comparisons
        ],
        columns=["Figure", "Yours", "Published", "Yours counts", "Source"],
    )


def _own(each: PublishedComparison) -> str:
    value = formats.value(each.own)
    counts = f"{each.own.k:,} of {each.own.n:,}" if each.own.k is not None else ""
    return f"{value} ({counts})" if counts and counts != value and each.own.n else value


def _range(published: Published | None) -> str:
    if published is None:
        return NONE
    low, high = published.low, published.high
    if low > 1:
        return f"{low:.0f} days" if low == high else f"{low:.0f}–{high:.0f} days"
    return f"{low * 100:.2g}–{high * 100:.2g}%"


def _source(published: Published | None) -> str:
    if published is None:
        return ""
    return f"{published.source} ({published.year}). {published.definition}"
