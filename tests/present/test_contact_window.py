"""The window of a step in words and as a line."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ajar.present import contact_window
from ajar.reengage import ContactWindow, WindowState

DAY = date(2026, 11, 20)


def made(start, end):
    """A window from and to so many days from the day, as it stands on it."""
    ends = [None if days is None else DAY + timedelta(days=days) for days in (start, end)]
    if start is not None and start > 0:
        return ContactWindow(*ends, WindowState.EARLY)
    late = end is not None and end < 0
    return ContactWindow(*ends, WindowState.LATE if late else WindowState.OPEN)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, "any day"),
        (-30, None, "any day"),
        (4, None, "from 24 Nov 2026"),
        (4, 9, "from 24 Nov 2026"),
        (-1, 3, "now, until 23 Nov 2026"),
        (-9, -3, "soon; best was by 17 Nov 2026"),
    ],
)
def test_when_to_take_a_step(start, end, expected):
    """The day that matters, and no day where every day is as good."""
    assert contact_window.words(made(start, end)) == expected


def test_a_step_without_days_has_no_line():
    """There is nothing to draw."""
    assert contact_window.line(made(None, None), as_of=DAY) is None


@pytest.mark.parametrize(
    ("start", "end", "parts", "days"),
    [
        (-1, 3, ["too early", "open", "late"], ["19 Nov 2026", "23 Nov 2026"]),
        (-1, None, ["too early", "open"], ["19 Nov 2026"]),
    ],
)
def test_the_line_names_its_parts_and_their_edges(start, end, parts, days):
    """Too early, open and late; nothing is ever late where the window stays open."""
    line = contact_window.line(made(start, end), as_of=DAY)

    assert [each.text for each in line.layout.annotations] == [*parts, *days, "today"]


@given(start=st.integers(-900, 900), length=st.one_of(st.none(), st.integers(0, 60)))
def test_today_stands_in_the_part_that_is_said(start, length):
    """Below 1 too early, from 1 on open, from 2 on late, and never beyond the line."""
    shown = made(start, None if length is None else start + length)
    at = contact_window.place(shown, DAY)
    open_until = 3 if length is None else 2
    expected = {
        WindowState.EARLY: 0 < at < 1,
        WindowState.OPEN: 1 <= at < open_until,
        WindowState.LATE: 2 < at < 3,
    }

    assert expected[shown.state]


@given(start=st.integers(-900, 900), length=st.one_of(st.none(), st.integers(0, 60)))
def test_today_strikes_through_no_name(start, length):
    """Each name stands within its part, a quarter of a part or more from today."""
    shown = made(start, None if length is None else start + length)
    drawn = contact_window.line(shown, as_of=DAY).layout.annotations
    ends = {"too early": (0, 1), "open": (1, 3 if length is None else 2), "late": (2, 3)}
    names = {each.text: each.x for each in drawn if each.text in ends}

    assert len(names) == (2 if length is None else 3)
    for name, x in names.items():
        left, right = ends[name]
        assert left + 0.25 <= x <= right - 0.25
        assert abs(x - contact_window.place(shown, DAY)) >= 0.25
