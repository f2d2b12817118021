"""Parse a table with one row per application; all layouts end here."""

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import EVENT_ROLES, PLAN_ROLES, UNUSED_ROLES, Role
from ajar.intake.rows import (
    applied_days,
    called_off,
    company_signals,
    coverage,
    crosses_as_rejections,
    date_inference,
    day_roles,
    follow_up_prose,
    follow_ups,
    is_application,
    kept_columns,
    mixed_names,
    note_endings,
    note_events,
    people,
    promised_days,
    row_days,
    row_types,
    rows_set_aside,
    stage_columns,
    status_columns,
    status_dates,
    submission_evidence,
    text_columns,
)
from ajar.intake.rows import dates as dates_of
from ajar.intake.rows.dates import DateColumns
from ajar.intake.rows.outcome import ENDING, last_ending
from ajar.intake.rows.parsed_table import (
    CODE,
    NO_EVENTS,
    ImportContext,
    ParsedTable,
    event_index,
    event_matrix,
)
from ajar.intake.rows.stage_columns import StageColumn
from ajar.intake.rows.status_columns import StatusColumn
from ajar.intake.tables.table import Table
from ajar.intake.values import statuses
from ajar.model.arrays import Days, Flags
from ajar.model.enums import EventKind, Outcome, Reason
from ajar.model.ledger import LedgerCode


def interpret(
    table: Table, roles: ColumnRoles, context: ImportContext, *, more: pd.DataFrame | None = None
) -> ParsedTable:
    """
    Return the applications, events and further frames of a table with one row each.

    Parameters
    ----------
    more
        Further events from a layout, such as from a list in a cell; ``row`` is the position in
        *table*.
    """
    kinds = row_types.classify(table, roles)
    row_types.report(table, kinds, context)
    if not (rows := kinds == row_types.RowType.ROW).all():
        table, more = table.take(rows), None if more is None else _kept(more, rows)
    table, roles = mixed_names.split(mixed_names.unswapped(table, roles, context), roles)
    roles = day_roles.without_default_days(roles, table, context.settings.roles)
    roles = day_roles.days_from_resume_column(
        people.without_own_addresses(table, roles, context.settings.roles)
    )
    roles = follow_ups.with_statuses(table, roles, context.settings.roles)
    dates = dates_of.read(table, roles, context)
    plain = roles.at(Role.DAY)
    roles = day_roles.settle_days(roles, table)
    happenings = {
        position: stage_columns.read(
            table, position, roles.columns[position], dates.columns.get(position)
        )
        for position in roles.at(*EVENT_ROLES)
    }
    roles, happenings = follow_ups.without_planned(table, roles, dates, happenings, context)
    written = status_dates.read(table, roles, dates, context)
    happenings, told_days, status_days = applied_days.told(table, roles, happenings, plain, written)
    found = submission_evidence.evidence(table, roles, happenings, plain)
    found.applied[~np.isnat(told_days)] = True
    if more is not None:
        found.happened[more["row"]] = True
    sent_evidence = (
        found.applied if found.has_column else found.dated if found.dated.any() else None
    )
    status = status_columns.read(
        table,
        roles,
        context,
        sent_evidence,
        plain=not found.has_column,
        untouched=date_inference.untouched(table, roles, dates),
    )
    was_sent = is_application.is_application(table, roles, status, found, context)
    named = is_application.has_identity(table, roles)
    told = found.applied | found.happened | status.has_status
    if named.sum() >= _NEARLY_ALL * table.height:
        told &= is_application.says_more_than_defaults(table, roles, status)
    was_sent &= named | told
    event_frames = [each.events for each in happenings.values()] + ([] if more is None else [more])
    event_frames += crosses_as_rejections.rejections(table, roles, happenings)
    event_frames.append(status_dates.without_known(written, event_frames, table.height))
    events = _events(table, roles, dates, status, event_frames, status_days=status_days)
    made = text_columns.text_columns(table, roles).assign(
        status=status.written.to_numpy(),
        origin_row=table.rows,
        stage=status.pick("stage").astype(np.int8),
        claim=status.text(lambda m: "" if m.outcome == Outcome.OPEN else m.outcome),
        offer_answer=status.text(lambda m: m.offer_answer),
        said_silent=status.flag("said_silent")
        | _silent(table, roles, happenings)
        | note_events.silent_by_notes(table, roles),
        reason=lambda frame: frame["reason"].where(
            frame["reason"] != Reason.UNSTATED, status.text(lambda meaning: meaning.reason)
        ),
    )
    events, made["stage"] = called_off.without_called_off(events, made["stage"], table, roles)
    persons = people.people(table, roles, made)
    made = made.assign(**people.first_of_each(persons, table.height))
    kept = {
        "contacts": persons,
        "fields": kept_columns.fields(table, roles),
        "plans": kept_columns.plans(table, roles, dates),
    }
    day_first = next((order.day_first for order in dates.orders), None)
    days = row_days.read(table, roles, dates, events)
    events = follow_up_prose.with_steps(
        events, table, roles, was_sent, context, days=days, day_first=day_first
    )
    made["said_silent"] &= ~made.index.isin(events.loc[events["code"] == _HEARD_BACK, "row"])
    events, made["claim"] = note_endings.read(
        table, roles, events, was_sent, context, claim=made["claim"], days=days
    )
    events = note_events.read(
        table,
        roles,
        events,
        was_sent,
        context,
        claim=made["claim"],
        silent=made["said_silent"],
        days=days,
        day_first=day_first,
    )
    made["reason"] = note_events.with_reasons(made["reason"], made["claim"], table, roles)
    promised = promised_days.plans(
        table, roles, row_days.last_days(events, table.height), day_first=day_first
    )
    kept["plans"] = pd.concat([kept["plans"], promised], ignore_index=True)
    kept["signals"] = company_signals.signals(table, roles, status)
    _report_contradictions(table, made, events, was_sent, context)
    rows_set_aside.report_set_aside(table, was_sent, status, context, (persons, made))
    _account_cells(table, roles, dates, was_sent, context)
    return ParsedTable(
        rows=made if was_sent.all() else made.loc[was_sent].reset_index(drop=True),
        events=_kept(events, was_sent),
        coverage=coverage.coverage(
            roles,
            more,
            status,
            events,
            ended=bool((last_ending(events, len(made)) >= 0).any()),
        ),
        statuses=status.matches,
        day_orders=tuple(dates.orders),
        not_sent=int((named & ~was_sent).sum() + (kinds == row_types.RowType.EXAMPLE).sum()),
        kept={name: _kept(frame, was_sent) for name, frame in kept.items()},
    )


