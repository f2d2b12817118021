"""Days of endings and replies in whole sentences of notes."""

import pytest

from ajar.intake.values import vocabularies
from ajar.intake.values.note_sentences import steps
from tests.intake.workbooks_from_rows import events, of_rows


def told(note):
    """Kind and ISO day of each step."""
    return [(step.kind.value, f"{step.day.month:02d}-{step.day.day:02d}") for step in steps(note)]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Mail from HR on 2026-09-04: your profile was not progressed.", "09-04"),
        ("Applied 2026-09-01. On 2026-09-04 the position had been filled.", "09-04"),
        ("On 2026-09-02 they declined, again on 2026-09-04", None),
        ("On 2026-09-02 they declined. Declined once more 2026-09-04", "09-04"),
        ("In September 2026 they declined", None),
        ("Mail from HR on 2026-09-04: application received", None),
        ("2026-09-04: declined role 4711. Asked on 2026-09-08 why", "09-04"),
        ("2026-09-04 call, not rejected", None),
    ],
)
def test_the_last_sentence_that_means_an_ending_has_its_day(note, expected):
    """One exact day stands in it; what it says is read as a status is."""
    assert expected == dict(told(note)).get("rejected")


def test_a_message_that_goes_on_is_a_reply():
    """It says from whom it came, and more than that the application arrived."""
    for lead in vocabularies.load("note_days.toml")["from_them"]["words"]:
        assert [("replied", "09-04")] == told(f"{lead} Ann on 2026-09-04: invited to interview")
    assert [] == told("Mail from Ann on 2026-09-04: application received")
    assert [("replied", "09-04")] == told("Mail from Ann B. on 2026-09-04: interview?")
    assert [] == told("Prepared on 2026-09-04 for the interview")


def test_sentences_date_what_the_row_says_without_a_day():
    """A rejection is told by “filled”, too; a sentence makes no ending of an open row."""
    header = ["Company", "Role", "Date Applied", "Status", "Notes"]
    note = "Mail from HR on 2026-09-04: not progressed, the position has been filled."
    rows = [
        ["Acme", "Clerk", "2026-08-01", "Rejected", note],
        ["Beta", "Clerk", "2026-08-01", "Closed", note],
        ["Cedar", "Clerk", "2026-08-01", "Withdrawn", note],
        ["Dogwood", "Clerk", "2026-09-20", "Rejected", note],
        ["Elm", "Clerk", "2026-08-01", "Interview", "Mail from Ann on 2026-08-09: interview?"],
        [
            "Fir",
            "Clerk",
            "2026-08-01",
            "Interview 2026-08-20",
            "Mail from Ann on 2026-08-09: interview?",
        ],
    ]

    found = {each for each in events(of_rows([header, *rows])) if each[1] != "applied"}
    assert {
        ("Acme", "rejected", "2026-09-04"),
        ("Beta", "closed", "2026-09-04"),
        ("Cedar", "withdrawn", ""),
        ("Dogwood", "rejected", ""),
        ("Elm", "interview", ""),
        ("Elm", "replied", "2026-08-09"),
        ("Fir", "interview", "2026-08-20"),
        ("Fir", "replied", "2026-08-09"),
    } == found
