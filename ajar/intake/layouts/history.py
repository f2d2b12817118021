"""Read applications from log entries, for all layouts with several entries per application."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from ajar.intake.columns.assign import ColumnRole, ColumnRoles
from ajar.intake.columns.profile import profile_column, profile_columns
from ajar.intake.columns.roles import DAY_ROLES, STATUS_ROLES, Role
from ajar.intake.layouts.grouping import first_filled_per_group
from ajar.intake.rows import status_columns
from ajar.intake.rows.parse import interpret
from ajar.intake.rows.parsed_table import (
    ImportContext,
    ParsedTable,
    event_index,
    event_matrix,
    events_frame,
)
from ajar.intake.tables.table import Table
from ajar.intake.values.statuses import StatusMeaning
from ajar.model.arrays import Ints
from ajar.model.enums import EventKind
from ajar.model.import_report import StatusMatch

HEADER = "last entry"
LOGGED = frozenset({Role.EVENT, Role.FROM, Role.TO, Role.HISTORY}) | DAY_ROLES
"""Roles of the columns that log entries are made of."""


def entries_frame(rows: Ints, words: pd.Series, days: npt.NDArray[np.datetime64]) -> pd.DataFrame:
    """Return log entries as a frame with table row, text and day."""
    return pd.DataFrame(
        {"row": rows, "words": words.to_numpy(dtype=object), "day": days.astype("datetime64[us]")},
    )


def read(  # noqa: PLR0917 - the parts of a log
    table: Table,
    roles: ColumnRoles,
    context: ImportContext,
    entries: pd.DataFrame,
    groups: Ints,
    column: str,
    *,
    entry_roles: frozenset[Role] = LOGGED,
    keep_status: bool = False,
) -> ParsedTable:
    """
    Read applications and their events from log entries.

    Parameters
    ----------
    entries
        Frame of :func:`entries_frame`, in the order of the file.
    groups
        Application of each row of *table*, numbered from 0.
    column
        Header of the entry texts, stored with the events.
    entry_roles
        Roles of the columns that the entries come from, which are not read again.
    keep_status
        Whether a status column gives the current status; else the last entry does.
    """
    entries = entries.assign(group=groups[entries["row"].to_numpy()])
    codes, distinct = pd.factorize(entries["words"])
    times = np.bincount(codes, minlength=len(distinct))
    meanings = status_columns.meanings(distinct.tolist(), times.tolist(), context)
    if not keep_status:
        entries, groups = _applied_again(entries, groups, codes, meanings)
    events = _events(entries, codes, meanings, column)
    folded = first_filled_per_group(table, groups)
    roles = _refilled(
        folded, _without(roles, entry_roles | (frozenset() if keep_status else STATUS_ROLES))
    )
    if not keep_status:
        folded = folded.with_column(HEADER, _last_words(entries, int(groups.max(initial=-1)) + 1))
        added = ColumnRole(HEADER, Role.STATUS, 1.0, profile_column(folded.columns[-1]))
        roles = ColumnRoles((*roles.columns, added))
    parsed = interpret(folded, roles, context, more=events)
    readings = tuple(
        StatusMatch(str(text), meaning.name, int(count), meaning.confidence)
        for text, meaning, count in zip(distinct, meanings, times, strict=True)
        if text
    )
    return replace(parsed, statuses=parsed.statuses + readings if keep_status else readings)


def _without(roles: ColumnRoles, entry_roles: frozenset[Role]) -> ColumnRoles:
    """Roles with the columns in *entry_roles* marked as events: kept, but not read again."""
    return ColumnRoles(
        tuple(replace(c, role=Role.EVENT) if c.role in entry_roles else c for c in roles.columns),
    )


def _refilled(table: Table, roles: ColumnRoles) -> ColumnRoles:
    contents = profile_columns(table.columns)
    return ColumnRoles(
        tuple(replace(c, content=cells) for c, cells in zip(roles.columns, contents, strict=True)),
    )


def _applied_again(
    entries: pd.DataFrame, groups: Ints, codes: npt.NDArray[np.intp], meanings: list[StatusMeaning]
) -> tuple[pd.DataFrame, Ints]:
    """
    Split groups in which a second day of applying starts a new application.

    Entries are ordered by day; those without one keep their place in the file. Returns the entries
    and the group of each row, both renumbered.
    """
    starts = np.array([m.name == "applied" for m in meanings], dtype=bool)[codes]
    ordered = _in_order(entries.assign(start=starts & entries["day"].notna().to_numpy()))
    ordered["start"] &= ~ordered.duplicated(["group", "day", "start"])
    nth = (ordered.groupby("group")["start"].cumsum() - 1).clip(lower=0)
    apart = groups * (len(entries) + 1)
    apart[ordered["row"].to_numpy()] += nth.to_numpy()
    numbers = pd.factorize(apart)[0].astype(np.int64)
    return entries.assign(group=numbers[entries["row"].to_numpy()]), numbers


def _in_order(entries: pd.DataFrame) -> pd.DataFrame:
    """Entries sorted by application, day and place in the file."""
    ordered = entries.assign(at=np.arange(len(entries)))
    ordered["day"] = ordered.groupby("group")["day"].ffill()
    return ordered.sort_values(["group", "day", "at"], kind="stable", na_position="first")


def _events(
    entries: pd.DataFrame,
    codes: npt.NDArray[np.intp],
    meanings: list[StatusMeaning],
    column: str,
) -> pd.DataFrame:
    """Events of the entries: the last of each on the entry's day, implied earlier ones undated."""
    frames = [events_frame(np.empty(0, np.int64), np.empty(0, np.int8))]
    words = pd.Series(entries["words"].to_numpy(), dtype="str")
    for kind in dict.fromkeys(kind for m in meanings for kind in m.events):
        last = np.array([bool(m.events) and m.events[-1] == kind for m in meanings])[codes]
        implied = np.array([kind in m.events for m in meanings])[codes] & ~last
        here = np.flatnonzero(last)
        frames.append(
            events_frame(
                entries["group"].to_numpy()[here],
                kind,
                days=entries["day"].to_numpy()[here],
                notes=words.iloc[here],
                column=column,
            )
        )
        if kind is not EventKind.APPLIED:
            rows = entries["group"].to_numpy()[np.flatnonzero(implied)]
            frames.append(events_frame(rows, kind, inferred=True, column=column))
    events = pd.concat(frames, ignore_index=True)
    if events.empty:
        return events
    known = event_matrix(events.loc[~events["inferred"]], int(events["row"].max()) + 1)
    new = ~events["inferred"].to_numpy() | ~known[event_index(events)]
    return events.loc[new].drop_duplicates(["row", "code", "day"]).reset_index(drop=True)


def _last_words(entries: pd.DataFrame, count: int) -> list[str]:
    """Text of the last entry of each application, empty without one."""
    last = _in_order(entries.loc[entries["words"] != ""]).groupby("group")["words"].last()
    return [str(text) for text in last.reindex(range(count), fill_value="")]
