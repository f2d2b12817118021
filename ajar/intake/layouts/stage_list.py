"""Layout “stage list”: all stages in one cell, “29 Jun 2026|Applied;3 Jul 2026|Interview”."""

import ast
import json
import re
from typing import Any

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import STATUS_ROLES, Role
from ajar.intake.layouts import history
from ajar.intake.rows import row_types
from ajar.intake.rows.parse import interpret
from ajar.intake.rows.parsed_table import NO_DAY, ImportContext, ParsedTable
from ajar.intake.tables.table import Table, column_of
from ajar.intake.values.dates import read_days

NAME = "stage_list"
LABEL = "Several stages in one cell"

_ENTRIES = re.compile(r"\s*(?:[;\n]|→|->|=>|>>)\s*|,\s+(?=\S*\d{4}|[^\W\d]+[^,]*\d)")
_DAY = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d{2}:\d{2}\S*)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
    r"|\b\d{1,2}\.? [^\W\d]{3,9}\.?,? \d{4}\b|\b[^\W\d]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b"
    r"|\d{4}年\d{1,2}月\d{1,2}日",
)
_AROUND = " |:,()[]-\u2013\u2014@\t"
_ENOUGH = 0.5


def detect(table: Table, roles: ColumnRoles) -> float:  # noqa: ARG001 - every layout has this shape
    """Confidence: a history column whose cells are lists."""
    position = roles.first(Role.HISTORY)
    lists = 0.0 if position is None else roles.columns[position].content.lists
    return 0.9 if lists >= _ENOUGH else 0.0


def read(table: Table, roles: ColumnRoles, context: ImportContext) -> ParsedTable:
    """Read each list entry as an event; a status column gives the current status."""
    position = roles.first(Role.HISTORY)
    if position is None:
        return interpret(table, roles, context)
    kinds = row_types.classify(table, roles)
    row_types.report(table, kinds, context)
    table = table.take(kinds == row_types.RowType.ROW)
    column = table.columns[position]
    parsed = [parse(str(text)) for text in column.texts]
    pieces = [
        (row, *piece)
        for row, code in enumerate(column.codes)
        if code >= 0
        for piece in parsed[code]
    ]
    rows = np.array([row for row, _, _ in pieces], dtype=np.int64)
    words = pd.Series([word for _, word, _ in pieces], dtype="str")
    days = _days([day for _, _, day in pieces])
    entries = history.entries_frame(rows, words, days)
    groups = np.arange(table.height)
    keep = roles.has(*STATUS_ROLES)
    header = table.headers[position]
    entry_roles = frozenset({Role.HISTORY})
    return history.read(
        table, roles, context, entries, groups, header, entry_roles=entry_roles, keep_status=keep
    )


def parse(text: str) -> list[tuple[str, str]]:
    """
    Return the entries of one cell as (text, day as written); either may be empty.

    Examples
    --------
    >>> parse("29 Jun 2026|INTERVIEW with Ann;3 Jul 2026|Rejected")
    [('INTERVIEW with Ann', '29 Jun 2026'), ('Rejected', '3 Jul 2026')]
    >>> parse("[{'stage': 'Applied', 'date': '2026-01-02'}]")
    [('Applied', '2026-01-02')]
    """
    for read_list in (ast.literal_eval, json.loads):
        try:
            value_list = read_list(text.strip())
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        if isinstance(value_list, list | tuple):
            return [entry for item in value_list if (entry := _list_entry(item)) != ("", "")]
    found = []
    for piece in _ENTRIES.split(text):
        day = _DAY.search(piece)
        words = _DAY.sub(" ", piece, count=1).strip(_AROUND)
        if words or day:
            found.append((" ".join(words.split()), day.group() if day else ""))
    return found


def _list_entry(item: Any) -> tuple[str, str]:  # noqa: ANN401 - any literal
    """Text and day of one entry: a mapping, a pair or a text."""
    values = list(item.values()) if isinstance(item, dict) else item
    values = list(values) if isinstance(values, list | tuple) else [values]
    flat = [str(value).strip() for value in values if isinstance(value, str | int | float)]
    day = next((value for value in flat if _DAY.search(value)), "")
    word = next((value for value in flat if value != day and not value.isdigit()), "")
    if day and not word:
        return _DAY.sub(" ", day, count=1).strip(_AROUND), _DAY.search(day).group()  # type: ignore[union-attr]
    return word, day


def _days(written: list[str]) -> np.ndarray:
    """Days of the entries, NaT where an entry has none."""
    column = column_of(written)
    if not len(column.texts):
        return np.full(len(written), NO_DAY)
    return read_days(column).by_row(column)
