"""Which rows are applications, and what becomes of the others."""

import pytest

from ajar.intake.summary import summary
from tests.intake.workbooks_from_rows import accounted, chosen, codes, events, of_rows, told

HEADER = ["Company", "Role", "Date Applied", "Status"]
APPLIED = ["Acme", "Engineer", "2026-01-05", "Applied"]


def sent(*rows, header=HEADER):
    """Companies of the rows that count as applications."""
    return [company for (company,) in told(of_rows([header, *rows]), "company")]


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        (["Beta", "Analyst", "", "Applied"], True),
        (["Beta", "Analyst", "2026-01-06", ""], True),
        (["Beta", "Analyst", "", "Rejected"], True),
        (["Beta", "Analyst", "", "Wishlist"], False),
        (["Beta", "Analyst", "", "To apply"], False),
        (["Beta", "", "", ""], False),
        (["Beta", "Analyst", "", "Withdrawn"], True),
        (["Beta", "Analyst", "", "Closed"], False),
        (["Beta", "Analyst", "", "Closed after application"], True),
        (["Beta", "Analyst", "2026-01-06", "Closed"], True),
        (["Beta", "Analyst", "", "Blorp"], True),
        (["Beta", "Analyst", "", "Letter_to_Beta.pdf"], False),
        (["Beta", "Analyst", "", "https://beta.example/jobs/7"], False),
    ],
)
def test_a_row_is_sent_or_not(row, counts):
    """A day of applying, or words that only fit what was sent."""
    assert counts == ("Beta" in sent(APPLIED, row))


def test_a_day_of_applying_prevails_over_a_plan():
    """A row with both is an application, reported and asked about."""
    read = of_rows([HEADER, APPLIED, ["Beta", "Analyst", "2026-01-06", "To apply"]])

    assert 2 == summary(read)["applications"]
    assert ["status_contradicts"] == codes(read)
    assert ["planned_but_dated"] == [question.code for question in read.reports[0].questions]


def test_a_no_for_applying_is_a_no():
    """“Applied? N” beside a plan."""
    header = ["Company", "Applied? (Y/N)", "Status"]

    assert ["Acme"] == sent(["Acme", "Y", "Applied"], ["Beta", "N", "To Apply"], header=header)


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        ("31/02/2026", True),
        ("2026-13-45", True),
        ("#VALUE!", True),
        ("########", True),
        ("Invalid date", True),
        ("0000-00-00", False),
        ("#N/A", False),
    ],
)
def test_a_day_that_is_broken_was_a_day(day, counts):
    """The row is an application whose day is unknown; a day of zeros is an empty cell."""
    assert counts == ("Beta" in sent(APPLIED, ["Beta", "Analyst", day, ""]))


@pytest.mark.parametrize(
    "name",
    ["Wishlist", "Jobs to apply", "Saved", "Open roles", "Scraped jobs", "Favoritos", "收藏"],
)
def test_days_of_a_wish_list_are_no_days_of_applying(name):
    """The person is asked, and the same rows under another name, or with a status, count."""
    rows = [
        ["Company", "Role", "Date"],
        ["Acme", "Clerk", "2026-01-05"],
        ["Beta", "Dev", "2026-01-06"],
    ]
    wished, named_otherwise = of_rows(rows, name=name), of_rows(rows, name="2026")
    answered = of_rows(rows, chosen(answers={"all_sent": "all"}), name=name)
    with_status = of_rows(
        [[*rows[0], "Status"], *([*row, "Applied"] for row in rows[1:])], name=name
    )

    assert [] == told(wished, "company")
    assert ["all_sent"] == [question.code for question in wished.open_questions]
    for read in (named_otherwise, answered, with_status):
        assert 2 == summary(read)["applications"]


