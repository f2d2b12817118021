"""Columns get their roles by header and content."""

import pytest

from ajar.intake.summary import summary
from tests.intake.workbooks_from_rows import of_rows


def roles(*columns):
    """Role of each column of a tracker that is made of (header, cells…) columns."""
    width = max(len(column) for column in columns)
    rows = [[column[i] if i < len(column) else "" for column in columns] for i in range(width)]
    return [column.role for column in of_rows(rows).reports[0].columns]


COMPANY = ("Company", "Acme", "Beta", "Gamma")


@pytest.mark.parametrize(
    ("column", "role"),
    [
        (("Applied", "2026-01-05", "2026-01-06", "2026-01-07"), "applied"),
        (("Applied", "yes", "no", "yes"), "applied"),
        (("Applied on", "LinkedIn", "Indeed", "LinkedIn"), "source"),
        (("Application", "LinkedIn", "Company website", "Indeed"), "source"),
        (("Applied", "Senior Analyst", "Nurse", "Cook and driver"), "role"),
        (("投递", "客户端", "工具", "前端"), "role"),
        (("Aplicação", "LinkedIn", "Gupy", "Site da empresa"), "source"),
        (("Aplicação", "2026-01-05", "2026-01-06", "2026-01-07"), "applied"),
        (("Why apply", "good product", "yes, close to home", "since 2026 my field"), "notes"),
        (("Recruiter", "Ann Lee", "Bob Ray", ""), "contact_name"),
        (("Recruiter", "ann@acme.example", "bob@beta.example", ""), "contact_address"),
        (("Recruiter", "https://www.linkedin.com/in/ann", "", ""), "contact_link"),
        (("Recruiter", "yes", "no", ""), "screen"),
        (("HR/ Recruiter Call", "Y", "N", ""), "screen"),
        (("Hiring Manager", "Y", "N", ""), "interview"),
        (("Hiring Manager", "Ann Lee", "Bob Ray", ""), "contact_name"),
        (("State", "WA", "NY", ""), "location"),
        (("Phone", "+1 555 010 0000", "+1 555 010 0001", ""), "field"),
        (("Phone", "2026-01-12", "yes", ""), "screen"),
        (("Response", "Rejected", "No response", "Interview"), "outcome"),
        (("Response", "1", "0", "1"), "replied"),
        (("Last action", "2026-01-12", "2026-01-13", ""), "updated"),
        (("Last action", "Wrote to the recruiter", "Called", ""), "notes"),
        (("Priority", "High", "Low", "High"), "interest"),
        (("Date Found", "2026-01-02", "2026-01-03", ""), "saved"),
        (("Deadline", "2026-03-02", "2026-03-03", ""), "deadline"),
        (("Salary", "50000", "60000", ""), "salary"),
    ],
)
def test_cells_decide_between_the_meanings_of_a_header(column, role):
    """One word, several meanings: what stands below tells."""
    assert role == roles(COMPANY, ("Status", "Applied", "Applied", "Applied"), column)[2]


def test_the_list_of_a_board_is_the_status():
    """Boards such as Huntr's and Trello's export under “List” where a card stands."""
    company, title = ("Company", "Acme", "Beta", "Crux"), ("Title", "Nurse", "Clerk", "Cook")
    found = roles(company, title, ("List", "Rejected after interview", "applied", "TRASH"))

    assert ["company", "role", "status"] == found


def test_a_timeline_of_one_entry_a_cell_is_a_status():
    """Where several steps stand in a cell it is a history."""
    one = ("Timeline", "8.21 rejected", "8.14 interview", "8.30 rejected")
    several = ("Timeline", "2026-08-01 applied; 2026-08-21 rejected", "2026-08-02 applied", "")

    assert ["company", "status"] == roles(COMPANY, one)
    assert ["company", "history"] == roles(COMPANY, several)


def test_columns_without_a_header_go_on_with_the_status_to_their_left():
    """However many different steps stand there; far from the status they say nothing."""
    steps = [f"interview {day}" if day % 2 else f"rejected {day}" for day in range(1, 21)]
    notes = [f"remark {day}" for day in range(1, 21)]
    company, status = ("Company", *(["Acme"] * 20)), ("Status", *(["Applied"] * 20))

    assert ["company", "status", "status"] == roles(company, status, ("column C", *steps))
    assert ["company", "status", "field"] == roles(company, status, ("column C", *notes))
    assert ["status", "company", "field"] == roles(status, company, ("column C", *steps))


