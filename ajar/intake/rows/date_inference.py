"""Infer days of undated events from other columns of the row."""

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.rows import dates as dates_of
from ajar.intake.rows.dates import DateColumns
from ajar.intake.rows.outcome import ENDING
from ajar.intake.rows.parsed_table import CODE, NO_DAY, events_frame
from ajar.intake.tables.table import Table
from ajar.model.arrays import Days, Flags
from ajar.model.enums import EventKind
from ajar.model.event_groups import STAGE_EVENTS

_POSITIVE = frozenset(STAGE_EVENTS) - {EventKind.APPLIED}


def date_from_status_day(
    events: pd.DataFrame,
    stated: Flags,
    table: Table,
    roles: ColumnRoles,
    dates: DateColumns,
    *,
    more: Days,
) -> pd.DataFrame:
    """
    Return events with the last event of each status dated by the status day.

    Parameters
    ----------
    stated
        Mask of events that only the status states.
    more
        Days of statuses in other columns, NaT where there is none.
    """
    day, known = dates_of.span(dates, table, roles.at(Role.STATUS_DAY))
    day = np.where(known, day, more)
    here = _last_stated(events, stated) & ~np.isnat(day[events["row"].to_numpy()])
    return _dated(events, here, day)


def date_from_update(
    events: pd.DataFrame, stated: Flags, table: Table, roles: ColumnRoles, dates: DateColumns
) -> pd.DataFrame:
    """Return events with undated last ones dated by the last update, marked as inferred."""
    day, known = dates_of.span(dates, table, roles.at(Role.UPDATED))
    applied, _ = dates_of.span(dates, table, roles.at(Role.APPLIED))
    known &= ~(day < applied)  # no event before applying
    here = _last_stated(events, stated) & known[events["row"].to_numpy()]
    made = _dated(events, here, day)
    return made.assign(
        inferred=made["inferred"].to_numpy() | here,
        column=made["column"].mask(here, _header(table, roles, Role.UPDATED)),
    )


def _last_stated(events: pd.DataFrame, stated: Flags) -> Flags:
    """Mask of the last event of each status, if it has no day."""
    own = events.loc[stated]
    last = ~own.iloc[::-1].duplicated("row").iloc[::-1].to_numpy()
    here = np.zeros(len(events), dtype=bool)
    here[np.flatnonzero(stated)[last]] = True
    here &= events["code"].to_numpy() != CODE[EventKind.APPLIED]
    return here & events["day"].isna().to_numpy()


def _dated(events: pd.DataFrame, here: Flags, day: Days) -> pd.DataFrame:
    when = day[events["row"].to_numpy()]
    return events.assign(day=np.where(here, when, events["day"].to_numpy()))


def _header(table: Table, roles: ColumnRoles, role: Role) -> str:
    """Header of the first column with a role, as the source of an inferred day."""
    position = roles.first(role)
    return "" if position is None else table.headers[position]


def date_from_end_column(
    events: pd.DataFrame, table: Table, roles: ColumnRoles, dates: DateColumns
) -> pd.DataFrame:
    """Return events with undated final ones dated by the column of end days."""
    day, _ = dates_of.span(dates, table, roles.at(Role.ENDED))
    if events.empty or np.isnat(day).all():
        return events
    ends = np.isin(events["code"], [CODE[kind] for kind in ENDING])
    when = day[events["row"].to_numpy()]
    here = ends & events["day"].isna().to_numpy() & ~np.isnat(when)
    applied, _ = dates_of.span(dates, table, roles.at(Role.APPLIED))
    here &= ~(when < applied[events["row"].to_numpy()])  # no event before applying
    return events.assign(day=np.where(here, when, events["day"].to_numpy()))


def date_from_reply(events: pd.DataFrame) -> pd.DataFrame:
    """
    Return events with undated rejections dated by a dated reply, marked as inferred.

    Only where the reply came after all stages that the row was at, or where there were none: an
    earlier one may have been the invitation.
    """
    code, day = events["code"].to_numpy(), events["day"].to_numpy()
    replied = (code == CODE[EventKind.REPLIED]) & ~np.isnat(day)
    rejected = (code == CODE[EventKind.REJECTED]) & np.isnat(day)
    if not replied.any() or not rejected.any():
        return events
    rows = events["row"].to_numpy()
    size = int(rows.max()) + 1
    when = np.full(size, NO_DAY)
    when[rows[replied]] = day[replied]
    stage = np.isin(code, [CODE[kind] for kind in _POSITIVE])
    may_be_invitation = np.zeros(size, dtype=bool)
    may_be_invitation[rows[stage & ~(day < when[rows])]] = True
    here = rejected & ~np.isnat(when[rows]) & ~may_be_invitation[rows]
    return events.assign(
        day=np.where(here, when[rows], day), inferred=events["inferred"].to_numpy() | here
    )


def applied(
    events: pd.DataFrame, table: Table, roles: ColumnRoles, dates: DateColumns
) -> pd.DataFrame:
    """
    Return the “applied” events of rows that have none yet.

    If no column has days of applying, the day of saving is used and marked as inferred.
    """
    has = np.zeros(table.height, dtype=bool)
    has[events.loc[events["code"] == CODE[EventKind.APPLIED], "row"]] = True
    day: Days = np.full(table.height, NO_DAY)
    dated = any(c.role is Role.APPLIED and c.content.days > 0 for c in roles.columns)
    if not dated:
        day, _ = dates_of.span(dates, table, roles.at(Role.SAVED))
    rows = np.flatnonzero(~has)
    inferred = ~np.isnat(day[rows])
    made = events_frame(rows, EventKind.APPLIED, days=day[rows], inferred=inferred)
    return made.assign(column=made["column"].mask(inferred, _header(table, roles, Role.SAVED)))


def untouched(table: Table, roles: ColumnRoles, dates: DateColumns) -> Flags | None:
    """
    Return the mask of rows whose last update is the day of saving.

    None where the table does not have both days, or no row was ever updated.
    """
    saved, updated = roles.first(Role.SAVED), roles.first(Role.UPDATED)
    if saved is None or updated is None or not {saved, updated} <= dates.columns.keys():
        return None
    begun, changed = dates.by_row(table, saved), dates.by_row(table, updated)
    same: Flags = begun == changed
    return same if (changed > begun).any() else None
