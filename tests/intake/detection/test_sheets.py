"""Where in a workbook the applications stand."""

import pytest

from ajar import pipeline
from ajar.intake.cells import CellKind, Workbook
from ajar.intake.detection import header_row
from ajar.intake.detection.sheets import detect_tables
from ajar.intake.summary import summary
from ajar.model.errors import NoTableError, UnreadableFileError
from ajar.model.import_settings import FileSettings, ImportSettings
from tests.intake.workbooks_from_rows import accounted, codes, csv, loaded, of_rows, sheet, told

TABLE = [
    ["Company", "Role", "Date Applied", "Status"],
    ["Acme", "Engineer", "2026-01-05", "Applied"],
    ["Beta", "Analyst", "2026-01-06", "Rejected"],
]
OTHER = [
    ["Employer", "Job Title", "Applied on", "Result", "City"],
    ["Gamma", "Writer", "2025-03-05", "No response", "Rome"],
]


@pytest.mark.parametrize(
    ("above", "row"),
    [
        ([], 1),
        ([["My job search 2026"]], 2),
        ([["https://www.example.com/me"], []], 3),
        ([["# kept by hand, see notes"], ["# second comment, with Company, Role"]], 3),
        ([["Legend", "Applied", "waiting"], ["", "", ""]], 3),
        ([["Total", "2"], ["Rejected", "1"], [""]], 4),
    ],
)
def test_the_header_is_found_below_other_rows(above, row):
    """Titles, links, comments, legends and totals above do not hide it."""
    read = of_rows([*above, *TABLE])

    assert row == read.reports[0].header_row
    assert [("Acme", "open"), ("Beta", "rejected")] == told(read, "company", "outcome")
    assert accounted(read)


def test_blank_rows_and_repeated_headers_between_rows_do_not_count():
    """What separates rows is told apart from rows."""
    read = of_rows([*TABLE, [], TABLE[0], ["Gamma", "Writer", "2026-01-07", "Applied"]])

    assert 3 == summary(read)["applications"]
    assert ["repeated_header"] == codes(read)


def test_a_list_of_values_below_repeated_headers_is_no_row():
    """A code book names the columns again, with their kinds, and no company below them."""
    values = [["", "", "", "Applied"], ["", "", "", "Rejected"]]
    repeated = [f"{name} (text)" for name in TABLE[0]]
    read = of_rows([*TABLE, [], repeated, *values])

    assert ["Acme", "Beta"] == [name for (name,) in told(read, "company")]
    assert ["remark_line", "remark_line", "repeated_header"] == sorted(codes(read))
    again = of_rows([*TABLE, [], repeated, *values, ["Gamma", "Writer", "2026-01-07", "Applied"]])
    assert ("Gamma",) in told(again, "company")


def test_a_sheet_of_test_data_is_left_out():
    """Its name says what it holds."""
    invented = [[*row[:3], "Applied"] for row in OTHER[1:]]
    read = loaded(sheet(TABLE, "Jobs"), sheet([TABLE[0], *invented], "testdata"))

    assert ["Acme", "Beta"] == [name for (name,) in told(read, "company")]


def test_statuses_are_not_taken_for_headers():
    """A row of values that sound like headers, and stand again below, is none."""
    rows = [["Acme", "Interview", "Referral", "2026-01-05"], ["Beta", "Interview", "Referral", ""]]

    assert 1 == of_rows([["Company", "Status", "Source", "Applied"], *rows]).reports[0].header_row


def test_a_row_with_a_day_is_no_header():
    """Values that sound like headers, in a file that has none."""
    rows = [
        ["2026-01-05", "Acme", "Engineer", "Applied", "Remote"],
        ["2026-01-06", "Beta", "Analyst", "Rejected", "Needed 3 years of SQL"],
    ]
    read = of_rows(rows)

    assert 0 == read.reports[0].header_row
    assert [("Acme", "open"), ("Beta", "rejected")] == told(read, "company", "outcome")


