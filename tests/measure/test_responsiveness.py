"""Companies' own answers and speed."""

import numpy as np
import pytest

from ajar.measure.responsiveness import company_speed, responsiveness


def test_responsiveness(judged):
    """Answered of those old enough, drawn towards the mean of all."""
    line = judged(
        {"applied": "2026-01-01", "rejected": "2026-01-11", "outcome": "rejected", "company": "A"},
        {"applied": "2026-01-01", "screen": "2026-03-01", "stage": 1, "company": "A"},
        {"applied": "2026-01-01", "company": "B"},
        {"applied": "2026-06-29", "company": "B"},
        {"applied": "2026-01-01", "company": "", "company_key": ""},
    )
    frame = responsiveness(line)

    assert list(frame["company"]) == ["A", "B"]
    assert frame[["k", "n"]].to_numpy().tolist() == [[2, 2], [0, 1]]
    # Pooled (2 + 1/2) / (3 + 1) with strength ten: (6.25 + 2) / 12 and 6.25 / 11.
    assert list(frame["value"]) == pytest.approx([8.25 / 12, 6.25 / 11])
    assert ((frame["low"] < frame["value"]) & (frame["value"] < frame["high"])).all()


def test_company_speed(judged):
    """A word within two weeks; who has not heard counts as not answered in time."""
    line = judged(
        {"applied": "2026-01-01", "rejected": "2026-01-15", "outcome": "rejected", "company": "A"},
        {"applied": "2026-01-01", "screen": "2026-01-16", "stage": 1, "company": "A"},
        {"applied": "2026-01-01", "company": "B"},
        {"applied": "2026-06-17", "company": "B"},
        {"applied": "2026-01-01", "rejected": None, "outcome": "rejected", "company": "C"},
    )
    frame = company_speed(line).set_index("company")

    assert frame.loc["A", ["k", "n", "first_word_days"]].tolist() == [1, 2, 14.5]
    assert frame.loc["B", ["k", "n"]].tolist() == [0, 1]
    assert np.isnan(frame.loc["B", "first_word_days"])
    assert "C" not in frame.index


def test_awkward_trackers_have_companies_or_none(awkward):
    """Shrunk shares lie strictly between nought and one."""
    for frame in (responsiveness(awkward), company_speed(awkward)):
        assert frame["value"].between(0, 1, inclusive="neither").all()