@pytest.mark.parametrize(
    "ago", ["3 days ago", "hace 3 días", "vor 2 Tagen", "il y a un mois", "3天前", "yesterday"]
)
def test_a_distance_from_an_unknown_day_is_no_day(ago):
    """Under “applied” it says that the row was sent, under “date” not; it is reported."""
    rows = [["Acme", "Clerk", ago], ["Beta", "Dev", "5 days ago"]]
    applied = of_rows([["Company", "Role", "Applied"], *rows])
    listed = of_rows([["Company", "Role", "Date"], *rows])

    assert (2, 2) == (summary(applied)["applications"], summary(applied)["undated_applications"])
    assert ["day_approximate"] * 2 == codes(applied)
    assert () == applied.open_questions
    assert ["all_sent"] == [question.code for question in listed.open_questions]


def test_a_word_that_says_nothing_of_applying_is_no_no():
    """Where the column tells by which site, and a plain date stands beside it."""
    header = ["Company", "Role", "Date", "Application"]
    rows = [["Acme", "Dev", "2026-01-05", "Gupy"], ["Beta", "Dev", "2026-01-06", "Kenoby"]]

    assert ["Acme", "Beta"] == sent(*rows, header=header)


def test_blank_means_waiting_where_only_outcomes_are_written():
    """And not sent where there is a word for “applied”; “referred” says only how one was sent."""
    outcomes = (["Acme", "Dev", "Rejected"], ["Beta", "Dev", ""])
    statuses = (["Acme", "Dev", "Applied"], ["Beta", "Dev", ""])
    header = ["Company", "Role", "Result"]

    assert ["Acme", "Beta"] == sent(*outcomes, header=header)
    assert ["Acme"] == sent(*statuses, header=header)
    assert ["Acme", "Beta", "Cedar"] == sent(*outcomes, ["Cedar", "", "Referred"], header=header)


def test_words_that_fit_unsent_rows_prove_nothing_among_them():
    """“Closed” and “withdrawn” in a list of plans, without any day of applying: asked."""
    header = ["Company", "Role", "Status"]
    rows = (["Acme", "Dev", "Applied"], ["Beta", "Dev", "Closed"], ["Gamma", "Dev", "To apply"])
    read = of_rows([header, *rows])

    assert [("Acme",)] == told(read, "company")
    assert "unclear_sent" in [question.code for question in read.reports[0].questions]
    assert ["Acme", "Beta"] == sent(*rows[:2], header=header)


@pytest.mark.parametrize(
    ("statuses", "counts"),
    [
        (["Applied", "To apply"], False),
        (["Applied", "Rejected"], True),
        (["Rejected", "To apply"], True),
        (["Applied", "To apply", "Did not qualify"], True),
    ],
)
def test_an_unknown_status_proves_nothing_beside_jobs_to_apply_for(statuses, counts):
    """Such a list has other states before applying; what may be a refusal is none of them."""
    *others, last = statuses if len(statuses) > 2 else [*statuses, "Blorp"]
    rows = [[f"Acme {number}", "Engineer", status] for number, status in enumerate(others)]

    found = sent(*rows, ["Beta", "Analyst", last], header=["Company", "Role", "Status"])
    assert counts == ("Beta" in found)


@pytest.mark.parametrize(
    ("status", "note", "day"),
    [
        ("Applied", "Applied 2026-01-09; nice team", "2026-01-09"),
        ("Applied", "Applied by mail on 2026-01-09. Strong fit", "2026-01-09"),
        ("Applied 2026-01-09 (a long shot)", "", "2026-01-09"),
        ("Saved", "Applied by mail on 2026-01-09", "2026-01-09"),
        ("Applied", "Applied 2025-03-02 for another role", "2026-01-07"),
        ("Applied", "Submitted the take-home 2026-01-20", "2026-01-07"),
        ("Applied", "Not applied yet on 2026-01-09", "2026-01-07"),
    ],
)
def test_words_tell_the_day_of_applying_better_than_a_plain_date(status, note, day):
    """The row may have been written days before; an earlier day is that of another application."""
    header = ["Company", "Role", "Date", "Status", "Notes"]
    rows = [
        ["Acme", "Engineer", "2026-01-05", "Applied", ""],
        ["Beta", "Analyst", "2026-01-07", status, note],
        ["Cedar", "Analyst", "2026-01-07", "To apply", ""],
    ]

    found = events(of_rows([header, *rows]))
    assert {("Acme", "2026-01-05"), ("Beta", day)} == {
        (company, applied) for company, kind, applied in found if kind == "applied"
    }


