"""Days for facts that have none of their own, from what the row says elsewhere."""

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.rows import dates as dates_of
from ajar.intake.rows.dates import DateColumns
from ajar.intake.rows.outcome import ENDING
from ajar.intake.rows.parsed_table import CODE, NO_DAY, Days, events_frame
from ajar.intake.tables.table import Mask, Table
from ajar.model.enums import STAGE_EVENTS, EventKind

_POSITIVE = frozenset(STAGE_EVENTS) - {EventKind.APPLIED}


def date_from_status_day(
    events: pd.DataFrame, stated: Mask, table: Table, roles: ColumnRoles, dates: DateColumns
) -> pd.DataFrame:
    """
    The last thing a status tells happened on the day of the status.

    Parameters
    ----------
    stated
        Events that only the status tells.
    """
    day, known = dates_of.span(dates, table, roles.at(Role.STATUS_DAY))
    here = _last_stated(events, stated)
    here &= known[events["row"].to_numpy()]
    return _dated(events, here, day)


def date_from_update(
    events: pd.DataFrame, stated: Mask, table: Table, roles: ColumnRoles, dates: DateColumns
) -> pd.DataFrame:
    """What still has no day happened about when the row was last changed; marked as inferred."""
    day, known = dates_of.span(dates, table, roles.at(Role.UPDATED))
    applied, _ = dates_of.span(dates, table, roles.at(Role.APPLIED))
    known &= ~(day < applied)  # nothing ends before it began
    here = _last_stated(events, stated) & known[events["row"].to_numpy()]
    made = _dated(events, here, day)
    return made.assign(
        inferred=made["inferred"].to_numpy() | here,
        column=made["column"].mask(here, _header(table, roles, Role.UPDATED)),
    )


def _last_stated(events: pd.DataFrame, stated: Mask) -> Mask:
    """The last event of each row that only its status tells, where that has no day."""
    own = events.loc[stated]
    last = ~own.iloc[::-1].duplicated("row").iloc[::-1].to_numpy()
    here = np.zeros(len(events), dtype=bool)
    here[np.flatnonzero(stated)[last]] = True
    here &= events["code"].to_numpy() != CODE[EventKind.APPLIED]
    return here & events["day"].isna().to_numpy()


def _dated(events: pd.DataFrame, here: Mask, day: Days) -> pd.DataFrame:
    when = day[events["row"].to_numpy()]
    return events.assign(day=np.where(here, when, events["day"].to_numpy()))


def _header(table: Table, roles: ColumnRoles, role: Role) -> str:
    """Header of the first column with a role: where a concluded day comes from."""
    position = roles.first(role)
    return "" if position is None else table.headers[position]


def date_from_end_column(
    events: pd.DataFrame, table: Table, roles: ColumnRoles, dates: DateColumns
) -> pd.DataFrame:
    """A column with the day on which a process ended dates the ending, whichever it was."""
    day, _ = dates_of.span(dates, table, roles.at(Role.ENDED))
    if events.empty or np.isnat(day).all():
        return events
    ends = np.isin(events["code"], [CODE[kind] for kind in ENDING])
    when = day[events["row"].to_numpy()]
    here = ends & events["day"].isna().to_numpy() & ~np.isnat(when)
    applied, _ = dates_of.span(dates, table, roles.at(Role.APPLIED))
    here &= ~(when < applied[events["row"].to_numpy()])  # nothing ends before it began
    return events.assign(day=np.where(here, when, events["day"].to_numpy()))


def date_from_reply(events: pd.DataFrame) -> pd.DataFrame:
    """
    A rejection without a day, where the only word that came has one, came on that day.

    Only in rows where nothing moved on in between; marked as inferred.
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
    moved = np.zeros(size, dtype=bool)
    moved[rows[np.isin(code, [CODE[kind] for kind in _POSITIVE])]] = True
    here = rejected & ~np.isnat(when[rows]) & ~moved[rows]
    return events.assign(
        day=np.where(here, when[rows], day), inferred=events["inferred"].to_numpy() | here
    )


def applied(
    events: pd.DataFrame, table: Table, roles: ColumnRoles, dates: DateColumns
) -> pd.DataFrame:
    """
    The application itself, for rows where nothing says when it was sent.

    Where no column has days of applying, the day on which the row was saved stands in for it,
    marked as inferred; so does the day of a status.
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