_HEARD_BACK = CODE[EventKind.HEARD_BACK]
_NEARLY_ALL = 0.8
"""Share of rows with a company or role from which on defaults alone make no application."""


def _kept(events: pd.DataFrame, rows: Flags) -> pd.DataFrame:
    """Events of the selected rows, renumbered."""
    if rows.all():
        return events
    position = np.cumsum(rows) - 1
    own = events["row"].to_numpy()
    kept: pd.DataFrame = events.loc[rows[own]].reset_index(drop=True)
    return kept.assign(row=position[own[rows[own]]])


def _silent(table: Table, roles: ColumnRoles, happenings: dict[int, StageColumn]) -> Flags:
    """Mask of rows in which a column states no reply; “false” is only a default value."""
    silent = np.zeros(table.height, dtype=bool)
    for position, found in happenings.items():
        silent |= found.silent
        if roles.columns[position].role is Role.SILENT:
            silent |= found.yes
        elif roles.columns[position].role is Role.REPLIED:
            column = table.columns[position]
            told = statuses.interpret([str(text) for text in column.texts], respell=False)
            stated = [
                str(text).strip().lower() not in _DEFAULTS and meaning.name not in _NOT_YET
                for text, meaning in zip(column.texts, told, strict=True)
            ]
            silent |= found.no & np.array([*stated, False], dtype=bool)[column.codes]
    return silent


_DEFAULTS = frozenset({"false", "0", "0.0", "f"})
_NOT_YET = frozenset({"waiting", "in_progress", "planned"})
"""Meanings that say no more than that a reply is still awaited."""


def _events(
    table: Table,
    roles: ColumnRoles,
    dates: DateColumns,
    status: StatusColumn,
    event_frames: list[pd.DataFrame],
    *,
    status_days: Days,
) -> pd.DataFrame:
    """All events of all rows, without repetition."""
    own = pd.concat(event_frames, ignore_index=True) if event_frames else NO_EVENTS
    own = stage_columns.drop_undated_duplicates(own, table.height)
    position = (roles.at(Role.STATUS, Role.OUTCOME) or [-1])[0]
    by_status = status.events(column=table.headers[position] if position >= 0 else "")
    known = event_matrix(own, table.height)[event_index(by_status)] | (
        by_status["code"] == CODE[EventKind.APPLIED]
    )
    by_status = by_status.loc[~known].reset_index(drop=True)
    events = pd.concat([own, by_status], ignore_index=True)
    stated = np.arange(len(events)) >= len(own)
    events = date_inference.date_from_status_day(
        events, stated, table, roles, dates, more=status_days
    )
    events = date_inference.date_from_end_column(events, table, roles, dates)
    events = date_inference.date_from_reply(events)
    events = date_inference.date_from_update(events, stated, table, roles, dates)
    return pd.concat(
        [date_inference.applied(events, table, roles, dates), events], ignore_index=True
    )


def _report_contradictions(
    table: Table, made: pd.DataFrame, events: pd.DataFrame, was_sent: Flags, context: ImportContext
) -> None:
    """Report rows whose status and another column have different outcomes."""
    own = events.loc[events["column"] != ""]
    ending = last_ending(own, len(made))
    names = np.array([str(outcome) for outcome in ENDING.values()] + [""], dtype=object)
    named, claim = names[ending], made["claim"].to_numpy(dtype=object)
    status = made["status"].to_numpy(dtype=object)
    against = was_sent & (named != "") & (status != "") & (named != claim)
    rows = np.flatnonzero(against)
    read_as = np.where(claim[rows] == "", named[rows], claim[rows])
    words = {str(outcome): f"read as “{outcome.label}”" for outcome in Outcome}
    context.ledger.add(
        LedgerCode.STATUS_CONTRADICTS,
        rows=table.rows[rows],
        raw=status[rows],
        done=pd.Series(read_as).map(words).tolist(),
    )


def _account_cells(
    table: Table, roles: ColumnRoles, dates: DateColumns, was_sent: Flags, context: ImportContext
) -> None:
    """Mark cells of used columns as kept, and report those of unused columns."""
    own, into = table.sheet_rows()
    kept = own[was_sent[into]]
    below = slice(max(table.header_row - table.source.first_row + 1, 0), None)
    for position, column in enumerate(roles.columns):
        unused = column.role in UNUSED_ROLES - PLAN_ROLES - {Role.REQUISITION}
        unused = unused and not (column.role is Role.SAVED and position in dates.columns)
        unused = unused and not kept_columns.is_kept(column.role, column.content)
        if not unused:
            for at in table.sheet_columns(position):
                context.account.keep(at, kept)
            continue
        filled = int((table.columns[position].codes >= 0).sum())
        if filled:
            context.ledger.add(
                LedgerCode.COLUMN_NOT_USED, column=column.header, raw=f"{filled} filled cells"
            )
        for at in table.sheet_columns(position):
            context.account.report(below, at)
