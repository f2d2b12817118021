"""Days: every distinct cell of a column read once, with all that was concluded about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from ajar.intake.cells import EncodedColumn
from ajar.intake.values import day_order, year_inference
from ajar.intake.values.date_formats import WrittenDate
from ajar.intake.values.daycells import DateCells, Flags, Numbers, read_cells, since_1970

Days = npt.NDArray[np.datetime64]


@dataclass(frozen=True, eq=False)
class DateColumn:
    """
    What a column of days says. All arrays have one entry per distinct cell of the column.

    A cell that is only about a day, or before it, or has no year that could be concluded, is
    ``approximate`` and carries no day. Days are ``datetime64[us]`` without a time.
    """

    days: Days
    second: Days
    """The second day where a cell holds two."""
    repaired: Flags
    approximate: Flags
    year_inferred: Flags
    unreadable: Flags
    out_of_range: Flags
    order_matters: Flags
    """Cells that are another day when read in the other order."""
    day_first: bool | None
    """None where it never mattered."""
    order_confidence: float
    order_known: bool
    other_years: tuple[npt.NDArray[np.intp], Days]
    """
    Rows, and their days, where a cell without a year lies in another year than where it stands
    first: “9/19” among the days of 2024, and again among those of 2025.
    """

    def by_row(self, column: EncodedColumn) -> Days:
        """One day a row, NaT for empty cells and cells without a day."""
        days = np.append(self.days, np.datetime64("NaT", "us"))[column.codes]
        rows, elsewhere = self.other_years
        days[rows] = elsewhere
        return days


def read_days(
    column: EncodedColumn, *, day_first: bool | None = None, near: Days | None = None
) -> DateColumn:
    """
    Read a column as days.

    Parameters
    ----------
    column
        Cells in the order of their rows: the order is evidence.
    day_first
        What a person said about it; None to decide from the column.
    near
        Another day of the same rows, NaT where there is none. Helps to decide the order and
        gives a year to days without one where the column itself has no year at all.

    Notes
    -----
    The order of day and month is decided once for the column. Only a cell that is a day of the
    calendar in just one order keeps that order against it.
    """
    cells = read_cells(column)
    nearby = None if near is None else since_1970(near)
    order = (
        day_order.infer_day_first(cells, column.codes, nearby)
        if day_first is None
        else day_order.DayFirst(day_first, 1.0, known=True)
    )
    matters = np.array([_has_two_orders(item) for item in cells.found], dtype=bool)
    settled = _Settling(cells, day_first=bool(order.day_first))
    settled.mend_years()
    elsewhere = settled.infer_years(column, nearby)
    return DateColumn(
        days=_as_days(settled.days),
        second=_as_days(settled.second_days()),
        repaired=settled.repaired,
        approximate=settled.approximate,
        year_inferred=settled.year_inferred,
        unreadable=settled.unreadable(column),
        out_of_range=settled.out_of_range,
        order_matters=matters,
        day_first=order.day_first if matters.any() else None,
        order_confidence=order.confidence if matters.any() else 1.0,
        order_known=order.known or not matters.any(),
        other_years=(
            np.array(list(elsewhere), dtype=np.intp),
            _as_days(np.array(list(elsewhere.values()), dtype=float)),
        ),
    )


def looks_like_days(column: EncodedColumn) -> float:
    """
    Share of the filled cells that are days, 0 to 1; 0 for an empty column.

    Bare numbers that could be a spreadsheet's or a computer's count of days or seconds, and
    figures without a year (“9.15”), count half: only a header can tell them from amounts.
    """
    rows = np.bincount(column.codes[column.codes >= 0], minlength=len(column.texts))
    if rows.sum() == 0:
        return 0.0
    cells = read_cells(column)
    weight = np.where(np.isnan(cells.plain), 0.0, np.where(cells.counted, 0.5, 1.0))
    for position, item in enumerate(cells.found):
        if item is not None:
            weight[position] = 0.5 if item.open and not item.year else 1.0
    return float((weight * rows).sum() / rows.sum())


def _has_two_orders(item: WrittenDate | None) -> bool:
    return item is not None and item.open and item.first != item.second and item.only_order is None


_HALF_A_YEAR = 183


class _Settling:
    """The distinct cells on their way from what is written to days, once the order is known."""

    def __init__(self, cells: DateCells, *, day_first: bool) -> None:
        self._cells = cells
        self._day_first = day_first
        found = cells.found
        self.days = cells.plain.copy()
        self.repaired = np.array([item is not None and item.repaired for item in found], bool)
        self.approximate = np.array([item is not None and item.about for item in found], bool)
        self.year_inferred = np.zeros(len(found), bool)
        self.out_of_range = np.zeros(len(found), bool)
        for position, item in enumerate(found):
            if item is not None and item.year and not item.about:
                self.days[position] = year_inference.number(self._day(item))

    def _day(self, item: WrittenDate) -> date | None:
        """The day of *item* in the column's order, or in the one order it has."""
        return item.read(day_first=self._day_first) or item.read(day_first=not self._day_first)

    def second_days(self) -> Numbers:
        """The second day of each cell that holds two."""
        exact = [None if item is None or item.about else item for item in self._cells.second]
        return np.array(
            [np.nan if item is None else year_inference.number(self._day(item)) for item in exact],
            dtype=float,
        )

    def mend_years(self) -> None:
        """Days far from all others: put right where one slip explains them, else left out."""
        far = year_inference.outliers(self.days)
        others = self.days[~far & ~np.isnan(self.days)]
        for position in map(int, np.flatnonzero(far)):
            day = date.fromordinal(int(self.days[position]) + year_inference.EPOCH)
            better = year_inference.fix_year_typo(day, others) if len(others) else None
            self.days[position] = year_inference.number(better)
            self.repaired[position] = better is not None
            self.out_of_range[position] = better is None

    def infer_years(self, column: EncodedColumn, nearby: Numbers | None) -> dict[int, float]:
        """
        Days without a year: the year that brings them next to the dated rows around.

        Returns the days of those rows that lie in another year than the first with their text.
        """
        without = {
            position: item
            for position, item in enumerate(self._cells.found)
            if item is not None and not item.year and not item.about
        }
        if not without:
            return {}
        by_row = np.append(self.days, np.nan)[column.codes]
        if nearby is not None and np.isnan(by_row).all():
            by_row = nearby
        rows = np.flatnonzero(~np.isnan(by_row))
        used, first_rows = np.unique(column.codes, return_index=True)
        first_row = dict(zip(used.tolist(), first_rows.tolist(), strict=True))
        for position, item in without.items():
            month, day = self._month_and_day(item)
            made = year_inference.infer(month, day, first_row.get(position, 0), rows, by_row[rows])
            self.days[position] = year_inference.number(made)
            self.year_inferred[position] = made is not None
            self.approximate[position] = made is None
        return {
            int(row): year_inference.number(
                year_inference.infer(
                    *self._month_and_day(without[code]), int(row), rows, by_row[rows]
                )
            )
            for row, code in self._in_other_years(column, rows, by_row[rows])
        }

    def _in_other_years(
        self, column: EncodedColumn, rows: npt.NDArray[np.intp], days: Numbers
    ) -> Iterator[tuple[int, int]]:
        """Rows and codes whose day lies half a year or more from the dated rows next to it."""
        if not len(rows):
            return
        mine = np.flatnonzero(np.append(self.year_inferred, False)[column.codes])
        after = np.searchsorted(rows, mine)
        last = len(rows) - 1
        around = (days[np.maximum(after - 1, 0)] + days[np.minimum(after, last)]) / 2
        far = np.abs(around - self.days[column.codes[mine]]) > _HALF_A_YEAR
        for row in mine[far]:
            yield int(row), int(column.codes[row])

    def _month_and_day(self, item: WrittenDate) -> tuple[int, int]:
        if not item.open:
            return item.month, item.day
        day_first = self._day_first if item.only_order is None else item.only_order
        return (item.second, item.first) if day_first else (item.first, item.second)

    def unreadable(self, column: EncodedColumn) -> Flags:
        """Cells with something in them that is no day in any sense."""
        said = ~np.isnan(self.days) | self.approximate | self.out_of_range
        blank = [not str(text).strip() for text in column.texts]
        return np.array(~said & ~np.array(blank, dtype=bool), dtype=bool)


def _as_days(since: Numbers) -> Days:
    missing = np.isnan(since)
    made = np.where(missing, 0, since).astype("int64").astype("datetime64[D]")
    made[missing] = np.datetime64("NaT")
    return made.astype("datetime64[us]")
