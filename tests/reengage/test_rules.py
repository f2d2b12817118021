"""Which rule decides, on which day, and why: cases by hand from the sources of the windows."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest

from ajar.model.columns import PLANS
from ajar.model.decisions import Decisions, SeenOpening
from ajar.model.tracker import cast_to_schema
from ajar.reengage import Action, Recommendation, Segment, rank
from ajar.reengage.ranking.reasons import why
from ajar.reengage.rules.all_rules import RULES


def job(ago, *, stage=0, outcome="open", events=(), **more):
    """One application at Acme; *events* are (kind, days ago or None)."""
    dated = [(kind, None if days is None else ago(days)) for kind, days in events]
    return {"company": "Acme", "role": "Analyst", "stage": stage, "outcome": outcome,
            "events": dated, **more}  # fmt: skip


CASES = {
    # What is owed.
    "an offer to answer": ({"stage": 4, "outcome": "offer",
        "events": [("applied", 30), ("offer", 3)]},
        "act", "answer", "answer_offer"),
    "an offer that was answered": ({"stage": 4, "outcome": "offer",
        "notes": "Registration confirmed", "events": [("applied", 30), ("offer", 3)]},
        "running", "none", "hired"),
    "an offer that was taken back": ({"stage": 4, "outcome": "offer",
        "signals": ["offer_rescinded"], "events": [("applied", 30), ("offer", 5)]},
        "let_go", "none", "offer_taken_back"),
    "a no after an offer that was taken back": ({"stage": 4, "outcome": "rejected",
        "signals": ["offer_rescinded"],
        "events": [("applied", 60), ("offer", 40), ("rejected", 20)]},
        "act", "check in", "close_finish_14"),
    "an interview today": ({"stage": 2, "events": [("applied", 9), ("interview", 0)]},
        "act", "thank", "thank_interviewer_today"),
    "on hold, ten days after an interview": ({"stage": 2, "signals": ["role_on_hold"],
        "events": [("applied", 20), ("interview", 10)]}, "watch", "check in", "on_hold_35"),
    "on hold, and a name, fifteen days": ({"contact_name": "Ana Silva",
        "signals": ["role_on_hold"], "events": [("applied", 15)]},
        "watch", "check in", "on_hold_35"),
    "an offer of half a year ago": ({"stage": 4, "outcome": "offer",
        "events": [("applied", 230), ("offer", 180)]}, "let_go", "none", "offer_lapsed"),
    "an interview yesterday": ({"stage": 2, "events": [("applied", 9), ("interview", 1)]},
        "act", "thank", "thank_interviewer"),
    "thanked after it": ({"stage": 2, "events": [("applied", 9), ("interview", 2), ("thanked", 1)]},
        "running", "nudge", "ask_after_interview"),
    "an offer that was accepted, by the notes": ({"stage": 4, "outcome": "offer",
        "notes": "Accepted. Starts on Monday", "events": [("applied", 30), ("offer", 3)]},
        "running", "none", "hired"),
    "an offer that is not accepted yet, by the notes": ({"stage": 4, "outcome": "offer",
        "notes": "Not accepted yet", "events": [("applied", 30), ("offer", 3)]},
        "act", "answer", "answer_offer"),
    "second choice, without another word of an interview": ({"outcome": "rejected",
        "signals": ["second_choice"], "events": [("applied", 40), ("rejected", 5)]},
        "act", "thank", "thank_after_no"),
    "open, without any day": ({"events": [("applied", None)]}, "running", "none", "open_undated"),
    # Running: ask from day 7 to 45 after a conversation.
    "six days after an interview": ({"stage": 2, "events": [("applied", 20), ("interview", 6)]},
        "running", "nudge", "ask_after_interview"),
    "seven days after an interview": ({"stage": 2, "events": [("applied", 20), ("interview", 7)]},
        "act", "nudge", "ask_after_interview"),
    "45 days after an interview": ({"stage": 2, "events": [("applied", 60), ("interview", 45)]},
        "act", "nudge", "ask_after_interview"),
    "46 days after the only interview": ({"stage": 2,
        "events": [("applied", 60), ("interview", 46)]},
        "act", "check in", "closing_line"),
    "46 days after the only interview, silent by the file": ({"stage": 2, "said_silent": True,
        "events": [("applied", 60), ("interview", 46)]},
        "let_go", "none", "met_long_ago"),
    "101 days after the only interview": ({"stage": 2,
        "events": [("applied", 120), ("interview", 101)]},
        "let_go", "none", "met_long_ago"),
    "55 days after a call with somebody by name": ({"stage": 1, "contact_name": "Ana Silva",
        "events": [("applied", 70), ("screen", 55)]}, "act", "check in", "closing_line"),
    "46 days after the second": ({"stage": 2,
        "events": [("applied", 70), ("interview", 60), ("interview", 46)]},
        "act", "check in", "closing_line"),
    "an interview next week": ({"stage": 2, "events": [("applied", 20), ("interview", -5)]},
        "running", "none", "appointment"),
    "an interview without a day, applied a month ago": ({"stage": 2,
        "events": [("applied", 30), ("interview", None)]}, "act", "nudge", "ask_after_interview"),
    "an interview without a day, applied twelve days ago": ({"stage": 2,
        "events": [("applied", 12), ("interview", None)]}, "act", "nudge", "ask_after_interview"),
    "an interview without a day, applied four days ago": ({"stage": 2,
        "events": [("applied", 4), ("interview", None)]},
        "running", "nudge", "ask_after_interview"),
    "an interview without a day, applied half a year ago": ({"stage": 2,
        "events": [("applied", 180), ("interview", None)]}, "let_go", "none", "met_long_ago"),
    "a call without a day, applied three weeks ago": ({"stage": 1,
        "events": [("applied", 20), ("screen", None)]}, "act", "nudge", "ask_after_interview"),
    "sent yesterday": ({"events": [("applied", 1)]}, "running", "none", "just_sent"),
    "sent 40 days ago": ({"events": [("applied", 40)]}, "running", "none", "quiet"),
    "sent 50 days ago": ({"events": [("applied", 50)]}, "let_go", "none", "no_reply"),
    "sent to Germany 50 days ago": ({"location": "Hamburg", "events": [("applied", 50)]},
        "running", "none", "quiet"),
    "sent to Germany 60 days ago": ({"location": "Hamburg", "events": [("applied", 60)]},
        "let_go", "none", "no_reply"),
    "sent to a university 40 days ago": ({"role": "Postdoctoral researcher",
        "events": [("applied", 40)]}, "running", "none", "just_sent"),
    "sent for an internship 40 days ago": ({"role": "Summer internship",
        "events": [("applied", 40)]}, "running", "none", "just_sent"),
    "a test a week ago": ({"stage": 1, "events": [("applied", 20), ("test", 8)]},
        "running", "none", "tested"),
    "a test two months ago": ({"stage": 1, "events": [("applied", 80), ("test", 60)]},
        "let_go", "none", "tested_only"),
    # Somebody to ask, without a conversation: from day 10.
    "a name, nine days": ({"contact_name": "Ana Silva", "events": [("applied", 9)]},
        "running", "nudge", "ask_named_person"),
    "a name, ten days": ({"contact_name": "Ana Silva", "events": [("applied", 10)]},
        "act", "nudge", "ask_named_person"),
    "a shared mailbox, ten days": ({"contact_address": "jobs@acme.com",
        "events": [("applied", 10)]},
        "running", "none", "just_sent"),
    "an agency, six days": ({"channel": "agency", "events": [("applied", 6)]},
        "running", "nudge", "ask_agency"),
    "an agency, seven days": ({"channel": "agency", "events": [("applied", 7)]},
        "act", "nudge", "ask_agency"),
    "a note to prepare for an interview": ({"stage": 2, "contact_name": "Ana Silva",
        "notes": "Need to prepare for technical interview",
        "events": [("applied", 20), ("interview", None)]}, "running", "none", "prepare"),
    "a note to prepare for an interview, half a year ago": ({"stage": 2,
        "notes": "Need to prepare for technical interview",
        "events": [("applied", 180), ("interview", None)]}, "let_go", "none", "met_long_ago"),
    "a name, two months, and an interview next week": ({"stage": 2, "contact_name": "Ana Silva",
        "events": [("applied", 60), ("interview", -5)]}, "running", "none", "appointment"),
    "a name, five days, and a note to follow up": ({"contact_name": "Ana Silva",
        "status": "follow up with Ana", "events": [("applied", 5)]}, "act", "nudge", "own_note"),
    "a note to follow up, and the role on hold": ({"contact_name": "Ana Silva",
        "status": "follow up with Ana", "signals": ["role_on_hold"], "events": [("applied", 15)]},
        "watch", "check in", "on_hold_35"),
    "a note to follow up, with nobody there": ({"status": "need to follow up",
        "events": [("applied", 5)]}, "running", "none", "just_sent"),
    "somebody's own address, two months": ({"contact_address": "ana@acme.com",
        "events": [("applied", 60)]}, "act", "check in", "last_try_named_person"),
    "an agency, two months": ({"channel": "agency", "events": [("applied", 60)]},
        "act", "check in", "last_try_agency"),
    "referred, three weeks": ({"channel": "referral", "events": [("applied", 21)]},
        "act", "nudge", "ask_referrer"),
    "they wrote a week ago": ({"events": [("applied", 40), ("replied", 8)]},
        "act", "nudge", "answer_reply"),
    "your message was answered four weeks ago": ({"said_silent": True,
        "events": [("applied", 50), ("nudged", 28), ("heard_back", 27)]},
        "act", "nudge", "answer_to_message"),
    "your message was answered yesterday": ({
        "events": [("applied", 50), ("nudged", 20), ("heard_back", 1)]},
        "running", "nudge", "answer_to_message"),
    # Closed after a conversation.
    "no after an interview, yesterday": ({"stage": 2, "outcome": "rejected",
        "events": [("applied", 30), ("interview", 10), ("rejected", 1)]},
        "act", "thank", "thank_after_no"),
    "no after an interview, 20 days": ({"stage": 2, "outcome": "rejected",
        "events": [("applied", 50), ("interview", 30), ("rejected", 20)]},
        "act", "ask feedback", "ask_feedback"),
    "no after an interview, 60 days": ({"stage": 2, "outcome": "rejected",
        "events": [("applied", 90), ("interview", 70), ("rejected", 60)]},
        "watch", "check in", "one_round_84"),
    "no after an interview, 90 days": ({"stage": 2, "outcome": "rejected",
        "events": [("applied", 120), ("interview", 100), ("rejected", 90)]},
        "act", "check in", "one_round_84"),
    "no after a final round, 185 days": ({"stage": 3, "outcome": "rejected",
        "events": [("applied", 230), ("final", 200), ("rejected", 185)]},
        "act", "check in", "close_finish_180"),
    "no after a final round, a year": ({"stage": 3, "outcome": "rejected",
        "events": [("applied", 400), ("final", 380), ("rejected", 365)]},
        "let_go", "none", "met_long_ago"),
    "no for pay after two rounds": ({"stage": 2, "outcome": "rejected", "reason": "mismatch",
        "events": [("applied", 90), ("interview", 70), ("interview", 60), ("rejected", 40)]},
        "let_go", "none", "met_long_ago"),
    "withdrew after an interview, a week": ({"stage": 2, "outcome": "withdrawn",
        "events": [("applied", 40), ("interview", 20), ("withdrawn", 7)]},
        "act", "thank", "thank_after_no"),
    "declined their offer, 100 days": ({"stage": 4, "outcome": "offer", "offer_answer": "declined",
        "events": [("applied", 140), ("offer", 105), ("declined", 100)]},
        "act", "check in", "stepped_back_84"),
    "no after a year, and they had come to you": ({"stage": 2, "outcome": "rejected",
        "channel": "recruiter", "events": [("applied", 420), ("interview", 400),
        ("rejected", 370)]}, "act", "check in", "they_came_to_you_365"),
    "no after an interview, on no day": ({"stage": 2, "outcome": "rejected",
        "events": [("applied", None), ("rejected", None)]}, "let_go", "none", "met_on_unknown_day"),
    "no after an interview, on no day, applied 80 days ago": ({"stage": 2, "outcome": "rejected",
        "events": [("applied", 80), ("rejected", None)]}, "act", "ask feedback", "ask_feedback"),
    "no after an interview for lack of skills, 20 days": ({"stage": 2, "outcome": "rejected",
        "reason": "skills", "events": [("applied", 50), ("interview", 30), ("rejected", 20)]},
        "act", "check in", "one_round_14"),
    "no after an interview with feedback, 20 days": ({"stage": 2, "outcome": "rejected",
        "events": [("applied", 50), ("interview", 30), ("rejected", 20), ("feedback", 20)]},
        "act", "check in", "one_round_14"),
    "no after an interview, on no day, applied three weeks ago": ({"stage": 2,
        "outcome": "rejected", "events": [("applied", 21), ("rejected", None)]},
        "act", "thank", "thank_after_no"),
    "no after a final round, on no day": ({"stage": 3, "outcome": "rejected",
        "events": [("applied", None), ("rejected", None)]},
        "act", "check in", "close_finish_undated"),
    "no after three interviews by the notes, 45 days": ({"stage": 2, "outcome": "rejected",
        "notes": "had three interviews and then they said no",
        "events": [("applied", 80), ("rejected", 45)]},
        "act", "ask feedback", "ask_feedback_after_final"),
    "a role closed after an interview, 40 days": ({"stage": 2, "outcome": "closed",
        "events": [("applied", 80), ("interview", 60), ("closed", 40)]},
        "act", "check in", "role_went_35"),
    "a process closed after an interview for lack of skills, 40 days": ({"stage": 2,
        "outcome": "closed", "reason": "skills",
        "events": [("applied", 80), ("interview", 60), ("closed", 40)]},
        "watch", "check in", "one_round_84"),
    "on hold, applied three months ago": ({"stage": 2,
        "signals": ["role_on_hold"], "events": [("applied", 100), ("interview", None)]},
        "act", "check in", "on_hold_35"),
    "a role closed after an interview, on no day": ({"stage": 2, "outcome": "closed",
        "events": [("applied", None), ("closed", None)]},
        "act", "check in", "role_went_undated"),
    "no after a call, three weeks": ({"stage": 1, "outcome": "rejected",
        "events": [("applied", 40), ("screen", 30), ("rejected", 21)]},
        "act", "check in", "call_14"),
    "no after a call, two months": ({"stage": 1, "outcome": "rejected",
        "events": [("applied", 90), ("screen", 80), ("rejected", 60)]},
        "let_go", "none", "met_long_ago"),
    # Closed without a conversation: a no to a CV gets no message, however fresh.
    "a no to the CV, yesterday": ({"outcome": "rejected",
        "events": [("applied", 20), ("rejected", 1)]}, "let_go", "none", "turned_down_on_cv"),
    "a no to the CV, with a name": ({"outcome": "rejected", "contact_name": "Ana Silva",
        "events": [("applied", 20), ("rejected", 1)]}, "let_go", "none", "turned_down_on_cv"),
    "a no to the CV, with feedback": ({"outcome": "rejected",
        "events": [("applied", 20), ("rejected", 6), ("feedback", 6)]},
        "act", "thank", "thank_for_feedback"),
    "a no to the CV, with feedback on no day": ({"outcome": "rejected",
        "events": [("applied", 20), ("rejected", 6), ("feedback", None)]},
        "act", "thank", "thank_for_feedback"),
    "somebody written to said that there is nothing, a week": ({"outcome": "closed",
        "channel": "networking", "contact_name": "Ana Silva",
        "events": [("applied", 20), ("closed", 6)]}, "act", "thank", "thank_for_answer"),
    "somebody written to said that there is nothing, a month": ({"outcome": "closed",
        "channel": "networking", "contact_name": "Ana Silva",
        "events": [("applied", 60), ("closed", 30)]}, "let_go", "none", "turned_down_on_cv"),
    "a shared mailbox written to said no, a week": ({"outcome": "rejected",
        "channel": "networking", "contact_address": "jobs@acme.com",
        "events": [("applied", 20), ("rejected", 6)]}, "let_go", "none", "turned_down_on_cv"),
    "a call from HR after the second interview, 60 days": ({"stage": 2, "outcome": "rejected",
        "events": [("applied", 120), ("interview", 90), ("interview", 85), ("screen", 80),
        ("rejected", 45)]}, "act", "ask feedback", "ask_feedback_after_final"),
    "a no to the CV, with feedback on offer": ({"outcome": "rejected",
        "notes": "Offered to provide feedback if requested",
        "events": [("applied", 20), ("rejected", 6)]},
        "act", "ask feedback", "ask_feedback_offered"),
    "a no to the CV, with feedback on offer that was asked for": ({"outcome": "rejected",
        "notes": "Offered to provide feedback if requested",
        "events": [("applied", 20), ("rejected", 6), ("asked_feedback", 5)]},
        "let_go", "none", "turned_down_on_cv"),
    "a no to a referral, a week": ({"outcome": "rejected", "channel": "referral",
        "events": [("applied", 20), ("rejected", 6)]}, "act", "thank", "thank_referrer"),
    "a no through an agency, a month": ({"outcome": "rejected", "channel": "agency",
        "events": [("applied", 50), ("rejected", 30)]}, "act", "check in", "agency_14"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_rule_decides_its_case(name, build, ago, as_of):
    """Segment, step and rule of one company with one application."""
    given, segment, action, rule = CASES[name]
    (company,) = rank(build(job(ago, **given)), as_of=as_of).companies

    assert (company.segment, company.action, company.rule) == (segment, action, rule)
    assert company.why


@pytest.fixture
def after_a_call(build, ago, as_of):
    """Rule and segment so many days after a call of which a note tells."""

    def found(days, note, *sent):
        tracker = build(job(ago, stage=1, events=[("applied", 20), ("screen", days), *sent]))
        told = replace(tracker, events=tracker.events.assign(note=note))
        (company,) = rank(told, as_of=as_of).companies
        return company.rule, company.segment.value

    return found


def test_an_interview_of_a_year_ago_is_not_waited_for(build, ago, as_of):
    """Also where its day is only inferred, from which no silence is told."""
    tracker = build(job(ago, stage=2, events=[("applied", None), ("interview", 350)]))
    inferred = replace(tracker, events=tracker.events.assign(inferred=True))
    (company,) = rank(inferred, as_of=as_of).companies

    assert (company.segment, company.rule) == ("let_go", "met_long_ago")


def test_a_call_that_was_only_announced_is_asked_about(after_a_call):
    """Nobody wrote down whether it took place; so nobody waits for a week."""
    waits = ("ask_after_interview", "running")

    assert after_a_call(2, "Calling me on Monday")[0] == "thank_interviewer"
    assert after_a_call(3, "Calling me on Monday") == ("ask_after_appointment", "act")
    assert after_a_call(6, "Calling me on Monday") == ("ask_after_appointment", "act")
    assert after_a_call(5, "Good call") == waits
    assert after_a_call(5, "Calling me on Monday", ("thanked", 4)) == waits


def test_three_applications_without_an_interview_rest_for_half_a_year(build, ago, as_of):
    """The third silence at one firm ends the asking, also where there is a name."""
    again = [
        job(ago, events=[("applied", days)], contact_name="Ana Silva", role=f"Role {days}")
        for days in (60, 80, 90)
    ]
    (company,) = rank(build(*again), as_of=as_of).companies

    assert (company.segment, company.rule) == (Segment.LET_GO, "repeat_applicant")
    assert company.why == "3 applications there and no interview: rest until 20 Mar 2027."


def test_an_interview_at_one_of_three_is_worth_a_message(build, ago, as_of):
    """Repeated applications count against nobody whom they have met."""
    jobs = [job(ago, events=[("applied", days)], role=f"Role {days}") for days in (100, 120)]
    met = job(ago, stage=2, events=[("applied", 40), ("interview", 20)])
    (company,) = rank(build(*jobs, met), as_of=as_of).companies

    assert (company.segment, company.action) == (Segment.ACT, Action.NUDGE)


def test_a_row_that_a_later_one_closes_does_not_decide(build, ago, as_of):
    """A log of one application in two rows: open after the final round, then withdrawn."""
    first = job(ago, stage=2, events=[("applied", 20), ("interview", 15)])
    then = job(ago, stage=2, outcome="withdrawn", events=[("applied", 12), ("withdrawn", 3)])
    (company,) = rank(build(first, then), as_of=as_of).companies

    assert (company.action, company.rule) == (Action.THANK, "thank_after_no")


def test_an_opening_that_was_seen_is_a_reason_to_apply_again(build, ago, as_of):
    """A no to the CV stays closed until the person sees a job there."""
    closed = build(job(ago, outcome="rejected", events=[("applied", 90), ("rejected", 60)]))
    seen = Decisions(openings=(SeenOpening("acme", ago(2), "Analyst"),))
    (company,) = rank(closed, as_of=as_of, decisions=seen).companies

    assert (company.segment, company.action) == (Segment.ACT, Action.REAPPLY)


@pytest.mark.parametrize(("since", "segment"), [(250, "watch"), (280, "act"), (500, "let_go")])
def test_programmes_for_students_wait_for_their_season(build, ago, since, segment):
    """They met in an interview; such programmes open in the middle of August, once a year."""
    ended = date(2026, 8, 20) - timedelta(days=since)
    tracker = build({"company": "Acme", "role": "Summer internship", "stage": 2,
                     "outcome": "rejected", "events": [("applied", ended - timedelta(days=30)),
                     ("rejected", ended)]})  # fmt: skip
    day = date(2026, 6, 1) if segment == "watch" else date(2026, 8, 20)
    (company,) = rank(tracker, as_of=day).companies

    assert (company.segment, company.rule) == (
        segment, "met_long_ago" if segment == "let_go" else "next_season",
    )  # fmt: skip


def test_a_day_that_the_file_does_not_name_is_not_told(build, ago, as_of):
    """The rule assumes a day, and the sentence says that the file has none."""
    tracker = build(job(ago, stage=2, events=[("applied", 30), ("interview", None)]))
    (company,) = rank(tracker, as_of=as_of).companies

    assert company.why == (
        "You last spoke or heard from them on a day that your file does not name: ask for news."
    )
    assert not any(term.label.startswith("Last contact") for term in company.reasons)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("rejected", "They met you and they said no 5 days ago"),
        ("closed", "They met you and the role was closed 5 days ago"),
        ("withdrawn", "They met you and you withdrew 5 days ago"),
        ("offer", "They met you and you declined their offer 5 days ago"),
    ],
)
def test_the_reason_says_who_ended_it(build, ago, as_of, outcome, said):
    """“It ended” would hide that the person stepped back."""
    ending = {"offer": "declined"}.get(outcome, outcome)
    answer = "declined" if outcome == "offer" else ""
    events = [("applied", 30), ("interview", 12), (ending, 5)]
    tracker = build(job(ago, stage=2, outcome=outcome, offer_answer=answer, events=events))
    (company,) = rank(tracker, as_of=as_of).companies

    assert company.why == f"{said}: thank them, and stay in touch."


def test_reasons_are_sentences_without_a_day():
    """“The last news (no date)” is none; brackets stand only where the sentence has its own."""
    case = defaultdict(lambda: 0.0, contact_undated=True)
    for rule in RULES:
        case[rule.since.replace("days_since_", "") + "_undated"] = True
        said = why(rule, case, plan="", as_of=date(2026, 11, 20))
        assert ("no date in your file" in said) == (
            "({ago})" in rule.why or "(no date in your file)" in rule.why
        )


def test_a_missing_day_is_said_in_one_pair_of_brackets(as_of):
    """Where the sentence has brackets of its own."""
    rule = next(each for each in RULES if each.name.startswith("kept_on_file"))
    case = defaultdict(lambda: float("nan"), end_undated=True, contact_undated=False)

    assert why(rule, case, plan="", as_of=as_of) == (
        "They keep your application (no date in your file): ask whether something has opened."
    )


@pytest.mark.parametrize(("names", "segment"), [(25, "running"), (10, "act")])
def test_names_beside_every_application_were_looked_up(build, ago, as_of, names, segment):
    """Nobody of them knows the person, so after a month nobody is asked; unless they answered."""
    rows = [
        {
            "company": f"Firm {number}",
            "events": [("applied", ago(40))],
            "contact_name": "Ana Silva" if number < names else "",
        }
        for number in range(30)
    ]
    rows[0]["events"].append(("replied", ago(35)))
    ranking = rank(build(*rows), as_of=as_of)

    assert (ranking.entry("firm 0").segment, ranking.entry("firm 1").segment) == ("act", segment)


def test_an_offer_in_hand_is_a_reason_to_ask_early(build, ago, as_of):
    """Three days after a conversation instead of seven; one of four months ago is none."""
    offer = {"company": "Birch", "stage": 4, "outcome": "offer",
             "events": [("applied", ago(40)), ("offer", ago(2))]}  # fmt: skip
    other = job(ago, stage=2, events=[("applied", 20), ("interview", 4)])

    held = rank(build(offer, other), as_of=as_of).entry("acme")
    assert held.rule == "ask_with_an_offer"
    assert "another offer" in held.draft.body
    lapsed = {**offer, "events": [("applied", ago(160)), ("offer", ago(121))]}
    asked = rank(build(lapsed, job(ago, stage=2, events=[("applied", 20), ("interview", 9)])),
                 as_of=as_of).entry("acme")  # fmt: skip
    assert asked.rule == "ask_after_interview"
    assert "another offer" not in asked.draft.body
    assert rank(build(other), as_of=as_of).entry("acme").segment == "running"

    tracker = build(offer, other)
    plan = {"application": 1, "company_key": "acme", "kind": "decision",
            "day": pd.Timestamp(as_of) + timedelta(days=9), "text": "decide by then"}  # fmt: skip
    promised = replace(tracker, plans=cast_to_schema(pd.DataFrame([plan]), PLANS))
    assert rank(promised, as_of=as_of).entry("acme").rule == "ask_with_an_offer"
    ahead = job(ago, stage=2, events=[("applied", 20), ("interview", 4), ("final", -3)])
    assert rank(build(offer, ahead), as_of=as_of).entry("acme").rule == "appointment"


class TestOfferAccepted:
    """A job accepted turns the list into withdrawals and thanks where a human is waiting."""

    @pytest.fixture
    def others(self, build, ago, as_of):
        """Everything else, once an offer of Birch was accepted five days ago."""
        hired = {"company": "Birch", "stage": 4, "outcome": "offer", "offer_answer": "accepted",
                 "events": [("applied", ago(40)), ("accepted", ago(5))]}  # fmt: skip

        def found(**given):
            ranking = rank(build(hired, job(ago, **given)), as_of=as_of)
            assert ranking.search.accepted == "Birch"
            company = ranking.entry("acme")
            assert isinstance(company, Recommendation)
            return company.segment.value, company.action.value

        return found

    def test_somebody_is_waiting(self, others):
        """An interview two weeks ago: withdraw."""
        given = {"stage": 2, "events": [("applied", 30), ("interview", 14)]}
        assert others(**given) == ("act", "withdraw")

    def test_another_offer_is_open(self, others):
        """It is declined."""
        given = {"stage": 4, "outcome": "offer", "events": [("applied", 30), ("offer", 6)]}
        assert others(**given) == ("act", "withdraw")

    def test_nobody_is_waiting(self, others):
        """A cold application, and one that ended."""
        assert others(events=[("applied", 20)]) == ("let_go", "none")
        assert others(outcome="rejected", events=[("applied", 20)]) == ("let_go", "none")

    def test_an_offer_accepted_for_a_day_to_come_is_accepted(self, build, ago, as_of):
        """Whoever starts next week has not refused the company."""
        hired = {"company": "Acme", "stage": 4, "outcome": "offer", "offer_answer": "accepted",
                 "events": [("applied", ago(80)), ("interview", ago(30)), ("offer", ago(10)),
                            ("accepted", ago(-11))]}  # fmt: skip
        ranking = rank(build(hired), as_of=as_of)

        assert (ranking.search.accepted, ranking.entry("acme").rule) == ("Acme", "hired")
        assert "no date" not in " ".join(ranking.notes)

    def test_an_offer_that_lapsed_needs_no_answer(self, others):
        """Nor one that was taken back."""
        old = [("applied", 700), ("offer", 640)]
        assert others(stage=4, outcome="offer", events=old) == ("let_go", "none")
        assert others(stage=4, outcome="offer", signals=["offer_rescinded"],
                      events=[("applied", 30), ("offer", 6)]) == ("let_go", "none")  # fmt: skip

    def test_nobody_of_the_company_that_hires_is_turned_away(self, build, ago, as_of):
        """Another role there was open, another offer of theirs, another interview ended."""
        hired = {"company": "Acme", "stage": 4, "outcome": "offer", "offer_answer": "accepted",
                 "events": [("applied", ago(40)), ("accepted", ago(5))]}  # fmt: skip
        for given in (
            {"stage": 2, "events": [("applied", 30), ("interview", 14)]},
            {"stage": 4, "outcome": "offer", "events": [("applied", 30), ("offer", 6)]},
            {"stage": 2, "outcome": "rejected",
             "events": [("applied", 50), ("interview", 30), ("rejected", 21)]},
        ):  # fmt: skip
            (company,) = rank(build(hired, job(ago, **given)), as_of=as_of).companies
            assert (company.segment, company.rule) == ("running", "hired")

    def test_who_recommended_the_person_there_is_told(self, build, ago, as_of):
        """In a letter of its own."""
        hired = {"company": "Acme", "channel": "referral", "stage": 4, "outcome": "offer",
                 "offer_answer": "accepted",
                 "events": [("applied", ago(40)), ("accepted", ago(5))]}  # fmt: skip
        (company,) = rank(build(hired), as_of=as_of).companies

        assert company.rule == "tell_the_referrer"
        assert "It worked out, and I've accepted the offer." in company.draft.body

    def test_they_met(self, others):
        """A no after an interview three weeks ago: thanks, no question."""
        given = {"stage": 2, "outcome": "rejected",
                 "events": [("applied", 50), ("interview", 30), ("rejected", 21)]}  # fmt: skip
        assert others(**given) == ("act", "thank")


def test_a_search_that_went_on_is_not_over(build, ago, as_of):
    """Three applications more than a month after accepting belong to another search."""
    hired = {"company": "Birch", "stage": 4, "outcome": "offer", "offer_answer": "accepted",
             "events": [("applied", ago(400)), ("accepted", ago(350))]}  # fmt: skip
    later = [
        {"company": name, "events": [("applied", ago(20))]} for name in ("Cedar", "Elm", "Fir")
    ]
    assert not rank(build(hired, *later), as_of=as_of).search.accepted
    # One is enough half a year later.
    assert not rank(build(hired, later[0]), as_of=as_of).search.accepted
    lately = {**hired, "events": [("applied", ago(200)), ("accepted", ago(150))]}
    assert rank(build(lately, later[0]), as_of=as_of).search.accepted


def test_an_offer_accepted_on_no_day_was_accepted_within_four_months(build, ago, as_of):
    """Three applications a month later than that belong to another search; the list says so."""

    def search(days):
        hired = {"company": "Birch", "stage": 4, "outcome": "offer", "offer_answer": "accepted",
                 "events": [("applied", ago(days)), ("accepted", None)]}  # fmt: skip
        names = ("Cedar", "Elm", "Fir")
        later = [{"company": name, "events": [("applied", ago(5))]} for name in names]
        return rank(build(hired, *later), as_of=as_of)

    assert [search(days).search.accepted for days in (154, 156)] == ["Birch", ""]
    assert "Your file has no date for it" in " ".join(search(100).notes)
    assert "accepted" not in " ".join(search(200).notes)


def test_a_message_without_a_day_is_for_the_next_fortnight(build, ago, as_of):
    """So that it has a place in the calendar and in the week."""
    (company,) = rank(
        build(job(ago, stage=3, outcome="rejected", events=[("rejected", None)])), as_of=as_of
    ).companies

    assert (company.window.start, company.window.end) == (as_of, as_of + timedelta(days=13))


@pytest.mark.parametrize(
    ("companies", "written_to"), [(12, 8), (20, 9), (40, 11), (59, 8), (70, 7)]
)
def test_a_short_list_has_room_for_nearly_half_and_a_long_one_for_one_in_ten(
    build, ago, as_of, companies, written_to
):
    """Of twelve that could be written to, the ones with the most points stay."""
    rows = [
        {
            "company": f"Firm {number}",
            "events": [("applied", ago(20 + number % 12))],
            "contact_name": "Ana Silva" if number < 12 else "",
        }
        for number in range(companies)
    ]
    ranking = rank(build(*rows), as_of=as_of)
    acts = [each for each in ranking.companies if each.segment == Segment.ACT]
    cut = [each for each in ranking.companies if each.why.startswith("Other companies")]

    assert (len(acts), len(cut)) == (written_to, 12 - written_to)
    assert min(each.score for each in acts) >= max((each.score for each in cut), default=0)


def test_of_many_processes_the_ones_that_come_first_are_asked_about(build, ago):
    """Eight interviews of 70 companies: seven are written to, and one stays in process."""
    rows = [
        {
            "company": f"Firm {number}",
            "stage": 2 if number < 8 else 0,
            "events": [("applied", ago(60))] + [("interview", ago(10 + number))] * (number < 8),
        }
        for number in range(70)
    ]
    ranking = rank(build(*rows), as_of=date(2026, 11, 23))

    acts = [each for each in ranking.companies if each.segment == Segment.ACT]
    (cut,) = [each for each in ranking.companies if each.why.startswith("Other companies come")]

    assert len(acts) == 7
    assert cut.score <= min(each.score for each in acts)
    assert (cut.segment, cut.action, cut.window.end, cut.draft) == (
        Segment.RUNNING, Action.NONE, None, None,
    )  # fmt: skip
    row = ranking.steps().set_index("company").loc[cut.company]
    assert (row["action"], row["tier"]) == ("none", 3)
    assert row[["window_from", "window_to"]].isna().all()


def test_what_a_week_began_with_stays_while_it_lasts(build, ago, as_of):
    """Of 70 companies one more interview a day falls due; none takes the place of another."""
    talked = [[("interview", ago(11 - number))] if number < 12 else [] for number in range(70)]
    rows = [
        {
            "company": f"Firm {number}",
            "stage": 2 if talks else 0,
            "events": [("applied", ago(60)), *talks],
        }
        for number, talks in enumerate(talked)
    ]
    tracker = build(*rows)

    def written_to(day):
        steps = rank(tracker, as_of=day).steps()
        return set(steps.loc[steps["segment"] == Segment.ACT, "company"])

    monday = date(2026, 11, 23)
    days = [written_to(monday + timedelta(days=ahead)) for ahead in range(7)]
    assert len(days[0]) == 7
    assert all(day == days[0] for day in days)


@pytest.mark.parametrize(
    "plan",
    [
        {"kind": "next_action", "day": "2026-11-20", "text": "call them"},
        {"kind": "decision", "day": "2026-11-16", "text": "decide by 16 November"},
    ],
)
def test_a_day_that_somebody_named_gives_way_to_nobody(build, ago, as_of, plan):
    """Of 61 companies seven other processes are due, and there is room for six."""
    talks = [("applied", ago(60)), ("interview", ago(10))]
    rows = [
        {
            "company": f"Firm {number}",
            "stage": 2 if 1 <= number <= 7 else 0,
            "events": talks if 1 <= number <= 7 else [("applied", ago(50))],
        }
        for number in range(61)
    ]
    tracker = build(*rows)
    planned = replace(
        tracker,
        plans=cast_to_schema(pd.DataFrame([{"application": 0, **plan}]), PLANS),
    )
    ranking = rank(planned, as_of=as_of)
    acts = [each.company for each in ranking.companies if each.segment == Segment.ACT]

    assert ("Firm 0" in acts, len(acts)) == (True, 6)


@pytest.mark.parametrize(
    "owed",
    [
        {"stage": 4, "outcome": "offer", "events": [("applied", 60), ("offer", 3)]},
        {"channel": "referral", "events": [("applied", 21)]},
        {"channel": "agency", "outcome": "rejected",
         "events": [("applied", 50), ("rejected", 30)]},
    ],
    ids=["offer", "referrer", "agency"],
)  # fmt: skip
def test_what_is_owed_and_what_is_asked_of_others_gives_way_to_nobody(build, ago, as_of, owed):
    """Of 61 companies seven others have somebody to ask, and there is room for six."""
    talks = {"contact_name": "Ana Silva", "events": [("applied", ago(20))]}
    cold = {"events": [("applied", ago(50))]}
    rows = [
        {"company": f"Firm {number}", **(talks if number <= 7 else cold)} for number in range(1, 61)
    ]
    steps = rank(build(job(ago, **owed), *rows), as_of=as_of).steps()
    acts = steps.loc[steps["segment"] == Segment.ACT, "company"].tolist()

    assert ("Acme" in acts, len(acts)) == (True, 6)


def test_once_hired_the_list_has_room_for_everybody_who_waits(build, ago, as_of):
    """Nine of 61 companies are told, though a tenth would be six."""
    hired = job(ago, stage=4, outcome="offer", offer_answer="accepted",
                events=[("applied", 40), ("accepted", 5)])  # fmt: skip
    talks = {"stage": 2, "events": [("applied", ago(30)), ("interview", ago(14))]}
    cold = {"events": [("applied", ago(50))]}
    rows = [
        {"company": f"Firm {number}", **(talks if number <= 9 else cold)} for number in range(1, 61)
    ]
    steps = rank(build(hired, *rows), as_of=as_of).steps()

    assert (steps["segment"] == Segment.ACT).sum() == 9


def test_a_plan_is_not_weighed_against_an_application(build, ago, as_of):
    """The person planned to write after a cold rejection that brings less than applying does."""
    tracker = build(job(ago, outcome="rejected", events=[("applied", 400), ("rejected", 380)]))
    planned = replace(
        tracker,
        plans=cast_to_schema(
            pd.DataFrame([{"application": 0, "kind": "next_action",
                           "day": as_of, "text": "write again"}]), PLANS),
    )  # fmt: skip
    decisions = Decisions(message_minutes=60, application_minutes=5)
    company = rank(planned, as_of=as_of, decisions=decisions).entry("acme")

    assert (company.segment, company.rule) == (Segment.ACT, "own_plan_after_end")


@pytest.mark.parametrize(
    ("outcome", "day", "segment", "start"),
    [("open", -30, "watch", -30), ("closed", -30, "watch", -30), ("open", 3, "act", 3)],
)
def test_a_role_on_hold_until_a_day_is_asked_about_then(  # noqa: PLR0917 - the cases
    build, ago, as_of, outcome, day, segment, start
):
    """Neither before it, nor at the days that a role on hold is asked about otherwise."""
    given = {"stage": 2, "outcome": outcome, "signals": ["role_on_hold"]}
    tracker = build(job(ago, **given, events=[("applied", 120), ("interview", 100)]))
    plan = {"application": 0, "kind": "reapply", "day": pd.Timestamp(ago(day))}
    held = replace(tracker, plans=cast_to_schema(pd.DataFrame([plan]), PLANS))
    (company,) = rank(held, as_of=as_of).companies

    assert (company.rule, company.segment.value) == ("on_hold_until", segment)
    assert company.window.start == ago(start)


def test_a_long_shot_has_no_step(build, turned_down, as_of):
    """A message that brings less than an application in its time: no day, and no draft."""
    tracker = build(turned_down("Acme", 20, contact_name=""))
    decisions = Decisions(message_minutes=60, application_minutes=5)
    company = rank(tracker, as_of=as_of, decisions=decisions).entry("acme")

    assert (company.segment, company.action) == (Segment.LET_GO, Action.NONE)
    assert (company.window.end, company.draft, company.asks_feedback) == (None, None, False)


def test_every_rule_has_a_name_of_its_own_a_reason_and_a_source():
    """The table is what the method view shows."""
    names = [rule.name for rule in RULES]

    assert len(names) == len(set(names))
    assert [rule.name for rule in RULES if not (rule.why and rule.source)] == []


def test_every_process_of_a_short_list_is_asked_about(build, ago):
    """Somebody there has spoken to the person, so none of twelve gives way to the others."""
    rows = [
        {
            "company": f"Firm {number}",
            "stage": 2,
            "events": [("applied", ago(60)), ("interview", ago(10 + number))],
        }
        for number in range(12)
    ]
    ranking = rank(build(*rows), as_of=date(2026, 11, 23))

    assert {each.segment for each in ranking.companies} == {Segment.ACT}
