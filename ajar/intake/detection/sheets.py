"""Where in a workbook the applications stand: which sheets, and which row is the header."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ajar.intake.cells import Sheet, Workbook
from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import DAYS, FOLLOW_UPS, HAPPENINGS, UNUSED, WORDS, Role
from ajar.intake.columns.value_headers import date_header_share
from ajar.intake.detection.candidates import Candidate, Choice, Look, best, candidate, candidates
from ajar.intake.detection.header_row import candidate_sheets, headerless
from ajar.intake.detection.saved_settings import match_sheet_settings
from ajar.intake.tables.table import Table
from ajar.intake.values.normalize import normalize, tokens
from ajar.intake.values.words import words
from ajar.model.decisions import FileSettings, SheetSettings
from ajar.model.import_report import Question, QuestionCode, SheetMatch

_STAGES = 3
_MARKED_STAGES = 2
_MARKED = 0.5
"""A table without company or role needs so many columns of happenings, some of them filled with
days or marks."""


WEIGHTS = {
    Role.COMPANY: 3.0,
    Role.JOB: 2.0,
    Role.STATUS: 2.0,
    Role.APPLIED: 2.0,
    Role.OUTCOME: 1.0,
    Role.HISTORY: 1.0,
    Role.SUBJECT: 1.0,
    Role.DAY: 1.0,
}
"""How much a column says that a table is one of applications; other known columns: 0.5."""
_OTHER = 0.5


@dataclass(frozen=True)
class DetectedTable:
    """The reading of one sheet that makes most sense, and how much it looks like applications."""

    reading: Candidate
    score: float
    choices: SheetSettings
    questions: tuple[Question, ...] = ()
    """About the reading, where another one makes nearly as much sense."""

    @property
    def table(self) -> Table:
        """Where the applications stand."""
        return self.reading.table

    @property
    def roles(self) -> ColumnRoles:
        """What the columns hold."""
        return self.reading.roles


@dataclass(frozen=True)
class Detection:
    """What was found in a workbook."""

    tables: tuple[DetectedTable, ...]
    """Those to read, the main one first; none if there is none."""
    sheets: tuple[SheetMatch, ...]
    questions: tuple[Question, ...]


def detect_tables(workbook: Workbook, choices: FileSettings) -> Detection:
    """
    Look on all sheets of *workbook* for tables of applications.

    Other sheets than the main one are read as well when they name companies and say something
    about applications there; sheets that are made from others (dashboards, pivots, mail logs)
    are not. What the person says of a sheet prevails.
    """
    looked = _looked_at(workbook, choices)
    tables = _picked([found for found in looked if found.choices.read is not False])
    tables += [f for f in looked if f.choices.read and not any(f is each for each in tables)]
    sheets = tuple(_reading(sheet, looked, tables) for sheet in workbook.sheets)
    guessed = {id(found.reading.sheet) for found in _picked(looked)}
    left_out = [found for found in looked if id(found.reading.sheet) not in guessed]
    questions = tuple(_question(found) for found in left_out if tables and _worth_asking(found))
    return Detection(tuple(tables), sheets, questions)


def _looked_at(workbook: Workbook, choices: FileSettings) -> list[DetectedTable]:
    """The table of each sheet; of sheets without a header only if no other sheet has one."""
    wanted = candidate_sheets(workbook)
    several = sum(bool(sheet.height) for sheet in workbook.sheets) > 1
    looks = {
        sheet.name: Look(
            workbook.name,
            sheet,
            match_sheet_settings(workbook, sheet, choices),
            choices,
            among=len(wanted),
            name_tells=several,
        )
        for sheet in wanted
    }
    found = {name: judged for name, look in looks.items() if (judged := _judge(look)) is not None}
    none = not any(_is_likely(each) for each in found.values())
    for name, look in looks.items():
        if none or (look.chosen.read and name not in found):
            bare = headerless(workbook.name, look.sheet)
            if bare is not None:
                found[name] = _found(candidate(look, bare, _NO_HEADER), look)
    return list(found.values())


_NO_HEADER = 0.8
"""How sure it is that there is no header where none was found."""


def _is_likely(found: DetectedTable) -> bool:
    return found.score > 0 or found.choices.header_row is not None


def _picked(looked: Sequence[DetectedTable]) -> list[DetectedTable]:
    """Tables to read if the person says nothing about their sheets, the main one first."""
    likely = [found for found in looked if _is_likely(found)]
    likely.sort(key=lambda found: (is_derived_sheet(found.table.sheet), -found.score))
    if likely and not likely[0].table.header_row:
        return likely[:1]
    return [found for found in likely if found is likely[0] or _belongs(found, likely[0])]


def _judge(look: Look) -> DetectedTable | None:
    """The reading of a sheet that makes most sense; None where nothing looks like a table."""
    tried = candidates(look)
    if not tried:
        return None
    choice = best([each for each in tried if _score(each) > 0] or tried[:1], look)
    found = _found(choice.taken, look)
    return replace(found, questions=_which(choice, look)) if choice.near else found


def _which(choice: Choice, look: Look) -> tuple[Question]:
    """Which of several readings that make nearly as much sense is right."""
    options = {each.name: each.label for each in (choice.guess, *choice.near, choice.taken)}
    question = Question(
        QuestionCode.READING,
        "There is more than one way to read this table. Which one is right?",
        options,
        guess=choice.guess.name,
        count=choice.guess.table.height,
        file=look.file,
        sheet=look.sheet.name,
    )
    given = look.chosen.answers.get(question.key)
    return (replace(question, answer=given if given in options else None),)


def _found(taken: Candidate, look: Look) -> DetectedTable:
    return DetectedTable(taken, _score(taken), look.chosen)


def _score(each: Candidate) -> float:
    """How much a table looks like applications; 0 where nothing says that it holds any."""
    return each.across or _likeness(each.roles, each.table.height)


def _reading(
    sheet: Sheet, looked: Sequence[DetectedTable], tables: Sequence[DetectedTable]
) -> SheetMatch:
    found = next((each for each in looked if each.reading.sheet is sheet), None)
    read = any(each.reading.sheet is sheet for each in tables)
    sure = 0.0 if found is None else round(_sureness(found), 2)
    return SheetMatch(sheet.name, sheet.height, read=read, confidence=sure)


def _sureness(found: DetectedTable) -> float:
    """How much of what makes a list of applications is there: who, what became of it, when."""
    columns = found.roles.columns
    if found.score <= 0 or all(column.role is Role.IGNORED for column in columns):
        return found.score  # a table whose columns are no fields: its headings are days or statuses
    told = [
        max((c.confidence for c in columns if c.role in roles and c.content.filled), default=0.0)
        for roles in (_WHO, _WHAT, _WHEN)
    ]
    return sum(told) / len(told)


_WHO = frozenset({Role.COMPANY, Role.JOB, Role.SUBJECT})
_WHAT = WORDS | HAPPENINGS | {Role.HISTORY, Role.EVENT, Role.TO}
_WHEN = DAYS | HAPPENINGS
_ASKED = 0.6
"""A sheet that looks so much like applications and is left out is asked about."""


def _worth_asking(found: DetectedTable) -> bool:
    likely = found.table.height > 0 and _sureness(found) >= _ASKED
    return likely and not is_derived_sheet(found.table.sheet)


def _question(left_out: DetectedTable) -> Question:
    table, read = left_out.table, left_out.choices.read
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
        return 0.0  # a list of people, such as LinkedIn's connections
    unused = UNUSED - {Role.SENDER} if roles.has(Role.SUBJECT) else UNUSED
    known = [c for c in roles.columns if c.role not in unused and c.confidence > 0]
    kinds = {column.role for column in known}
    if not kinds & {Role.COMPANY, Role.JOB, Role.SUBJECT}:
        marked = {c.role for c in known if c.content.days + c.content.flags > _MARKED} & HAPPENINGS
        if len(marked) < _MARKED_STAGES or len(kinds & HAPPENINGS) < _STAGES:
            return 0.0
    elif len(kinds) < 2:  # noqa: PLR2004 - a list of names alone is no tracker
        return 0.0
    total = sum(WEIGHTS.get(c.role, _OTHER) * c.confidence for c in known)
    return total + math.log10(height + 1)


def is_derived_sheet(sheet: str) -> bool:
    """Whether a sheet's name says that it is made from others, or explains them."""
    said = " ".join(tokens(sheet))
    return any(f" {word} " in f" {said} " for word in words("derived_sheet"))


def _belongs(found: DetectedTable, main: DetectedTable) -> bool:
    """Whether a further sheet tells about applications, too."""
    if is_derived_sheet(found.table.sheet) or not found.table.height:
        return False
    if date_header_share(found.table):
        return date_header_share(main.table) > 0
    tells = any(
        column.role in _TELLING and column.confidence > _BY_CONTENT
        for column in found.roles.columns
    )
    return found.roles.has(Role.COMPANY) and tells


_BY_CONTENT = 0.5
"""Confidence of a role that cells gave without their header."""
_TELLING = (HAPPENINGS - FOLLOW_UPS) | {
    *(Role.STATUS, Role.OUTCOME, Role.DAY, Role.SAVED, Role.EVENT, Role.HISTORY),
}
