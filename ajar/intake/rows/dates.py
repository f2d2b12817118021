"""The days in a table's columns, with what had to be guessed or repaired told to the ledger."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from ajar.intake.cells import RawColumn
from ajar.intake.columns.assign import Roles
from ajar.intake.columns.roles import DAYS, HAPPENINGS, Role
from ajar.intake.rows.draft import NO_DAY, Context, Days
from ajar.intake.tables.table import Mask, Table
from ajar.intake.values import flags
from ajar.intake.values.days import DayColumn, read_days
from ajar.intake.values.folding import fold
from ajar.model.ledger import Code

_SOME = 0.05
"""A column with a smaller share of days is not read as one."""
_MOSTLY = 0.5


@dataclass(frozen=True, eq=False)
class Dates:
    """The columns of one table that hold days."""

    columns: dict[int, DayColumn]
    """By position in the table."""
    day_first: dict[str, bool] = field(default_factory=dict)
    """Header -> whether the day comes first, where that mattered."""

    def by_row(self, table: Table, position: int) -> Days:
        """One day a row; none for a column that holds no days."""
        if position not in self.columns:
            return np.full(table.height, NO_DAY)
        return self.columns[position].by_row(table.columns[position])


def read(table: Table, roles: Roles, context: Context) -> Dates:
    """
    Read every column of *table* that has days, the day of applying first.

    The others are read near it: it decides their order where they alone cannot, and lends a
    year to days that have none.
    """
    made = Dates({})
    near: Days | None = None
    for position in _in_order(roles):
        header, column = table.headers[position], table.columns[position]
        chosen = context.choices.day_first.get(header)
        read_as = read_days(column, day_first=chosen, near=near)
        made.columns[position] = read_as
        if read_as.day_first is not None:
            made.day_first[header] = read_as.day_first
        if near is None and roles.columns[position].role in {Role.APPLIED, Role.DAY}:
            near = read_as.by_row(column)
        _report(table, position, read_as, context, mostly=_days(roles, position) >= _MOSTLY)
        if chosen is None and not read_as.order_known:
            _ask(header, column, read_as, context)
    return made


def _in_order(roles: Roles) -> list[int]:
    wanted = [
        position
        for position, column in enumerate(roles.columns)
        if column.role in HAPPENINGS | DAYS and column.content.days >= _SOME
    ]
    first = {Role.APPLIED: 0, Role.DAY: 1}
    return sorted(wanted, key=lambda position: first.get(roles.columns[position].role, 2))


def _days(roles: Roles, position: int) -> float:
    return roles.columns[position].content.days


def _report(
    table: Table, position: int, read_as: DayColumn, context: Context, *, mostly: bool
) -> None:
    column, header = table.columns[position], table.headers[position]
    said = [mostly and _is_no_answer(text) for text in column.texts]
    unreadable = read_as.unreadable & np.array(said, dtype=bool)
    kinds: tuple[tuple[Code, npt.NDArray[np.bool_]], ...] = (
        (Code.DAY_UNREADABLE, unreadable),
        (Code.DAY_REPAIRED, read_as.repaired),
        (Code.DAY_YEAR_INFERRED, read_as.year_inferred & ~np.isnat(read_as.days)),
        (Code.DAY_OUT_OF_RANGE, read_as.out_of_range),
        (Code.DAY_APPROXIMATE, read_as.approximate),
        (Code.DAYS_SEVERAL, ~np.isnat(read_as.second)),
    )
    written = np.append(np.datetime_as_string(read_as.days.astype("datetime64[D]")), "NaT")
    for code, cells in kinds:
        rows = np.flatnonzero(np.append(cells, False)[column.codes])
        done = written[column.codes[rows]]
        context.remarks.add(
            code,
            rows=table.rows[rows],
            column=header,
            raw=column.texts[column.codes[rows]],
            done=np.where(done == "NaT", "", done).tolist(),
        )


def _is_no_answer(text: object) -> bool:
    """Whether a cell is neither yes nor no, so that a day was meant."""
    return flags.interpret([str(text)])[0] is None and bool(fold(str(text)))


def _ask(header: str, column: RawColumn, read_as: DayColumn, context: Context) -> None:
    cells = int(np.append(read_as.order_matters, False)[column.codes].sum())
    example = str(column.texts[np.flatnonzero(read_as.order_matters)[0]])
    orders = ("day before month", "month before day")
    picked, other = orders if read_as.day_first else orders[::-1]
    context.remarks.add(Code.DAY_ORDER_GUESSED, column=header, raw=example, done=picked)
    context.ask(
        "day_order",
        f"In “{header}”, does the day come before the month, as in “{example}”?",
        picked,
        (other,),
        cells,
    )


def span(dates: Dates, table: Table, positions: list[int]) -> tuple[Days, Mask]:
    """The first day found in several columns of a row, and where there is one."""
    day = np.full(table.height, NO_DAY)
    for position in positions:
        here = dates.by_row(table, position)
        day = np.where(np.isnat(day), here, day)
    return day, ~np.isnat(day)
