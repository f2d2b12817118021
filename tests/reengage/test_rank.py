"""The ranked list from a tracker."""

import json
import math
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ajar.model.decisions import Decisions, LoggedEvent
from ajar.model.enums import EventKind
from ajar.model.log import with_decisions
from ajar.model.tracker import Coverage, Tracker
from ajar.reengage import (
    ExcludedCompany,
    Recommendation,
    defaults,
    rank,
    rank_changes,
    reweigh,
)
from data.simulator import simulate

DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def three(build):
    """Three companies whose scores are worked out by hand below."""
    return build(
        {
            "company": "Aster",
            "role": "Data analyst",
            "channel": "referral",
            "stage": 3,
            "outcome": "rejected",
            "reason": "other_candidate",
            "contact_name": "Ines Berg",
            "events": [
                ("applied", "2026-04-01"),
                ("final", "2026-05-10"),
                ("rejected", "2026-05-24"),
            ],
        },
        {
            "company": "Birch",
            "channel": "job_board",
            "outcome": "rejected",
            "reason": "skills",
            "events": [("applied", "2026-10-01"), ("rejected", "2026-10-20")],
        },
        {"company": "Cedar", "channel": "careers_page", "events": [("applied", "2026-08-01")]},
    )


@pytest.fixture(scope="module")
def search():
    """A simulated search of 150 applications."""
    return simulate(11, 150, as_of=DAY).tracker


def points(ranking, key):
    """The points of a company's reasons by name."""
    return {reason.name: reason.points for reason in ranking.reasons_of(key)}


def test_three_doors_agree_with_the_table_worked_by_hand(three):
    """
    Points as in the table of weights, with recency and responsiveness on top.

    Final round 63, close second 14, referral 32, contact 14, skills -20, silence on the CV -9,
    careers page 14. 24 May to 20 November is one half-life, so 38 of the 77 points of stage and
    contact are left. Two of three applications were answered; with fewer than eight companies
    the mean is (2 + 0.5) / (3 + 1) = 0.625 with strength 10, so a company that answered its one
    application has (1 + 6.25) / 11, which is 0.148 above in log-odds (29 points to the unit: 4),
    and one that did not (0 + 6.25) / 11, which is 0.236 below (-7).
    """
    ranking = rank(three, as_of=DAY)

    assert points(ranking, "aster") == {
        "base": 50,
        "stage_final": 63,
        "channel_referral": 32,
        "ended_other_candidate": 14,
        "contact_named": 14,
        "responsiveness": 4,
        "recency": -39,
    }
    assert points(ranking, "birch") == {"base": 50, "responsiveness": 4, "ended_skills": -20}
    assert points(ranking, "cedar") == {
        "base": 50,
        "channel_careers_page": 14,
        "responsiveness": -7,
        "ended_silent_early": -9,
    }
    assert [door.score for door in ranking.sorted_by("chance").doors] == [138, 48, 34]


def test_the_chance_follows_from_the_score(three):
    """One in ten is 50 points, and 20 points double the odds."""
    door = rank(three, as_of=DAY).of("aster")
    odds = 1 / 9 * 2 ** ((138 - 50) / 20)

    assert door.chance == pytest.approx(odds / (1 + odds), abs=1e-5)
    assert door.low < door.chance < door.high


def test_every_company_is_listed_or_left_out_with_a_reason(search):
    """Nobody vanishes."""
    ranking = rank(search, as_of=DAY)
    listed = {door.company_key for door in ranking.doors}
    left_out = {each.company_key for each in ranking.excluded}

    assert listed | left_out == set(search.companies["company_key"])
    assert not listed & left_out
    assert all(each.why for each in ranking.excluded)


@settings(max_examples=5, derandomize=True, deadline=None)
@given(seed=st.integers(0, 10_000), applications=st.integers(1, 90))
def test_reasons_sum_to_the_score(seed, applications):
    """The points shown for a door add up to its score, whatever the search."""
    ranking = rank(simulate(seed, applications, as_of=DAY).tracker, as_of=DAY)

    assert all(
        sum(reason.points for reason in door.reasons) == door.score for door in ranking.doors
    )