def test_a_plain_date_proves_no_sending():
    """A “date” beside “drafted” is when the row was written; a status decides, and nobody asks."""
    header = ["Date", "Company", "Role", "Status"]
    read = of_rows(
        [
            header,
            ["2026-01-05", "Acme", "Dev", "Applied"],
            ["2026-01-06", "Beta", "Dev", "Drafted"],
            ["2026-01-07", "Gamma", "Dev", ""],
        ]
    )

    assert [("Acme",), ("Gamma",)] == told(read, "company")
    assert [] == [question.code for question in read.reports[0].questions]


def test_a_pending_that_never_has_a_day_was_not_sent():
    """In a column of days that others have, whatever that column is called."""
    header = ["Company", "Role", "Status", "Date"]
    rows = (
        ["Acme", "Dev", "Submitted", "2026-01-05"],
        *(["Beta", "Dev", "Pending", ""] for _ in range(3)),
    )

    assert ["Acme"] == sent(*rows, header=header)
    assert 4 == len(sent(*([*row[:3], "2026-01-05"] for row in rows), header=header))


@pytest.mark.parametrize(
    ("status", "counts"),
    [("Open", False), ("Blorp", False), ("Applied", True), ("Rejected", True), ("No reply", True)],
)
def test_a_plain_no_for_applying_yields_only_to_words_that_say_more(status, counts):
    """“Applied: no” beside “open” is an advertisement; beside “rejected” somebody answered."""
    header = ["Company", "Role", "Status", "Applied"]
    rows = (["Acme", "Dev", "Open", "Yes"], ["Beta", "Dev", status, "No"])

    assert counts == ("Beta" in sent(*rows, header=header))


@pytest.mark.parametrize(
    ("status", "counts"), [("Closed", False), ("Blorp", False), ("Applied", True)]
)
def test_notes_that_deny_sending_settle_words_that_do_not_say(status, counts):
    """“Never submitted” in the notes decides about “closed”, and not about “applied”."""
    header = ["Date", "Company", "Role", "Status", "Notes"]
    rows = (
        ["2026-01-05", "Acme", "Dev", "Applied", ""],
        ["2026-01-06", "Beta", "Dev", status, "Posting was taken down, never submitted"],
    )

    assert counts == ("Beta" in sent(*rows, header=header))


def test_open_beside_the_day_it_was_found_is_an_advertisement():
    """Unless another word of the column says that something was sent."""
    header = ["Company", "Role", "Date Found", "Status"]
    rows = (["Acme", "Dev", "2026-01-05", "Open"], ["Beta", "Dev", "2026-01-06", "Open"])

    assert [] == sent(*rows, header=header)
    assert ["Acme", "Beta", "Gamma"] == sent(
        *rows, ["Gamma", "Dev", "2026-01-07", "Rejected"], header=header
    )


def test_blank_is_not_sent_where_words_are_only_for_what_was_not():
    """A list with one “ineligible” and no other word is no list of applications."""
    header = ["Company", "Role", "Status"]

    assert [] == sent(["Acme", "Dev", ""], ["Beta", "Dev", "Ineligible"], header=header)


