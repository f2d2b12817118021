"""Infer for a whole column whether the day or the month comes first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ajar.intake.values.date_formats import WrittenDate
from ajar.intake.values.daycells import DateCells
from ajar.intake.values.year_inference import number
from ajar.model.arrays import Floats


@dataclass(frozen=True)
class DayFirst:
    """
    Order of day and month in one column.

    ``day_first`` is None if it makes no difference. ``known`` is False if the evidence is missing
    or contradictory, so that the person should be asked.
    """

    day_first: bool | None
    confidence: float
    known: bool


NEVER_MATTERED = DayFirst(None, 1.0, known=True)


def infer_day_first(
    cells: DateCells,
    codes: npt.NDArray[np.int32],
    near: Floats | None,
    *,
    usual_day_first: bool = False,
) -> DayFirst:
    """
    Return the order of day and month in a column, with its confidence.

    Parameters
    ----------
    cells
        The distinct cells.
    codes
        Position in *cells* of the cell of each row, -1 for empty cells.
    near
        Day of another column in each row (days since 1970), or None.
    usual_day_first
        Whether the language of the headings writes the day first; English does both.

    Notes
    -----
    Evidence, in this order: numbers above twelve; the order in which the days are closer to those
    of adjacent rows and to *near*; the notation (“14.01.2026” is day first, “1/14/26, 9:05 AM”
    month first); the language.
    """
    undecided = [
        item
        for item in (*cells.found, *cells.second)
        if item is not None and item.open and item.possible
    ]
    if all(item.first == item.second for item in undecided):
        return NEVER_MATTERED
    only_orders = [item.only_order for item in undecided]
    day_first, month_first = only_orders.count(True), only_orders.count(False)
    if day_first or month_first:
        share = max(day_first, month_first) / (day_first + month_first)
        single = 1 - 0.5 ** (2 + max(day_first, month_first))
        return DayFirst(day_first > month_first, round(share * single, 2), known=share >= _CLEAR)
    by_rows = _by_rows(cells, codes, near)
    by_notation = _by_notation(undecided, half_days=cells.half_days)
    if by_notation.known and (by_rows is None or by_rows.day_first != by_notation.day_first):
        return by_notation
    if usual_day_first and not (by_rows and by_rows.known):
        return DayFirst(day_first=True, confidence=0.9, known=True)
    return by_rows or by_notation


_CLEAR = 0.9


def _by_rows(
    cells: DateCells, codes: npt.NDArray[np.int32], near: Floats | None
) -> DayFirst | None:
    """Order in which the days of adjacent rows are closer, or None if both are similar."""
    distances = {}
    for day_first in (True, False):
        distances[day_first] = distance(cells, codes, near, day_first=day_first)
    shorter = min(distances, key=lambda order: distances[order])
    longest = max(distances.values())
    if longest == 0:
        return None
    ratio = distances[shorter] / longest
    if ratio > _HARDLY_SHORTER:
        return None
    return DayFirst(shorter, round(1 - ratio / 2, 2), known=ratio <= _MUCH_SHORTER)


_HARDLY_SHORTER, _MUCH_SHORTER = 0.8, 0.5


def distance(
    cells: DateCells, codes: npt.NDArray[np.int32], near: Floats | None, *, day_first: bool
) -> float:
    """Return the sum of the differences in days between adjacent rows, and to *near*."""
    days = cells.plain.copy()
    for position, item in enumerate(cells.found):
        if item is not None and item.year and not item.about:
            day = item.read(day_first=day_first) or item.read(day_first=not day_first)
            days[position] = number(day)
    by_row = days[codes[codes >= 0]]
    steps = np.abs(np.diff(by_row[~np.isnan(by_row)]))
    total = float(steps.sum())
    if near is not None:
        aside = np.abs(days[codes] - near)[codes >= 0]
        total += float(np.nansum(aside))
    return total


def _by_notation(undecided: Sequence[WrittenDate], *, half_days: bool) -> DayFirst:
    separators = [item.separator for item in undecided if item.year]
    if separators and all(mark == "." for mark in separators):
        return DayFirst(day_first=True, confidence=0.95, known=True)
    if half_days:
        return DayFirst(day_first=False, confidence=0.85, known=True)
    if separators and all(mark == "-" for mark in separators):
        return DayFirst(day_first=True, confidence=0.55, known=False)
    return DayFirst(day_first=False, confidence=0.5, known=False)
