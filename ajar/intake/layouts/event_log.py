"""Layout “event log”: several rows per application, one per event."""

import numpy as np

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.layouts import history
from ajar.intake.layouts.grouping import same_application
from ajar.intake.rows import dates, row_types
from ajar.intake.rows.parsed_table import ImportContext, ParsedTable, texts
from ajar.intake.tables.table import Table
from ajar.intake.values import statuses
from ajar.intake.values.dates import read_days
from ajar.model.arrays import Ints
from ajar.model.enums import Outcome, Stage

NAME = "event_log"
LABEL = "Event log"

_REPEATED = 0.3
_DIFFERENT = 0.8
_MOSTLY = 0.5


def detect(table: Table, roles: ColumnRoles) -> float:
    """
    Confidence: several rows per application, each with another status and its own day.

    An “event” column is enough by itself. With a “status” column, at least 30 % of the rows must
    share an application with another row, its statuses must mostly differ, and most of these
    applications must start with “applied”: rows that start with an interview are separate ones.
    """
    words = _status_column(roles)
    if words is None or not roles.has(Role.DAY, Role.STATUS_DAY) or roles.has(Role.SUBJECT):
        return 0.0
    if not roles.has(Role.COMPANY, Role.ROLE, Role.ID):
        return 0.0
    groups = same_application(table, roles)
    sizes = np.bincount(groups, minlength=1)[groups]
    repeated = float((sizes > 1).mean()) if len(groups) else 0.0
    if roles.has(Role.EVENT) and not roles.has(Role.STATUS, Role.APPLIED):
        return 0.9 if repeated else 0.7
    codes = table.columns[words].codes.astype(np.int64)
    pairs = np.unique(groups[sizes > 1] * (len(table.columns[words].texts) + 1) + codes[sizes > 1])
    different = len(pairs) / max(int((sizes > 1).sum()), 1)
    if roles.has(Role.APPLIED) or repeated < _REPEATED or different < _DIFFERENT:
        return 0.0
    return 0.8 if _share_starting_applied(table, roles, groups) >= _MOSTLY else 0.0


def _share_starting_applied(table: Table, roles: ColumnRoles, groups: Ints) -> float:
    """Share of the applications with several rows whose earliest row is an open application."""
    words, day = table.columns[_status_column(roles) or 0], roles.at(Role.DAY, Role.STATUS_DAY)[0]
    meanings = statuses.interpret([str(text) for text in words.texts])
    begins = [m.stage == Stage.APPLIED and m.outcome == Outcome.OPEN for m in meanings]
    column = table.columns[day]
    when = read_days(column).by_row(column)
    order = np.lexsort((when, groups))
    _, first, sizes = np.unique(groups[order], return_index=True, return_counts=True)
    opening = np.array([*begins, False])[words.codes[order[first]]]
    several = sizes > 1
    return float(opening[several].mean()) if several.any() else 0.0


def read(table: Table, roles: ColumnRoles, context: ImportContext) -> ParsedTable:
    """Read one application per company and role (or id), with its rows as events."""
    kinds = row_types.classify(table, roles)
    row_types.report(table, kinds, context)
    table = table.take(kinds == row_types.RowType.ROW)
    words = _status_column(roles)
    assert words is not None
    found = dates.read(table, roles, context)
    day, _ = dates.span(found, table, roles.at(Role.DAY, Role.STATUS_DAY))
    entries = history.entries_frame(np.arange(table.height), texts(table, words), day)
    groups = same_application(table, roles)
    return history.read(table, roles, context, entries, groups, table.headers[words])


def _status_column(roles: ColumnRoles) -> int | None:
    event = roles.first(Role.EVENT)
    return event if event is not None else next(iter(roles.at(Role.STATUS, Role.OUTCOME)), None)
