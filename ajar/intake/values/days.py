"""Days: every distinct cell of a column read once, with all that was concluded about it."""

import re
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from ajar.intake.cells import Kind, RawColumn
from ajar.intake.values import dayorder, dayyears
from ajar.intake.values.dayforms import EARLIEST, LATEST, Found, parse

Flags = npt.NDArray[np.bool_]
Days = npt.NDArray[np.datetime64]


@dataclass(frozen=True, eq=False)
class DayColumn:
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

    def by_row(self, column: RawColumn) -> Days:
        """One day a row, NaT for empty cells and cells without a day."""
        return np.append(self.days, _NAT)[column.codes]


_NAT = np.datetime64("NaT", "us")


def read_days(
    column: RawColumn, *, day_first: bool | None = None, near: Days | None = None
) -> DayColumn:
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
    found, second, days = _read_texts(column)
    near_days = None if near is None else _since_1970(near)
    order = (
        dayorder.Order(day_first, 1.0, known=True)
        if day_first is not None
        else dayorder.decide(found, column.codes, days, near_days, half_days=_half_days(column))
    )
    reading = _Reading(column, found, days, bool(order.day_first), near_days)
    later = np.full(len(found), np.nan)
    for position, item in enumerate(second):
        made = reading.day(item) if item is not None and not item.about else None
        later[position] = np.nan if made is None else made.toordinal() - dayyears.EPOCH
    return DayColumn(
        days=_as_days(reading.days),
        second=_as_days(later),
        repaired=reading.repaired,
        approximate=reading.approximate,
        year_inferred=reading.year_inferred,
        unreadable=reading.unreadable,
        out_of_range=reading.out_of_range,
        order_matters=reading.order_matters,
        day_first=order.day_first if reading.order_matters.any() else None,
        order_confidence=order.confidence,
        order_known=order.known or not reading.order_matters.any(),
    )


def looks_like_days(column: RawColumn) -> float:
    """
    Share of the filled cells that are days, 0 to 1; 0 for an empty column.

    Bare numbers that could be a spreadsheet's or a computer's count of days or seconds, and
    figures without a year (“9.15”), count half: only a header can tell them from amounts.
    """
    rows = np.bincount(column.codes[column.codes >= 0], minlength=len(column.texts))
    if rows.sum() == 0:
        return 0.0
    found, _, days = _read_texts(column)
    bare = _counts_of_days(column)[0]
    weight = np.where(np.isnan(days), 0.0, np.where(bare, 0.5, 1.0))
    for position, item in enumerate(found):
        if item is not None and np.isnan(weight[position]) | (weight[position] == 0):
            weight[position] = 0.5 if item.open and not item.year else 1.0
    return float((weight * rows).sum() / rows.sum())


def _read_texts(
    column: RawColumn,
) -> tuple[list[Found | None], list[Found | None], npt.NDArray[np.float64]]:
    """Per distinct cell: its day if it is a text to be parsed, a second one, and plain days."""
    texts = pd.Series(column.texts, dtype="str")
    days = np.full(len(texts), np.nan)
    found: list[Found | None] = [None] * len(texts)
    second: list[Found | None] = [None] * len(texts)
    iso = (column.kinds == Kind.DAY) | texts.str.fullmatch(_ISO).to_numpy(dtype=bool)
    if iso.any():
        plain = pd.to_datetime(texts[iso].str.slice(0, 10), format="%Y-%m-%d", errors="coerce")
        days[iso] = _since_1970(plain.to_numpy())
    bare, counted = _counts_of_days(column)
    days[bare] = counted[bare]
    textual = np.isin(column.kinds, (Kind.TEXT, Kind.NUMBER, Kind.DAY))
    left = np.flatnonzero(np.isnan(days) & textual)
    if len(left):
        without_time = texts.iloc[left].str.replace(_CLOCK, "", regex=True).str.strip()
        codes, distinct = pd.factorize(without_time)
        parsed = [parse(str(text)) for text in distinct]
        unread = [str(text) for text, these in zip(distinct, parsed, strict=True) if not these]
        rest = _leftovers(unread)
        parsed = [
            these or rest.get(str(text), ()) for text, these in zip(distinct, parsed, strict=True)
        ]
        for position, code in zip(left, codes, strict=True):
            these = parsed[code]
            found[position] = these[0] if these else None
            second[position] = these[1] if len(these) > 1 else None
    return found, second, days


_ISO = r"\d{4}-\d{2}-\d{2}(?:[T ]\d[\d:.,+\-Z ]*)?"
_CLOCK = re.compile(r",?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?\s*$")


def _half_days(column: RawColumn) -> bool:
    texts = pd.Series(column.texts, dtype="str").head(1000)
    return bool(texts.str.contains(r"\d\s*[AaPp]\.?[Mm]", regex=True).any())


def _counts_of_days(column: RawColumn) -> tuple[Flags, npt.NDArray[np.float64]]:
    """Cells that count days (spreadsheets) or seconds (computers), and their days since 1970."""
    texts = pd.Series(column.texts, dtype="str")
    shape = texts.str.fullmatch(r"\d{5}(?:\.\d+)?|\d{10}(?:\.\d+)?|\d{13}").to_numpy(dtype=bool)
    shape = shape & np.isin(column.kinds, (Kind.TEXT, Kind.NUMBER))
    days = np.full(len(texts), np.nan)
    if not shape.any():
        return shape, days
    numbers = pd.to_numeric(texts[shape]).to_numpy(dtype=float)
    made = np.select(
        [numbers < _TEN_FIGURES, numbers < _THIRTEEN_FIGURES],
        [np.floor(numbers) - _SERIAL_1970, np.floor(numbers / _SECONDS)],
        np.floor(numbers / (_SECONDS * 1000)),
    )
    first, last = (date(y, 1, 1).toordinal() - dayyears.EPOCH for y in (EARLIEST, _LAST_COUNTED))
    days[shape] = np.where((made >= first) & (made < last), made, np.nan)
    return shape & ~np.isnan(days), days


