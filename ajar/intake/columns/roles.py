"""Roles of columns, groups of roles, and their labels."""

from enum import StrEnum

from ajar.model.enums import EventKind


class Role(StrEnum):
    """Role of one column. The values are saved in import settings."""

    # Fields of the application.
    COMPANY = "company"
    ROLE = "role"
    """What was applied for; not the role of a column."""
    LOCATION = "location"
    SOURCE = "source"
    REFERRER = "referrer"
    """Name of the referrer, or whether there was one."""
    AGENCY = "agency"
    CLIENT = "client"
    """The employer, where the company named elsewhere is an agency."""
    CONTACT_NAME = "contact_name"
    CONTACT_ADDRESS = "contact_address"
    CONTACT_LINK = "contact_link"
    INTEREST = "interest"
    LINK = "link"
    NOTES = "notes"
    REASON = "reason"
    ID = "id"
    REQUISITION = "requisition"
    KIND = "kind"
    """Type of the row, where one list holds applications, messages and drafts."""
    # Current state.
    STATUS = "status"
    OUTCOME = "outcome"
    HISTORY = "history"
    """All stages with their days in one cell."""
    # Tables with one row per event.
    EVENT = "event"
    FROM = "from"
    TO = "to"
    SUBJECT = "subject"
    SENDER = "sender"
    # Days that are not events.
    DAY = "day"
    SAVED = "saved"
    DEADLINE = "deadline"
    UPDATED = "updated"
    STATUS_DAY = "status_day"
    ENDED = "ended"
    FOLLOW_UP_DUE = "follow_up_due"
    START = "start"
    NEXT_ACTION = "next_action"
    """Planned next step as text."""
    # Events: the cell holds a day, yes or no, a number or a status.
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
    ENDED_AT_STAGE = "ended_at_stage"
    """Stage of the application when it was rejected."""
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    SILENT = "silent"
    THANKED = "thanked"
    ASKED_FEEDBACK = "asked_feedback"
    INVITED = "invited"
    NUDGED = "nudged"
    OUTREACH = "outreach"
    """A message to a person at the company, about the application or before it."""
    FOLLOW_UP = "follow_up"
    """A follow-up, sent or planned: the header does not distinguish."""
    REAPPLIED = "reapplied"
    HEARD_BACK = "heard_back"
    FEEDBACK = "feedback"
    CONNECTED = "connected"
    REOPENED = "reopened"
    # Kept for grouping.
    RESUME_VERSION = "resume_version"
    INDUSTRY = "industry"
    COMPANY_SIZE = "company_size"
    WORK_MODE = "work_mode"
    SENIORITY = "seniority"
    SALARY = "salary"
    COUNTRY = "country"
    JOB_TYPE = "job_type"
    FIELD = "field"
    """Any other column, kept as written."""
    # Not used.
    IGNORED = "ignored"


TEXT_FIELDS = {
    Role.COMPANY: "company",
    Role.ROLE: "role",
    Role.LOCATION: "location",
    Role.SOURCE: "source",
    Role.CONTACT_NAME: "contact_name",
    Role.CONTACT_ADDRESS: "contact_address",
    Role.CONTACT_LINK: "contact_link",
    Role.LINK: "link",
    Role.REQUISITION: "requisition",
}
"""Columns that are kept as written, with their column of the applications frame."""

EVENT_KINDS = {role: EventKind(role.value) for role in Role if role.value in set(EventKind)} | {
    Role.FOLLOW_UP: EventKind.NUDGED,
    Role.OUTREACH: EventKind.NUDGED,
    Role.ENDED_AT_STAGE: EventKind.REJECTED,
}
"""Event columns and their event kind."""

EVENT_ROLES = frozenset(EVENT_KINDS) | {Role.SILENT}
"""Event columns; ``SILENT`` records that no reply came."""

FOLLOW_UP_ROLES = frozenset(
    {
        Role.THANKED,
        Role.ASKED_FEEDBACK,
        Role.INVITED,
        Role.NUDGED,
        Role.OUTREACH,
        Role.FOLLOW_UP,
        Role.REAPPLIED,
        Role.HEARD_BACK,
        Role.FEEDBACK,
        Role.CONNECTED,
        Role.REOPENED,
    },
)
"""Follow-ups and their results, which do not prove that an application was sent."""

STAGE_ROLES = frozenset({Role.TEST, Role.SCREEN, Role.INTERVIEW, Role.FINAL, Role.OFFER})
"""Stages of an application."""

ENDING_ROLES = frozenset(
    {Role.REJECTED, Role.CLOSED, Role.WITHDRAWN, Role.ACCEPTED, Role.DECLINED, Role.OFFER},
)
"""Outcomes of an application."""

STATUS_ROLES = frozenset({Role.STATUS, Role.OUTCOME})
"""Columns that are read with the status vocabulary."""

DAY_ROLES = frozenset(
    {
        Role.DAY,
        Role.SAVED,
        Role.DEADLINE,
        Role.UPDATED,
        Role.STATUS_DAY,
        Role.ENDED,
        Role.FOLLOW_UP_DUE,
        Role.START,
    },
)

