"""What each application first heard, how it ended, and who is silent."""

from datetime import date

import pandas as pd
import pytest

from ajar.measure import page_data
from ajar.measure.applications.application_table import application_table
from ajar.model.tracker import Tracker


def only(line):
    """The one row of a timeline."""
    assert len(line) == 1
    return line.rows.iloc[0]


@pytest.mark.parametrize(
    ("told", "word", "days"),
    [
        ({"rejected": "2026-03-11", "outcome": "rejected"}, "rejected", 10),
        ({"screen": "2026-03-05", "rejected": "2026-03-11", "stage": 1}, "positive", 4),
        ({"screen": "2026-03-11", "rejected": "2026-03-11", "stage": 1}, "positive", 10),
        ({"test": "2026-03-02", "stage": 1}, "positive", 1),
        ({"closed": "2026-03-21", "outcome": "closed"}, "closed", 20),
        ({"withdrawn": "2026-03-06", "outcome": "withdrawn"}, "withdrawn", 5),
        ({"replied": "2026-03-04"}, "other", 3),
        ({"heard_back": "2026-03-09"}, "other", 8),
        ({"acknowledged": "2026-03-01"}, "none", None),
        ({"applied": "2026-03-01"}, "none", None),
    ],
)
def test_first_word(judged, told, word, days):
    """The first human word counts, an automatic receipt does not."""
    row = only(judged({"applied": "2026-03-01", **told}))

    assert row["response"] == word
    assert (row["response_days"] == days) if days is not None else pd.isna(row["response_days"])


def test_a_stage_without_a_day_came_before_the_rejection(judged):
    """“Rejected after interview” with only the rejection dated was first a yes, of unknown day."""
    row = only(
        judged(
            {
                "applied": "2026-03-01",
                "interview": None,
                "rejected": "2026-04-01",
                "stage": 2,
                "outcome": "rejected",
            }
        )
    )

    assert (row["response"], row["response_undated"]) == ("positive", True)
    assert (row["end"], row["end_days"]) == ("rejected", 31)


def test_a_reply_without_meaning_takes_the_one_of_the_outcome(judged):
    """A dated reply and an undated rejection, and nothing else, are one and the same."""
    row = only(judged({"applied": "2026-03-01", "replied": "2026-03-08", "outcome": "rejected"}))

    assert (row["response"], row["response_days"], row["response_inferred"]) == (
        "rejected",
        7,
        True,
    )
    assert (row["end"], row["end_days"]) == ("rejected", 7)


def test_a_reply_that_led_on_was_positive(judged):
    """A reply of unknown meaning before an interview opened the door."""
    row = only(
        judged(
            {
                "applied": "2026-03-01",
                "replied": "2026-03-03",
                "interview": "2026-03-10",
                "stage": 2,
            }
        )
    )

    assert (row["response"], row["response_days"], row["response_inferred"]) == (
        "positive",
        2,
        True,
    )


def test_an_answer_to_a_message_is_not_what_led_on(judged):
    """The interview without a day came at some time, not when a message was answered."""
    told = {"applied": "2026-03-01", "nudged": "2026-05-01", "heard_back": "2026-05-09"}
    row = only(judged({**told, "interview": None, "stage": 2}))

    assert (row["response"], row["response_undated"]) == ("positive", True)


def test_an_answer_without_a_day_is_a_word_without_a_day(judged):
    """Something came back, nobody knows when."""
    row = only(judged({"applied": "2026-03-01", "nudged": "2026-05-01", "heard_back": None}))

    assert (row["response"], row["response_undated"]) == ("other", True)


def test_a_reply_before_a_dated_rejection_keeps_its_unknown_meaning(judged):
    """Something was said first, then they said no: two words."""
    row = only(
        judged(
            {
                "applied": "2026-03-01",
                "replied": "2026-03-03",
                "rejected": "2026-03-20",
                "outcome": "rejected",
            }
        )
    )

    assert (row["response"], row["response_days"], row["end_days"]) == ("other", 2, 19)


@pytest.mark.parametrize("day", [("inferred", "2026-03-09"), "2026-12-01", None])
def test_days_that_cannot_be_used_leave_the_fact(judged, day):
    """A rejection with an inferred, a future or no day is a rejection without a day."""
    row = only(judged({"applied": "2026-03-01", "rejected": day, "outcome": "rejected"}))

    assert (row["response"], row["response_undated"], row["end_undated"]) == (
        "rejected",
        True,
        True,
    )
    assert pd.isna(row["end_days"])


def test_bulk_entry_takes_the_day_from_words_only(judged):
    """A day named as one of bulk entry no longer times the words on it, but the applications."""
    told = {"applied": "2026-03-01", "rejected": "2026-03-01", "outcome": "rejected"}
    row = only(judged(told, entered_in_bulk=frozenset({date(2026, 3, 1)})))

    assert (row["response_undated"], row["clock"]) == (True, True)


@pytest.mark.parametrize(
    ("told", "flag"),
    [
        ({}, "undated"),
        ({"applied": None}, "undated"),
        ({"applied": "2026-07-01"}, "future"),
        ({"applied": "2026-03-10", "screen": "2026-03-01", "stage": 1}, "response_before"),
        ({"applied": "2026-03-10", "rejected": "2026-03-01", "outcome": "rejected"}, "end_before"),
    ],
)
def test_what_cannot_be_used_is_flagged(judged, told, flag):
    """Each reason for leaving an application out has its flag."""
    row = only(judged(told))

    assert row[flag]
    assert pd.isna(row["response_days"])


