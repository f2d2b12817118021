"""Groups of kinds of events: which prove a stage, answer a message, or end an application."""

from ajar.model.enums import EventKind, Stage

STAGE_EVENTS: dict[EventKind, Stage] = {
    EventKind.APPLIED: Stage.APPLIED,
    EventKind.TEST: Stage.SCREEN,
    EventKind.SCREEN: Stage.SCREEN,
    EventKind.INTERVIEW: Stage.INTERVIEW,
    EventKind.FINAL: Stage.FINAL,
    EventKind.OFFER: Stage.OFFER,
    EventKind.ACCEPTED: Stage.OFFER,
    EventKind.DECLINED: Stage.OFFER,
}
"""Events that prove a stage was reached."""

CONVERSATIONS = (EventKind.SCREEN, EventKind.INTERVIEW, EventKind.FINAL)
"""Kinds of conversations, the furthest last."""

ENDING_EVENTS = (
    EventKind.REJECTED,
    EventKind.CLOSED,
    EventKind.WITHDRAWN,
    EventKind.ACCEPTED,
    EventKind.DECLINED,
)
"""Events that end an application."""

OFFER_ANSWERS = (EventKind.ACCEPTED, EventKind.DECLINED)
"""Answers of the person to an offer."""

POSITIVE_REPLIES = frozenset(
    {
        EventKind.TEST,
        EventKind.SCREEN,
        EventKind.INTERVIEW,
        EventKind.FINAL,
        EventKind.OFFER,
    },
)
"""Replies that move an application on."""

REPLIES = POSITIVE_REPLIES | {EventKind.REPLIED, EventKind.REJECTED, EventKind.CLOSED}
"""Replies of the company about an application; a rejection is one, a receipt is not."""

FOLLOW_UPS = (
    EventKind.THANKED,
    EventKind.ASKED_FEEDBACK,
    EventKind.INVITED,
    EventKind.NUDGED,
    EventKind.REAPPLIED,
)
"""Messages sent after applying: thanks, feedback request, invitation, nudge, new application."""

ANSWERS_TO_FOLLOW_UPS = frozenset(
    {EventKind.HEARD_BACK, EventKind.FEEDBACK, EventKind.CONNECTED, EventKind.REOPENED},
)
"""Answers of the company to a follow-up."""

UPDATES = (
    EventKind.REPLIED,
    EventKind.SCREEN,
    EventKind.TEST,
    EventKind.INTERVIEW,
    EventKind.FINAL,
    EventKind.OFFER,
    EventKind.ACCEPTED,
    EventKind.DECLINED,
    EventKind.REJECTED,
    EventKind.CLOSED,
    EventKind.WITHDRAWN,
)
"""Events of one application that the person can log as an update."""

RANDOM_ASSIGNMENTS = (EventKind.COIN_WRITE, EventKind.COIN_WAIT)
"""Random assignments of an application to a message or to waiting."""

ABOUT_APPLICATION = frozenset({*UPDATES, *RANDOM_ASSIGNMENTS})
"""Logged events of one application; all others are of its company."""
