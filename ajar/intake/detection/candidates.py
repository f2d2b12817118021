"""The readings that a sheet allows, and which of them makes most sense."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from ajar.intake import layouts
from ajar.intake.cells import Sheet
from ajar.intake.columns import headers as header_words
from ajar.intake.columns.assign import ColumnRole, ColumnRoles, all_ignored, assign_roles
from ajar.intake.columns.headers import CERTAIN, roles_of_header
from ajar.intake.columns.profile import profile_column
from ajar.intake.columns.roles import HAPPENINGS, UNUSED, WORDS, Role
from ajar.intake.columns.value_headers import date_header_share, status_header_share
from ajar.intake.detection import shapes
from ajar.intake.detection.header_row import (
    below,
    extract_table,
    header_rows,
    headerless,
)
from ajar.intake.detection.judgement import judge, likeness
from ajar.intake.detection.split_names import split_names
from ajar.intake.layouts import Layout
from ajar.intake.tables.table import Table
from ajar.intake.values import statuses
from ajar.model.decisions import FileSettings, SheetSettings
from ajar.model.import_report import QuestionCode

_RIVAL = 0.5
"""A header row with so large a share of the best one's score is tried, too."""
_MOST_HEADERS = 3
_FIRST = 0.02
"""How much better than the first reading another one has to be to be taken."""
_NEAR = 0.02
"""Readings nearer than this to the one that is taken are asked about."""
_CONTRADICTED = 2
"""Columns whose cells deny what their header says, so that the header may be of another table."""


@dataclass(frozen=True)
class Candidate:
    """One way to read a sheet: where its table is, what its columns hold, how rows are read."""

    sheet: Sheet
    table: Table
    roles: ColumnRoles
    layout: Layout
    layout_confidence: float
    header_confidence: float
    shape: str = ""
    """One of ``shapes.SHAPES`` where the sheet is no plain table."""
    across: float = 0.0
    """Share of headers that are days or statuses, where the columns are no fields."""

    @property
    def name(self) -> str:
        """By what the person picks it."""
        return f"{self.table.header_row}:{self.shape or self.layout.NAME}"

    @property
    def label(self) -> str:
        """The reading in words."""
        row = self.table.header_row
        way = shapes.SHAPES[self.shape] if self.shape else self.layout.LABEL
        return f"{way}, headings in row {row}" if row else f"{way}, without headings"


@dataclass(frozen=True)
class Look:
    """What is known before a sheet is read."""

    file: str
    sheet: Sheet
    chosen: SheetSettings
    choices: FileSettings
    among: int = 1
    """Sheets of the file that are looked at."""
    name_tells: bool = False
    """Whether the name of the sheet may say what became of all its rows."""


def candidates(look: Look) -> list[Candidate]:
    """All ways to read a sheet that are worth a try, the one that its words suggest first."""
    chosen, sheet = look.chosen, look.sheet
    if chosen.layout == shapes.TRANSPOSED:
        return list(_transposed(look, 0.0))
    if chosen.header_row == 0:
        bare = headerless(look.file, sheet)
        return [] if bare is None else [candidate(look, bare, 1.0)]
    ranked = header_rows(sheet, look.among)
    if chosen.header_row is not None:
        at = chosen.header_row - sheet.first_row
        ranked = [(1.0, at)] if 0 <= at < sheet.height else []
    if not ranked:
        return list(_transposed(look, 0.0))
    if chosen.layout in shapes.SHAPES:
        return [each for each in _every(look, ranked) if each.shape == chosen.layout][:1] or list(
            _plain(look, ranked)
        )
    if chosen.header_row is not None:
        first = next(_plain(look, ranked))
        return [first, *_other_roles(look, first)]
    return list(_every(look, ranked))


@dataclass(frozen=True)
class Choice:
    """The reading of a sheet that is taken, and others that make nearly as much sense."""

    taken: Candidate
    guess: Candidate
    """The one that is taken while the person says nothing."""
    near: tuple[Candidate, ...] = ()


def best(found: list[Candidate], look: Look) -> Choice:
    """Of all *found*, the reading that makes most sense, or the one that the person picked."""
    if len(found) == 1:
        return Choice(found[0], found[0])
    worth = [
        (judge(each.table, each.roles, each.layout, look.choices, look.chosen).score, each)
        for each in found
    ]
    worth[0] = (worth[0][0] + _FIRST, found[0])
    worth.sort(key=lambda pair: -pair[0])
    top, guess = worth[0]
    near = tuple(
        each for value, each in worth[1:] if value >= top - _NEAR and each.name != guess.name
    )
    picked = look.chosen.answers.get(QuestionCode.READING)
    taken = next((each for each in found if each.name == picked), guess)
    return Choice(taken, guess, near)


