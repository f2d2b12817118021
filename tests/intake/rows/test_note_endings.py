"""Endings that only the notes of a row state."""

from tests.intake.workbooks_from_rows import of_rows

OWN = [
    "Rejected",
    "Rejected for the nurse position",
    "Nurse: rejected",
    "Rejected after final round at Acme",
    "Applied in 2026. Rejected",
    "Rejected in 2026",
    "Rejected, they filled it for a 2019 grant",
]
OTHERS = [
    "Rejected as clerk",
    "Data analyst: rejected",
    "Rejected after final round at Beta",
    "Rejected in 2022",
    "Applied 2023, rejected",
    "2025: rejected",
    "Rejected 3 May 2019",
]
HEADINGS = ["Company", "Role", "Applied", "Status", "Notes"]


def outcomes(notes):
    """The outcomes of applications of 2026 with one of the notes each."""
    rows = [["Acme", "Nurse", "2026-03-01", "Applied", note] for note in notes]
    return of_rows([HEADINGS, *rows]).tracker.applications["outcome"].tolist()


def test_an_ending_of_the_company_and_role_of_the_row_ends_it():
    """In the year of applying or later, by whatever name."""
    assert ["rejected"] * len(OWN) == outcomes(OWN)


def test_an_ending_of_another_name_or_an_earlier_year_ends_nothing():
    """It is that of another application."""
    assert ["open"] * len(OTHERS) == outcomes(OTHERS)


def test_without_a_company_or_role_a_named_ending_ends_nothing():
    """Nothing says that the name is that of the row."""
    table = [HEADINGS, ["Acme", "", "2026-03-01", "Applied", "Rejected as clerk"]]
    table += [["Beta", "", "2026-03-02", "Applied", "Rejected"]]

    assert ["open", "rejected"] == of_rows(table).tracker.applications["outcome"].tolist()


def test_who_stepped_back_was_not_turned_down():
    """Whatever the status says, where the note says who ended it."""
    rows = [
        ["Acme", "Nurse", "2026-03-01", "Rejected", "I rejected them - toxic vibe"],
        ["Beta", "Nurse", "2026-03-02", "Interview", "Went badly, don't want it"],
        ["Cedar", "Nurse", "2026-03-03", "Rejected", "Went badly, don't want it"],
        ["Dogwood", "Nurse", "2026-03-04", "Interview", "they are not interested any more"],
    ]
    tracker = of_rows([HEADINGS, *rows]).tracker
    events = tracker.events.loc[tracker.events["kind"].isin(["rejected", "withdrawn"])]

    assert ["withdrawn", "withdrawn", "rejected", "open"] == tracker.applications[
        "outcome"
    ].tolist()
    assert ["withdrawn", "withdrawn", "rejected"] == events.sort_values("application")[
        "kind"
    ].tolist()
