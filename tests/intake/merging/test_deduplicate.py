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
    assert ["one.csv", "two.csv"] == [reading.file for reading in read.readings]


def test_an_ajar_workbook_joins_other_files():
    """What was kept in Ajar comes first, with its decisions; the new file adds to it."""
    kept = pipeline.load([("one.csv", csv(MINE))]).tracker
    from datetime import date

    content = workbook(kept, as_of=date(2026, 3, 1), decisions=Decisions(do_not_contact={"beta"}))
    more = [MINE[0], MINE[1], ["Gamma", "Writer", "2026-03-05", "Rejected", ""]]
    read = pipeline.load([("two.csv", csv(more)), ("ajar.xlsx", content)])

    assert ["Acme", "Beta", "Beta", "Gamma"] == read.tracker.applications["company"].tolist()
    assert frozenset({"beta"}) == read.decisions.do_not_contact
