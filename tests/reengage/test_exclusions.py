"""Who is left out, why, and until when; and what the person has sent holds back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ajar.model.decisions import Decisions
from ajar.reengage import ExcludedCompany, Recommendation, rank


def excluded(tracker, as_of, **decisions):
    """Why Aster is left out, and until when; None where it is on the list."""
    found = rank(tracker, as_of=as_of, decisions=Decisions(**decisions)).entry("aster")
    return (found.kind, found.until) if isinstance(found, ExcludedCompany) else None


@pytest.mark.parametrize(
    ("decisions", "kind"),
    [
        ({"do_not_contact": frozenset({"aster"})}, "do_not_contact"),
        ({"interest": {"aster": 0.0}}, "not_wanted"),
    ],
)
def test_what_the_person_decided_holds_for_good(build, turned_down, as_of, decisions, kind):
    """Whatever would be due there."""
    assert excluded(build(turned_down("Aster", 3)), as_of, **decisions) == (kind, None)


def test_a_snooze_ends_on_its_day(build, turned_down, as_of):
    """On the day itself it is back."""
    until = as_of + timedelta(days=5)
    tracker = build(turned_down("Aster", 3))

    assert excluded(tracker, as_of, snoozed={"aster": until}) == ("snoozed", until)
    assert excluded(tracker, until, snoozed={"aster": until}) is None


def test_who_asked_not_to_be_contacted_is_left_alone(build, turned_down, as_of):
    """Where a note of the file says so."""
    tracker = build(turned_down("Aster", 3, signals=["asked_not_to_contact"]))

    assert excluded(tracker, as_of) == ("asked_not_to", None)


def test_two_weeks_between_messages(build, as_of, ago):
    """A nudge eight days ago without an answer: the next one in six days."""
    job = {"company": "Aster", "stage": 2,
           "events": [("interview", ago(20)), ("nudged", ago(8))]}  # fmt: skip

    assert excluded(build(job), as_of) == ("too_soon", as_of + timedelta(days=6))


def test_two_questions_without_an_answer_end_it_for_half_a_year(build, as_of, ago):
    """Counted from the second."""
    sent = [("nudged", ago(30)), ("nudged", ago(16))]
    job = {"company": "Aster", "stage": 2,
           "events": [("applied", ago(60)), ("interview", ago(40)), *sent]}  # fmt: skip

    assert excluded(build(job), as_of) == ("two_unanswered", ago(16) + timedelta(days=180))


def test_a_follow_up_on_an_inferred_day_holds_back_too(build, as_of, ago):
    """A column of follow-up days does not say for sure that they were sent; better one too few."""
    job = {"company": "Aster", "stage": 2,
           "events": [("interview", ago(20)), ("nudged", ago(8))]}  # fmt: skip
    tracker = build(job)
    events = tracker.events.assign(inferred=tracker.events["kind"] == "nudged")

    assert excluded(replace(tracker, events=events), as_of)[0] == "too_soon"


def test_courtesy_without_an_answer_is_held_against_nobody(build, turned_down, as_of, ago):
    """Thanks and an invitation ask for nothing."""
    tracker = build(turned_down("Aster", 90, ("thanked", ago(88)), ("invited", ago(70))))

    assert excluded(tracker, as_of) is None


def test_what_is_owed_is_not_held_back(build, as_of, ago):
    """An offer is answered, however often and lately the person wrote."""
    sent = [("nudged", ago(20)), ("nudged", ago(6))]
    job = {"company": "Aster", "stage": 4, "outcome": "offer",
           "events": [("applied", ago(60)), ("offer", ago(2)), *sent]}  # fmt: skip
    company = rank(build(job), as_of=as_of).entry("aster")

    assert isinstance(company, Recommendation)
    assert company.rule == "answer_offer"


@pytest.mark.parametrize(
    ("said", "left_out"),
    [
        ({"status": "Delivery Failed"}, True),
        ({"notes": "Sent in May. The e-mail bounced."}, True),
        ({"notes": "An automatic reply: Ana no longer works at Aster"}, True),
        ({"notes": "The message could not be delivered: address not found"}, True),
        ({"notes": "The e-mail bounced, sent it again to another address"}, False),
        ({"notes": "Bounced ideas around; this no longer works for me"}, False),
        ({"notes": "The e-mail bounced at first", "stage": 2}, False),
    ],
)
def test_nobody_is_written_to_whom_mail_did_not_reach(build, ago, as_of, said, left_out):
    """Neither the contact, nor the company without anybody else there."""
    job = {"company": "Aster", "contact_name": "Ana Silva", "events": [("applied", ago(20))]}
    reason = ("not_delivered", None) if left_out else None

    assert excluded(build({**job, **said}), as_of) == reason
    assert excluded(build({**job, **said}, {**job, "role": "Clerk"}), as_of) is None


def test_a_mailbox_that_nobody_reads_is_nobody_to_ask(build, turned_down, as_of):
    """A person beside it is."""
    no_reply = {"contact_name": "", "contact_address": "noreply@aster.example"}

    assert excluded(build(turned_down("Aster", 3, **no_reply)), as_of) == ("no_reply_only", None)
    assert excluded(build(turned_down("Aster", 3)), as_of) is None
