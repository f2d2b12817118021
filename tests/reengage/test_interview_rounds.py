"""Rounds of interviews that notes and statuses speak of."""

import pandas as pd
import pytest

from ajar.reengage.snapshots.interview_rounds import told_rounds


@pytest.mark.parametrize(
    ("note", "status", "rounds"),
    [
        ("had two interviews and they said no", "", 2),
        ("5 interviews", "", 3),
        ("", "2nd interview", 2),
        ("Drittes Gespräch am Montag", "", 3),
        ("", "三面", 3),
        ("an interview", "", 0),
        ("round table", "", 0),
    ],
)
def test_rounds_that_notes_or_status_speak_of(note, status, rounds):
    """In several languages, by number or by name."""
    texts = (pd.Series([text], dtype="str") for text in (note, status))

    assert told_rounds(*texts).tolist() == [rounds]
