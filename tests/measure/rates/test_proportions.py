"""Shares with numerator and denominator."""

import pytest

from ajar.measure.rates import proportions
from ajar.model.tracker import Coverage


def search(judged, **more):
    """Six applications: two rejected, one offer, one silent, one fresh, one undated."""
    return judged(
        {"applied": "2026-03-01", "rejected": "2026-03-21", "outcome": "rejected"},
        {"applied": "2026-03-01", "rejected": "2026-05-21", "outcome": "rejected"},
        {"applied": "2026-03-01", "offer": "2026-04-01", "outcome": "offer", "stage": 4},
        {"applied": "2026-03-01"},
        {"applied": "2026-06-20"},
        {},
        **more,
    )


def test_rejection_rates(judged):
    """Of all sent, and of those the company decided on."""
    line = search(judged)
    sent, decided = proportions.rejection_rate_sent(line), proportions.rejection_rate_decided(line)

    assert (sent.k, sent.n, sent.excluded, sent.value) == (2, 6, 0, pytest.approx(1 / 3))
    assert (decided.k, decided.n, decided.excluded) == (2, 3, 3)


def test_no_reply_share(judged):
    """Silent of those older than the threshold; the fresh and the undated are left out."""
    share = proportions.no_reply_share(search(judged))

    assert (share.k, share.n, share.excluded) == (1, 4, 2)


def test_without_days_what_ended_is_old_enough(judged):
    """A file of statuses alone still tells silence from answers."""
    told = [{"outcome": "rejected"}] * 3 + [{"said_silent": True}] * 2 + [{}] * 4
    share = proportions.no_reply_share(judged(*told))

    assert (share.k, share.n, share.excluded) == (2, 5, 4)


def test_what_the_file_does_not_speak_of_is_unknown(judged):
    """Without a word on rejections there is no rate, and certainly not zero."""
    rate = proportions.rejection_rate_sent(search(judged, coverage=Coverage(rejections=False)))

    assert (rate.value, rate.low, rate.n, rate.excluded) == (None, None, 0, 6)
    assert "does not speak" in rate.note


def test_open_applications_never_change_a_numerator(judged):
    """Sending more changes what they are measured against, not what happened."""
    told = {"applied": "2026-03-01", "rejected": "2026-03-21", "outcome": "rejected"}
    before = proportions.rejection_rate_sent(judged(told))
    after = proportions.rejection_rate_sent(judged(told, {"applied": "2026-06-29"}))

    assert (before.k, after.k) == (1, 1)


def test_awkward_trackers_have_rates_or_say_why_not(awkward):
    """A value with an interval around it, or a note."""
    for measure in (
        proportions.rejection_rate_sent,
        proportions.rejection_rate_decided,
        proportions.no_reply_share,
    ):
        estimate = measure(awkward)
        if estimate.value is None:
            assert estimate.note
        else:
            assert estimate.low <= estimate.value <= estimate.high
