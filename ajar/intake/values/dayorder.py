"""Whether day or month comes first: decided for a whole column, from all it holds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ajar.intake.values.dayforms import Found

Days = npt.NDArray[np.float64]
"""Days since 1970, NaN where there is none."""


@dataclass(frozen=True)
class Order:
    """
    The order of one column.

    ``day_first`` is None where it never mattered. ``known`` is False where the column holds no
    evidence, or evidence for both, so that the person should be asked.
    """

    day_first: bool | None
    confidence: float
    known: bool


NEVER_MATTERED = Order(None, 1.0, known=True)


def decide(
    found: Sequence[Found | None],
    codes: npt.NDArray[np.int32],
    fixed: Days,
    near: Days | None,
    *,
    half_days: bool,
) -> Order:
    """
    Order of a column from, in this turn: figures above twelve; which reading keeps the rows
    closer to their neighbours, to the column's unmistakable days and to *near*; how the days
    are written (“14.01.2026” is day first, “1/14/26, 9:05 AM” month first).

    Parameters
    ----------
    found
        Per distinct text its day, None where there is none.
    codes
        Per row the position in *found*, -1 for empty cells.
    fixed
        Per distinct text the day that needs no order, NaN for the others.
    near
        Per row the day of another column in the same row, or None.
    half_days
        Whether times are written with AM and PM.
    """  # noqa: D205, D400
    undecided = [item for item in found if item is not None and item.open and item.possible]
    if all(item.first == item.second for item in undecided):
        return NEVER_MATTERED
    said = [item.only_order for item in undecided]
    day_first, month_first = said.count(True), said.count(False)
    if day_first or month_first:
        share = max(day_first, month_first) / (day_first + month_first)
        single = 1 - 0.5 ** (2 + max(day_first, month_first))
        return Order(day_first > month_first, round(share * single, 2), known=share >= _CLEAR)
    by_rows = _by_rows(found, codes, fixed, near)
    by_form = _by_form(undecided, half_days=half_days)
    if by_rows is None or (by_form.known and by_rows.day_first != by_form.day_first):
        return by_form
    return by_rows


_CLEAR = 0.9


def _by_rows(
    found: Sequence[Found | None],
    codes: npt.NDArray[np.int32],
    fixed: Days,
    near: Days | None,
) -> Order | None:
    """The order under which the rows lie closer together, None where both are about as good."""
    ways = {}
    for day_first in (True, False):
        days = fixed.copy()
        for position, item in enumerate(found):
            if item is not None and item.open and item.possible:
                day = item.read(day_first=day_first) or item.read(day_first=not day_first)
                days[position] = day.toordinal() - _EPOCH if day else np.nan
        ways[day_first] = _way(days, codes, near)
    shorter = min(ways, key=lambda order: ways[order])
    longest = max(ways.values())
    if longest == 0:
        return None
    ratio = ways[shorter] / longest
    if ratio > _HARDLY_SHORTER:
        return None
    return Order(shorter, round(1 - ratio / 2, 2), known=ratio <= _MUCH_SHORTER)


_EPOCH = 719163
"""Ordinal of 1970-01-01."""
_HARDLY_SHORTER, _MUCH_SHORTER = 0.8, 0.5


def _way(days: Days, codes: npt.NDArray[np.int32], near: Days | None) -> float:
    """Days walked from row to row and from each row to its neighbour column."""
    by_row = days[codes[codes >= 0]]
    steps = np.abs(np.diff(by_row[~np.isnan(by_row)]))
    way = float(steps.sum())
    if near is not None:
        aside = np.abs(days[codes] - near)[codes >= 0]
        way += float(np.nansum(aside))
    return way


def _by_form(undecided: Sequence[Found], *, half_days: bool) -> Order:
    separators = [item.separator for item in undecided if item.year]
    if separators and all(mark == "." for mark in separators):
        return Order(day_first=True, confidence=0.95, known=True)
    if half_days:
        return Order(day_first=False, confidence=0.85, known=True)
    if separators and all(mark == "-" for mark in separators):
        return Order(day_first=True, confidence=0.55, known=False)
    return Order(day_first=False, confidence=0.5, known=False)
