"""Whether day or month comes first: decided for a whole column, from all it holds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ajar.intake.values.date_formats import WrittenDate
from ajar.intake.values.daycells import DateCells, Numbers
from ajar.intake.values.year_inference import number


@dataclass(frozen=True)
class DayFirst:
    """
    The order of one column.

    ``day_first`` is None where it never mattered. ``known`` is False where the column holds no
    evidence, or evidence for both, so that the person should be asked.
    """

    day_first: bool | None
    confidence: float
    known: bool


NEVER_MATTERED = DayFirst(None, 1.0, known=True)


def infer_day_first(
    cells: DateCells, codes: npt.NDArray[np.int32], near: Numbers | None
) -> DayFirst:
    """
    The order of a column, from all the evidence that it holds.

    Parameters
    ----------
    cells
        The distinct cells.
    codes
        Per row the position of its cell, -1 for empty cells.
    near
        Per row the day of another column in the same row, or None.

    Notes
    -----
    In this turn: figures above twelve; which order keeps the rows closer to each other, to the
    column's unmistakable days and to *near*; how days are written (“14.01.2026” is day first,
    “1/14/26, 9:05 AM” month first).
    """
    undecided = [
        item
        for item in (*cells.found, *cells.second)
        if item is not None and item.open and item.possible
    ]
    if all(item.first == item.second for item in undecided):
        return NEVER_MATTERED
    said = [item.only_order for item in undecided]
    day_first, month_first = said.count(True), said.count(False)
    if day_first or month_first:
        share = max(day_first, month_first) / (day_first + month_first)
        single = 1 - 0.5 ** (2 + max(day_first, month_first))
        return DayFirst(day_first > month_first, round(share * single, 2), known=share >= _CLEAR)
    by_rows = _by_rows(cells, codes, near)
    by_form = _by_form(undecided, half_days=cells.half_days)
    if by_rows is None or (by_form.known and by_rows.day_first != by_form.day_first):
        return by_form
    return by_rows


_CLEAR = 0.9


def _by_rows(
    cells: DateCells, codes: npt.NDArray[np.int32], near: Numbers | None
) -> DayFirst | None:
    """The order under which the rows lie closer together, None where both are about as good."""
    ways = {}
    for day_first in (True, False):
        days = cells.plain.copy()
        for position, item in enumerate(cells.found):
            if item is not None and item.open and item.possible:
                day = item.read(day_first=day_first) or item.read(day_first=not day_first)
                days[position] = number(day)
        ways[day_first] = _way(days, codes, near)
    shorter = min(ways, key=lambda order: ways[order])
    longest = max(ways.values())
    if longest == 0:
        return None
    ratio = ways[shorter] / longest
    if ratio > _HARDLY_SHORTER:
        return None
    return DayFirst(shorter, round(1 - ratio / 2, 2), known=ratio <= _MUCH_SHORTER)


_HARDLY_SHORTER, _MUCH_SHORTER = 0.8, 0.5


def _way(days: Numbers, codes: npt.NDArray[np.int32], near: Numbers | None) -> float:
    """Days walked from row to row and from each row to its neighbour column."""
    by_row = days[codes[codes >= 0]]
    steps = np.abs(np.diff(by_row[~np.isnan(by_row)]))
    way = float(steps.sum())
    if near is not None:
        aside = np.abs(days[codes] - near)[codes >= 0]
        way += float(np.nansum(aside))
    return way


def _by_form(undecided: Sequence[WrittenDate], *, half_days: bool) -> DayFirst:
    separators = [item.separator for item in undecided if item.year]
    if separators and all(mark == "." for mark in separators):
        return DayFirst(day_first=True, confidence=0.95, known=True)
    if half_days:
        return DayFirst(day_first=False, confidence=0.85, known=True)
    if separators and all(mark == "-" for mark in separators):
        return DayFirst(day_first=True, confidence=0.55, known=False)
    return DayFirst(day_first=False, confidence=0.5, known=False)
