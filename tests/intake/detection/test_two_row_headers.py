"""Headers over two rows."""

from ajar.intake.summary import summary
from tests.intake.workbooks_from_rows import accounted, loaded, of_rows, sheet, told

ROUNDS = [
    ["", "", "", "Round 1", "", "Round 2", "", ""],
    ["Company", "Role", "Applied", "Date", "Result", "Date", "Result", "Outcome"],
    ["Acme", "Engineer", "2026-01-05", "2026-01-15", "Pass", "2026-01-25", "Fail", ""],
    ["Beta", "Engineer", "2026-01-06", "2026-01-20", "Fail", "", "", ""],
    ["Gamma", "Engineer", "2026-01-07", "", "", "", "", "No reply"],
]
JOINED = ((0, 3, 0, 4), (0, 5, 0, 6))
FORM = [
    ["Datum", "Firma", "Bewerbung", "", "Ergebnis", "", ""],
    ["", "", "schriftlich", "persönlich", "noch offen", "Vorstellungsgespräch", "Absage"],
    ["2026-01-05", "Acme", "x", "", "", "", "x"],
    ["2026-01-06", "Beta", "", "x", "x", "", ""],
    ["2026-01-07", "Gamma", "x", "", "", "x", ""],
]


def counts(read):
    """The facts that are one value each."""
    return {key: value for key, value in summary(read).items() if not isinstance(value, list)}


def test_a_general_word_is_said_of_the_stage_above_it():
    """“Result” under “Round 1” is how that interview went."""
    read = loaded(sheet(ROUNDS, merged=JOINED))

    assert [2, 2, 0] == [stage for (stage,) in told(read, "stage")]
    assert {"rejected": 2, "no_response": 1, "interviewed": 2}.items() <= counts(read).items()
    assert accounted(read)


def test_marks_under_a_form_tell_what_came_of_it():
    """The upper row names what was sent and what came back, the lower one how and what."""
    read = of_rows(FORM)

    assert {
        "applications": 3,
        "rejected": 1,
        "no_response": 1,
        "in_process": 1,
        "interviewed": 1,
        "first_applied": "2026-01-05",
    }.items() <= counts(read).items()
    assert accounted(read)


def test_a_title_over_the_table_is_no_upper_header():
    """A title joined over all columns leaves the headers as they are."""
    table = [
        ["My applications 2026", "", ""],
        ["Company", "Result", "Date"],
        ["Acme", "Rejected", ""],
    ]
    read = loaded(sheet(table, merged=((0, 0, 0, 2),)))

    assert ["Company", "Result", "Date"] == [c.header for c in read.reports[0].columns]


def test_a_first_row_of_words_is_no_lower_header():
    """Rows of nothing but words stay rows."""
    table = [["Company", "", "Status"], ["Acme", "Berlin", "Applied"], ["Beta", "Rome", "Rejected"]]
    read = of_rows(table)

    assert ["Acme", "Beta"] == [company for (company,) in told(read, "company")]
