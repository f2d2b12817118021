"""A door taken apart: its step in plain words, and its reasons as a signed bar."""

from collections.abc import Sequence
from itertools import accumulate

import pandas as pd

from ajar.model.enums import EventKind
from ajar.present import contact_window, formats
from ajar.present.chart_base import annotate, figure, label_rows, wrapped
from ajar.present.chart_card import ChartCard
from ajar.present.palette import POSITIVE, REJECTED, WAITING
from ajar.reengage import Action, ExcludedCompany, Recommendation, ScoreTerm

LOGGED_AS = {
    Action.THANK: EventKind.THANKED,
    Action.ASK_FEEDBACK: EventKind.ASKED_FEEDBACK,
    Action.INVITE: EventKind.INVITED,
    Action.NUDGE: EventKind.NUDGED,
    Action.CHECK_IN: EventKind.NUDGED,
    Action.REAPPLY: EventKind.REAPPLIED,
}
"""What a step becomes once it was taken; what is decided elsewhere becomes nothing."""


STEPS = {
    Action.ANSWER: "Answer them",
    Action.WITHDRAW: "Withdraw",
    Action.THANK: "Send a thank-you",
    Action.ASK_FEEDBACK: "Ask for feedback",
    Action.INVITE: "Connect on LinkedIn",
    Action.NUDGE: "Ask for an update",
    Action.CHECK_IN: "Check if it's open again",
    Action.REAPPLY: "Apply again",
    Action.NONE: "Nothing to do",
}
"""Each step in plain words."""

ADVICE = {
    Action.ANSWER: "They are waiting for you: answer, even if only to say when you will.",
    Action.WITHDRAW: "Two lines are enough: thank them, and say that you are no longer available.",
    Action.THANK: "A few lines while they remember you.",
    Action.ASK_FEEDBACK: "Ask what would have made you a stronger candidate. Ask once.",
    Action.INVITE: "They replied to you, so now is a good time to connect.",
    Action.NUDGE: "It's fine to ask once.",
    Action.CHECK_IN: "Two sentences are enough: who you are, and is the role open again?",
    Action.REAPPLY: "Check their open roles. If one fits, apply and message someone there.",
    Action.NONE: "",
}
"""What to do, in one sentence or two."""


_LINE = 17
"""Pixels of a line of words; a bar of ``_BAR`` is beneath its words, ``_GAP`` above the next."""
_BAR, _GAP = 20, 13
_CHARACTERS = 50
"""On a line: as many as a phone shows beside the points."""


def score_waterfall(reasons: Sequence[ScoreTerm], *, company: str) -> ChartCard:
    """Each reason's points, one after the other, from the base rate to the score."""
    points = [reason.points for reason in reasons]
    score = sum(points)
    words = [wrapped(reason.label, _CHARACTERS) for reason in reasons]
    made = figure(right=48)
    top = 0
    bars: list[int] = []
    notes: list[dict[str, object]] = []
    for lines in words:
        # The words stand above their bar, so that both have the whole width of a phone.
        notes.append(
            {
                "x": 0, "xref": "paper", "xanchor": "left", "y": top, "yanchor": "top",
                "align": "left", "text": "<br>".join(lines), "borderpad": 0, "showarrow": False,
            }
        )  # fmt: skip
        bars.append(top + _LINE * len(lines) + _BAR // 2 + 2)
        top = bars[-1] + _BAR // 2 + _GAP
    annotate(made, notes)
    made.add_bar(
        y=bars,
        x=points,
        base=list(accumulate(points[:-1], initial=0)),
        orientation="h",
        width=_BAR,
        marker_color=[
            WAITING if place == 0 else POSITIVE if each >= 0 else REJECTED
            for place, each in enumerate(points)
        ],
        hoverinfo="skip",
    )
    label_rows(
        made,
        (
            (bar, f"{reason.points:+d}" if place else f"{reason.points}")
            for place, (bar, reason) in enumerate(zip(bars, reasons, strict=True))
        ),
    )
    made.add_vline(x=score, line_width=1.4, line_dash="dot", line_color=POSITIVE)
    # A unit of the axis is about a pixel, so that a reason of two lines has room for them.
    made.update_yaxes(range=[top, 0], showticklabels=False, showgrid=False)
    made.update_xaxes(title_text="Points; 20 double the odds", showgrid=True, nticks=5, tickangle=0)
    made.update_layout(height=top + 70)
    return ChartCard(
        name="score",
        title=f"{company}: {score} points, and where they come from.",
        figure=made,
        alt="Bars: points of each reason, adding up to the score.",
        definition=(
            "50 points are your own base rate of a positive reply within 60 days of a message; "
            "20 more double the odds. The points of all reasons sum to the score."
        ),
        n=len(reasons),
        table=pd.DataFrame(
            {
                "Reason": [reason.label for reason in reasons],
                "Points": [reason.points for reason in reasons],
            }
        ),
    )


def step_words(door: Recommendation) -> str:
    """The next step and when, in one line."""
    return f"{STEPS[door.action]}: {contact_window.words(door.window)}"


def strongest(door: Recommendation) -> str:
    """The reason with most points, the base rate aside."""
    told = [each for each in door.reasons if each.factor != "base" and each.points > 0]
    return max(told, key=lambda each: each.points).label if told else door.why


def exclusion_sentence(place: ExcludedCompany) -> str:
    """Why a company is not on the list, and until when."""
    until = f" Until {formats.day(place.until)}." if place.until else ""
    return f"Not on the list today. {formats.sentence(place.why)}{until}"


def facts(door: Recommendation) -> str:
    """What happened there, and whom to write to."""
    told = [door.roles[0]] if door.roles else []
    told += [door.stage.label, door.ending]
    if door.last_contact:
        told.append(f"last word {formats.day(door.last_contact)}")
    if str(door.contact):
        told.append(f"write to {door.contact}")
    return " · ".join(told)


def likelihood_sentence(door: Recommendation) -> str:
    """How likely a positive reply is, and what came of the person's own messages like it."""
    told = f"Likelihood of a positive reply: {door.likelihood.value}"
    record = door.record
    if not record.messages:
        return f"{told}."
    return (
        f"{told}. Of {formats.pluralize(record.messages, 'message')} to companies like these "
        f"{record.answered} {'was' if record.answered == 1 else 'were'} answered."
    )
