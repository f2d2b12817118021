"""Import settings: the person's corrections of how files are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

USE_ROW = "use_row: "
"""Prefix of the answer key that a row which was left out is an application."""
DAY, MONTH, YEAR = "day", "month", "year"
"""What may come first in a date: the day, the month or a year of two figures."""


@dataclass(frozen=True)
class SheetSettings:
    """Corrections of how one sheet is read."""

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
    """Corrections of how one file is read; statuses and headers hold for all of its sheets."""

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
    Corrections of how files are read.

    Only what differs from automatic is here, so the same settings can be applied to the next
    version of the files. All keys are as written in the files.
    """

    files: Mapping[str, FileSettings] = field(default_factory=dict)
    """Name of a file -> how it is to be read; the empty name stands for all others."""
    merges: Mapping[str, str] = field(default_factory=dict)
    """Company key -> the company key it is the same as."""
    apart: frozenset[tuple[str, str]] = frozenset()
    """Pairs of company keys, each pair sorted, that look alike and are two companies."""
    entered_in_bulk: frozenset[date] = frozenset()
    """Days on which the person entered earlier replies; replies on them count as undated."""
    noted_at_once: bool = False
    """The person says that replies are noted on the day they come, however the file looks."""

    def of_file(self, file: str) -> FileSettings:
        """Return the settings of the file with this name."""
        return self.files.get(file, FileSettings())

    def of_sheet(self, file: str, sheet: str) -> SheetSettings:
        """Return the settings of the sheet with this name."""
        return self.of_file(file).sheets.get(sheet, SheetSettings())

    def with_file(self, file: str, **changes: Any) -> "ImportSettings":  # noqa: ANN401 - its fields
        """Return a copy with other fields of ``FileSettings`` for one file."""
        return replace(self, files=_put(self.files, file, replace(self.of_file(file), **changes)))

    def with_sheet(self, file: str, sheet: str, **changes: Any) -> "ImportSettings":  # noqa: ANN401
        """Return a copy with other fields of ``SheetSettings`` for one sheet."""
        changed = replace(self.of_sheet(file, sheet), **changes)
        return self.with_file(file, sheets=_put(self.of_file(file).sheets, sheet, changed))

    def without_file(self, file: str) -> "ImportSettings":
        """Return a copy without settings for the file."""
        return replace(self, files=_put(self.files, file, FileSettings()))


def sorted_pair(one: str, other: str) -> tuple[str, str]:
    """Return a pair of company keys as it stands in ``apart``."""
    return (one, other) if one < other else (other, one)


_Kind = TypeVar("_Kind", FileSettings, SheetSettings)


def _put(known: Mapping[str, _Kind], name: str, chosen: _Kind) -> dict[str, _Kind]:
    """Return *known* with *chosen* under *name*, or without the name if nothing is chosen."""
    rest = {each: kept for each, kept in known.items() if each != name}
    return rest if chosen == type(chosen)() else {**rest, name: chosen}
