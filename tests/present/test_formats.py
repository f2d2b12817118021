"""Numbers in words."""

from ajar.model.estimate import Estimate
from ajar.present import formats


def estimate(**changes) -> Estimate:
    """A share of 3 out of 12, changed as asked."""
    fields = {
        "name": "r", "value": 0.25, "low": 0.09, "high": 0.53, "n": 12, "unit": "share",
        "definition": "d", "k": 3,
    }  # fmt: skip
    return Estimate(**{**fields, **changes})


def test_a_share_is_a_percentage():
    """Twelve cases are enough for a percentage."""
    assert formats.value(estimate()) == "25%"


def test_a_share_of_few_is_told_as_counts():
    """Fewer than five: k of n."""
    assert formats.value(estimate(n=4, k=1)) == "1 of 4"


def test_a_median_that_is_not_reached_says_so():
    """No value in days means that fewer than half got there."""
    assert formats.value(estimate(value=None, unit="days")) == "fewer than half so far"


def test_a_day_is_told_in_the_singular():
    """Neither “1 days” nor “1 days or more”."""
    assert formats.value(estimate(value=1.2, unit="days")) == "1 day"
    assert formats.interval(estimate(low=1, high=None, unit="days")) == "1 day or more"


def test_nothing_observed_is_no_data():
    """Without a case there is neither a value nor a claim."""
    assert formats.value(estimate(value=None, unit="days", n=0)) == "no data"


def test_a_difference_is_told_in_points_with_its_sign():
    """Differences of shares are points, not per cent."""
    assert formats.value(estimate(value=-0.034, unit="difference")) == "-3 points"


def test_an_interval_open_at_the_top_says_or_more():
    """A median may have no upper end."""
    assert formats.interval(estimate(low=12, high=None, unit="days")) == "12 days or more"