def test_a_file_in_a_zip_that_is_not_read_is_told():
    """By its name and with the reason, beside what was read."""
    unread = (("notes.docx", "it is no csv or tsv file"),)
    read = pipeline.interpret(
        (Workbook("export.zip", "archive", (sheet(TABLE, "jobs.csv"),), unread=unread),),
        settings=ImportSettings(),
    )

    (told_of,) = read.tracker.ledger.itertuples(index=False)
    assert ("file_not_read", "notes.docx") == (told_of.code, told_of.raw)
    assert told_of.done == "it is no csv or tsv file"


def test_the_data_may_stand_behind_a_dashboard():
    """The sheet with the applications is read, the others are reported."""
    dashboard = sheet([["Dashboard"], ["Status", "Count"], ["Applied", "1"]], "Dashboard")
    read = loaded(dashboard, sheet(TABLE, "Log"))

    assert "Log" == read.reports[0].sheet
    assert ["sheet_not_read"] == codes(read)
    assert accounted(read)


def test_sheets_made_from_the_data_are_not_read():
    """A timeline names the same facts again; only its name tells it from a log."""
    timeline = [["Company", "Event", "Date"], ["Acme", "Applied", "2026-01-05"]]

    assert ["Log"] == [
        r.sheet for r in loaded(sheet(TABLE, "Log"), sheet(timeline, "Timeline")).reports
    ]


def test_two_sheets_with_different_columns_are_one_tracker():
    """Two seasons kept in their own way."""
    read = loaded(sheet(TABLE, "2026"), sheet(OTHER, "2025"))

    assert ["Acme", "Beta", "Gamma"] == read.tracker.applications["company"].tolist()
    assert ["2026", "2026", "2025"] == read.tracker.applications["origin_sheet"].tolist()


def test_the_same_data_on_two_sheets_count_once():
    """A copy adds nothing; the ledger says which row is which."""
    read = loaded(sheet(TABLE, "All"), sheet([TABLE[0], TABLE[2]], "Rejected"))

    assert 2 == summary(read)["applications"]
    assert ["duplicate_row"] == codes(read)
    assert "joined with row 3 of mine.xlsx, All" == read.tracker.ledger["done"].iloc[0]


def test_the_name_of_a_sheet_speaks_where_no_column_does():
    """“Rejected” and “Wishlist” are said of all rows of their sheets."""
    short = [["Company", "Role", "Applied"], ["Acme", "Engineer", "2026-01-05"]]
    wishes = [["Company", "Role", "Link"], ["Zeta", "Boss", "https://zeta.example/1"]]
    read = loaded(sheet(short, "Rejected"), sheet(wishes, "Wishlist"))

    assert (1, 1) == (summary(read)["rejected"], summary(read)["rows_not_applications"])


def test_a_list_of_people_is_no_tracker():
    """First and last names in columns of their own are contacts."""
    people = [
        ["First Name", "Last Name", "Company", "Position", "Connected On"],
        ["Ann", "Lee", "Acme", "Lead", "05 Jan 2026"],
    ]

    assert () == detect_tables(Workbook("a.csv", "text", (sheet(people),)), FileSettings()).tables


def test_prose_is_no_tracker():
    """A sheet of words finds nothing."""
    prose = [["Dear diary", "today"], ["I wrote", "a letter"], ["and went", "home"]]

    assert () == detect_tables(Workbook("a.csv", "text", (sheet(prose),)), FileSettings()).tables


def test_days_of_a_spreadsheet_are_days_across():
    """A header of real dates is a row of days, whatever their text."""
    rows = sheet([["2026-01-05", "2026-01-06", "2026-01-07"], ["Acme", "Beta", "Gamma"]])
    kinds = [CellKind.DAY, CellKind.TEXT]
    for column in rows.columns:
        column.kinds[:] = kinds

    assert "day_columns" == loaded(rows).reports[0].layout


WIDE = [[f"Company {i}" for i in range(501)], ["Acme"] * 501]


def test_a_sheet_wider_than_any_tracker_is_told_and_not_looked_at():
    """The sheet beside it is read, and the cells of the wide one are accounted for."""
    read = loaded(sheet(WIDE, "Matrix"), sheet(TABLE, "Jobs"))

    assert ["Jobs"] == [reading.sheet for reading in read.reports]
    assert ["sheet_not_read"] == codes(read)
    assert accounted(read)


