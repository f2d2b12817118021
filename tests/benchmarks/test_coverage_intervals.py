"""The figures beside which intervals are judged."""

import pytest

from ajar.measure.applications.application_table import application_table
from benchmarks.coverage_intervals import simple_share_by_day
from tests.measure.conftest import AS_OF, tell


@pytest.mark.parametrize(
    ("what", "day", "counts"),
    [
        ("reply", 20, (1, 4, 2)),
        ("reply", 19, (0, 4, 2)),
        ("positive", 31, (1, 4, 2)),
        ("rejected", 90, (2, 4, 2)),
        ("reply", 5, (0, 5, 1)),
    ],
)
def test_a_simple_share_is_of_those_watched_that_long(what, day, counts):
    """The day itself counts; one is ten days old, and one has no day."""
    told = tell(
        {"applied": "2026-03-01", "rejected": "2026-03-21", "outcome": "rejected"},
        {"applied": "2026-03-01", "rejected": "2026-05-21", "outcome": "rejected"},
        {"applied": "2026-03-01", "offer": "2026-04-01", "outcome": "offer", "stage": 4},
        {"applied": "2026-03-01"},
        {"applied": "2026-06-20"},
        {},
    )
    share = simple_share_by_day(application_table(told, as_of=AS_OF), what, day)

    assert counts == (share.k, share.n, share.excluded)
