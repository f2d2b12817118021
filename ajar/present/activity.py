"""What changed lately, and days on which suspiciously many replies are dated."""

import pandas as pd
import plotly.graph_objects as go

from ajar.model.rows import rows_of
from ajar.present import formats
from ajar.present.chart_base import escape_plotly
from ajar.present.chart_card import ChartCard
from ajar.present.palette import OTHER, POSITIVE, REJECTED, WAITING, with_alpha
from ajar.present.row_figure import row_figure

_COLOURS = {"positive": POSITIVE, "rejected": REJECTED}
_FEW = 6
"""Up to this count each whole number has its mark."""


def lately(changes: pd.DataFrame, *, days: int) -> ChartCard:
    """
    What changed in the last days beside the same number of days before.

    *changes*: what, label, now, before.
    """
    total = int(changes["now"].sum()) if len(changes) else 0
    shown = changes.loc[(changes["now"] > 0) | (changes["before"] > 0)]
    return ChartCard(
        name="lately",
        title=_lately_sentence(changes.set_index("what"), days)
        if total
        else f"Nothing carries a day within the last {days} days.",
        figure=_lately_figure(shown) if total else None,
        alt=f"Dots: counts of the last {days} days, filled, and of the days before, open.",
        definition=(
            f"Dated facts by kind, in the last {days} days (filled) and in the {days} before "
            "(open). Plain counts."
        ),
        n=total,
        table=changes[["label", "now", "before"]].rename(
            columns={"label": "What", "now": f"Last {days} days", "before": "Before"}
        ),
    )


def _lately_sentence(counts: pd.DataFrame, days: int) -> str:
    """*counts* by what they count: now, before."""
    now, before = counts["now"], counts["before"]
    sent = formats.pluralize(int(now["applications"]), "application")
    told = (
        f"In the last {days} days you sent {sent} ({before['applications']:,} in the {days} before)"
    )
    if not now["replies"]:
        return f"{told} and had no first reply ({before['replies']:,} before)."
    replies = formats.pluralize(int(now["replies"]), "first reply", "first replies")
    positive = f"{now['positive']:,} of them" if now["positive"] else "none of them"
    return f"{told} and had {replies} ({before['replies']:,} before), {positive} positive."


def _lately_figure(shown: pd.DataFrame) -> go.Figure:
    made = row_figure(
        [escape_plotly(str(label)) for label in shown["label"]],
        [f"{row.now:,} (was {row.before:,})" for row in rows_of(shown)],
        each=38,
        right=112,
    )
    rows = list(range(len(shown)))
    colours = [_COLOURS.get(str(what), OTHER) for what in shown["what"]]
    made.update_layout(
        shapes=[
            {
                "type": "line", "x0": before, "x1": now, "y0": row, "y1": row, "layer": "below",
                "line": {"color": with_alpha(WAITING, 0.6), "width": 2},
            }
            for row, now, before in zip(rows, shown["now"], shown["before"], strict=True)
        ]
    )  # fmt: skip
    for counted, symbol in (("before", "circle-open"), ("now", "circle")):
        made.add_scatter(
            x=shown[counted], y=rows, mode="markers", hoverinfo="skip", cliponaxis=False,
            marker={
                "size": 12, "symbol": symbol, "color": colours, "opacity": 1,
                "line": {"width": 2, "color": colours},
            },
        )  # fmt: skip
    most = int(shown[["now", "before"]].to_numpy().max())
    made.update_xaxes(
        range=[-0.02 * most, most * 1.04],
        showgrid=True,
        tickformat=",d",
        **({"dtick": 1} if most <= _FEW else {"nticks": 6}),
    )
    return made


def bulk_sentence(days: pd.DataFrame) -> str:
    """
    Days on which suspiciously much was entered at once.

    *days*: day, replies, usual.
    """
    told = ", ".join(
        f"{row.replies} on {formats.day(row.day.date())}" for row in rows_of(days.head(3))
    )
    return (
        f"Many answers carry the same day ({told}). If you entered them together, their days say "
        "when you tidied up and not when the answers came; waiting times are only as good as that."
    )