_SERIAL_1970 = 25569
"""Spreadsheets count days from 1899-12-30."""
_SECONDS = 86400
_TEN_FIGURES, _THIRTEEN_FIGURES = 1e9, 1e12
_LAST_COUNTED = 2065


def _leftovers(texts: list[str]) -> dict[str, tuple[Found, ...]]:
    """Days in a language whose months the vocabulary lacks: a figure, a word and a year."""
    shaped = [text for text in texts if len(text) <= _LONGEST and _LEFTOVER.fullmatch(text)]
    if not shaped:
        return {}
    import dateparser

    settings = {
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
    }
    made = {text: dateparser.parse(text, settings=settings) for text in shaped[:_MOST_LEFTOVERS]}
    return {text: (Found(d.year, d.month, d.day),) for text, d in made.items() if d is not None}


_LONGEST = 40
_MOST_LEFTOVERS = 100
"""Distinct texts a column may hand to the slow parser (some 10 ms each)."""
_LEFTOVER = re.compile(
    r"\W*(?:\w{1,2}\W+)?\d{1,2}(?:\W*\w{1,2}\W+|\W+)[^\W\d_]{3,}(?:\W+\w{1,2}\W+|\W+)(?:19|20)\d{2}\W*"
    r"|\W*[^\W\d_]{3,}\W+\d{1,2}\W+(?:19|20)\d{2}\W*"
)


class _Reading:
    """One pass over the distinct cells, once the order is settled."""

    def __init__(
        self,
        column: RawColumn,
        found: list[Found | None],
        days: npt.NDArray[np.float64],
        day_first: bool,
        near: npt.NDArray[np.float64] | None,
    ) -> None:
        size = len(found)
        self._day_first = day_first
        self.days = days.copy()
        self.repaired = np.array([item is not None and item.repaired for item in found], bool)
        self.approximate = np.array([item is not None and item.about for item in found], bool)
        self.year_inferred = np.zeros(size, bool)
        self.order_matters = np.zeros(size, bool)
        for position, item in enumerate(found):
            if item is None:
                continue
            self.order_matters[position] = self._has_two_orders(item)
            if item.year and not item.about:
                self._set(position, self.day(item))
        self._mend_years(column)
        self._infer_years(column, found, near)
        self.unreadable = (
            np.isnan(self.days)
            & ~self.approximate
            & ~self.out_of_range
            & (np.array([str(text).strip() != "" for text in column.texts], bool))
        )

    @staticmethod
    def _has_two_orders(item: Found) -> bool:
        return item.open and item.first != item.second and item.only_order is None

    def day(self, item: Found) -> date | None:
        """The day of *item* in the column's order, or in the one order it has."""
        return item.read(day_first=self._day_first) or item.read(day_first=not self._day_first)

    def _set(self, position: int, made: date | None) -> None:
        self.days[position] = np.nan if made is None else made.toordinal() - dayyears.EPOCH

    def _mend_years(self, column: RawColumn) -> None:
        far = dayyears.far_off(self.days)
        self.out_of_range = far.copy()
        near_ones = self.days[~far & ~np.isnan(self.days)]
        for position in np.flatnonzero(far):
            day = date.fromordinal(int(self.days[position]) + dayyears.EPOCH)
            better = dayyears.mend(day, near_ones) if len(near_ones) else None
            self._set(position, better)
            self.repaired[position] = better is not None
            self.out_of_range[position] = better is None

    def _infer_years(
        self, column: RawColumn, found: list[Found | None], near: npt.NDArray[np.float64] | None
    ) -> None:
        wanted = [p for p, item in enumerate(found) if item and not item.year and not item.about]
        if not wanted:
            return
        by_row = np.append(self.days, np.nan)[column.codes]
        if np.isnan(by_row).all() and near is not None:
            by_row = near
        rows = np.flatnonzero(~np.isnan(by_row))
        first_row = {int(code): row for row, code in reversed(list(enumerate(column.codes)))}
        for position in wanted:
            item = found[position]
            assert item is not None
            month, day = self._month_and_day(item)
            made = dayyears.infer(month, day, first_row.get(position, 0), rows, by_row[rows])
            self._set(position, made)
            self.year_inferred[position] = made is not None
            self.approximate[position] = made is None

    def _month_and_day(self, item: Found) -> tuple[int, int]:
        if not item.open:
            return item.month, item.day
        day_first = self._day_first if item.only_order is None else item.only_order
        return (item.second, item.first) if day_first else (item.first, item.second)


def _since_1970(days: npt.NDArray[np.datetime64]) -> npt.NDArray[np.float64]:
    whole = days.astype("datetime64[D]")
    return np.where(np.isnat(whole), np.nan, whole.astype("int64").astype(float))


def _as_days(since_1970: npt.NDArray[np.float64]) -> Days:
    missing = np.isnan(since_1970)
    made = np.where(missing, 0, since_1970).astype("int64").astype("datetime64[D]")
    made[missing] = np.datetime64("NaT")
    return made.astype("datetime64[us]")
