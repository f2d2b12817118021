"""Tell follow-ups that were sent from plans, and from what is no follow-up at all."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.rows.dates import DateColumns, span
from ajar.intake.rows.follow_up_cells import has_moved, tells_message
from ajar.intake.rows.parsed_table import NO_DAY, ImportContext
from ajar.intake.rows.stage_columns import StageColumn
from ajar.intake.tables.table import Table
from ajar.intake.values import statuses
from ajar.intake.values.statuses import StatusMeaning
from ajar.model.import_report import QuestionCode

_FEW = 5
"""Least number of days for a decision."""
_SOME, _WEEK = 3, 7
"""Least number of days that are all whole weeks after applying, in days."""
_SAME = 0.6
"""Least share of equal waits after applying that means a schedule, not messages."""
_MOSTLY = 0.5
"""Least share of the cells of a follow-up column that tell the standing for it to be an outcome."""
_WAITING = frozenset({"waiting", "in_process", "under_review", "on_hold"})
_NEARLY_ALL = 0.8
"""Share of rows with a follow-up day from which on they are plans."""
_AHEAD = 0.5
"""Share of days after all other days of the file from which on they are plans."""


def are_planned(table: Table, roles: ColumnRoles, dates: DateColumns, position: int) -> bool:
    """
    Return whether the days of a follow-up column look like plans.

    They do if all are whole weeks after applying, if nearly every row has one, if most have the
    same wait after applying, or if half of them are later than all other days of the file.
    """
    day = dates.by_row(table, position)
    known = ~np.isnat(day)
    applied, _ = span(dates, table, roles.at(Role.APPLIED))
    waits = pd.Series(day - applied).dropna().dt.days
    if len(waits) >= _SOME and (waits > 0).all() and (waits % _WEEK == 0).all():
        return True
    if known.sum() < _FEW:
        return False
    if known.sum() >= _NEARLY_ALL * table.height:
        return True
    if len(waits) >= _FEW and waits.value_counts().iloc[0] >= _SAME * len(waits):
        return True
    others = [dates.by_row(table, at) for at in dates.columns if at != position]
    last = np.max([np.nanmax(each) for each in others if not np.isnat(each).all()] or [NO_DAY])
    return bool((day[known] > last).mean() >= _AHEAD)


def with_statuses(
    table: Table, roles: ColumnRoles, chosen_roles: Collection[str] = ()
) -> ColumnRoles:
    """
    Return roles in which a follow-up column that mostly tells the standing is an outcome column.

    Such as “Phone screen completed” and “Waiting for decision” under “Follow up”. What waits, and
    silence without a message before it, count only beside what moved. Columns whose role the person
    chose stay what they are.
    """
    for position in roles.at(Role.FOLLOW_UP):
        if roles.columns[position].header in chosen_roles:
            continue
        column = table.columns[position]
        distinct = [str(text) for text in column.texts]
        meanings = statuses.interpret(distinct, respell=False)
        told = [*zip(distinct, meanings, strict=True)]
        moved = np.array([has_moved(*each) for each in told], dtype=bool)
        waits = np.array([_waits(*each) for each in told], dtype=bool)
        filled = column.codes[column.codes >= 0]
        tells = (moved | waits)[filled]
        if len(filled) >= _SOME and moved.any() and tells.mean() >= _MOSTLY:
            roles = roles.given(position, Role.OUTCOME)
    return roles


def _waits(text: str, meaning: StatusMeaning) -> bool:
    """Whether a text says that nothing happened yet, and tells of no message."""
    return meaning.name in _WAITING or (meaning.said_silent and not tells_message(text, meaning))


def without_planned(
    table: Table,
    roles: ColumnRoles,
    dates: DateColumns,
    happenings: dict[int, StageColumn],
    context: ImportContext,
) -> tuple[ColumnRoles, dict[int, StageColumn]]:
    """Return roles and stage columns with planned follow-ups taken as plans, as the person says."""
    for position in roles.at(Role.FOLLOW_UP):
        dated = int(happenings[position].events["day"].notna().sum())
        if not dated:
            continue
        header = roles.columns[position].header
        taken = context.ask(
            QuestionCode.FOLLOW_UP_SENT,
            f"Were the follow-ups under “{header}” sent on these days?",
            {"sent": "yes, on about these days", "planned": "no, they were planned for then"},
            "planned" if are_planned(table, roles, dates, position) else "sent",
            about=header,
            count=dated,
        )
        if taken == "planned":
            roles = roles.given(position, Role.FOLLOW_UP_DUE)
            happenings = {at: each for at, each in happenings.items() if at != position}
    return roles, happenings
