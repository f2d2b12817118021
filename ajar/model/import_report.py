"""Import report: what was detected in a file, how sure, and open questions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd

from ajar.model.decisions import Decisions
from ajar.model.import_settings import DAY, YEAR, ImportSettings
from ajar.model.tracker import Tracker


class QuestionCode(StrEnum):
    """Kind of a question to the person."""

    DAY_ORDER = "day_order"
    STATUS_MEANING = "status_meaning"
    UNCLEAR_SENT = "unclear_sent"
    ALL_SENT = "all_sent"
    PLANNED_BUT_DATED = "planned_but_dated"
    FOLLOW_UP_SENT = "follow_up_sent"
    COMPANY_COLUMN = "company_column"
    COLOURS_ONLY = "colours_only"
    SHEET = "sheet"
    SAME_COMPANY = "same_company"
    REPEATED_ROWS = "repeated_rows"
    SAME_APPLICATION = "same_application"
    READING = "reading"
    ROWS_SET_ASIDE = "rows_set_aside"
    COLUMN_MEANING = "column_meaning"
    NO_REPLIES = "no_replies"


@dataclass(frozen=True)
class ColumnMatch:
    """Role assigned to one column."""

    header: str
    role: str
    """A value of the intake's ``Role``; ``ignored`` if it is not used."""
    confidence: float
    """0 to 1."""
    examples: tuple[str, ...] = ()
    filled: int = 0
    """Number of cells that are not empty."""


@dataclass(frozen=True)
class StatusMatch:
    """Meaning assigned to one distinct status text."""

    raw: str
    meaning: str
    """A name from the status vocabulary."""
    count: int
    confidence: float


@dataclass(frozen=True)
class DayFirstGuess:
    """Whether the day, the month or a year of two figures comes first in one column."""

    header: str
    order: str
    """What comes first: the day, the month or the year."""
    """``day``, ``month`` or ``year``."""
    confidence: float
    example: str
    """A cell that is a different day in the other order."""
    options: Mapping[str, str]
    """What comes first -> the example read so."""

    @property
    def day_first(self) -> bool | None:
        """Whether the day comes before the month; None if the year comes first."""
        return None if self.order == YEAR else self.order == DAY


@dataclass(frozen=True)
class Question:
    """A question about an uncertain report: the guess and the alternatives."""

    code: QuestionCode
    text: str
    """The question in one sentence."""
    options: Mapping[str, str]
    """Name of each answer -> its label."""
    guess: str
    """Name of the answer that holds by default."""
    answer: str | None = None
    """Name of the answer that the person chose; None while the question is open."""
    about: tuple[str, ...] = ()
    """The header, status, sheet or pair of company keys that it is about; empty when it is about
    the sheet."""
    count: int = 1
    """Rows, cells or companies that depend on the answer."""
    file: str = ""
    sheet: str = ""

    @property
    def taken(self) -> str:
        """Name of the answer in force."""
        return self.guess if self.answer is None else self.answer

    @property
    def importance(self) -> float:
        """Rows that depend on the answer, weighted by how much of a row changes with it."""
        return self.count * _WEIGHTS.get(self.code, 1.0)

    @property
    def key(self) -> str:
        """Key under which the answer is saved."""
        return ": ".join((self.code, *self.about))


_WEIGHTS = {
    QuestionCode.READING: 4.0,
    QuestionCode.COMPANY_COLUMN: 3.0,
    QuestionCode.COLOURS_ONLY: 3.0,
    QuestionCode.ALL_SENT: 2.0,
    QuestionCode.ROWS_SET_ASIDE: 2.0,
    QuestionCode.UNCLEAR_SENT: 2.0,
    QuestionCode.PLANNED_BUT_DATED: 2.0,
    QuestionCode.COLUMN_MEANING: 0.5,
    QuestionCode.NO_REPLIES: 0.5,
    QuestionCode.REPEATED_ROWS: 0.5,
    QuestionCode.SAME_APPLICATION: 0.5,
    QuestionCode.FOLLOW_UP_SENT: 0.2,
    QuestionCode.SAME_COMPANY: 0.2,
}
"""How much of a row changes with the answer to each question, where it is not one fact: all of
it, its company, whether it counts at all, or something beside it."""


@dataclass(frozen=True)
class SheetReport:
    """Report on how one sheet of one file was read."""

    file: str
    sheet: str
    """Empty for text files."""
    header_row: int
    """Counted from 1; 0 when there is none."""
    header_confidence: float
    row_previews: Mapping[int, str]
    """Row, counted from 1 -> its first words, for rows that could be the header."""
    layout: str
    layout_confidence: float
    columns: tuple[ColumnMatch, ...]
    statuses: tuple[StatusMatch, ...]
    day_orders: tuple[DayFirstGuess, ...]
    """Order of day and month in the columns where it matters."""
    questions: tuple[Question, ...]
    rows_read: int
    """Rows below the header that are not empty; formulas without a result count as empty."""
    rows_not_applications: int | None
    applications: int
    cells_read: int
    cells_kept: int
    cells_reported: int
    empty_reason: str = ""
    """Why there are no applications, in a sentence; empty if there are."""
    first_column: int = 0
    """Column of the sheet in which the table begins, counted from 1; 0 where it is not known."""


@dataclass(frozen=True)
class SheetMatch:
    """Whether one sheet of a file was read, with the confidence."""

    name: str
    rows: int
    """Rows that are not empty."""
    read: bool
    """Whether its rows went into the tracker."""
    confidence: float
    """Confidence that it is a list of applications, 0 to 1."""


@dataclass(frozen=True)
class FileReport:
    """Report on one file: all of its sheets, in order."""

    file: str
    sheets: tuple[SheetMatch, ...]


@dataclass(frozen=True)
class ImportResult:
    """A tracker with the report on each of its files."""

    tracker: Tracker
    reports: tuple[SheetReport, ...] = ()
    """One for each sheet that was read."""
    files: tuple[FileReport, ...] = ()
    """In the order in which they were given."""
    file_questions: tuple[Question, ...] = ()
    """Questions about whole sheets, and about companies that may be one."""
    decisions: Decisions | None = None
    """Decisions in an Ajar workbook, if a file is one."""
    settings: ImportSettings = field(default_factory=ImportSettings)
    """Settings in force by file and sheet; those of an Ajar workbook, if there is one."""
    own_columns: pd.DataFrame | None = field(default=None, compare=False)
    """The person's own columns in an Ajar workbook: ``application`` (id), then one for each."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, answered or not, the most important first."""
        found = [*self.file_questions, *(q for report in self.reports for q in report.questions)]
        return tuple(sorted(found, key=lambda question: -question.importance))

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """Questions the person has not answered."""
        return tuple(question for question in self.questions if question.answer is None)
