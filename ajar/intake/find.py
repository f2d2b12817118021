"""Where in a workbook the applications stand: which sheets, and which row is the header."""

import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from ajar.intake.assign import ColumnRole, Roles, assign, unassigned
from ajar.intake.cells import Kind, Sheet, Workbook
from ajar.intake.choices import hold_for
from ajar.intake.content import content
from ajar.intake.headers import meanings
from ajar.intake.roles import FOLLOW_UPS, HAPPENINGS, UNUSED, WORDS, Role
from ajar.intake.table import Table, column_of, letter, select, unique_headers, without_blanks
from ajar.intake.values import statuses
from ajar.intake.values.days import looks_like_days, read_days
from ajar.intake.values.folding import fold, tokens
from ajar.intake.words import words
from ajar.model.decisions import Choices

_ROWS_LOOKED_AT = 60
_MATCHED_SHARE = 0.4
_AGAIN = 0.3
"""Trust in a header word that stands again below it, as status words do."""
_UNKNOWN_COSTS = 0.25
_DAYS_ACROSS = 3
_DAYS_SHARE = 0.6
_STAGES = 3
_MARKED_STAGES = 2
_MARKED = 0.5
"""A table without company or role needs so many columns of happenings, some of them filled with
days or marks."""

_COMMENT = "#"

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
    wanted = [s for s in workbook.sheets if choices.sheet in (None, s.name)]
    row = choices.header_row if choices.sheet is not None or len(wanted) == 1 else None
    found = [f for sheet in wanted for f in _on_sheet(workbook, sheet, choices, row)]
    if not found:
        cut = [_headerless(workbook.name, sheet) for sheet in wanted if sheet.height]
        found = [_judge(table, choices) for table in cut if table is not None]
        return sorted((f for f in found if f.score > 0), key=lambda f: -f.score)[:1]
    if sum(bool(sheet.height) for sheet in workbook.sheets) > 1:
        found = [_told_by_sheet(each) for each in found]
    found.sort(key=lambda f: (_derived(f.table.sheet), -f.score))
    main = found[0]
    if choices.header_row is not None and row is None:
        again = _on_sheet(workbook, main.table.source, choices, choices.header_row)
        main = again[0] if again else main
    return [main, *(f for f in found[1:] if choices.sheet is None and _belongs(f, main))]


def _on_sheet(
    workbook: Workbook, sheet: Sheet, choices: Choices, chosen_row: int | None
) -> list[Found]:
    """The sheet's table in a list, or an empty list where it has none of applications."""
    if chosen_row is None:
        header = header_row(sheet)
        table = None if header is None else cut(workbook.name, sheet, header)
    elif chosen_row == 0:
        table = _headerless(workbook.name, sheet)
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


def days_across(table: Table) -> float:
    """The share of headers that are days, where the header is a row of days."""
    daylike = sum(_is_day(unnumbered(header)) for header in table.headers)
    enough = daylike >= _DAYS_ACROSS and daylike >= _DAYS_SHARE * len(table.headers)
    return daylike / len(table.headers) if enough else 0.0


@lru_cache(maxsize=1024)
def _is_day(text: str) -> bool:
    """Whether a text is a day and no more than that; a year need not be there."""
    if len(text) > _LONGEST_DAY or not any(character.isdigit() for character in text):
        return False
    cell = column_of([text])
    return looks_like_days(cell) >= _ENOUGH_OF_A_DAY and not read_days(cell).unreadable.any()


_LONGEST_DAY = 30
_ENOUGH_OF_A_DAY = 0.5


def unnumbered(header: str) -> str:
    """The header as written, where a repeated one was numbered or a day has a time."""
    return re.sub(r" \(\d+\)$|[T ]\d\d:\d\d.*$", "", header)


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


def header_row(sheet: Sheet) -> int | None:
    """
    The row, counted from 0, whose texts are most like headers; None where no row is.

    Two known headers at least, and two in five of all texts in the row. A word that stands
    again below in its own column is more likely a value, such as a status.
    """
    best, best_score = None, 0.0
    for index, texts in enumerate(sheet.rows(_ROWS_LOOKED_AT)):
        score = _header_score(sheet, index, texts)
        if score > best_score:
            best, best_score = index, score
    return best


