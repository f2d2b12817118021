"""Rates side by side: a dot with its interval for each group; filled where it is not luck."""

import pandas as pd

from ajar.model.rows import rows_of
from ajar.present import formats
from ajar.present.chart_base import error_bars, figure, label_rows, share_axis, truncate
from ajar.present.chart_card import ChartCard
from ajar.present.palette import POSITIVE, REJECTED

MOST_ROWS = 20

_DOTS = (
    "Dots with 95 % Wilson intervals; filled where the group differs from the others after "
    "Benjamini-Hochberg at 0.10, open where it may be chance. Fewer than five: k of n."
)

_WORDS = {
    "channel": "channel",
    "role": "kind of role",
    "stage": "furthest stage",
    "month": "month",
    "weekday": "weekday",
    "company": "company",
}


def group_label(by: str) -> str:
    """What the groups are, in words."""
    return _WORDS[by].capitalize()


def rates(
    groups: pd.DataFrame, *, name: str, by: str, what: str, definition: str, positive: bool = False
) -> ChartCard:
    """
    A dot per group with its 95 % interval; only words where there is nothing to compare.

    Parameters
    ----------
    groups
        Columns group, label, k, n, value, low, high, p, q, notable, too_small.
    by
        What the groups are, as in "by channel".
    what
        What happened, as in "were not selected".
    """
    shown = groups.loc[groups["n"] > 0]
    comparable = len(shown) > 1 and not shown["too_small"].all()
    cut = len(shown) - MOST_ROWS
    shown = shown.nlargest(MOST_ROWS, "n", keep="first").sort_index() if cut > 0 else shown
    colour = POSITIVE if positive else REJECTED
    made = figure(height=38 * max(len(shown), 1) + 60, right=100, top=28)
    labels = [truncate(str(label)) for label in shown["label"]]
    small = shown["too_small"].to_numpy(dtype=bool)
    middle = shown["value"].where(~shown["too_small"], (shown["low"] + shown["high"]) / 2)
    made.add_scatter(
        x=middle * 100,
        y=labels,
        mode="markers",
        marker={
            # A group too small for a percentage has its interval and no dot.
            "size": [0 if tiny else 11 for tiny in small],
            "color": colour,
            "opacity": 1,
            "symbol": ["circle" if notable else "circle-open" for notable in shown["notable"]],
            "line": {"width": 2, "color": colour},
        },
        error_x=error_bars(middle * 100, shown["low"] * 100, shown["high"] * 100),
        customdata=[f"{k:,} of {n:,}" for k, n in zip(shown["k"], shown["n"], strict=True)],
        hovertemplate="%{customdata}<extra></extra>",
    )
    label_rows(
        made,
        (
            (
                label,
                f"{row.k:,} of {row.n:,}"
                if row.too_small
                else f"{formats.percent(float(row.value))} of {row.n:,}",
            )
            for label, row in zip(labels, rows_of(shown), strict=True)
        ),
    )
    share_axis(made)
    made.update_yaxes(autorange="reversed", showgrid=False)
    return ChartCard(
        name=name,
        sentence=_sentence(shown, by, what),
        figure=made if comparable else None,
        alt=f"Dots with intervals: share of applications that {what}, by {by}.",
        definition=f"{definition} {_DOTS}" if comparable else definition,
        n=int(groups["n"].sum()),
        note=f"The {cut} smallest groups are only in the table." if cut > 0 else "",
        table=table(groups),
    )


def table(groups: pd.DataFrame) -> pd.DataFrame:
    """Groups as a table for people."""
    return pd.DataFrame(
        {
            "Group": groups["label"],
            "Count": groups["k"],
            "Of": groups["n"],
            "Share, %": (groups["value"] * 100).round(1).where(~groups["too_small"]),
            "Low, %": (groups["low"] * 100).round(1),
            "High, %": (groups["high"] * 100).round(1),
            "q": groups["q"].round(3),
            "Differs": groups["notable"],
        }
    )


def _sentence(groups: pd.DataFrame, by: str, what: str) -> str:
    if groups.empty:
        return f"Nothing to compare by {by} yet."
    if len(groups) == 1:
        only = groups.iloc[0]
        return f"By {by} there is only {only['label']}: {only['k']:,} of {only['n']:,} {what}."
    if groups["q"].isna().all():
        return f"By {by} there are too few applications to tell a difference from chance."
    notable = groups.loc[groups["notable"] & ~groups["too_small"]]
    if notable.empty:
        told = groups.loc[~groups["too_small"]]
        shares = told["value"].to_numpy(dtype="float64")
        least, most = (told.iloc[int(at)] for at in (shares.argmin(), shares.argmax()))
        return (
            f"By {by}, from {_told(least)} to {_told(most)} {what}; no difference is larger than "
            "chance would make."
        )
    spread = notable.iloc[int((notable["value"] - groups["value"].mean()).abs().argmax())]
    return (
        f"By {by}, {spread['label']!s} stands out: {formats.percent(float(spread['value']))} "
        f"{what} ({spread['k']:,} of {spread['n']:,})."
    )


def _told(group: pd.Series) -> str:
    share = formats.percent(float(group["value"]))
    return f"{share} ({group['label']}, {group['k']:,} of {group['n']:,})"
