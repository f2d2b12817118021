"""What a person decides: how their file is read, what they sent, whom to leave alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ajar.model.words import EventKind


@dataclass(frozen=True)
class Choices:
    """
    How a file is to be read where the person knows better than the automatic reading.

    Only what differs from automatic is here, so the same choices can be applied to the next
    version of the file. All keys are as written in the file.
    """

    sheet: str | None = None
    header_row: int | None = None
    """Counted from 1; 0 means that there is no header."""
    layout: str | None = None
    roles: Mapping[str, str] = field(default_factory=dict)
    """Header -> role of the column (a value of ``Role``)."""
    statuses: Mapping[str, str] = field(default_factory=dict)
    """Status as written -> meaning (a name from the status vocabulary)."""
    day_first: Mapping[str, bool] = field(default_factory=dict)
    """Header -> whether the day comes before the month."""
    merges: Mapping[str, str] = field(default_factory=dict)
    """Company key -> the company key it is the same as."""
    entered_in_bulk: frozenset[date] = frozenset()
    """Days on which the person wrote down what had come earlier; words on them lose their day."""
    headers: frozenset[str] = frozenset()
    """Headers of the table that the sheet, row and layout were chosen for, where these choices
    were saved; for a table with others those three do not hold. Empty: for any table."""


@dataclass(frozen=True)
class LoggedEvent:
    """Something the person did or heard, logged in Ajar."""

    company_key: str
    kind: EventKind
    day: date
    note: str = ""
    application: int = -1


@dataclass(frozen=True)
class Opening:
    """A job advertisement the person saw at a company they had been turned down by."""

    company_key: str
    day: date
    """Day on which it was seen."""
    role: str = ""
    link: str = ""


@dataclass(frozen=True)
class Decisions:
    """What the person decided about companies; goes out in the workbook and comes back in."""

    log: tuple[LoggedEvent, ...] = ()
    do_not_contact: frozenset[str] = frozenset()
    """Company keys."""
    snoozed: Mapping[str, date] = field(default_factory=dict)
    """Company key -> day on which it comes back."""
    interest: Mapping[str, float] = field(default_factory=dict)
    """Company key -> how much the person wants it, 0 to 1."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """Name of a weight -> log-odds, where it differs from the default."""
    openings: tuple[Opening, ...] = ()
    a_week: int = 0
    """Messages the person has time for in a week; 0 where they did not say."""
    language: str = ""
    """Code of the language of the drafts; empty where they did not say."""
