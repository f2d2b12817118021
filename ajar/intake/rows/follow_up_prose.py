"""Take messages, answers and people from follow-up columns that hold prose."""

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.rows.date_inference import date_from_reply
from ajar.intake.rows.parsed_table import CODE, NO_DAY, ImportContext, events_frame
from ajar.intake.rows.row_days import RowDays
from ajar.intake.tables.table import Table
from ajar.intake.values import follow_up_texts
from ajar.intake.values.follow_up_texts import FollowUpStep
from ajar.intake.values.import_cache import within_budget
from ajar.model.arrays import Flags
from ajar.model.enums import EventKind
from ajar.model.ledger import LedgerCode

_REJECTED = CODE[EventKind.REJECTED]
_MOST = 5_000
"""Most distinct cells of an import that are read."""


def with_steps(
    events: pd.DataFrame,
    table: Table,
    roles: ColumnRoles,
    was_sent: Flags,
    context: ImportContext,
    *,
    days: RowDays,
    day_first: bool | None,
) -> pd.DataFrame:
    """
    Return *events* with the steps of follow-up cells from which nothing was read so far.

    A refusal there only dates one that another column states.
    """
    for position in roles.at(Role.FOLLOW_UP):
        column, header = table.columns[position], table.headers[position]
        known = events.loc[events["column"] == header, "row"].unique()
        rows = np.setdiff1d(np.flatnonzero((column.codes >= 0) & was_sent), known)
        cells = [str(text) for text in column.texts]
        own = follow_up_texts.day_first(cells)
        order = day_first if own is None else own
        steps = [
            follow_up_texts.steps(text, day_first=order)
            if within_budget("follow-ups in prose", _MOST)
            else []
            for text in cells
        ]
        found = [
            (row, *each)
            for row in rows.tolist()
            for each in _dated(row, steps[column.codes[row]], days)
        ]
        refused = {row: day for row, kind, day, _ in found if kind is EventKind.REJECTED}
        asked = (events["code"] == _REJECTED) & events["day"].isna()
        asked &= events["row"].isin(list(refused))
        events = events.assign(day=events["day"].mask(asked, events["row"].map(refused)))
        new = [each for each in found if each[1] is not EventKind.REJECTED]
        made = events_frame(
            np.array([each[0] for each in new], dtype=np.int64),
            np.array([CODE[each[1]] for each in new], dtype=np.int8),
            days=np.array([each[2] for each in new], dtype="datetime64[us]"),
            inferred=True,
            notes=pd.Series([each[3] for each in new], dtype="str"),
            column=header,
        )
        context.ledger.add(
            LedgerCode.FACT_FROM_NOTES,
            rows=table.rows[made["row"].to_numpy(np.int64)],
            column=header,
            raw=[each[3] for each in new],
            done=[each[1].label for each in new],
        )
        events = date_from_reply(pd.concat([events, made], ignore_index=True))
    return events


def _dated(
    row: int, steps: list[FollowUpStep], days: RowDays
) -> list[tuple[EventKind, np.datetime64, str]]:
    """Kind, day and clause of each step, without undated ones of a kind that has a day."""
    found: list[tuple[EventKind, np.datetime64, str]] = []
    last: np.datetime64 = NO_DAY
    for step in steps:
        day: np.datetime64 = days.resolved(row, step.day)
        if step.days_later and np.isnat(day):
            day = (last + np.timedelta64(step.days_later, "D")).astype("datetime64[us]")
        last = day
        found.append((step.kind, day, step.clause))
    with_day = {kind for kind, day, _ in found if not np.isnat(day)}
    kept = [each for each in found if not np.isnat(each[1]) or each[0] not in with_day]
    return list({(kind, str(day)): (kind, day, clause) for kind, day, clause in kept}.values())
