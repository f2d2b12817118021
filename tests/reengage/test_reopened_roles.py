"""Seats that opened again, and the watch list."""

from datetime import date, timedelta

import pytest

from ajar.model.decisions import Decisions, SeenOpening
from ajar.reengage import rank

DAY = date(2026, 11, 20)


def opening_points(tracker, **decided):
    """Points of the opening terms of Aster by name."""
    ranking = rank(tracker, as_of=DAY, decisions=Decisions(**decided))
    return {
        each.name: each.points
        for each in ranking.entry("aster").reasons
        if each.factor == "opening"
    }


def applied(role, ago, **row):
    """One more application to Aster."""
    return {
        "company": "Aster",
        "role": role,
        "events": [("applied", DAY - timedelta(days=ago))],
        **row,
    }


def test_a_seat_that_turned_the_person_down_again_is_not_open(build, turned_down):
    """The later application ended too."""
    tracker = build(turned_down("Aster", 130), applied("Data analyst", 20, outcome="rejected"))

    assert opening_points(tracker) == {}


def test_what_was_seen_before_the_ending_does_not_count(build, turned_down, ago):
    """An advertisement older than the no is the seat that was lost."""
    seen = (SeenOpening("aster", ago(40), role="Data analyst"),)

    assert opening_points(build(turned_down("Aster", 30)), openings=seen) == {}
    assert opening_points(build(turned_down("Aster", 50)), openings=seen) == {
        "opening_reposted": 29
    }


def test_a_logged_sighting_is_the_same_seat(build, turned_down, ago):
    """What the person logged as reopened is worth what a repost is."""
    assert opening_points(build(turned_down("Aster", 50, ("reopened", ago(5))))) == {
        "opening_reposted": 29
    }


def test_a_role_seen_four_times_may_never_be_filled(build):
    """Three times is no warning yet."""
    rows = [applied("Data analyst", 300 - 60 * number, outcome="rejected") for number in range(4)]

    assert opening_points(build(*rows[:3])) == {}
    assert opening_points(build(*rows)) == {"opening_often": -14}


@pytest.mark.parametrize("signal", ["layoffs", "hiring_freeze"])
def test_layoffs_speak_against_a_company(build, turned_down, signal):
    """The company as a whole is not hiring."""
    tracker = build(turned_down("Aster", 50, signals=[signal]))

    assert opening_points(tracker) == {"freeze_known": -29}


def test_the_watch_list_is_dated(build, turned_down, ago):
    """The latest sign first, notes without a day last."""
    tracker = build(turned_down("Aster", 130, signals=["role_on_hold"]), turned_down("Birch", 90))
    watch = rank(
        tracker, as_of=DAY, decisions=Decisions(openings=(SeenOpening("birch", ago(2)),))
    ).watchlist

    assert [(each.company, each.seen, each.until) for each in watch] == [
        ("Birch", ago(2), ago(2) + timedelta(days=60)),
        ("Aster", None, None),
    ]
