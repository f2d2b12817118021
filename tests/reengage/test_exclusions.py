"""Who is left out, why, and until when."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ajar.model.decisions import Decisions
from ajar.reengage import ExcludedCompany, Recommendation, rank
from ajar.reengage.exclusions import GAP, QUIET
from data.simulator import simulate

DAY = date(2026, 11, 20)


def left_out(tracker, decisions=None, as_of=DAY):
    """What is said of Aster, which must not be on the list."""
    ranking = rank(tracker, as_of=as_of, decisions=decisions)
    found = ranking.of("aster")

    assert isinstance(found, ExcludedCompany)
    assert "aster" not in {door.company_key for door in ranking.doors}
    return found.kind, found.until


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        (Decisions(do_not_contact=frozenset(["aster"])), ("do_not_contact", None)),
        (Decisions(interest={"aster": 0.0}), ("not_wanted", None)),
        (Decisions(snoozed={"aster": date(2026, 12, 24)}), ("snoozed", date(2026, 12, 24))),
    ],
)
def test_the_persons_own_gates(build, turned_down, decisions, expected):
    """What the person decided holds until they decide otherwise, or until the day they named."""
    assert left_out(build(turned_down("Aster", 30)), decisions) == expected


def test_a_snooze_ends_on_its_day(build, turned_down):
    """On the day that was named the door is back."""
    decisions = Decisions(snoozed={"aster": DAY})

    assert isinstance(
        rank(build(turned_down("Aster", 30)), as_of=DAY, decisions=decisions).of("aster"),
        Recommendation,
    )


@pytest.mark.parametrize(
    "address", ["no-reply@aster.example", "donotreply@x.example", "NoReply@x.example"]
)
def test_only_a_mailbox_that_nobody_reads(build, turned_down, address):
    """A message there reaches nobody; a name beside it opens the door."""
    alone = build(turned_down("Aster", 30, contact_name="", contact_address=address))
    named = build(turned_down("Aster", 30, contact_address=address))

    assert left_out(alone) == ("no_reply_only", None)
    door = rank(named, as_of=DAY).of("aster")
    assert door.contact.address == ""
    assert any("nobody reads" in warning for warning in door.warnings)


def test_somebody_asked_not_to_be_contacted(build, turned_down):
    """Plain words in the notes are enough."""
    tracker = build(
        turned_down("Aster", 30, notes="Recruiter said: please do not contact us again")
    )

    assert left_out(tracker) == ("asked_not_to", None)


def test_a_message_needs_fourteen_days_of_quiet(build, turned_down, ago):
    """The gate lifts on the fourteenth day after the last message."""
    tracker = build(turned_down("Aster", 30, ("thanked", ago(10))))

    assert left_out(tracker) == ("too_soon", ago(10) + timedelta(days=GAP))
    assert isinstance(
        rank(tracker, as_of=ago(10) + timedelta(days=GAP)).of("aster"), Recommendation
    )


def test_an_answer_opens_the_conversation(build, turned_down, ago):
    """Once they have answered, the next word need not wait."""
    tracker = build(turned_down("Aster", 30, ("thanked", ago(10)), ("heard_back", ago(9))))

    assert isinstance(rank(tracker, as_of=DAY).of("aster"), Recommendation)


def test_two_messages_without_an_answer_are_enough(build, turned_down, ago):
    """The door stays shut for half a year after the second."""
    tracker = build(turned_down("Aster", 120, ("thanked", ago(118)), ("nudged", ago(60))))

    assert left_out(tracker) == ("two_unanswered", ago(60) + timedelta(days=QUIET))


def test_thanks_that_ask_for_feedback_are_one_message(build, turned_down, ago):
    """Two facts of one day are one letter: two weeks of quiet, not half a year."""
    tracker = build(turned_down("Aster", 30, ("thanked", ago(3)), ("asked_feedback", ago(3))))

    assert left_out(tracker) == ("too_soon", DAY + timedelta(days=GAP - 3))
    later = rank(tracker, as_of=DAY + timedelta(days=GAP)).of("aster")
    assert "1 message without an answer" in [reason.label for reason in later.reasons]


def test_three_messages_that_stayed_unheeded_close_the_door(build, turned_down, ago):
    """An answer to a later message does not make up for two that stayed without one."""
    tracker = build(
        turned_down(
            "Aster",
            175,
            ("thanked", ago(172)),
            ("nudged", ago(110)),
            ("heard_back", ago(40)),
            ("nudged", ago(30)),
        )
    )

    assert left_out(tracker) == ("three_in_half_a_year", ago(172) + timedelta(days=QUIET))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"stage": 4, "outcome": "offer", "offer_answer": "accepted"}, ("hired", None)),
        ({"stage": 4, "outcome": "offer"}, ("offered", None)),
        ({"events": [("applied", "2026-11-10")]}, ("fresh", date(2026, 12, 11))),
        ({"events": [("applied", "2027-01-10")]}, ("later", date(2027, 1, 10))),
        (
            {"stage": 2, "events": [("applied", "2026-10-10"), ("interview", "2026-11-10")]},
            ("alive", date(2026, 12, 9)),
        ),
        ({}, ("fresh", None)),
    ],
)
def test_what_has_not_ended_is_no_candidate(build, row, expected):
    """Thirty days after applying and 28 after an interview it is called silence, the day after."""
    kind, until = left_out(build({"company": "Aster", **row}))

    assert kind == expected[0]
    assert until == expected[1]


def test_having_applied_again_is_waiting_again(build, turned_down, ago):
    """A new application is given its month."""
    tracker = build(turned_down("Aster", 120, ("reapplied", ago(5))))

    assert left_out(tracker) == ("reapplied", ago(5) + timedelta(days=31))
    assert isinstance(rank(tracker, as_of=ago(5) + timedelta(days=31)).of("aster"), Recommendation)


def test_an_older_ending_counts_beside_a_fresh_application(build, turned_down, ago):
    """The door stays, with a word about the application that is open."""
    tracker = build(
        turned_down("Aster", 60),
        {"company": "Aster", "role": "Team lead", "events": [("applied", ago(5))]},
    )
    door = rank(tracker, as_of=DAY).of("aster")

    assert isinstance(door, Recommendation)
    assert any(
        "Another application there is still open (Team lead)" in each for each in door.warnings
    )


def test_the_cool_off_holds_back_applying_only(build, turned_down):
    """The door is listed, and the warning names the day: 180 days after an interview."""
    door = rank(build(turned_down("Aster", 30)), as_of=DAY).of("aster")

    assert isinstance(door, Recommendation)
    assert any("from 19 April 2027 on" in warning for warning in door.warnings)


@settings(max_examples=5, derandomize=True, deadline=None)
@given(seed=st.integers(0, 10_000), data=st.data())
def test_a_gated_door_is_never_listed(seed, data):
    """Whatever the search and whatever gates are set, no door behind one is on the list."""
    tracker = simulate(seed, 60, as_of=DAY).tracker
    keys = sorted(tracker.companies["company_key"])
    shut = data.draw(st.sets(st.sampled_from(keys), max_size=10))
    asleep = data.draw(st.sets(st.sampled_from(keys), max_size=10))
    decisions = Decisions(
        do_not_contact=frozenset(shut),
        snoozed=dict.fromkeys(sorted(asleep), DAY + timedelta(days=3)),
    )
    ranking = rank(tracker, as_of=DAY, decisions=decisions)

    assert not {door.company_key for door in ranking.doors} & (shut | asleep)
    assert shut | asleep <= {each.company_key for each in ranking.excluded}
