"""Convert transposed, stacked and side-by-side sheets to one table with a row per application."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ajar.intake.cells import EncodedColumn, Sheet
from ajar.intake.columns.headers import NUMBERED, roles_of_header
from ajar.intake.columns.roles import REPEATABLE_ROLES, Role
from ajar.intake.detection.header_row import extract_table
from ajar.intake.detection.section_titles import with_title
from ajar.intake.tables.table import Table, column_of, concatenate, select
from ajar.intake.values.normalize import normalize

TRANSPOSED = "transposed"
STACKED = "stacked_tables"
SIDE_BY_SIDE = "several_per_row"

SHAPES = {
    TRANSPOSED: "Fields as rows, one column per application",
    STACKED: "Several tables under each other",
    SIDE_BY_SIDE: "Several applications in one row",
}
"""Labels of the sheet shapes other than a plain table."""

_MOST_FIELDS = 60
"""Most rows of a transposed sheet: an application has no more fields."""
_IDENTITY = frozenset({Role.COMPANY, Role.ROLE})
_COUNTING = re.compile(
    r"\(?#?\b\d+(?:st|nd|rd|th)?\b\)?|(?<=[^\W\d_])\d+$"
    r"|(?<=[\u4e00-\u9fff]{2})[一二三四五六七八九十]$"
)


def transposed(sheet: Sheet) -> Sheet | None:
    """Return the sheet with rows and columns exchanged, or None if it has too many rows."""
    if not 1 < sheet.height <= _MOST_FIELDS or len(sheet.columns) < 2:  # noqa: PLR2004
        return None
    cells = [
        [
            (c.cell(row), int(c.kinds[c.codes[row]]) if c.codes[row] >= 0 else 1)
            for c in sheet.columns
        ]
        for row in range(sheet.height)
    ]
    columns = tuple(column_of([t for t, _ in row], [k for _, k in row]) for row in cells)
    return replace(
        sheet,
        columns=columns,
        first_row=sheet.first_column,
        first_column=sheet.first_row,
        merged=(),
        widths=None,
        realigned=frozenset(),
    )


def stacked(file: str, sheet: Sheet, headers: Sequence[int]) -> Table:
    """
    Concatenate the tables that stand below each other on a sheet.

    Columns with the same header are joined, and so are columns whose headers have the same role.
    Titles of the tables become a column where they tell a status or a channel.

    Parameters
    ----------
    headers
        Header rows, counted from 0, ascending.
    """
    ends = [_end_before_title(sheet, header) for header in headers[1:]] + [sheet.height]
    starts, texts = [0, *ends], [text for header in headers for text in sheet.row(header)]
    pieces = [
        with_title(extract_table(file, sheet, header, end), sheet, start, header, texts)
        for start, header, end in zip(starts, headers, ends, strict=False)
    ]
    places: dict[str, int] = {}
    names: list[str] = []
    mappings: list[dict[int, int]] = []
    for piece in pieces:
        mapping: dict[int, int] = {}
        for at, header in enumerate(piece.headers):
            keys = _keys(header)
            known = next((places[key] for key in keys if key in places), None)
            if known is None or known in mapping:
                known = len(names)
                names.append(header if header not in names else f"{header} ({len(names)})")
            for key in keys:
                places.setdefault(key, known)
            mapping[known] = at
        mappings.append(mapping)
    columns, positions, others = [], [], []
    for place in range(len(names)):
        parts = [
            piece.columns[mapping[place]] if place in mapping else _blank(piece.height)
            for piece, mapping in zip(pieces, mappings, strict=True)
        ]
        columns.append(concatenate(parts))
        physical = {
            piece.positions[mapping[place]]
            for piece, mapping in zip(pieces, mappings, strict=True)
            if place in mapping
        }
        others.append(tuple(sorted(physical - {-1})))
        positions.append((*others[-1], -1)[0])
    return replace(
        pieces[0],
        headers=tuple(names),
        columns=tuple(columns),
        rows=np.concatenate([piece.rows for piece in pieces]),
        positions=tuple(positions),
        all_positions=tuple(others),
        more_headers=tuple(piece.header_row for piece in pieces[1:]),
        cut_short=frozenset().union(*(piece.cut_short for piece in pieces)),
    )


def _end_before_title(sheet: Sheet, header: int) -> int:
    """End row of the table above *header*; a one-cell title belongs to the table below."""
    end = header
    while end > 0 and sum(bool(text.strip()) for text in sheet.row(end - 1)) <= 1:
        end -= 1
    return end


def _keys(header: str) -> list[str]:
    """Keys under which headers are joined: the text, and a role that only one column can have."""
    known = roles_of_header(header)
    only = [role for role in known if role not in REPEATABLE_ROLES]
    return [normalize(header), *([f"\0{only[0]}"] if len(known) == 1 and only else [])]


def _blank(count: int) -> EncodedColumn:
    return column_of([""] * count)


def repeated_groups(table: Table) -> tuple[list[int], list[list[int]]] | None:
    """
    Return the shared columns and the repeated column groups of a table, or None.

    “Company, Role 1, Status 1, Role 2, Status 2” and tables side by side repeat a run of headers
    that names a role or a company. None if no such run is repeated.
    """
    named = [at for at, header in enumerate(table.headers) if _has_header(table, at, header)]
    plain = [_without_number(table.headers[at]) for at in named]
    best: tuple[int, int, int] | None = None
    for length in range(2, len(plain) // 2 + 1):
        for start in range(len(plain) - 2 * length + 1):
            times = 1
            run = plain[start : start + length]
            while plain[start + times * length : start + (times + 1) * length] == run:
                times += 1
            if times > 1 and _identifies(table, named[start : start + length]):
                found = (times * length, -length, start)
                best = max(best, found) if best else found
    if best is None:
        return None
    covered, minus_length, start = best
    length = -minus_length
    groups = [named[start + step : start + step + length] for step in range(0, covered, length)]
    within = {at for group in groups for at in group}
    shared = [at for at in range(len(table.headers)) if at not in within]
    return shared, groups


def _has_header(table: Table, at: int, header: str) -> bool:
    return not (header.startswith("column ") and not (table.columns[at].codes >= 0).any())


def _without_number(header: str) -> str:
    return " ".join(normalize(_COUNTING.sub(" ", header)).split())


def _identifies(table: Table, group: Sequence[int]) -> bool:
    """Whether a column of the group has a header that means only company or role."""
    for at in group:
        known = roles_of_header(re.sub(r" \(\d+\)$", "", table.headers[at]))
        if set(known) & _IDENTITY and max(known.values()) >= NUMBERED and set(known) <= _IDENTITY:
            return True
    return False


def one_row_per_group(
    table: Table, shared: Sequence[int], groups: Sequence[Sequence[int]]
) -> Table:
    """Return the table with one row for each column group that has a filled cell."""
    filled = [
        np.logical_or.reduce([table.columns[at].codes >= 0 for at in group]) for group in groups
    ]
    filled[0] = filled[0] | ~np.logical_or.reduce(filled)
    rows = [np.flatnonzero(mask) for mask in filled]
    into = np.concatenate(rows)
    order = np.lexsort((np.repeat(np.arange(len(rows)), [len(r) for r in rows]), into))
    columns = [select(table.columns[at], into[order]) for at in shared]
    for place in range(len(groups[0])):
        parts = [
            select(table.columns[group[place]], own)
            for group, own in zip(groups, rows, strict=True)
        ]
        columns.append(select(concatenate(parts), order))
    own, _ = table.sheet_rows()
    sheet_rows = own[into[order]]
    return replace(
        table,
        headers=tuple(table.headers[at] for at in (*shared, *groups[0])),
        columns=tuple(columns),
        rows=table.rows[into[order]],
        positions=tuple(table.positions[at] for at in (*shared, *groups[0])),
        all_positions=(
            *((table.positions[at],) for at in shared),
            *(tuple(table.positions[g[place]] for g in groups) for place in range(len(groups[0]))),
        ),
        parts=(sheet_rows, np.arange(len(order))),
    )
