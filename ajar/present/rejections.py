"""Where and why applications were turned down."""

from collections.abc import Sequence

import pandas as pd

from ajar.model.estimate import SMALLEST_N, Estimate
from ajar.present import formats, groups
from ajar.present.chart_base import error_bars, escape_plotly, figure, label_rows, share_axis
from ajar.present.chart_card import ChartCard
from ajar.present.palette import POSITIVE, REJECTED, WAITING
from ajar.present.row_figure import row_figure


def rates(frame: pd.DataFrame, *, by: str) -> ChartCard:
    """Share of applications not selected, by group."""
    told = groups.group_label(by).lower()
    return groups.rates(
        frame,
        name=f"not-selected-by-{by}",
        by=told,
        what="were not selected",
        definition=f"Share of all applications sent that were not selected, by {told}.",
    )


def conversions(estimates: Sequence[Estimate]) -> ChartCard:
    """From stage to stage: the share that went on, of those decided or past waiting."""
    labels = [
        "Applied to screen",
        "Screen to interview",
        "Interview to final round",
        "Final round to offer",
    ]
    rows = [
        (label, estimate)
        for label, estimate in zip(labels, estimates, strict=True)
        if estimate.n and estimate.value is not None
    ]
    made = figure(height=46 * max(len(rows), 1) + 66, right=96, top=28)
    made.add_scatter(
        x=[(estimate.value or 0) * 100 for _, estimate in rows],
        y=[label for label, _ in rows],
        mode="markers",
        marker={
            "size": [0 if estimate.too_small else 12 for _, estimate in rows],
            "color": POSITIVE,
            "opacity": 1,
        },
        error_x=error_bars(
            [(e.value or 0) * 100 for _, e in rows],
            [(e.low or 0) * 100 for _, e in rows],
            [(e.high or 0) * 100 for _, e in rows],
        ),
        hoverinfo="skip",
    )
    label_rows(
        made,
        (
            (
                label,
                f"{estimate.k} of {estimate.n}" if estimate.too_small else formats.value(estimate),
            )
            for label, estimate in rows
        ),
    )
    share_axis(made)
    made.update_yaxes(autorange="reversed", showgrid=False)
    return ChartCard(
        name="conversions",
        sentence=_narrowest(rows),
        figure=made if rows else None,
        alt="Dots with intervals: share that went on from each stage to the next.",
        definition=(
            "Of the applications that reached a stage and are decided or have waited past its "
            "threshold, the share that reached the next stage or a later one; "
            "95 % Wilson intervals."
        ),
        n=max((estimate.n for _, estimate in rows), default=0),
        excluded=max((estimate.excluded for _, estimate in rows), default=0),
        table=pd.DataFrame(
            [
                {
                    "Step": label,
                    "Went on": estimate.k,
                    "Of": estimate.n,
                    "Share": formats.value(estimate),
                    "95 % interval": formats.interval(estimate),
                }
                for label, estimate in rows
            ]
        ),
    )


def _narrowest(rows: Sequence[tuple[str, Estimate]]) -> str:
    judged = [(label, estimate) for label, estimate in rows if not estimate.too_small]
    if not judged:
        return "Too few applications are decided to say where they stop."
    label, estimate = min(judged, key=lambda row: row[1].value or 0)
    if len(judged) == 1:
        return f"From {label.lower()}, {estimate.k:,} of {estimate.n:,} went on so far."
    return (
        f"The narrowest step is from {label.lower()}: {estimate.k:,} of {estimate.n:,} went on "
        f"({formats.value(estimate)}, {formats.interval(estimate)})."
    )