def test_messages_among_applications_are_kept_apart():
    """In a list of all outreach, only applications count; a cold mail for a role is one."""
    header = ["Type", "Company", "Role", "Status"]
    rows = (
        ["Job Application", "Acme", "Dev", "Applied"],
        ["Cold Email", "Acme", "Dev", "Waiting"],
        ["Cold Email", "Beta", "Dev", "Waiting"],
        ["Cold Email", "Delta", "Dev", "Draft"],
        ["Cold Email", "Epsilon", "", "Waiting"],
        ["LinkedIn Connection", "Gamma", "Dev", "Connected"],
        ["Cold Email", "Zeta", "Dev", "Email sent"],
        ["Job Application", "Eta", "Dev", "Message sent"],
        ["LinkedIn Message", "Theta", "Dev", "Message sent"],
    )

    assert ["Acme", "Beta", "Zeta", "Eta"] == sent(*rows, header=header)
    rows = (rows[0], ["Cold Email", "Beta", "Dev", "Waiting"])
    for said, companies in (("Application sent by mail", 3), ("Asked about the application", 2)):
        more = ["Referral Follow-up", "Beta", "Dev", "Waiting", said]
        told = [[*row, "Nice office"] for row in rows]
        assert companies == len(sent(*told, more, header=[*header, "Notes"]))
    assert ["Acme", "Beta"] == sent(
        ["Full-time", "Acme", "Dev", "Applied"],
        ["Contract", "Beta", "Dev", "Applied"],
        header=header,
    )


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["EXAMPLE - delete this row", "Engineer", "2026-01-01", "Applied"], "example_row"),
        (["Total", "", "7", ""], "total_line"),
        (["", "", "Wrong month?", ""], "remark_line"),
        (["# moved to the archive", "", "", ""], "remark_line"),
    ],
)
def test_lines_that_are_no_rows_are_set_aside(row, code):
    """Examples, totals and remarks, each with its own word in the ledger."""
    read = of_rows([HEADER, APPLIED, row])

    assert [("Acme",)] == told(read, "company")
    assert code in codes(read)
    assert accounted(read)


def test_rows_with_nothing_but_numbers_filled_ahead_are_no_rows():
    """A column of row numbers goes on below the last application."""
    header = ["No", *HEADER]
    read = of_rows([header, ["1", *APPLIED], ["2", *APPLIED], ["3"], ["4"]])

    assert (2, 0) == (summary(read)["applications"], summary(read)["rows_not_applications"])
    assert accounted(read)


def test_a_research_list_has_no_applications():
    """Companies and their websites, and nothing that was done: it is said what it is."""
    read = of_rows([["Company", "Website", "Notes"], ["Acme", "https://acme.example", "nice"]])

    assert 0 == summary(read)["applications"]
    assert "none of which was sent" in read.reports[0].empty_reason


def test_companies_and_roles_alone_are_asked_about():
    """Nothing says what was sent, and nothing says that it was not."""
    read = of_rows([["Company", "Role"], ["Acme", "Dev"], ["Beta", "Dev"]])

    assert 2 == summary(read)["applications"]
    assert ["all_sent"] == [question.code for question in read.reports[0].questions]


def test_an_empty_template_says_so():
    """Headings and no rows: no applications, and no error."""
    read = of_rows([HEADER])

    assert 0 == summary(read)["applications"]
    assert "no rows yet" in read.reports[0].empty_reason


def test_a_day_alone_is_no_application():
    """Rows numbered and dated ahead, with nothing else in them."""
    header = ["Date", "Company", "Role", "Status"]
    rows = [["2026-01-05", "Acme", "Engineer", "Applied"], ["2026-01-06", "", "", ""]]

    assert ["Acme"] == sent(*rows, header=header)


@pytest.mark.parametrize(
    "status", ["Application not complete", "Did not finish", "Incomplete", "Didn't submit"]
)
def test_a_form_that_was_never_sent_is_none_whatever_its_day(status):
    """The day beside it is when it was begun; “to apply” beside a day is asked about instead."""
    header = ["Company", "Role", "Status", "Date Applied"]
    rows = (["Acme", "Dev", "Applied", "2026-01-05"], ["Beta", "Dev", status, "2026-01-06"])

    assert ["Acme"] == sent(*rows, header=header)
    assert ["Acme", "Beta"] == sent(
        rows[0], ["Beta", "Dev", "To apply", "2026-01-06"], header=header
    )


