"""Enums of the domain: stages, outcomes, channels, reasons, events, plans, signals."""

from enum import IntEnum, StrEnum


class Stage(IntEnum):
    """How far an application got. The furthest stage survives a rejection."""

    APPLIED = 0
    SCREEN = 1
    """Recruiter call, phone screen, test or assessment."""
    INTERVIEW = 2
    FINAL = 3
    OFFER = 4

    @property
    def label(self) -> str:
        """The label shown to people."""
        return ("Applied", "Screen or test", "Interview", "Final round", "Offer")[self]


class Outcome(StrEnum):
    """How an application ended, or that it has not."""

    OPEN = "open"
    REJECTED = "rejected"
    OFFER = "offer"
    WITHDRAWN = "withdrawn"
    """By the person."""
    CLOSED = "closed"
    """The role was filled, cancelled or frozen."""

    @property
    def label(self) -> str:
        """The label shown to people."""
        return _OUTCOME_LABELS[self]


class OfferAnswer(StrEnum):
    """What the person said to an offer."""

    NONE = ""
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Channel(StrEnum):
    """The way an application reached the company."""

    REFERRAL = "referral"
    RECRUITER = "recruiter"
    """A recruiter of the company made the first move."""
    AGENCY = "agency"
    CAREERS_PAGE = "careers_page"
    JOB_BOARD = "job_board"
    NETWORKING = "networking"
    """An event, a message, a meeting: direct, but without somebody inside vouching."""
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The label shown to people."""
        return self.value.replace("_", " ").capitalize()


class Reason(StrEnum):
    """Why an application ended, where the company or the person said so."""

    UNSTATED = "unstated"
    OTHER_CANDIDATE = "other_candidate"
    """Somebody else got it: the runner-up's case."""
    ROLE_GONE = "role_gone"
    """Frozen, cancelled, filled inside or no longer hiring."""
    SKILLS = "skills"
    """Skills or experience that were missing."""
    MISMATCH = "mismatch"
    """Something hard that has not changed: visa, place, pay."""

    @property
    def label(self) -> str:
        """The label shown to people."""
        return _REASON_LABELS[self]


class EventKind(StrEnum):
    """One fact about an application or a company."""

    # How far it got.
    APPLIED = "applied"
    TEST = "test"
    """A test, an assessment or a task: the screen stage without a conversation."""
    SCREEN = "screen"
    """A conversation with a recruiter, mostly by phone."""
    INTERVIEW = "interview"
    FINAL = "final"
    OFFER = "offer"
    # What the company said.
    ACKNOWLEDGED = "acknowledged"
    """An automatic receipt: not a reply."""
    REPLIED = "replied"
    """A human word whose meaning the file does not say."""
    REJECTED = "rejected"
    CLOSED = "closed"
    # What the person decided.
    WITHDRAWN = "withdrawn"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    # Follow-ups: what the person sent.
    THANKED = "thanked"
    ASKED_FEEDBACK = "asked_feedback"
    INVITED = "invited"
    NUDGED = "nudged"
    REAPPLIED = "reapplied"
    # What came of a follow-up.
    HEARD_BACK = "heard_back"
    FEEDBACK = "feedback"
    CONNECTED = "connected"
    REOPENED = "reopened"
    """The seat was seen open again, or the conversation was taken up again."""
    # A coin flipped for a silent application, so that a comparison may speak of causes.
    COIN_WRITE = "coin_write"
    COIN_WAIT = "coin_wait"

    @property
    def label(self) -> str:
        """The label shown to people."""
        return _EVENT_LABELS.get(self, self.value.replace("_", " ").capitalize())


class ContactRelation(StrEnum):
    """What a person at or near a company is to the applicant."""

    CONTACT = "contact"
    """Named, and nothing else is known."""
    REFERRER = "referrer"
    RECRUITER = "recruiter"
    """A recruiter of the company itself."""
    AGENCY = "agency"
    """A consultant of an agency."""
    INTERVIEWER = "interviewer"
    HIRING_MANAGER = "hiring_manager"


class FieldKind(StrEnum):
    """What a column that is kept for grouping is about."""

    RESUME_VERSION = "resume_version"
    INDUSTRY = "industry"
    COMPANY_SIZE = "company_size"
    WORK_MODE = "work_mode"
    SENIORITY = "seniority"
    SALARY = "salary"
    COUNTRY = "country"
    JOB_TYPE = "job_type"
    OTHER = "other"


