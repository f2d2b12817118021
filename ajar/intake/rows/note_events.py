"""Extract events from notes; all of them are marked as inferred."""

import numpy as np
import pandas as pd

from ajar.intake.cells import EncodedColumn
from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.headers import is_numbered
from ajar.intake.columns.roles import STATUS_ROLES, Role
from ajar.intake.rows import note_stages, undated_events
from ajar.intake.rows.outcome import last_ending
from ajar.intake.rows.parsed_table import (
    CODE,
    ImportContext,
    event_index,
    events_frame,
)
from ajar.intake.rows.row_days import RowDays, dated_by_update
from ajar.intake.tables.table import Table, select
from ajar.intake.values import conversations, note_days, note_sentences, notes, reasons
from ajar.intake.values.note_days import DatedPhrase
from ajar.model.arrays import Flags, Ints
from ajar.model.enums import EventKind, Reason
from ajar.model.event_groups import CONVERSATIONS
from ajar.model.events import KINDS
from ajar.model.ledger import LedgerCode

_LONGEST = 2_000
"""Most characters of a note in the ledger."""


def read(
    table: Table,
    roles: ColumnRoles,
    known: pd.DataFrame,
    was_sent: Flags,
    context: ImportContext,
    *,
    claim: pd.Series,
    silent: pd.Series,
    days: RowDays,
    day_first: bool | None = None,
) -> pd.DataFrame:
    """
    Return *known* events with those that are only in notes of applications, or in such statuses.

    Parameters
    ----------
    claim
        The outcome that the status of each row states, empty where it states none.
    silent
        Whether each row says that no reply came.
    days
        Days of the rows, for days without a year and of earlier applications.
    day_first
        Whether the day comes before the month in the table's other days, None if unknown.
    """
    known = note_stages.with_stages(known, table, roles, was_sent, context, days, day_first)
    frames = [
        _dated_steps(
            table,
            position,
            known,
            was_sent,
            context,
            day_first,
            dated_by_update(known, table, roles),
            days,
            is_status=roles.columns[position].role in STATUS_ROLES,
        )
        for position in roles.at(Role.NOTES, Role.UPDATED, Role.STATUS, Role.OUTCOME)
    ]
    ended = (claim.to_numpy(dtype=object) != "") | (last_ending(known, table.height) >= 0)
    frames += undated_events.without_a_day(
        table, roles, known, was_sent, context, ended=ended, silent=silent.to_numpy(dtype=bool)
    )
    return _with_days_of_endings(pd.concat([known, *frames], ignore_index=True), table, roles)


def _dated_steps(  # noqa: PLR0917 - the context of a note
    table: Table,
    position: int,
    known: pd.DataFrame,
    was_sent: Flags,
    context: ImportContext,
    day_first: bool | None,
    by_update: Flags,
    days: RowDays,
    *,
    is_status: bool,
) -> pd.DataFrame:
    """Follow-ups and replies in notes, with their days: “thanked on 3 May”."""
    column = table.columns[position]
    distinct = [str(text) for text in column.texts]
    may = note_days.holding_events(distinct)
    # The interviews of a status were read with their days.
    known_there = _INTERVIEWS if is_status else frozenset()
    steps = [
        [
            step
            for step in (note_days.events(text, day_first=day_first) if look else ())
            if _tells_something(step) and step.kind not in known_there
        ]
        for text, look in zip(distinct, may, strict=True)
    ]
    for code in _codes_to_date(known, column, was_sent):
        dated_kinds = {step.kind for step in steps[code] if step.day is not None}
        steps[code] += [
            s for s in note_sentences.steps(distinct[code]) if s.kind not in dated_kinds
        ]
    has_events = np.array([*map(bool, steps), False], dtype=bool)
    telling = np.flatnonzero(has_events[column.codes] & was_sent)
    if not len(telling):
        return known.iloc[:0]
    known, by_update = _of_rows(known, by_update, telling)
    own = set(zip(known["row"], known["code"], strict=True))
    days_known = known.loc[known["day"].notna() & ~by_update]
    dated = set(zip(days_known["row"], days_known["code"], strict=True))
    furthest = note_stages.furthest_undated(known)
    entries = [
        (row, CODE[step.kind], days.resolved(row, step.day), step.clause)
        for row in telling.tolist()
        for step in (_of_row(each, furthest.get(row)) for each in steps[column.codes[row]])
        if (row, CODE[step.kind]) not in (dated if _is_dated(step) else own)
        and _is_usable(step, row, days, own)
    ]
    rows = np.array([entry[0] for entry in entries], dtype=np.int64)
    context.ledger.add(
        LedgerCode.FACT_FROM_NOTES,
        rows=table.rows[rows],
        column=table.headers[position],
        raw=[entry[3][:_LONGEST] for entry in entries],
        done=[KINDS[entry[1]].label for entry in entries],
    )
    return events_frame(
        rows,
        np.array([entry[1] for entry in entries], dtype=np.int8),
        days=np.array([entry[2] for entry in entries], dtype="datetime64[us]"),
        inferred=True,
        notes=pd.Series([entry[3] for entry in entries], dtype="str"),
        column=table.headers[position],
    )


