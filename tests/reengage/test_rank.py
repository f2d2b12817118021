"""The list as a whole: its order, its people, its JSON, and what weights may change."""

import json
from dataclasses import replace
from datetime import timedelta

import pandas as pd
import pytest

from ajar.measure.applications import application_table
from ajar.measure.applications.waiting_threshold import WaitingThresholds
from ajar.model.columns import CONNECTIONS, CONTACTS, LEDGER
from ajar.model.decisions import Decisions
from ajar.model.tracker import cast_to_schema
from ajar.reengage import Action, Segment, Situation, rank, ranking_as_json, reweigh
from ajar.reengage.snapshots.application_state import ApplicationState

KEYS = {
    "company", "rank", "segment", "action", "window", "likelihood", "score", "reasons",
    "interest", "contact", "roles", "last_contact", "draft", "why", "rule", "source",
    "together", "warnings",
}  # fmt: skip


@pytest.fixture
def tracker(build, turned_down, ago):
    """One company of each segment, and one without a name."""
    offer = {"company": "Offered", "stage": 4, "outcome": "offer",
             "events": [("applied", ago(40)), ("offer", ago(2))]}  # fmt: skip
    fresh = {"company": "Fresh", "events": [("applied", ago(3))]}
    cold = {"company": "Cold", "events": [("applied", ago(300))]}
    nameless = {"company": "", "events": [("applied", ago(30))]}
    return build(cold, fresh, turned_down("Later", 60), turned_down("Now", 2), offer, nameless)


def test_a_letter_speaks_of_the_last_conversation(build, ago, as_of):
    """Neither of the first nor of a test since."""
    events = [("applied", ago(80)), ("screen", ago(70)), ("interview", ago(50)),
              ("interview", ago(12)), ("test", ago(11))]  # fmt: skip
    tracker = build({"company": "Acme", "stage": 2, "events": events})
    (company,) = rank(tracker, as_of=as_of + timedelta(days=20)).companies

    assert "in November" in company.draft.body


def test_the_order_is_owed_then_worth_a_message_then_the_rest(tracker, as_of):
    """Whatever the order of the rows."""
    ranking = rank(tracker, as_of=as_of)
    order = [each.company for each in ranking.companies]

    assert order == ["Offered", "Now", "Fresh", "Later", "Cold"]
    assert [each.segment for each in ranking.companies] == [
        "act", "act", "running", "watch", "let_go",
    ]  # fmt: skip
    assert [each.why for each in ranking.excluded] == ["No company name"]


def test_the_json_has_the_keys_that_scripts_read(tracker, as_of):
    """Days in ISO, words with underscores, and the terms of every score sum to it."""
    told = json.loads(json.dumps(ranking_as_json(rank(tracker, as_of=as_of))))

    assert set(told) == {"as_of", "doors", "excluded"}
    assert all(set(each) == KEYS for each in told["doors"])
    assert all(
        sum(term["points"] for term in each["reasons"]) == each["score"] for each in told["doors"]
    )
    assert set(told["doors"][0]["contact"]) == {"name", "address", "relation"}
    assert set(told["doors"][0]["window"]) == {"from", "to", "state"}
    assert told["excluded"] == [
        {
            "company": "1 application without a named company",
            "why": "No company name",
            "until": None,
        }
    ]


def test_other_weights_give_what_ranking_with_them_gives(tracker, as_of):
    """Without looking at the tracker again."""
    weights = {"stage_interview": 0.2, "contact_named": 1.4}
    changed = reweigh(rank(tracker, as_of=as_of), weights)
    asked = rank(tracker, as_of=as_of, decisions=Decisions(weights=weights))

    pd.testing.assert_frame_equal(changed.frame(), asked.frame())


def test_an_entry_that_was_just_made_is_not_made_again(tracker, as_of):
    """A page asks for the same companies on every run."""
    ranking = rank(tracker, as_of=as_of)
    first = ranking.frame()["company_key"].iloc[0]

    assert ranking.entry(first) is ranking.entry(first)