PERSON_ROLES = frozenset(
    {Role.CONTACT_NAME, Role.CONTACT_ADDRESS, Role.CONTACT_LINK, Role.REFERRER},
)
"""Columns about people at a company."""

PLAN_ROLES = frozenset({Role.DEADLINE, Role.FOLLOW_UP_DUE, Role.START, Role.NEXT_ACTION})
"""Planned days and steps."""

GROUPING_ROLES = frozenset(
    {
        Role.RESUME_VERSION,
        Role.INDUSTRY,
        Role.COMPANY_SIZE,
        Role.WORK_MODE,
        Role.SENIORITY,
        Role.SALARY,
        Role.COUNTRY,
        Role.JOB_TYPE,
        Role.FIELD,
    },
)
"""Columns that are kept as written, for grouping."""

UNUSED_ROLES = frozenset(
    {Role.IGNORED, Role.SAVED, Role.ID, Role.SENDER, Role.REQUISITION}
    | PLAN_ROLES
    | GROUPING_ROLES,
)
"""Columns that do not indicate whether a row is an application."""

REPEATABLE_ROLES = EVENT_ROLES | STATUS_ROLES | UNUSED_ROLES | {Role.NOTES, *PERSON_ROLES}
"""Roles that more than one column may have."""

LABELS: dict[Role, str] = {
    Role.COMPANY: "Company",
    Role.ROLE: "Job: title",
    Role.LOCATION: "Job: location",
    Role.SOURCE: "Source",
    Role.REFERRER: "Contact: referred by",
    Role.AGENCY: "Agency",
    Role.CLIENT: "Agency: its client",
    Role.CONTACT_NAME: "Contact: name",
    Role.CONTACT_ADDRESS: "Contact: email",
    Role.CONTACT_LINK: "Contact: profile",
    Role.INTEREST: "Interest",
    Role.LINK: "Job: link",
    Role.NOTES: "Notes",
    Role.REASON: "Outcome: reason",
    Role.ID: "Reference no.",
    Role.REQUISITION: "Job: reference no.",
    Role.KIND: "Entry type",
    Role.STATUS: "Status",
    Role.OUTCOME: "Outcome",
    Role.HISTORY: "Stage: history in one cell",
    Role.EVENT: "What happened (one row each)",
    Role.FROM: "Stage: before",
    Role.TO: "Stage: after",
    Role.SUBJECT: "Email: subject",
    Role.SENDER: "Email: sender",
    Role.DAY: "Date: not clear of what",
    Role.SAVED: "Date: saved or found",
    Role.DEADLINE: "Date: deadline",
    Role.UPDATED: "Date: last update",
    Role.STATUS_DAY: "Date: of the status",
    Role.ENDED: "Date: closed",
    Role.FOLLOW_UP_DUE: "Follow-up: due on",
    Role.START: "Date: first day of work",
    Role.NEXT_ACTION: "Next step",
    Role.APPLIED: "Date: applied",
    Role.ACKNOWLEDGED: "Reply: automatic",
    Role.TEST: "Stage: test or task",
    Role.SCREEN: "Stage: screening call",
    Role.INTERVIEW: "Stage: interview",
    Role.FINAL: "Stage: final round",
    Role.OFFER: "Stage: offer",
    Role.ACCEPTED: "Outcome: offer accepted",
    Role.DECLINED: "Outcome: offer declined",
    Role.REPLIED: "Reply: first one",
    Role.REJECTED: "Outcome: rejected",
    Role.ENDED_AT_STAGE: "Outcome: rejected at stage",
    Role.CLOSED: "Outcome: role closed",
    Role.WITHDRAWN: "Outcome: withdrawn by me",
    Role.SILENT: "Reply: none",
    Role.THANKED: "Follow-up: thank-you",
    Role.ASKED_FEEDBACK: "Follow-up: feedback request",
    Role.INVITED: "Follow-up: connection request",
    Role.NUDGED: "Follow-up: status check",
    Role.OUTREACH: "Follow-up: message to someone there",
    Role.FOLLOW_UP: "Follow-up: sent or planned",
    Role.REAPPLIED: "Follow-up: applied again",
    Role.HEARD_BACK: "Reply: to a follow-up",
    Role.FEEDBACK: "Reply: feedback",
    Role.CONNECTED: "Reply: connected",
    Role.REOPENED: "Reply: role open again",
    Role.RESUME_VERSION: "Résumé version",
    Role.INDUSTRY: "Company: industry",
    Role.COMPANY_SIZE: "Company: size",
    Role.WORK_MODE: "Job: work mode",
    Role.SENIORITY: "Job: seniority",
    Role.SALARY: "Job: salary",
    Role.COUNTRY: "Job: country",
    Role.JOB_TYPE: "Job: type",
    Role.FIELD: "Keep as it is",
    Role.IGNORED: "Ignore",
}
"""Labels of roles; what belongs together begins alike, so that a sorted list has it in a row."""


def label(role: Role) -> str:
    """
    Return the label of a role for people.

    Examples
    --------
    >>> label(Role.ROLE), label(Role.INTERVIEW)
    ('Job: title', 'Stage: interview')
    """
    return LABELS[role]