@settings(max_examples=5, derandomize=True, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_row_order_does_not_matter(seed):
    """The same rows in another order, with other ids, give the same list."""
    tracker = simulate(seed, 80, as_of=DAY).tracker
    order = np.random.default_rng(seed).permutation(len(tracker.applications))
    place = np.argsort(order)
    shuffled = Tracker.build(
        tracker.applications.iloc[order].assign(id=np.arange(len(order))),
        tracker.events.assign(application=place[tracker.events["application"]]).sample(
            frac=1, random_state=seed
        ),
    )

    pd.testing.assert_frame_equal(
        rank(shuffled, as_of=DAY).frame(), rank(tracker, as_of=DAY).frame(), rtol=1e-9
    )


@settings(max_examples=6, derandomize=True, deadline=None, phases=[Phase.generate])
@given(seed=st.integers(0, 10_000), days=st.integers(0, 200), wait=st.integers(0, 40))
def test_an_answered_thank_you_never_lowers_a_door(seed, days, wait):
    """A thank-you that was answered leaves every score as high, and closes no door."""
    tracker = simulate(seed, 40, as_of=DAY).tracker
    before = rank(tracker, as_of=DAY)
    answered = DAY - timedelta(days=days)
    for door in before.doors[:3]:
        log = (
            LoggedEvent(door.company_key, EventKind.THANKED, answered - timedelta(days=wait)),
            LoggedEvent(door.company_key, EventKind.HEARD_BACK, answered),
        )
        after = rank(with_decisions(tracker, Decisions(log=log)), as_of=DAY)
        then = after.of(door.company_key)

        assert isinstance(then, Recommendation)
        assert not after.learned
        assert then.score >= door.score


@settings(max_examples=6, derandomize=True, deadline=None)
@given(seed=st.integers(0, 10_000), later=st.integers(1, 120))
def test_time_never_opens_a_window_that_has_closed(seed, later):
    """A window that is late on one day is not open on a later one."""
    tracker = simulate(seed, 60, as_of=DAY - timedelta(days=later)).tracker
    now = rank(tracker, as_of=DAY - timedelta(days=later)).frame()
    then = rank(tracker, as_of=DAY).frame()
    keys = ["company_key", "next_action", "window_from", "window_to"]
    both = now.dropna(subset="window_from").merge(then, on=keys, suffixes=("", "_then"))
    closed = both.loc[both["window_state"] == "late"]

    assert (closed["window_state_then"] == "late").all()


def test_more_time_never_adds_to_what_was_built(turned_down, build):
    """Stage and relationship fade; without news a door's score does not rise."""
    tracker = build(turned_down("Aster", 30))
    scores = [
        sum(
            reason.points
            for reason in rank(tracker, as_of=DAY + timedelta(days=30 * step)).reasons_of("aster")
        )
        for step in range(12)
    ]

    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1]


def test_other_weights_need_no_second_look(search):
    """Reweighing equals ranking with the weights among the decisions."""
    weights = {"stage_interview": 0.2, "channel_referral": -1.0}
    anew = rank(search, as_of=DAY, decisions=Decisions(weights=weights))

    pd.testing.assert_frame_equal(reweigh(rank(search, as_of=DAY), weights).frame(), anew.frame())


def test_what_moved_is_told_by_company(three):
    """A heavier careers page lifts the company applied to there over the two others."""
    before = rank(three, as_of=DAY).sorted_by("chance")
    after = reweigh(before, {"channel_careers_page": 6.0}).sorted_by("chance")
    moved = rank_changes(before, after).set_index("company")

    assert moved.loc["Cedar", ["was", "now", "moved"]].tolist() == [2, 1, 1]
    assert moved.loc["Aster", "moved"] == -1
    assert moved.loc["Birch", "moved"] == 0


def test_worth_sorts_apart_from_the_chance(build, turned_down):
    """The better chance leads by chance, the dearer company by worth, the product by both."""
    tracker = build(
        turned_down("Aster", 30, stage=3, interest=0.1), turned_down("Birch", 30, interest=1.0)
    )
    ranking = rank(tracker, as_of=DAY)

    assert [door.company for door in ranking.sorted_by("chance").doors] == ["Aster", "Birch"]
    assert [door.company for door in ranking.sorted_by("worth").doors] == ["Birch", "Aster"]
    assert [door.company for door in ranking.doors] == ["Birch", "Aster"]
    assert [door.rank for door in ranking.doors] == [1, 2]


def test_a_decided_interest_replaces_the_one_of_the_file(build, turned_down):
    """What the person says in the app counts, and an unsaid worth is one half."""
    tracker = build(turned_down("Aster", 30, interest=0.1), turned_down("Birch", 30))
    ranking = rank(tracker, as_of=DAY, decisions=Decisions(interest={"aster": 0.9}))

    assert ranking.of("aster").worth == pytest.approx(0.9)
    assert ranking.of("birch").worth == pytest.approx(0.5)
    assert not ranking.of("birch").worth_stated


