"""Facts that only the notes tell, in plain words; every one of them is marked as inferred."""

import numpy as np
import pandas as pd

from ajar.intake.cells import EncodedColumn
from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.rows.outcome import last_ending
from ajar.intake.rows.parsed_table import (
    CODE,
    KINDS,
    NO_DAY,
    Days,
    ImportContext,
    event_index,
    events_frame,
    texts,
)
from ajar.intake.tables.table import Ints, Mask, Table
from ajar.intake.values import note_days, notes, reasons
from ajar.intake.values.note_days import DatedPhrase, NoteDay
from ajar.model.enums import STAGE_EVENTS, EventKind, Reason
from ajar.model.ledger import LedgerCode

FACTS = tuple(kind for kind in STAGE_EVENTS if kind is not EventKind.APPLIED)
"""
What notes are believed about: conversations and tests that happened, and an offer where nothing
else in the row says how it ended.
"""
_LONGEST_NOTE = 600
"""Characters of a note; a longer one is an advertisement, which tells of other interviews."""
_LONGEST = 2_000
"""Characters of a note in the ledger."""


def read(
    table: Table,
    roles: ColumnRoles,
    known: pd.DataFrame,
    was_sent: Mask,
    context: ImportContext,
    *,
    claim: pd.Series,
    day_first: bool | None = None,
) -> pd.DataFrame:
    """
    Events that the notes of sent rows tell and nothing else in the row does.

    Parameters
    ----------
    claim
        The outcome that the status of each row states, empty where it states none.
    day_first
        Whether the day comes before the month in the table's other days, None if unknown.
    """
    frames = [
        _steps(table, position, known, was_sent, context, day_first, _lent(known, table, roles))
        for position in roles.at(Role.NOTES, Role.UPDATED)
    ]
    ended = (claim.to_numpy(dtype=object) != "") | (last_ending(known, table.height) >= 0)
    for position in roles.at(Role.NOTES):
        column, written = table.columns[position], texts(table, position)
        told = _told(column)
        for kind in FACTS:
            says = np.zeros(len(column.texts) + 1, dtype=bool)
            says[[code for code, kinds in told.items() if kind in kinds]] = True
            rows = np.flatnonzero(says[column.codes] & was_sent)
            rows = rows[~np.isin(rows, _rows_with(known, kind))]
            if kind is EventKind.OFFER:
                rows = rows[~ended[rows]]
            frames.append(
                events_frame(
                    rows,
                    kind,
                    inferred=True,
                    notes=written.iloc[rows],
                    column=table.headers[position],
                )
            )
            context.remarks.add(
                LedgerCode.FACT_FROM_NOTES,
                rows=table.rows[rows],
                column=table.headers[position],
                raw=written.iloc[rows].str.slice(0, _LONGEST).to_numpy(dtype=object),
                done=kind.label,
            )
    return pd.concat(frames, ignore_index=True) if frames else known.iloc[:0]


def _steps(  # noqa: PLR0917 - what a note is read beside
    table: Table,
    position: int,
    known: pd.DataFrame,
    was_sent: Mask,
    context: ImportContext,
    day_first: bool | None,
    lent: Mask,
) -> pd.DataFrame:
    """Follow-ups that were sent and what came of them, with their days: “thanked on 3 May”."""
    column = table.columns[position]
    distinct = [str(text) for text in column.texts]
    may = note_days.holding_events(distinct)
    said = [
        note_days.events(text, day_first=day_first) if look else []
        for text, look in zip(distinct, may, strict=True)
    ]
    told = np.array([*map(bool, said), False], dtype=bool)
    applied = last_days(known.loc[known["code"] == CODE[EventKind.APPLIED]], table.height)
    telling = np.flatnonzero(told[column.codes] & was_sent)
    known, lent = _of_rows(known, lent, telling)
    own = set(zip(known["row"], known["code"], strict=True))
    days_known = known.loc[known["day"].notna() & ~lent]
    dated = set(zip(days_known["row"], days_known["code"], strict=True))
    entries = [
        (int(row), CODE[step.kind], _resolved(step.day, applied[row]), step.clause)
        for row in telling
        for step in said[column.codes[row]]
        if (row, CODE[step.kind]) not in (dated if step.kind in _DATED_ONLY else own)
        and _fits(step, applied[row], int(row), own)
    ]
    rows = np.array([entry[0] for entry in entries], dtype=np.int64)
    days = np.array([entry[2] for entry in entries], dtype="datetime64[us]")
    context.remarks.add(
        LedgerCode.FACT_FROM_NOTES,
        rows=table.rows[rows],
        column=table.headers[position],
        raw=[entry[3][:_LONGEST] for entry in entries],
        done=[KINDS[entry[1]].label for entry in entries],
    )
    return events_frame(
        rows,
        np.array([entry[1] for entry in entries], dtype=np.int8),
        days=days,
        inferred=True,
        notes=pd.Series([entry[3] for entry in entries], dtype="str"),
        column=table.headers[position],
    )


