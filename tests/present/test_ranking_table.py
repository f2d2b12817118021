"""The list in sentences."""

import pandas as pd
import pytest

from ajar.present import ranking_table
from ajar.reengage import PlanBucket


def doors(now, line, later):
    """Rows of a list with so many doors in each part."""
    when = [
        *["this week"] * now,
        *["any time"] * line,
        *["later"] * later,
    ]
    days = pd.date_range("2027-01-01", periods=len(when))[::-1]
    return pd.DataFrame({"bucket": pd.Series(when, dtype="str"), "window_from": days})


@pytest.mark.parametrize(
    ("parts", "sent", "expected"),
    [
        ((0, 0, 0), 0, "No one to contact right now."),
        ((1, 0, 0), 0, "1 step for this week."),
        (
            (5, 4, 0),
            0,
            "5 steps for this week; 4 can be taken whenever you have time.",
        ),
        ((2, 0, 1), 3, "2 more steps for this week; 1 opens on a day to come."),
        (
            (0, 2, 7),
            5,
            (
                "You wrote 5 messages this week, which is enough; "
                "2 can be taken whenever you have time and 7 open on a day to come."
            ),
        ),
        ((0, 0, 3), 0, "Nothing is due this week; 3 open on a day to come."),
    ],
)
def test_what_there_is_to_do_is_one_sentence(parts, sent, expected):
    """What is due first, then what can wait."""
    assert ranking_table.sentence(doors(*parts), sent=sent, a_week=5) == expected


def test_parts_add_up_and_what_comes_up_is_by_day():
    """Every door is in one part; what is coming up stands in the order of its days."""
    rows = doors(2, 3, 4)
    found = ranking_table.counts(rows)
    coming = ranking_table.part_of(rows, PlanBucket.LATER)["window_from"]

    assert found == {
        PlanBucket.THIS_WEEK: 2,
        PlanBucket.ANY_TIME: 3,
        PlanBucket.LATER: 4,
        PlanBucket.NOTHING: 0,
        None: 9,
    }
    assert coming.is_monotonic_increasing
    assert len(ranking_table.part_of(rows, None)) == 9


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((1, 1, 1), PlanBucket.THIS_WEEK),
        ((0, 1, 1), PlanBucket.ANY_TIME),
        ((0, 0, 1), PlanBucket.LATER),
        ((0, 0, 0), None),
    ],
)
def test_the_list_opens_where_there_is_something(parts, expected):
    """Nobody is met by an empty list while doors wait behind a button."""
    assert ranking_table.opening_part(doors(*parts)) == expected


def test_what_opens_on_one_day_stands_best_first():
    """Twenty doors open on two days: by the day, and within it in the order of the list."""
    rows = pd.DataFrame(
        {
            "bucket": pd.Series(["later"] * 20, dtype="str"),
            "window_from": pd.to_datetime(["2027-01-02", "2027-01-01"] * 10),
            "rank": range(1, 21),
        }
    )
    coming = ranking_table.part_of(rows, PlanBucket.LATER)["rank"]

    assert list(coming) == [*range(2, 21, 2), *range(1, 20, 2)]


@pytest.fixture
def companies():
    """Three companies; the last one has the latest news, the first one none with a day."""
    days = pd.to_datetime([None, "2026-03-01", "2026-05-01"])
    return pd.DataFrame({"company_key": ["acme", "birch", "cedar"], "last_day": days})


def test_the_first_company_is_the_best_door_of_the_week(companies):
    """The first door of this week, though another one is higher on the whole list."""
    rows = pd.DataFrame(
        {
            "company_key": ["acme", "birch"],
            "bucket": ["later", "this week"],
            "window_from": pd.to_datetime(["2027-01-01", None]),
        }
    )

    assert ranking_table.first_company(rows, companies) == "birch"


def test_without_a_door_the_first_company_is_the_one_with_the_latest_news(companies):
    """A company of which no day is known comes last."""
    assert ranking_table.first_company(doors(0, 0, 0), companies) == "cedar"
    assert ranking_table.first_company(doors(0, 0, 0), companies.head(2)) == "birch"


def test_applications_are_told_without_columns_that_say_nothing():
    """The day in words, a contact by address where there is no name, no link that is none."""
    rows = pd.DataFrame(
        {
            "applied_on": pd.to_datetime(["2026-05-01", None]),
            "role": ["Nurse", "Nurse II"],
            "status": ["Rejected", "Applied"],
            "source": ["", ""],
            "contact_name": ["Mia", ""],
            "contact_address": ["mia@acme.example", "jobs@acme.example"],
            "location": ["", "Bern"],
            "link": ["javascript:1", "ask Mia"],
            "notes": ["", ""],
        }
    )

    assert ranking_table.applications(rows).to_dict("list") == {
        "Applied": ["1 May 2026", ""],
        "Role": ["Nurse", "Nurse II"],
        "Status": ["Rejected", "Applied"],
        "Contact": ["Mia", "jobs@acme.example"],
        "Location": ["", "Bern"],
    }


def test_whom_the_person_knows_is_one_sentence():
    """For one company by name, three at most; for all by number; nobody is said too."""
    people = pd.DataFrame(
        {"company_key": ["acme"] * 5 + ["birch"], "name": ["A", "B", "C", "D", "E", "F"]}
    )

    assert (
        ranking_table.connections_sentence(people, "acme") == "You know A, B, C and 2 more there."
    )
    assert ranking_table.connections_sentence(people, "birch") == "You know F there."
    assert ranking_table.connections_sentence(people, "cedar") == ""
    assert (
        ranking_table.connections_summary(people, of=9)
        == "You know 6 people at 2 of these companies."
    )
    assert ranking_table.connections_summary(people.head(0), of=1200) == (
        "None of your 1,200 connections works at one of these companies."
    )
