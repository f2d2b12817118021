"""Of several ways to read a sheet, the one that yields most sense is taken."""

import pytest

from ajar.intake.detection.reading_quality import likeness
from ajar.intake.summary import summary
from tests.intake.workbooks_from_rows import accounted, chosen, codes, events, of_rows, told

STATUSES = ["Applied", "Rejected", "Interview", "Applied"]
NAMES = ["Alder Mills", "Birch House", "Cedar Point", "Dogwood Inn"]
DAYS = ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"]


def asked(read):
    """The codes of all questions about the sheet."""
    return [question.code for question in read.questions]


def test_a_row_of_values_that_sounds_like_a_header_is_none():
    """Every word of the fourth row heads a column in some tracker, yet it is a transition."""
    rows = [
        ["Company", "From", "To"],
        ["Alder Mills", "Applied", "Rejected"],
        ["Birch House", "Applied", "Interview"],
        ["Firm 3", "Interview", "Offer"],
        ["Birch House", "Interview", "Rejected"],
        ["Firm 3", "Applied", "Interview"],
    ]
    read = of_rows(rows)

    assert (1, "transitions") == (read.reports[0].header_row, read.reports[0].layout)
    assert 3 == summary(read)["applications"]
    assert accounted(read)


@pytest.mark.parametrize("header", ["Wibble", "Haunts", "Xyzzy"])
def test_the_company_column_is_found_under_an_unknown_header(header):
    """The leftmost column of many different names, and the person is asked."""
    rows = [[header, "Wing", "Date applied", "Status"]]
    wings = ["east", "west", "east", "west"]
    rows += [list(row) for row in zip(NAMES, wings, DAYS, STATUSES, strict=True)]
    read = of_rows(rows)

    assert NAMES == [name for (name,) in told(read, "company")]
    assert "company_column" in asked(read)
    assert 1 == summary(read)["rejected"]
    assert 0 == summary(read)["undated_applications"]


def test_a_title_in_the_place_of_a_header_heads_companies():
    """“JobList” heads the first column of a table without any other name."""
    rows = [["JobList", "Date", "Finished", "Offer", "Application link"]]
    rows += [[name, day, "yes", "", ""] for name, day in zip(NAMES, DAYS, strict=True)]
    read = of_rows(rows)

    assert NAMES == [name for (name,) in told(read, "company")]
    assert "company_column" in asked(read)


@pytest.mark.parametrize("header", ["Wibble", "company_id"])
def test_numbers_are_not_guessed_to_be_companies(header):
    """Keys of another table and counts are no names, whatever stands above them."""
    rows = [[header, "Role", "Date applied", "Status"]]
    rows += [
        [key, "Clerk", *rest]
        for key, *rest in zip(["454", "276", "6", "320"], DAYS, STATUSES, strict=True)
    ]

    assert {""} == {name for (name,) in told(of_rows(rows), "company")}


def test_nothing_is_called_a_company_if_the_person_says_so():
    """The guess is taken back as a whole."""
    rows = [["Wibble", "Date applied", "Status"]]
    rows += [list(row) for row in zip(NAMES, DAYS, STATUSES, strict=True)]
    read = of_rows(rows, chosen(answers={"company_column": "no column"}))

    assert {""} == {name for (name,) in told(read, "company")}


def test_of_two_columns_of_companies_the_one_with_names_is_taken():
    """Under “Company/Job Address” stand places."""
    places = ["12 Mill Road, Austin, TX", "Austin, TX", "9 Lake View, Austin, TX", "Austin, TX"]
    rows = [["Recruiter", "Applied Company", "Company/Job Address", "Position", "Status"]]
    rows += [
        ["Ann Ames", name, place, "Developer", status]
        for name, place, status in zip(NAMES, places, STATUSES, strict=True)
    ]

    assert NAMES == [name for (name,) in told(of_rows(rows), "company")]


SPRING = [
    ["Company", "Role", "Applied", "Status"],
    ["Alder Mills", "Clerk", "2026-03-02", "Rejected"],
    ["Birch House", "Clerk", "2026-03-03", "Interview"],
]
AUTUMN = [
    ["Employer", "Job title", "Date applied", "Result", "Source"],
    ["Cedar Point", "Nurse", "2026-09-05", "Rejected", "LinkedIn"],
    ["Dogwood Inn", "Nurse", "2026-09-06", "Applied", "Referral"],
]


@pytest.mark.parametrize("between", [[["Autumn"]], [[], ["Autumn 2026"]], [[], []]])
def test_tables_under_each_other_are_one(between):
    """Their headers differ in words and number; what means the same is one column."""
    read = of_rows([["Spring"], *SPRING, *between, *AUTUMN])

    assert "stacked_tables" == read.reports[0].layout
    assert [
        ("Alder Mills", "Clerk", "rejected", "unknown"),
        ("Birch House", "Clerk", "open", "unknown"),
        ("Cedar Point", "Nurse", "rejected", "job_board"),
        ("Dogwood Inn", "Nurse", "open", "referral"),
    ] == told(read, "company", "role", "outcome", "channel")
    assert ("Dogwood Inn", "applied", "2026-09-06") in events(read)
    assert accounted(read)


