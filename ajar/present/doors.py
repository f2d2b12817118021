"""A door taken apart: its step in plain words, and its reasons as a signed bar."""

from collections.abc import Sequence

import pandas as pd

from ajar.model.words import EventKind
from ajar.present import window
from ajar.present.exhibit import Exhibit
from ajar.present.layout import figure, label_rows, shortened
from ajar.present.palette import POSITIVE, REJECTED, WAITING
from ajar.reengage import Action, Door, Reason

LOGGED_AS = {
    Action.THANK: EventKind.THANKED,
    Action.ASK_FEEDBACK: EventKind.ASKED_FEEDBACK,
    Action.INVITE: EventKind.INVITED,
    Action.NUDGE: EventKind.NUDGED,
    Action.CHECK_IN: EventKind.NUDGED,
    Action.REAPPLY: EventKind.REAPPLIED,
}
"""What a step becomes once it was taken; waiting becomes nothing."""


STEPS = {
    Action.THANK: "Thank them",
    Action.ASK_FEEDBACK: "Ask for feedback",
    Action.INVITE: "Invite them into your network",
    Action.NUDGE: "Ask for news",
    Action.CHECK_IN: "Ask whether it is open again",
    Action.REAPPLY: "Apply again",
    Action.WAIT: "Wait",
}
"""Each step in plain words."""

ADVICE = {
    Action.THANK: "Say thank you, and that you would still be interested.",
    Action.ASK_FEEDBACK: "Ask for the one thing that would have made you stronger.",
    Action.INVITE: "They answered you, so an invitation is no surprise.",
    Action.NUDGE: "One short question is enough.",
    Action.CHECK_IN: "Two sentences: who you are, and whether the seat is open again.",
    Action.REAPPLY: (
        "Look at their openings first. If one fits, apply, and write to a person there as well."
    ),
    Action.WAIT: "",
}
"""What to do, in one sentence or two."""


def waterfall(reasons: Sequence[Reason], *, company: str) -> Exhibit:
    """Each reason's points, one after the other, from the base rate to the score."""
    score = sum(reason.points for reason in reasons)
    made = figure(height=52 * len(reasons) + 60, right=48)
    beneath = 0
    for place, reason in enumerate(reasons):
        made.add_bar(
            y=[place],
            x=[reason.points],
            base=[beneath],
            orientation="h",
            width=0.4,
            marker_color=WAITING if place == 0 else POSITIVE if reason.points >= 0 else REJECTED,
            hoverinfo="skip",
        )
        # The words stand above their bar, so that both have the whole width of a phone.
        made.add_annotation(
            x=0, xref="paper", xanchor="left", y=place, yshift=20,
            text=shortened(reason.label, 48), showarrow=False,
        )  # fmt: skip
        beneath += reason.points
    label_rows(
        made,
        (
            (place, f"{reason.points:+d}" if place else f"{reason.points}")
            for place, reason in enumerate(reasons)
        ),
    )
    made.add_vline(x=score, line_width=1.4, line_dash="dot", line_color=POSITIVE)
    made.update_yaxes(range=[len(reasons) - 0.5, -0.9], showticklabels=False, showgrid=False)
    made.update_xaxes(title="Points; 20 double the odds", showgrid=True, nticks=5, tickangle=0)
    return Exhibit(
        name="score",
        sentence=f"{company}: {score} points, and where they come from.",
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


def step_words(door: Door) -> str:
    """The next step and when, in one line."""
    return f"{STEPS[door.next_action]}: {window.words(door.window)}"


def strongest(door: Door) -> str:
    """The reason with most points, the base rate aside."""
    told = [reason for reason in door.reasons if reason.factor != "base"]
    return max(told, key=lambda reason: reason.points).label if told else "Your own base rate"