def test_no_weight_changes_what_is_to_be_done(tracker, as_of):
    """Weights order; rules decide: other scores, and the same rules, segments, steps and days."""
    plain = rank(tracker, as_of=as_of)
    other = reweigh(plain, dict.fromkeys(plain.weights.names, 0.0))
    columns = ["rule", "segment", "action", "window_from", "window_to"]
    before, after = (each.steps().set_index("company") for each in (plain, other))

    assert not before["score"].equals(after["score"].reindex(before.index))
    pd.testing.assert_frame_equal(before[columns], after[columns].reindex(before.index))


def test_a_connection_is_asked_for_an_introduction(build, ago, as_of):
    """Somebody known there, a fresh application, and nobody else to ask."""
    people = cast_to_schema(
        pd.DataFrame({"name": ["Ana Silva"], "company": ["Acme"], "company_key": ["acme"]}),
        CONNECTIONS,
    )
    job = {"company": "Acme", "role": "Analyst", "events": [("applied", ago(5))]}
    (company,) = rank(build(job), as_of=as_of, connections=people).companies

    assert (company.segment, company.action) == (Segment.ACT, Action.NUDGE)
    assert (company.contact.name, company.contact.relation) == ("Ana Silva", "connection")
    assert (company.situation, company.connections) == (Situation.INTRODUCTION, ("Ana Silva",))


def test_one_message_covers_all_companies_of_a_referrer(build, ago, as_of):
    """Jo put in a word at two of them: the second is covered by the first."""
    jobs = [
        {"company": name, "channel": "referral", "contact_name": "Jo Park",
         "contact_address": "jo@example.org", "events": [("applied", ago(20 + at))]}
        for at, name in enumerate(("Acme", "Birch"))
    ]  # fmt: skip
    first, second = rank(build(*jobs), as_of=as_of).companies

    assert (first.together, first.covered_by) == ((second.company,), "")
    assert (second.together, second.covered_by) == ((), first.company)


def test_a_referrer_is_not_written_to_as_the_employer(build, ago, as_of):
    """Somebody who put in a word is thanked and told; they have no application to give up."""
    hired = {"company": "Birch", "stage": 4, "outcome": "offer", "offer_answer": "accepted",
             "events": [("applied", ago(40)), ("offer", ago(5))]}  # fmt: skip
    referred = {"company": "Acme", "channel": "referral",
                "events": [("applied", ago(20))]}  # fmt: skip
    jo = pd.DataFrame([{"application": 1, "company_key": "acme", "name": "Jo Park",
                        "relation": "referrer"}])  # fmt: skip
    tracker = replace(build(hired, referred), contacts=cast_to_schema(jo, CONTACTS))
    company = rank(tracker, as_of=as_of).entry("acme")

    assert (company.action, company.contact.name) == (Action.THANK, "Jo Park")
    assert "Thank you for recommending me to Acme" in company.draft.body
    assert "considering me" not in company.draft.body


@pytest.mark.parametrize(
    ("note", "asks"),
    [
        ("Answer due by the end of the month.", False),
        ("They need my decision before Friday", False),
        ("Antwort bis 27. November", False),
        ("Réponse attendue avant lundi", False),
        ("Respuesta antes del viernes", False),
        ("Salary as discussed, I replied on Monday", True),
        ("", True),
    ],
)
def test_a_day_that_an_offer_names_is_not_asked_for(build, ago, as_of, note, asks):
    """Where the notes have it, the letter promises an answer by then."""
    offer = {"company": "Acme", "role": "Analyst", "stage": 4, "outcome": "offer", "notes": note,
             "events": [("applied", ago(40)), ("offer", ago(2))]}  # fmt: skip
    (company,) = rank(build(offer), as_of=as_of).companies

    assert ("By when do you need" in company.draft.body) == asks
    assert ("by the day you named" in company.draft.body) != asks


