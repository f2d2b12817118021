"""What a file does not speak of is not shown as a number."""

import pytest

from ajar.measure.all_estimates import all_estimates
from ajar.model.tracker import Coverage
from tests.measure.response_times.test_curve_estimates import application

REPLIES = ("reply_by_day", "positive_by_day", "no_reply", "conversion", "follow_up", "median_days")


@pytest.fixture(scope="module")
def export():
    """Twenty applications of an export without a status, each with its day."""
    return [application(100 + day) for day in range(20)]


def test_a_file_without_statuses_has_no_reply_rates(judged, export):
    """A LinkedIn export says what was sent and nothing else: no rate, no curve, no interval."""
    coverage = Coverage(outcomes=False, rejections=False, replies=False)
    found = all_estimates(judged(*export, coverage=coverage))

    for name, estimate in found.estimates.items():
        if name.startswith((*REPLIES, "reject")):
            assert (name, estimate.value, estimate.low) == (name, None, None)
    assert "does not say who replied" in found.estimates["no_reply_share"].note
    assert found.estimates["reply_by_day_30"].note == "The file does not say who replied."
    assert all(curve.points.empty for curve in found.curves.values())


def test_a_file_with_statuses_has_them(judged, export):
    """The same rows where the file has a status: nobody has replied."""
    found = all_estimates(judged(*export))

    assert found.estimates["reply_by_day_30"].value == 0
    assert found.estimates["no_reply_share"].value == 1


def test_a_file_without_days_has_no_day_figures(judged):
    """Rates are counted; nothing is said by a day."""
    rejected = [{"outcome": "rejected", "rejected": None}] * 6
    found = all_estimates(judged(*rejected, *[{}] * 4)).estimates

    assert found["rejection_rate_sent"].value == pytest.approx(0.6)
    for name in ("rejected_by_day_60", "reply_by_day_30", "median_days_to_reply"):
        assert (found[name].value, found[name].n) == (None, 0)
