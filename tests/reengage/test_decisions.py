"""Logged follow-ups join the tracker."""

from datetime import date

from ajar.model.decisions import Decisions, LoggedEvent
from ajar.model.enums import EventKind
from ajar.reengage import apply


def test_logged_events_are_among_the_events(build):
    """The kind, the day and the note are as logged, at the end of the tracker's own."""
    tracker = build({"company": "Aster", "events": [("applied", "2026-05-01")]})
    log = (LoggedEvent("aster", EventKind.THANKED, date(2026, 6, 1), "by mail", application=0),)
    last = apply(tracker, Decisions(log=log)).events.iloc[-1]

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
    last = apply(tracker, Decisions(log=log)).events.iloc[-1]

    assert (last["application"], last["company_key"]) == (-1, "aster")


def test_without_a_log_the_tracker_is_the_same(build):
    """Nothing is copied for nothing."""
    tracker = build({"company": "Aster"})

    assert apply(tracker, Decisions()) is tracker
