"""Estimates and curves carry their doubt."""

import pandas as pd

from ajar.model.estimate import Curve, Estimate


def share(k: int, n: int) -> Estimate:
    """A share of *n* without an interval."""
    return Estimate("share", k / n if n else None, None, None, n, "share", "k of n", k=k)


def test_a_percentage_of_fewer_than_five_is_too_small():
    """Four cases are told as k of n, five as a percentage."""
    assert (True, False) == (share(1, 4).too_small, share(1, 5).too_small)


def test_a_curve_holds_its_value_until_the_next_day():
    """A step function: between two points the earlier one holds."""
    points = pd.DataFrame(
        {"day": [0, 10], "value": [0.0, 0.3], "low": [0.0, 0.2], "high": [0.0, 0.4]}
    )
    curve = Curve("c", points, 20, "share", "a share")

    assert ((0.0, 0.0, 0.0), (0.3, 0.2, 0.4)) == (curve.at(9), curve.at(10))


def test_a_curve_says_nothing_before_its_first_point():
    """Before the first point there is no value."""
    points = pd.DataFrame({"day": [5], "value": [0.1], "low": [0.0], "high": [0.2]})

    assert Curve("c", points, 20, "share", "a share").at(4) is None