BARE = [["Position", "Employer", "Location"]]
BARE += [["Cook", name, "Lyon"] for name in ("Elm Works", "Fir Hall", "Gorse Farm")]


@pytest.mark.parametrize(
    ("title", "outcome", "channel"),
    [
        ("Rejected", "rejected", "unknown"),
        ("## Rejected — LinkedIn (since May)", "rejected", "job_board"),
        ("Sent applications - referrals", "open", "referral"),
    ],
)
def test_the_title_of_a_table_says_what_its_columns_do_not(title, outcome, channel):
    """A status or a channel; the other table keeps its own."""
    read = of_rows([["Spring"], *AUTUMN, [], [title], *BARE])

    assert "stacked_tables" == read.reports[0].layout
    found = told(read, "company", "outcome", "channel")
    assert ("Cedar Point", "rejected", "job_board") in found
    assert [(name, outcome, channel) for _, name, _ in BARE[1:]] == found[2:]
    assert accounted(read)


def test_a_title_that_says_nothing_of_sending_sends_nothing():
    """Neither a season nor capitals that might be the initials of a board."""
    for title in ("Summer", "DONE"):
        read = of_rows([["Spring"], *AUTUMN, [], [title], *BARE])
        assert {"unknown"} == {c for n, c in told(read, "company", "channel")[2:]} | {"unknown"}


def test_a_title_sends_nothing_that_a_column_says_is_not_sent():
    """“Not yet” under “Applied” is not outdone by a title."""
    days = [[*BARE[0], "Applied"]]
    days += [[*row, day] for row, day in zip(BARE[1:], [*DAYS[:2], "not yet"], strict=True)]
    read = of_rows([["Spring"], *AUTUMN, [], ["Applied, waiting"], *days])

    assert ["Cedar Point", "Dogwood Inn", "Elm Works", "Fir Hall"] == [
        name for (name,) in told(read, "company")
    ]


def test_a_column_that_names_companies_beside_other_things_is_joined():
    """“Company / Thread” is the company of its table."""
    talks = [["Position", "Company / Thread", "Stage", "Contact"]]
    talks += [[role, name, "Interview", "Ann Ames"] for role, name, _ in BARE[1:]]
    read = of_rows([["Talks"], *talks, [], ["Autumn"], *AUTUMN])

    assert ["Elm Works", "Fir Hall", "Gorse Farm", "Cedar Point", "Dogwood Inn"] == [
        name for (name,) in told(read, "company")
    ]


def test_a_second_table_far_below_is_found():
    """Further down than any header is looked for first."""
    many = [
        [f"Firm {'ABCDEFGHIJ'[n % 10]}{n}", "Clerk", "2026-03-02", "Applied"] for n in range(80)
    ]
    read = of_rows([SPRING[0], *many, [], *AUTUMN])

    assert 82 == summary(read)["applications"]
    assert ("Dogwood Inn", "referral") in told(read, "company", "channel")


def test_tables_side_by_side_are_one():
    """With an empty column between them."""
    beside = [[*left, "", *right] for left, right in zip(SPRING, SPRING, strict=True)]
    beside[1][5:] = ["Cedar Point", "Nurse", "2026-09-05", "Applied"]
    beside[2][5:] = ["", "", "", ""]
    read = of_rows(beside)

    assert "several_per_row" == read.reports[0].layout
    assert [("Alder Mills", "rejected"), ("Cedar Point", "open"), ("Birch House", "open")] == told(
        read, "company", "outcome"
    )
    assert accounted(read)


def test_numbered_interviews_are_no_applications():
    """A run of headers that repeats without naming a role or a company stays in its row."""
    rows = [
        ["Company", "Role", "Interview 1", "Result 1", "Interview 2", "Result 2"],
        ["Alder Mills", "Clerk", "2026-03-02", "passed", "2026-03-09", "rejected"],
        ["Birch House", "Nurse", "2026-03-03", "rejected", "", ""],
        ["Cedar Point", "Baker", "2026-03-04", "passed", "2026-03-11", "passed"],
    ]

    assert 3 == summary(of_rows(rows))["applications"]


