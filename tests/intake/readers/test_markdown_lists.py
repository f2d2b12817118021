"""Applications under the headings of a Markdown text."""

import pytest

from ajar.intake import interpret
from ajar.intake.readers.worker import markdown_reader
from tests.intake.workbooks_from_rows import accounted, events, told

BY_HEADING = """# Job applications

## Acme — Data Engineer
- Status: Rejected
- Applied: 2026-09-01
- **Contact**: Jane Holm

Nice people.

## Globex — Designer
- Status: Interview
- Applied: 2026-09-03
"""
WITHOUT_ITEMS = """# September 2026
### Acme
**Role:** Data Engineer
**Status:** Rejected
**Applied:** 2026-09-01
### Globex
**Role:** Designer
**Status:** Interview
**Applied:** 2026-09-03
"""
BY_STATUS = """# Search

## Rejected
- **Acme** – Data Engineer (2026-09-01)

## Interview
1. [Globex](https://globex.example) | Designer | 2026-09-03
"""
UNDER_ONE_HEADING = """# Search
- [x] Acme - Data Engineer - rejected - 2026-09-01
- [x] Globex - Designer - interview - 2026-09-03
"""
BELOW_ITEMS = """# Applied
* Acme - Data Engineer
    * Status: Rejected
    * Applied on: 01.09.2026
* Globex - Designer
    * Status: Interview
    * Applied on: 03.09.2026
"""


@pytest.mark.parametrize(
    "text", [BY_HEADING, WITHOUT_ITEMS, BY_STATUS, UNDER_ONE_HEADING, BELOW_ITEMS]
)
def test_entries_of_markdown_are_applications(read, text):
    """Each under its heading, or as an item under a status, with the fields below it."""
    made = interpret([read(text.encode(), "jobs.md")])

    assert [("Acme", "Data Engineer", "rejected"), ("Globex", "Designer", "open")] == told(
        made, "company", "role", "outcome"
    )
    assert {("Acme", "applied", "2026-09-01"), ("Globex", "applied", "2026-09-03")} <= events(made)
    assert ("Globex", "interview") in {(company, kind) for company, kind, _ in events(made)}
    assert accounted(made)


def test_other_lines_are_notes_or_rows_of_one_cell(read):
    """Nothing is dropped: prose under an entry is a note, elsewhere a row that is reported."""
    (sheet,) = read(BY_HEADING.encode(), "jobs.md").sheets

    assert "Job applications" == sheet.row(1)[0]
    assert "Nice people." in sheet.row(2)


def test_a_day_before_an_entry_is_no_part_of_it(read):
    """“2026-09-03: Acme” names a company."""
    (sheet,) = read(b"# Applied\n- 2026-09-03: Acme\n- 4.9. Beta\n", "jobs.md").sheets

    assert [["Acme", "", "2026-09-03"], ["Beta", "", "4.9."]] == [
        sheet.row(at)[:3] for at in (2, 3)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# my jobs\nCompany,Status\nAcme,Applied\nBeta,Rejected\n",
        "| Company | Status |\n| --- | --- |\n| - Acme | Applied |\n",
        "- Company,Status\n- Acme,Applied\n",
    ],
)
def test_delimited_lines_are_no_markdown_list(read, text):
    """A comment above, a table of Markdown, items without a heading."""
    assert "markdown" != read(text.encode(), "jobs.md").kind


@pytest.mark.parametrize("line", ["*" * 90_000, "# " + "a" * 90_000, "- " + "a ,(" * 30_000])
def test_long_lines_take_no_time(line):
    """They are prose, whatever they begin with."""
    made = markdown_reader.read(f"# Jobs\n- Acme\n{line}\n".encode(), most_cells=1000)

    assert 1 == len(made.tables)
