"""Rounds of interviews that notes and statuses speak of."""

from dataclasses import replace

import pandas as pd
import pytest

from ajar.reengage import rank
from ajar.reengage.snapshots.rounds_in_notes import rounds_in_notes


@pytest.mark.parametrize(
    ("note", "status", "rounds"),
    [
        ("had two interviews and they said no", "", 2),
        ("5 interviews", "", 3),
        ("Three ROUNDS", "", 3),
        ("zwei Runden", "", 2),
        ("troisième entretien", "", 3),
        ("segunda entrevista", "", 2),
        ("", "2nd interview", 2),
        ("Drittes Gespräch am Montag", "", 3),
        ("", "三面", 3),
        ("Zweitgespräch", "", 2),
        ("", "Drittgespräch", 3),
        ("an interview", "", 0),
        ("round table", "", 0),
        ("had three interviews and then they said no", "", 3),
        ("They said no. Second interview was the end", "", 2),
        ("3 rounds of layoffs last year", "", 0),
        ("no second interview", "", 0),
        ("never got a 2nd round", "", 0),
        ("expect 4 interviews", "", 0),
        ("kein zweites Gespräch", "", 0),
        ("二面面经", "", 2),
        ("没有二面", "", 0),
        ("No response after second interview", "", 2),
        ("no feedback after 3 interviews", "", 3),
        ("No offer after 3 interviews", "", 3),
        ("keine Antwort nach drei Gesprächen", "", 3),
        ("pas de réponse après deux entretiens", "", 2),
        ("sin respuesta tras dos entrevistas", "", 2),
        ("Nach dem zweiten Gespräch abgesagt", "", 2),
        ("2. Gespräch am Montag", "", 2),
        ("Did not make it to the third round", "", 0),
        ("Didn't get a second interview", "", 0),
        ("rejected before second interview", "", 0),
        ("second interview cancelled", "", 0),
        ("Process: 4 rounds of interviews", "", 0),
        ("I have three interviews next week", "", 0),
    ],
)
def test_rounds_that_notes_or_status_speak_of(note, status, rounds):
    """In several languages, by number or by name."""
    texts = (pd.Series([text], dtype="str") for text in (note, status))

    assert rounds_in_notes(*texts).tolist() == [rounds]


def test_a_column_of_a_later_round_tells_how_many_there_were(build, ago, as_of):
    """What came before it stands under another name, or nowhere."""
    tracker = build(
        {"company": "Aster", "stage": 2, "outcome": "rejected",
         "events": [("applied", ago(60)), ("interview", ago(40)), ("rejected", ago(16))]},
    )  # fmt: skip
    events = tracker.events.assign(column=["Applied", "3rd interview", "Rejected"])
    (company,) = rank(replace(tracker, events=events), as_of=as_of).companies

    assert company.rule == "ask_feedback_after_final"
    assert rank(tracker, as_of=as_of).entry("aster").rule == "ask_feedback"
