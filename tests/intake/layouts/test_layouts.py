"""One small tracker for each layout: what is read from it, and that nothing is lost."""

import pytest

from ajar.intake import layout_labels, layouts
from ajar.intake.summary import summary
from tests.intake.workbooks_from_rows import accounted, events, loaded, of_rows, sheet, told

ONE_ROW = [
    ["Company", "Role", "Date Applied", "Status"],
    ["Acme", "Engineer", "2026-01-05", "Applied"],
    ["Beta", "Analyst", "2026-01-06", "Rejected"],
    ["Gamma", "Writer", "2026-01-07", "Phone screen"],
]
STAGES = [
    ["Company", "Applied", "Phone screen", "Interview", "Offer", "Rejected"],
    ["Acme", "2026-01-05", "2026-01-12", "yes", "", "2026-02-01"],
    ["Beta", "2026-01-06", "", "", "", ""],
    ["Gamma", "2026-01-07", "no", "", "", "x"],
    ["Delta", "2026-01-08", "1", "2026-01-20", "yes", ""],
]
LISTS = [
    ["Company", "Role", "History"],
    ["Acme", "Engineer", "5 Jan 2026|Applied;12 Jan 2026|INTERVIEW with Ann;1 Feb 2026|Rejected"],
    ["Beta", "Analyst", "6 Jan 2026|Applied"],
]
STORY = (
    "[{'stage': 'Applied', 'date': '2026-01-05'}, {'stage': 'Phone Screen', 'date': '2026-01-12'},"
    " {'stage': 'Rejected', 'date': '2026-02-01'}]"
)
PYTHON_LISTS = [
    ["Name", "Stage", "Stage History"],
    ["Acme", "Rejected", STORY],
    ["Beta", "Applied", "[{'stage': 'Applied', 'date': '2026-01-06'}]"],
]
LOG = [
    ["Date", "Company", "Role", "Event"],
    ["2026-01-05", "Acme", "Engineer", "Applied"],
    ["2026-01-06", "Beta", "Analyst", "Applied"],
    ["2026-01-12", "Acme", "Engineer", "Interview"],
    ["2026-02-01", "Acme", "Engineer", "Rejected"],
    ["2026-06-01", "Beta", "Analyst", "Applied"],
]
STATUS_LOG = [
    ["Company", "Role", "Status", "Date"],
    ["Acme", "Engineer", "Applied", "2026-01-05"],
    ["Acme", "Engineer", "Interview", "2026-01-12"],
    ["Acme", "Engineer", "Rejected", "2026-02-01"],
    ["Beta", "Analyst", "Applied", "2026-01-06"],
    ["Beta", "Analyst", "Offer", "2026-01-26"],
]
TRANSITIONS = [
    ["Company", "Role", "From", "To", "Date"],
    ["Acme", "Engineer", "Applied", "Phone screen", "2026-01-10"],
    ["Acme", "Engineer", "Phone screen", "Rejected", "2026-01-20"],
    ["Beta", "Analyst", "Applied", "Interview", "2026-01-15"],
]
MAILS = [
    ["Received", "From", "Subject"],
    ["2026-01-05", "jobs@acme.example", "Thank you for applying to Acme"],
    ["2026-01-09", "jobs@beta.example", "Your application for Analyst at Beta"],
    ["2026-02-01", "jobs@acme.example", "Rejected: update from Acme"],
]
DAYS_ACROSS = [
    ["Total", "2026-01-05", "2026-01-06", "2026-01-07"],
    ["4", "1. Acme", "1. Beta", "1. Acme"],
    ["", "2. Gamma (Berlin)", "", ""],
]
SECTIONS = [
    ["Company", "Role", "Applied on"],
    ["Rejected", "", ""],
    ["Acme", "Engineer", "2026-01-05"],
    ["Beta", "Analyst", "2026-01-06"],
    ["Waiting for reply", "", ""],
    ["Gamma", "Writer", "2026-01-07"],
]
MERGED = [
    ["No", "Company", "Role", "Applied", "Interview", "Status"],
    ["1", "Acme", "Engineer", "2026-01-05", "2026-01-12", "Rejected"],
    ["", "", "Berlin", "", "online", ""],
    ["2", "Beta", "Analyst", "2026-01-06", "", "Applied"],
    ["", "", "Paris", "", "", ""],
]
HEADERLESS = [
    ["Acme GmbH", "Software engineer", "2026-01-05", "Applied"],
    ["Beta Inc", "Data analyst", "2026-01-06", "Rejected"],
    ["Gamma Ltd", "Product manager", "2026-01-07", "Applied"],
]
LINKEDIN = [
    [
        "Application Date",
        "Contact Email",
        "Contact Phone Number",
        "Company Name",
        "Job Title",
        "Job Url",
        "Resume Name",
        "Question And Answers",
    ],
    [
        "1/5/26, 9:07 PM",
        "me@home.example",
        "+1 555 010 0000",
        "Acme",
        "Engineer",
        "https://www.linkedin.com/jobs/view/1",
        "cv.pdf",
        "Why?:Because",
    ],
    [
        "1/26/26, 1:12 AM",
        "me@home.example",
        "+1 555 010 0000",
        "Beta",
        "Analyst",
        "https://www.linkedin.com/jobs/view/2",
        "cv.pdf",
        "Why?:Because",
    ],
]