def test_an_inferred_day_of_applying_starts_no_clock(judged):
    """It still dates the application for calendars and filters."""
    row = only(judged({"applied": ("inferred", "2026-03-01")}))

    assert (row["clock"], row["age"]) == (False, 121)


@pytest.mark.parametrize(
    ("told", "silent"),
    [
        ({"applied": "2026-05-16"}, False),  # 45 days, not longer than 45
        ({"applied": "2026-05-15"}, True),
        ({"applied": "2026-01-01", "interview": "2026-05-23", "stage": 2}, False),  # 38 days
        ({"applied": "2026-01-01", "interview": "2026-05-22", "stage": 2}, True),
        ({"applied": "2026-01-01", "final": "2026-06-05", "stage": 3}, False),  # 25 days
        ({"applied": "2026-01-01", "final": "2026-06-04", "stage": 3}, True),
        # On an unknown day: 45 days for the word to come, 38 for the next.
        ({"applied": "2026-04-08", "interview": None, "stage": 2}, False),
        ({"applied": "2026-04-07", "interview": None, "stage": 2}, True),
        ({"applied": "2026-01-01", "interview": "2026-07-10", "stage": 2}, False),  # to come
        ({"applied": "2026-01-01", "rejected": "2026-02-01", "outcome": "rejected"}, False),
        ({"applied": "2026-06-29", "said_silent": True}, True),
        ({"said_silent": True}, True),
        ({}, False),
    ],
)
def test_silence(judged, told, silent):
    """Open for longer than the threshold of its stage since the last word, or said to be."""
    assert only(judged(told))["silent"] == silent


def test_a_company_wide_fact_goes_to_the_application_sent_last_before_it():
    """An answer logged for a company belongs to what was sent there most recently."""
    applications = pd.DataFrame({"company": ["A", "A", "B"], "company_key": ["a", "a", "b"]})
    days = pd.to_datetime(["2026-01-01", "2026-03-01", "2026-01-01", "2026-02-01"])
    events = pd.DataFrame(
        {
            "application": [0, 1, 2, -1],
            "company_key": ["a", "a", "b", "a"],
            "kind": ["applied", "applied", "applied", "heard_back"],
            "day": days,
        }
    )
    line = application_table(Tracker.build(applications, events), as_of=date(2026, 6, 30))

    assert list(line.rows["response"]) == ["other", "none", "none"]
    assert line.rows["response_days"][0] == 31


def test_company_wide_facts_need_an_application():
    """Facts about companies alone leave an empty search empty."""
    events = pd.DataFrame(
        {"application": [-1], "company_key": ["a"], "kind": ["thanked"], "day": ["2026-02-01"]}
    )
    line = application_table(Tracker.build(pd.DataFrame(), events), as_of=date(2026, 6, 30))

    assert len(line) == 0


def test_talks_taken_up_after_a_rejection_leave_it_the_first_word(judged):
    """An interview dated after the rejection did not come before it."""
    row = only(
        judged(
            {
                "applied": "2026-01-01",
                "rejected": "2026-01-11",
                "reopened": "2026-03-01",
                "interview": "2026-03-08",
                "stage": 2,
            }
        )
    )

    assert (row["response"], row["response_days"], row["end_days"]) == ("rejected", 10, 10)


def test_a_part_is_judged_as_the_whole(judged):
    """The applications kept have the rows, events and thresholds they had."""
    line = judged(
        {"applied": "2026-03-01", "screen": "2026-03-04", "stage": 1, "channel": "referral"},
        {"applied": "2026-03-02", "nudged": "2026-03-10", "channel": "job_board"},
    )
    part = line.where(line.rows["channel"] == "job_board")

    assert list(part.rows["id"]) == [1]
    assert set(part.tracker.events["application"]) == {1}
    assert list(part.events.row) == [0, 0]
    assert part.thresholds is line.thresholds


def test_awkward_trackers_are_judged(awkward):
    """Nothing in an awkward tracker stops the derivation."""
    assert len(awkward.rows) == len(awkward.tracker.applications)
    assert not awkward.rows[["silent", "old_enough"]].isna().any().any()


def test_a_company_is_told_the_latest_application_first(judged):
    """Each with its day, those without one last; others' applications stay away."""
    line = judged(
        {"company": "Acme", "applied": "2026-03-01"},
        {"company": "Acme", "applied": None},
        {"company": "Birch", "applied": "2026-04-01"},
        {"company": "Acme", "applied": "2026-05-01"},
    )
    own = page_data.company(line, "acme").applications

    assert list(own["id"]) == [3, 0, 1]
    assert [str(day) for day in own["applied_on"].dt.date] == ["2026-05-01", "2026-03-01", "NaT"]


def test_placeholders_are_no_company(judged):
    """Two applications to somebody “confidential” are as far apart as any two."""
    unnamed = {"applied": "2026-03-01", "company": "Confidential", "company_key": ""}
    named = {"applied": "2026-03-01", "company": "Acme"}
    numbers = judged(unnamed, unnamed, named, named).rows["company_number"]

    assert numbers.nunique() == 3
    assert numbers[2] == numbers[3]
