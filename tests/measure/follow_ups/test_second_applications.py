"""Applying again where an application had been rejected."""

from ajar.measure.follow_ups.second_applications import second_applications


def test_only_what_was_sent_after_a_rejection_there_is_a_second_application(judged):
    """Acme: rejected in January, again in March with an interview; Birch: twice at once."""
    found = second_applications(
        judged(
            {"company": "Acme", "applied": "2026-01-01", "rejected": "2026-01-20",
             "outcome": "rejected"},
            {"company": "Acme", "applied": "2026-03-01", "interview": "2026-03-10", "stage": 2},
            {"company": "Birch", "applied": "2026-01-01", "rejected": "2026-02-01",
             "outcome": "rejected"},
            {"company": "Birch", "applied": "2026-01-15", "rejected": "2026-02-01",
             "outcome": "rejected"},
            {"company": "Cedar", "applied": "2026-01-01", "screen": "2026-01-05", "stage": 1},
        )
    )  # fmt: skip

    assert (found.again.k, found.again.n) == (1, 1)
    assert (found.first.k, found.first.n) == (1, 3)
    assert found.applications["company"].tolist() == ["Acme"]


def test_too_recent_ones_are_left_out(judged):
    """A second application of last week says nothing yet."""
    found = second_applications(
        judged(
            {"company": "Acme", "applied": "2026-01-01", "rejected": "2026-01-20",
             "outcome": "rejected"},
            {"company": "Acme", "applied": "2026-06-25"},
        )
    )  # fmt: skip

    assert (found.again.n, found.first.n) == (0, 1)
