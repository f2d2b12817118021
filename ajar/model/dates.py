"""
Calendar days as whole numbers since 1970, for whole arrays at once.

NEVER stands for “no day”. It is greater than every day number, so that a fact without a day has
happened by none of them; -NEVER is less than every day number.
"""

from datetime import date

import numpy as np
import pandas as pd

from ajar.model.arrays import Ints

NEVER = 2**31 - 1
"""No day."""
_WIDTH = 4 * NEVER
"""Factor by which a key and a day are packed into one number."""


def day_number(day: date) -> int:
    """Return the days since 1970."""
    return day.toordinal() - _EPOCH


def day_of(number: int) -> date | None:
    """Return the day of a number; None for NEVER and outside of ``date``'s range."""
    ordinal = int(number) + _EPOCH
    return date.fromordinal(ordinal) if 1 <= ordinal <= _LAST else None


_EPOCH = date(1970, 1, 1).toordinal()
_LAST = date.max.toordinal()


def day_numbers(days: pd.Series) -> Ints:
    """Return the days since 1970 of each day; NEVER for an empty one."""
    numbers = days.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(numbers), NEVER, numbers.astype(np.int64))


def day_series(numbers: Ints) -> pd.Series:
    """Return days of day numbers, empty for NEVER and -NEVER."""
    known = np.abs(numbers) < NEVER
    days = np.where(known, numbers, 0).astype("datetime64[D]").astype("datetime64[us]")
    return pd.Series(np.where(known, days, np.datetime64("NaT", "us")), dtype="datetime64[us]")


def earliest(place: Ints, days: Ints, places: int) -> Ints:
    """Return the first of the days at each place; NEVER if there is none."""
    first = np.full(places, NEVER, dtype=np.int64)
    np.minimum.at(first, place, days)
    return first


def latest(place: Ints, days: Ints, places: int) -> Ints:
    """Return the last of the days at each place; NEVER if there is none."""
    last = np.full(places, -NEVER, dtype=np.int64)
    np.maximum.at(last, place, days)
    return np.where(last == -NEVER, NEVER, last)


def first_on_or_after(keys: Ints, days: Ints, at_keys: Ints, at_days: Ints) -> Ints:
    """
    Return the first of *days* with the same key on or after each of *at_days*.

    Parameters
    ----------
    keys, days
        Key (an application or a company, 0 or more) and day of each fact.
    at_keys, at_days
        Key and day of each question.

    Returns
    -------
    ndarray
        One day per question; NEVER where there is none.
    """
    # Key and day in one number, in that order, so that one sorted search finds both.
    ordered = np.sort(keys * _WIDTH + days + NEVER)
    place = np.searchsorted(ordered, at_keys * _WIDTH + at_days + NEVER)
    found = np.append(ordered, -1)[place]
    return np.where(found // _WIDTH == at_keys, found % _WIDTH - NEVER, NEVER)
