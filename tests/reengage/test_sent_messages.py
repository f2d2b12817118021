"""The messages that teach: which count, and what was known when they were sent."""

import numpy as np

from ajar.model.decisions import Decisions
from ajar.reengage.ranking.ranking_inputs import ranking_inputs


def looked(tracker, as_of):
    """The survey of a tracker."""
    return ranking_inputs(tracker, as_of=as_of, decisions=Decisions())


def test_a_message_is_judged_after_sixty_days(build, turned_down, ago, as_of):
    """Answered or not: counting only the quick answers would flatter."""
    tracker = build(
        turned_down("Aster", 200, ("nudged", ago(60)), ("heard_back", ago(0))),
        turned_down("Birch", 200, ("nudged", ago(59)), ("heard_back", ago(50))),
        turned_down("Cedar", 200, ("nudged", ago(90)), ("heard_back", ago(29))),
    )
    sent = looked(tracker, as_of).sent

    assert sent.positive.tolist() == [False, True, True]
    assert sent.judged.tolist() == [True, True, False]


def test_two_messages_on_a_day_are_one(build, turned_down, ago, as_of):
    """Thanks and a question in the same mail are one knock."""
    tracker = build(turned_down("Aster", 200, ("thanked", ago(199)), ("asked_feedback", ago(199))))

    assert len(looked(tracker, as_of).sent) == 1


def test_a_message_without_a_day_is_counted_as_left_out(build, turned_down, as_of):
    """It cannot be told what was known when it was sent."""
    sent = looked(build(turned_down("Aster", 200, ("thanked", None))), as_of).sent

    assert (len(sent), sent.undated) == (0, 1)


def test_a_no_is_no_answer_to_be_glad_of(build, ago, as_of):
    """A rejection ends the silence, and is not the reply that was hoped for."""
    row = {
        "company": "Aster",
        "outcome": "rejected",
        "events": [("applied", ago(200)), ("nudged", ago(150)), ("rejected", ago(140))],
    }

    assert not looked(build(row), as_of).sent.positive[0]


def test_only_messages_to_closed_doors_teach(build, ago, as_of):
    """A nudge a week after applying is no re-engagement."""
    row = {"company": "Aster", "events": [("applied", ago(200)), ("nudged", ago(190))]}
    later = {"company": "Birch", "events": [("applied", ago(200)), ("nudged", ago(150))]}

    assert looked(build(row, later), as_of).usable.tolist() == [False, True]


def test_nothing_that_came_later_is_in_what_was_known(build, turned_down, ago, as_of):
    """
    The features of a message are those of its day.

    Whatever the company does later (a final round, an answer, a connection, another rejection)
    leaves them as they were.
    """
    first = turned_down("Aster", 200, ("nudged", ago(150)), stage=2, reason="skills")
    then = (("heard_back", ago(140)), ("connected", ago(139)), ("reopened", ago(130)))
    later = [
        turned_down("Aster", 200, ("nudged", ago(150)), *then, stage=2, reason="skills"),
        turned_down("Aster", 20, stage=3, channel="referral", reason="other_candidate"),
    ]
    before, after = (
        looked(build(first), as_of).message_features,
        looked(build(*later), as_of).message_features,
    )

    np.testing.assert_array_equal(after.values[0], before.values[0])
    assert after.age[0] == before.age[0]
