"""Where in a workbook the applications stand: which sheets, and which row is the header."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ajar.intake.cells import Sheet, Workbook
from ajar.intake.columns.assign import ColumnRole, Roles, assign, unassigned
from ajar.intake.columns.content import content
from ajar.intake.columns.roles import DAYS, FOLLOW_UPS, HAPPENINGS, UNUSED, WORDS, Role
from ajar.intake.finding.cutting import (
    Cut,
    days_across,
    headerless,
    statuses_across,
    table_at,
    worth_a_look,
)
from ajar.intake.finding.fitting import for_sheet
from ajar.intake.tables.table import Table
from ajar.intake.values import statuses
from ajar.intake.values.folding import fold, tokens
from ajar.intake.values.words import words
from ajar.model.decisions import FileChoices, SheetChoices
from ajar.model.reading import Question, QuestionCode, SheetReading

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
class Found:
    """One table with its roles, and how much it looks like applications."""

    table: Table
    roles: Roles
    score: float
    choices: SheetChoices
    header_confidence: float


@dataclass(frozen=True)
class Search:
    """What was found in a workbook."""

    tables: tuple[Found, ...]
    """Those to read, the main one first; none if there is none."""
    sheets: tuple[SheetReading, ...]
    questions: tuple[Question, ...]


def find(workbook: Workbook, choices: FileChoices) -> Search:
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
    return Search(tuple(tables), sheets, questions)


def _looked_at(workbook: Workbook, choices: FileChoices) -> list[Found]:
    """The table of each sheet; of sheets without a header only if no other sheet has one."""
    wanted = worth_a_look(workbook)
    chosen = {sheet.name: for_sheet(workbook, sheet, choices) for sheet in wanted}
    found = {
        sheet.name: _judge(cut, chosen[sheet.name], choices)
        for sheet in wanted
        if (cut := table_at(workbook.name, sheet, chosen[sheet.name].header_row, among=len(wanted)))
        is not None
    }
    if sum(bool(sheet.height) for sheet in workbook.sheets) > 1:
        found = {name: _told_by_sheet(each) for name, each in found.items()}
    none = not any(_is_likely(each) for each in found.values())
    for sheet in wanted:
        if none or (chosen[sheet.name].read and sheet.name not in found):
            bare = headerless(workbook.name, sheet)
            if bare is not None:
                found[sheet.name] = _judge(Cut(bare, _NO_HEADER), chosen[sheet.name], choices)
    return list(found.values())


_NO_HEADER = 0.8
"""How sure it is that there is no header where none was found."""


def _is_likely(found: Found) -> bool:
    return found.score > 0 or found.choices.header_row is not None


def _picked(looked: Sequence[Found]) -> list[Found]:
    """Tables to read if the person says nothing about their sheets, the main one first."""
    likely = [found for found in looked if _is_likely(found)]
    likely.sort(key=lambda found: (is_derived(found.table.sheet), -found.score))
    if likely and not likely[0].table.header_row:
        return likely[:1]
    return [found for found in likely if found is likely[0] or _belongs(found, likely[0])]


def _judge(found: Cut, chosen: SheetChoices, choices: FileChoices) -> Found:
    table, sure = found
    if across := days_across(table):
        return Found(table, unassigned(table), across, chosen, sure)
    roles = assign(table, choices.roles)
    if not choices.roles and not roles.has(Role.COMPANY) and (across := statuses_across(table)):
        return Found(table, unassigned(table), across, chosen, sure)
    return Found(table, roles, _likeness(roles, table.height), chosen, sure)


def _reading(sheet: Sheet, looked: Sequence[Found], tables: Sequence[Found]) -> SheetReading:
    found = next((each for each in looked if each.table.source is sheet), None)
    read = any(each.table.source is sheet for each in tables)
    sure = 0.0 if found is None else round(_sureness(found), 2)
    return SheetReading(sheet.name, sheet.height, read=read, confidence=sure)


def _sureness(found: Found) -> float:
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


def _worth_asking(found: Found) -> bool:
    likely = found.table.height > 0 and _sureness(found) >= _ASKED
    return likely and not is_derived(found.table.sheet)


def _question(left_out: Found) -> Question:
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


def _told_by_sheet(found: Found) -> Found:
    """A sheet called “Rejected” or “Wishlist” says so of all its rows, if no column does."""
    name = found.table.sheet
    meaning = statuses.interpret([name])[0]
    sure = meaning.known and not meaning.near and meaning.confidence >= _SURE
    if found.roles.has(*WORDS, Role.HISTORY) or not sure:
        return found
    table = found.table.with_column(_SHEET, [name] * found.table.height)
    added = ColumnRole(_SHEET, Role.STATUS, _BY_NAME, content(table.columns[-1]))
    return replace(found, table=table, roles=Roles((*found.roles.columns, added)))


_SHEET = "name of the sheet"
_BY_NAME = 0.7
_SURE = 0.85


def _likeness(roles: Roles, height: int) -> float:
    if any(fold(column.header) in words("first_name") for column in roles.columns):
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


def is_derived(sheet: str) -> bool:
    """Whether a sheet's name says that it is made from others, or explains them."""
    said = " ".join(tokens(sheet))
    return any(f" {word} " in f" {said} " for word in words("derived_sheet"))


def _belongs(found: Found, main: Found) -> bool:
    """Whether a further sheet tells about applications, too."""
    if is_derived(found.table.sheet) or not found.table.height:
        return False
    if days_across(found.table):
        return days_across(main.table) > 0
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
