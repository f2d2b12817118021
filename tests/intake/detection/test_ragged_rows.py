"""Rows with a comma too many or too few."""

import pytest

from ajar.pipeline import load
from tests.intake.workbooks_from_rows import accounted, codes, told

HEADER = "Date,Company,Job Title,URL,Status"
REGULAR = (
    "2026-03-15,Acme,Engineer,https://jobs.example/1,Applied",
    "2026-03-16,Beta,Analyst,https://jobs.example/2,Applied",
    "2026-03-17,Gamma,Designer,https://jobs.example/3,Rejected",
)


def of(*rows, header=HEADER, regular=REGULAR):
    """The lines as a comma-separated file, read."""
    return load([("mine.csv", "\n".join([header, *regular, *rows]).encode())])


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            "2026-03-18,Delta,Engineer, Full-Stack,https://jobs.example/4,Rejected",
            ("Delta", "Engineer, Full-Stack", "https://jobs.example/4", "rejected"),
        ),
        (
            "2026-03-18,Delta, Inc.,Engineer,https://jobs.example/4,Rejected",
            ("Delta, Inc.", "Engineer", "https://jobs.example/4", "rejected"),
        ),
        (
            "2026-03-18,Delta,Intern (in person, summer, paid),https://jobs.example/4,Applied",
            ("Delta", "Intern (in person, summer, paid)", "https://jobs.example/4", "open"),
        ),
        (
            "2026-03-18,Delta,https://jobs.example/4,Rejected",
            ("Delta", "", "https://jobs.example/4", "rejected"),
        ),
    ],
)
def test_fields_go_back_under_their_headers(row, expected):
    """Days, links and statuses of the other rows say where a comma belongs to the text."""
    found = of(row)

    assert expected == told(found, "company", "role", "link", "outcome")[-1]
    assert ["fields_realigned"] == codes(found)
    assert accounted(found)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("2026-03-18,Delta,Engineer,https://jobs.example/4,Applied,wrote to Ann", "extra_fields"),
        ("2026-03-18,Delta,Engineer,https://jobs.example/4", "missing_fields"),
        ("2026-03-18,Delta,Engineer", "missing_fields"),
    ],
)
def test_fields_stay_where_nothing_is_plainly_better(row, code):
    """A remark behind the last column and a row that ends early are what they seem."""
    found = of(row)

    assert ("Delta", "Engineer") == told(found, "company", "role")[-1]
    assert code in codes(found)
    assert "fields_realigned" not in codes(found)
    assert accounted(found)


def test_too_few_regular_rows_say_nothing():
    """Two rows are not enough to know what a column holds."""
    ragged = "2026-03-18,Delta, Inc.,Engineer,https://jobs.example/4,Applied"

    assert "fields_realigned" not in codes(of(ragged, regular=REGULAR[:2]))
    assert "fields_realigned" in codes(of(ragged))


def test_rows_of_a_section_stay_under_the_headers_of_that_section():
    """A list below with headers of its own is as wide as those."""
    section = (
        "Closed,,",
        "Company,Job Title,Date,Status",
        "Delta,Nurse,2026-03-11,Rejected",
        "Epsilon,Porter,2026-03-12,Rejected",
    )
    read = of(*section)

    assert ("Delta", "Nurse", "rejected") in told(read, "company", "role", "outcome")
    assert "fields_realigned" not in codes(read)


def test_a_section_ends_where_the_next_headers_stand():
    """Below the first headers, repeated, a row is as wide as those."""
    section = ("Company,Job Title,Date,Status", "Epsilon,Nurse,2026-03-11,Rejected")
    read = of(*section, HEADER, "2026-03-18,Delta,https://jobs.example/4,Rejected")

    expected = ("Delta", "", "https://jobs.example/4", "rejected")
    assert expected == told(read, "company", "role", "link", "outcome")[-1]
    assert ["fields_realigned"] == [code for code in codes(read) if code == "fields_realigned"]


def test_rows_of_another_shape_are_put_right_together():
    """A program that was changed midway leaves fields out, the same ones in every row."""
    read = of(
        "2026-03-18 10:54:34,Night clerk,JobSite,Rejected",
        "2026-03-18 10:54:38,Porter,JobSite,Applied",
        "2026-03-19 11:02:26,Baker,Rejected",
        "2026-03-19 11:04:01,Nurse,Applied",
        header="date,title,company,location,link,status,notes",
        regular=(
            "2026-03-17T18:16:53,Analyst,Acme,Remote,https://jobs.example/1,Rejected,too far",
            "2026-03-17T19:22:13,Engineer,Beta,Remote,https://jobs.example/2,Applied,",
        ),
    )

    assert ["Analyst", "Engineer", "Night clerk", "Porter", "Baker", "Nurse"] == [
        role for (role,) in told(read, "role")
    ]
    assert ["rejected", "open"] * 3 == [outcome for (outcome,) in told(read, "outcome")]
    assert 4 == codes(read).count("fields_realigned")


def test_most_rows_tell_where_they_have_another_width_than_the_header():
    """One row has the header's width by a comma too many, and is the odd one out."""
    read = of(
        "Acme,Clerk,Oslo,,https://jobs.example/1,Direct,2026-01-10,,Saved,,,near home",
        "Beta,Nurse,Bergen,,https://jobs.example/2,Direct,2026-01-10,2026-01-12,Applied,,,",
        "Gamma,Baker,Oslo,,https://jobs.example/3,Direct,2026-01-10,2026-01-13,Applied,,,",
        "Delta,Cook,Oslo,,https://jobs.example/KO0,18.htm,Direct,2026-01-10,,Saved,,,early",
        header=(
            "Company,Role,City,Pay,URL,Source,Date found,Date applied,Status,Contact,Due,Next,Notes"
        ),
        regular=(),
    )

    assert [("Beta", "open"), ("Gamma", "open")] == told(read, "company", "outcome")


def test_rows_of_a_table_with_other_headers_are_not_ragged():
    """What is below headers of its own is in the columns of these, whatever the main table has."""
    found = of(
        "",
        "Company,Position,Reached,Result,Remarks,Contact",
        "Delta,Clerk,Interview,Rejected,was a fine talk,Ann",
        "Elm,Nurse,Interview,Withdrawn,too far away,Ben",
    )

    assert [("Delta", "rejected"), ("Elm", "withdrawn")] == told(found, "company", "outcome")[-2:]
    assert "fields_realigned" not in codes(found)
