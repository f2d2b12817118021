"""The windows as a calendar."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from ajar.export.ics import list_ics
from ajar.reengage import SentMessage
from ajar.reengage.recommendation import Action, ContactWindow, PlanBucket, Segment, WindowState
from tests.export.payloads import PAYLOADS
from tests.export.rankings import Ranking, naughty, recommended

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


def test_each_step_is_one_all_day_event_with_its_message():
    """From the first day to the last; the end is the day after, as the standard counts."""
    (event,) = events(list_ics(Ranking((recommended(),))))

    assert event.decoded("dtstart") == date(2026, 11, 21)
    assert event.decoded("dtend") == date(2026, 11, 24)
    assert str(event["summary"]) == "Send a thank-you: Acme"
    assert str(event["description"]).startswith("Thank you\n\nDear Noor,\n\nthank you for telling")
    assert "To: Noor Haddad noor@example.com" in str(event["description"])
    assert "Why: They met you and it ended yesterday." in str(event["description"])


def test_each_step_reminds_on_its_first_morning():
    """An alarm at nine on the first day, shown with what is to be done."""
    (alarm,) = Calendar.from_ical(list_ics(Ranking((recommended(),)))).walk("VALARM")

    assert alarm.decoded("trigger") == timedelta(hours=9)
    assert str(alarm["description"]) == "Send a thank-you: Acme"


def test_only_the_shortlist_stands_in_the_calendar():
    """A long shot, and a company whose message goes to somebody who has one already, do not."""
    listed = (
        recommended("Long shot", segment=Segment.LET_GO),
        recommended("Same person", covered_by="Acme"),
        recommended("In process", segment=Segment.RUNNING),
    )

    assert not events(list_ics(Ranking(listed)))


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_of_all_are_days(day):
    """A mistyped year is no reason to lose the calendar."""
    (event,) = events(
        list_ics(Ranking((recommended(window=ContactWindow(day, day, WindowState.OPEN)),)))
    )

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
    listed = recommended(window=ContactWindow(start, None, WindowState.OPEN), bucket=when)
    found = events(list_ics(Ranking((listed,))))

    assert [event.decoded("dtstart") for event in found] == ([expected] if expected else [])
    assert all(event.decoded("dtend") == expected + timedelta(days=1) for event in found)


def test_importing_a_newer_list_moves_the_event():
    """The same event, whatever its window, rank and step: a next step replaces the one before."""
    first = recommended(rank=1)
    later = recommended(
        rank=9, window=ContactWindow(date(2026, 12, 1), date(2026, 12, 2), WindowState.EARLY)
    )
    next_step = recommended(action=Action.INVITE)
    other = recommended("Birch")
    uids = [
        str(events(list_ics(Ranking((each,))))[0]["uid"])
        for each in (first, later, next_step, other)
    ]

    assert uids[0] == uids[1] == uids[2] != uids[3]


def test_the_event_of_a_later_list_is_the_newer_one():
    """By its sequence number, as the standard has it (RFC 5545, 3.8.7.4)."""
    days = date(2026, 11, 20), date(2026, 11, 27)
    before, after = (
        events(list_ics(replace(Ranking((recommended(),)), as_of=day)))[0]["sequence"]
        for day in days
    )

    assert before < after


def test_the_event_of_a_step_that_was_taken_is_cancelled():
    """The same event with a later number; a program that has it marks or removes it."""
    (planned,) = events(list_ics(Ranking((recommended(),))))
    sent = SentMessage("Acme", "acme", "thanks_sent", date(2026, 11, 24), date(2026, 12, 8), None)
    done = Ranking(
        (recommended(bucket=PlanBucket.NOTHING),), as_of=date(2026, 11, 30), finished=(sent,)
    )
    (event,) = events(list_ics(done))

    assert event["uid"] == planned["uid"]
    assert event["status"] == "CANCELLED"
    assert event["sequence"] > planned["sequence"]
    assert event.decoded("dtstart") == date(2026, 11, 24)
    assert not event.walk("VALARM")


def check(text):
    """The promise for any text: one event, short lines, one kind of line end, no control byte."""
    content = list_ics(naughty(text))

    assert [each.name for each in Calendar.from_ical(content).walk()] == [
        "VCALENDAR",
        "VEVENT",
        "VALARM",
    ]
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
