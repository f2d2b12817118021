"""What is open now: hand-made applications, judged on 1 June 2026."""

from datetime import date

import pandas as pd

from ajar.measure.activity.open_now import open_now, waiting
from ajar.measure.applications.application_table import application_table
from ajar.model.tracker import Tracker

DAY = date(2026, 6, 1)


def tracker(*rows, events=(), plans=()) -> Tracker:
    """Applications by company, stage, outcome and answer to an offer; events and plans by id."""
    names = ("company", "stage", "outcome", "offer_answer")
    applications = pd.DataFrame([dict(zip(names, row, strict=True)) for row in rows])
    applications["company_key"] = applications["company"].str.casefold()
    keys = applications["company_key"]
    told = pd.DataFrame(
        [
            {"application": at, "company_key": keys[at], "kind": kind, "day": day}
            for at, kind, day in events
        ]
    )
    promised = pd.DataFrame(
        [
            {"application": at, "company_key": keys[at], "kind": kind, "day": day}
            for at, kind, day in plans
        ]
    )
    made = Tracker.build(applications, told)
    return Tracker.build(made.applications, made.events, plans=promised) if plans else made


def test_offers_come_first_then_interviews():
    """An offer that was answered, a rejection and an application without news are not open."""
    made = tracker(
        ("Aster", 1, "open", ""),
        ("Beech", 4, "offer", ""),
        ("Cedar", 4, "offer", "accepted"),
        ("Damson", 2, "rejected", ""),
        ("Elm", 2, "open", ""),
        ("Fir", 0, "open", ""),
        events=[
            (0, "applied", "2026-05-01"), (0, "screen", "2026-05-20"),
            (1, "applied", "2026-05-01"), (1, "offer", "2026-05-28"),
            (2, "applied", "2026-05-01"), (2, "accepted", "2026-05-28"),
            (3, "applied", "2026-05-01"), (3, "rejected", "2026-05-28"),
            (4, "applied", "2026-05-01"), (4, "interview", "2026-05-22"),
            (5, "applied", "2026-05-25"),
        ],
    )  # fmt: skip
    table = application_table(made, as_of=DAY)
    found = open_now(table)

    assert ["Beech", "Elm", "Aster"] == found["company"].tolist()
    assert [True, False, False] == found["offer"].tolist()
    assert [4, 10, 12] == found["waited"].astype(int).tolist()
    assert 1 == waiting(table)


def test_an_application_waits_until_it_counts_as_no_reply(judged):
    """Also one without a date, which cannot be silent; a rejected one and one of last year not."""
    table = judged(
        {"applied": "2026-06-20"}, {"applied": None}, {"applied": "2025-06-20"},
        {"applied": "2026-06-20", "rejected": "2026-06-22", "outcome": "rejected"},
    )  # fmt: skip

    assert 2 == waiting(table)


def test_talks_that_fell_silent_are_not_open():
    """A screening call in January without a word since is no reason to wait."""
    made = tracker(
        ("Aster", 1, "open", ""),
        events=[(0, "applied", "2026-01-05"), (0, "screen", "2026-01-20")],
    )

    assert open_now(application_table(made, as_of=DAY)).empty


def test_news_without_a_day_is_no_news_of_the_day_of_applying(judged):
    """The file does not say when the interview was told of."""
    found = open_now(judged({"applied": "2026-06-09", "interview": None, "stage": 2}))

    assert found["waited"].isna().all()
    assert len(found) == 1


def test_the_day_of_entry_is_no_news_either(judged):
    """Thirty-one were entered on 1 June; on 30 June the interview of 28 May is 33 days ago."""
    entered = {"applied": "2026-06-01"}
    met = {**entered, "interview": "2026-05-28", "stage": 2}
    found = open_now(judged(*[entered] * 30, met))

    assert [33] == found["waited"].tolist()
