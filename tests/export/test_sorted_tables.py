"""A person's own file between two visits: sorted, filtered, cut and added to, row by row."""

import io
import random
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.table import Table

from ajar import pipeline
from ajar.model.decisions import Decisions, LoggedEvent
from ajar.model.enums import EventKind
from ajar.model.errors import UnwritableFileError
from ajar.model.ledger import LedgerCode
from tests.export.own_files import opened, updated
from tests.intake.readers.file_factories import saved

COMPANIES = [f"Company {letter}" for letter in "ABCDEFGHIJKL"]
DECIDED = Decisions(
    log=(
        LoggedEvent("companyl", EventKind.THANKED, date(2026, 11, 2), "warm; 5 pm"),
        LoggedEvent("companyc", EventKind.NUDGED, date(2026, 11, 3)),
    ),
    do_not_contact=frozenset({"companyk"}),
    snoozed={"companyd": date(2026, 12, 24)},
)


def tracker(*, beside=None, tables=(), filtered=True):
    """Twelve rejected applications, and what may stand beside them."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Company", "Role", "Date applied", "Status"])
    for number, company in enumerate(COMPANIES, start=1):
        sheet.append([company, f"Role {number}", date(2026, 5, number), "Rejected"])
    for place, value in (beside or {}).items():
        sheet[place] = value
    if filtered and not tables:
        sheet.auto_filter.ref = "A1:D13"
    for name, reach in tables:
        sheet.add_table(Table(displayName=name, ref=reach))
    return saved(book)


SUMMARY = {"F1": "Summary", "G1": "Count", "F2": "Sent", "G2": 12}


def moved(content, order, width=4):
    """Rows of the person's own columns in another order, as sorting by their filter leaves them."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.active
    rows = [[sheet.cell(row, at).value for at in range(1, width + 1)] for row in range(2, 14)]
    for place, row in enumerate(order, start=2):
        for at, value in enumerate(rows[row], start=1):
            sheet.cell(place, at, value)
    return saved(book)


def decided(content, name="jobs.xlsx"):
    """What is known of companies after opening a file."""
    return opened(name, content)[1]


def same(one, other):
    """Whether two sets of decisions say the same."""
    return (set(one.log), one.do_not_contact, one.snoozed) == (
        set(other.log), other.do_not_contact, other.snoozed
    )  # fmt: skip


def test_beside_a_summary_it_is_said_before_that_sorting_leaves_the_columns_behind():
    """Ajar's columns stand behind the summary, out of reach of the filter."""
    content = tracker(beside=SUMMARY)
    loaded = opened("jobs.xlsx", content)[0]
    free = tracker()

    assert "sorting" in pipeline.check_annotations("jobs.xlsx", content, loaded).note
    assert not pipeline.check_annotations("jobs.xlsx", free, opened("jobs.xlsx", free)[0]).note


def test_a_sorted_table_beside_a_summary_moves_no_decision_and_is_told():
    """Thanks and do-not-contact stay with the companies they were meant for."""
    once = updated("jobs.xlsx", tracker(beside=SUMMARY), DECIDED)
    after = moved(once, range(11, -1, -1))
    loaded, found, _ = opened("jobs.xlsx", after)
    told = loaded.tracker.ledger["code"] == LedgerCode.ANNOTATION_MOVED

    assert same(DECIDED, found)
    assert told.any()
    assert same(DECIDED, decided(updated("jobs.xlsx", after)))


@settings(max_examples=6, derandomize=True, deadline=None)
@given(st.permutations(range(12)), st.booleans(), st.integers(0, 3), st.integers(0, 2))
def test_sorting_deleting_and_inserting_rows_changes_no_decision(order, apart, gone, new):
    """Whichever rows go or come, what was decided of those that stay is the same."""
    content = tracker(beside=SUMMARY if apart else None)
    book = openpyxl.load_workbook(io.BytesIO(moved(updated("jobs.xlsx", content, DECIDED), order)))
    sheet = book.active
    kept = {"Company L", "Company C", "Company K", "Company D"}
    for _ in range(gone):
        row = next(r for r in range(2, 14) if sheet.cell(r, 1).value not in {*kept, None})
        for at in range(1, 5):
            sheet.cell(row, at).value = None
    for _ in range(new):
        sheet.append(["Newcomer", "Cook", date(2026, 6, 1), "Applied"])

    assert same(DECIDED, decided(saved(book)))


