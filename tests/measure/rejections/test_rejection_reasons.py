"""Reasons given."""

import pytest

from ajar.measure.rejections.rejection_reasons import reasons


def test_reasons(judged):
    """Shares are of stated reasons; those without come last and without a share."""
    line = judged(
        *[{"outcome": "rejected", "reason": "unstated"}] * 5,
        *[{"outcome": "rejected", "reason": "other_candidate"}] * 3,
        {"outcome": "closed", "reason": "role_gone"},
        {"outcome": "open", "reason": "skills"},
    )
    frame = reasons(line)

    assert list(frame["reason"]) == ["other_candidate", "role_gone", "unstated"]
    assert list(frame["count"]) == [3, 1, 5]
    assert list(frame["share"][:2]) == [0.75, 0.25]
    assert frame["share"].isna().tolist() == [False, False, True]
    assert frame["low"][0] == pytest.approx(0.3006, abs=1e-4)


def test_awkward_trackers_have_few_reasons(awkward):
    """None, or unstated ones."""
    assert set(reasons(awkward)["reason"]) <= {"unstated"}
