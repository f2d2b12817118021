"""Which column dates what: days of statuses, of replies, of writing the row down."""

import pandas as pd
import pytest

from tests.intake.workbooks_from_rows import of_rows


def ending(headers, *rows):
    """Day and whether it was concluded, of the rejection of each row."""
    events = of_rows([headers, *rows]).tracker.events
    own = events.loc[events["kind"] == "rejected"]
    return [
        ("" if pd.isna(day) else day.date().isoformat(), bool(inferred))
        for day, inferred in zip(own["day"], own["inferred"], strict=True)
    ]


def test_a_row_written_down_before_it_was_sent_dates_no_ending():
    """The day of the last change does, as a concluded one."""
    headers = ["Company", "Status", "Created At", "Updated At", "Applied At"]
    rows = [
        ["Acme", "Rejected", "2026-08-30", "2026-09-20", "2026-09-01"],
        ["Birch", "Rejected", "2026-08-30", "2026-09-22", "2026-09-02"],
    ]

    assert [("2026-09-20", True), ("2026-09-22", True)] == ending(headers, *rows)


@pytest.mark.parametrize("header", ["Current Date", "Today", "Last updated"])
def test_one_day_in_all_rows_dates_nothing(header):
    """It is the day on which the sheet was looked at."""
    rows = [["Acme", "2026-07-01", "Rejected", "2027-03-14"]]
    rows += [[name, "2026-07-02", "Applied", "2027-03-14"] for name in ("Birch", "Cedar", "Elm")]

    assert [("", False)] == ending(["Company", "Date Applied", "Status", header], *rows)


def test_the_day_of_the_response_is_that_of_the_rejection():
    """It prevails over the day on which the row was last changed."""
    headers = ["Company", "Date Applied", "Status", "Date of 1st Response", "Last updated"]
    rows = [
        ["Acme", "2026-07-01", "Rejected", "2026-07-05", "2026-09-01"],
        ["Birch", "2026-07-02", "Applied", "", "2026-07-02"],
    ]

    assert [("2026-07-05", True)] == ending(headers, *rows)


def test_behind_an_interview_the_first_response_is_no_rejection():
    """The interview was the response."""
    headers = ["Company", "Date Applied", "Status", "First response", "Interview"]
    rows = [["Acme", "2026-07-01", "Rejected", "2026-07-05", "yes"]]

    assert [("", False)] == ending(headers, *rows)


@pytest.mark.parametrize("header", ["Last updated", "Date closed"])
def test_nothing_ends_before_it_began(header):
    """A day before applying dates no ending."""
    rows = [
        ["Acme", "2026-07-05", "Rejected", "2026-07-01"],
        ["Birch", "2026-07-02", "Rejected", "2026-07-20"],
    ]

    dated = ending(["Company", "Date Applied", "Status", header], *rows)

    assert ["", "2026-07-20"] == [day for day, _ in dated]


def follow_ups(*days):
    """Nudges and planned days of applications of September with these follow-up days."""
    rows = [
        [f"Company {i}", f"2026-09-{i:02d}", "Applied", day] for i, day in enumerate(days, start=1)
    ]
    tracker = of_rows([["Company", "Date applied", "Status", "Follow-up date"], *rows]).tracker
    return int((tracker.events["kind"] == "nudged").sum()), len(tracker.plans)


def test_a_follow_up_day_in_nearly_every_row_is_a_plan():
    """Nobody writes to everybody; the person is asked."""
    assert (0, 8) == follow_ups(*[f"2026-09-{20 - i:02d}" for i in range(8)])


def test_follow_up_days_by_a_rule_are_plans():
    """Always a week after applying."""
    days = [f"2026-09-{i + 7:02d}" if i < 6 else "" for i in range(1, 12)]

    assert (0, 5) == follow_ups(*days)


def test_few_follow_up_days_among_many_rows_were_sent():
    """Different waits, some rows."""
    assert (2, 0) == follow_ups("", "", "2026-09-08", "", "", "", "", "2026-09-19", "", "")
