"""The person's own plans, promised days and signals prevail over the rules."""

from dataclasses import replace
from datetime import timedelta

import pandas as pd
import pytest

from ajar.model.columns import PLANS, SIGNALS
from ajar.model.tracker import cast_to_schema
from ajar.reengage import rank


def planned(tracker, kind, day, text="Ask Mia about the team"):
    """The tracker with a plan for its first application."""
    row = {"application": 0, "company_key": "aster", "kind": kind, "day": day, "text": text}
    frame = pd.DataFrame([row])
    frame["day"] = pd.to_datetime(frame["day"])
    return replace(tracker, plans=cast_to_schema(frame, PLANS))


def signalled(tracker, kind):
    """The tracker with a signal for its first application."""
    frame = pd.DataFrame([{"application": 0, "company_key": "aster", "kind": kind, "text": "x"}])
    return replace(tracker, signals=cast_to_schema(frame, SIGNALS))


@pytest.fixture
def interviewed(build, ago):
    """Open, ten days after an interview: the rules would ask now."""
    return build({"company": "Aster", "stage": 2,
                  "events": [("applied", ago(30)), ("interview", ago(10))]})  # fmt: skip


def test_an_own_plan_that_is_still_to_come_waits(interviewed, as_of):
    """Both are told: the plan decides, and what the rules say stands beside it."""
    tracker = planned(interviewed, "next_action", as_of + timedelta(days=5))
    (company,) = rank(tracker, as_of=as_of).companies

    assert (company.segment, company.rule) == ("running", "own_plan")
    assert company.window.start == as_of + timedelta(days=5)
    assert company.why == "Your own plan says so: “Ask Mia about the team”."
    assert (
        company.reason_without_plan
        == "You last spoke or heard from them 10 days ago: ask for news."
    )


def test_of_several_plans_the_one_with_a_day_is_told(interviewed, as_of):
    """The other one decides nothing."""
    undated = planned(interviewed, "next_action", None, "Waiting for a word")
    dated = planned(interviewed, "next_action", as_of, "Ask Mia about the team")
    both = replace(undated, plans=pd.concat([undated.plans, dated.plans], ignore_index=True))
    (company,) = rank(both, as_of=as_of).companies

    assert company.why == "Your own plan says so: “Ask Mia about the team”."


def test_a_plan_to_write_without_a_day_is_due(build, ago, as_of):
    """Where there is somebody to write to; not where nearly every application has the same."""
    jobs = [
        {"company": f"Aster {at}", "contact_name": "Mia Berg", "events": [("applied", ago(5))]}
        for at in range(12)
    ]
    tracker = build(*jobs)

    def rules(applications):
        rows = [
            {"application": at, "company_key": "x", "kind": "next_action", "text": "Follow-up"}
            for at in applications
        ]
        plans = cast_to_schema(pd.DataFrame(rows).assign(day=pd.NaT), PLANS)
        found = rank(replace(tracker, plans=plans), as_of=as_of).companies
        return [each.rule for each in found]

    assert 2 == rules([0, 1]).count("own_note")
    assert 0 == rules(range(12)).count("own_note")


def test_an_own_plan_that_is_due_is_done(build, ago, as_of):
    """Also where nobody there has met the person."""
    tracker = build({"company": "Aster", "events": [("applied", ago(16))]})
    (company,) = rank(planned(tracker, "next_action", as_of), as_of=as_of).companies

    assert (company.segment, company.action) == ("act", "nudge")


@pytest.mark.parametrize(("after", "segment"), [(-2, "running"), (2, "running"), (3, "act")])
def test_a_promised_day_is_waited_for_and_three_days_more(interviewed, as_of, after, segment):
    """They said that they would decide by then."""
    tracker = planned(interviewed, "decision", as_of - timedelta(days=after))
    (company,) = rank(tracker, as_of=as_of).companies

    assert (company.segment, company.rule) == (segment, "promised_day")


def test_a_deadline_is_owed(interviewed, as_of):
    """An assignment due in four days comes before the question for news."""
    tracker = planned(interviewed, "deadline", as_of + timedelta(days=4))
    (company,) = rank(tracker, as_of=as_of).companies

    assert (company.action, company.rule) == ("answer", "answer_by_deadline")
    assert company.why == "They expect something from you by 24 Nov."


def test_what_they_wait_for_is_owed(build, ago, as_of):
    """The notes say that they need an answer; without that it is too early to do anything."""
    tracker = build({"company": "Aster", "events": [("applied", ago(9))]})
    (company,) = rank(signalled(tracker, "answer_owed"), as_of=as_of).companies

    assert (company.action, company.rule) == ("answer", "answer_request")
    assert rank(tracker, as_of=as_of).entry("aster").segment == "running"


def test_an_interview_without_a_date_is_confirmed(build, ago, as_of):
    """Somebody has to name one."""
    tracker = build({"company": "Aster", "events": [("applied", ago(11))]})
    (company,) = rank(planned(tracker, "interview", None), as_of=as_of).companies

    assert (company.segment, company.rule) == ("act", "confirm_interview")


@pytest.mark.parametrize(("ahead", "segment"), [(20, "watch"), (-5, "act")])
def test_applying_again_waits_for_its_month(build, turned_down, as_of, ahead, segment):
    """The month that they or the person named."""
    tracker = build(turned_down("Aster", 130, stage=0, contact_name=""))
    tracker = planned(tracker, "reapply", as_of + timedelta(days=ahead))
    (company,) = rank(tracker, as_of=as_of).companies

    assert (company.segment, company.rule) == (segment, "reapply_as_planned")


