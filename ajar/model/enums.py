"""Enums of the domain: stages, outcomes, channels, reasons, events, plans, signals."""

from enum import IntEnum, StrEnum


class Stage(IntEnum):
    """Furthest stage of an application; it is kept after a rejection."""

    APPLIED = 0
    SCREEN = 1
    """Recruiter call, phone screen, test or assessment."""
    INTERVIEW = 2
    FINAL = 3
    OFFER = 4

    @property
    def label(self) -> str:
        """Label shown to people."""
        return ("Applied", "Screen or test", "Interview", "Final round", "Offer")[self]


class Outcome(StrEnum):
    """Outcome of an application, or open."""

    OPEN = "open"
    REJECTED = "rejected"
    OFFER = "offer"
    WITHDRAWN = "withdrawn"
    """By the person."""
    CLOSED = "closed"
    """The role was filled, cancelled or frozen."""

    @property
    def label(self) -> str:
        """Label shown to people."""
        return _OUTCOME_LABELS[self]


class OfferAnswer(StrEnum):
    """Answer of the person to an offer."""

    NONE = ""
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Channel(StrEnum):
    """Channel through which an application reached the company."""

    REFERRAL = "referral"
    RECRUITER = "recruiter"
    """A recruiter of the company made the first move."""
    AGENCY = "agency"
    CAREERS_PAGE = "careers_page"
    JOB_BOARD = "job_board"
    NETWORKING = "networking"
    """Direct contact (an event, a message, a meeting) without a referral."""
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """Label shown to people."""
        return self.value.replace("_", " ").capitalize()


class Reason(StrEnum):
    """Stated reason why an application ended."""

    UNSTATED = "unstated"
    OTHER_CANDIDATE = "other_candidate"
    """Another candidate was chosen."""
    ROLE_GONE = "role_gone"
    """Frozen, cancelled, filled inside or no longer hiring."""
    SKILLS = "skills"
    """Skills or experience that were missing."""
    MISMATCH = "mismatch"
    """A requirement that was not met: visa, place or pay."""

    @property
    def label(self) -> str:
        """Label shown to people."""
        return _REASON_LABELS[self]


class EventKind(StrEnum):
    """One fact about an application or a company."""

    # Stages.
    APPLIED = "applied"
    TEST = "test"
    """A test, an assessment or a task: the screen stage without a conversation."""
    SCREEN = "screen"
    """A conversation with a recruiter, mostly by phone."""
    INTERVIEW = "interview"
    FINAL = "final"
    OFFER = "offer"
    # Replies of the company.
    ACKNOWLEDGED = "acknowledged"
    """An automatic receipt: not a reply."""
    REPLIED = "replied"
    """A reply whose content the file does not say."""
    REJECTED = "rejected"
    CLOSED = "closed"
    # Decisions of the person.
    WITHDRAWN = "withdrawn"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    # Follow-ups of the person.
    THANKED = "thanked"
    ASKED_FEEDBACK = "asked_feedback"
    INVITED = "invited"
    NUDGED = "nudged"
    REAPPLIED = "reapplied"
    # Answers to follow-ups.
    HEARD_BACK = "heard_back"
    FEEDBACK = "feedback"
    CONNECTED = "connected"
    REOPENED = "reopened"
    """The role was seen open again, or the company resumed contact."""
    # Random assignment of a silent application to a message or to waiting.
    COIN_WRITE = "coin_write"
    COIN_WAIT = "coin_wait"

    @property
    def label(self) -> str:
        """Label shown to people."""
        return _EVENT_LABELS.get(self, self.value.replace("_", " ").capitalize())


class ContactRelation(StrEnum):
    """Relation of a contact to the applicant."""

    CONTACT = "contact"
    """A named contact of unknown relation."""
    REFERRER = "referrer"
    RECRUITER = "recruiter"
    """A recruiter of the company itself."""
    AGENCY = "agency"
    """A consultant of an agency."""
    INTERVIEWER = "interviewer"
    HIRING_MANAGER = "hiring_manager"


class FieldKind(StrEnum):
    """Topic of a column that is kept for grouping."""

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
    """Kind of a plan for a day that the company or the person named."""

    DECISION = "decision"
    """The company decides or answers by then."""
    REAPPLY = "reapply"
    NEXT_ACTION = "next_action"
    """The person planned to do something then."""
    DEADLINE = "deadline"
    """The person has to deliver something by then: an answer, an assignment, documents."""
    INTERVIEW = "interview"
    """A conversation that is arranged."""
    START = "start"
    """First day of the job."""


class SignalKind(StrEnum):
    """Signal about a company in notes or statuses, other than an outcome."""

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
