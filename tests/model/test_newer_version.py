"""A newer version of a tracker: what is the same, what is new, and what was decided."""

from datetime import date

import pandas as pd

from ajar.model.apply_decisions import with_decisions
from ajar.model.decisions import AddedApplication, Decisions, LoggedEvent
from ajar.model.enums import EventKind, Outcome, Stage
from ajar.model.newer_version import carried_over, is_newer_version, new_since, same_applications
from ajar.model.tracker import Tracker

DAY = date(2026, 5, 4)


def tracker(*rows: tuple) -> Tracker:
    """Applications by company, role, day of applying, outcome and stage."""
    names = ("company", "role", "day", "outcome", "stage")
    usual = ("", "Nurse", "2026-05-01", "open", 0)
    told = pd.DataFrame([dict(zip(names, (*row, *usual[len(row) :]), strict=True)) for row in rows])
    applications = told.drop(columns="day").assign(company_key=told["company"].str.casefold())
    events = pd.DataFrame(
        {
            "application": range(len(told)),
            "company_key": applications["company_key"],
            "kind": "applied",
            "day": told["day"],
        }
    )
    return Tracker.build(applications, events)


def test_rows_may_move_and_come_between():
    """An application is known by company, job title and day, wherever it stands."""
    before = tracker(("Acme",), ("Borg", "Cook"), ("Acme", "Nurse", "2026-05-09"))
    now = tracker(("Dune",), ("Acme", "nurse ", "2026-05-09"), ("Borg", "Cook"), ("Acme",))

    assert {0: 3, 1: 2, 2: 1} == same_applications(before, now)


def test_a_corrected_day_is_no_other_application():
    """The same company and job title are the same where nothing fits better."""
    before = tracker(("Acme", "Nurse", "2026-05-01"), ("Acme", "Nurse", "2026-05-02"))
    now = tracker(("Acme", "Nurse", "2026-05-02"), ("Acme", "Nurse", "2026-05-03"))

    assert {1: 0, 0: 1} == same_applications(before, now)


def test_what_is_new_is_told():
    """New applications, new outcomes, and who got further; what stayed is not news."""
    before = tracker(("Acme",), ("Borg",), ("Cyan",), ("Dune", "Nurse", DAY, "rejected"))
    now = tracker(
        ("Acme", "Nurse", "2026-05-01", "rejected"),
        ("Borg", "Nurse", "2026-05-01", "open", 2),
        ("Cyan",),
        ("Dune", "Nurse", DAY, "rejected"),
        ("Echo",),
    )
    found = new_since(before, now, same_applications(before, now))

    assert ("Echo",) == found.applications
    assert {Outcome.REJECTED: ("Acme",)} == found.outcomes
    assert {Stage.INTERVIEW: ("Borg",)} == found.stages


def test_half_of_the_applications_make_a_newer_version():
    """Fewer make another file, as do none at all."""
    before = tracker(("Acme",), ("Borg",), ("Cyan",), ("Dune",))

    assert is_newer_version(before, {0: 0, 1: 1})
    assert not is_newer_version(before, {0: 0})
    assert not is_newer_version(tracker(("Acme",)), {})


def test_what_was_logged_follows_its_application():
    """To its new place; about a row that is gone it becomes a fact about the company."""
    before, now = tracker(("Acme",), ("Borg",)), tracker(("Dune",), ("Acme",))
    log = (
        LoggedEvent("acme", EventKind.INTERVIEW, DAY, application=0),
        LoggedEvent("borg", EventKind.REJECTED, DAY, application=1),
        LoggedEvent("acme", EventKind.THANKED, DAY),
    )
    same = same_applications(before, now)

    assert [1, -1, -1] == [
        each.application for each in carried_over(Decisions(log=log), before, now, same).log
    ]


def test_an_application_added_by_hand_goes_once_the_file_has_it():
    """What was logged about it holds for the row in the file, or for its new number."""
    before = tracker(("Acme",))
    now = tracker(("Dune",), ("Echo", "Cook"), ("Acme",))
    added = (
        AddedApplication("Echo", "echo", "Cook", day=DAY),
        AddedApplication("Fern", "fern", "Cook", day=DAY),
    )
    log = tuple(
        LoggedEvent(each.company_key, EventKind.INTERVIEW, DAY, application=at)
        for at, each in enumerate(added, start=1)
    )
    decided = carried_over(
        Decisions(log=log, added=added), before, now, same_applications(before, now)
    )
    shown = with_decisions(now, decided).applications.set_index("company")["stage"]

    assert (added[1],) == decided.added
    assert {"Dune": 0, "Echo": 2, "Acme": 0, "Fern": 2} == shown.to_dict()
