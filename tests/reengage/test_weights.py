"""The table of weights."""

import math
import tomllib
from pathlib import Path

import numpy as np
import pytest

from ajar.measure.statistics.intervals import Z95
from ajar.reengage.score import weights
from ajar.reengage.score.weights import FACTOR, defaults

TABLE = tomllib.loads(
    Path(weights.__file__).with_name("weights.toml").read_text(encoding="utf-8"),
)["weight"]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["name"])
def test_points_in_the_table_follow_from_the_log_odds(row):
    """A reader of the table sees the points that the list will show."""
    assert row["points"] == round(20 / math.log(2) * row["log_odds"])
    assert row["words"]
    assert row["source"]


def test_twenty_points_double_the_odds():
    """28.85 points to a unit of log-odds."""
    assert pytest.approx(28.853901) == FACTOR
    assert FACTOR * math.log(2) == pytest.approx(20)


def test_changed_weights_keep_their_default():
    """What was set is used, and what it was set from is remembered."""
    row = (
        defaults()
        .changed({"channel_referral": 0.5})
        .table()
        .set_index("name")
        .loc["channel_referral"]
    )

    assert (row["log_odds"], row["default"], row["points"]) == (0.5, 1.1, 14)


@pytest.mark.parametrize(
    "change", [{"no_such_weight": 1.0}, {"unanswered": math.nan}, {"unanswered": math.inf}]
)
def test_what_cannot_be_a_weight_changes_nothing(change):
    """A workbook from another version, or a broken number in it, is not an error."""
    np.testing.assert_array_equal(defaults().changed(change).log_odds, defaults().log_odds)


@pytest.mark.parametrize(("value", "points"), [(1e308, 577), (-1e308, -577)])
def test_a_weight_beyond_all_measure_counts_as_the_most(value, points):
    """20 points to a doubling: 20 / ln 2 x 20 = 577."""
    table = defaults().changed({"unanswered": value}).table().set_index("name")

    assert table.loc["unanswered", "points"] == points


def test_a_stated_weight_is_between_about_half_and_twice_its_value():
    """Log-normal with standard deviation 0.4: 95 % lie within a factor of exp(0.784) = 2.19."""
    low, high = defaults().range(Z95)
    at = defaults().names.index("stage_final")

    assert (low[at], high[at]) == pytest.approx((2.2 / 2.190, 2.2 * 2.190), rel=1e-3)
    against = defaults().names.index("ended_skills")
    assert low[against] < -0.7 < high[against] < 0
