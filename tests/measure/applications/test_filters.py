"""The part of a search that is looked at."""

from datetime import date

import pytest

from ajar.measure.applications.filters import filtered
from ajar.model.filters import Filters


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(), [0, 1, 2]),
        (Filters(first_day=date(2026, 3, 1)), [1]),
        (Filters(last_day=date(2026, 3, 1)), [0, 1]),
        (Filters(first_day=date(2026, 2, 1), last_day=date(2026, 2, 1)), [0]),
        (Filters(channels=("referral",)), [0]),
        (Filters(role_groups=("Design",)), [1]),
        (Filters(stages=(2, 3)), [2]),
        (Filters(companies=("acme", "bolt")), [0, 2]),
        (Filters(channels=("referral",), stages=(2,)), []),
    ],
)
def test_filters(judged, filters, kept):
    """Each part restricts; both days are included; the undated stay while no day is chosen."""
    line = judged(
        {"applied": "2026-02-01", "channel": "referral", "company": "Acme"},
        {"applied": "2026-03-01", "role": "Designer"},
        {"stage": 2, "company": "Bolt"},
    )

    assert list(filtered(line, filters).rows["id"]) == kept
