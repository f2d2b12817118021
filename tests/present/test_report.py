"""The words of the report to print."""

from datetime import date

import pandas as pd
import pytest

from ajar.measure.activity.activity_record import ActivityRecord
from ajar.present import report

DAY = pd.Timestamp("2026-05-12")


def record(*rows: dict, covers_replies: bool = True, undated: int = 0) -> ActivityRecord:
    """Activities, each an open application from a job board where nothing else is said."""
    usual = {
        "day": DAY, "company": "Acme", "role": "Nurse", "kind": "applied", "source": "",
        "channel": "job_board", "agency": "", "outcome": "open", "stage": 0.0,
        "ended_on": pd.NaT, "answered": False, "notes": "",
    }  # fmt: skip
    return ActivityRecord(pd.DataFrame([{**usual, **row} for row in rows]), undated, covers_replies)


@pytest.mark.parametrize(
    ("row", "result"),
    [
        ({}, "No reply yet"),
        ({"answered": True}, "Reply, open"),
        ({"stage": 2.0, "answered": True}, "Interview, open"),
        ({"outcome": "rejected"}, "Rejected"),
        ({"outcome": "rejected", "ended_on": pd.Timestamp("2026-05-20")}, "Rejected, 20 May 2026"),
        ({"outcome": "offer", "stage": 4.0}, "Offer"),
        ({"outcome": float("nan"), "stage": float("nan")}, ""),
    ],
)
def test_the_result_is_what_came_of_the_application(row, result):
    """In a few words, with the day where it is known."""
    (shown,) = report.activities(record(row), str, notes=False)["Result"]

    assert result == shown


def test_no_result_is_made_up():
    """A file that does not say who replied has no “no reply yet”."""
    (shown,) = report.activities(record({}, covers_replies=False), str, notes=False)["Result"]

    assert "" == shown


@pytest.mark.parametrize(
    ("row", "how"),
    [
        ({"source": "Indeed"}, "Indeed"),
        ({"agency": "Hays"}, "Hays"),
        ({}, "Job board"),
        ({"channel": "unknown"}, ""),
        ({"channel": float("nan")}, ""),
    ],
)
def test_how_is_the_source_as_written(row, how):
    """Else the agency, else the way that was read from other cells."""
    (shown,) = report.activities(record(row), str, notes=False)["How"]

    assert how == shown


def test_companies_as_letters_are_named_nowhere():
    """And notes are there only where they are asked for."""
    rows = record({"notes": "Ask Ann"}, {"company": "Borg"})
    letters = report.company_pseudonyms(rows.rows["company"])
    hidden = report.activities(rows, letters.__getitem__, notes=False)
    full = report.activities(rows, str, notes=True)

    assert ["Company A", "Company B"] == hidden["Employer"].tolist()
    assert "Notes" not in hidden
    assert ["Ask Ann", ""] == full["Notes"].tolist()


def test_the_record_counts_what_was_done():
    """Applications, interviews and tests together, everything else; what has no date is told."""
    rows = record({}, {"kind": "interview"}, {"kind": "test"}, {"kind": "thanked"}, undated=2)

    assert "1 application, 2 interviews and tests and 1 other step." == report.activity_counts(rows)
    assert "2 applications of your file have no date and can't be listed." == report.undated(rows)
    assert "" == report.undated(record({}))


def test_the_report_says_from_when_to_when():
    """Without days or company names it says only what is known."""
    first, last = date(2026, 1, 5), date(2026, 2, 1)

    assert "2 applications, sent 5 Jan 2026 to 1 Feb 2026." == report.counts(2, 0, first, last)
    assert "1 application at 1 company." == report.counts(1, 1, None, None)
