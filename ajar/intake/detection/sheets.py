"""Where in a workbook the applications stand: which sheets, and which row is the header."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ajar.intake.cells import Sheet, Workbook
from ajar.intake.columns.assign import ColumnRole, ColumnRoles, all_ignored, assign_roles
from ajar.intake.columns.profile import profile_column
from ajar.intake.columns.roles import DAYS, FOLLOW_UPS, HAPPENINGS, UNUSED, WORDS, Role
from ajar.intake.detection.header_row import (
    HeaderMatch,
    candidate_sheets,
    date_header_share,
    headerless,
    status_header_share,
    table_from_header,
)
from ajar.intake.detection.saved_settings import match_sheet_settings
from ajar.intake.tables.table import Table
from ajar.intake.values import statuses
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
    """One table with its roles, and how much it looks like applications."""

    table: Table
    roles: ColumnRoles
    score: float
    choices: SheetSettings
    header_confidence: float


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
    guessed = {id(found.table.source) for found in _picked(looked)}
    left_out = [found for found in looked if id(found.table.source) not in guessed]
    questions = tuple(_question(found) for found in left_out if tables and _worth_asking(found))
    return Detection(tuple(tables), sheets, questions)


def _looked_at(workbook: Workbook, choices: FileSettings) -> list[DetectedTable]:
    """The table of each sheet; of sheets without a header only if no other sheet has one."""
    wanted = candidate_sheets(workbook)
    chosen = {sheet.name: match_sheet_settings(workbook, sheet, choices) for sheet in wanted}
    found = {
        sheet.name: _judge(cut, chosen[sheet.name], choices)
        for sheet in wanted
        if (
            cut := table_from_header(
                workbook.name, sheet, chosen[sheet.name].header_row, among=len(wanted)
            )
        )
        is not None
    }
    if sum(bool(sheet.height) for sheet in workbook.sheets) > 1:
        found = {name: _told_by_sheet(each) for name, each in found.items()}
    none = not any(_is_likely(each) for each in found.values())
    for sheet in wanted:
        if none or (chosen[sheet.name].read and sheet.name not in found):
            bare = headerless(workbook.name, sheet)
            if bare is not None:
                found[sheet.name] = _judge(
                    HeaderMatch(bare, _NO_HEADER), chosen[sheet.name], choices
                )
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


def _judge(found: HeaderMatch, chosen: SheetSettings, choices: FileSettings) -> DetectedTable:
    table, sure = found
    if across := date_header_share(table):
        return DetectedTable(table, all_ignored(table), across, chosen, sure)
    roles = assign_roles(table, choices.roles)
    if not choices.roles and not roles.has(Role.COMPANY) and (across := status_header_share(table)):
        return DetectedTable(table, all_ignored(table), across, chosen, sure)
    return DetectedTable(table, roles, _likeness(roles, table.height), chosen, sure)


def _reading(
    sheet: Sheet, looked: Sequence[DetectedTable], tables: Sequence[DetectedTable]
) -> SheetMatch:
    found = next((each for each in looked if each.table.source is sheet), None)
    read = any(each.table.source is sheet for each in tables)
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


def _told_by_sheet(found: DetectedTable) -> DetectedTable:
    """A sheet called “Rejected” or “Wishlist” says so of all its rows, if no column does."""
    name = found.table.sheet
    meaning = statuses.interpret([name])[0]
    sure = meaning.known and not meaning.near and meaning.confidence >= _SURE
    if found.roles.has(*WORDS, Role.HISTORY) or not sure:
        return found
    table = found.table.with_column(_SHEET, [name] * found.table.height)
    added = ColumnRole(_SHEET, Role.STATUS, _BY_NAME, profile_column(table.columns[-1]))
    return replace(found, table=table, roles=ColumnRoles((*found.roles.columns, added)))


_SHEET = "name of the sheet"
_BY_NAME = 0.7
_SURE = 0.85


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
