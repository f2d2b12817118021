"""The rows as Ajar read them, in words."""

import pandas as pd

from ajar.model.tracker import Tracker
from ajar.present import tables
from tests.measure.conftest import tell

TRACKER = tell(
    {
        "company": "Acme", "role": "Nurse", "applied": "2026-01-05", "interview": "2026-01-20",
        "stage": 2, "outcome": "rejected", "channel": "careers_page", "rejected": None,
    },
    {"company": "Beta", "role": "Cook", "applied": ("inferred", "2026-01-06")},
)  # fmt: skip


def test_applications_are_shown_in_words():
    """No numbers for stages, no names of the code."""
    shown = tables.table(TRACKER, "Applications", 0, 10)

    assert shown["Stage reached"].tolist() == ["Interview", "Applied"]
    assert shown["Source"].tolist() == ["Careers page", "Not stated"]
    assert shown["Offer"].tolist() == ["", ""]
    assert shown["Reason"].tolist() == ["", ""]
    assert not [name for name in shown.columns if "_" in name]


def test_events_name_their_company_and_say_what_was_concluded():
    """A fact without a day has none; a concluded day is marked."""
    shown = tables.table(TRACKER, "Events", 0, 10).set_index(["Company", "What happened"])

    assert pd.isna(shown.loc[("Acme", "Rejected"), "Date"])
    assert bool(shown.loc[("Beta", "Applied"), "Our guess"])
    assert not shown.loc[("Acme", "Applied"), "Our guess"]


def test_a_fact_about_a_company_names_it():
    """It belongs to no application, and yet to somebody."""
    applications, events = TRACKER.applications, TRACKER.events
    lent = Tracker.build(applications, events.assign(application=-1))
    shown = tables.table(lent, "Events", 0, 10)

    assert set(shown["Company"]) == {"Acme", "Beta"}
    assert shown["No."].isna().all()


def test_a_page_holds_only_its_rows():
    """The rest stays on the server."""
    assert tables.row_count(TRACKER, "Companies") == 2
    assert tables.table(TRACKER, "Companies", 1, 2)["Company"].tolist() == ["Beta"]
    assert tables.table(TRACKER, "Events", 4, 9).empty


def test_a_history_says_each_thing_once():
    """One job, no note, no date: a column would say nothing; of two jobs each row names its own."""
    events = pd.DataFrame(
        {"kind": ["applied", "interview"], "day": pd.to_datetime(["2026-01-05", "2026-01-20"]),
         "note": "", "role": "Nurse"}
    )  # fmt: skip
    two = tables.company_events(events.assign(role=["Nurse", "Cook"], note=["", "by phone"]))

    assert list(tables.company_events(events)) == ["Date", "What happened"]
    assert list(tables.company_events(events.assign(day=pd.NaT))) == ["What happened"]
    assert two["Job title"].tolist() == ["Cook", "Nurse"]
    assert two["Note"].tolist() == ["by phone", ""]
