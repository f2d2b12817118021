"""Detect the sheets of a workbook that hold applications, and the reading of each."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ajar.intake.cells import Sheet, Workbook
from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import (
    DAY_ROLES,
    EVENT_ROLES,
    FOLLOW_UP_ROLES,
    STATUS_ROLES,
    UNUSED_ROLES,
    Role,
)
from ajar.intake.columns.value_headers import date_header_share
from ajar.intake.detection.candidates import (
    Candidate,
    Choice,
    SheetContext,
    best,
    candidate,
    candidates,
)
from ajar.intake.detection.header_row import candidate_sheets, headerless
from ajar.intake.detection.saved_settings import match_sheet_settings
from ajar.intake.tables.table import Table
from ajar.intake.values.normalize import normalize, tokens
from ajar.intake.values.words import words
from ajar.model.import_report import Question, QuestionCode, SheetMatch
from ajar.model.import_settings import FileSettings, SheetSettings

_STAGES = 3
_MARKED_STAGES = 2
_MARKED = 0.5
"""A table without company or role needs this many event columns, of which two are filled with days
or marks."""


WEIGHTS = {
    Role.COMPANY: 3.0,
    Role.ROLE: 2.0,
    Role.STATUS: 2.0,
    Role.APPLIED: 2.0,
    Role.OUTCOME: 1.0,
    Role.HISTORY: 1.0,
    Role.SUBJECT: 1.0,
    Role.DAY: 1.0,
}
"""Weight of each column role in the score of a table; other known roles count 0.5."""
_OTHER = 0.5


@dataclass(frozen=True)
class DetectedTable:
    """The chosen reading of one sheet, and its score as a table of applications."""

    reading: Candidate
    score: float
    settings: SheetSettings
    questions: tuple[Question, ...] = ()
    """Question about the reading, if another one scores nearly the same."""

    @property
    def table(self) -> Table:
        """The table of applications."""
        return self.reading.table

    @property
    def roles(self) -> ColumnRoles:
        """The column roles."""
        return self.reading.roles


@dataclass(frozen=True)
class Detection:
    """Result of the detection on a workbook."""

    tables: tuple[DetectedTable, ...]
    """Tables to read, the main one first; may be empty."""
    sheets: tuple[SheetMatch, ...]
    questions: tuple[Question, ...]


def detect_tables(workbook: Workbook, settings: FileSettings) -> Detection:
    """
    Detect the tables of applications on all sheets of *workbook*.

    Further sheets are read when they have a company column and status or event columns; derived
    sheets (dashboards, pivots, mail logs) are not. The settings of a sheet prevail.
    """
    detected = _best_tables(workbook, settings)
    tables = _default_tables([found for found in detected if found.settings.read is not False])
    tables += [f for f in detected if f.settings.read and not any(f is each for each in tables)]
    sheets = tuple(_sheet_match(sheet, detected, tables) for sheet in workbook.sheets)
    guessed = {id(found.reading.sheet) for found in _default_tables(detected)}
    left_out = [found for found in detected if id(found.reading.sheet) not in guessed]
    questions = tuple(_question(found) for found in left_out if tables and _worth_asking(found))
    return Detection(tuple(tables), sheets, questions)


def _best_tables(workbook: Workbook, settings: FileSettings) -> list[DetectedTable]:
    """The table of each sheet; headerless tables only if no sheet has a header."""
    wanted = candidate_sheets(workbook)
    several = sum(bool(sheet.height) for sheet in workbook.sheets) > 1
    contexts = {
        sheet.name: SheetContext(
            workbook.name,
            sheet,
            match_sheet_settings(workbook, sheet, settings),
            settings,
            among=len(wanted),
            name_tells=several,
        )
        for sheet in wanted
    }
    found = {
        name: judged
        for name, context in contexts.items()
        if (judged := _judge(context)) is not None
    }
    none = not any(_is_likely(each) for each in found.values())
    for name, context in contexts.items():
        if none or (context.settings.read and name not in found):
            bare = headerless(workbook.name, context.sheet)
            if bare is not None:
                found[name] = _detected(candidate(context, bare, _NO_HEADER), context)
    return list(found.values())


_NO_HEADER = 0.8
"""Confidence that a sheet has no header if none was found."""


def _is_likely(found: DetectedTable) -> bool:
    return found.score > 0 or found.settings.header_row is not None


def _default_tables(detected: Sequence[DetectedTable]) -> list[DetectedTable]:
    """Tables to read without settings from the person, the main one first."""
    likely = [found for found in detected if _is_likely(found)]
    likely.sort(key=lambda found: (is_derived_sheet(found.table.sheet), -found.score))
    if likely and not likely[0].table.header_row:
        return likely[:1]
    return [found for found in likely if found is likely[0] or _belongs(found, likely[0])]


def _judge(context: SheetContext) -> DetectedTable | None:
    """Choose the best reading of a sheet; None if it has no table."""
    tried = candidates(context)
    if not tried:
        return None
    choice = best([each for each in tried if _score(each) > 0] or tried[:1], context)
    found = _detected(choice.taken, context)
    return replace(found, questions=_reading_questions(choice, context)) if choice.near else found


def _reading_questions(choice: Choice, context: SheetContext) -> tuple[Question]:
    """The question which of several near readings is right, with the given answer."""
    options = {each.name: each.label for each in (choice.guess, *choice.near, choice.taken)}
    question = Question(
        QuestionCode.READING,
        "There is more than one way to read this table. Which one is right?",
        options,
        guess=choice.guess.name,
        count=choice.guess.table.height,
        file=context.file,
        sheet=context.sheet.name,
    )
    given = context.settings.answers.get(question.key)
    return (replace(question, answer=given if given in options else None),)


def _detected(taken: Candidate, context: SheetContext) -> DetectedTable:
    return DetectedTable(taken, _score(taken), context.settings)


def _score(each: Candidate) -> float:
    """Score of a table as a list of applications; 0 if it is none."""
    return each.across or _likeness(each.roles, each.table.height)


def _sheet_match(
    sheet: Sheet, detected: Sequence[DetectedTable], tables: Sequence[DetectedTable]
) -> SheetMatch:
    found = next((each for each in detected if each.reading.sheet is sheet), None)
    read = any(each.reading.sheet is sheet for each in tables)
    sure = 0.0 if found is None else round(_confidence(found), 2)
    return SheetMatch(sheet.name, sheet.height, read=read, confidence=sure)


def _confidence(found: DetectedTable) -> float:
    """Confidence that a table lists applications: mean over company, status and day columns."""
    columns = found.roles.columns
    if found.score <= 0 or all(column.role is Role.IGNORED for column in columns):
        return found.score  # headers are days or statuses, not fields
    shares = [
        max((c.confidence for c in columns if c.role in roles and c.content.filled), default=0.0)
        for roles in (_COMPANY_ROLES, _PROGRESS_ROLES, _DAY_ROLES)
    ]
    return sum(shares) / len(shares)


_COMPANY_ROLES = frozenset({Role.COMPANY, Role.ROLE, Role.SUBJECT})
_PROGRESS_ROLES = STATUS_ROLES | EVENT_ROLES | {Role.HISTORY, Role.EVENT, Role.TO}
_DAY_ROLES = DAY_ROLES | EVENT_ROLES
_MIN_ASKED = 0.6
"""Confidence from which on a sheet that is left out leads to a question."""


def _worth_asking(found: DetectedTable) -> bool:
    likely = found.table.height > 0 and _confidence(found) >= _MIN_ASKED
    return likely and not is_derived_sheet(found.table.sheet)


def _question(left_out: DetectedTable) -> Question:
    table, read = left_out.table, left_out.settings.read
    return Question(
        QuestionCode.SHEET,
        f"Does the sheet “{table.sheet}” hold applications of its own?",
        {"no": "no, leave it out", "yes": "yes, read it as well"},
        guess="no",
        answer=None if read is None else _ANSWERS[read],
        about=(table.sheet,),
        count=table.height,
        file=table.file,
        sheet=table.sheet,
    )


_ANSWERS = {True: "yes", False: "no"}


def _likeness(roles: ColumnRoles, height: int) -> float:
    if any(normalize(column.header) in words("first_name") for column in roles.columns):
        return 0.0  # a list of contacts, such as LinkedIn's connections
    unused = UNUSED_ROLES - {Role.SENDER} if roles.has(Role.SUBJECT) else UNUSED_ROLES
    known = [c for c in roles.columns if c.role not in unused and c.confidence > 0]
    kinds = {column.role for column in known}
    if not kinds & {Role.COMPANY, Role.ROLE, Role.SUBJECT}:
        marked = {c.role for c in known if c.content.days + c.content.flags > _MARKED} & EVENT_ROLES
        if len(marked) < _MARKED_STAGES or len(kinds & EVENT_ROLES) < _STAGES:
            return 0.0
    elif len(kinds) < 2:  # noqa: PLR2004 - a list of names alone is no tracker
        return 0.0
    total = sum(WEIGHTS.get(c.role, _OTHER) * c.confidence for c in known)
    return total + math.log10(height + 1)


def is_derived_sheet(sheet: str) -> bool:
    """Return whether a sheet name means a derived or explanatory sheet."""
    name = " ".join(tokens(sheet))
    return any(f" {word} " in f" {name} " for word in words("derived_sheet"))


def _belongs(found: DetectedTable, main: DetectedTable) -> bool:
    """Whether a further sheet holds applications, too."""
    if is_derived_sheet(found.table.sheet) or not found.table.height:
        return False
    if date_header_share(found.table):
        return date_header_share(main.table) > 0
    has_events = any(
        column.role in _APPLICATION_ROLES and column.confidence > _BY_CONTENT
        for column in found.roles.columns
    )
    return found.roles.has(Role.COMPANY) and has_events


_BY_CONTENT = 0.5
"""Confidence of a role that was assigned by content alone."""
_APPLICATION_ROLES = (EVENT_ROLES - FOLLOW_UP_ROLES) | {
    *(Role.STATUS, Role.OUTCOME, Role.DAY, Role.SAVED, Role.EVENT, Role.HISTORY),
}
