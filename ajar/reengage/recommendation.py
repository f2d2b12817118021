"""The list and what is on it: companies with their step, and companies that are left out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from ajar.model.enums import Stage

Tone = Literal["warm", "brief"]

TONES: tuple[Tone, ...] = ("warm", "brief")
"""The tones a draft can be had in; the first is the default."""


class Segment(StrEnum):
    """What to do about a company on the as-of date."""

    ACT = "act"
    """Write within 14 days."""
    RUNNING = "running"
    """In process, nothing to do now."""
    WATCH = "watch"
    """Worth a message once a day or a sign has come."""
    LET_GO = "let_go"
    """A new application is the better use of time."""

    @property
    def label(self) -> str:
        """The label shown to people."""
        return _SEGMENT_LABELS[self]


class Action(StrEnum):
    """The next step at a company; the values stand in people's files."""

    ANSWER = "answer"
    """Give what the company waits for: an answer to an offer, an assignment, a date."""
    WITHDRAW = "withdraw"
    THANK = "thank"
    ASK_FEEDBACK = "ask feedback"
    INVITE = "invite"
    NUDGE = "nudge"
    """Ask for news while it is running."""
    CHECK_IN = "check in"
    """Ask whether something is open again."""
    REAPPLY = "reapply"
    NONE = "none"

    @property
    def label(self) -> str:
        """The label shown to people."""
        return _ACTION_LABELS[self]


_SEGMENT_LABELS = {
    Segment.ACT: "Write now",
    Segment.RUNNING: "In process",
    Segment.WATCH: "Wait",
    Segment.LET_GO: "Long shot",
}

_ACTION_LABELS = {
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


class Likelihood(StrEnum):
    """How likely a positive reply to a message is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Situation(StrEnum):
    """What a letter has to take into account; of several that hold, the first in this order."""

    INTRODUCTION = "introduction"
    """To somebody the person knows there: a request for an introduction."""
    REFERRER = "referrer"
    """To the person who recommended them."""
    AGENCY = "agency"
    OFFER_DECLINED = "offer_declined"
    WITHDREW = "withdrew"
    OPENING_SEEN = "opening_seen"
    ROLE_FROZEN = "role_frozen"
    OVER_A_YEAR_AGO = "over_a_year_ago"
    RUNNER_UP = "runner_up"
    INTERVIEWED = "interviewed"
    SCREENED = "screened"
    APPLIED_ONLY = "applied_only"


class WindowState(StrEnum):
    """Where the as-of date stands to a window."""

    EARLY = "too early"
    OPEN = "open now"


class PlanBucket(StrEnum):
    """The part of the list a company belongs to."""

    THIS_WEEK = "this week"
    ANY_TIME = "any time"
    """It can be done now, and this week has enough."""
    LATER = "later"
    """Its window opens on a day to come."""
    NOTHING = "nothing to do"


@dataclass(frozen=True)
class ContactWindow:
    """
    The days in which a step is best taken.

    Both ends are None where nothing is to be done.
    """

    start: date | None
    end: date | None
    state: WindowState

    def to_dict(self) -> dict[str, str | None]:
        """ISO days under ``from`` and ``to``."""
        return {"from": iso(self.start), "to": iso(self.end), "state": self.state.value}


NO_WINDOW = ContactWindow(None, None, WindowState.OPEN)
"""Of a company where nothing is to be done."""


@dataclass(frozen=True)
class ScoreTerm:
    """One term of a score. The points of all terms of a company sum to its score."""

    name: str
    """Name of the weight, or ``base`` or ``recency``."""
    factor: str
    """Group it belongs to: base, stage, ending, channel, relationship, opening, company,
    silence or recency."""
    label: str
    """Plain words, with the facts of this company."""
    points: int


@dataclass(frozen=True)
class Contact:
    """Whom to write to; empty fields where the file does not say."""

    name: str = ""
    address: str = ""
    link: str = ""
    relation: str = ""
    """A value of ``ContactRelation``, or empty where there is nobody."""
    connected: bool = False
    """Known from the person's own connections."""

    def __str__(self) -> str:
        """The best way to say who that is."""
        return self.name or self.address or self.link

    def to_dict(self) -> dict[str, str]:
        """Ready for JSON."""
        return {
            "name": self.name,
            "address": self.address or self.link,
            "relation": self.relation,
        }


@dataclass(frozen=True)
class Record:
    """What came of the person's own messages to companies that were as likely to answer."""

    messages: int
    answered: int


@dataclass(frozen=True)
class Draft:
    """A short message, plain text, to be edited and sent by the person."""

    subject: str
    body: str
    tone: Tone


@dataclass(frozen=True)
class Recommendation:
    """One company with everything needed to decide about it."""

    company: str
    company_key: str
    rank: int
    """Place in the list, from 1."""
    segment: Segment
    action: Action
    bucket: PlanBucket
    window: ContactWindow
    why: str
    """The deciding reason, also where nothing is to be done."""
    rule: str
    """Name of the rule that decided."""
    source: str
    """Where the rule comes from."""
    reason_without_plan: str
    """What the list would have said without the person's own plan; empty where it says the same."""
    likelihood: Likelihood
    record: Record
    score: int
    """Points: 50 is the person's base rate, 20 more double the odds as the weights are stated."""
    chance: float
    """Of a positive reply within 60 days of a message; for the method view only."""
    reasons: tuple[ScoreTerm, ...]
    """The base rate, then the terms from the most points down."""
    interest: float
    """How much the person wants it, 0 to 1; 0.5 where nobody said."""
    interest_stated: bool
    contact: Contact
    connections: tuple[str, ...]
    """Names of the person's connections who work there."""
    together: tuple[str, ...]
    """Other companies that the same message covers."""
    covered_by: str
    """The company whose message covers this one too; empty where it has its own."""
    roles: tuple[str, ...]
    """Latest first."""
    role: str
    """Of the application that the step and the letter speak of."""
    application: int
    """Its id."""
    applications: tuple[int, ...]
    """Ids of all applications there."""
    stage: Stage
    """How far that application got."""
    ending: str
    """How it ended, in plain words."""
    situation: Situation
    last_contact: date | None
    """Day of the last human word from there; None where no day is known."""
    warnings: tuple[str, ...]
    drafts: Sequence[Draft] = field(repr=False, compare=False)
    """One per tone of ``TONES``, each written when asked for; empty where there is no message."""
    asks_feedback: bool = False
    """The drafts say thank you and ask for feedback in one."""

    @property
    def shortlisted(self) -> bool:
        """Whether it is worth a message of its own, now or later."""
        worth_it = self.segment in {Segment.ACT, Segment.WATCH}
        return worth_it and not self.covered_by and self.bucket != PlanBucket.NOTHING

    @property
    def draft(self) -> Draft | None:
        """The draft in the default tone; None where there is nothing to write."""
        return self.drafts[0] if self.drafts else None


@dataclass(frozen=True)
class ExcludedCompany:
    """A company that is not on the list today, and why."""

    company: str
    company_key: str
    """Empty for applications that name no company."""
    kind: str
    """Name of the gate."""
    why: str
    until: date | None
    """Day on which this lifts; None where only a decision or a new fact can lift it."""


def iso(day: date | None) -> str | None:
    """The day as ``2026-11-30``; None for none."""
    return day.isoformat() if day else None