def test_a_company_that_was_renamed_keeps_what_was_decided():
    """Its name stands nowhere else, so its row is meant."""
    book = openpyxl.load_workbook(io.BytesIO(updated("jobs.xlsx", tracker(), DECIDED)))
    book.active["A12"] = "Kestrel Works"
    found = decided(saved(book))

    assert frozenset({"kestrelworks"}) == found.do_not_contact
    assert set(DECIDED.log) == set(found.log)


def test_files_of_earlier_versions_are_read_by_their_rows():
    """Without the columns that name company and role."""
    book = openpyxl.load_workbook(io.BytesIO(updated("jobs.xlsx", tracker(), DECIDED)))
    book.active.delete_cols(10, 2)

    assert same(DECIDED, decided(saved(book)))


def test_of_two_tables_side_by_side_the_one_that_was_read_is_meant():
    """The columns join neither the other one nor stand in it, and it is said."""
    beside = {"F1": "Name", "G1": "Mail", "F2": "Ana", "G2": "ana@example.org"}
    content = tracker(beside=beside, tables=[("Jobs", "A1:D13"), ("People", "F1:G2")])
    made = openpyxl.load_workbook(io.BytesIO(updated("jobs.xlsx", content, DECIDED))).active

    assert {"Jobs": "A1:D13", "People": "F1:G2"} == dict(made.tables.items())
    assert "Ajar: follow-up" == made["H1"].value


RAGGED = (
    b"""Company,Role,Date applied,Status,Result,Notes
"""
    + b"".join(
        f'Whole {n},Nurse,2026-03-{n:02d},Rejected,after a call,"wrote, then called"\n'.encode()
        for n in range(1, 10)
    )
    + b"".join(f'Short {n},Nurse,2026-04-0{n},Rejected,"wrote"\n'.encode() for n in range(1, 4))
)


def test_rows_a_comma_short_are_left_as_they_stand():
    """The next reading puts them right as the first one did."""
    before = opened("jobs.csv", RAGGED)[0].tracker
    made = updated("jobs.csv", RAGGED, Decisions(do_not_contact=frozenset({"whole3"})))
    after, found, _ = opened("jobs.csv", made)

    assert b'\nShort 1,Nurse,2026-04-01,Rejected,"wrote"\n' in made
    pd.testing.assert_frame_equal(before.applications, after.tracker.applications)
    pd.testing.assert_frame_equal(before.events, after.tracker.events)
    assert frozenset({"whole3"}) == found.do_not_contact


def test_where_columns_would_change_what_rows_say_the_update_is_refused():
    """A decision about a row that would look whole: said in words, and nothing is written."""
    wanted = Decisions(do_not_contact=frozenset({"short1"}))
    try:
        made = updated("jobs.csv", RAGGED, wanted)
    except UnwritableFileError as refused:
        assert "as many fields" in str(refused)  # noqa: PT017 - either is right
    else:
        before, after = (opened("jobs.csv", each)[0].tracker for each in (RAGGED, made))
        pd.testing.assert_frame_equal(before.applications, after.applications)
        pd.testing.assert_frame_equal(before.events, after.events)


SHARED = sorted(
    (Path(__file__).parents[3] / "shared" / "trackers" / "files").glob("simsec-sections*.csv")
)


@pytest.mark.skipif(not SHARED, reason="the shared trackers are not on this machine")
@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.name)
def test_a_shared_tracker_in_sections_is_never_read_differently_afterwards(path):
    """Updated or refused, never another tracker."""
    content = path.read_bytes()
    before = opened(path.name, content)[0].tracker
    named = sorted(set(before.applications["company_key"]) - {""})
    keys = random.Random(1).sample(named, min(2, len(named)))
    try:
        made = updated(path.name, content, Decisions(do_not_contact=frozenset(keys)))
    except UnwritableFileError:
        return
    after, found, _ = opened(path.name, made)

    pd.testing.assert_frame_equal(before.applications, after.tracker.applications)
    assert frozenset(keys) == found.do_not_contact
