"""Companies and roles that changed places."""

from tests.intake.workbooks_from_rows import accounted, codes, of_rows, told

HEADER = ["Role", "Company", "Status"]
USUAL = [
    ["Data Analyst", "Acme", "Applied"],
    ["Software Engineer", "Beta", "Rejected"],
    ["Product Manager", "Gamma", "Applied"],
    ["Nurse", "Delta", "Applied"],
]


def test_a_row_with_both_in_the_wrong_column_is_put_right():
    """Most rows say which column holds the titles."""
    read = of_rows([HEADER, *USUAL, ["Epsilon", "Junior Developer (Java)", "Applied"]])

    assert ("Epsilon", "Junior Developer (Java)") == told(read, "company", "role")[-1]
    assert ["fields_realigned"] == codes(read)
    assert accounted(read)


def test_companies_called_like_a_role_stay():
    """A title at the start or beside a legal form is a name; so is one beside another title."""
    kept = [
        ["Epsilon", "Designer Brands", "Applied"],
        ["Zeta", "The Analyst Ltd", "Applied"],
        ["Clerk", "Recruiter", "Applied"],
    ]
    read = of_rows([HEADER, *USUAL, *kept])

    assert ["Designer Brands", "The Analyst Ltd", "Recruiter"] == [
        company for (company,) in told(read, "company")
    ][-3:]


def test_a_table_without_titles_is_left_alone():
    """Where no column holds the titles, nothing says that anything was exchanged."""
    read = of_rows([HEADER, ["Alpha", "Acme", "Applied"], ["Beta", "Junior Developer", "Applied"]])

    assert ["Acme", "Junior Developer"] == [company for (company,) in told(read, "company")]


def test_a_role_is_taken_out_of_company_cells_where_no_column_has_one():
    """Behind a dash or a name, before “at”, or alone; what is no title stays in the name."""
    cells = {
        "Acme - Data Analyst": ("Acme", "Data Analyst"),
        "UX Designer - Beta": ("Beta", "UX Designer"),
        "Nurse at Gamma": ("Gamma", "Nurse"),
        "Delta Senior Engineer": ("Delta", "Senior Engineer"),
        "Epsilon SDE 2": ("Epsilon", "SDE 2"),
        "UX Designer": ("", "UX Designer"),
        "Designer Brands": ("Designer Brands", ""),
        "Lead": ("Lead", ""),
        "Zeta - Eta": ("Zeta - Eta", ""),
    }
    read = of_rows([["Company", "Applied"], *([cell, "2026-01-05"] for cell in cells)])

    assert list(cells.values()) == told(read, "company", "role")
    assert accounted(read)


def test_rows_that_have_a_role_keep_their_company():
    """Only a row without a role has it looked for beside the company."""
    rows = [["Acme - Data Analyst", "Clerk", "Applied"], ["Beta - Data Analyst", "", "Applied"]]
    read = of_rows([["Company", "Role", "Status"], *rows])

    assert [("Acme - Data Analyst", "Clerk"), ("Beta", "Data Analyst")] == told(
        read, "company", "role"
    )