def test_the_list_is_ready_for_json(search):
    """The fields that other programs read are there, with days as ISO text."""
    told = json.loads(json.dumps(rank(search, as_of=DAY).to_dict()))
    door = told["doors"][0]

    assert told["as_of"] == "2026-11-20"
    assert {
        "company", "rank", "band", "score", "chance", "low", "high", "worth", "reasons",
        "action", "window", "contact", "roles", "last_contact", "draft",
    } <= set(door)  # fmt: skip
    assert {"from", "to"} <= set(door["window"])
    assert {"company", "why", "until"} == set(told["excluded"][0])
    assert sum(reason["points"] for reason in door["reasons"]) == door["score"]


def test_the_table_and_the_doors_say_the_same(search):
    """The fast table and the doors made one by one agree."""
    ranking = rank(search, as_of=DAY)
    frame = ranking.frame()

    assert frame["company"].tolist() == [door.company for door in ranking.doors]
    assert frame["action"].tolist() == [door.step for door in ranking.doors]
    assert frame["window_state"].tolist() == [door.window.state.value for door in ranking.doors]
    assert frame["band"].tolist() == [door.band for door in ranking.doors]


def test_somebody_the_person_knows_is_a_reason_and_the_contact(build, turned_down):
    """A connection at the company adds the points of a named person and of a connection."""
    connections = pd.DataFrame(
        {"name": ["Omar Lind"], "company_key": ["aster"], "link": ["https://x.example/omar"],
         "connected_on": pd.to_datetime(["2025-01-01"])}
    )  # fmt: skip
    tracker = build(turned_down("Aster", 30, contact_name=""))
    without = rank(tracker, as_of=DAY)
    known = rank(tracker, as_of=DAY, connections=connections)

    assert known.of("aster").contact.name == "Omar Lind"
    assert known.of("aster").contact.connected
    assert points(known, "aster")["connected"] == 6
    assert points(known, "aster")["contact_named"] == 14
    assert known.of("aster").score > without.of("aster").score


def test_messages_that_were_answered_raise_the_base_rate(build, turned_down, ago):
    """Old messages count; those of the last 60 days are too young to."""
    old = [
        turned_down(f"Old {number}", 200, ("nudged", ago(150)), ("heard_back", ago(140)))
        for number in range(6)
    ]
    young = [turned_down("Young", 60, ("nudged", ago(30)))]
    ranking = rank(build(*old, *young), as_of=DAY)

    assert (ranking.base_rate.k, ranking.base_rate.n, ranking.base_rate.excluded) == (6, 6, 1)
    assert ranking.base_rate.value > 0.1
    assert not ranking.learned


def test_enough_messages_teach_the_weights(build, turned_down, ago):
    """From fifty messages with ten answers on, the list says that it follows them."""
    rows = [
        turned_down(
            f"Company {number}",
            250,
            ("nudged", ago(200)),
            *([("heard_back", ago(190))] if number < 25 else []),
            channel="referral" if number < 25 else "job_board",
        )
        for number in range(60)
    ]
    ranking = rank(build(*rows), as_of=DAY)

    learned = ranking.weights.table().set_index("name")["log_odds"]
    assert ranking.learned
    assert "follow your own history" in ranking.how
    assert (
        learned["channel_referral"]
        > defaults().table().set_index("name")["log_odds"]["channel_referral"]
    )


@pytest.mark.parametrize(
    ("rows", "note"),
    [
        ([], "There are no applications yet."),
        ([{"company": ""}], "No application names a company, so there is no door."),
        (
            [{"company": "Aster", "events": [("applied", "2026-11-18")]}],
            "No application to a named company has ended or gone silent yet.",
        ),
        (
            [{"company": "Aster", "outcome": "rejected"}],
            "Your file holds no days: there are no windows, and contact counts as half a year old.",
        ),
        (
            [{"company": "Aster", "outcome": "rejected", "events": [("rejected", "2026-08-18")]}],
            "No contacts are on file: a name to write to is worth more than any wording.",
        ),
    ],
)
def test_what_is_missing_is_said(build, rows, note):
    """An empty or poor file gives a list that is right and a sentence that says why."""
    assert note in rank(build(*rows), as_of=DAY).notes


def test_a_file_without_outcomes_still_has_doors(build):
    """Where no column says how things ended, long quiet counts as silence."""
    tracker = build({"company": "Aster", "events": [("applied", "2026-07-01")]})
    tracker = Tracker.build(tracker.applications, tracker.events, scope=Coverage(outcomes=False))
    ranking = rank(tracker, as_of=DAY)

    assert [door.company for door in ranking.doors] == ["Aster"]
    assert any("does not say how applications ended" in note for note in ranking.notes)


