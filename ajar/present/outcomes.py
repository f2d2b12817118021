"""Stacked bars of outcomes by group."""

from collections.abc import Mapping

import pandas as pd

from ajar.measure.rates.outcome_shares import GroupOutcomes
from ajar.model.rows import rows_of
from ajar.present import formats
from ajar.present.chart_card import ChartCard
from ajar.present.charts import BarPart, stacked_bar
from ajar.present.palette import CLOSED, OTHER, POSITIVE, REJECTED, WAITING

PARTS: Mapping[str, tuple[str, str]] = {
    "positive": ("Positive reply", POSITIVE),
    "rejected": ("Rejected", REJECTED),
    "closed": ("Closed or withdrawn", CLOSED),
    "other": ("Other reply", OTHER),
    "no_reply": ("No reply", WAITING),
    "waiting": ("Waiting", WAITING),
}
"""Outcome group -> its label and colour, in the order of the bars."""
_MOST_NAMED = 2
"""Most groups named in a title on each side."""
_MOST_WORDS = 2


def outcomes_by_group(by_group: GroupOutcomes) -> ChartCard:
    """Return stacked bars by group; the title names groups with clearly more positive replies."""
    groups, by = by_group.groups, by_group.words.lower()
    days = by_group.old_enough
    old = f"applications at least {days} days old" if days else "so far"
    return ChartCard(
        name=f"outcomes-by-{by_group.name}",
        title=_title(groups, by),
        subtitle=f"What became of applications by {by}, share of each; {old}.",
        figure=stacked_bar(
            [(row.label, formats.pluralize(row.n, "application")) for row in rows_of(groups)],
            [
                BarPart(label, colour, groups[part].tolist(), hatched=part == "waiting")
                for part, (label, colour) in PARTS.items()
            ],
        ),
        alt=f"Stacked bars: what became of applications, by {by}.",
        definition=(
            "Positive reply: a call, a test or an interview, whatever came later. Rejected: "
            "without one. No reply: open and quiet for longer than usual. A group is named in "
            "the title if its share of positive replies differs clearly from all other groups "
            "together, allowing for chance and for the number of groups."
        ),
        n=int(groups["n"].sum()),
        excluded=by_group.excluded,
        table=_table(groups),
    )


def _title(groups: pd.DataFrame, by: str) -> str:
    best = groups.loc[groups["notable"] & (groups["share"] > groups["rest"])]
    worst = groups.loc[groups["notable"] & (groups["share"] < groups["rest"])]
    if best.empty and worst.empty:
        return f"No clear difference by {by}"
    named = _named(best.sort_values("share", ascending=False))
    against = _named(worst.sort_values("share"))
    if best.empty:
        return f"Positive replies: {against}, others {formats.percent(worst['rest'].iloc[0])}"
    if worst.empty:
        return f"Positive replies: {named}, others {formats.percent(best['rest'].iloc[0])}"
    return f"Positive replies: {named}, against {against}"


def _named(groups: pd.DataFrame) -> str:
    return formats.join_words(
        [
            f"{_short(str(row.label))} {formats.percent(float(row.share))}"
            for row in rows_of(groups.head(_MOST_NAMED))
        ]
    )


def _short(label: str) -> str:
    """Return the first words of a long name, for a title."""
    words = label.split()
    return label if len(words) <= _MOST_WORDS else " ".join(words[:_MOST_WORDS]) + "…"


def _table(groups: pd.DataFrame) -> pd.DataFrame:
    table = groups[["label", "n", *PARTS]]
    return table.rename(
        columns={"label": "Group", "n": "Applications", **{p: w for p, (w, _) in PARTS.items()}}
    )
