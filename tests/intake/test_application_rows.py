"""The rows that the command `applications` prints, field by field."""

from ajar.intake.application_rows import application_rows
from tests.intake.workbooks_from_rows import of_rows

HEADERS = [
    "Company",
    "Role",
    "Date applied",
    "Status",
    "First reply",
    "Source",
    "Contact",
    "Thank-you sent",
]


def rows(*cells, headers=HEADERS):
    """One entry for each row of a small tracker."""
    return application_rows(of_rows([headers, *cells], name="Jobs"))


def test_every_field_of_a_row_is_told():
    """Days are ISO, lists are ``kind@day``, and the row is the one of the spreadsheet."""
    (entry,) = rows(
        [
            "Acme",
            "Nurse",
            "2026-01-05",
            "Rejected, went with another candidate",
            "2026-01-12",
            "LinkedIn",
            "Ann Poe",
            "2026-02-03",
        ],
    )

    assert entry == {
        "sheet": "Jobs",
        "row": 2,
        "company": "Acme",
        "role": "Nurse",
        "applied": "2026-01-05",
        "outcome": "rejected",
        "ended": "2026-01-12",
        "stage": 0,
        "first_reply": "2026-01-12",
        "channel": "job_board",
        "contact": "Ann Poe",
        "follow_ups": "thanked@2026-02-03",
        "came_back": "",
        "reason": "other_candidate",
    }


def test_what_the_file_does_not_say_is_empty():
    """No day, no reason, no contact; silence that the file states is an outcome of its own."""
    first, second = rows(
        ["Acme", "Nurse", "", "Applied"],
        ["Birch", "Nurse", "2026-01-06", "No response"],
        headers=HEADERS[:4],
    )

    assert ("", "open", "", 0, "", "unknown", "") == (
        first["applied"],
        first["outcome"],
        first["ended"],
        first["stage"],
        first["first_reply"],
        first["channel"],
        first["contact"],
    )
    assert ("silent", "") == (second["outcome"], second["ended"])


def test_the_day_a_row_was_changed_is_no_day_of_an_ending():
    """It may be any day after the ending, so the row has none."""
    (entry,) = rows(
        ["Acme", "2026-01-05", "Rejected", "2026-03-09"],
        headers=["Company", "Date applied", "Status", "Last updated"],
    )

    assert ("rejected", "") == (entry["outcome"], entry["ended"])


def test_a_reply_before_an_ending_may_have_no_known_day():
    """An interview of unknown day came before the rejection, so the rejection is no first reply."""
    (entry,) = rows(
        ["Acme", "2026-01-05", "yes", "2026-03-09"],
        headers=["Company", "Date applied", "Interview", "Rejected on"],
    )

    assert ("2026-03-09", "", 2) == (entry["ended"], entry["first_reply"], entry["stage"])


def test_no_applications_are_no_rows():
    """A wish list has none."""
    assert [] == rows(["Acme", "Nurse", "", "Wishlist"], headers=HEADERS[:4])


def test_a_day_without_a_year_is_the_files_own():
    """Only its year was concluded; one on which the row was saved is not the day of applying."""
    dated = rows(
        ["Acme", "Nurse", "8-Jul"],
        ["Birch", "Nurse", "2026-07-09"],
        headers=["Company", "Role", "Date"],
    )
    saved = rows(
        ["Acme", "Nurse", "Applied", "2026-07-08"],
        headers=["Company", "Role", "Status", "Date added"],
    )

    assert ["2026-07-08", "2026-07-09"] == [entry["applied"] for entry in dated]
    assert [""] == [entry["applied"] for entry in saved]
