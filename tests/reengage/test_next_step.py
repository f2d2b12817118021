"""The next step and its window."""

from datetime import date, timedelta

import pytest

from ajar.model.decisions import Decisions, SeenOpening
from ajar.reengage import Action, WindowState, rank

DAY = date(2026, 11, 20)


def step(tracker, as_of=DAY, **decided):
    """The action, the window in days from the as-of day, and its state."""
    door = rank(tracker, as_of=as_of, decisions=Decisions(**decided)).of("aster")
    ends = [end and (end - as_of).days for end in (door.window.start, door.window.end)]
    return door.action.value, *ends, door.window.state.value


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, ("wait", 1, 3, "too early")),
        (1, ("thank", 0, 2, "open now")),
        (3, ("thank", -2, 0, "open now")),
        (8, ("thank", -7, -5, "late")),
        (14, ("check in", 0, 7, "open now")),
        (30, ("check in", -16, -9, "late")),
        (89, ("wait", 1, 11, "too early")),
        (95, ("check in", -5, 5, "open now")),
        (185, ("check in", -5, 9, "open now")),
        (300, ("wait", 65, 79, "too early")),
        (366, ("check in", -1, 13, "open now")),
        (500, ("reapply", -120, None, "open now")),
    ],
)
def test_steps_after_an_interview_and_a_no(build, turned_down, days, expected):
    """Thanks on days 1 to 3; check-ins on days 14 to 21, 90 to 100, 180 and 365."""
    assert step(build(turned_down("Aster", days))) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (2, ("thank", -1, 1, "open now")),
        (20, ("wait", 70, None, "too early")),
        (91, ("reapply", -1, None, "open now")),
    ],
)
def test_steps_after_a_no_on_the_cv(build, turned_down, days, expected):
    """Nobody checks in on a CV; applying again is usual after 90 days."""
    assert step(build(turned_down("Aster", days, stage=0))) == expected


def test_nobody_is_thanked_where_nobody_is_known(build, ago):
    """A form letter from a board has no sender to thank."""
    tracker = build({"company": "Aster", "outcome": "rejected", "events": [("rejected", ago(2))]})

    assert step(tracker)[0] == "wait"


def test_feedback_is_asked_once_and_after_the_thanks(build, turned_down, ago):
    """Within five days of the no, in a conversation that has begun."""
    talking = [("thanked", ago(3)), ("heard_back", ago(2)), ("connected", ago(2))]

    assert step(build(turned_down("Aster", 4, *talking)))[0] == "ask feedback"
    asked = build(
        turned_down("Aster", 4, *talking, ("asked_feedback", ago(1)), ("feedback", ago(0)))
    )
    assert step(asked)[0] == "wait"


def test_an_answer_is_the_moment_to_invite(build, turned_down, ago):
    """For a fortnight after they answered, unless that has been done."""
    answered = [("thanked", ago(20)), ("heard_back", ago(5))]

    assert step(build(turned_down("Aster", 22, *answered))) == ("invite", -5, 9, "open now")
    invited = build(turned_down("Aster", 22, *answered, ("invited", ago(4)), ("connected", ago(3))))
    assert step(invited)[0] != "invite"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"events": [("applied", DAY - timedelta(days=35))]}, ("nudge", -28, 9, "open now")),
        ({"events": [("applied", DAY - timedelta(days=60))]}, ("nudge", -53, -16, "late")),
        ({"events": [("applied", DAY - timedelta(days=95))]}, ("reapply", -5, None, "open now")),
        (
            {
                "events": [
                    ("applied", DAY - timedelta(days=60)),
                    ("nudged", DAY - timedelta(days=20)),
                ]
            },
            ("nudge", -6, 8, "open now"),
        ),
        (
            {
                "stage": 2,
                "events": [
                    ("applied", DAY - timedelta(days=120)),
                    ("interview", DAY - timedelta(days=95)),
                ],
            },
            ("check in", -5, 5, "open now"),
        ),
    ],
)
def test_steps_in_silence(build, row, expected):
    """A nudge, one more a fortnight later, and then the clocks of an ending."""
    assert step(build({"company": "Aster", "contact_name": "Ines Berg", **row})) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, "wait"),
        ({"contact_address": "jobs@aster.example"}, "nudge"),
        ({"channel": "job_board"}, "wait"),
        ({"channel": "referral"}, "nudge"),
        ({"channel": "agency"}, "nudge"),
        ({"stage": 1, "events": [("screen", DAY - timedelta(days=40))]}, "nudge"),
    ],
)
def test_news_is_asked_of_somebody(build, ago, row, expected):
    """Where nobody is known, answered or introduced, there is nobody to ask."""
    silent = {"company": "Aster", "events": [("applied", ago(40))], **row}

    assert step(build(silent, {"company": "Birch"}))[0] == expected


def test_applying_again_has_no_last_day(build, turned_down):
    """Five years later it is not late; it can be done on any day."""
    expected = ("reapply", 90 - 5 * 365, None, "open now")

    assert step(build(turned_down("Aster", 5 * 365, stage=0))) == expected


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (2, "One to three days"),
        (15, "offer to somebody else"),
        (95, "half have left"),
        (185, "Half a year on"),
        (370, "A year on"),
        (500, "Applying again is usual"),
    ],
)
def test_every_window_says_why_it_is_then(build, turned_down, days, words):
    """The reason of each clock in one sentence."""
    assert words in rank(build(turned_down("Aster", days)), as_of=DAY).of("aster").occasion


def test_a_seat_that_opened_again_comes_first(build, turned_down, ago):
    """Within the cool-off the person asks about it; after it they apply."""
    recent = build(turned_down("Aster", 60))
    old = build(turned_down("Aster", 200))
    seen = {"openings": (SeenOpening("aster", ago(3), role="Data Analyst (m/f/d)"),)}

    assert step(recent, **seen) == ("check in", -3, 11, "open now")
    assert step(old, **seen) == ("reapply", -3, 11, "open now")


def test_another_role_needs_no_cool_off_after_a_cv(build, turned_down, ago):
    """Turned down on the CV, the person can apply for a different role at once."""
    tracker = build(turned_down("Aster", 30, stage=0))
    seen = {"openings": (SeenOpening("aster", ago(1), role="Team lead"),)}

    assert step(tracker, **seen)[0] == "reapply"


def test_a_message_before_the_window_does_its_service(build, turned_down, ago):
    """Nobody checks in twice within a fortnight or so."""
    written = build(turned_down("Aster", 95, ("nudged", ago(15))))

    assert step(written) == ("wait", 85, 99, "too early")


def test_without_a_day_there_is_no_window(build):
    """The step follows from the stage, and any day is as good."""
    door = rank(build({"company": "Aster", "stage": 2, "outcome": "rejected"}), as_of=DAY).of(
        "aster"
    )

    assert (door.action, door.window.start, door.window.end) == (Action.CHECK_IN, None, None)
    assert door.window.state == WindowState.OPEN


def test_waiting_names_the_day(build, turned_down):
    """The step in words says until when."""
    door = rank(build(turned_down("Aster", 89)), as_of=DAY).of("aster")

    assert door.step == "wait until 2026-11-21"
    assert door.next_action == Action.CHECK_IN
    assert door.draft.body


def test_windows_follow_the_ending_and_not_today(build, turned_down):
    """From one day to the next a window stands still."""
    tracker = build(turned_down("Aster", 95))
    windows = {
        (door.window.start, door.window.end)
        for day in range(5)
        for door in rank(tracker, as_of=DAY + timedelta(days=day)).doors
    }

    assert len(windows) == 1
