"""The same application met twice is one, with both origins kept."""

import pytest

from ajar import pipeline
from ajar.export.workbook import workbook
from ajar.intake.summary import summary
from ajar.model.decisions import Decisions
from tests.intake.workbooks_from_rows import codes, csv, events, loaded, sheet, told

MINE = [
    ["Company", "Role", "Date Applied", "Status", "Notes"],
    ["Acme", "Engineer", "2026-01-05", "Applied", "by Ann"],
    ["Beta", "Analyst", "2026-01-06", "Applied", ""],
    ["Beta", "Analyst", "2026-01-06", "Applied", ""],
]


def beside(*rows, header=("Employer", "Job Title", "Applied on", "Result", "Interview date")):
    """The tracker above and a second sheet."""
    return loaded(sheet(MINE, "Mine"), sheet([list(header), *map(list, rows)], "More"))


@pytest.mark.parametrize(
    ("row", "applications"),
    [
        (("ACME Inc.", "engineer", "2026-01-05", "Rejected", "2026-01-20"), 3),
        (("Acme", "Engineer", "", "Rejected", ""), 3),
        (("Acme", "", "2026-01-05", "Rejected", ""), 3),
        (("Acme", "Engineer", "2026-06-05", "Rejected", ""), 4),
        (("Acme", "Writer", "2026-01-05", "Rejected", ""), 4),
        (("Delta", "Engineer", "2026-01-05", "Rejected", ""), 4),
    ],
)
def test_company_role_and_day_tell_what_is_the_same(row, applications):
    """They agree, or one sheet does not say; a different day or role is another application."""
    assert applications == summary(beside(row))["applications"]


def test_what_either_says_is_kept():
    """Texts of the first, what is missing from the second, events of both."""
    read = beside(("Acme", "Engineer", "2026-01-05", "", "2026-01-20"))

    assert [("Acme", "by Ann", 2)] == told(read, "company", "notes", "stage")[:1]
    assert ("Acme", "interview", "2026-01-20") in events(read)
    assert 1 == sum(event[:2] == ("Acme", "applied") for event in events(read))
    assert ["merged_row"] == codes(read)


def test_what_a_row_was_told_by_one_sheet_is_known_to_the_next():
    """Its role came from the second sheet, and the third knows the row by it."""
    without_role = [MINE[0], ["Acme", "", "2026-01-05", "Applied", ""]]
    with_role = [MINE[0], ["Acme", "Engineer", "2026-01-05", "Applied", ""]]
    without_day = [MINE[0], ["Acme", "Engineer", "", "Rejected", ""]]
    other_role = [MINE[0], ["Acme", "Writer", "", "Rejected", ""]]

    for third, applications in ((without_day, 1), (other_role, 2)):
        read = loaded(sheet(without_role, "A"), sheet(with_role, "B"), sheet(third, "C"))
        assert applications == summary(read)["applications"]


def test_two_rows_of_one_sheet_stay_two():
    """Who applied twice wrote two rows; two rows elsewhere match one each."""
    twice = ("Beta", "Analyst", "2026-01-06", "Applied", "")

    assert 3 == summary(beside(twice, twice))["applications"]
    assert 4 == summary(beside(twice, twice, twice))["applications"]


def test_two_files_are_one_tracker():
    """Two seasons, the second with a row of the first."""
    more = [MINE[0], MINE[1], ["Gamma", "Writer", "2026-03-05", "Rejected", ""]]
    read = pipeline.load([("one.csv", csv(MINE)), ("two.csv", csv(more))])

    assert 4 == summary(read)["applications"]
    assert ["one.csv", "one.csv", "one.csv", "two.csv"] == read.tracker.applications[
        "origin_file"
    ].tolist()
    assert ["one.csv", "two.csv"] == [reading.file for reading in read.reports]


