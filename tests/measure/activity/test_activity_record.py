"""The record of activity: hand-made applications, judged on 1 June 2026."""

from datetime import date

import pandas as pd

from ajar.measure.activity.activity_record import activity_record
from ajar.measure.applications.application_table import application_table
from ajar.model.tracker import Tracker

DAY = date(2026, 6, 1)


def table(*events, companies=("Aster", "Beech", "Cedar")):
    """Applications at these companies with events: application, kind, day, inferred."""
    applications = pd.DataFrame({"company": companies})
    applications["company_key"] = applications["company"].str.casefold()
    applications["role"] = "Nurse"
    applications["outcome"] = ["rejected", *["open"] * (len(companies) - 1)]
    names = ("application", "kind", "day", "inferred")
    told = pd.DataFrame([dict(zip(names, each, strict=True)) for each in events])
    told["company_key"] = applications["company_key"].reindex(told["application"]).to_numpy()
    return application_table(Tracker.build(applications, told), as_of=DAY)


def test_what_the_person_did_in_the_period_is_listed_in_order():
    """Applications, interviews and follow-ups; a rejection is a result, no activity."""
    made = table(
        (0, "applied", "2026-05-02", False),
        (0, "interview", "2026-05-12", False),
        (0, "rejected", "2026-05-20", False),
        (0, "thanked", "2026-05-21", False),
        (1, "applied", "2026-05-01", False),
        (2, "applied", "2026-04-30", False),
    )
    found = activity_record(made, date(2026, 5, 1), date(2026, 5, 31))

    assert ["applied", "applied", "interview", "thanked"] == found.rows["kind"].tolist()
    assert ["Beech", "Aster", "Aster", "Aster"] == found.rows["company"].tolist()
    assert "rejected" == found.rows["outcome"].iloc[1]
    assert date(2026, 5, 20) == found.rows["ended_on"].iloc[1].date()
    assert 0 == found.undated


def test_both_ends_of_the_period_are_in_it():
    """A day before and a day after are not."""
    made = table(
        (0, "applied", "2026-05-01", False),
        (1, "applied", "2026-05-03", False),
        (2, "applied", "2026-05-04", False),
    )
    found = activity_record(made, date(2026, 5, 1), date(2026, 5, 3))

    assert ["Aster", "Beech"] == found.rows["company"].tolist()


def test_a_day_that_was_concluded_is_no_activity():
    """It is counted as an application without a day, as is one that has none at all."""
    made = table((0, "applied", "2026-05-01", False), (1, "applied", "2026-05-02", True))
    found = activity_record(made, date(2026, 5, 1), date(2026, 5, 31))

    assert ["Aster"] == found.rows["company"].tolist()
    assert 2 == found.undated


def test_a_message_to_a_company_as_such_is_named():
    """Logged about the company, it still says to whom it went."""
    made = table((0, "applied", "2026-05-01", False), (-1, "thanked", "2026-05-05", False))
    made.tracker.events.loc[made.tracker.events["application"] < 0, "company_key"] = "beech"
    found = activity_record(made, date(2026, 5, 1), date(2026, 5, 31))

    assert ["Aster", "Beech"] == found.rows["company"].tolist()
