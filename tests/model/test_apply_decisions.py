"""What is logged, corrected and added in Ajar joins the tracker."""

from datetime import date

import pytest

from ajar.model.apply_decisions import with_decisions
from ajar.model.decisions import AddedApplication, Decisions, LoggedEvent
from ajar.model.enums import EventKind, Outcome


def test_logged_events_are_among_the_events(build):
    """The kind, the day and the note are as logged, at the end of the tracker's own."""
    tracker = build({"company": "Aster", "events": [("applied", "2026-05-01")]})
    log = (LoggedEvent("aster", EventKind.THANKED, date(2026, 6, 1), "by mail", application=0),)
    last = with_decisions(tracker, Decisions(log=log)).events.iloc[-1]

    assert (last["kind"], last["day"].date(), last["note"]) == (
        "thanked",
        date(2026, 6, 1),
        "by mail",
    )
    assert (last["application"], last["company_key"]) == (0, "aster")
    assert not last["inferred"]


def test_an_application_that_is_gone_leaves_the_fact_to_its_company(build):
    """A new version of the file may have fewer rows; what was logged is not lost."""
    tracker = build({"company": "Aster"})
    log = (LoggedEvent("aster", EventKind.THANKED, date(2026, 6, 1), application=7),)
    last = with_decisions(tracker, Decisions(log=log)).events.iloc[-1]

    assert (last["application"], last["company_key"]) == (-1, "aster")


def test_without_a_log_the_tracker_is_the_same(build):
    """Nothing is copied for nothing."""
    tracker = build({"company": "Aster"})

    assert with_decisions(tracker, Decisions()) is tracker


def updated(tracker, *updates):
    """Stage, outcome and answer to an offer of the first application after updates."""
    log = tuple(LoggedEvent("aster", kind, day, application=0) for kind, day in updates)
    row = with_decisions(tracker, Decisions(log=log)).applications.iloc[0]
    return int(row["stage"]), row["outcome"], row["offer_answer"]


@pytest.mark.parametrize(
    ("kind", "after"),
    [
        (EventKind.REPLIED, (0, Outcome.OPEN, "")),
        (EventKind.SCREEN, (1, Outcome.OPEN, "")),
        (EventKind.INTERVIEW, (2, Outcome.OPEN, "")),
        (EventKind.OFFER, (4, Outcome.OFFER, "")),
        (EventKind.ACCEPTED, (4, Outcome.OFFER, "accepted")),
        (EventKind.DECLINED, (4, Outcome.OFFER, "declined")),
        (EventKind.REJECTED, (0, Outcome.REJECTED, "")),
        (EventKind.WITHDRAWN, (0, Outcome.WITHDRAWN, "")),
        (EventKind.THANKED, (0, Outcome.OPEN, "")),
    ],
)
def test_an_update_moves_its_application_on(build, kind, after):
    """To the stage it proves and the outcome it says; a message of one's own moves nothing."""
    tracker = build({"company": "Aster", "events": [("applied", "2026-05-01")]})

    assert after == updated(tracker, (kind, date(2026, 6, 1)))


def test_the_furthest_stage_survives_a_rejection(build):
    """Logged in any order, the day decides what came last."""
    tracker = build({"company": "Aster", "events": [("applied", "2026-05-01")]})
    rejected, met = (EventKind.REJECTED, date(2026, 7, 1)), (EventKind.FINAL, date(2026, 6, 1))

    assert (3, Outcome.REJECTED, "") == updated(tracker, rejected, met)


def test_talks_after_a_rejection_open_the_application_again(build):
    """Only where the rejection is known to be earlier; a stage noted late does not undo it."""
    tracker = build(
        {
            "company": "Aster",
            "outcome": "rejected",
            "events": [("applied", "2026-05-01"), ("rejected", "2026-06-01")],
        }
    )

    assert Outcome.OPEN == updated(tracker, (EventKind.INTERVIEW, date(2026, 6, 9)))[1]
    assert Outcome.REJECTED == updated(tracker, (EventKind.INTERVIEW, date(2026, 5, 9)))[1]


def test_an_added_application_is_one_more_row_with_its_day(build):
    """It comes last, can be updated by its number, and counts for its company."""
    tracker = build({"company": "Aster", "events": [("applied", "2026-05-01")]})
    added = AddedApplication("Beech", "beech", "Nurse", "Referral", date(2026, 6, 2))
    log = (LoggedEvent("beech", EventKind.REJECTED, date(2026, 6, 9), application=1),)
    after = with_decisions(tracker, Decisions(added=(added,), log=log))

    assert ["Aster", "Beech"] == after.applications["company"].tolist()
    assert [Outcome.OPEN, Outcome.REJECTED] == after.applications["outcome"].tolist()
    assert ["applied", "rejected"] == after.events_of("applied", "rejected")["kind"].tolist()[1:]
    assert ["aster", "beech"] == after.companies["company_key"].tolist()