BOARD = [
    ["Wishlist", "Applied", "Interview", "Rejected"],
    ["Acme – Designer", "Beta – Designer", "Delta – Designer", "Epsilon – Writer"],
    ["", "Gamma – Writer", "", "Zeta – Designer"],
]


def counts(read):
    """The facts that are one value each."""
    return {key: value for key, value in summary(read).items() if not isinstance(value, list)}


FIELDS_AS_ROWS = [list(row) for row in zip(*ONE_ROW, strict=True)]
STACKED = [
    ["Spring"],
    *ONE_ROW,
    [],
    ["Autumn"],
    ["Company", "Role", "Date Applied", "Status", "Source"],
    ["Delta", "Tester", "2026-09-05", "Rejected", "LinkedIn"],
    ["Epsilon", "Nurse", "2026-09-06", "Applied", "Referral"],
]
SEVERAL_PER_ROW = [
    ["Company", "Role 1", "Applied", "Status", "Role 2", "Applied", "Status"],
    ["Acme", "Engineer", "2026-01-05", "Rejected", "Analyst", "2026-02-05", "Interview"],
    ["Beta", "Analyst", "2026-01-06", "Applied", "", "", ""],
    ["Gamma", "Writer", "2026-01-07", "Applied", "Tester", "2026-02-09", "Rejected"],
]