def _of_rows(events: pd.DataFrame, lent: Mask, rows: Ints) -> tuple[pd.DataFrame, Mask]:
    """The events of some rows, and which of them only have the day of the last change."""
    own = events["row"].isin(rows).to_numpy()
    return events.loc[own], lent[own]


_DATED_ONLY = frozenset(
    {EventKind.APPLIED, EventKind.REJECTED, EventKind.OFFER, EventKind.WITHDRAWN}
)
"""What notes only give a day to: that it happened has to be told elsewhere in the row."""


def _fits(
    step: DatedPhrase[EventKind], applied: np.datetime64, row: int, own: set[tuple[int, int]]
) -> bool:
    """Whether a step may be told by a note alone, or gives a day to what the row tells."""
    if step.kind not in _DATED_ONLY:
        return True
    day = _resolved(step.day, applied)
    early = step.kind is not EventKind.APPLIED and bool(day < applied)
    return not np.isnat(day) and not early and (row, CODE[step.kind]) in own


def with_days_of_endings(events: pd.DataFrame, table: Table, roles: ColumnRoles) -> pd.DataFrame:
    """Events without those of which only notes tell the day and that are told a second time."""
    kinds = [CODE[kind] for kind in _DATED_ONLY]
    own = events["code"].isin(kinds).to_numpy()
    vague = events["day"].isna().to_numpy() | _lent(events, table, roles)
    told = np.zeros(table.height * len(KINDS), dtype=bool)
    told[event_index(events.loc[own & ~vague])] = True
    again = own & vague
    again[again] = told[event_index(events.loc[again])]
    return events.loc[~again].reset_index(drop=True)


def _lent(events: pd.DataFrame, table: Table, roles: ColumnRoles) -> Mask:
    """Events whose day is only the one on which the row was last changed."""
    headers = [table.headers[position] for position in roles.at(Role.UPDATED)]
    lent: Mask = (events["inferred"] & events["column"].isin(headers)).to_numpy(dtype=bool)
    return lent


def tell_of_silence(table: Table, roles: ColumnRoles) -> Mask:
    """Rows whose notes say in plain words that nobody ever answered."""
    silent = np.zeros(table.height, dtype=bool)
    for position in roles.at(Role.NOTES):
        column = table.columns[position]
        says = notes.says_silent([str(text) for text in column.texts])
        silent |= np.append(says, False)[column.codes]
    return silent


def with_reasons(
    stated: pd.Series, claim: pd.Series, table: Table, roles: ColumnRoles
) -> pd.Series:
    """Why applications ended, from notes where nothing else says so."""
    made = stated.to_numpy(dtype=object).copy()
    ended = claim.to_numpy(dtype=object) != ""
    for position in roles.at(Role.NOTES):
        column = table.columns[position]
        found = [*reasons.in_notes([str(text) for text in column.texts]), Reason.UNSTATED]
        told = np.array([str(reason) for reason in found], dtype=object)[column.codes]
        made = np.where((made == Reason.UNSTATED) & ended, told, made)
    return pd.Series(made, dtype="str")


def _resolved(day: NoteDay | None, applied: np.datetime64) -> np.datetime64:
    base = None if np.isnat(applied) else applied.astype("datetime64[D]").item()
    found = None if day is None else day.on_or_after(base)
    return NO_DAY if found is None else np.datetime64(found, "us")


def last_days(events: pd.DataFrame, height: int) -> Days:
    """The last known day of each row."""
    last = np.full(height, NO_DAY)
    dated = events.loc[events["day"].notna()]
    found = dated.groupby("row")["day"].max()
    last[found.index.to_numpy(np.int64)] = found.to_numpy("datetime64[us]")
    return last


def _told(column: EncodedColumn) -> dict[int, set[EventKind]]:
    """The kinds of facts in each distinct note that tells any."""
    texts = [str(text) for text in column.texts]
    own = np.array([len(text) <= _LONGEST_NOTE for text in texts], dtype=bool)
    close = np.flatnonzero(notes.prefilter(texts) & own)
    found = notes.facts(texts[code] for code in close)
    return {
        int(code): {fact.kind for fact in facts}
        for code, facts in zip(close, found, strict=True)
        if facts
    }


def _rows_with(events: pd.DataFrame, kind: EventKind) -> Ints:
    """Rows that are known to have got at least as far."""
    further = [CODE[k] for k, stage in STAGE_EVENTS.items() if stage >= STAGE_EVENTS[kind]]
    return events.loc[events["code"].isin(further), "row"].to_numpy()