def test_where_is_the_source_beside_a_location():
    """“Where” may be the place, and without a better heading it is."""
    where = ("Where", "Campus", "Website and campus", "Email")

    assert "source" == roles(COMPANY, where, ("Location", "Toronto", "Oakville", "Toronto"))[1]


def test_a_korean_title_is_the_company_beside_the_role():
    """A list of pages in Notion has its names under “제목”."""
    assert ["company", "role"] == roles(("제목", "우리은행", "삼성SDS"), ("직무", "IT", "SCM"))


@pytest.mark.parametrize(
    ("cells", "role"),
    [
        (("2026-01-05", "2026-01-06", "2026-01-07"), "day"),
        (("Applied", "Rejected", "Interview"), "status"),
        (("https://a.example/1", "https://a.example/2", "https://a.example/3"), "link"),
        (("ann@a.example", "bob@b.example", "cid@c.example"), "contact_address"),
        (("Data engineer", "Business analyst", "Product manager"), "role"),
    ],
)
def test_unknown_headers_are_read_by_their_cells(cells, role):
    """Days, statuses, links, addresses and job titles speak for themselves."""
    assert role == roles(COMPANY, ("Source", "LinkedIn", "Indeed", ""), ("Xyzzy", *cells))[2]


def test_channels_are_told_by_how_many_rows_they_have():
    """Tools that nobody knows stand in a few rows beside a board that stands in most."""
    cells = [*["LinkedIn"] * 8, "Xerofa", "Plinth"]
    names = ("Acme", "Beta", "Gamma", "Delta", "Kappa", "Lambda", "Sigma", "Omega", "Zeta", "Iota")

    assert "source" == roles(("Company", *names), ("Aplicação", *cells))[1]


def test_name_is_the_company_where_no_other_column_is():
    """“Name” heads companies in one tracker and roles in another."""
    status = ("Status", "Applied", "Rejected", "Applied")
    jobs = ("Name", "Data engineer", "Business analyst", "Web developer")

    assert "company" == roles(("Name", "Acme", "Beta", "Gamma"), status)[0]
    assert ["role", "company"] == roles(jobs, COMPANY, status)[:2]


def test_companies_may_be_numbers():
    """360 and 4399 are companies; 1, 2, 3 are row numbers."""
    status = ("Status", "Applied", "Rejected", "Applied")

    assert "company" == roles(("Company", "360", "4399", "58"), status)[0]
    assert "field" == roles(("Firm", "1", "2", "3"), COMPANY, status)[0]


def test_of_several_days_each_has_its_role():
    """Saved, deadline and applied are three days, and only one is the application's."""
    read = of_rows(
        [
            ["Company", "Status", "Date Saved", "Deadline", "Date Applied", "Next Step Due"],
            ["Acme", "Applied", "2026-01-01", "2026-02-01", "2026-01-15", "2026-01-22"],
        ],
    )

    assert "2026-01-15" == summary(read)["first_applied"] == summary(read)["last_applied"]


def test_yes_and_no_under_an_unknown_header_are_no_status():
    """“No” answers a question that nobody but the person knows; it is no rejection."""
    assert "field" == roles(COMPANY, ("Role", "Dev", "", ""), ("Xyzzy", "No", "No", "Yes"))[2]


def test_pay_is_no_status():
    """“HR” is a stage, but “$40/hr” is none, and a column of it says nothing about applications."""
    read = of_rows(
        [
            ["Company", "Role", "Sum", "Date Added"],
            ["Acme", "Intern", "$40/hr", "2026-01-05"],
            ["Beta", "Intern", "$35/hr", "2026-01-06"],
        ]
    )

    assert "field" == read.reports[0].columns[2].role


def test_of_very_many_columns_of_statuses_the_first_are_read():
    """The others are told as not used, and what the first say stands."""
    headers = ["Company", "Role", *[f"Status {number}" for number in range(1, 61)]]
    rows = [[f"Acme {row}", "Baker", "Rejected", *["Applied"] * 59] for row in range(4)]
    read = of_rows([headers, *rows])
    given = [column.role for column in read.reports[0].columns]
    told = read.tracker.ledger

    assert 50 == given.count("status")
    assert 10 == (told["code"] == "column_not_used").sum()
    assert 4 == summary(read)["rejected"]