def _header_score(sheet: Sheet, index: int, texts: list[str]) -> float:
    filled = [(column, text) for column, text in enumerate(texts) if text.strip()]
    if not filled or _is_comment(filled[0][1]):
        return 0.0
    trust = {column: _trust(text, misspelt=False) for column, text in filled}
    if any(trust.values()):
        trust = {column: _trust(text, misspelt=True) for column, text in filled}
    matched = [column for column, value in trust.items() if value > 0]
    if len(matched) >= 2 and len(matched) >= _MATCHED_SHARE * len(filled):  # noqa: PLR2004
        again = {column for column in matched if _stands_again(sheet, column, index)}
        repeated_header = len(again) == len(matched)
        score = sum(
            trust[column] * (_AGAIN if column in again and not repeated_header else 1.0)
            for column in matched
        )
        return score - _UNKNOWN_COSTS * (len(filled) - len(matched))
    days = sum(
        sheet.columns[column].kinds[sheet.columns[column].codes[index]] == Kind.DAY or _is_day(text)
        for column, text in filled
    )
    across = days >= _DAYS_ACROSS and days >= _DAYS_SHARE * len(filled) and len(filled) > 1
    return float(days) if across and _texts_below(sheet, index, filled) else 0.0


def _is_comment(text: str) -> bool:
    """Whether a row that begins so is a comment; “#” alone heads a column of numbers."""
    return text.lstrip().startswith(_COMMENT) and len(text.split()) > 1


def _trust(text: str, *, misspelt: bool) -> float:
    return max(meanings(text, misspelt=misspelt).values(), default=0.0)


def _stands_again(sheet: Sheet, column: int, index: int) -> bool:
    codes = sheet.columns[column].codes
    return bool((codes[index + 1 :] == codes[index]).any())


def _texts_below(sheet: Sheet, index: int, filled: list[tuple[int, str]]) -> bool:
    """Whether the cells under a row of days are mostly words, as names of companies are."""
    words = total = 0
    for column, _ in filled:
        cells = sheet.columns[column]
        below = cells.codes[index + 1 :]
        below = below[below >= 0]
        total += len(below)
        words += int((cells.kinds[below] == Kind.TEXT).sum())
    return total > 0 and words >= _DAYS_SHARE * total


def cut(file: str, sheet: Sheet, header: int) -> Table:
    """The table under the row *header* (counted from 0), without blank rows and columns."""
    return _cut(file, sheet, header, sheet.row(header))


def _headerless(file: str, sheet: Sheet) -> Table | None:
    """All rows but comments as a table without headers; None where nothing is left."""
    start = 0
    for texts in sheet.rows(_ROWS_LOOKED_AT):
        first = next((text for text in texts if text.strip()), "")
        if first and not _is_comment(first):
            break
        start += 1
    if start >= sheet.height:
        return None
    return _cut(file, sheet, start - 1, [""] * len(sheet.columns), has_header=False)


def _cut(
    file: str, sheet: Sheet, header: int, texts: list[str], *, has_header: bool = True
) -> Table:
    below = slice(header + 1, None)
    filled = np.zeros(max(sheet.height - header - 1, 0), dtype=bool)
    wanted = []
    for position, column in enumerate(sheet.columns):
        here = column.codes[below] >= 0
        filled |= here
        if texts[position].strip() or here.any():
            wanted.append(position)
    rows = np.flatnonzero(filled) + header + 1
    letters = [letter(sheet.first_column + position) for position in wanted]
    above = [text.strip() for row in sheet.rows(header + (not has_header)) for text in row]
    return Table(
        file=file,
        sheet=sheet.name,
        headers=unique_headers([texts[p] for p in wanted], letters),
        columns=tuple(without_blanks(select(sheet.columns[p], rows)) for p in wanted),
        rows=rows.astype(np.int64) + sheet.first_row,
        header_row=header + sheet.first_row if has_header else 0,
        source=sheet,
        positions=tuple(wanted),
        above=tuple(filter(None, above)),
    )
