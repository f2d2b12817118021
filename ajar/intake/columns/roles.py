"""What a column of a tracker can hold, and what each kind of column is for."""

from enum import StrEnum

from ajar.model.enums import EventKind


class Role(StrEnum):
    """What one column holds. The values are the names used in saved choices."""

    # Words about the application.
    COMPANY = "company"
    JOB = "role"
    LOCATION = "location"
    SOURCE = "source"
    CONTACT_NAME = "contact_name"
    CONTACT_ADDRESS = "contact_address"
    CONTACT_LINK = "contact_link"
    INTEREST = "interest"
    LINK = "link"
    NOTES = "notes"
    REASON = "reason"
    ID = "id"
    KIND = "kind"
    """Applications, messages and drafts in one list: which of them the row is."""
    # Where it stands.
    STATUS = "status"
    OUTCOME = "outcome"
    HISTORY = "history"
    """All stages with their days in one cell."""
    # One row per happening.
    EVENT = "event"
    FROM = "from"
    TO = "to"
    SUBJECT = "subject"
    SENDER = "sender"
    # Days that are not happenings by themselves.
    DAY = "day"
    SAVED = "saved"
    DEADLINE = "deadline"
    UPDATED = "updated"
    STATUS_DAY = "status_day"
    ENDED = "ended"
    FOLLOW_UP_DUE = "follow_up_due"
    # Happenings: the cell holds a day, yes or no, a number or a word.
    APPLIED = "applied"
    ACKNOWLEDGED = "acknowledged"
    TEST = "test"
    SCREEN = "screen"
    INTERVIEW = "interview"
    FINAL = "final"
    OFFER = "offer"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REPLIED = "replied"
    REJECTED = "rejected"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    SILENT = "silent"
    THANKED = "thanked"
    ASKED_FEEDBACK = "asked_feedback"
    INVITED = "invited"
    NUDGED = "nudged"
    FOLLOW_UP = "follow_up"
    """A follow-up of which the header does not say whether it was sent or is planned."""
    REAPPLIED = "reapplied"
    HEARD_BACK = "heard_back"
    FEEDBACK = "feedback"
    CONNECTED = "connected"
    REOPENED = "reopened"
    # No place in Ajar.
    IGNORED = "ignored"


TEXTS = {
    Role.COMPANY: "company",
    Role.JOB: "role",
    Role.LOCATION: "location",
    Role.SOURCE: "source",
    Role.CONTACT_NAME: "contact_name",
    Role.CONTACT_ADDRESS: "contact_address",
    Role.CONTACT_LINK: "contact_link",
    Role.LINK: "link",
}
"""Columns that are kept as written, and where."""

EVENTS = {role: EventKind(role.value) for role in Role if role.value in set(EventKind)} | {
    Role.FOLLOW_UP: EventKind.NUDGED,
}
"""Columns of happenings and what happened."""

HAPPENINGS = frozenset(EVENTS) | {Role.SILENT}
"""SILENT is the one that did not happen."""

FOLLOW_UPS = frozenset(
    {
        Role.THANKED,
        Role.ASKED_FEEDBACK,
        Role.INVITED,
        Role.NUDGED,
        Role.FOLLOW_UP,
        Role.REAPPLIED,
        Role.HEARD_BACK,
        Role.FEEDBACK,
        Role.CONNECTED,
        Role.REOPENED,
    },
)
"""What the person sent and what came of it: no proof that an application was sent."""

STAGES = frozenset({Role.TEST, Role.SCREEN, Role.INTERVIEW, Role.FINAL, Role.OFFER})
"""What a tracker with a column per stage has columns for."""

ENDINGS = frozenset(
    {Role.REJECTED, Role.CLOSED, Role.WITHDRAWN, Role.ACCEPTED, Role.DECLINED, Role.OFFER},
)
"""How an application can end."""

WORDS = frozenset({Role.STATUS, Role.OUTCOME})
"""Columns read with the vocabulary of statuses."""

DAYS = frozenset(
    {
        Role.DAY,
        Role.SAVED,
        Role.DEADLINE,
        Role.UPDATED,
        Role.STATUS_DAY,
        Role.ENDED,
        Role.FOLLOW_UP_DUE,
    },
)

UNUSED = frozenset(
    {Role.IGNORED, Role.SAVED, Role.DEADLINE, Role.FOLLOW_UP_DUE, Role.ID, Role.SENDER},
)
"""Recognised, so that they are not taken for something else, but kept nowhere."""

SEVERAL = HAPPENINGS | WORDS | UNUSED | {Role.NOTES, Role.IGNORED}
"""Roles that more than one column may have."""

LABELS: dict[Role, str] = {
    Role.COMPANY: "Company",
    Role.JOB: "Role",
    Role.LOCATION: "Place",
    Role.SOURCE: "Channel or source",
    Role.CONTACT_NAME: "Contact: name",
    Role.CONTACT_ADDRESS: "Contact: mail address",
    Role.CONTACT_LINK: "Contact: profile",
    Role.INTEREST: "Interest",
    Role.LINK: "Link of the job",
    Role.NOTES: "Notes",
    Role.REASON: "Reason it ended",
    Role.ID: "Number or reference",
    Role.KIND: "Kind of entry",
    Role.STATUS: "Status",
    Role.OUTCOME: "Outcome or answer",
    Role.HISTORY: "List of stages",
    Role.EVENT: "What happened (one row each)",
    Role.FROM: "Stage before",
    Role.TO: "Stage after",
    Role.SUBJECT: "Subject of an e-mail",
    Role.SENDER: "Sender of an e-mail",
    Role.DAY: "Day",
    Role.SAVED: "Day saved or found",
    Role.DEADLINE: "Deadline",
    Role.UPDATED: "Day of the last update",
    Role.STATUS_DAY: "Day of the status",
    Role.ENDED: "Day it ended",
    Role.FOLLOW_UP_DUE: "Follow-up due",
    Role.SILENT: "No reply",
    Role.FOLLOW_UP: "Follow-up, sent or planned",
    Role.IGNORED: "Not used",
}
"""Roles in words for people; those of happenings are called as their event."""


def label(role: Role) -> str:
    """
    A role in words for people.

    Examples
    --------
    >>> label(Role.JOB), label(Role.INTERVIEW)
    ('Role', 'Interview')
    """
    return LABELS[role] if role in LABELS else EVENTS[role].label
