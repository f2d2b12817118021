"""Endings that notes state in a clause of their own."""

import pytest

from ajar.intake.values.note_endings import endings


def name(note):
    """The meaning of the ending a note states, empty without one."""
    meaning = endings([note])[0]
    return meaning.name if meaning else ""


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Rejected", "rejected"),
        ("Nice people, but ultimately rejected", "rejected"),
        ("Rejected 3 Feb", "rejected"),
        ("2026-05-04: they went with another candidate.", "rejected"),
        ("Rejection received 2026-05-04 (a template)", "rejected"),
        ("Rejected after final round", "rejected_after_final"),
        ("Good call; withdrew because of the salary", "withdrawn"),
        ("Absage am 3.5.", "rejected"),
        ("Not selected", "rejected"),
    ],
)
def test_a_clause_may_state_an_ending(note, expected):
    """All that it says, apart from days and what stands in brackets."""
    assert expected == name(note)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "They reject most people",
        "No rejection so far",
        "Might get rejected",
        "Waiting for rejection",
        "Rejected on 3 May, then invited to interview",
        "Second application, the first was rejected",
        "Applied again (the other one was rejected)",
        "They wrote “Rejected” on the portal by mistake",
        "Rejected. " + "A long advertisement. " * 40,
    ],
)
def test_other_mentions_state_none(note):
    """Not of somebody else, not of another application, not before something later."""
    assert not name(note)
