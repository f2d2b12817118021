"""Take dated stages from notes: “interview 2026-09-24 with Tom”, “phone screen on 3 May 2026”."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.headers import is_numbered
from ajar.intake.columns.roles import Role
from ajar.intake.rows.parsed_table import (
    CODE,
    ImportContext,
    event_index,
    event_matrix,
    events_frame,
)
from ajar.intake.rows.row_days import RowDays
from ajar.intake.tables.table import Table
from ajar.intake.values import statuses
from ajar.intake.values.called_off import is_called_off
from ajar.intake.values.import_cache import cached_for_import, within_budget
from ajar.intake.values.normalize import tokens
from ajar.intake.values.note_days import plans
from ajar.intake.values.notes import LONGEST_NOTE
from ajar.intake.values.prose_days import NoteDay, only_day_in, spaced, without_days
from ajar.intake.values.words import words
from ajar.model.arrays import Flags
from ajar.model.enums import EventKind, PlanKind
from ajar.model.event_groups import CONVERSATIONS, STAGE_EVENTS
from ajar.model.events import KINDS
from ajar.model.ledger import LedgerCode

_STAGES = frozenset(STAGE_EVENTS) - {EventKind.APPLIED, EventKind.OFFER}
_CLAUSES = re.compile(
    r"\s*(?:[;!?\n]|,(?!\s*\d{4})|→|\band\b|\bthen\b"
    r"|(?:(?<!\d)|(?<=20\d\d)|(?<=\d-\d\d))\.(?=\s+[^\d\s]))\s*"
)
_DIGIT = re.compile(r"\d")
_WITH = re.compile(r"\s*(?:(?P<word>\b(?:with|mit|avec|con|com|met)\b|\bw/)|\().*")
_LONGEST_CLAUSE, _LONGEST_STAGE = 100, 40
_MOST_NOTES = 10_000
"""Most distinct notes of an import that are searched."""
_SURE = 0.95
"""Least confidence of a stage: its words fill the clause."""


def with_stages(  # noqa: PLR0917 - the context of a note
    events: pd.DataFrame,
    table: Table,
    roles: ColumnRoles,
    was_sent: Flags,
    context: ImportContext,
    days: RowDays,
    day_first: bool | None,
) -> pd.DataFrame:
    """
    Return *events* with the stages that notes of applications tell with a day, marked as inferred.

    A clause tells one where it has one exact day, and nothing else but the words of the stage and
    with whom it was. A day without a year is within half a year of applying. What another column
    dates is not told again, and what it has without a day gets that of the note, but for numbered
    columns. An appointment with a day and a time dates the conversation that the row has without a
    day.
    """
    entries = [
        entry
        for position in roles.at(Role.NOTES)
        for entry in _in_column(table, position, was_sent, days, day_first)
    ]
    if entries:
        entries = list(_named(entries, events))
        own = events.loc[events["day"].notna(), ["row", "code"]]
        dated = set(zip(own["row"], own["code"], strict=True))
        entries = [each for each in entries if (each.row, CODE[each.kind]) not in dated]
    if not entries:
        return events
    rows = np.array([entry.row for entry in entries], dtype=np.int64)
    clauses = [entry.clause for entry in entries]
    told = events_frame(
        rows,
        np.array([CODE[entry.kind] for entry in entries], dtype=np.int8),
        days=np.array([entry.day for entry in entries], dtype="datetime64[us]"),
        inferred=True,
        notes=pd.Series(clauses, dtype="str"),
    ).assign(column=[entry.column for entry in entries])
    context.ledger.add(
        LedgerCode.FACT_FROM_NOTES,
        rows=table.rows[rows],
        column=entries[0].column,
        raw=clauses,
        done=[entry.kind.label for entry in entries],
    )
    numbered = np.array([is_numbered(str(header)) for header in events["column"]], dtype=bool)
    again = event_matrix(told, table.height)[event_index(events)]
    again &= events["day"].isna().to_numpy() & ~numbered
    return pd.concat([events.loc[~again], told], ignore_index=True)


def _named(entries: Iterable["_Entry"], events: pd.DataFrame) -> Iterator["_Entry"]:
    """Entries of a kind; an appointment is the conversation that its row has without a day."""
    furthest = furthest_undated(events)
    for entry in entries:
        if entry.named:
            yield entry
        elif entry.row in furthest:
            yield entry._replace(kind=KINDS[furthest[entry.row]])


def furthest_undated(events: pd.DataFrame) -> dict[int, int]:
    """Return the code of the furthest conversation that each row has without a day."""
    is_talk = events["code"].isin([CODE[kind] for kind in CONVERSATIONS])
    without = events.loc[events["day"].isna() & is_talk]
    furthest = without.groupby("row")["code"].max()
    return dict(zip(furthest.index.tolist(), furthest.tolist(), strict=True))


class _Entry(NamedTuple):
    row: int
    kind: EventKind
    day: np.datetime64
    clause: str
    column: str
    named: bool
    """Whether the clause names the stage; else it is an appointment."""


def _in_column(
    table: Table, position: int, was_sent: Flags, days: RowDays, day_first: bool | None
) -> Iterator[_Entry]:
    """The stages in the notes of one column."""
    column, header = table.columns[position], table.headers[position]
    told = {
        code: found
        for code, text in enumerate(map(str, column.texts))
        if len(text) <= LONGEST_NOTE
        and _DIGIT.search(text)
        and within_budget("stages in notes", _MOST_NOTES)
        and (found := [*stages_in(text, day_first=day_first), *_appointments_in(text)])
    }
    for row in np.flatnonzero(np.isin(column.codes, list(told)) & was_sent).tolist():
        for kind, day, clause in told[int(column.codes[row])]:
            on, named = days.resolved(row, day), kind is not None
            if days.is_near(row, day) and not days.is_earlier(row, day):
                yield _Entry(row, kind or EventKind.INTERVIEW, on, clause, header, named)


def stages_in(text: str, *, day_first: bool | None = None) -> list[tuple[EventKind, NoteDay, str]]:
    """
    Return kind, day and clause of each stage in a note.

    Examples
    --------
    >>> [(kind.value, day.day) for kind, day, _ in stages_in("Interview 2026-09-24 with Tom")]
    [('interview', 24)]
    """
    found = []
    whole = spaced(text)
    for clause in _CLAUSES.split(text):
        if not 0 < len(clause) <= _LONGEST_CLAUSE or not _DIGIT.search(clause):
            continue
        plain = spaced(clause)
        said = without_days(plain)
        whom = _WITH.search(said)
        rest = said[: whom.start() if whom else None].strip(" :-\u2013")
        kind = _stage(rest) if 0 < len(rest) <= _LONGEST_STAGE else None
        # “Called 2026-09-03” may be what the person did.
        if kind is EventKind.SCREEN and len(rest.split()) == 1 and not (whom and whom["word"]):
            continue
        if kind and is_called_off(clause, text):
            continue
        if kind is EventKind.TEST and any(plan.kind is PlanKind.DEADLINE for plan in plans(clause)):
            continue
        day = kind and only_day_in(plain, whole, day_first=day_first, any_year=True)
        if kind and day:
            found.append((kind, day, clause))
    return found


def _appointments_in(text: str) -> Iterator[tuple[None, NoteDay, str]]:
    """Day and clause of each appointment: “confirmed Tuesday 2026-09-08 at 4:30pm”."""
    if not words("called_off").isdisjoint(tokens(text)):
        return
    whole = spaced(text)
    for clause in _CLAUSES.split(text):
        if len(clause) <= _LONGEST_CLAUSE and _CLOCK.search(clause):
            day = only_day_in(spaced(clause), whole)
            if day and not words("appointment").isdisjoint(tokens(clause)):
                yield None, day, clause


_CLOCK = re.compile(
    r"(?<![\d:])(?:[01]?\d|2[0-3])(?::[0-5]\d(?![\d:])|h(?:[0-5]\d)?\b|\s?[ap]\.?m\b|\s?uhr\b)",
    re.IGNORECASE,
)
"""A time of day, which a meeting has and a message mostly has not."""


@cached_for_import
def _stage(text: str) -> EventKind | None:
    """The stage that all of a text says."""
    if not words("preparing").isdisjoint(tokens(text)):
        return None
    meaning = statuses.interpret([text], respell=False)[0]
    kind = meaning.events[-1] if meaning.events else None
    sure = meaning.confidence >= _SURE and not meaning.ambiguous
    return kind if sure and kind in _STAGES else None
