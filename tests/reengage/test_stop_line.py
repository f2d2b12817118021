"""Where the list ends, and this week's part of it."""

from datetime import timedelta

import numpy as np
import pandas as pd
import pytest

from ajar.model.decisions import Decisions, LoggedEvent
from ajar.model.enums import EventKind
from ajar.reengage import rank
from ajar.reengage.ranking.stop_line import best_source, least_chance, stop_line
from ajar.reengage.ranking.weekly_plan import begin, monday, still_to_write


def test_a_message_is_worth_its_minutes():
    """9 % by the best source in 30 minutes is 3 % in 10."""
    assert least_chance(0.09, 10, 30) == pytest.approx(0.03)
    line = stop_line(
        np.array([0.4, 0.2, 0.02]), 0.09, "referral", message_minutes=10, application_minutes=30
    )
    assert (line.messages, round(line.expected, 2)) == (2, 0.6)
    assert line.curve["expected"].tolist() == pytest.approx([0.4, 0.6, 0.62])
    assert line.curve["applications"].tolist() == pytest.approx([0.03, 0.06, 0.09])
    assert line.sentence == (
        "The 2 optional messages may bring about 0.6 positive replies; the same time spent on new "
        "applications by referral about 0.1."
    )


def test_the_best_source_is_the_persons_own_and_shrunk():
    """5 of 10 by referral among 5 of 50: each mean with the weight of ten more."""
    stage = [2] * 5 + [0] * 45
    table = pd.DataFrame({"absent": False, "stage": stage, "ended": True, "days_since_applied": 90})
    channel = pd.Series(["referral"] * 10 + ["job_board"] * 40)
    mean = (5 + 0.86) / 60
    rate, source = best_source(table, channel)

    assert (rate, source) == (pytest.approx((5 + 10 * mean) / 20), "referral")


def test_feedback_that_was_offered_is_asked_for_whatever_an_application_brings(build, ago, as_of):
    """They said that they would answer; anybody else is left where applications bring more."""
    good = [
        {"company": f"Firm {at}", "channel": "referral", "stage": 2, "outcome": "rejected",
         "events": [("applied", ago(300)), ("interview", ago(290)), ("rejected", ago(280))]}
        for at in range(30)
    ]  # fmt: skip
    cold = {"company": "Aster", "contact_name": "Ana Silva", "events": [("applied", ago(12))]}
    offered = {"company": "Birch", "outcome": "rejected", "notes": "Happy to give feedback",
               "events": [("applied", ago(20)), ("rejected", ago(6))]}  # fmt: skip
    found = {
        each.company: each for each in rank(build(*good, cold, offered), as_of=as_of).companies
    }

    assert (found["Aster"].segment, found["Birch"].segment) == ("let_go", "act")


def test_monday_begins_the_week(as_of):
    """20 November 2026 is a Friday."""
    assert monday(as_of).isoformat() == "2026-11-16"
    assert monday(monday(as_of)) == monday(as_of)


def test_the_plan_of_the_week_stands_still():
    """What was sent stays counted; what came since fills only what was free on Monday."""
    assert begin(["a", "b", "c", "d"], ["d"], a_week=2) == ("a", "b", "d")
    assert still_to_write(["a", "b"], ["a", "b", "c"], [], [], a_week=2) == ("a", "b")
    assert still_to_write(["a", "b"], ["b", "c"], [], ["a"], a_week=2) == ("b",)
    assert still_to_write(["a"], ["a", "c", "d"], [], [], a_week=2) == ("a", "c")
    assert still_to_write(["a", "b"], ["a", "b", "c"], ["c"], [], a_week=2) == ("a", "b", "c")


def test_a_message_to_somebody_else_moves_nobody(build, turned_down, as_of, ago):
    """Writing to the last of seven leaves the five of this week where they are."""
    names = ("Aster", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch")
    tracker = build(*[turned_down(name, 21 - at) for at, name in enumerate(names)])
    before = rank(tracker, as_of=as_of)
    extra = next(
        each.company_key
        for each in reversed(before.companies)
        if each.company_key not in before.weekly_plan.companies
    )
    decisions = Decisions(log=(LoggedEvent(extra, EventKind.ASKED_FEEDBACK, as_of),))
    after = rank(with_log(tracker, decisions), as_of=as_of, decisions=decisions)

    assert len(before.weekly_plan.companies) == 5
    assert after.weekly_plan.companies == before.weekly_plan.companies
    (sent,) = after.weekly_plan.sent
    assert (sent.company_key, sent.day, sent.expected_by) == (
        extra, as_of, as_of + timedelta(days=14),
    )  # fmt: skip


def test_a_rejection_is_a_reply_to_a_message(build, turned_down, ago, as_of):
    """Asked for news a week before it; what was sent after it has no reply yet."""
    tracker = build(turned_down("Aster", 9, ("nudged", ago(16)), ("thanked", ago(8))))
    sent = rank(tracker, as_of=as_of).weekly_plan.sent

    assert [(each.kind, each.answered_on) for each in sent] == [
        ("thanked", None), ("nudged", ago(9)),
    ]  # fmt: skip


def test_a_message_after_which_nothing_is_to_come_is_the_last_one(build, turned_down, ago, as_of):
    """Aster, long over, has nothing to come after it; Birch may be written to once more."""
    tracker = build(
        turned_down("Aster", 300, ("thanked", ago(29)), ("thanked", ago(20))),
        turned_down("Birch", 20, ("thanked", ago(19))),
    )
    ranking = rank(tracker, as_of=as_of)

    assert [False, True] == [ranking.entry(key).shortlisted for key in ("aster", "birch")]
    assert [("aster", ago(20))] == [(each.company_key, each.day) for each in ranking.finished]


def test_the_week_is_the_same_from_monday_to_sunday(build, turned_down, as_of):
    """Days pass, and nothing happens."""
    names = ("Aster", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch")
    tracker = build(*[turned_down(name, 21 - at) for at, name in enumerate(names)])
    weeks = {rank(tracker, as_of=monday(as_of) + timedelta(days=day)).weekly_plan.companies
             for day in range(7)}  # fmt: skip

    assert len(weeks) == 1


def with_log(tracker, decisions):
    """The tracker with what was logged."""
    from ajar.model.apply_decisions import with_decisions

    return with_decisions(tracker, decisions)
