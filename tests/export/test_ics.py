"""The windows as a calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from ajar.export.ics import list_ics
from ajar.reengage.types import Action, ContactWindow, PlanBucket, WindowState
from tests.export.payloads import PAYLOADS
from tests.export.rankings import Ranking, door, naughty

LINES = (
    "x\r\nATTACH:http://example.com/x",
    "x\nEND:VEVENT\nBEGIN:VALARM",
    "a;b,c\\d:e",
    "x" * 200,
    "é" * 100,
    "😀" * 60,
    "\x00\x07\x0b\x1f",
    "a\u2028b\u2029c\x85d",
    'CN="x":y',
)


def events(content):
    """The events a calendar program finds."""
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_each_window_is_one_all_day_event_with_its_draft():
    """From the first day to the last; the end is the day after, as the standard counts."""
    (event,) = events(list_ics(Ranking((door(),))))

    assert event.decoded("dtstart") == date(2026, 11, 21)
    assert event.decoded("dtend") == date(2026, 11, 24)
    assert str(event["summary"]) == "Thank: Acme"
    assert "thank you for telling me." in str(event["description"])
    assert "Reached the final round +63" in str(event["description"])


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_of_all_are_days(day):
    """A mistyped year is no reason to lose the calendar."""
    (event,) = events(list_ics(Ranking((door(window=ContactWindow(day, day, WindowState.OPEN)),))))

    assert event.decoded("dtstart") == day


DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("start", "when", "expected"),
    [
        (None, PlanBucket.ANY_TIME, None),
        (None, PlanBucket.THIS_WEEK, DAY),
        (date(2026, 3, 1), PlanBucket.ANY_TIME, None),
        (date(2026, 3, 1), PlanBucket.THIS_WEEK, DAY),
        (date(2026, 12, 24), PlanBucket.LATER, date(2026, 12, 24)),
    ],
)
def test_a_step_for_any_day_stands_in_the_calendar_only_where_it_is_due(start, when, expected):
    """A window that stays open is the day it opens on, or today where it is for this week."""
    listed = door(window=ContactWindow(start, None, WindowState.OPEN), bucket=when)
    found = events(list_ics(Ranking((listed,))))

    assert [event.decoded("dtstart") for event in found] == ([expected] if expected else [])
    assert all(event.decoded("dtend") == expected + timedelta(days=1) for event in found)


def test_importing_a_newer_list_moves_the_event():
    """The same step at the same company is the same event, whatever its window and rank."""
    first = door(rank=1)
    later = door(
        rank=9, window=ContactWindow(date(2026, 12, 1), date(2026, 12, 2), WindowState.EARLY)
    )
    other = door(action=Action.INVITE)
    uids = [str(events(list_ics(Ranking((each,))))[0]["uid"]) for each in (first, later, other)]

    assert uids[0] == uids[1] != uids[2]


def check(text):
    """The promise for any text: one event, short lines, one kind of line end, no control byte."""
    content = list_ics(naughty(text))

    assert [each.name for each in Calendar.from_ical(content).walk()] == ["VCALENDAR", "VEVENT"]
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    assert not set(content) & (set(range(32)) - {9, 10, 13})
    assert not events(content)[0].has_key("attach")
    for line in content.split(b"\r\n"):
        line.decode("utf-8")


@pytest.mark.parametrize("text", [*PAYLOADS, *LINES])
def test_no_text_leaves_its_place(text):
    """Line breaks, separators and long texts inject nothing."""
    check(text)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_no_generated_text_leaves_its_place(text):
    """The same for any text, lone surrogates and control characters among it."""
    check(text)
