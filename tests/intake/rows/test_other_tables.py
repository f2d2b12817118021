"""Tables of a Markdown text that list no applications."""

import pytest

from tests.intake.workbooks_from_rows import accounted, of_rows, told

RULE = [""]
"""The line of dashes below the headers of a Markdown table is a blank row."""
APPLICATIONS = [
    ["## Applications"],
    RULE,
    ["", "Company", "Role", "Applied", "Status"],
    RULE,
    ["", "Acme", "Nurse", "2026-01-05", "Rejected"],
    ["", "Birch", "Nurse", "2026-01-06", "Applied"],
    RULE,
]


def companies(*rows):
    """Companies of the applications that are read."""
    read = of_rows([*APPLICATIONS, *rows])
    assert accounted(read)
    return [company for (company,) in told(read, "company")]


@pytest.mark.parametrize("headers", [["", "Value", "Meaning"], ["", "Trigger", "Action", "Timing"]])
def test_a_key_below_a_heading_of_its_own_lists_no_applications(headers):
    """Short tables with other headers explain the file; what follows them is read on."""
    rows = [["", "Drafted", "Folder built"], ["", "Ghosted", "21 days silent"]]
    more = [["", "Company", "Role", "Applied", "Status"], RULE]
    later = ["", "Cedar", "Nurse", "2026-01-07", "Applied"]

    assert ["Acme", "Birch"] == companies(["## Key"], RULE, headers, RULE, *rows)
    assert ["Acme", "Birch", "Cedar"] == companies(
        ["## Key"], RULE, headers, RULE, *rows, RULE, ["## More"], *more, later
    )


def test_rows_below_a_heading_alone_go_on_with_the_table():
    """Without headers of their own they are applications."""
    rows = [["## Second week"], ["", "Cedar", "Nurse", "2026-01-08"]]

    assert ["Acme", "Birch", "Cedar"] == companies(*rows)
