"""Infer missing years and correct mistyped ones from adjacent rows."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import numpy.typing as npt

from ajar.intake.values.date_formats import EARLIEST, LATEST, calendar_day
from ajar.model.arrays import Flags, Floats

EPOCH = 719163
"""Ordinal of 1970-01-01."""


def number(day: date | None) -> float:
    """Return days since 1970, NaN for None."""
    return np.nan if day is None else day.toordinal() - EPOCH


def infer(month: int, day: int, row: int, rows: npt.NDArray[np.intp], days: Floats) -> date | None:
    """
    Return the day of *month* and *day* closest to the adjacent dated rows of *row*.

    Parameters
    ----------
    row
        Row of the cell.
    rows, days
        Rows with a day, ascending, and their days since 1970.

    Returns
    -------
    date or None
        None if no row has a day, or the day does not exist in the adjacent years.
    """
    if len(rows) == 0:
        return None
    after = int(np.searchsorted(rows, row))
    around = [days[i] for i in (after - 1, after) if 0 <= i < len(rows)]
    years = {date.fromordinal(int(d) + EPOCH).year + step for d in around for step in (-1, 0, 1)}
    possible = [made for year in sorted(years) if (made := calendar_day(year, month, day))]
    if not possible:
        return None
    return min(possible, key=lambda made: sum(abs(made.toordinal() - EPOCH - d) for d in around))


def fix_year_typo(day: date, others: Floats) -> date | None:
    """
    Return *day* with a typing error in its year corrected, or None.

    Two digits swapped, or one mistyped. None unless exactly one correction brings it within a year
    of the range of *others*.
    """
    first = date.fromordinal(int(np.nanmin(others)) + EPOCH).year - 1
    last = date.fromordinal(int(np.nanmax(others)) + EPOCH).year + 1
    for slips in (_swapped, _mistyped):
        years = {year for year in slips(f"{day.year:04}") if first <= year <= last}
        if len(years) == 1:
            return calendar_day(years.pop(), day.month, day.day)
        if years:
            return None
    return None


def _swapped(year: str) -> Iterator[int]:
    for i in range(len(year) - 1):
        yield int(year[:i] + year[i + 1] + year[i] + year[i + 2 :])


def _mistyped(year: str) -> Iterator[int]:
    for i in range(len(year)):
        for figure in "0123456789":
            yield int(year[:i] + figure + year[i + 1 :])


def outliers(days: Floats) -> Flags:
    """Return the mask of days outside 1990 to 2100, or over twenty years from the median."""
    first, last = number(date(EARLIEST, 1, 1)), number(date(LATEST, 12, 31))
    outside = (days < first) | (days > last)
    inside = days[~np.isnan(days) & ~outside]
    if len(inside) >= _ENOUGH:
        with np.errstate(invalid="ignore"):
            outside |= np.abs(days - np.median(inside)) > _FAR
    return outside & ~np.isnan(days)


_ENOUGH = 4
_FAR = 20 * 365.25
