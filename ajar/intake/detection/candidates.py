"""List the candidate readings of a sheet and choose the best one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ajar.intake import layouts
from ajar.intake.cells import Sheet
from ajar.intake.columns import headers as header_words
from ajar.intake.columns.assign import ColumnRole, ColumnRoles, all_ignored, assign_roles
from ajar.intake.columns.headers import roles_of_header
from ajar.intake.columns.profile import profile_column
from ajar.intake.columns.roles import EVENT_ROLES, STATUS_ROLES, UNUSED_ROLES, Role
from ajar.intake.columns.value_headers import date_header_share, status_header_share
from ajar.intake.detection import shapes
from ajar.intake.detection.company_columns import other_company_columns
from ajar.intake.detection.header_row import (
    SURE_SCORE,
    below,
    extract_table,
    header_confidence,
    header_rows,
    headerless,
)
from ajar.intake.detection.list_numbers import without_list_numbers
from ajar.intake.detection.reading_quality import judge
from ajar.intake.detection.split_names import split_names
from ajar.intake.detection.stacked_headers import stacked_headers
from ajar.intake.layouts import Layout
from ajar.intake.tables.table import Table
from ajar.intake.values import statuses
from ajar.model.import_report import QuestionCode
from ajar.model.import_settings import FileSettings, SheetSettings

_RIVAL_SHARE = 0.5
"""Least share of the best header row's score at which another header row is tried."""
_MOST_HEADERS = 3
_FIRST_BONUS = 0.02
"""Bonus of the first candidate: another one must score this much more to be chosen."""
_NEAR_SCORE = 0.02
"""Candidates within this distance of the best score lead to a question."""
_CONTRADICTED = 2
"""Columns whose cells contradict their header, from which on the header is left out as a trial."""


@dataclass(frozen=True)
class Candidate:
    """One way to read a sheet: its table, column roles and layout."""

    sheet: Sheet
    table: Table
    roles: ColumnRoles
    layout: Layout
    layout_confidence: float
    header_confidence: float
    shape: str = ""
    """Key of ``shapes.SHAPES``, or empty for a plain table."""
    across: float = 0.0
    """Share of headers that are days or statuses; 0 for ordinary fields."""

    @property
    def name(self) -> str:
        """Key of this candidate in the question about readings."""
        return f"{self.table.header_row}:{self.shape or self.layout.NAME}"

    @property
    def label(self) -> str:
        """Description of the reading for the person."""
        row = self.table.header_row
        way = shapes.SHAPES[self.shape] if self.shape else self.layout.LABEL
        return f"{way}, headings in row {row}" if row else f"{way}, without headings"


@dataclass(frozen=True)
class SheetContext:
    """Inputs of the detection on one sheet."""

    file: str
    sheet: Sheet
    settings: SheetSettings
    file_settings: FileSettings
    among: int = 1
    """Number of sheets of the file that are examined."""
    name_tells: bool = False
    """Whether the sheet name may give the status of all its rows."""


def candidates(context: SheetContext) -> list[Candidate]:
    """Return the candidate readings of a sheet, the one that its headers suggest first."""
    settings, sheet = context.settings, context.sheet
    if settings.layout == shapes.TRANSPOSED:
        return list(_transposed(context, 0.0))
    if settings.header_row == 0:
        bare = headerless(context.file, sheet)
        return [] if bare is None else [candidate(context, bare, 1.0)]
    ranked = header_rows(sheet, context.among)
    if settings.header_row is not None:
        at = settings.header_row - sheet.first_row
        ranked = [(1.0, at)] if 0 <= at < sheet.height else []
    if not ranked:
        return list(_transposed(context, 0.0))
    if settings.layout in shapes.SHAPES:
        return [each for each in _all_candidates(context, ranked) if each.shape == settings.layout][
            :1
        ] or list(_plain_tables(context, ranked))
    if settings.header_row is not None:
        first = next(_plain_tables(context, ranked))
        return [first, *_other_roles(context, first)]
    return list(_all_candidates(context, ranked))


@dataclass(frozen=True)
class Choice:
    """The chosen reading of a sheet, and others with nearly the same score."""

    taken: Candidate
    guess: Candidate
    """The candidate that is used unless the person picks another one."""
    near: tuple[Candidate, ...] = ()


def best(found: list[Candidate], context: SheetContext) -> Choice:
    """Return the candidate with the highest score, or the one that the person picked."""
    if len(found) == 1:
        return Choice(found[0], found[0])
    settings = (context.file_settings, context.settings)
    scored = [(judge(each.table, each.roles, each.layout, *settings).score, each) for each in found]
    scored[0] = (scored[0][0] + _FIRST_BONUS, found[0])
    scored.sort(key=lambda pair: -pair[0])
    top, guess = scored[0]
    near = tuple(
        each for value, each in scored[1:] if value >= top - _NEAR_SCORE and each.name != guess.name
    )
    picked = context.settings.answers.get(QuestionCode.READING)
    taken = next((each for each in found if each.name == picked), guess)
    return Choice(taken, guess, near)


def _all_candidates(context: SheetContext, ranked: list[tuple[float, int]]) -> Iterator[Candidate]:
    """All candidate readings: stacked, plain, side by side, transposed and other roles."""
    inner = stacked_headers(context.sheet, ranked[0][1])
    if len(inner) > 1:
        yield candidate(
            context, shapes.stacked(context.file, context.sheet, inner), 0.8, shapes.STACKED
        )
    plain = list(_plain_tables(context, ranked))
    yield from plain
    first = plain[0]
    if groups := shapes.repeated_groups(first.table):
        table = shapes.one_row_per_group(first.table, *groups)
        yield candidate(context, table, first.header_confidence, shapes.SIDE_BY_SIDE)
    yield from _transposed(context, ranked[0][0])
    yield from _without_header(context, first)
    yield from _other_roles(context, first)


