"""Read the date columns of a table, and report guesses and repairs in the ledger."""

from dataclasses import dataclass, field

import numpy as np

from ajar.intake.cells import EncodedColumn
from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.headers import written_day_first
from ajar.intake.columns.roles import DAY_ROLES, EVENT_ROLES, Role
from ajar.intake.rows.parsed_table import NO_DAY, ImportContext
from ajar.intake.tables.table import Table, column_of
from ajar.intake.values import booleans
from ajar.intake.values.date_parser import is_days_ago
from ajar.intake.values.dates import DateColumn, read_days
from ajar.intake.values.daycells import read_cells
from ajar.intake.values.normalize import normalize
from ajar.model.arrays import Days, Flags
from ajar.model.import_report import DayFirstGuess, QuestionCode
from ajar.model.import_settings import DAY, MONTH, YEAR
from ajar.model.ledger import LedgerCode

_SOME = 0.05
"""Least share of days of a date column."""
_MOSTLY = 0.5


@dataclass(frozen=True, eq=False)
class DateColumns:
    """The date columns of one table."""

    columns: dict[int, DateColumn]
    """By position in the table."""
    orders: list[DayFirstGuess] = field(default_factory=list)
    """Order of day and month in the columns in which it makes a difference."""

    def by_row(self, table: Table, position: int) -> Days:
        """Return the day of each row; NaT for a column without days."""
        if position not in self.columns:
            return np.full(table.height, NO_DAY)
        return self.columns[position].by_row(table.columns[position])


def read(table: Table, roles: ColumnRoles, context: ImportContext) -> DateColumns:
    """
    Read all date columns of *table*, the day of applying first.

    It is evidence for the order of day and month in the others, and for missing years.
    """
    made = DateColumns({})
    _report_days_ago(table, roles, context)
    near: Days | None = None
    usual = written_day_first(table.headers) and not _has_months_first(table, roles)
    for position in _in_order(roles):
        header, column = table.headers[position], table.columns[position]
        chosen = chosen_order(header, context)
        read_as = read_days(column, order=chosen, near=near, usual_day_first=usual)
        made.columns[position] = read_as
        if read_as.order:
            guess = read_days(column, near=near, usual_day_first=usual) if chosen else read_as
            order = _order(header, column, read_as, guess)
            made.orders.append(order)
            if not guess.order_known:
                _ask(order, column, guess, context)
        if near is None and roles.columns[position].role in {Role.APPLIED, Role.DAY}:
            near = read_as.by_row(column)
        _report(table, position, read_as, context, mostly=_days(roles, position) >= _MOSTLY)
    return made


def _has_months_first(table: Table, roles: ColumnRoles) -> bool:
    """Whether more days of the table exist only with the month first than only with the day."""
    orders = [
        item.only_order
        for position in _in_order(roles)
        for item in read_cells(table.columns[position]).found
        if item is not None
    ]
    return orders.count(False) > orders.count(True)


def chosen_order(header: str, context: ImportContext) -> str:
    """Return what the person says comes first in the days of a column; empty if nothing."""
    day_first = context.settings.day_first.get(header)
    if day_first is not None:
        return DAY if day_first else MONTH
    answer = context.answers.get(f"{QuestionCode.DAY_ORDER}: {header}")
    return YEAR if answer == YEAR else ""


def _in_order(roles: ColumnRoles) -> list[int]:
    wanted = [
        position
        for position, column in enumerate(roles.columns)
        if column.role in EVENT_ROLES | DAY_ROLES and column.content.days >= _SOME
    ]
    first = {Role.APPLIED: 0, Role.DAY: 1}
    return sorted(wanted, key=lambda position: first.get(roles.columns[position].role, 2))


def _days(roles: ColumnRoles, position: int) -> float:
    return roles.columns[position].content.days