def test_a_kind_settles_a_status_that_unsent_rows_also_have():
    """“Closed” beside planned rows says nothing; an application by its kind was sent."""
    header = ["Type", "Company", "Role", "Date", "Status"]
    rows = (
        ["Application", "Acme", "Dev", "2026-01-05", "Closed"],
        ["Message", "Beta", "Dev", "2026-01-05", "Sent"],
        ["Target", "Gamma", "Dev", "2026-01-05", "Not applied"],
    )

    assert ["Acme"] == sent(*rows, header=header)


def test_a_remark_beside_the_company_denies_sending():
    """“Beta (did not apply)” in a list of plain dates."""
    header = ["Company", "Role", "Date"]
    rows = (
        ["Acme", "Dev", "2026-01-05"],
        ["Beta (did not apply)", "Dev", "2026-01-06"],
    )

    assert ["Acme"] == sent(*rows, header=header)


def test_a_row_may_lack_the_date_that_nearly_all_have():
    """A plain date is no proof of sending; where one row of ten lacks it, it was sent, too."""
    header = ["Company", "Role", "Date", "Status"]
    dated = [[f"Firm {n}", "Dev", "2026-01-05", ""] for n in range(19)]
    rejected = ["Acme", "Dev", "2026-01-05", "Rejected"]
    lacking = ["Beta", "Dev", "", ""]
    planned = ["Gamma", "Dev", "", "To apply"]

    assert "Beta" in sent(*dated, rejected, lacking, header=header)
    assert "Beta" not in sent(*dated, rejected, lacking, planned, header=header)
    assert "Beta" not in sent(*dated[:2], rejected, lacking, header=header)


def test_a_status_that_only_untouched_rows_have_was_there_from_the_start():
    """“Pending” in rows that nobody changed since they were saved, beside “applied”."""
    header = ["Company", "Role", "Status", "Date added", "Last updated"]
    new = ["Acme", "Dev", "Pending", "2026-01-05", "2026-01-05"]
    again = ["Beta", "Dev", "Pending", "2026-01-05", "2026-01-05"]
    applied = ["Gamma", "Dev", "Applied", "2026-01-05", "2026-01-07"]

    assert ["Gamma"] == sent(new, again, applied, header=header)
    assert ["Acme", "Beta", "Gamma"] == sent(
        [*new[:4], "2026-01-06"], again, applied, header=header
    )


@pytest.mark.parametrize(
    ("status", "kept"), [("Wishlist", True), ("To apply", True), ("Not interested", False)]
)
def test_who_is_named_in_a_row_still_to_be_sent_is_kept(status, kept):
    """Somebody to ask before applying; the row itself counts nowhere."""
    header = [*HEADER, "Contact"]
    read = of_rows([header, [*APPLIED, "Ida Holm"], ["Beta", "Analyst", "", status, "Jo Park"]])
    ledger = read.tracker.ledger
    found = ledger.loc[ledger["code"] == "contact_not_applied", ["raw", "done"]]

    assert found.to_numpy().tolist() == [["Beta", "Jo Park"]] * kept
    assert "Beta" not in [company for (company,) in told(read, "company")]


def test_a_closed_row_without_a_day_was_not_sent_where_most_have_one():
    """Beside plain days “closed” without one is an advertisement that ended."""
    header = ["Company", "Role", "Date", "Status"]
    dated = [[name, "Nurse", "2026-01-05", "Applied"] for name in ("Acme", "Birch", "Cedar")]

    assert "Dill" not in sent(*dated, ["Dill", "Nurse", "", "Position closed"], header=header)
    assert "Dill" in sent(*dated, ["Dill", "Nurse", "2026-01-05", "Closed"], header=header)
