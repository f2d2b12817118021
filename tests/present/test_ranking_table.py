"""The list in sentences."""

import pandas as pd
import pytest

from ajar.present import ranking_table
from ajar.reengage import PlanBucket


@pytest.fixture
def companies():
    """Three companies; the last one has the latest news, the first one none with a day."""
    days = pd.to_datetime([None, "2026-03-01", "2026-05-01"])
    return pd.DataFrame({"company_key": ["acme", "birch", "cedar"], "last_day": days})


def test_the_first_company_is_the_first_of_the_week(companies):
    """The first company of this week, though another one is higher on the whole list."""
    rows = pd.DataFrame(
        {
            "company_key": ["acme", "birch"],
            "bucket": ["later", "this week"],
            "window_from": pd.to_datetime(["2027-01-01", None]),
        }
    )

    assert ranking_table.first_company(rows, companies) == "birch"


def test_without_a_list_the_first_company_is_the_one_with_the_latest_news(companies):
    """A company of which no day is known comes last."""
    assert ranking_table.first_company(pd.DataFrame(), companies) == "cedar"
    assert ranking_table.first_company(pd.DataFrame(), companies.head(2)) == "birch"


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
        "Job title": ["Nurse", "Nurse II"],
        "Status": ["Rejected", "Applied"],
        "Contact": ["Mia", "jobs@acme.example"],
        "Location": ["", "Bern"],
    }


def test_a_change_of_weights_tells_who_enters_and_leaves_this_week():
    """Aster makes room for Cedar and Damson; whoever is on neither list is not named."""

    def order(**buckets: str) -> pd.DataFrame:
        return pd.DataFrame({"company": list(buckets), "bucket": list(buckets.values())})

    week, other = PlanBucket.THIS_WEEK.value, PlanBucket.ANY_TIME.value
    before = order(Aster=week, Beech=week, Cedar=other, Damson=other, Elm=other)
    now = order(Cedar=week, Damson=week, Beech=week, Aster=other, Elm=other)

    assert (
        "New this week: Cedar and Damson. No longer this week: Aster."
        == ranking_table.week_changes(before, now)
    )
    assert ranking_table.week_changes(now, now) == "This week's list stays the same."
