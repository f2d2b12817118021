"""Companies' own answers and speed."""

import pytest

from ajar.measure.responsiveness import responsiveness


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


def test_awkward_trackers_have_companies_or_none(awkward):
    """Shrunk shares lie strictly between nought and one."""
    frame = responsiveness(awkward)

    assert frame["value"].between(0, 1, inclusive="neither").all()
