"""Labels of the updates that a person can log."""

from ajar.model.enums import EventKind

COMPANY_UPDATES = {
    EventKind.REPLIED: "They replied",
    EventKind.SCREEN: "Screening call",
    EventKind.TEST: "Test or task",
    EventKind.INTERVIEW: "Interview",
    EventKind.FINAL: "Final round",
    EventKind.OFFER: "Offer",
    EventKind.REJECTED: "Rejected",
    EventKind.CLOSED: "Role closed",
    EventKind.HEARD_BACK: "They answered my message",
    EventKind.FEEDBACK: "They gave feedback",
    EventKind.CONNECTED: "They accepted my connection request",
    EventKind.REOPENED: "The role is open again",
}
"""Event kind -> label of an update from the company."""

OWN_UPDATES = {
    EventKind.ACCEPTED: "I accepted the offer",
    EventKind.DECLINED: "I declined the offer",
    EventKind.WITHDRAWN: "I withdrew",
    EventKind.THANKED: "I sent a thank-you",
    EventKind.ASKED_FEEDBACK: "I asked for feedback",
    EventKind.INVITED: "I sent a connection request",
    EventKind.NUDGED: "I asked for an update",
    EventKind.REAPPLIED: "I applied again",
}
"""Event kind -> label of something the person did."""

LABELS = {**COMPANY_UPDATES, **OWN_UPDATES}
