"""What the pages on rejections, response times and follow-ups ask."""

from ajar.measure.page_data import follow_ups, rejections, response_times
from ajar.model.tracker import Coverage


def test_days_to_positive_replies_and_to_rejections_are_apart_and_in_order(judged):
    """Replies after four days and one, and a rejection after ten."""
    found = response_times(
        judged(
            {"applied": "2026-03-01", "screen": "2026-03-05", "stage": 1},
            {"applied": "2026-03-01", "rejected": "2026-03-11", "outcome": "rejected"},
            {"applied": "2026-03-01", "screen": "2026-03-02", "stage": 1},
        )
    )

    assert (found.positive_days, found.rejection_days) == ([1.0, 4.0], [10.0])


def test_a_random_test_is_offered_from_twenty_cases_on(judged):
    """Twenty applications without a reply for three weeks; one fewer is too few."""
    waiting = [{"applied": "2026-06-10", "company": f"Company {at}"} for at in range(20)]

    assert follow_ups(judged(*waiting)).offer_randomisation
    assert not follow_ups(judged(*waiting[1:])).offer_randomisation


def test_a_file_that_does_not_speak_has_no_outcomes_to_compare(judged):
    """An export without statuses would show every application as without a reply."""
    rows = [{"applied": "2026-01-05", "channel": name} for name in ("referral", "agency") * 20]
    silent = Coverage(replies=False, rejections=False)

    assert rejections(judged(*rows)).outcomes
    assert rejections(judged(*rows, coverage=silent)).outcomes == ()
    assert not response_times(judged(*rows, coverage=silent)).covers_replies


def test_awkward_trackers_have_an_answer_to_every_question(awkward):
    """Whatever they lack."""
    assert rejections(awkward).sent == len(awkward)
    assert response_times(awkward).sent == len(awkward)
    assert follow_ups(awkward).messages.empty