def test_cards_of_a_board_name_role_and_company_together():
    """The list of a card is its status; the board has one name for all."""
    lists = ["Applied", "Rejected", "Interviewing", "Wishlist"]
    rows = [["Card ID", "Card Name", "Labels", "List ID", "List Name", "Board Name", "Archived"]]
    rows += [
        [f"5f{n}", f"Clerk @ {name}", "", f"a{n}", status, "My search", "false"]
        for n, (name, status) in enumerate(zip(NAMES, lists, strict=True))
    ]
    read = of_rows(rows)

    assert [
        ("Alder Mills", "Clerk", "open"),
        ("Birch House", "Clerk", "rejected"),
        ("Cedar Point", "Clerk", "open"),
    ] == told(read, "company", "role", "outcome")
    assert 1 == summary(read)["rows_not_applications"]


def test_a_tracker_of_notes_only_is_read_by_its_notes():
    """What was done and when stands nowhere else."""
    rows = [
        ["Company", "Notes"],
        ["Alder Mills", "Applied 3/14/2026, rejected 3/20/2026"],
        ["Birch House", "applied 3/15/2026, phone screen 3/22/2026"],
        ["Cedar Point", "to apply"],
    ]
    read = of_rows(rows)

    assert [("Alder Mills", "rejected"), ("Birch House", "open")] == told(
        read, "company", "outcome"
    )
    assert ("Birch House", "screen", "2026-03-22") in events(read)
    assert "2026-03-14" == summary(read)["first_applied"]


def test_a_header_that_the_cells_deny_is_left_aside():
    """A log whose columns were changed after its header was written."""
    rows = [["job_title", "company", "platform", "link", "status", "resume_path"]]
    rows += [
        [day, name, "Night clerk", "jobsite", status]
        for day, name, status in zip(DAYS, NAMES, STATUSES, strict=True)
    ]
    read = of_rows(rows)

    assert NAMES == [name for (name,) in told(read, "company")]
    assert ("Birch House", "applied", "2026-03-03") in events(read)
    assert 1 == summary(read)["rejected"]


def test_months_between_rows_date_the_numbers_of_days():
    """“March 2026” above, and the day of the month in a column."""
    rows = [
        ["March 2026"],
        ["3", "Alder Mills", "Applied"],
        ["5", "Birch House", "Rejected"],
        ["April 2026"],
        ["2", "Cedar Point", "Applied"],
    ]
    read = of_rows(rows)

    assert ("Birch House", "applied", "2026-03-05") in events(read)
    assert ("Cedar Point", "applied", "2026-04-02") in events(read)


def test_a_further_step_stands_in_a_column_without_a_header():
    """The second unnamed column holds what came after the first."""
    rows = [
        ["Company", "Applied"],
        ["Alder Mills", "2026-03-02", "phone screen", "interview"],
        ["Birch House", "2026-03-03", "", ""],
        ["Cedar Point", "2026-03-04", "phone screen", ""],
    ]

    assert [2, 0, 1] == [stage for (stage,) in told(of_rows(rows), "stage")]


def test_an_empty_column_claims_no_role():
    """“Stage” can head roles, but here “Role” is filled and “Stage” is not."""
    rows = [
        ["Company", "Stage", "Role", "Applied", "Result"],
        ["Alder Mills", "", "Clerk", "2026-03-02", "Rejected"],
        ["Birch House", "", "Nurse", "2026-03-03", "Applied"],
    ]

    assert ["Clerk", "Nurse"] == [role for (role,) in told(of_rows(rows), "role")]


def test_the_person_picks_among_readings_that_are_nearly_as_good():
    """Each is offered by its layout and its header, and what is picked is read."""
    rows = [
        ["Company", "Role 1", "Applied", "Status", "Role 2", "Applied", "Status"],
        ["Alder Mills", "Clerk", "2026-03-02", "Rejected", "Nurse", "2026-04-02", "Applied"],
        ["Birch House", "Clerk", "2026-03-03", "Applied", "", "", ""],
    ]
    read = of_rows(rows)
    (question,) = (each for each in read.questions if each.code == "reading")
    (other,) = set(question.options) - {question.guess}

    assert "1:several_per_row" == question.guess
    assert 3 == summary(read)["applications"]
    assert 2 == summary(of_rows(rows, chosen(answers={"reading": other})))["applications"]


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Alder Mills", "2026-03-02"),
        ("Alder Mills", "https://example.com"),
        ("Alder Mills", "Software engineer"),
        ("Alder Mills", "Austin, TX"),
        ("Alder Mills", "Rejected"),
        ("360", ""),
    ],
)
def test_a_name_looks_more_like_a_company_than_other_cells(more, less):
    """Days, links, titles, places and statuses are no names."""
    assert likeness(more) > likeness(less)


def test_a_repeated_header_makes_no_second_table():
    """Word for word the same header is only repeated."""
    read = of_rows([*SPRING, [], SPRING[0], ["Cedar Point", "Nurse", "2026-03-09", "Applied"]])

    assert "stacked_tables" != read.reports[0].layout
    assert ["repeated_header"] == codes(read)
    assert 3 == summary(read)["applications"]