class PlanKind(StrEnum):
    """What is to happen on a day that the company or the person named."""

    DECISION = "decision"
    """The company decides or answers by then."""
    REAPPLY = "reapply"
    NEXT_ACTION = "next_action"
    """The person meant to do something then."""
    DEADLINE = "deadline"
    """The person owes something by then: an offer to answer, an assignment, documents."""
    INTERVIEW = "interview"
    """A conversation that is arranged."""
    START = "start"
    """First day of the job."""


class SignalKind(StrEnum):
    """What notes or statuses say about a company beyond how an application ended."""

    ASKED_NOT_TO_CONTACT = "asked_not_to_contact"
    HIRING_FREEZE = "hiring_freeze"
    KEPT_ON_FILE = "kept_on_file"
    WAITLISTED = "waitlisted"
    ROLE_REPOSTED = "role_reposted"
    RECRUITER_LEFT = "recruiter_left"
    NO_SPONSORSHIP = "no_sponsorship"
    SCAM = "scam"
    SECOND_CHOICE = "second_choice"
    OFFER_RESCINDED = "offer_rescinded"
    REAPPLY_LATER = "reapply_later"
    """They asked the person to apply again later."""
    LAYOFFS = "layoffs"
    ANSWER_OWED = "answer_owed"
    """They wait for something from the person: an answer, a signature, documents."""
    ROLE_ON_HOLD = "role_on_hold"


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

POSITIVE_REPLIES = frozenset(
    {
        EventKind.TEST,
        EventKind.SCREEN,
        EventKind.INTERVIEW,
        EventKind.FINAL,
        EventKind.OFFER,
    },
)
"""Replies that move things on."""

REPLIES = POSITIVE_REPLIES | {EventKind.REPLIED, EventKind.REJECTED, EventKind.CLOSED}
"""Any human word about the application from the company; a rejection is one, a receipt is not."""

FOLLOW_UPS = (
    EventKind.THANKED,
    EventKind.ASKED_FEEDBACK,
    EventKind.INVITED,
    EventKind.NUDGED,
    EventKind.REAPPLIED,
)
"""What the person sends after applying, in the order of the article's three moves."""

ANSWERS_TO_FOLLOW_UPS = frozenset(
    {EventKind.HEARD_BACK, EventKind.FEEDBACK, EventKind.CONNECTED, EventKind.REOPENED},
)
"""What comes back to a follow-up."""

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
"""News of one application that the person logs."""

RANDOM_ASSIGNMENTS = (EventKind.COIN_WRITE, EventKind.COIN_WAIT)
"""What a coin said of one application."""

ABOUT_APPLICATION = frozenset({*UPDATES, *RANDOM_ASSIGNMENTS})
"""What is logged about one application; all else is about its company."""

_OUTCOME_LABELS = {
    Outcome.OPEN: "No outcome yet",
    Outcome.REJECTED: "Not selected",
    Outcome.OFFER: "Offer",
    Outcome.WITHDRAWN: "Withdrawn by me",
    Outcome.CLOSED: "Role closed",
}

_REASON_LABELS = {
    Reason.UNSTATED: "No reason given",
    Reason.OTHER_CANDIDATE: "Another candidate",
    Reason.ROLE_GONE: "Role frozen or gone",
    Reason.SKILLS: "Skills or experience",
    Reason.MISMATCH: "Visa, place or pay",
}

_EVENT_LABELS = {
    EventKind.TEST: "Test or task",
    EventKind.SCREEN: "Screening call",
    EventKind.FINAL: "Final round",
    EventKind.ACKNOWLEDGED: "Automatic receipt",
    EventKind.REJECTED: "Not selected",
    EventKind.CLOSED: "Role closed",
    EventKind.WITHDRAWN: "Withdrawn by me",
    EventKind.ACCEPTED: "Offer accepted",
    EventKind.DECLINED: "Offer declined",
    EventKind.THANKED: "Thanked",
    EventKind.ASKED_FEEDBACK: "Asked for feedback",
    EventKind.INVITED: "Invited to my network",
    EventKind.NUDGED: "Asked for news",
    EventKind.FEEDBACK: "Feedback received",
    EventKind.REOPENED: "Seat or talks reopened",
    EventKind.COIN_WRITE: "Coin said: write",
    EventKind.COIN_WAIT: "Coin said: wait",
}