def test_who_wrote_unasked_applied_for_nothing(build, ago, as_of):
    """The letter speaks of what was written, and of no role that is no longer open."""
    cold = {"company": "Acme", "role": "Sales approach", "channel": "networking",
            "contact_name": "Ines Berg", "events": [("applied", ago(12))]}  # fmt: skip
    closed = {**cold, "company": "Birch", "stage": 1, "outcome": "closed",
              "events": [("applied", ago(30)), ("closed", ago(4))]}  # fmt: skip
    ranking = rank(build(cold, closed), as_of=as_of)
    letters = " ".join(ranking.entry(key).draft.body for key in ("acme", "birch"))

    assert "I wrote to you on" in letters
    assert not [said for said in ("applied", "approach", "no longer open") if said in letters]


@pytest.mark.parametrize(("said_silent", "warned"), [(False, True), (True, False)])
def test_an_application_sent_lately_is_to_be_mentioned(
    build, turned_down, ago, said_silent, warned
):
    """Even where most employers of this search answer sooner; not where the file gave it up."""
    again = {"company": "Aster", "role": "Clerk", "said_silent": said_silent,
             "events": [("applied", ago(24))]}  # fmt: skip
    tracker = build(turned_down("Aster", 90), again)
    with pytest.MonkeyPatch.context() as sooner:
        limits = WaitingThresholds(applied=14, low=12.0, high=16.0)
        sooner.setattr(application_table, "thresholds", lambda *_: limits)
        ranking = rank(tracker, as_of=ago(0))

    assert ApplicationState.SILENT in ranking.inputs.snapshot_inputs.states.state
    told = "Another application there is still open (Clerk): mention it."
    assert (told in ranking.entry("aster").warnings) == warned


def test_an_offer_in_hand_is_a_reason_to_ask(build, ago, as_of):
    """At others that are still deciding."""
    offer = {"company": "Birch", "stage": 4, "outcome": "offer",
             "events": [("applied", ago(40)), ("offer", ago(2))]}  # fmt: skip
    open_ = {"company": "Acme", "stage": 2, "events": [("applied", ago(40)), ("interview", ago(9))]}
    ranking = rank(build(offer, open_), as_of=as_of)

    assert ranking.entry("acme").why.startswith("You have an offer in hand")


def test_a_search_without_an_entry_for_two_months_is_asked_about(build, turned_down, as_of):
    """59 days are a quiet time."""
    assert rank(build(turned_down("Aster", 61)), as_of=as_of).search.stale
    assert not rank(build(turned_down("Aster", 60)), as_of=as_of).search.stale


def test_names_are_missed_only_where_somebody_is_to_be_written_to(build, ago, as_of):
    """A list of long shots needs none."""
    interviewed = {"company": "Acme", "stage": 2,
                   "events": [("applied", ago(40)), ("interview", ago(9))]}  # fmt: skip
    cold = {"company": "Acme", "events": [("applied", ago(300))]}

    def notes(*rows):
        return " ".join(rank(build(*rows), as_of=as_of).notes)

    assert "No contact names" in notes(interviewed)
    assert "No contact names" not in notes(cold)
    assert "No contact names" not in notes({**interviewed, "contact_name": "Ines Berg"})


def test_an_empty_tracker_is_an_empty_list(build, as_of):
    """Nothing to rank, and a sentence that says so."""
    from ajar.model.tracker import Tracker

    ranking = rank(Tracker.build(pd.DataFrame(), pd.DataFrame()), as_of=as_of)

    assert (len(ranking.companies), len(ranking.excluded)) == (0, 0)
    assert ranking.notes == ("There are no applications yet.",)
    assert ranking.weekly_plan.companies == ()


def test_a_language_without_drafts_is_said(build, turned_down, as_of):
    """A Chinese tracker gets English drafts, and the page can say so; an Austrian gets German."""
    ranking = rank(build(turned_down("Aster", 3)), as_of=as_of)

    found = [ranking.written_in(code) for code in ("ja", "de-AT", "en-US")]
    assert [each.language for each in found] == ["en", "de", "en-US"]
    assert [each.lacks_language for each in found] == [True, False, False]