def reasons(frame: pd.DataFrame) -> ChartCard:
    """
    Why, where somebody said so.

    *frame*: reason, label, count, share, low, high.
    """
    stated = frame.loc[(frame["reason"] != "unstated") & (frame["count"] > 0)]
    total, said = int(frame["count"].sum()), int(stated["count"].sum())
    made = row_figure(
        [escape_plotly(str(label)) for label in stated["label"]],
        [f"{count:,} of {said:,}" for count in stated["count"]],
        each=42,
        right=84,
    )
    share, low, high = (stated[column] * 100 for column in ("share", "low", "high"))
    small = said < SMALLEST_N
    made.add_scatter(
        x=share,
        y=list(range(len(stated))),
        mode="markers",
        marker={"size": 0 if small else 12, "color": REJECTED},
        error_x=error_bars(share, low, high),
        hoverinfo="skip",
    )
    share_axis(made)
    return ChartCard(
        name="reasons",
        sentence=_commonest(stated, said, total),
        figure=made if said else None,
        alt="Dots with intervals: how often each reason was given, of all that were given.",
        definition=(
            "Reasons as the file has them, for applications that were not selected or closed: "
            "share of those with a reason, with 95 % Wilson intervals. Reasons given to "
            "candidates are often softened, so read them as hints."
        ),
        n=said,
        note=f"{formats.pluralize(total - said, 'other')} had none." if total > said else "",
        table=pd.DataFrame(
            {
                "Reason": frame["label"],
                "Count": frame["count"],
                "Share, %": (frame["share"] * 100).round(1) if not small else pd.NA,
                "Low, %": (frame["low"] * 100).round(1),
                "High, %": (frame["high"] * 100).round(1),
            }
        ),
    )


def _commonest(stated: pd.DataFrame, said: int, total: int) -> str:
    """*stated*: label, count, share, low, high; most frequent first."""
    if not said:
        return "No reason is in your file yet; most companies never give one."
    given = f"A reason was given in {said:,} of {formats.pluralize(total, 'case')}"
    if said < SMALLEST_N:
        return f"{given}."
    first = stated.iloc[0]
    ends = f"{100 * first['low']:.0f} to {100 * first['high']:.0f} %"
    return (
        f"{given}; the commonest is “{first['label']}”: {first['count']:,} of them "
        f"({formats.percent(float(first['share']))}, {ends})."
    )


_CLOSE = {0.5: "half", 1: "alike", 2: "twice"}
_FAR = {0.1: "a tenth", 1: "alike", 10: "10 times"}
"""Odds against those of all others, in words; more of them would not find room on a phone."""
_WIDE = 25
"""Highest odds beside the lowest from which “half” and “twice” stand too near to each other."""


def side_by_side(frame: pd.DataFrame) -> ChartCard:
    """
    Odds of not being selected for each kind of role, pooled beside compared within channels.

    *frame*: group, label, n, pooled, stratified (odds ratios against the rest), low, high,
    reverses; at least one row.
    """
    labels = [escape_plotly(str(label)) for label in frame["label"]]
    ends = frame[["pooled", "low", "high"]].to_numpy(dtype="float64")
    wide = ends.max() > _WIDE * ends.min()
    marks = _FAR if wide else _CLOSE
    made = figure(height=44 * len(frame) + 70, right=24)
    made.add_scatter(
        x=frame["pooled"], y=labels, mode="markers", hoverinfo="skip",
        marker={"size": 11, "color": WAITING, "symbol": "circle-open", "line": {"width": 2}},
    )  # fmt: skip
    made.add_scatter(
        x=frame["stratified"],
        y=labels,
        mode="markers",
        marker={"size": 11, "color": REJECTED},
        error_x=error_bars(frame["stratified"], frame["low"], frame["high"]),
        hoverinfo="skip",
    )
    made.add_vline(x=1, line_width=1, line_color=WAITING)
    made.update_xaxes(
        type="log",
        title_text="← turned down less · more →",
        tickvals=list(marks),
        ticktext=list(marks.values()),
        tickangle=0,
        showgrid=True,
    )
    made.update_yaxes(autorange="reversed", showgrid=False)
    turned = [str(label) for label in frame.loc[frame["reverses"], "label"]]
    return ChartCard(
        name="pooled-beside-stratified",
        sentence=(
            f"Within the same channel, the picture turns round for {', '.join(turned)}."
            if turned
            else "The picture of no kind of role turns round within the same channel."
        ),
        figure=made,
        alt="Dots: odds ratio of each kind of role, open as pooled, filled within channels.",
        definition=(
            "Odds of not being selected, as a multiple of those of all other roles: open dots over "
            "everything, filled dots within channels (Mantel-Haenszel) with 95 % intervals."
        ),
        n=int(frame["n"].sum()),
        table=frame.drop(columns="group").rename(
            columns={
                "label": "Kind of role",
                "n": "n",
                "pooled": "Pooled odds ratio",
                "stratified": "Stratified",
                "low": "Low",
                "high": "High",
                "reverses": "Turns round",
            }
        ),
    )
