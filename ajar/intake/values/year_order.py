"""Infer for a whole column whether numbers such as “25.9.28” begin with the year."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from ajar.intake.values.date_formats import LIKELY_YEARS, WrittenDate, calendar_day
from ajar.intake.values.day_order import distance
from ajar.intake.values.daycells import DateCells
from ajar.model.arrays import Floats

_NEARLY_ALL = 0.9
_LIKELY = 0.9
"""Confidence by the last number alone."""
_SHORTER, _MUCH_SHORTER = 0.8, 0.5


@dataclass(frozen=True)
class YearFirst:
    """Whether the year comes first in a column; ``known`` is False where the evidence is near."""

    year_first: bool
    confidence: float
    known: bool


def infer_year_first(
    cells: DateCells, codes: npt.NDArray[np.int32], near: Floats | None
) -> YearFirst:
    """
    Return whether the year comes first in a column, with the confidence.

    Parameters
    ----------
    cells
        The distinct cells.
    codes
        Position in *cells* of the cell of each row, -1 for empty cells.
    near
        Day of another column in each row (days since 1970), or None.

    Notes
    -----
    Nearly all cells must be days of likely years with the year first. Then the order counts in
    which the days are closer to those of adjacent rows and to *near*, and where both are the same,
    whether the last number is a likely year (not in “25.11.02”).
    """
    shaped = [item for item in (*cells.found, *cells.second) if item is not None and item.last]
    likely = sum(_is_likely(_with_year_first(item)) for item in shaped)
    if not shaped or likely < _NEARLY_ALL * len(shaped) or _has_full_years_last(cells):
        return YearFirst(year_first=False, confidence=1.0, known=True)
    first = distance(with_years_first(cells), codes, near, day_first=False)
    last = min(distance(cells, codes, near, day_first=order) for order in (True, False))
    if first == last:
        unlikely = any(item.year not in LIKELY_YEARS for item in shaped)
        return YearFirst(unlikely, confidence=_LIKELY, known=unlikely or not first)
    ratio = min(first, last) / max(first, last)
    year_first = ratio <= _SHORTER and first < last
    return YearFirst(year_first, round(1 - ratio / 2, 2), known=ratio <= _MUCH_SHORTER)


def with_years_first(cells: DateCells) -> DateCells:
    """Return the cells with the year first where that gives an existing day."""
    return replace(
        cells,
        found=[item and _with_year_first(item) for item in cells.found],
        second=[item and _with_year_first(item) for item in cells.second],
    )


def _with_year_first(item: WrittenDate) -> WrittenDate:
    year, month, day = 2000 + item.first, item.second, item.last
    if calendar_day(year, month, day) is None:
        return item
    return replace(item, year=year, month=month, day=day, first=0, second=0, last=0)


def _is_likely(item: WrittenDate) -> bool:
    return not item.open and item.year in LIKELY_YEARS


def _has_full_years_last(cells: DateCells) -> bool:
    """Whether a cell is written with a year of four figures at its end."""
    return any(
        item is not None and item.open and item.year and not item.last for item in cells.found
    )