def test_a_persons_own_company_is_not_told_that_they_put_somebody_forward(build, ago, as_of):
    """It came through an agency, and the address is one of the employer."""
    at_aster = {"company": "Aster Vale", "company_key": "astervale", "channel": "agency",
                "contact_name": "Ana Silva", "events": [("applied", ago(20))]}  # fmt: skip
    own = build({**at_aster, "contact_address": "ana@aster.example.com"})
    agency = build({**at_aster, "contact_address": "ana@birch.example.com"})
    written = [rank(each, as_of=as_of).companies[0].draft.body for each in (own, agency)]

    assert "put me forward" not in written[0]
    assert "You put me forward" in written[1]


def test_other_roles_of_the_agency_are_not_asked_for_at_the_employer(build, ago, as_of):
    """Nobody of the agency is named, so the letter names nobody."""
    job = {"company": "Aster", "channel": "agency", "outcome": "rejected",
           "contact_name": "Ana Silva", "contact_address": "ana@aster.example.com",
           "events": [("applied", ago(50)), ("rejected", ago(20))]}  # fmt: skip
    (company,) = rank(build(job), as_of=as_of).companies

    assert (company.rule, company.contact.name) == ("agency_14", "")
    assert "Write to the agency; your file names nobody there." in company.warnings


def test_an_agency_without_a_name_is_somebody_to_ask(build, ago, as_of):
    """The reason claims no name, and the hint says whom to write to."""
    job = {"company": "Aster", "channel": "agency", "events": [("applied", ago(70))]}
    (company,) = rank(build(job), as_of=as_of).companies

    assert company.why == (
        "Sent 10 weeks ago through an agency without an answer: ask once, for this role or the "
        "next."
    )
    assert company.warnings[0] == "Write to the agency; your file names nobody there."


def test_an_own_later_application_is_no_opening_that_was_seen(build, ago, as_of):
    """They know that the person knows: the letter asks for the role that was put on hold."""
    held = {
        "company": "Aster",
        "role": "Analyst",
        "stage": 1,
        "outcome": "closed",
        "signals": ["role_on_hold"],
        "events": [("applied", ago(100)), ("screen", ago(90)), ("closed", ago(85))],
    }
    again = {"company": "Aster", "role": "Planner", "events": [("applied", ago(20))]}  # fmt: skip
    (company,) = rank(build(held, again), as_of=as_of).companies

    assert company.situation == Situation.ROLE_FROZEN
    assert "is hiring again" not in company.draft.body


def test_thanks_for_a_conversation_do_not_go_to_the_referrer(build, ago, as_of):
    """They were not there: the letter is to those who were, whoever that is."""
    job = {"company": "Aster", "stage": 2,
           "events": [("applied", ago(20)), ("interview", ago(1))]}  # fmt: skip
    jo = pd.DataFrame([{"application": 0, "company_key": "aster", "name": "Jo Park",
                        "relation": "referrer"}])  # fmt: skip
    tracker = replace(build(job), contacts=cast_to_schema(jo, CONTACTS))
    (company,) = rank(tracker, as_of=as_of).companies

    assert (company.rule, company.contact.name) == ("thank_interviewer", "")
    assert "Thank you for the conversation" in company.draft.body


def test_of_processes_that_are_due_more_rounds_come_first(build, ago, as_of):
    """Closeness beats freshness, by the two readings of real trackers."""
    close = {"company": "Aster", "stage": 2,
             "events": [("applied", ago(60)), ("interview", ago(44)), ("interview", ago(38)),
                        ("screen", ago(38))]}  # fmt: skip
    fresh = {"company": "Birch", "stage": 2, "contact_name": "Ana Silva", "channel": "referral",
             "events": [("applied", ago(20)), ("interview", ago(8))]}  # fmt: skip
    ranking = rank(build(fresh, close), as_of=as_of)

    assert [each.company for each in ranking.companies] == ["Aster", "Birch"]


def test_the_letter_names_another_application_that_is_running(build, turned_down, ago, as_of):
    """Nobody who applied there four weeks ago asks whether there is something similar."""
    again = {"company": "Aster", "role": "BI analyst", "outcome": "open",
             "events": [("applied", ago(28))]}  # fmt: skip
    ranking = rank(build(turned_down("Aster", 90), again), as_of=as_of)
    (company,) = ranking.companies

    assert company.action == Action.CHECK_IN
    assert "I've since applied for the BI analyst role, too" in company.draft.body
    assert "similar" not in company.draft.body


