"""Stages that notes tell with a day."""

import pytest

from tests.intake.workbooks_from_rows import codes, events, of_rows

HEADER = ["Company", "Role", "Applied", "Status", "Notes"]


def noted(note, status="Applied"):
    """Kinds and days of the events of an application with this note, but for applying."""
    read = of_rows([HEADER, ["Acme", "Clerk", "2026-09-01", status, note]])
    return {(kind, day) for _, kind, day in events(read) if kind != "applied"}


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("interview 2026-09-24 with Tom", {("interview", "2026-09-24")}),
        ("2026-09-24 second interview (Zoom)", {("interview", "2026-09-24")}),
        (
            "Phone screen 2026-09-10, final round 2026-09-24",
            {("screen", "2026-09-10"), ("final", "2026-09-24")},
        ),
        ("Gespräch am 24.09.2026 mit Frau Berg", {("interview", "2026-09-24")}),
        ("Entretien le 24 septembre 2026 avec Émilie", {("interview", "2026-09-24")}),
        ("Nice office. Coding challenge on 12 Sep 2026. Waiting", {("test", "2026-09-12")}),
        (
            "10 Sep phone screen; 24 September second interview with Johan, the tech lead",
            {("screen", "2026-09-10"), ("interview", "2026-09-24")},
        ),
        (
            "10.09. Telefonat mit Frau Berg, 24.09. Vorstellungsgespräch",
            {("screen", "2026-09-10"), ("interview", "2026-09-24")},
        ),
        ("Interview confirmed for 24 September with Ben", {("interview", "2026-09-24")}),
        ("First interview on Sept 24", {("interview", "2026-09-24")}),
        ("no interview by 2026-09-24", set()),
        ("called 2026-09-24", set()),
        ("coding test to submit by 24 September 2026", set()),
        ("interview prep 2026-09-24", set()),
        ("interview 2026-08-01", set()),
        ("interview on 1 August", {("interview", "")}),
    ],
)
def test_a_clause_of_a_stage_and_a_day_is_that_stage(note, expected):
    """Nothing else may be in it but with whom it was; before applying it is another one's."""
    assert expected == noted(note)


def test_a_stage_without_a_day_gets_that_of_the_note():
    """Of a status, and not where another column dates it."""
    dated = of_rows(
        [
            [*HEADER, "Interview"],
            ["Acme", "Clerk", "2026-09-01", "", "interview 2026-09-25", "2026-09-24"],
        ]
    )

    assert {("interview", "2026-09-24")} == noted("interview 2026-09-24", "Interview")
    assert ("Acme", "interview", "2026-09-25") not in events(dated)
    assert "fact_from_notes" not in codes(dated)


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("Asked for a talk. I replied confirming Tuesday 2026-09-08 at 4:30pm", "2026-09-08"),
        ("Teams invite for 2026-09-08 10:30-11:00, with the task", "2026-09-08"),
        ("Termin am 08.09.2026 um 14 Uhr vereinbart", "2026-09-08"),
        ("Booked for 2026-09-08 10:30, cancelled the day before", ""),
        ("Mail of 2026-09-08 10:30: nice office", ""),
        ("Confirmed the receipt 2026-09-08", ""),
        ("Confirmed for 2026-08-08 at 10:30", ""),
    ],
)
def test_an_appointment_is_the_conversation_that_the_row_has_without_a_day(note, day):
    """With a time of day; not where it was called off, and none before applying."""
    assert {("interview", day or None)} == {
        (kind, when or None) for kind, when in noted(note, "Interview") if kind == "interview"
    }
    assert set() == noted(note)