@pytest.mark.parametrize(("since", "segment"), [(5, "watch"), (20, "act"), (60, "watch")])
def test_a_drawer_is_looked_into_on_its_days(build, ago, as_of, since, segment):
    """Kept on file without an interview: after two weeks, then after three months."""
    tracker = build({"company": "Aster", "events": [("applied", ago(80)), ("replied", ago(since))]})
    (company,) = rank(signalled(tracker, "kept_on_file"), as_of=as_of).companies

    assert company.segment == segment


@pytest.mark.parametrize(
    ("hold", "segment"), [((70, False), "act"), ((70, True), "watch"), ((160, False), "let_go")]
)
def test_a_role_on_hold_is_asked_about(build, ago, as_of, hold, segment):
    """In one of two windows; in the whole time between them where its day is not known."""
    since, dated = hold
    ended = [("closed", ago(since) if dated else None)]
    events = [("applied", ago(since + 14)), *ended]
    tracker = build({"company": "Aster", "outcome": "closed", "events": events})
    (company,) = rank(signalled(tracker, "hiring_freeze"), as_of=as_of).companies

    assert company.segment == segment


def test_a_role_that_was_closed_by_a_freeze_is_on_hold(build, ago, as_of):
    """The letter asks whether it is back, and calls nothing closed."""
    events = [("applied", ago(70)), ("interview", ago(60)), ("closed", ago(40))]
    tracker = build({"company": "Aster", "stage": 2, "outcome": "closed", "events": events})
    (company,) = rank(signalled(tracker, "hiring_freeze"), as_of=as_of).companies

    assert "I understood that the role was on hold." in company.draft.body


def test_who_asked_not_to_be_contacted_is_left_out(interviewed, as_of):
    """By a signal of any language."""
    ranking = rank(signalled(interviewed, "asked_not_to_contact"), as_of=as_of)

    assert (len(ranking.companies), ranking.excluded[0].kind) == (0, "asked_not_to")


@pytest.mark.parametrize(("rule", "decides"), [("formula", "just_sent"), ("person", "own_plan")])
def test_a_follow_up_day_that_a_formula_gave_everybody_is_no_plan(build, ago, as_of, rule, decides):
    """Ten days after applying beside all twelve; chosen by hand, they differ."""
    sent = [12 + number for number in range(12)]
    days = [ago(each - 10 - (rule == "person" and each % 2)) for each in sent]
    tracker = build(*({"company": f"C{each}", "events": [("applied", ago(each))]} for each in sent))
    frame = pd.DataFrame({"application": range(12), "kind": "next_action", "day": days})
    frame["day"] = pd.to_datetime(frame["day"])
    tracker = replace(tracker, plans=cast_to_schema(frame, PLANS))

    assert {each.rule for each in rank(tracker, as_of=as_of).companies} == {decides}


def test_one_day_of_their_own_among_those_of_a_formula_is_a_plan(build, ago, as_of):
    """Ten days after applying beside eleven of twelve, and today beside the last."""
    days = [ago(12 + number - 10) for number in range(11)] + [as_of]
    sent = [*(ago(12 + number) for number in range(11)), ago(23)]
    tracker = build(
        *({"company": f"C{at}", "events": [("applied", day)]} for at, day in enumerate(sent))
    )
    frame = pd.DataFrame({"application": range(12), "kind": "next_action", "day": days})
    frame["day"] = pd.to_datetime(frame["day"])
    ranking = rank(replace(tracker, plans=cast_to_schema(frame, PLANS)), as_of=as_of)

    assert [ranking.entry(f"c{at}").rule for at in (0, 5, 11)] == ["just_sent"] * 2 + ["own_plan"]


def test_a_plan_without_a_word_is_told_by_its_day(interviewed, as_of):
    """A number from a machine's column says nothing."""
    tracker = planned(interviewed, "next_action", as_of, text="0")
    (company,) = rank(tracker, as_of=as_of).companies

    assert company.why == "Your own plan says so: 20 Nov."


@pytest.mark.parametrize(
    "text",
    [
        "Monitor the portal",
        "Wait for their call",
        "Auf Antwort warten",
        "attendre leur réponse",
        "Complete the assessment",
        "Gespräch vorbereiten",
        "准备面试",
    ],
)
def test_a_plan_to_wait_or_to_work_calls_for_no_message(interviewed, as_of, text):
    """Until its day nothing is to be sent; from then on the rules decide."""
    ahead = as_of + timedelta(days=2)
    (before,) = rank(planned(interviewed, "next_action", ahead, text), as_of=as_of).companies
    (after,) = rank(
        planned(interviewed, "next_action", as_of - timedelta(days=1), text), as_of=as_of
    ).companies

    assert (before.segment, before.action, before.rule) == (
        "running", "none", "plan_without_message",
    )  # fmt: skip
    assert before.why == f"Your own plan for 22 Nov is “{text}”: nothing to send."
    assert after.rule == "ask_after_interview"


@pytest.mark.parametrize(
    "text",
    ["Follow up if no response", "Wait a week, then ask", "HR call", "Warten, dann nachfragen", ""],
)
def test_any_other_plan_is_a_message(interviewed, as_of, text):
    """Also one to wait and to write then."""
    (company,) = rank(planned(interviewed, "next_action", as_of, text), as_of=as_of).companies

    assert (company.segment, company.rule) == ("act", "own_plan")
