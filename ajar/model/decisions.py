"""What a person decides: import settings, logged events, do-not-contact, list settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from ajar.model.enums import EventKind


@dataclass(frozen=True)
class SheetSettings:
    """How one sheet is to be read where the person knows better than the automatic reading."""

    read: bool | None = None
    """Whether its rows are applications at all."""
    header_row: int | None = None
    """Counted from 1; 0 means that there is no header."""
    layout: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    """Key of a question -> name of the answer."""
    headers: frozenset[str] = frozenset()
    """Headers of the table that this was chosen for, where it was saved; for a table with others
    it does not hold. Empty: for any table."""


@dataclass(frozen=True)
class FileSettings:
    """How one file is to be read; words and headers mean the same on all of its sheets."""

    roles: Mapping[str, str] = field(default_factory=dict)
    """Header -> role of the column (a value of ``Role``)."""
    statuses: Mapping[str, str] = field(default_factory=dict)
    """Status as written -> meaning (a name from the status vocabulary)."""
    day_first: Mapping[str, bool] = field(default_factory=dict)
    """Header -> whether the day comes before the month."""
    sheets: Mapping[str, SheetSettings] = field(default_factory=dict)
    """Name of a sheet -> how it is to be read; the empty name stands for all others, and is
    what the one sheet of a text file is called."""


@dataclass(frozen=True)
class ImportSettings:
    """
    How files are to be read where the person knows better than the automatic reading.

    Only what differs from automatic is here, so the same choices can be applied to the next
    version of the files. All keys are as written in the files.
    """

    files: Mapping[str, FileSettings] = field(default_factory=dict)
    """Name of a file -> how it is to be read; the empty name stands for all others."""
    merges: Mapping[str, str] = field(default_factory=dict)
    """Company key -> the company key it is the same as."""
    apart: frozenset[tuple[str, str]] = frozenset()
    """Pairs of company keys, each pair sorted, that look alike and are two companies."""
    entered_in_bulk: frozenset[date] = frozenset()
    """Days on which the person wrote down what had come earlier; words on them lose their day."""

    def of_file(self, file: str) -> FileSettings:
        """Settings of the file with this name."""
        return self.files.get(file, FileSettings())

    def of_sheet(self, file: str, sheet: str) -> SheetSettings:
        """Settings of the sheet with this name."""
        return self.of_file(file).sheets.get(sheet, SheetSettings())

    def with_file(self, file: str, **changes: Any) -> "ImportSettings":  # noqa: ANN401 - its fields
        """A copy with other fields of ``FileSettings`` for one file."""
        return replace(self, files=_put(self.files, file, replace(self.of_file(file), **changes)))

    def with_sheet(self, file: str, sheet: str, **changes: Any) -> "ImportSettings":  # noqa: ANN401
        """A copy with other fields of ``SheetSettings`` for one sheet."""
        changed = replace(self.of_sheet(file, sheet), **changes)
        return self.with_file(file, sheets=_put(self.of_file(file).sheets, sheet, changed))

    def without_file(self, file: str) -> "ImportSettings":
        """A copy without settings for the file."""
        return replace(self, files=_put(self.files, file, FileSettings()))


_Kind = TypeVar("_Kind", FileSettings, SheetSettings)


def _put(known: Mapping[str, _Kind], name: str, chosen: _Kind) -> dict[str, _Kind]:
    """*known* with *chosen* under *name*, or without the name where nothing is chosen."""
    rest = {each: kept for each, kept in known.items() if each != name}
    return rest if chosen == type(chosen)() else {**rest, name: chosen}


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
    """A job advertisement the person saw at a company they had been turned down by."""

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
    openings: tuple[SeenOpening, ...] = ()
    added: tuple[AddedApplication, ...] = ()
    """Applications added by hand; in an Ajar workbook they are rows like all others."""
    a_week: int = 0
    """Messages the person has time for in a week; 0 where they did not say."""
    message_minutes: int = 0
    """Minutes that a message takes; 0 where they did not say."""
    application_minutes: int = 0
    """The same for an aimed application."""
    language: str = ""
    """Code of the language of the drafts; empty where they did not say."""
    own_name: str = ""
    """Name that stands under a draft; empty where they did not say."""