def test_an_ajar_workbook_joins_other_files():
    """What was kept in Ajar comes first, with its decisions; the new file adds to it."""
    kept = pipeline.load([("one.csv", csv(MINE))]).tracker
    from datetime import date

    content = workbook(kept, as_of=date(2026, 3, 1), decisions=Decisions(do_not_contact={"beta"}))
    more = [MINE[0], MINE[1], ["Gamma", "Writer", "2026-03-05", "Rejected", ""]]
    read = pipeline.load([("two.csv", csv(more)), ("ajar.xlsx", content)])

    assert ["Acme", "Beta", "Beta", "Gamma"] == read.tracker.applications["company"].tolist()
    assert frozenset({"beta"}) == read.decisions.do_not_contact


YEAR = ["Company", "Role", "Applied", "Reply", "Interview", "Result"]


def test_the_company_alone_joins_no_two_sheets():
    """An interview of one year is none of an application two years later."""
    first = sheet([YEAR, ["Acme", "Programmer", "", "2016-06-09", "2016-06-13", ""]], "2016")
    second = sheet([YEAR, ["Acme", "???", "2018-04-24", "", "", ""]], "2018")

    read = loaded(first, second)

    assert 2 == summary(read)["applications"]
    assert 1 == summary(read)["undated_applications"]


def test_nothing_is_joined_where_the_reply_would_come_before_applying():
    """The role agrees, and one of them has no day of applying; the other's is too late."""
    first = sheet([YEAR, ["Acme", "Programmer", "", "2016-06-09", "", "Rejected"]], "2016")
    second = sheet([YEAR, ["Acme", "Programmer", "2018-04-24", "", "", ""]], "2018")
    earlier = sheet([YEAR, ["Acme", "Programmer", "2016-04-24", "", "", ""]], "2016 too")

    assert 2 == summary(loaded(first, second))["applications"]
    assert 1 == summary(loaded(first, earlier))["applications"]


@pytest.mark.parametrize(
    ("role", "day", "applications"),
    [
        ("Engineer (m/f/d)", "2026-01-05", 3),
        ("Engineer", "2026-01-04", 3),
        ("ENGINEER (Remote)", "2026-01-07", 3),
        ("Engineer - Berlin", "2026-01-06", 3),
        ("Engineer", "2026-01-09", 4),
        ("Data engineer", "2026-01-05", 4),
    ],
)
def test_the_same_role_noted_down_in_another_way_is_one_application(role, day, applications):
    """Markers and places do not tell roles apart, nor do three days."""
    assert applications == summary(beside(("Acme", role, day, "Rejected", "")))["applications"]


def test_linkedins_export_beside_ones_own_list_counts_each_application_once():
    """Three applications in two files, one of them a day earlier there."""
    own = [
        ["Company", "Role", "Applied", "Status"],
        ["Alder Mills", "Clerk", "2026-09-02", "Rejected"],
        ["Birch House", "Data Analyst (m/f/d)", "2026-09-03", "Applied"],
        ["Cedar Point", "Product analyst - Berlin", "2026-09-09", "Interview"],
    ]
    export = [
        ["Application Date", "Company Name", "Job Title", "Job Url", "Resume Name"],
        ["9/1/26, 8:05 AM", "Alder Mills", "Clerk", "https://example.com/1", ""],
        ["9/3/26, 9:11 AM", "Birch House", "Data Analyst", "https://example.com/2", ""],
        ["9/9/26, 7:40 PM", "Cedar Point", "Product Analyst", "https://example.com/3", ""],
    ]
    read = pipeline.load([("own.csv", csv(own)), ("Job Applications.csv", csv(export))])

    assert ["rejected", "open", "open"] == [outcome for (outcome,) in told(read, "outcome")]
    assert 3 == sum(code in {"merged_row", "duplicate_row"} for code in codes(read))


def test_requisition_numbers_tell_openings_apart():
    """The same role on the same day is two applications where the numbers differ."""
    header = ["Company", "Role", "Applied", "Requisition number"]
    first = sheet([header, ["Acme", "Engineer", "2026-01-05", "R-100"]], "A")
    other = sheet([header, ["Acme", "Engineer", "2026-01-05", "R-200"]], "B")
    later = sheet([header, ["Acme", "Engineer II", "2026-02-05", "R-100"]], "C")

    assert 2 == summary(loaded(first, other))["applications"]
    assert 1 == summary(loaded(first, later))["applications"]