def _report(
    table: Table, position: int, read_as: DateColumn, context: ImportContext, *, mostly: bool
) -> None:
    column, header = table.columns[position], table.headers[position]
    unreadable = read_as.unreadable.copy()
    unreadable[unreadable] = [mostly and _is_no_answer(each) for each in column.texts[unreadable]]
    kinds: tuple[tuple[LedgerCode, Flags], ...] = (
        (LedgerCode.DAY_UNREADABLE, unreadable),
        (LedgerCode.DAY_REPAIRED, read_as.repaired),
        (LedgerCode.DAY_YEAR_INFERRED, read_as.year_inferred & ~np.isnat(read_as.days)),
        (LedgerCode.DAY_OUT_OF_RANGE, read_as.out_of_range),
        (LedgerCode.DAY_APPROXIMATE, read_as.approximate),
        (LedgerCode.DAYS_SEVERAL, ~np.isnat(read_as.second)),
    )
    days = read_as.by_row(column).astype("datetime64[D]")
    for code, cells in kinds:
        rows = np.flatnonzero(np.append(cells, False)[column.codes])
        done = np.datetime_as_string(days[rows])
        context.ledger.add(
            code,
            rows=table.rows[rows],
            column=header,
            raw=column.texts[column.codes[rows]],
            done=np.where(done == "NaT", "", done).tolist(),
        )


def _report_days_ago(table: Table, roles: ColumnRoles, context: ImportContext) -> None:
    """Report days that count from one which the file does not name: “3 days ago”."""
    for position in roles.at(*EVENT_ROLES, *DAY_ROLES):
        column = table.columns[position]
        counted = [is_days_ago(str(text)) for text in column.texts]
        rows = np.flatnonzero(np.append(np.array(counted, dtype=bool), False)[column.codes])
        raw = column.texts[column.codes[rows]]
        header = table.headers[position]
        context.ledger.add(
            LedgerCode.DAY_APPROXIMATE, rows=table.rows[rows], column=header, raw=raw
        )


def _is_no_answer(text: object) -> bool:
    """Whether a filled cell is neither yes nor no, so that it should be a day."""
    return booleans.interpret([str(text)])[0] is None and bool(normalize(str(text)))


def _order(
    header: str, column: EncodedColumn, read_as: DateColumn, guess: DateColumn
) -> DayFirstGuess:
    """Order of day, month and year in a column, with an example that depends on it."""
    example = str(column.texts[np.flatnonzero(read_as.order_matters)[0]]).strip()
    return DayFirstGuess(
        header,
        read_as.order,
        round(read_as.order_confidence, 2),
        example,
        {order: _as_words(example, order) for order in guess.orders},
    )


def _ask(
    order: DayFirstGuess, column: EncodedColumn, guess: DateColumn, context: ImportContext
) -> None:
    """Ask for the order of day and month, or of the year, in a column without evidence."""
    header, chosen = order.header, chosen_order(order.header, context)
    taken = context.ask(
        QuestionCode.DAY_ORDER,
        f"In “{header}”, which day is “{order.example}”?",
        order.options,
        guess.order,
        about=header,
        count=int(np.append(guess.order_matters, False)[column.codes].sum()),
        answer=chosen or None,
    )
    if not chosen:
        done = f"taken as {order.options[taken]}"
        context.ledger.add(
            LedgerCode.DAY_ORDER_GUESSED, column=header, raw=order.example, done=done
        )


def _as_words(example: str, order: str) -> str:
    """The example as “3 April 2026”, or “day first” if it has no year."""
    (day,) = read_days(column_of([example]), order=order).days
    if np.isnat(day):
        return f"{order} first"
    written = day.astype("datetime64[D]").item()
    return f"{written.day} {written:%B %Y}"


def span(dates: DateColumns, table: Table, positions: list[int]) -> tuple[Days, Flags]:
    """Return the first day of each row in the given columns, and the mask of rows with one."""
    day = np.full(table.height, NO_DAY)
    for position in positions:
        here = dates.by_row(table, position)
        day = np.where(np.isnat(day), here, day)
    return day, ~np.isnat(day)
