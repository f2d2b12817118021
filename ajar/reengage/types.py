"""The ranked list and what is on it: doors, reasons, windows, and who was left out and why."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Literal, TypeVar, overload

from ajar.model.enums import Stage

Item = TypeVar("Item")
Tone = Literal["plain", "warm", "brief"]
Order = Literal["both", "chance", "worth"]
Band = Literal["A", "B", "C"]

TONES: tuple[Tone, ...] = ("warm", "plain", "brief")
"""The tones a draft can be had in; the first is the default."""

ORDERS: tuple[Order, ...] = ("both", "chance", "worth")
"""Ways to sort the list: chance times worth, or either; the first is the default."""


class Action(StrEnum):
    """The next step at a door."""

    THANK = "thank"
    ASK_FEEDBACK = "ask feedback"
    INVITE = "invite"
    NUDGE = "nudge"
    CHECK_IN = "check in"
    REAPPLY = "reapply"
    WAIT = "wait"


class WindowState(StrEnum):
    """Where the as-of day stands to a window."""

    EARLY = "too early"
    OPEN = "open now"
    LATE = "late"


class PlanBucket(StrEnum):
    """The part of the list a door belongs to."""

    THIS_WEEK = "this week"
    IN_LINE = "next in line"
    """It can be done now, and the week is full."""
    COMING_UP = "coming up"
    """Its window opens after this week."""


@dataclass(frozen=True)
class ContactWindow:
    """
    The days in which a step is best taken.

    Both ends are None where no day is known, the end alone where the window stays open.
    """

    start: date | None
    end: date | None
    state: WindowState

    def to_dict(self) -> dict[str, str | None]:
        """ISO days under ``from`` and ``to``."""
        return {"from": _iso(self.start), "to": _iso(self.end), "state": self.state.value}


@dataclass(frozen=True)
class ScoreTerm:
    """One term of a score. The points of all reasons of a door sum to its score."""

    name: str
    """Name of the weight, or ``base`` or ``recency``."""
    factor: str
    """Group it belongs to: base, stage, ending, channel, relationship, opening, company,
    silence or recency."""
    label: str
    """Plain words, with the facts of this door."""
    points: int


@dataclass(frozen=True)
class Contact:
    """Whom to write to; empty fields where the file does not say."""

    name: str = ""
    address: str = ""
    link: str = ""
    connected: bool = False
    """Known from the person's own connections."""

    def __str__(self) -> str:
        """The best way to say who that is."""
        return self.name or self.address or self.link


@dataclass(frozen=True)
class Draft:
    """A short message, plain text, to be edited and sent by the person."""

    subject: str
    body: str
    tone: Tone

    @property
    def characters(self) -> int:
        """Length of the body."""
        return len(self.body)


@dataclass(frozen=True)
class Recommendation:
    """One company worth another knock, with everything needed to decide about it."""

    company: str
    company_key: str
    rank: int
    """Place in the list as it is sorted, from 1."""
    band: Band
    """A, B or C; doors within a band cannot be told apart by their chance."""
    score: int
    """Points: 50 is the person's base rate, 20 more double the odds."""
    chance: float
    """Of a positive human reply within 60 days of a message."""
    low: float
    high: float
    """95 % interval of the chance."""
    worth: float
    """How much the person wants it, 0 to 1; 0.5 where nobody said."""
    worth_stated: bool
    top_five: float
    """Probability that its chance is among the five highest."""
    reasons: tuple[ScoreTerm, ...]
    """The base rate, then the terms from the most points down."""
    when: PlanBucket
    """For this week, next in line, or coming up."""
    action: Action
    next_action: Action
    """What the waiting is for where the action is to wait; else the action itself."""
    occasion: str
    """Why the step is due in its window: one plain sentence."""
    window: ContactWindow
    contact: Contact
    roles: tuple[str, ...]
    """Latest first."""
    stage: Stage
    """Furthest stage of the applications that ended or fell silent."""
    ending: str
    """How the application that got furthest ended, in plain words."""
    last_contact: date | None
    """Day of the last human word from there; None where no day is known."""
    warnings: tuple[str, ...]
    applications: tuple[int, ...]
    """Ids of all applications there."""
    drafts: Sequence[Draft] = field(repr=False, compare=False)
    """
    One per tone of ``TONES``, for the step or for the one that is waited for; each written when
    it is asked for, since most are not.
    """
    asks_feedback: bool = False
    """The drafts say thank you and ask for feedback in one."""

    @property
    def draft(self) -> Draft:
        """The draft in the default tone."""
        return self.drafts[0]

    @property
    def step(self) -> str:
        """The action in words, with the day where it is to wait."""
        if self.action == Action.WAIT and self.window.start:
            return f"wait until {self.window.start.isoformat()}"
        return self.action.value

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON, with ISO days."""
        return {
            "company": self.company,
            "rank": self.rank,
            "band": self.band,
            "score": self.score,
            "chance": round(self.chance, 4),
            "low": round(self.low, 4),
            "high": round(self.high, 4),
            "worth": round(self.worth, 4),
            "top_five": round(self.top_five, 4),
            "reasons": [{"label": each.label, "points": each.points} for each in self.reasons],
            "when": self.when.value,
            "action": self.step,
            "next_action": self.next_action.value,
            "window": self.window.to_dict(),
            "contact": str(self.contact),
            "roles": list(self.roles),
            "last_contact": _iso(self.last_contact),
            "draft": self.draft.body,
            "warnings": list(self.warnings),
        }


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

    def to_dict(self) -> dict[str, str | None]:
        """Ready for JSON, with ISO days."""
        return {"company": self.company, "why": self.why, "until": _iso(self.until)}


class LazySequence(Sequence[Item]):
    """A sequence whose items are made when they are asked for: fifty thousand doors cost none."""

    def __init__(self, length: int, make: Callable[[int], Item]) -> None:
        self._length = length
        self._make = make

    def __len__(self) -> int:
        """How many there are."""
        return self._length

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, at: int | slice) -> Item | tuple[Item, ...]:
        """One item, or a tuple of them."""
        if isinstance(at, slice):
            return tuple(self._make(each) for each in range(*at.indices(self._length)))
        if not -self._length <= at < self._length:
            raise IndexError(at)
        return self._make(at % self._length)

    def __iter__(self) -> Iterator[Item]:
        """All items in order."""
        return (self._make(each) for each in range(self._length))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
