"""Where in a workbook the applications stand: which sheets, and which row is the header."""

import math
from dataclasses import dataclass, replace

from ajar.intake.cells import Sheet, Workbook
from ajar.intake.choices import hold_for
from ajar.intake.columns.assign import ColumnRole, Roles, assign, unassigned
from ajar.intake.columns.content import content
from ajar.intake.columns.roles import FOLLOW_UPS, HAPPENINGS, UNUSED, WORDS, Role
from ajar.intake.finding.cutting import cut, days_across, header_row, headerless, statuses_across
from ajar.intake.tables.table import Table
from ajar.intake.values import statuses
from ajar.intake.values.folding import fold, tokens
from ajar.intake.values.words import words
from ajar.model.decisions import Choices

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


def applicable(workbook: Workbook, choices: Choices) -> Choices:
    """The choices, without the sheet, row and layout if they were made for another table."""
    if not choices.headers:
        return choices
    fits = any(hold_for(choices, each.table.headers) for each in find(workbook, choices))
    return choices if fits else replace(choices, sheet=None, header_row=None, layout=None)


def find(workbook: Workbook, choices: Choices) -> list[Found]:
    """
    The tables of applications in *workbook*, the main one first; none if there is none.

    Other sheets are read as well when they name companies and say something about applications
    there; sheets that are made from others (dashboards, pivots, mail logs) are not.
    """
    named = [s for s in workbook.sheets if choices.sheet in (None, s.name) and s.height]
    wanted = [s for s in named if not too_wide(s)][:_SHEETS]
    row = choices.header_row if choices.sheet is not None or len(wanted) == 1 else None
    found = [f for sheet in wanted for f in _on_sheet(workbook, sheet, choices, row)]
    if not found:
        bare = [headerless(workbook.name, sheet) for sheet in wanted if sheet.height]
        found = [_judge(table, choices) for table in bare if table is not None]
        return sorted((f for f in found if f.score > 0), key=lambda f: -f.score)[:1]
    if sum(bool(sheet.height) for sheet in workbook.sheets) > 1:
        found = [_told_by_sheet(each) for each in found]
    found.sort(key=lambda f: (_derived(f.table.sheet), -f.score))
    main = found[0]
    if choices.header_row is not None and row is None:
        again = _on_sheet(workbook, main.table.source, choices, choices.header_row)
        main = again[0] if again else main
    return [main, *(f for f in found[1:] if choices.sheet is None and _belongs(f, main))]


_SHEETS = 60
"""Sheets with cells that are looked at; a sheet for every week of a year has room."""
WIDEST = 500
"""Columns of the widest sheet that is looked at; a year of days as headings has 365."""


def too_wide(sheet: Sheet) -> bool:
    """Whether a sheet has more columns than any tracker, each of which would be looked at."""
    return len(sheet.columns) > WIDEST


def _on_sheet(
    workbook: Workbook, sheet: Sheet, choices: Choices, chosen_row: int | None
) -> list[Found]:
    """The sheet's table in a list, or an empty list where it has none of applications."""
    if chosen_row is None:
        header = header_row(sheet)
        table = None if header is None else cut(workbook.name, sheet, header)
    elif chosen_row == 0:
        table = headerless(workbook.name, sheet)
    else:
        inside = 0 <= chosen_row - sheet.first_row < sheet.height
        table = cut(workbook.name, sheet, chosen_row - sheet.first_row) if inside else None
    if table is None:
        return []
    judged = _judge(table, choices)
    return [judged] if judged.score > 0 or chosen_row is not None else []


def _judge(table: Table, choices: Choices) -> Found:
    if across := days_across(table):
        return Found(table, unassigned(table), across)
    roles = assign(table, choices.roles)
    if not choices.roles and not roles.has(Role.COMPANY) and (across := statuses_across(table)):
        return Found(table, unassigned(table), across)
    return Found(table, roles, _likeness(roles, table.height))


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
    known = [c for c in roles.columns if c.role not in UNUSED and c.confidence > 0]
    kinds = {column.role for column in known}
    if not kinds & {Role.COMPANY, Role.JOB, Role.SUBJECT}:
        marked = {c.role for c in known if c.content.days + c.content.flags > _MARKED} & HAPPENINGS
        if len(marked) < _MARKED_STAGES or len(kinds & HAPPENINGS) < _STAGES:
            return 0.0
    elif len(kinds) < 2:  # noqa: PLR2004 - a list of names alone is no tracker
        return 0.0
    total = sum(WEIGHTS.get(c.role, _OTHER) * c.confidence for c in known)
    return total + math.log10(height + 1)


def _derived(sheet: str) -> bool:
    """Whether a sheet's name says that it is made from others, or explains them."""
    said = " ".join(tokens(sheet))
    return any(f" {word} " in f" {said} " for word in words("derived_sheet"))


def _belongs(found: Found, main: Found) -> bool:
    """Whether a further sheet tells about applications, too."""
    if _derived(found.table.sheet) or not found.table.height:
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