def test_a_file_of_wide_sheets_only_is_refused_in_words():
    """The limit is said, not that there is no table."""
    with pytest.raises(UnreadableFileError, match="sheets of up to 500 columns"):
        pipeline.load([("jobs.csv", csv(WIDE))])


def test_of_many_wide_sheets_fewer_rows_are_looked_at_for_a_header(monkeypatch):
    """The cells of all of them are bounded, and one of them alone has more rows looked at."""
    title = [["", "", "", ""]] + [["My job search", "", "", ""]] * 5
    monkeypatch.setattr(header_row, "_MAX_CELLS_IN_FILE", 40)

    assert 7 == loaded(sheet(title + TABLE, "S")).reports[0].header_row
    with pytest.raises(NoTableError):
        loaded(*(sheet(title + TABLE, f"S{number}") for number in range(9)))


def test_of_thousands_of_sheets_the_first_are_read_and_the_others_told(monkeypatch):
    """A workbook of very many sheets takes bounded time, and no cell is dropped silently."""
    monkeypatch.setattr(header_row, "_SHEETS", 6)
    read = loaded(*(sheet(TABLE, f"S{number}") for number in range(9)))

    assert 6 == len(read.reports)
    assert 3 == codes(read).count("sheet_not_read")
    assert accounted(read)


def test_a_sheet_of_contacts_is_not_read():
    """People one knows at companies are no applications there."""
    people = [
        ["Contact Name", "Company", "Title", "Date"],
        ["Jo", "Gamma", "Manager", "2025-11-03"],
    ]
    read = loaded(sheet(TABLE, "Jobs"), sheet(people, "Networking"))

    assert 2 == summary(read)["applications"]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "The table has its headings, but no rows yet."),
        ([["1"], ["2"], ["3"]], "Nothing in the rows of this table names an application."),
        (
            [["", "", "", "", "Not started"]] * 3,
            "Nothing in the rows of this table names an application.",
        ),
        (
            [["1", "Example: Acme", "Clerk", "2026-01-05", "Applied"]],
            "An empty tracker: its only row is an example that came with the template.",
        ),
    ],
)
def test_an_empty_template_holds_nothing_and_says_so(rows, says):
    """Headings alone, numbers and drop-downs filled in ahead, and a row marked as an example."""
    read = of_rows([["#", "Company", "Role", "Date Applied", "Status"], *rows])
    counts = summary(read)

    assert (0, 0) == (counts["applications"], counts["companies"])
    assert says == read.reports[0].empty_reason
    assert counts["rows_not_applications"] == ("example" in says)
    assert accounted(read)


def test_words_that_nobody_knows_head_columns_that_speak_for_themselves():
    """A row that stands out from days and statuses below it is the header, not a row."""
    read = of_rows(
        [
            ["Foo", "Bar", "Baz", "Qux"],
            ["Acme", "Clerk", "2026-01-05", "Rejected"],
            ["Beta", "Baker", "2026-01-06", "Applied"],
            ["Gamma", "Cook", "2026-01-07", "Interview"],
        ]
    )

    assert 1 == read.reports[0].header_row
    assert 0 == summary(read)["rows_not_applications"]
    assert [
        ("Acme", "Clerk", "rejected"),
        ("Beta", "Baker", "open"),
        ("Gamma", "Cook", "open"),
    ] == (told(read, "company", "role", "outcome"))
    assert accounted(read)


def test_a_first_row_that_tells_something_is_no_header():
    """A row like those below it, and one with a column left open, are rows."""
    rows = [
        ["Beta", "Baker", "2026-01-06", "Applied"],
        ["Gamma", "Cook", "2026-01-07", "Rejected"],
    ]

    assert 0 == of_rows([["Acme", "Clerk", "2026-01-05", "Applied"], *rows]).reports[0].header_row
    assert 0 == of_rows([["Acme", "Clerk", "", "Pondering"], *rows]).reports[0].header_row
