"""Decisions of a person about companies: logged events, do-not-contact, list settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ajar.model.enums import EventKind


@dataclass(frozen=True)
class LoggedEvent:
    """Something the person did or heard, logged in Ajar."""

    company_key: str
    kind: EventKind
    day: date
    note: str = ""
    application: int = -1


@dataclass(frozen=True)
class SeenOpening:
    """A job advertisement the person saw at a company that had rejected them."""

    company_key: str
    day: date
    """Day on which it was seen."""
    role: str = ""
    link: str = ""


@dataclass(frozen=True)
class AddedApplication:
    """An application that the person added by hand."""

    company: str
    company_key: str
    role: str = ""
    source: str = ""
    day: date | None = None
    """Day of applying."""
    link: str = ""


@dataclass(frozen=True)
class Decisions:
    """Decisions of a person, saved in the Ajar workbook."""

    log: tuple[LoggedEvent, ...] = ()
    do_not_contact: frozenset[str] = frozenset()
    """Company keys."""
    snoozed: Mapping[str, date] = field(default_factory=dict)
    """Company key -> day until which it is snoozed."""
    interest: Mapping[str, float] = field(default_factory=dict)
    """Company key -> interest of the person, 0 to 1."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """Name of a weight -> log-odds, where it differs from the default."""
    openings: tuple[SeenOpening, ...] = ()
    added: tuple[AddedApplication, ...] = ()
    """Applications added by hand; in an Ajar workbook they are rows like all others."""
    messages_per_week: int = 0
    """Messages the person has time for in a week; 0 where they did not say."""
    message_minutes: int = 0
    """Minutes that a message takes; 0 where they did not say."""
    application_minutes: int = 0
    """Minutes that a tailored application takes; 0 where they did not say."""
    language: str = ""
    """Code of the language of the drafts; empty where they did not say."""
    changed_on: date | None = None
    """Day on which they changed something about their applications, such as the CV."""
    own_name: str = ""
    """Name of the person under a draft; empty where they did not say."""
