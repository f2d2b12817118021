"""What says nothing about applications changes nothing in how they are read."""

import random

import pytest

from tests.intake.workbooks_from_rows import events, loaded, of_rows, sheet

HEADER = ["Company", "Role", "Date applied", "Status", "Source", "Interview date"]
ROWS = [
    ["Alder Ltd", "Analyst", "2026-03-02", "Rejected", "LinkedIn", "2026-03-12"],
    ["Birch & Sons", "Engineer", "2026-03-03", "Applied", "Referral", ""],
    ["Cedar GmbH", "Clerk", "2026-03-04", "Interview", "Company website", "2026-03-20"],
    ["Dogwood", "Writer", "2026-03-09", "Offer", "Indeed", "2026-03-25"],
    ["Elm Partners", "Tester", "2026-03-10", "Withdrawn", "LinkedIn", ""],
    ["Fir Media", "Nurse", "2026-03-11", "No response", "Referral", ""],
    ["Gorse", "Analyst", "2026-03-13", "Wishlist", "Indeed", ""],
]
LOG_HEADER = ["Company", "Role", "Date", "Event"]
LOG = [
    ["Alder Ltd", "Analyst", "2026-03-02", "Applied"],
    ["Alder Ltd", "Analyst", "2026-03-12", "Interview"],
    ["Birch & Sons", "Engineer", "2026-03-03", "Applied"],
    ["Alder Ltd", "Analyst", "2026-03-20", "Rejected"],
    ["Cedar GmbH", "Clerk", "2026-03-04", "Applied"],
    ["Cedar GmbH", "Clerk", "2026-03-09", "Phone screen"],
]
UNKNOWN_HEADER = ["Shop", "Counter", "Date applied", "Status"]
UNKNOWN = [row[:4] for row in ROWS]
STAGES_HEADER = ["Company", "Position", "Applied", "Phone screen", "Onsite", "Rejected"]
STAGES = [
    ["Alder Ltd", "Analyst", "2026-03-02", "2026-03-09", "", "2026-03-20"],
    ["Birch & Sons", "Engineer", "2026-03-03", "", "", ""],
    ["Cedar GmbH", "Clerk", "2026-03-04", "2026-03-12", "2026-03-25", ""],
    ["Dogwood", "Writer", "2026-03-09", "", "", "2026-03-11"],
    ["Elm Partners", "Tester", "2026-03-10", "", "", ""],
]
TRACKERS = {
    "a status": [HEADER, *ROWS],
    "a log": [LOG_HEADER, *LOG],
    "an unknown header": [UNKNOWN_HEADER, *UNKNOWN],
    "columns of stages": [STAGES_HEADER, *STAGES],
}

tracker = pytest.mark.parametrize("rows", TRACKERS.values(), ids=TRACKERS)


def read(loaded_as):
    """Everything that was read of each application, but where it stands in the file."""
    frame = loaded_as.tracker.applications
    columns = ["company", "role", "outcome", "stage", "channel", "offer_answer", "said_silent"]
    happened = events(loaded_as)
    return sorted(map(repr, frame[columns].astype("object").to_numpy().tolist())), sorted(happened)


def beside(rows, header, cells, at):
    """The rows with one more column."""
    more = [header, *cells]
    return [[*row[:at], text, *row[at:]] for row, text in zip(rows, more, strict=True)]


@tracker
@pytest.mark.parametrize("at", [0, 2, 4])
def test_an_irrelevant_column_changes_nothing(rows, at):
    """Words that are neither names nor statuses, in any place."""
    cells = [f"lorem {number} ipsum" for number in range(1, len(rows))]

    assert read(of_rows(rows)) == read(of_rows(beside(rows, "Wibble", cells, at)))


@tracker
@pytest.mark.parametrize("header", ["Created", "Current date", "Exported on"])
def test_a_column_with_the_day_of_the_export_changes_nothing(rows, header):
    """The same day in every row is no day of anything that happened."""
    exported = beside(rows, header, ["2026-11-30"] * (len(rows) - 1), len(rows[0]))

    assert read(of_rows(rows)) == read(of_rows(exported))


@tracker
def test_the_order_of_the_columns_changes_nothing(rows):
    """Headers say what a column holds, wherever it stands."""
    known = [
        position for position, header in enumerate(rows[0]) if header not in UNKNOWN_HEADER[:2]
    ]
    turned = [*range(len(rows[0]) - len(known)), *reversed(known)]

    assert read(of_rows(rows)) == read(of_rows([[row[at] for at in turned] for row in rows]))


@tracker
@pytest.mark.parametrize("above", [[["My job search 2026"]], [["Job search"], []], [[], []]])
def test_a_title_above_changes_nothing(rows, above):
    """Nor do blank rows above the header."""
    assert read(of_rows(rows)) == read(of_rows([*above, *rows]))


@tracker
def test_blank_rows_change_nothing(rows):
    """One behind each row."""
    assert read(of_rows(rows)) == read(of_rows([row for each in rows for row in (each, [])]))


@tracker
@pytest.mark.parametrize(
    "other",
    [
        [["Status", "Count"], ["Applied", "12"], ["Rejected", "7"]],
        [["Shopping"], ["Milk"], ["Bread"]],
        [["Week", "Hours slept"], ["1", "49"], ["2", "51"]],
    ],
)
def test_another_sheet_changes_nothing(rows, other):
    """Counts, lists and numbers that are no applications."""
    alone = loaded(sheet(rows, "Jobs"))

    assert read(alone) == read(loaded(sheet(rows, "Jobs"), sheet(other, "More")))
    assert read(alone) == read(loaded(sheet(other, "More"), sheet(rows, "Jobs")))


@tracker
@pytest.mark.parametrize("seed", range(3))
def test_shuffled_rows_are_read_alike(rows, seed):
    """Only their order differs."""
    header, *below = rows
    shuffled = random.Random(seed).sample(below, len(below))

    assert read(of_rows(rows)) == read(of_rows([header, *shuffled]))
