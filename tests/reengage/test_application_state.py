"""How applications stood on a day, and what their own words say."""

from datetime import timedelta

import pytest

from ajar.reengage import rank
from ajar.reengage.snapshots.application_state import Ending


def ended_as(ranking, key="aster"):
    """How the company's ending is called."""
    return ranking.entry(key).ending


@pytest.mark.parametrize(
    ("row", "ending"),
    [
        ({"outcome": "rejected"}, Ending.REJECTED),
        ({"outcome": "rejected", "reason": "other_candidate"}, Ending.OTHER_CANDIDATE),
        ({"outcome": "rejected", "reason": "skills"}, Ending.SKILLS),
        ({"outcome": "rejected", "reason": "mismatch"}, Ending.MISMATCH),
        ({"outcome": "closed"}, Ending.ROLE_GONE),
        ({"outcome": "withdrawn"}, Ending.DECLINED),
        ({"outcome": "withdrawn", "reason": "mismatch"}, Ending.MISMATCH),
        ({"outcome": "offer", "offer_answer": "declined", "stage": 4}, Ending.DECLINED),
        ({"said_silent": True}, Ending.SILENT_EARLY),
        ({"said_silent": True, "stage": 2}, Ending.SILENT_LATE),
    ],
)
def test_every_way_of_ending(build, as_of, row, ending):
    """Outcome, reason and stage say how it ended."""
    assert ended_as(rank(build({"company": "Aster", **row}), as_of=as_of)) == ending.label


def test_the_application_that_got_furthest_speaks_for_the_company(build, turned_down, as_of):
    """A later form letter does not undo a final round."""
    tracker = build(
        turned_down("Aster", 90, stage=3, reason="other_candidate"),
        turned_down("Aster", 10, stage=0, reason="skills"),
    )

    assert ended_as(rank(tracker, as_of=as_of)) == Ending.OTHER_CANDIDATE.label


def test_an_earlier_day_knows_only_what_had_happened(build, turned_down, ago):
    """Before the rejection the application was alive."""
    tracker = build(turned_down("Aster", 10))

    assert rank(tracker, as_of=ago(10)).entry("aster").ending == Ending.REJECTED.label
    assert rank(tracker, as_of=ago(11)).entry("aster").ending == Ending.RUNNING.label


def test_an_answer_to_a_nudge_is_no_new_silence_to_wait_for(build, as_of, ago):
    """They are in conversation: a week later is soon enough to ask again."""
    row = {
        "company": "Aster",
        "stage": 2,
        "events": [
            ("applied", ago(120)),
            ("interview", ago(90)),
            ("nudged", ago(8)),
            ("heard_back", ago(3)),
        ],
    }

    assert rank(build(row), as_of=as_of).entry("aster").segment == "running"


def test_a_scheduled_interview_is_not_silence(build, as_of, ago):
    """Something dated after the as-of day means that it goes on."""
    row = {
        "company": "Aster",
        "events": [("applied", ago(60)), ("interview", as_of + timedelta(days=4))],
    }

    assert rank(build(row), as_of=as_of).entry("aster").rule == "appointment"