def _every(look: Look, ranked: list[tuple[float, int]]) -> Iterator[Candidate]:
    inner = _inner_headers(look.sheet, ranked[0][1])
    if len(inner) > 1:
        yield candidate(look, shapes.stacked(look.file, look.sheet, inner), 0.8, shapes.STACKED)
    plain = list(_plain(look, ranked))
    yield from plain
    first = plain[0]
    if groups := shapes.repeated_groups(first.table):
        table = shapes.unfolded(first.table, *groups)
        yield candidate(look, table, first.header_confidence, shapes.SIDE_BY_SIDE)
    yield from _transposed(look, ranked[0][0])
    yield from _without_header(look, first)
    yield from _other_roles(look, first)


def _plain(look: Look, ranked: list[tuple[float, int]]) -> Iterator[Candidate]:
    """A table under each row that is much like a header, the likeliest first."""
    top = ranked[0][0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    sure = (1.0 - second / top) * min(top / _PLENTY, 1.0)
    rivals = [at for score, at in ranked[1:] if score >= _RIVAL * top]
    tried = [ranked[0][1], *sorted(rivals)[:1], *rivals]
    for at in list(dict.fromkeys(tried))[:_MOST_HEADERS]:
        yield candidate(look, extract_table(look.file, look.sheet, at), sure)


_PLENTY = 2.5
"""A header row that scores so much has enough known words in it."""


def candidate(look: Look, table: Table, sure: float, shape: str = "") -> Candidate:
    """The reading that the headers and cells of *table* suggest."""
    table = split_names(table, look.choices.roles)
    across = date_header_share(table)
    roles = all_ignored(table) if across else assign_roles(table, look.choices.roles)
    if not across and not look.choices.roles and not roles.has(Role.COMPANY):
        across = status_header_share(table)
        roles = all_ignored(table) if across else roles
    return _with_layout(
        look, Candidate(look.sheet, table, roles, layouts.LAYOUTS[0], 0.0, sure, shape, across)
    )


def _with_layout(look: Look, made: Candidate) -> Candidate:
    if look.name_tells:
        made = _told_by_sheet(made)
    wanted = None if look.chosen.layout in shapes.SHAPES else look.chosen.layout
    layout, sure = layouts.choose(made.table, made.roles, wanted)
    return replace(made, layout=layout, layout_confidence=sure)


def _told_by_sheet(made: Candidate) -> Candidate:
    """A sheet called “Rejected” or “Wishlist” says so of all its rows, if no column does."""
    name = made.sheet.name
    meaning = statuses.interpret([name])[0]
    sure = meaning.known and not meaning.near and meaning.confidence >= _SURE
    if made.roles.has(*WORDS, Role.HISTORY) or not sure:
        return made
    table = made.table.with_column(_SHEET, [name] * made.table.height)
    added = ColumnRole(_SHEET, Role.STATUS, _BY_NAME, profile_column(table.columns[-1]))
    return replace(made, table=table, roles=ColumnRoles((*made.roles.columns, added)))


_SHEET = "name of the sheet"
_BY_NAME = 0.7
_SURE = 0.85


def _inner_headers(sheet: Sheet, best: int) -> list[int]:
    """
    Rows, counted from 0, that head tables under each other on one sheet; *best* is one of them.

    Each names a company or a role by a known word, and most of its other texts are known, too.
    Only listed words count, so that very many texts are looked up in a moment.
    """
    known = header_words.phrases()
    count = np.zeros(sheet.height, dtype=np.int64)
    identity = np.zeros(sheet.height, dtype=bool)
    filled = np.zeros(sheet.height, dtype=np.int64)
    for column in sheet.columns:
        roles = [known.get(_simple(str(text)), ()) for text in column.texts]
        is_known = np.array([*map(bool, roles), False])
        names = np.array([*(bool(set(r) & {Role.COMPANY, Role.JOB}) for r in roles), False])
        count += is_known[column.codes]
        identity |= names[column.codes]
        filled += column.codes >= 0
    rows = np.flatnonzero(identity & (count >= _LISTED) & (2 * count >= filled))
    texts = {tuple(text.strip() for text in sheet.row(row)) for row in rows[:_MOST_TABLES]}
    same = len(texts) <= 1  # a header that is only repeated
    return [] if same or len(rows) > _MOST_TABLES else sorted({*rows.tolist(), best})


_LISTED = 2
"""Listed words that a further header has at least."""
_MOST_TABLES = 60
_LONGEST = 40


def _simple(text: str) -> str:
    """A header as most are listed: in small letters, without underscores."""
    return text.strip().casefold().replace("_", " ") if len(text) <= _LONGEST else ""


def _transposed(look: Look, rival: float) -> Iterator[Candidate]:
    """The sheet with its rows as fields, where its first column is more like a header."""
    turned = shapes.transposed(look.sheet)
    if turned is None:
        return
    ranked = header_rows(turned)
    if not ranked or ranked[0][1] != 0 or ranked[0][0] < _TURNED * rival:
        return
    made = candidate(
        look,
        extract_table(look.file, turned, 0),
        min(ranked[0][0] / _PLENTY, 1.0),
        shapes.TRANSPOSED,
    )
    if not made.across:
        yield made


_TURNED = 0.8
"""A first column is tried as the header where it scores so much of what the best row does."""


def _without_header(look: Look, first: Candidate) -> Iterator[Candidate]:
    """What stands under a header that its cells deny, read by the cells alone."""
    above = first.table.header_row - look.sheet.first_row
    if _rows_above(look.sheet, above) >= _RIVALS_ABOVE:
        bare = headerless(look.file, look.sheet)
        if bare is not None:
            yield candidate(look, bare, 0.5)
    denied = [
        column
        for column in first.roles.columns
        if column.content.filled
        and max(roles_of_header(column.header).values(), default=0.0) >= header_words.NUMBERED
        and column.confidence < _DENIED
        and column.role not in UNUSED - {Role.IGNORED, Role.FIELD}
    ]
    if len(denied) >= _CONTRADICTED:
        bare = below(look.file, look.sheet, first.table.header_row - look.sheet.first_row)
        if bare is not None:
            yield candidate(look, bare, 0.5)


_DENIED = 0.3
_RIVALS_ABOVE = 2
"""Rows above a header, as full as it is, that make it look like one of many rows."""


def _rows_above(sheet: Sheet, header: int) -> int:
    """Rows above *header*, counted from 0, with nearly as many cells as it has."""
    filled = [sum(map(bool, map(str.strip, texts))) for texts in sheet.rows(header + 1)]
    return sum(cells >= max(filled[-1] - 1, 2) for cells in filled[:-1]) if filled else 0


def _other_roles(look: Look, first: Candidate) -> Iterator[Candidate]:
    """The same table with another column of companies, or with its notes read as histories."""
    if first.across:
        return
    company = first.roles.first(Role.COMPANY)
    for place in _could_name_companies(first, company):
        roles = assign_roles(first.table, look.choices.roles, {place: Role.COMPANY})
        yield _with_layout(look, replace(first, roles=roles))
    if not first.roles.has(*WORDS, Role.HISTORY, *HAPPENINGS, Role.DAY):
        for place in first.roles.at(Role.NOTES):
            roles = assign_roles(first.table, look.choices.roles, {place: Role.HISTORY})
            yield _with_layout(look, replace(first, roles=roles))


_MOST_COMPANIES = 3


def _could_name_companies(first: Candidate, company: int | None) -> list[int]:
    """
    Columns that could hold the companies in place of *company*.

    Those whose headers say so too; without one, the columns that no sure header claims and that
    hold many different short texts.
    """
    if (
        company is not None
        and roles_of_header(first.roles.columns[company].header).get(Role.COMPANY, 0) >= CERTAIN
    ):
        return []
    claims = [
        at
        for at, column in enumerate(first.roles.columns)
        if at != company
        and Role.COMPANY in roles_of_header(column.header)
        and column.content.filled
        and not column.content.counting
        and column.content.numbers < _MOSTLY
    ]
    if company is not None:
        return claims[:_MOST_COMPANIES]
    free = [
        at
        for at, column in enumerate(first.roles.columns)
        if max(roles_of_header(column.header).values(), default=0.0) < header_words.NUMBERED
    ]
    like = {at: _like_names(first, at) for at in free}
    best = max(like, key=like.__getitem__, default=None)
    return claims[:_MOST_COMPANIES] or ([] if best is None or not like[best] else [best])


def _like_names(first: Candidate, at: int) -> float:
    """How much the cells of a column look like the names of many companies; 0 for too little."""
    cells, height = first.roles.columns[at].content, first.table.height
    if cells.filled < _MOSTLY * height or cells.distinct < _VARIED * cells.filled:
        return 0.0
    if cells.counting or cells.numbers >= _MOSTLY:
        return 0.0
    texts = [str(text).strip() for text in first.table.columns[at].texts[:_LOOKED_AT]]
    like = sum(map(likeness, texts)) / max(len(texts), 1)
    lower = sum(text[:1].islower() for text in texts) / max(len(texts), 1)
    return 0.0 if like < _MOSTLY else round(like - _LOWER * lower, 1)


_LOWER = 0.3
"""What small first letters take away: names have capital ones, where a script has them."""


_MOSTLY, _VARIED, _LOOKED_AT = 0.6, 0.5, 60
