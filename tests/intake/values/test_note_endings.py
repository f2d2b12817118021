"""Endings that notes state in a clause of their own."""

import pytest

from ajar.intake.values import note_endings
from ajar.intake.values.note_endings import endings


def ends(notes):
    """The ending of its own application that each note states, empty without one."""
    found = endings(notes)
    return [each.meaning.name if each and not (each.name or each.year) else "" for each in found]


def name(note):
    """The one of a single note."""
    return ends([note])[0]


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
        ("Unsuccessful", "rejected"),
        ("Update: rejected", "rejected"),
        ("2026-05-04 mailbox: rejection", "rejected"),
        ("Test: rejected", "rejected_after_test"),
        ("Rejected for the role", "rejected"),
        ("Rejected for lack of experience", "rejected"),
        ("Rejected at CV stage", "rejected_cv"),
        ("Rejection received from Ann Poe", "rejected"),
        ("Rejected after phone screen, no feedback", "rejected_after_screen"),
        ("Rejected. Asked for feedback", "rejected"),
        ("Rejected, kept on file", "rejected"),
        ("Rejected. Role reposted", "rejected"),
        ("Interviewed 3 May. Unsuccessful", "rejected"),
        # What merely stands before or beside it.
        ("Phone screen 3 May but rejected 10 May", "rejected_after_screen"),
        ("Had four interviews with them and then they said no", "rejected"),
        ("Got rejected but recruiter was nice", "rejected"),
        ("Withdrew because commute, but liked them", "withdrawn"),
        ("Absage per Mail, aber nett", "rejected"),
        ("Rejected 5 March, still no feedback", "rejected"),
        ("Rejected. Now focusing on others", "rejected"),
        ("Rejected! Ugh, again", "rejected"),
        ("Rejected 5 March. Glassdoor 4.2", "rejected"),
        ("Asked about status; unsuccessful", "rejected"),
        # Numbers that are no year of it.
        ("Salary 2000 EUR. Rejected", "rejected"),
        ("Rejected 5 March, role for 2027 start", "rejected"),
        # The application itself, a reason, a time or who told it.
        ("Rejected my application", "rejected"),
        ("Rejected for now", "rejected"),
        ("Rejected for unknown reasons", "rejected"),
        ("Rejected at 9am", "rejected"),
        ("rejected at the end", "rejected"),
        ("Rejected as of 5 March", "rejected"),
        ("Rejected from Ann", "rejected"),
        ("Rejected from recruiter", "rejected"),
        ("Rejected from Workday portal", "rejected"),
        ("Rejected after final round at their HQ", "rejected_after_final"),
        ("Rejected after interview at Final Round", "rejected_after_final"),
        ("Absage nach Vorstellungsgespräch bei Frau Berg", "rejected_after_interview"),
        ("Withdrew for another job", "withdrawn"),
        ("Withdrew application as I moved", "withdrawn"),
        ("Absage für die Stelle", "rejected"),
        ("Refus pour ce poste", "rejected"),
        ("Workday: rejected", "rejected"),
        ("Friday: rejected", "rejected"),
        ("They said: rejected", "rejected"),
        ("Recruiter: rejected", "rejected"),
        # Plain words of all kinds.
        ("They turned me down 5 March", "rejected"),
        ("Went with someone else", "rejected"),
        ("Fick avslag", "rejected"),
        ("收到拒信", "rejected"),
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
        # A question.
        "Rejected?",
        "Status in portal: rejected?",
        # Another application, person or thing.
        "Data analyst: rejected. Data engineer: still open",
        "Rejected from the analyst role - engineer role still open",
        "Rejected for the analyst position; waiting on this one",
        "Rejected as clerk",
        "Rejected by another team",
        "Rejected after final round at Beta, so more time for this",
        "Relocation: denied",
        "Salary request: denied",
        "Visa lottery: not selected",
        "Glassdoor: rejection after final round",
        "Called HR - unsuccessful",
        "Tried to call recruiter, unsuccessful",
        "Rejected the first offer, negotiating",
        "Counter offer rejected",
        "Rejected the take-home, too long",
        # An earlier time.
        "Rejected in 2022",
        "Applied 2023, rejected",
        "2023: rejected. 2026: applied again",
        "Rejected before",
        # What went on.
        "Rejected. Applied again",
        "Rejected by ATS, recruiter reopened it",
        "Rejected, then reconsidered",
        "Rejected by HR but the manager wants to talk",
        "rejected, but then they called me back for a second role",
        "Rejected. Recruiter called back, moving on",
        "Rejected. Waiting for Ann",
        "Rejected. They came back to me",
        "My colleague was rejected",
        "They said no need for a visa",
    ],
)
def test_other_mentions_state_none(note):
    """Not of somebody else or of another application, not before something later."""
    assert not name(note)


def test_notes_are_read_together_as_alone():
    """Clauses of one note are no part of another."""
    notes = ["Rejected", "Rejected. Applied again", "Good call, rejected", "Rejected in 2022"]

    assert [name(note) for note in notes] == ends(notes)


def test_the_clauses_of_all_notes_are_interpreted_at_once(monkeypatch):
    """Each distinct one a single time, since a look costs more than a clause."""
    asked, interpret = [], note_endings.statuses.interpret

    def counted(texts, **options):
        asked.append(sorted(texts))
        return interpret(texts, **options)

    monkeypatch.setattr(note_endings.statuses, "interpret", counted)
    found = note_endings.endings(["Good call, rejected", "Rejected", "Sad, rejected 3 May"])

    assert [["Good call", "Rejected", "Sad", "rejected"]] == asked
    assert ["rejected"] * 3 == [ending.meaning.name for ending in found]
