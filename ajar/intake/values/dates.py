"""Read a column as days: order of day and month, missing years, typing errors."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from ajar.intake.cells import EncodedColumn
from ajar.intake.values import day_order, year_inference, year_order
from ajar.intake.values.date_formats import WrittenDate
from ajar.intake.values.daycells import DateCells, read_cells, since_1970
from ajar.model.arrays import Days, Flags, Floats
from ajar.model.import_settings import DAY, MONTH, YEAR

_LAST = (DAY, MONTH)
"""What may come first where the year comes last."""


@dataclass(frozen=True, eq=False)
class DateColumn:
    """
    Days of a column. All arrays have one entry per distinct cell of the column.

    A cell with an approximate day (“about”, “before”), or without a year that could be inferred,
    is ``approximate`` and has no day. Days are ``datetime64[us]`` without a time.
    """

    days: Days
    second: Days
    """Second day of cells with two."""
    repaired: Flags
    approximate: Flags
    year_inferred: Flags
    unreadable: Flags
    out_of_range: Flags
    order_matters: Flags
    """Cells that are another day in another order of day, month and year."""
    order: str
    """What comes first, “day”, “month” or “year”; empty if the order makes no difference."""
    orders: tuple[str, ...]
    """All that may come first."""
    order_confidence: float
    order_known: bool
    other_years: tuple[npt.NDArray[np.intp], Days]
    """
    Rows and days of cells without a year whose inferred year differs from that of their first row:
    “9/19” among days of 2024, and again among days of 2025.
    """

    @property
    def day_first(self) -> bool | None:
        """Whether the day comes before the month; None if the order makes no difference."""
        return self.order == DAY if self.order in _LAST else None

    def by_row(self, column: EncodedColumn) -> Days:
        """Return the day of each row, NaT for empty cells and cells without a day."""
        days = np.append(self.days, np.datetime64("NaT", "us"))[column.codes]
        rows, elsewhere = self.other_years
        days[rows] = elsewhere
        return days


def read_days(
    column: EncodedColumn,
    *,
    order: str = "",
    near: Days | None = None,
    usual_day_first: bool = False,
) -> DateColumn:
    """
    Return the days of a column.

    Parameters
    ----------
    column
        Cells in the order of their rows, which is evidence.
    order
        What comes first, as chosen by the person: “day”, “month” or “year” in two figures. Empty to
        infer it from the column.
    near
        Another day of the same rows, NaT without one. Evidence for the order, and the source of
        years if the column has none.
    usual_day_first
        Whether the language of the headings writes the day before the month.

    Notes
    -----
    The order is decided once per column. A cell that exists in only one order keeps that order.
    """
    cells = read_cells(column)
    nearby = None if near is None else since_1970(near)
    years = year_order.infer_year_first(cells, column.codes, nearby)
    if order:
        years = year_order.YearFirst(order == YEAR, 1.0, known=True)
    year_matters = years.year_first or not years.known
    matters = np.array(
        [_has_two_orders(item) or _has_short_year(item, year_matters) for item in cells.found], bool
    )
    if years.year_first:
        cells = year_order.with_years_first(cells)
    days_order = (
        day_order.DayFirst(order == DAY, years.confidence, known=True)
        if order or years.year_first
        else day_order.infer_day_first(cells, column.codes, nearby, usual_day_first=usual_day_first)
    )
    taken = YEAR if years.year_first else DAY if days_order.day_first else MONTH
    conversion = _DayConversion(cells, day_first=bool(days_order.day_first))
    conversion.correct_years()
    elsewhere = conversion.infer_years(column, nearby)
    return DateColumn(
        days=_as_days(conversion.days),
        second=_as_days(conversion.second_days()),
        repaired=conversion.repaired,
        approximate=conversion.approximate,
        year_inferred=conversion.year_inferred,
        unreadable=conversion.unreadable(column),
        out_of_range=conversion.out_of_range,
        order_matters=matters,
        order=taken if matters.any() else "",
        orders=(*_LAST, YEAR) if year_matters else _LAST,
        order_confidence=min(days_order.confidence, years.confidence) if matters.any() else 1.0,
        order_known=(days_order.known and years.known) or not matters.any(),
        other_years=(
            np.array(list(elsewhere), dtype=np.intp),
            _as_days(np.array(list(elsewhere.values()), dtype=float)),
        ),
    )


def looks_like_days(column: EncodedColumn) -> float:
    """
    Return the share of the filled cells that are days, 0 to 1; 0 for an empty column.

    Bare numbers that could be serial numbers or timestamps, and numbers without a year (“9.15”),
    count half: only a header can distinguish them from amounts.
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


def _has_short_year(item: WrittenDate | None, year_matters: bool) -> bool:
    return year_matters and item is not None and item.last > 0


_HALF_A_YEAR = 183


class _DayConversion:
    """Conversion of the distinct cells to days in a given order of day and month."""

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
        """The day of *item* in the order of the column, else in the other order."""
        return item.read(day_first=self._day_first) or item.read(day_first=not self._day_first)

    def second_days(self) -> Floats:
        """Return the second day of each cell, NaN without one."""
        exact = [None if item is None or item.about else item for item in self._cells.second]
        return np.array(
            [np.nan if item is None else year_inference.number(self._day(item)) for item in exact],
            dtype=float,
        )

    def correct_years(self) -> None:
        """Correct outliers explained by one typing error in the year; drop other outliers."""
        far = year_inference.outliers(self.days)
        others = self.days[~far & ~np.isnan(self.days)]
        for position in map(int, np.flatnonzero(far)):
            day = date.fromordinal(int(self.days[position]) + year_inference.EPOCH)
            better = year_inference.fix_year_typo(day, others) if len(others) else None
            self.days[position] = year_inference.number(better)
            self.repaired[position] = better is not None
            self.out_of_range[position] = better is None

    def infer_years(self, column: EncodedColumn, nearby: Floats | None) -> dict[int, float]:
        """
        Infer missing years as those closest to the adjacent dated rows.

        Returns the days of rows whose year differs from that of the first row with the same text.
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
        self, column: EncodedColumn, rows: npt.NDArray[np.intp], days: Floats
    ) -> Iterator[tuple[int, int]]:
        """Rows and codes with an inferred day more than half a year from adjacent dated rows."""
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
        """Return the mask of filled cells that are no day, not even an approximate one."""
        is_read = ~np.isnan(self.days) | self.approximate | self.out_of_range
        blank = [not str(text).strip() for text in column.texts]
        return np.array(~is_read & ~np.array(blank, dtype=bool), dtype=bool)


def _as_days(since: Floats) -> Days:
    missing = np.isnan(since)
    made = np.where(missing, 0, since).astype("int64").astype("datetime64[D]")
    made[missing] = np.datetime64("NaT", "D")
    return made.astype("datetime64[us]")
