"""What a rule of the list is, and the conditions that several of them share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Any

import numpy as np

from ajar.model.arrays import Flags
from ajar.reengage.recommendation import Action, Segment

Columns = Mapping[str, "np.ndarray[Any, np.dtype[Any]]"]
"""Columns of the table of ``rule_inputs`` by name, as arrays."""

Condition = Callable[[Columns], Flags]
"""Mask of the applications that a rule is for."""


class Tier(IntEnum):
    """What comes first on the list."""

    OWED = 0
    """The company waits for the person."""
    DUE = 1
    """Still running after a conversation, and the time to ask has come."""
    WARM = 2
    """Everything else that is worth a message; ordered by the score."""
    NOTHING = 3
    """No message."""


class Audience(Enum):
    """Whom a message is for."""

    TEAM = "team"
    """Those who decide: an interviewer, a hiring manager, a recruiter."""
    INTERVIEWERS = "interviewers"
    """Those without somebody who only recommended the person."""
    REFERRER = "referrer"
    AGENCY = "agency"
    CONNECTION = "connection"


@dataclass(frozen=True)
class Rule:
    """A step, the applications it is for, its window, and where that comes from."""

    name: str
    tier: Tier
    action: Action
    applies: Condition
    why: str
    """The deciding reason for people; ``{ago}`` and ``{day}`` speak of ``since``, ``{ended}`` of
    who ended it. ``{ago}`` may be “on a day that …”."""
    source: str
    since: str = ""
    """Column with the days that have passed since the fact the window is counted from."""
    days: tuple[int, int] = (0, 10_000)
    """First and last day of the window, counted from that fact."""
    segment: Segment = Segment.ACT
    """While the window is open, or always where there is none."""
    before: Segment | None = None
    """Until the window opens; None where the rule says nothing then."""
    undated: bool = False
    """The rule holds where the fact has no day, without a window."""
    to: Audience = Audience.TEAM
    """Whom the message is for."""
    within: int | None = None
    """Owed: to be done within so many days from today, whatever the window."""
    cold: bool = False
    """Nobody there has ever answered: such a message comes after those to people who have."""


def never_met(c: Columns) -> Flags:
    """Open applications, not on hold, without a conversation so far or anything to come."""
    return c["open"] & ~c["met"] & ~c["planned"] & ~c["hiring_freeze"]


def in_process(c: Columns) -> Flags:
    """Open applications, not on hold, after a conversation, with nothing arranged or promised."""
    return c["open"] & c["met"] & ~c["planned"] & ~c["hiring_freeze"]


def heard_lately(c: Columns, days: int) -> Flags:
    """Applications with a contact in the last *days*, or longer for employers that are slow."""
    return np.asarray(c["days_since_contact"] <= days + c["patience"])


def only_researched(c: Columns) -> Flags:
    """Applications without a reply in a file that names people beside most applications."""
    return np.asarray(c["names_everywhere"] & ~c["replied"])


def turned_down(c: Columns) -> Flags:
    """Applications that the company ended after a conversation."""
    return (c["rejected"] | c["role_gone"]) & c["met"]


def got_close(c: Columns) -> Flags:
    """Applications turned down after three rounds, or as second choice, and for no mismatch."""
    return turned_down(c) & ~c["mismatch"] & ((c["rounds"] >= MANY) | c["second_choice"])


def role_went(c: Columns) -> Flags:
    """Applications whose role was closed after an interview."""
    return c["role_gone"] & c["interviewed"] & ~c["mismatch"]


def on_hold_until(c: Columns) -> Flags:
    """Applications whose role is on hold until a day to come."""
    return c["hiring_freeze"] & (c["days_to_reapply"] > 0)


def stepped_back(c: Columns) -> Flags:
    """Applications that the person ended after a conversation."""
    return (c["withdrawn"] | c["declined"]) & c["met"]


def reason_told(c: Columns) -> Flags:
    """Applications whose end has a known reason: in the file, or as feedback."""
    return np.asarray(c["reason_told"] | (c["days_since_feedback"] <= c["days_since_end"]))


def not_since(c: Columns, sent: str, fact: str) -> Flags:
    """Applications without a message of the kind *sent* since the *fact*, a column of days."""
    return ~(c[f"days_since_{sent}"] <= c[fact])


def knows_somebody(c: Columns) -> Flags:
    """Applications with a person at the company, or in between, who may wait for news."""
    return c["met"] | c["referrer"] | c["approached"] | c["agency"] | c["person"] | c["replied"]


def repeats(c: Columns) -> Flags:
    """Applications to a company that got three or more and never met the person."""
    return (c["sent_there"] >= REPEATS) & ~c["met_there"]


REPEATS = 3
"""Applications at one firm without an interview after which it rests."""


def check_ins(
    name: str,
    applies: Condition,
    windows: tuple[tuple[int, int], ...],
    why: str,
    source: str,
    *,
    to: Audience = Audience.TEAM,
) -> tuple[Rule, ...]:
    """
    Return one rule for each window, which holds unless a message was sent in or shortly before it.

    Shortly is a fortnight. No rule holds while the role is on hold until a day.
    """

    def rule(days: tuple[int, int]) -> Rule:
        def due(c: Columns) -> Flags:
            into = c["days_since_end"] - days[0]
            written = c["days_since_message"] <= into + FORTNIGHT
            return applies(c) & ~written & ~on_hold_until(c)

        return Rule(
            f"{name}_{days[0]}",
            Tier.WARM,
            Action.CHECK_IN,
            due,
            why,
            source,
            since="days_since_end",
            days=days,
            before=Segment.WATCH,
            to=to,
        )

    return tuple(rule(days) for days in windows)


FORTNIGHT = 14
A_MONTH = 30
A_YEAR = 365
TWO, MANY = 2, 3
"""Rounds after which somebody counts as close, and as very close."""

ANSWER_OWED_DAYS = 60
"""Days after the last word in which somebody there may still wait for an answer."""
