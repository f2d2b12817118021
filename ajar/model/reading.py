"""How a file was read: what was detected, how sure, and what is open to question."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from ajar.model.decisions import Choices, Decisions
from ajar.model.tracker import Tracker


@dataclass(frozen=True)
class ColumnReading:
    """What one column was taken for."""

    header: str
    role: str
    """A value of the intake's ``Role``; ``ignored`` when it has no place."""
    confidence: float
    """0 to 1."""
    examples: tuple[str, ...] = ()
    filled: int = 0
    """Cells with something in them."""


@dataclass(frozen=True)
class StatusReading:
    """What one distinct status was taken to mean."""

    raw: str
    meaning: str
    """A name from the status vocabulary."""
    count: int
    confidence: float


@dataclass(frozen=True)
class Question:
    """Two readings are both defensible: what was picked, and what else it could be."""

    code: str
    text: str
    """One plain sentence that asks."""
    picked: str
    others: tuple[str, ...]
    count: int = 1
    """Rows, cells or companies that hang on the answer."""


@dataclass(frozen=True)
class Reading:
    """How one sheet of one file was read."""

    file: str
    sheet: str
    """Empty for text files."""
    sheets: tuple[str, ...]
    """All sheets of the file, in order."""
    header_row: int
    """Counted from 1; 0 when there is none."""
    layout: str
    layout_confidence: float
    columns: tuple[ColumnReading, ...]
    statuses: tuple[StatusReading, ...]
    day_first: Mapping[str, bool]
    """Header of a day column -> whether its day comes first, where that mattered."""
    questions: tuple[Question, ...]
    rows_read: int
    """Rows beneath the header that hold anything."""
    rows_not_applications: int | None
    applications: int
    cells_read: int
    cells_kept: int
    cells_reported: int
    same_company: tuple[tuple[str, str], ...] = ()
    """Pairs of company keys that may be one company: proposed, not merged."""
    says: str = ""
    """What the file is instead, when it holds no applications; empty otherwise."""


@dataclass(frozen=True)
class Loaded:
    """A tracker and how each of its files was read."""

    tracker: Tracker
    readings: tuple[Reading, ...] = field(default=())
    decisions: Decisions | None = None
    """What the person had decided, where a file is an Ajar workbook."""
    choices: Choices | None = None
    """How their files are to be read, where a file is an Ajar workbook."""
    own: pd.DataFrame | None = field(default=None, compare=False)
    """The person's own columns in an Ajar workbook: ``application`` (id), then one for each."""
