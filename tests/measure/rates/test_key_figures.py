"""The rates people know."""

import pytest

from ajar.measure.rates.key_figures import key_figures
from ajar.model.tracker import Coverage

ROWS = [
    # Judged on 30 June 2026; the first six are at least 60 days old.
    {"applied": "2026-03-01", "screen": "2026-03-06", "interview": "2026-03-10",
     "rejected": "2026-03-20", "stage": 2, "outcome": "rejected"},
    {"applied": "2026-03-02", "rejected": "2026-03-20", "outcome": "rejected"},
    {"applied": "2026-03-03", "replied": "2026-03-09"},
    {"applied": "2026-03-04", "offer": "2026-04-01", "stage": 4, "outcome": "offer"},
    {"applied": "2026-03-05"},
    {"applied": "2026-05-01"},
    {"applied": "2026-06-01", "screen": "2026-06-05", "stage": 1},
    {"applied": "2026-06-02"},
]  # fmt: skip


def test_rates_of_all_sent_and_of_those_at_least_60_days_old(judged):
    """Counted by hand: five of eight have a reply, four of the six older ones."""
    found = key_figures(judged(*ROWS))

    counts = {name: [(each.k, each.n) for each in rate] for name, rate in found._asdict().items()}
    assert counts == {
        "response": [(5, 8), (4, 6)],
        "positive": [(3, 8), (2, 6)],
        "interview": [(2, 8), (2, 6)],
        "offer": [(1, 8), (1, 6)],
        "rejection": [(2, 8), (2, 6)],
    }


def test_an_application_exactly_60_days_old_counts_as_old(judged):
    """1 May to 30 June is 60 days."""
    rates = key_figures(judged({"applied": "2026-05-01"}, {"applied": "2026-05-02"}))

    assert rates.response.at_least_60_days_old.n == 1


@pytest.mark.parametrize(
    ("coverage", "known"),
    [
        (Coverage(replies=False, rejections=False), set()),
        (Coverage(rejections=False), {"response", "positive", "interview", "offer"}),
    ],
)
def test_what_the_file_does_not_speak_of_has_no_rate(judged, coverage, known):
    """A LinkedIn export has no response rate, not one of zero."""
    found = key_figures(judged(*ROWS, coverage=coverage))

    said = {name for name, rate in found._asdict().items() if rate.all_sent.value is not None}
    assert said == known
    assert all(rate.all_sent.n == 0 and rate.all_sent.note for name, rate in found._asdict().items()
               if name not in known)  # fmt: skip
