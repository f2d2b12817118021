"""Whether writing went with more replies: the fair comparison, the naive one, and a coin's."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from ajar.measure.messages import WITHIN
from ajar.measure.risk_difference import FollowUpComparison
from ajar.model.estimate import Estimate
from ajar.present import formats
from ajar.present.chart_base import error_bars
from ajar.present.chart_card import ChartCard
from ajar.present.palette import POSITIVE, WAITING
from ajar.present.row_figure import row_figure


def fair_and_naive(
    fair: Sequence[FollowUpComparison],
    naive: FollowUpComparison,
    randomised: FollowUpComparison | None,
) -> ChartCard:
    """The fair comparison beside the naive one."""
    first = fair[0]
    rows = [
        (f"Fair, day {compared.landmark}", compared.difference, counts(compared))
        for compared in fair
    ]
    rows.append(("Naive", naive.difference, counts(naive)))
    if randomised is not None:
        rows.insert(0, ("By a coin", randomised.difference, counts(randomised)))
    return _differences(
        rows,
        name="fair-comparison",
        sentence=_sentence(first, randomised),
        definition=(
            f"Fair: share with a reply in the next {WITHIN} days, of those written to by the day "
            "minus of the others, among those still unanswered on that day, within each channel. "
            f"{first.why} Naive: {formats.sentence(naive.difference.definition)}"
            + ("" if randomised is None else f" By a coin: {randomised.why}")
        ),
    )


def why_they_differ(fair: FollowUpComparison, naive: FollowUpComparison) -> str:
    """In plain words, why the fair and the naive comparison do not say the same."""
    if fair.difference.value is None or naive.difference.value is None:
        return f"Why a naive comparison misleads: {naive.why}"
    # Of the two figures as they are shown, so that a person who subtracts them gets the same.
    points = round(naive.difference.value * 100) - round(fair.difference.value * 100)
    told = f"Why fair and naive differ: the naive figure is {formats.value(naive.difference)}, "
    if points > 0:
        return (
            f"{told}{points} above the fair one. You chose whom to write to, often where replies "
            "are commoner anyway. The fair comparison sets like beside like: still silent on the "
            "same day, within the same channel."
        )
    return f"{told}{f'{-points} below the fair one' if points else 'the same here'}. {naive.why}"


def after_rejection(compared: FollowUpComparison) -> ChartCard:
    """Followed up after a rejection, or not."""
    return _differences(
        [("After a rejection", compared.difference, counts(compared))],
        name="after-a-rejection-compared",
        sentence=_difference_sentence(
            compared, f"Writing within {compared.landmark} days of a rejection", "answers"
        ),
        definition=f"{formats.sentence(compared.difference.definition)} {compared.why}",
    )


def counts(compared: FollowUpComparison) -> str:
    """Numerators and denominators of both sides."""
    return (
        f"{compared.followed_k:,} of {compared.followed_n:,} against "
        f"{compared.waited_k:,} of {compared.waited_n:,}"
    )


def _sentence(fair: FollowUpComparison, randomised: FollowUpComparison | None) -> str:
    if randomised is not None and randomised.difference.value is not None:
        return _difference_sentence(randomised, "Where a coin decided, writing", "replies")
    return _difference_sentence(fair, f"Following up by day {fair.landmark}", "replies")


def _difference_sentence(compared: FollowUpComparison, what: str, outcome: str) -> str:
    """The finding; “caused” only where chance alone decided who was written to."""
    difference = compared.difference
    if difference.value is None or difference.low is None or difference.high is None:
        return (
            f"{what}: too few to compare, {compared.followed_n:,} written to and "
            f"{compared.waited_n:,} not."
        )
    points = round(difference.value * 100)
    more = "more" if points > 0 else "fewer"
    # What rounds to nothing is not shown to be nothing: its interval may reach far.
    none = "less than a point of difference"
    size = f"{formats.pluralize(abs(points), 'point')} {more}" if points else none
    link = "made for" if compared.randomised else "is associated with"
    ends = formats.interval(difference).removesuffix(" points")
    told = f"{what} {link} {size} in {outcome} ({counts(compared)}; {ends})"
    if difference.low <= 0 <= difference.high:
        return f"{told}, which may as well be chance."
    return f"{told}."


_NARROWEST = 20
"""Points on either side of nothing that are always shown, so that a trifle looks like one."""
_STEPS = (10, 20, 25, 50, 100)
_MOST_MARKS = 5
"""Points between marks, and how many of them find room on a narrow screen."""


def _differences(
    rows: Sequence[tuple[str, Estimate, str]], *, name: str, sentence: str, definition: str
) -> ChartCard:
    """
    Differences in points with their intervals, around a line at nothing.

    *rows*: label, the difference, and its counts in words; the first is the one to read.
    """
    judged = [estimate for _, estimate, _ in rows if estimate.value is not None]
    first = rows[0][1]
    return ChartCard(
        name=name,
        sentence=sentence,
        figure=_differences_figure(rows) if judged else None,
        alt="Dots with intervals around zero: difference in replies, followed up minus not.",
        definition=definition,
        n=first.n,
        excluded=first.excluded,
        table=pd.DataFrame(
            [
                {
                    "FollowUpComparison": label,
                    "Difference": formats.value(estimate),
                    "95 % interval": _ends(estimate),
                    "Counts": counts,
                    "n": estimate.n,
                    "Could not be used": estimate.excluded,
                }
                for label, estimate, counts in rows
            ]
        ),
    )


def _ends(estimate: Estimate) -> str:
    return "" if estimate.value is None else formats.interval(estimate)


def _differences_figure(rows: Sequence[tuple[str, Estimate, str]]) -> go.Figure:
    told = [
        "<br>".join(filter(None, (formats.value(each), _ends(each).removesuffix(" points"))))
        for _, each, _ in rows
    ]
    made = row_figure([label for label, _, _ in rows], told, each=52, right=104, title=True)
    made.add_vline(x=0, line_width=1, line_color=WAITING)
    said = pd.DataFrame(
        [
            (at, 100 * each.value, 100 * each.low, 100 * each.high)
            for at, (_, each, _) in enumerate(rows)
            if each.value is not None and each.low is not None and each.high is not None
        ],
        columns=["at", "value", "low", "high"],
    )
    made.add_scatter(
        x=said["value"],
        y=said["at"],
        mode="markers",
        marker={"size": 12, "color": [WAITING if at else POSITIVE for at in said["at"]]},
        error_x=error_bars(said["value"], said["low"], said["high"]),
        hoverinfo="skip",
    )
    low, high = min(said["low"].min(), -_NARROWEST), max(said["high"].max(), _NARROWEST)
    room = (high - low) * 0.04
    step = next(step for step in _STEPS if high - low <= _MOST_MARKS * step)
    marks = range(-100, 101, step)
    made.update_xaxes(
        title_text="← fewer · points · more →",
        range=[low - room, high + room],
        tickvals=list(marks),
        ticktext=[f"{mark:+d}" if mark else "0" for mark in marks],
        showgrid=True,
    )
    return made


def coins(said: pd.DataFrame) -> pd.DataFrame:
    """
    What the coin said, with headings for people.

    *said*: company, role, day, write.
    """
    return pd.DataFrame(
        {
            "Company": said["company"],
            "Role": said["role"],
            "The coin said": said["write"].map({True: "Write", False: "Wait"}),
            "Day": said["day"].dt.date,
        }
    )


def due(number: int) -> str:
    """How many applications wait for a coin."""
    if not number:
        return "No application is waiting for a coin: none is silent for two weeks and not longer."
    waiting = formats.pluralize(number, "application is", "applications are")
    return f"{waiting} silent and waiting for a coin."


def flipped(said: pd.DataFrame, as_of: date) -> str:
    """
    What the coin said, counted, and from when on the first can be judged.

    *said*: day, write.
    """
    write = int(said["write"].sum())
    told = f"The coin said write {_times(write)} and wait {_times(len(said) - write)}."
    first = said["day"].min()
    if pd.isna(first) or first.date() + timedelta(days=WITHIN) <= as_of:
        return told
    judged = formats.day(first.date() + timedelta(days=WITHIN))
    return f"{told} The first can be judged on {judged}."


def _times(number: int) -> str:
    return formats.pluralize(number, "time")
