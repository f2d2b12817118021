"""Extract fields for grouping and plans from further columns."""

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.planned_day_kinds import plan_kind
from ajar.intake.columns.profile import ColumnProfile
from ajar.intake.columns.roles import GROUPING_ROLES, PLAN_ROLES, Role
from ajar.intake.rows.dates import DateColumns
from ajar.intake.rows.parsed_table import NO_DAY, constant, texts
from ajar.intake.tables.table import Table
from ajar.intake.values.normalize import normalize
from ajar.intake.values.words import words
from ajar.model.enums import FieldKind, PlanKind

_SHORT = 0.5
"""Least share of short texts of other columns that are kept for grouping."""


_OTHER = frozenset({Role.FIELD, Role.OUTREACH})
_GROUPED = GROUPING_ROLES | {Role.OUTREACH}
"""Columns for grouping, including messages to people at the company."""


def is_kept(role: Role, cells: ColumnProfile) -> bool:
    """Return whether a column is kept as a field: of a known kind, or with short texts."""
    general = role in _OTHER
    return role in _GROUPED and bool(cells.filled) and (not general or cells.short >= _SHORT)


def fields(table: Table, roles: ColumnRoles) -> pd.DataFrame:
    """Return one row per filled cell of kept columns: ``row``, ``field``, ``kind``, ``value``."""
    frames = []
    for position, column in enumerate(roles.columns):
        if not is_kept(column.role, column.content):
            continue
        rows = np.flatnonzero(table.columns[position].codes >= 0)
        kind = FieldKind.OTHER if column.role in _OTHER else FieldKind(column.role.value)
        frames.append(
            pd.DataFrame(
                {
                    "row": rows,
                    "field": constant(column.header, len(rows)),
                    "kind": constant(kind, len(rows)),
                    "value": texts(table, position).take(rows).reset_index(drop=True),
                }
            )
        )
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame({"row": _NO_ROWS})


_NO_ROWS = np.empty(0, np.int64)


def plans(table: Table, roles: ColumnRoles, dates: DateColumns) -> pd.DataFrame:
    """
    Return one row per plan: ``row``, ``kind``, ``day``, ``text``, ``column``.

    A next step and the day in a “due” column are one plan.
    """
    frames = []
    steps = roles.first(Role.NEXT_ACTION)
    due = _due(roles, steps)
    together = steps is not None and due is not None and due in dates.columns
    for position in roles.at(*PLAN_ROLES):
        if together and position == due:
            continue
        has_days = position in dates.columns
        day = dates.by_row(table, position) if has_days else np.full(table.height, NO_DAY)
        filled = table.columns[position].codes >= 0
        if together and position == steps and due is not None:
            day = dates.by_row(table, due)
            filled = filled | ~np.isnat(day)
        rows = np.flatnonzero(filled)
        frames.append(
            pd.DataFrame(
                {
                    "row": rows,
                    "kind": constant(_kind(roles, position), len(rows)),
                    "day": day[rows].astype("datetime64[us]"),
                    "text": texts(table, position).take(rows).reset_index(drop=True),
                    "column": constant(table.headers[position], len(rows)),
                }
            )
        )
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame({"row": _NO_ROWS})


def _due(roles: ColumnRoles, steps: int | None) -> int | None:
    """Position of the days of next steps; a bare “due” right behind the steps is theirs."""
    due = roles.first(Role.FOLLOW_UP_DUE)
    if due is not None or steps is None or steps + 1 not in roles.at(Role.DEADLINE):
        return due
    return steps + 1 if normalize(roles.columns[steps + 1].header) in words("due") else None


def _kind(roles: ColumnRoles, position: int) -> PlanKind:
    column = roles.columns[position]
    return plan_kind(column.header, column.role)
