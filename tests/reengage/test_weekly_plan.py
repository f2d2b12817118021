"""What is for this week."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ajar.model.dates import NEVER
from ajar.model.decisions import Decisions, LoggedEvent
from ajar.model.enums import EventKind
from ajar.model.log import with_decisions
from ajar.reengage import PlanBucket, rank
from ajar.reengage.weekly_plan import WHEN, plan

DAY = date(2026, 11, 20)
TODAY = 1000


def planned(*doors, **time):
    """The part each door belongs to, from its window in days from today and its value."""
    start, end, value = zip(*doors, strict=True)

    def days(ends):
        return np.array([NEVER if day is None else TODAY + day for day in ends])

    when = plan(days(start), days(end), np.array(value), today=TODAY, **time)
    return [WHEN[place].value for place in when]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, "this week"),
        (-400, None, "this week"),
        (-3, 5, "this week"),
        (-30, -10, "this week"),
        (6, 8, "this week"),
        (7, 9, "coming up"),
        (200, None, "coming up"),
    ],
)
def test_a_week_is_seven_days(start, end, expected):
    """Open, missed or opening within seven days is due; the rest waits for its day."""
    assert planned((start, end, 0.1)) == [expected]


def test_the_best_doors_fill_the_week():
    """Two messages a week go to the two best doors, the others stand in line."""
    doors = [(None, None, value) for value in (0.2, 0.5, 0.1, 0.3)]

    assert planned(*doors, a_week=2) == ["next in line", "this week", "next in line", "this week"]


@pytest.mark.parametrize(("value", "expected"), [(0.3, "this week"), (0.2, "next in line")])
def test_a_window_that_closes_counts_double(value, expected):
    """It goes before what can be done on any day, unless that is worth more than twice as much."""
    assert planned((-10, 20, value), (None, None, 0.5), a_week=1)[0] == expected


def test_what_was_sent_uses_the_week_up():
    """Three of five are written, so two are left."""
    doors = [(None, None, 0.5)] * 4

    assert planned(*doors, a_week=5, sent=3).count("this week") == 2
    assert planned(*doors, a_week=5, sent=9).count("this week") == 0


def test_a_short_window_does_not_wait_for_room():
    """Thanks are due in three days, also in a full week, up to twice the number."""
    doors = [(-1, 1, 0.1)] * 6

    assert planned(*doors, a_week=2, sent=2).count("this week") == 2
    assert planned(*doors, a_week=2, sent=0).count("this week") == 4
    assert planned((-1, 20, 0.1), a_week=2, sent=2) == ["next in line"]


@settings(max_examples=80, derandomize=True, deadline=None)
@given(
    doors=st.lists(
        st.tuples(
            st.one_of(st.none(), st.integers(-500, 500)),
            st.one_of(st.none(), st.integers(0, 60)),
            st.floats(0, 1),
        ),
        max_size=60,
    ),
    a_week=st.integers(1, 25),
    sent=st.integers(0, 60),
)
def test_a_week_is_never_more_than_twice_the_number(doors, a_week, sent):
    """Whatever the windows; and no room is left while something can be done."""
    windows = [(s, s if s is None or d is None else s + d, value) for s, d, value in doors]
    when = planned(*windows, a_week=a_week, sent=sent) if windows else []
    now = when.count("this week")

    assert now <= max(2 * a_week - sent, 0)
    assert now >= min(max(a_week - sent, 0), now + when.count("next in line"))


def test_the_week_follows_what_is_logged(build, turned_down):
    """A message sent today takes a place of the week, and the door leaves the list for a while."""
    tracker = build(*(turned_down(f"Aster {number}", 400) for number in range(8)))
    sent = Decisions(log=(LoggedEvent("aster 3", EventKind.NUDGED, DAY),), a_week=4)
    before = rank(tracker, as_of=DAY, decisions=Decisions(a_week=4))
    after = rank(with_decisions(tracker, sent), as_of=DAY, decisions=sent)

    assert (before.sent_this_week, after.sent_this_week) == (0, 1)
    assert (before.frame()["when"] == "this week").sum() == 4
    assert (after.frame()["when"] == "this week").sum() == 3


def test_messages_of_the_last_seven_days_count(build, turned_down):
    """A week ago is last week, and tomorrow is not yet."""
    days = [DAY - timedelta(days=ago) for ago in (-1, 0, 6, 7)]
    tracker = build(*(turned_down(f"Aster {day}", 400, ("thanked", day)) for day in days))

    assert rank(tracker, as_of=DAY).sent_this_week == 2


def test_the_week_is_the_same_in_every_order(build, turned_down):
    """How the list is sorted changes nothing about what is due."""
    tracker = build(*(turned_down(f"Aster {n}", 30 * n, interest=n % 5 / 4) for n in range(1, 20)))
    ranking = rank(tracker, as_of=DAY)
    due = [
        {
            door.company
            for door in ranking.sorted_by(order).doors
            if door.when == PlanBucket.THIS_WEEK
        }
        for order in ("both", "chance", "worth")
    ]

    assert due[0] == due[1] == due[2]
    assert len(due[0]) == 5


def test_a_number_or_a_language_that_cannot_be_chosen_still_gives_a_list(build, turned_down):
    """A workbook may say anything: the week ends at 25 messages, an unknown language is English."""
    tracker = build(turned_down("Aster", 400))
    ranking = rank(tracker, as_of=DAY, decisions=Decisions(a_week=4000, language="tlh"))

    assert (ranking.a_week, ranking.language) == (25, "en")