def _plain_tables(context: SheetContext, ranked: list[tuple[float, int]]) -> Iterator[Candidate]:
    """Candidates with a plain table below each likely header row, the likeliest first."""
    top = ranked[0][0]
    sure = header_confidence(ranked)
    rivals = [at for score, at in ranked[1:] if score >= _RIVAL_SHARE * top]
    tried = [ranked[0][1], *sorted(rivals)[:1], *rivals]
    for at in list(dict.fromkeys(tried))[:_MOST_HEADERS]:
        yield candidate(context, extract_table(context.file, context.sheet, at), sure)


def candidate(context: SheetContext, table: Table, sure: float, shape: str = "") -> Candidate:
    """Return the candidate with the roles and layout that headers and cells of *table* suggest."""
    table = split_names(without_list_numbers(table), context.file_settings.roles)
    across = date_header_share(table)
    roles = all_ignored(table) if across else assign_roles(table, context.file_settings.roles)
    if not across and not context.file_settings.roles and not roles.has(Role.COMPANY):
        across = status_header_share(table)
        roles = all_ignored(table) if across else roles
    return _with_layout(
        context,
        Candidate(context.sheet, table, roles, layouts.LAYOUTS[0], 0.0, sure, shape, across),
    )


def _with_layout(context: SheetContext, reading: Candidate) -> Candidate:
    if context.name_tells:
        reading = _with_sheet_status(reading)
    wanted = None if context.settings.layout in shapes.SHAPES else context.settings.layout
    layout, sure = layouts.choose(reading.table, reading.roles, wanted)
    return replace(reading, layout=layout, layout_confidence=sure)


def _with_sheet_status(reading: Candidate) -> Candidate:
    """Add the sheet name (“Rejected”, “Wishlist”) as a status column if there is none."""
    name = reading.sheet.name
    meaning = statuses.interpret([name])[0]
    sure = meaning.known and not meaning.near and meaning.confidence >= _SURE
    if reading.roles.has(*STATUS_ROLES, Role.HISTORY) or not sure:
        return reading
    table = reading.table.with_column(_SHEET_HEADER, [name] * reading.table.height)
    added = ColumnRole(
        _SHEET_HEADER, Role.STATUS, _SHEET_NAME_CONFIDENCE, profile_column(table.columns[-1])
    )
    return replace(reading, table=table, roles=ColumnRoles((*reading.roles.columns, added)))


_SHEET_HEADER = "name of the sheet"
_SHEET_NAME_CONFIDENCE = 0.7
_SURE = 0.85


def _transposed(context: SheetContext, rival: float) -> Iterator[Candidate]:
    """Candidate with rows and columns exchanged, if the first column scores as a header."""
    turned = shapes.transposed(context.sheet)
    if turned is None:
        return
    ranked = header_rows(turned)
    if not ranked or ranked[0][1] != 0 or ranked[0][0] < _TRANSPOSED_SHARE * rival:
        return
    reading = candidate(
        context,
        extract_table(context.file, turned, 0),
        min(ranked[0][0] / SURE_SCORE, 1.0),
        shapes.TRANSPOSED,
    )
    if not reading.across:
        yield reading


_TRANSPOSED_SHARE = 0.8
"""Least share of the best header row's score at which the first column is tried as header."""


def _without_header(context: SheetContext, first: Candidate) -> Iterator[Candidate]:
    """Candidates that ignore a header row which the cells below contradict."""
    above = first.table.header_row - context.sheet.first_row
    if _rows_above(context.sheet, above) >= _RIVALS_ABOVE:
        bare = headerless(context.file, context.sheet)
        if bare is not None:
            yield candidate(context, bare, 0.5)
    denied = [
        column
        for column in first.roles.columns
        if column.content.filled
        and max(roles_of_header(column.header).values(), default=0.0) >= header_words.NUMBERED
        and column.confidence < _CONTRADICTED_BELOW
        and column.role not in UNUSED_ROLES - {Role.IGNORED, Role.FIELD}
    ]
    if len(denied) >= _CONTRADICTED:
        bare = below(context.file, context.sheet, first.table.header_row - context.sheet.first_row)
        if bare is not None:
            yield candidate(context, bare, 0.5)


_CONTRADICTED_BELOW = 0.3
_RIVALS_ABOVE = 2
"""Rows above a header, about as full as it, from which on it may be an ordinary row."""


def _rows_above(sheet: Sheet, header: int) -> int:
    """Number of rows above *header* (counted from 0) with nearly as many filled cells."""
    filled = [sum(map(bool, map(str.strip, texts))) for texts in sheet.rows(header + 1)]
    return sum(cells >= max(filled[-1] - 1, 2) for cells in filled[:-1]) if filled else 0


def _other_roles(context: SheetContext, first: Candidate) -> Iterator[Candidate]:
    """Candidates with another company column, or with notes read as stage histories."""
    if first.across:
        return
    company = first.roles.first(Role.COMPANY)
    for place in other_company_columns(first.table, first.roles, company):
        roles = assign_roles(first.table, context.file_settings.roles, {place: Role.COMPANY})
        yield _with_layout(context, replace(first, roles=roles))
    if not first.roles.has(*STATUS_ROLES, Role.HISTORY, *EVENT_ROLES, Role.DAY):
        for place in first.roles.at(Role.NOTES):
            roles = assign_roles(first.table, context.file_settings.roles, {place: Role.HISTORY})
            yield _with_layout(context, replace(first, roles=roles))
