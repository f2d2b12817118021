"""What was sent after applying, what came of it, and the comparison that is fair."""

from collections.abc import Sequence

import pandas as pd

from ajar.measure.difference import Comparison
from ajar.model.estimate import Estimate
from ajar.model.rows import rows_of
from ajar.present import phrases
from ajar.present.exhibit import Exhibit
from ajar.present.layout import figure, label_rows, share_axis, whiskers
from ajar.present.palette import POSITIVE, WAITING


def sent(kinds: pd.DataFrame) -> Exhibit:
    """What was sent, of each kind, and how much of it was answered."""
    total = int(kinds["sent"].sum()) if len(kinds) else 0
    return _answered(
        kinds,
        name="follow-ups",
        sentence=f"You wrote {total:,} times after applying; this is what was answered."
        if total
        else "No follow-up is in your file yet, so there is nothing to judge.",
        definition=(
            "Follow-ups of each kind, and how many were followed by a word from there; those too "
            "recent to judge are in the table only. At the right: answered of those judged."
        ),
    )


def after_rejection(kinds: pd.DataFrame) -> Exhibit:
    """The same for what was sent after a rejection."""
    total = int(kinds["sent"].sum()) if len(kinds) else 0
    return _answered(
        kinds,
        name="after-a-rejection",
        sentence=f"After a rejection you wrote {total:,} times."
        if total
        else "You have not written after a rejection yet, or it is not in your file.",
        definition=(
            "The clock starts at the rejection; an answer is a reply, a connection, feedback, a "
            "reopened conversation or a new interview there within 60 days."
        ),
    )


def comparison(
    fair: Sequence[Comparison], naive: Comparison, randomised: Comparison | None
) -> Exhibit:
    """The fair comparison beside the naive one, and why they differ."""
    first = fair[0]
    rows = [
        (f"Fair, day {compared.landmark}", compared.difference, counts(compared))
        for compared in fair
    ]
    rows.append(("Naive", naive.difference, counts(naive)))
    if randomised is not None:
        rows.insert(0, ("By the flip of a coin", randomised.difference, counts(randomised)))
    return _differences(
        rows,
        name="fair-comparison",
        sentence=_sentence(first, randomised),
        definition=(
            f"Share with a reply in the next 45 days, followed up minus not, among those still "
            f"unanswered on the day ({counts(first)}), stratified by channel and stage. "
            f"{first.why}"
        ),
    )


def after_rejection_comparison(compared: Comparison) -> Exhibit:
    """Followed up after a rejection, or not."""
    return _differences(
        [("After a rejection", compared.difference, counts(compared))],
        name="after-a-rejection-compared",
        sentence=_difference_sentence(compared, "Writing after a rejection"),
        definition=f"{phrases.sentence(compared.difference.definition)} {compared.why}",
    )


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


def counts(compared: Comparison) -> str:
    """Numerators and denominators of both sides."""
    return (
        f"{compared.followed_k} of {compared.followed_n} against "
        f"{compared.waited_k} of {compared.waited_n}"
    )


def _sentence(fair: Comparison, randomised: Comparison | None) -> str:
    if randomised is not None and randomised.difference.value is not None:
        return (
            "Where a coin decided, writing changed the share with a reply by "
            f"{phrases.value(randomised.difference)}."
        )
    return _difference_sentence(fair, "Following up")


def _difference_sentence(compared: Comparison, what: str) -> str:
    difference = compared.difference
    if difference.value is None or difference.low is None or difference.high is None:
        return f"{what}: too few cases on one side to compare."
    points = abs(round(difference.value * 100))
    told = (
        f"{what} is associated with {points} points {'more' if difference.value > 0 else 'fewer'}"
    )
    if difference.low <= 0 <= difference.high:
        return f"{told} in replies, which may as well be chance."
    return f"{told} in replies."


def _answered(sent: pd.DataFrame, *, name: str, sentence: str, definition: str) -> Exhibit:
    """
    Share of follow-ups of each kind that were answered.

    *sent*: kind, label, sent, judged, answered, share, low, high, median_days.
    """
    shown = sent.loc[sent["sent"] > 0]
    labels = [str(label) for label in shown["label"]]
    small = shown["judged"] < 5  # noqa: PLR2004 - the smallest n of a percentage
    made = figure(height=44 * max(len(shown), 1) + 60, right=84)
    made.add_scatter(
        x=(shown["share"] * 100).where(~small),
        y=labels,
        mode="markers",
        marker={"size": 11, "color": POSITIVE},
        error_x=whiskers(shown["share"] * 100, shown["low"] * 100, shown["high"] * 100),
        hoverinfo="skip",
    )
    label_rows(
        made,
        (
            (label, f"{row.answered} of {row.judged}")
            for label, row in zip(labels, rows_of(shown), strict=True)
        ),
    )
    share_axis(made)
    made.update_yaxes(
        autorange="reversed", showgrid=False, categoryorder="array", categoryarray=labels
    )
    return Exhibit(
        name=name,
        sentence=sentence,
        figure=made if len(shown) else None,
        alt="Dots with intervals: share of follow-ups of each kind that were answered.",
        definition=definition,
        n=int(shown["judged"].sum()),
        table=pd.DataFrame(
            {
                "What": sent["label"],
                "Sent": sent["sent"],
                "Old enough to judge": sent["judged"],
                "Answered": sent["answered"],
                "Share, %": (sent["share"] * 100).round(1),
                "Low, %": (sent["low"] * 100).round(1),
                "High, %": (sent["high"] * 100).round(1),
                "Median days to the answer": sent["median_days"],
            }
        ),
    )


def _differences(
    rows: Sequence[tuple[str, Estimate, str]], *, name: str, sentence: str, definition: str
) -> Exhibit:
    """
    Differences in points with their intervals, around a line at nothing.

    *rows*: label, the difference, and its counts in words; the first is the one to read.
    """
    labels = [label for label, _, _ in rows]
    made = figure(height=54 * max(len(rows), 1) + 70, right=110)
    for place, (label, estimate, _) in enumerate(rows):
        if estimate.value is None or estimate.low is None or estimate.high is None:
            continue
        made.add_scatter(
            x=[estimate.value * 100],
            y=[label],
            mode="markers",
            marker={"size": 12, "color": POSITIVE if place == 0 else WAITING},
            error_x=whiskers([estimate.value * 100], [estimate.low * 100], [estimate.high * 100]),
            hoverinfo="skip",
        )
    label_rows(made, ((label, phrases.value(estimate)) for label, estimate, _ in rows))
    made.add_vline(x=0, line_width=1, line_color=WAITING)
    made.update_xaxes(
        range=[-105, 105], ticksuffix=" points", tickvals=[-100, -50, 0, 50, 100], showgrid=True
    )
    made.update_yaxes(
        autorange="reversed", showgrid=False, categoryorder="array", categoryarray=labels
    )
    judged = [estimate for _, estimate, _ in rows if estimate.value is not None]
    return Exhibit(
        name=name,
        sentence=sentence,
        figure=made if judged else None,
        alt="Dots with intervals around zero: difference in replies, followed up minus not.",
        definition=definition,
        n=judged[0].n if judged else 0,
        excluded=judged[0].excluded if judged else 0,
        table=pd.DataFrame(
            [
                {
                    "Comparison": label,
                    "Difference": phrases.value(estimate),
                    "95 % interval": phrases.interval(estimate),
                    "Counts": counts,
                    "n": estimate.n,
                }
                for label, estimate, counts in rows
            ]
        ),
    )
