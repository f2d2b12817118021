"""Take what the titles of stacked tables say of their rows: a status, or a channel."""

import re
from collections.abc import Sequence

from ajar.intake.cells import Sheet
from ajar.intake.columns.headers import roles_of_header
from ajar.intake.columns.roles import STATUS_ROLES, Role
from ajar.intake.rows.row_types import is_section_heading
from ajar.intake.tables.table import Table
from ajar.intake.values import channels, statuses
from ajar.model.enums import Channel

_HEADERS = {Role.STATUS: "Status", Role.SOURCE: "Channel"}
"""Headers of the columns that titles fill, where no other table has such a column."""
_MARKED = re.compile(r"\s*#{1,6}\s+(?P<title>.*\w.*)")
_PARTS = re.compile(r"\s+[\u2013\u2014|-]\s+|\s*[(),:|]\s*")
_LONGEST = 120
"""Most characters of a title."""


def with_title(
    table: Table, sheet: Sheet, start: int, header: int, headers: Sequence[str]
) -> Table:
    """
    Return *table* with what its title says, where it has no such column itself.

    Parameters
    ----------
    start, header
        Rows of the sheet, counted from 0, between which the title stands.
    headers
        Headers of all tables, of which those are taken that are meant.
    """
    title = _title([sheet.row(row) for row in range(start, header)])
    parts = [part for part in _PARTS.split(title) if part] if len(title) <= _LONGEST else []
    own = {role for text in table.headers for role in roles_of_header(text)}
    said = statuses.interpret(parts[:1])
    more = not said or said[0].name != "applied" or Role.APPLIED not in own
    if parts and own.isdisjoint(STATUS_ROLES | {Role.HISTORY, Role.EVENT}) and more:
        status = parts[0] if is_section_heading(parts[0]) else ""
        table = _with(table, Role.STATUS, status, headers)
    if parts and Role.SOURCE not in own:
        told = [part for part in parts if not part.isupper()]
        found = channels.interpret(told)
        named = [p for p, c in zip(told, found, strict=True) if c is not Channel.UNKNOWN]
        table = _with(table, Role.SOURCE, "".join(named[:1]), headers)
    return table


def _with(table: Table, role: Role, text: str, headers: Sequence[str]) -> Table:
    """The table with a text in each row below the header of a role."""
    header = next((each for each in headers if role in roles_of_header(each)), _HEADERS[role])
    return table.with_column(header, [text] * table.height) if text else table


def _title(rows: Sequence[Sequence[str]]) -> str:
    """The last heading among the rows, marked as one or else the last row of one cell."""
    lone = [filled[0] for row in rows if len(filled := [t for t in row if t.strip()]) == 1]
    marked = [found["title"] for text in lone if (found := _MARKED.fullmatch(text))]
    return (marked or lone or [""])[-1].strip(" *_#:")