CASES = {
    "one_row": (ONE_ROW, {"applications": 3, "rejected": 1, "in_process": 1, "interviewed": 1}),
    "stage_columns": (
        STAGES,
        {"applications": 4, "rejected": 2, "offers": 1, "no_response": 1, "interviewed": 2},
    ),
    "stage_list": (LISTS, {"applications": 2, "rejected": 1, "interviewed": 1, "no_response": 1}),
    "event_log": (LOG, {"applications": 3, "rejected": 1, "interviewed": 1, "no_response": 2}),
    "transitions": (TRANSITIONS, {"applications": 2, "rejected": 1, "in_process": 1}),
    "emails": (MAILS, {"applications": 2, "companies": 2, "rejected": 1}),
    "day_columns": (
        DAYS_ACROSS,
        {"applications": 4, "companies": 3, "rejected": None, "first_applied": "2026-01-05"},
    ),
    "sections": (SECTIONS, {"applications": 3, "rejected": 2, "no_response": 1}),
    "headerless": (HEADERLESS, {"applications": 3, "rejected": 1, "last_applied": "2026-01-07"}),
    "board": (BOARD, {"applications": 5, "companies": 5, "rejected": 2, "in_process": 1}),
    "linkedin": (
        LINKEDIN,
        {"applications": 2, "rejected": None, "first_applied": "2026-01-05"},
    ),
    "transposed": (
        FIELDS_AS_ROWS,
        {"applications": 3, "rejected": 1, "in_process": 1, "last_applied": "2026-01-07"},
    ),
    "stacked_tables": (
        STACKED,
        {"applications": 5, "rejected": 2, "in_process": 1, "last_applied": "2026-09-06"},
    ),
    "several_per_row": (
        SEVERAL_PER_ROW,
        {"applications": 5, "companies": 3, "rejected": 2, "in_process": 1},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_layout_is_recognised_and_read(name):
    """The layout is told by itself, and its rows become applications."""
    rows, expected = CASES[name]
    read = of_rows(rows)

    assert name == read.reports[0].layout
    assert expected == {key: summary(read)[key] for key in expected}
    assert accounted(read)


JOINED = ((1, 1, 2, 1), (3, 1, 4, 1))
"""The merged cells of ``MERGED``."""


def test_merged_rows_are_one_application_each():
    """Two physical rows joined by merged cells are one application; the second line is a note."""
    read = of_rows(MERGED, merged=JOINED)

    assert "merged_rows" == read.reports[0].layout
    assert [("Acme", "Engineer", "rejected"), ("Beta", "Analyst", "open")] == told(
        read, "company", "role", "outcome"
    )
    assert "Role: Berlin\nInterview: online" == read.tracker.applications["notes"].iloc[0]
    assert ("Acme", "interview", "2026-01-12") in events(read)
    assert accounted(read)


def test_the_role_of_merged_rows_is_the_line_that_differs():
    """“Permanent” in every first line is no role; what stands beneath it is."""
    rows = [
        ["Company", "Position", "Interview"],
        ["Acme", "Permanent", "2026-01-12"],
        ["", "Engineer", ""],
        ["Beta", "Permanent", ""],
        ["", "Analyst", ""],
    ]
    read = of_rows(rows, merged=((1, 0, 2, 0), (3, 0, 4, 0)))

    assert [("Acme", "Engineer"), ("Beta", "Analyst")] == told(read, "company", "role")
    assert accounted(read)


def test_every_layout_has_a_case():
    """A layout without a tracker here would be untested."""
    assert {*CASES, "merged_rows"} == set(layout_labels())


ONLY_NAMED = {"one_row", "stage_columns", "headerless"}
"""Layouts that say what was found, and whose rows are read as they stand."""


@pytest.mark.parametrize("name", [layout.NAME for layout in layouts.LAYOUTS])
def test_no_layout_is_needless(name, monkeypatch):
    """Without it, its tracker is taken for another layout and read in another way."""
    rows, more = (MERGED, {"merged": JOINED}) if name == "merged_rows" else (CASES[name][0], {})
    known = of_rows(rows, **more)
    others = tuple(layout for layout in layouts.LAYOUTS if name != layout.NAME)
    monkeypatch.setattr(layouts, "LAYOUTS", others)
    unknown = of_rows(rows, **more)
    same = known.tracker.applications.equals(unknown.tracker.applications)

    assert name != unknown.reports[0].layout
    assert same == (name in ONLY_NAMED)


def test_stage_columns_hold_days_answers_and_marks():
    """A day, a yes, a 1 and an x are happenings; a no is none."""
    told_events = events(of_rows(STAGES))

    assert ("Acme", "screen", "2026-01-12") in told_events
    assert ("Acme", "interview", "") in told_events
    assert ("Delta", "screen", "") in told_events
    assert ("Gamma", "rejected", "") in told_events
    assert not {event for event in told_events if event[:2] == ("Gamma", "screen")}


def test_a_list_of_mappings_is_read_beside_a_status():
    """A list as Python writes it tells the way; the status column tells where it ended."""
    read = of_rows(PYTHON_LISTS)

    assert "stage_list" == read.reports[0].layout
    assert [("rejected", 1), ("open", 0)] == told(read, "outcome", "stage")
    assert {
        ("Acme", "applied", "2026-01-05"),
        ("Acme", "screen", "2026-01-12"),
        ("Acme", "rejected", "2026-02-01"),
        ("Beta", "applied", "2026-01-06"),
    } == events(read)


def test_a_log_of_statuses_is_a_log_and_not_five_applications():
    """Rows that repeat an application with another status each are its story."""
    read = of_rows(STATUS_LOG)

    assert "event_log" == read.reports[0].layout
    assert [("Acme", "rejected"), ("Beta", "offer")] == told(read, "company", "outcome")
    assert ("Beta", "offer", "2026-01-26") in events(read)


def test_rows_that_begin_with_an_end_are_no_log():
    """The same role met twice, an interview first and silence later, is applied for twice."""
    rows = [
        ["Date", "Company", "Role", "Status"],
        ["2026-01-10", "Acme", "Analyst", "Interview"],
        ["2026-01-24", "Acme", "Analyst", "No response"],
        ["2026-01-11", "Beta", "Analyst", "Rejected"],
    ]
    read = of_rows(rows)

    assert ("one_row", 3) == (read.reports[0].layout, summary(read)["applications"])


def test_the_day_of_a_row_is_kept_beside_its_list_of_stages():
    """The list tells the stages, the column of days when it was sent."""
    rows = [
        ["Activity date", "Company", "Role", "Status", "Steps"],
        ["2026-01-10", "Acme", "Analyst", "Active", "29 Jan 2026|INTERVIEW WITH ANN"],
        ["2026-01-11", "Beta", "Analyst", "Active", ""],
    ]

    assert {
        ("Acme", "applied", "2026-01-10"),
        ("Acme", "interview", "2026-01-29"),
        ("Beta", "applied", "2026-01-11"),
    } == events(of_rows(rows))


def test_the_same_role_twice_with_the_same_status_is_two_applications():
    """One row per application stays so where two rows say the same."""
    rows = [*ONE_ROW, ["Acme", "Engineer", "2026-03-05", "Applied"]]

    assert 4 == summary(of_rows(rows))["applications"]


def test_applying_again_begins_a_new_application():
    """A second day of applying in a log is a second application."""
    read = of_rows(LOG)

    assert [("Acme", 5), ("Beta", 6), ("Beta", 1)] == [
        (row.company, row.day)
        for row in read.tracker.events_of("applied")
        .assign(day=lambda frame: frame["day"].dt.day)
        .merge(read.tracker.applications, left_on="application", right_on="id")
        .itertuples()
    ]


def test_transitions_keep_the_way():
    """The stage it came from happened, on a day nobody knows."""
    assert ("Acme", "screen", "2026-01-10") in events(of_rows(TRANSITIONS))
    assert ("Acme", "rejected", "2026-01-20") in events(of_rows(TRANSITIONS))


def test_transitions_under_source_and_target():
    """Stages in both columns, so that “source” is no website."""
    rows = [
        ["Company", "Source", "Target", "Date"],
        *[[a, *rest] for a, _, *rest in TRANSITIONS[1:]],
    ]
    read = of_rows(rows)

    assert "transitions" == read.reports[0].layout
    assert {("Acme", "screen", "2026-01-10"), ("Acme", "rejected", "2026-01-20")} < events(read)


def test_ghosted_under_a_stage_means_it_was_not_reached():
    """“G” tells that nobody answered, and no interview took place."""
    rows = [
        ["Company", "Applied", "Phone screen", "Interview"],
        ["Acme", "2026-01-05", "", "G"],
        ["Beta", "2026-01-06", "G", ""],
        ["Gamma", "2026-01-07", "Y", "Y"],
    ]

    assert 1 == summary(of_rows(rows))["interviewed"]


def test_numbers_before_a_company_are_left_off():
    """“1. Acme” is Acme, and remarks in brackets stay."""
    names = of_rows(DAYS_ACROSS).tracker.applications["company"].tolist()

    assert ["Acme", "Gamma (Berlin)", "Beta", "Acme"] == names


def test_a_status_in_the_row_prevails_over_its_section():
    """A section only speaks for rows that say nothing themselves."""
    rows = [
        ["Company", "Role", "Status"],
        ["Rejected", "", ""],
        ["Acme", "Engineer", ""],
        ["Beta", "Analyst", "Offer"],
    ]

    assert [("rejected",), ("offer",)] == told(of_rows(rows), "outcome")


def test_own_address_in_a_linkedin_export_is_no_contact():
    """“Contact Email” there is the applicant's own."""
    assert [("", ""), ("", "")] == told(of_rows(LINKEDIN), "contact_address", "contact_name")


def test_saved_jobs_are_no_applications():
    """LinkedIn's bookmarks are kept apart and said to be what they are."""
    read = of_rows(
        [
            ["Saved Date", "Job Url", "Job Title", "Company Name"],
            ["1/15/26, 9:07 PM", "https://www.linkedin.com/jobs/view/1", "Engineer", "Acme"],
            ["1/26/26, 1:12 AM", "https://www.linkedin.com/jobs/view/2", "Analyst", ""],
        ],
    )

    assert (0, 2) == (summary(read)["applications"], summary(read)["rows_not_applications"])
    assert "none of which was sent" in read.reports[0].empty_reason


def test_mails_name_company_and_role():
    """Without columns for them, subjects are where they stand."""
    assert [("Acme", ""), ("Beta", "Analyst")] == told(of_rows(MAILS), "company", "role")


def test_linkedin_sheets_of_a_zip_do_not_mix():
    """The person's own jobs and contacts in a LinkedIn export are no applications."""
    read = loaded(
        sheet(LINKEDIN, "Job Applications.csv"),
        sheet(
            [
                ["First Name", "Last Name", "URL", "Company", "Position", "Connected On"],
                ["Ann", "Lee", "https://www.linkedin.com/in/ann", "Acme", "Lead", "05 Jan 2026"],
            ],
            "Connections.csv",
        ),
        sheet(
            [
                ["Company Name", "Title", "Description", "Started On", "Finished On"],
                ["Oldco", "Clerk", "Filed things", "Jan 2020", "Dec 2024"],
            ],
            "Positions.csv",
        ),
        name="export.zip",
    )

    assert 2 == summary(read)["applications"]


def test_a_board_has_its_statuses_across_the_top():
    """Below each stand the companies; what is only wished for is no application."""
    read = of_rows(BOARD)

    assert "board" == read.reports[0].layout
    assert {
        "applications": 5,
        "companies": 5,
        "rejected": 2,
        "no_response": 2,
        "in_process": 1,
        "rows_not_applications": 1,
    }.items() <= counts(read).items()
    assert ("Beta", "Designer") in told(read, "company", "role")
    assert accounted(read)


def test_marks_below_statuses_are_no_board():
    """A column per stage with ones and crosses below it stays what it is."""
    read = of_rows([["Applied", "Interview", "Rejected"], ["1", "", "1"], ["1", "1", ""]])

    assert "board" != read.reports[0].layout


def test_two_days_across_are_enough_where_nothing_else_is():
    """A short week has two days of applying."""
    read = of_rows([["2026-01-05", "2026-01-06"], ["Acme", "Gamma"], ["Beta", "Delta"]])

    assert {"applications": 4, "last_applied": "2026-01-06"}.items() <= counts(read).items()


@pytest.mark.parametrize(
    "line", ["Week of Jan 6", "Styczeń 2026", "Semaine du 6 janvier", "Q1 2026", "Total: 3"]
)
def test_lines_between_rows_are_no_applications(line):
    """A stretch of time and a total in one cell head and end the rows."""
    table = [
        ["Company", "Role", "Place"],
        [line],
        ["Acme", "Clerk", "Rome"],
        ["Beta", "Clerk", "Rome"],
    ]
    read = of_rows(table)

    assert 2 == summary(read)["applications"]


def test_counts_at_the_foot_are_no_applications():
    """“Interviews | 1” beneath the rows counts them."""
    table = [
        *(["Company", "Role", "Applied", "Status"], ["Acme", "Clerk", "2026-01-05", "Applied"]),
        *(["Interviews", "", "", "1"], ["Rejected", "", "", "0"]),
    ]
    read = of_rows(table)

    assert {"applications": 1, "rows_not_applications": 0}.items() <= counts(read).items()


def test_a_stage_in_the_words_of_its_header_is_no_second_header():
    """“Test” below “Test” is what happened to that application."""
    table = [
        ["Company", "Applied", "Test", "Interview", "Second interview"],
        ["Acme", "2026-01-05", "Test", "Interview", "Second interview"],
        ["Beta", "2026-01-06", "Test", "", ""],
        ["Company", "Applied", "Test", "Interview", "Second interview"],
        ["Gamma", "2026-01-07", "", "", ""],
    ]
    read = of_rows(table)

    assert ["Acme", "Beta", "Gamma"] == read.tracker.applications["company"].tolist()


def test_lists_that_have_just_begun_are_lists():
    """Most histories have one entry; the day of applying is the first and not the last."""
    read = of_rows(
        [
            ["Empresa", "Puesto", "Estado", "Fecha", "Historial"],
            ["Acme", "PM", "aplicado", "2026-07-02", "2026-07-02 aplicado"],
            ["Beta", "PM", "aplicado", "2026-07-03", "2026-07-03 aplicado"],
            [
                *("Gamma", "PM", "rechazado", "2026-07-09"),
                "2026-07-01 aplicado; 2026-07-05 entrevista; 2026-07-09 rechazado",
            ],
        ]
    )

    assert "stage_list" == read.reports[0].layout
    assert {"first_applied": "2026-07-01", "interviewed": 1}.items() <= counts(read).items()


def test_mails_without_days_are_read_and_joined():
    """No column of days: who wrote, what about; a mail without a role joins the only one there."""
    read = of_rows(
        [
            ["From", "Subject"],
            ["jobs@beta.example", "Your application to Beta for Data Analyst"],
            ["no-reply@beta.example", "Update from Beta: unfortunately you were not selected"],
            ["hr@gamma.example", "Interview invitation"],
            ["alerts@linkedin.example", "30+ new jobs for data analyst"],
            ["bank@money.example", "Your statement is ready"],
        ]
    )

    assert [("Beta", "Data Analyst", "rejected"), ("Gamma", "", "open")] == told(
        read, "company", "role", "outcome"
    )
    assert (2, 2, 1, 2) == tuple(
        summary(read)[key]
        for key in (
            "applications",
            "undated_applications",
            "interviewed",
            "rows_not_applications",
        )
    )
    assert accounted(read)


def test_what_the_text_of_a_mail_tells_counts():
    """Outcomes that only the text tells; a condition and a newsletter tell none."""
    read = of_rows(
        [
            ["Date", "From", "Subject", "Snippet"],
            ["2026-01-05", "Acme Careers <jobs@x.example>", "Hello", "Thank you for applying."],
            ["2026-01-20", "Acme Careers <jobs@x.example>", "News", "Unfortunately, rejected."],
            [
                "2026-01-06",
                "Ann <ann@x.example>",
                "Hello",
                "Thank you for applying to Beta. If selected, you will have an interview.",
            ],
            ["2026-01-07", "Jobs <j@indeed.example>", "Newsletter", "Interview tips and offers"],
        ]
    )

    assert [("Acme", "rejected", 0), ("Beta", "open", 0)] == told(
        read, "company", "outcome", "stage"
    )
    assert 1 == summary(read)["rows_not_applications"]
    assert accounted(read)


def test_the_source_of_a_mail_is_read_as_its_text():
    """Markup, transfer encoding and wrapped lines; a time of day beside it is no company."""
    read = of_rows(
        [
            ["Date", "Time", "Subject", "Text"],
            [
                "2026-01-05",
                "12:31:08",
                "Your application to Acme",
                "<html><style>p {color=3Dred}</style><p>We regret to =\ninform you.</p></html>",
            ],
            ["2026-01-06", "9:05:00", "Your application to Beta", "We won't be\nmoving forward."],
            ["2026-01-07", "8:00:00", "Jobs: Clerk at Delta", "Thank you for applying to Delta."],
        ]
    )

    assert [("Acme", "rejected"), ("Beta", "rejected"), ("Delta", "open")] == told(
        read, "company", "outcome"
    )


def test_titles_that_are_subjects_are_read_as_such():
    """A program that writes each mail in the columns of a tracker, “pending” beside all."""
    read = of_rows(
        [
            ["Job Title", "Company", "Applied Date", "Status"],
            ["Thank you for applying to Acme", "no-reply@mail.example", "2026-01-05", "Pending"],
            ["Your balance is low", "Bank", "2026-01-06", "Pending"],
            ["Your application to Beta", "Beta", "2026-01-07", "Pending"],
            ["We moved forward with other candidates", "Beta", "2026-01-09", "Pending"],
        ]
    )

    assert [("Acme", "open"), ("Beta", "rejected")] == told(read, "company", "outcome")
    assert accounted(read)
