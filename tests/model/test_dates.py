"""Days as numbers."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from ajar.model.dates import (
    NEVER,
    day_number,
    day_numbers,
    day_of,
    day_series,
    earliest,
    first_on_or_after,
    latest,
)


@pytest.mark.parametrize(
    "day", [date(1970, 1, 1), date(2026, 11, 20), date(1899, 12, 31), date.max]
)
def test_a_day_comes_back(day):
    """To a number and back, also before 1970."""
    assert day_of(day_number(day)) == day
    assert day_series(np.array([day_number(day)])).iloc[0] == pd.Timestamp(day)
    assert day_numbers(pd.Series([day]).astype("datetime64[us]")).tolist() == [day_number(day)]


def test_no_day_is_no_day():
    """Empty stays empty, and a year of five digits is shown as none."""
    assert day_of(NEVER) is None
    assert day_of(day_number(date.max) + 1) is None
    assert day_numbers(pd.Series([pd.NaT]).astype("datetime64[us]")).tolist() == [NEVER]
    assert day_series(np.array([NEVER])).isna().all()


def test_first_and_last_of_each_place():
    """A place without days has none."""
    place, days = np.array([0, 0, 2]), np.array([5, 3, 9])

    assert earliest(place, days, 3).tolist() == [3, NEVER, 9]
    assert latest(place, days, 3).tolist() == [5, NEVER, 9]


def test_first_on_or_after_a_day_with_the_same_key():
    """Days before 1970 too; NEVER where nothing follows."""
    keys, days = np.array([0, 0, 1, 1]), np.array([-5, 9, 4, NEVER])
    at_keys, at_days = np.array([0, 0, 0, 1, 1, 2]), np.array([-9, 9, 10, 4, 5, 0])

    found = first_on_or_after(keys, days, at_keys, at_days)

    assert found.tolist() == [-5, 9, NEVER, 4, NEVER, NEVER]