def test_whoever_keeps_the_person_in_mind_is_thanked(build, turned_down, as_of):
    """The file says so of the company."""
    tracker = build(turned_down("Aster", 90, signals=["kept_on_file"]))
    (company,) = rank(tracker, as_of=as_of).companies

    assert "for keeping me in mind" in company.draft.body


def test_people_who_never_answered_come_after_those_who_did(build, ago, as_of):
    """A cold message is worth least, however good the way in was."""
    cold = {"company": "Aster", "contact_name": "Ana Silva", "channel": "careers_page",
            "events": [("applied", ago(12))]}  # fmt: skip
    known = {"company": "Birch", "stage": 1, "outcome": "rejected", "reason": "skills",
             "events": [("applied", ago(50)), ("screen", ago(40)),
                        ("rejected", ago(29))]}  # fmt: skip
    answered = {**cold, "company": "Cedar", "events": [*cold["events"], ("replied", ago(8))]}
    ranking = rank(build(cold, known, answered), as_of=as_of)

    assert [each.segment for each in ranking.companies] == ["act", "act", "act"]
    assert ranking.companies[2].company == "Aster"
    score = {each.company: each.score for each in ranking.companies}
    assert score["Aster"] > score["Birch"]


def test_whoever_met_the_person_comes_before_those_who_only_answered(build, ago, as_of):
    """
    Closeness beats freshness: an interview weighs more than a named contact without one.

    As two independent readings of real trackers order them.
    """
    met = {"company": "Birch", "stage": 2, "outcome": "rejected", "reason": "skills",
           "events": [("applied", ago(70)), ("interview", ago(60)), ("interview", ago(50)),
                      ("rejected", ago(40))]}  # fmt: skip
    answered = {"company": "Aster", "contact_name": "Ana Silva", "channel": "networking",
                "stage": 1, "outcome": "closed", "reason": "role_gone",
                "signals": ["kept_on_file"],
                "events": [("applied", ago(9)), ("closed", ago(5))]}  # fmt: skip
    ranking = rank(build(answered, met), as_of=as_of)

    assert [each.segment for each in ranking.companies] == ["act", "act"]
    assert [each.company for each in ranking.companies] == ["Birch", "Aster"]


def test_of_open_applications_one_with_a_day_decides(build, ago, as_of):
    """Of the other it is not known when it was sent."""
    dated = {"company": "Aster", "role": "Analyst", "events": [("applied", ago(9))]}
    undated = {"company": "Aster", "role": "Planner"}
    other = {"company": "Birch", "events": [("applied", ago(2))]}
    company = rank(build(undated, dated, other), as_of=as_of).entry("aster")

    assert company.why == "Sent or last heard 9 days ago: give them time."


def test_somebody_at_a_company_of_the_wish_list_is_not_forgotten(build, ago, as_of):
    """Nothing was sent there, so it stands beside the list with the name that the file has."""
    ledger = pd.DataFrame(
        [
            {"code": "contact_not_applied", "raw": company, "done": name}
            for company, name in [("Birch", "Jo Park"), ("Birch", "Ana Silva"), ("Elm", "HR"),
                                  ("Acme", "Ida Holm")]
        ]
    )  # fmt: skip
    rows = {"company": "Acme", "events": [("applied", ago(9))]}, {
        "company": "Cedar", "stage": 4, "outcome": "offer", "offer_answer": "accepted",
        "events": [("applied", ago(30)), ("accepted", ago(2))],
    }  # fmt: skip

    def told(*applications):
        tracker = replace(build(*applications), ledger=cast_to_schema(ledger, LEDGER))
        return [(each.company, each.why) for each in rank(tracker, as_of=as_of).excluded]

    assert told(rows[0]) == [
        ("Birch", "Not applied yet; write to Jo Park and Ana Silva before you do")
    ]
    assert told(*rows) == [
        ("Birch", "Not applied yet; tell Jo Park and Ana Silva that you accepted another offer")
    ]