def _codes_to_date(known: pd.DataFrame, column: EncodedColumn, was_sent: Flags) -> list[int]:
    """Codes of the notes of applications with a stage, or a reply or an ending without a day."""
    asked = known["code"].isin([CODE[kind] for kind in undated_events.KINDS])
    asked |= known["day"].isna() & known["code"].isin([CODE[kind] for kind in _OPEN])
    rows = known.loc[asked, "row"].unique()
    codes: list[int] = np.unique(column.codes[rows[was_sent[rows]]]).tolist()
    return [code for code in codes[:_MOST_NOTES] if code >= 0]


_INTERVIEWS = frozenset({EventKind.INTERVIEW, EventKind.FINAL})
_OPEN = frozenset({EventKind.REPLIED, EventKind.REJECTED, EventKind.WITHDRAWN, EventKind.CLOSED})
_MOST_NOTES = 3_000
"""Most distinct notes of a column whose sentences are searched."""


def _of_rows(events: pd.DataFrame, lent: Flags, rows: Ints) -> tuple[pd.DataFrame, Flags]:
    """Events of these rows, and the mask of those dated only by the last update."""
    own = events["row"].isin(rows).to_numpy()
    return events.loc[own], lent[own]


_DATED_ONLY = frozenset(
    {
        EventKind.APPLIED,
        EventKind.REJECTED,
        EventKind.OFFER,
        EventKind.WITHDRAWN,
        EventKind.CLOSED,
    }
)
"""
Event kinds of which only the day is taken here. That they happened is stated by another column, or
found in notes: rejections and withdrawals by ``note_endings``, offers among the events.
"""


_FOLLOW_UPS = frozenset(
    {
        EventKind.THANKED,
        EventKind.NUDGED,
        EventKind.ASKED_FEEDBACK,
        EventKind.INVITED,
        EventKind.REAPPLIED,
    }
)


def _of_row(step: DatedPhrase[EventKind], undated: int | None) -> DatedPhrase[EventKind]:
    """The step, as the conversation that its row has without a day where it may be any."""
    if undated is None or not conversations.is_any_talk(step.words):
        return step
    return step._replace(kind=KINDS[undated])


def _is_dated(step: DatedPhrase[EventKind]) -> bool:
    """Whether a step may date what the row says without a day."""
    may_be = step.kind in _FOLLOW_UPS or step.kind in CONVERSATIONS
    return step.kind in _DATED_ONLY or (may_be and step.day is not None)


def _tells_something(step: DatedPhrase[EventKind]) -> bool:
    """Whether a step is more than a fact without a day that another column has to state."""
    if step.kind not in _DATED_ONLY:
        return True
    # A month is no day.
    return step.day is not None and bool(step.day.day or step.day.months_later)


def _is_usable(
    step: DatedPhrase[EventKind], row: int, days: RowDays, own: set[tuple[int, int]]
) -> bool:
    """Whether a note event may stand alone, or adds a day to an event of the row."""
    if step.kind is EventKind.REPLIED and days.is_earlier(row, step.day):
        return False
    if step.kind not in _DATED_ONLY and step.kind not in CONVERSATIONS:
        return True
    early = step.kind is not EventKind.APPLIED and days.is_earlier(row, step.day)
    if np.isnat(days.resolved(row, step.day)) or early:
        return False
    if step.kind in CONVERSATIONS:
        return days.is_near(row, step.day)
    return (row, CODE[step.kind]) in own


def _with_days_of_endings(events: pd.DataFrame, table: Table, roles: ColumnRoles) -> pd.DataFrame:
    """*events* without undated or update-dated ones that a note has with a day."""
    kinds = [CODE[kind] for kind in _DATED_ONLY | _FOLLOW_UPS]
    numbered = np.array([is_numbered(str(header)) for header in events["column"]], dtype=bool)
    talks = events["code"].isin([CODE[kind] for kind in CONVERSATIONS]).to_numpy()
    own = events["code"].isin(kinds).to_numpy() | (talks & ~numbered)
    vague = events["day"].isna().to_numpy() | dated_by_update(events, table, roles)
    dated = np.zeros(table.height * len(KINDS), dtype=bool)
    dated[event_index(events.loc[own & ~vague])] = True
    is_repeated = own & vague
    is_repeated[is_repeated] = dated[event_index(events.loc[is_repeated])]
    kept: pd.DataFrame = events.loc[~is_repeated].reset_index(drop=True)
    return kept


def silent_by_notes(table: Table, roles: ColumnRoles) -> Flags:
    """Return the mask of rows whose notes state that nobody replied."""
    silent = np.zeros(table.height, dtype=bool)
    for position in roles.at(Role.NOTES):
        column = table.columns[position]
        has_kind = notes.says_silent([str(text) for text in column.texts])
        silent |= np.append(has_kind, False)[column.codes]
    return silent


def with_reasons(
    stated: pd.Series, claim: pd.Series, table: Table, roles: ColumnRoles
) -> pd.Series:
    """Return the reasons for outcomes, filled from notes if unstated elsewhere."""
    made = stated.to_numpy(dtype=object).copy()
    ended = claim.to_numpy(dtype=object) != ""
    for position in roles.at(Role.NOTES):
        column = table.columns[position]
        asked = np.flatnonzero((made == Reason.UNSTATED) & ended & (column.codes >= 0))
        told = select(column, asked)
        found = reasons.in_notes([str(text) for text in told.texts])
        made[asked] = np.array([str(reason) for reason in found], dtype=object)[told.codes]
    return pd.Series(made, dtype="str")
