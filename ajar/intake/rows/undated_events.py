"""Take events without a day from notes; all of them are marked as inferred."""

from collections.abc import Collection, Iterator, Mapping

import numpy as np
import pandas as pd

from ajar.intake.cells import EncodedColumn
from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.rows.parsed_table import CODE, ImportContext, events_frame, texts
from ajar.intake.tables.table import Table
from ajar.intake.values import conversations, notes
from ajar.model.arrays import Flags, Ints
from ajar.model.enums import EventKind
from ajar.model.event_groups import CONVERSATIONS, STAGE_EVENTS
from ajar.model.ledger import LedgerCode

KINDS = tuple(kind for kind in STAGE_EVENTS if kind is not EventKind.APPLIED)
"""
Event kinds that are taken from notes without a day: tests, conversations, and an offer if nothing
else in the row states the outcome.
"""
_LONGEST = 2_000
"""Most characters of a note in the ledger."""


def without_a_day(
    table: Table,
    roles: ColumnRoles,
    known: pd.DataFrame,
    was_sent: Flags,
    context: ImportContext,
    *,
    ended: Flags,
    silent: Flags,
) -> Iterator[pd.DataFrame]:
    """
    Yield events that notes of applications tell and *known* ones do not.

    Where an application ended or nobody replied any more, its notes look back: a conversation that
    they speak of was held.

    Parameters
    ----------
    ended, silent
        Rows with an outcome, and rows that say that no reply came.
    """
    looks_back = was_sent & (ended | silent)
    for position in roles.at(Role.NOTES):
        column, cells = table.columns[position], texts(table, position)
        kinds_by_code = _event_kinds(column)
        spoken_of = _conversations(column, looks_back)
        for kind in KINDS:
            told = _codes_with(kind, kinds_by_code, column)[column.codes] & was_sent
            told |= _codes_with(kind, spoken_of, column)[column.codes] & looks_back
            rows = np.flatnonzero(told)
            rows = rows[~np.isin(rows, _rows_with(known, kind))]
            if kind is EventKind.OFFER:
                rows = rows[~ended[rows]]
            if not len(rows):
                continue
            yield events_frame(
                rows, kind, inferred=True, notes=cells.iloc[rows], column=table.headers[position]
            )
            context.ledger.add(
                LedgerCode.FACT_FROM_NOTES,
                rows=table.rows[rows],
                column=table.headers[position],
                raw=cells.iloc[rows].str.slice(0, _LONGEST).to_numpy(dtype=object),
                done=kind.label,
            )


def _event_kinds(column: EncodedColumn) -> dict[int, Collection[EventKind]]:
    """Event kinds in each distinct note, by text code; notes without events are absent."""
    texts = [str(text) for text in column.texts]
    own = np.array([len(text) <= notes.LONGEST_NOTE for text in texts], dtype=bool)
    close = np.flatnonzero(notes.prefilter(texts) & own)
    found = notes.note_events(texts[code] for code in close)
    return {
        int(code): {event.kind for event in events}
        for code, events in zip(close, found, strict=True)
        if events
    }


def _conversations(column: EncodedColumn, rows: Flags) -> dict[int, Collection[EventKind]]:
    """The furthest conversation in each distinct note of these rows, by text code."""
    codes = np.unique(column.codes[rows & (column.codes >= 0)])
    texts = [str(column.texts[code]) for code in codes]
    told = {
        int(code): conversations.spoken_of(text)
        for code, text, may in zip(codes, texts, conversations.prefilter(texts), strict=True)
        if may and len(text) <= notes.LONGEST_NOTE
    }
    return {code: [max(kinds, key=CONVERSATIONS.index)] for code, kinds in told.items() if kinds}


def _codes_with(
    kind: EventKind, kinds_by_code: Mapping[int, Collection[EventKind]], column: EncodedColumn
) -> Flags:
    """Mask by text code, and of no text at its end, of the notes with a kind."""
    has_kind = np.zeros(len(column.texts) + 1, dtype=bool)
    has_kind[[code for code, kinds in kinds_by_code.items() if kind in kinds]] = True
    return has_kind


def _rows_with(events: pd.DataFrame, kind: EventKind) -> Ints:
    """Rows with an event of this stage or a later one."""
    further = [CODE[k] for k, stage in STAGE_EVENTS.items() if stage >= STAGE_EVENTS[kind]]
    return events.loc[events["code"].isin(further), "row"].to_numpy()