def test_everything_behind_a_gate_is_an_empty_list(build, turned_down):
    """The list is empty, the reason is given, and everybody is among those left out."""
    tracker = build(turned_down("Aster", 30), turned_down("Birch", 60))
    ranking = rank(
        tracker, as_of=DAY, decisions=Decisions(do_not_contact=frozenset(["aster", "birch"]))
    )

    assert len(ranking.doors) == 0
    assert [each.company for each in ranking.excluded] == ["Aster", "Birch"]
    assert any("Every company is left out" in note for note in ranking.notes)
    assert ranking.frame().empty


def test_weights_of_zero_make_all_doors_alike(search):
    """Every door has the base rate, one band, and the same probability to be in the top five."""
    nothing = dict.fromkeys(defaults().names, 0.0)
    ranking = rank(search, as_of=DAY, decisions=Decisions(weights=nothing))
    frame = ranking.frame()

    assert set(frame["score"]) == {50}
    assert set(frame["band"]) == {"A"}
    assert frame["top_five"].sum() == pytest.approx(5)
    assert np.ptp(frame["top_five"]) == pytest.approx(0)
    assert any("All weights are zero" in note for note in ranking.notes)


def test_forty_applications_at_one_company_are_one_door(build):
    """The application that got furthest speaks for all, and every role is listed once."""
    rows = [
        {
            "company": "Aster",
            "role": f"Role {number % 20}",
            "stage": 2 if number == 7 else 0,
            "outcome": "rejected",
            "events": [
                ("applied", DAY - timedelta(days=400 - number)),
                ("rejected", DAY - timedelta(days=100)),
            ],
        }
        for number in range(40)
    ]
    ranking = rank(build(*rows), as_of=DAY)
    door = ranking.of("aster")

    assert len(ranking.doors) == 1
    assert door.stage == 2
    assert len(door.applications) == 40
    assert len(door.roles) == 20


def test_applications_without_a_company_are_left_out_together(build, turned_down):
    """They cannot be a door, and they are not forgotten."""
    ranking = rank(build(turned_down("Aster", 30), {"company": ""}, {"company": ""}), as_of=DAY)

    assert [each.company for each in ranking.excluded] == ["2 applications without a named company"]


def test_an_unknown_company_is_nothing(search):
    """A key that no application has is neither a door nor left out."""
    ranking = rank(search, as_of=DAY)

    assert ranking.of("no such company") is None
    assert ranking.reasons_of("no such company") == ()


def test_a_gated_door_can_still_be_taken_apart(build, turned_down):
    """Its page shows the score, its place says why it is left out."""
    ranking = rank(
        build(turned_down("Aster", 30)),
        as_of=DAY,
        decisions=Decisions(do_not_contact=frozenset(["aster"])),
    )

    assert isinstance(ranking.of("aster"), ExcludedCompany)
    assert math.fsum(reason.points for reason in ranking.reasons_of("aster")) > 50


def test_nothing_after_the_as_of_day_counts(build, turned_down, ago):
    """An answer that came later does not reach an earlier list."""
    tracker = build(turned_down("Aster", 100, ("nudged", ago(60)), ("heard_back", ago(20))))
    earlier = points(rank(tracker, as_of=ago(30)), "aster")

    assert "replied_before" not in earlier
    assert earlier["unanswered"] == -12
    assert points(rank(tracker, as_of=DAY), "aster")["replied_before"] == 23


def test_a_draft_speaks_of_the_last_conversation(build, turned_down):
    """The interview was on 7 October; the answer to a thank-you in November was no talk."""
    answered = [("invited", date(2026, 11, 2)), ("connected", date(2026, 11, 3))]
    door = rank(build(turned_down("Aster", 30, *answered)), as_of=DAY).of("aster")

    assert "our conversations about the Data analyst role in October 2026" in door.draft.body


def test_who_changes_the_table_of_a_list_changes_only_their_own(build, turned_down):
    """The table is made once; nobody finds in it what somebody else wrote there."""
    ranking = rank(build(turned_down("Acme", 40)), as_of=DAY)
    mine = ranking.frame()
    mine["band"] = "Z"
    mine.loc[0, "company"] = "Somebody else"

    (row,) = ranking.frame()[["company", "band"]].to_numpy().tolist()
    assert "Acme" == row[0]
    assert "Z" != row[1]
