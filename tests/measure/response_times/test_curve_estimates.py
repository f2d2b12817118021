"""Curves of a search and what is read from them."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ajar.measure.applications.application_table import application_table, first_response_table
from ajar.measure.applications.first_responses import POSITIVE
from ajar.measure.response_times import curve_estimates
from ajar.measure.response_times.response_curves import (
    first_response_curves,
    rejected_curve,
    reply_chance_after_silence,
)
from ajar.measure.statistics.intervals import wilson
from ajar.measure.statistics.life_table import kaplan_meier, last_day_with_enough_at_risk
from ajar.measure.statistics.survival import cumulative_incidence
from ajar.model.tracker import Coverage
from tests.measure.conftest import AS_OF, tell

KINDS = {"positive": ("screen", 1, "open"), "rejected": ("rejected", 0, "rejected")}


def application(age, word=None, after=None):
    """One sent *age* days ago, with a first word some days later."""
    applied = pd.Timestamp(AS_OF) - pd.Timedelta(days=age)
    told = {"applied": str(applied.date())}
    if word:
        kind, stage, outcome = KINDS[word]
        day = None if after is None else str((applied + pd.Timedelta(days=after)).date())
        told |= {kind: day, "stage": stage, "outcome": outcome}
    return told


def test_by_day_counts_the_day_itself(judged):
    """Day 0 is the day of applying, and by day 30 includes day 30."""
    line = judged(application(100, "positive", 30), *[application(100)] * 7)

    assert curve_estimates.by_day(line, "positive", 30).value == pytest.approx(1 / 8)
    assert curve_estimates.by_day(line, "positive", 29).value == 0
    assert curve_estimates.by_day(line, "reply", 30).value == pytest.approx(1 / 8)


def test_open_applications_are_watched_until_the_as_of_date(judged):
    """An application of six days says nothing about day 10."""
    line = judged(
        *[application(100, "rejected", 5)] * 2, *[application(6)] * 3,
        *[application(100, "rejected", 10)] * 2, *[application(100)] * 3,
    )  # fmt: skip
    # 10 at risk on day 5, 5 on day 10: 1 - 8/10 x 3/5.
    rejected = curve_estimates.by_day(line, "rejected", 10)

    assert (rejected.value, rejected.n) == (pytest.approx(0.52), 10)


def test_a_withdrawal_is_no_reply(judged):
    """It ends the wait, and competes with the answers."""
    withdrawn = {"applied": "2026-01-01", "withdrawn": "2026-01-05", "outcome": "withdrawn"}
    line = judged(*[withdrawn] * 5)

    assert curve_estimates.by_day(line, "reply", 30).value == 0
    assert first_response_curves(line)["curve_first_closed"].at(30)[0] == 1


def test_nobody_watched_so_long(judged):
    """A search of ten days cannot speak of day 30."""
    found = curve_estimates.by_day(
        judged(application(10), application(10, "positive", 3)), "reply", 30
    )

    assert (found.value, found.low, found.high) == (None, None, None)
    assert "30 days" in found.note


def test_nothing_is_read_where_fewer_than_five_are_watched(judged):
    """
    Forty of the last three weeks and four older ones: by day 60 it is too early to tell.

    By then at least as many as by the last day that can be read, and at most all to whom nothing
    else has happened.
    """
    line = judged(*[application(20, "rejected", 10)] * 10, *[application(20)] * 30,
                  *[application(200, "rejected", 50)] * 4, noted_at_once=True)  # fmt: skip
    early, late = (curve_estimates.by_day(line, "rejected", day) for day in (20, 60))

    assert early.value == pytest.approx(10 / 44)
    assert (late.value, late.low, late.high) == (None, pytest.approx(early.low), 1.0)
    assert late.note.startswith("Too early to tell: fewer than five have waited 60 days.")
    assert rejected_curve(line).points["day"].max() == 20


def test_a_decided_search_is_counted_to_the_end(judged):
    """Nobody is cut off, so the curve is a plain share however few are left."""
    line = judged(*[application(200, "rejected", day) for day in range(1, 9)])

    assert curve_estimates.by_day(line, "rejected", 7).value == pytest.approx(7 / 8)
    assert curve_estimates.by_day(line, "rejected", 90).value == 1


def test_a_few_undated_outcomes_are_spread_like_the_dated(judged):
    """One rejection of ten without a day: between never and at once, with a wider interval."""
    dated = [application(200, "rejected", day) for day in (5, 10, 15, 20, 25, 30, 35, 40, 45)]
    waiting = [application(200)] * 10
    found = curve_estimates.by_day(
        judged(*dated, application(200, "rejected"), *waiting, noted_at_once=True), "rejected", 25
    )

    assert 5 / 20 < found.value < 6 / 20
    assert (found.n, found.excluded) == (20, 0)
    assert found.note == (
        "1 of 10 outcomes carry no usable day and are given days like the others."
    )
    assert found.high - found.low > np.subtract(*wilson(5.5, 20)[::-1])


def test_an_undated_first_word_came_before_the_end(judged):
    """An interview on an unknown day, and a rejection on day 12: it came by then."""
    met = {"applied": "2026-01-01", "stage": 2, "rejected": "2026-01-13", "outcome": "rejected"}
    line = judged(
        *[application(150, "positive", day) for day in range(1, 60)], met, noted_at_once=True
    )

    assert curve_estimates.by_day(line, "positive", 12).value == pytest.approx(13 / 60)


def test_more_than_a_fifth_without_days_gives_bounds(judged):
    """Two of four rejections without a day: none or both may have come by then."""
    line = judged(
        application(100, "rejected", 5), application(100, "rejected", 5),
        application(100, "rejected"), application(100, "rejected"), *[application(100)] * 4,
    )  # fmt: skip
    found, curve = curve_estimates.by_day(line, "rejected", 30), rejected_curve(line)
    median = curve_estimates.waiting_time(line, "rejected")

    assert found.value is None
    assert (found.low, found.high) == pytest.approx((wilson(2, 8)[0], wilson(4, 8)[1]))
    assert (found.n, found.excluded) == (8, 0)
    assert found.note == (
        "A lower bound: 2 of 4 outcomes carry no usable day; it could be as high as 50 %."
    )
    assert curve.points["value"].iloc[-1] == pytest.approx(2 / 8)
    assert curve.points["highest"].iloc[-1] == pytest.approx(4 / 8)
    assert (median.value, median.low, median.high) == (None, 0, None)


def test_the_chance_after_silence_is_withheld_without_days(judged):
    """One yes of two without a day: it may have come after any silence."""
    line = judged(
        application(100, "positive", 5), application(100, "positive"), *[application(100)] * 8
    )  # fmt: skip
    curve = reply_chance_after_silence(line)

    assert curve.points.empty
    assert "1 of 2 outcomes carry no usable day" in curve.note


def test_undated_rejections_leave_the_positive_curve_as_it_is(judged):
    """They stay in the denominator: dropping them would flatter the share of yes."""
    told = [application(100, "positive", 4), *[application(100)] * 4]
    undated = [application(100, "rejected")] * 5

    assert curve_estimates.by_day(judged(*told, *undated), "positive", 30).value == pytest.approx(
        0.1
    )


def test_a_status_that_hides_what_came_before_gives_bounds(judged):
    """
    Where only the present status is kept, a rejection may hide an interview before it.

    One yes and four rejections of ten: positive is between one and five of ten, and a rejection
    came first for none to four.
    """
    told = [application(100, "positive", 4), *[application(100, "rejected", 20)] * 4,
            *[application(100)] * 5]  # fmt: skip
    line = judged(*told, coverage=Coverage(stage_history=False))
    positive = curve_estimates.by_day(line, "positive", 30)
    curves = first_response_curves(line)

    assert positive.value is None
    assert (positive.low, positive.high) == pytest.approx((wilson(1, 10)[0], wilson(5, 10)[1]))
    assert "4 may have had another answer before" in positive.note
    assert curves["curve_first_rejected"].at(30)[1:] == pytest.approx((0.0, wilson(4, 10)[1]))
    assert curve_estimates.by_day(line, "reply", 30).value == pytest.approx(0.5)
    assert curve_estimates.by_day(judged(*told), "positive", 30).value == pytest.approx(0.1)


def test_only_undated_outcomes_give_no_value(judged):
    """There is a bound above and no estimate."""
    found = curve_estimates.by_day(judged(*[application(100, "rejected")] * 6), "rejected", 60)

    assert (found.value, found.low, found.high) == (None, 0, 1)


def test_share_waiting_could_be_lower(judged):
    """For the share still waiting undated words make an upper bound."""
    line = judged(*[application(100, "rejected")] * 3, *[application(100)] * 3)
    curve = first_response_curves(line)["curve_waiting"]

    assert curve.points["value"].min() == 1
    assert curve.points["lowest"].min() == 0.5
    assert curve.note.startswith("An upper bound")


def test_medians_are_of_all_and_not_of_those_who_heard(judged):
    """Where fewer than half have heard, the median is not reached and says so."""
    line = judged(*[application(100, "positive", 3)] * 2, *[application(100)] * 3)
    median = curve_estimates.waiting_time(line, "positive")

    assert (median.name, median.value, median.high) == ("median_days_to_positive", None, None)
    assert median.note.startswith("Not reached")
    assert curve_estimates.waiting_time(line, "positive", 0.25).value == 3


def test_median_interval_holds_the_days_that_the_band_allows(judged):
    """
    Days on which the interval of the curve contains one half, and the first after them.

    As ``survfit`` of R's survival has it: its interval ends where the band has left one half.
    """
    line = judged(*[application(300, "rejected", day) for day in range(1, 41)], noted_at_once=True)
    median, curve = curve_estimates.waiting_time(line, "rejected"), rejected_curve(line)
    inside = curve.points.loc[(curve.points["low"] <= 0.5) & (curve.points["high"] >= 0.5), "day"]

    assert (median.value, median.low, median.high) == (20, inside.min(), inside.max() + 1)


WORDS = st.lists(
    st.tuples(
        st.integers(0, 90), st.sampled_from([None, "positive", "rejected"]), st.integers(0, 90)
    ),
    min_size=1,
    max_size=25,
)


def search(told):
    """A search from generated ages, words and days."""
    return application_table(
        tell(*(application(age, word, after) if after <= age else application(age)
               for age, word, after in told)),
        as_of=AS_OF,
    )  # fmt: skip


@settings(max_examples=12, derandomize=True, deadline=None)
@given(WORDS)
def test_the_stack_sums_to_one_on_every_day(told):
    """Positive, rejected, closed, other and waiting are everybody."""
    curves = first_response_curves(search(told)).values()

    assert np.allclose(sum(each.points["value"] for each in curves), 1)


@settings(max_examples=12, derandomize=True, deadline=None)
@given(WORDS)
def test_chance_to_hear_is_what_is_left_of_the_curve(told):
    """(F(end) - F(d)) / S(d), from the curves of all."""
    line = search(told)
    waits = first_response_table(line.rows)
    end, hear = last_day_with_enough_at_risk(waits), reply_chance_after_silence(line).points
    positive = cumulative_incidence(waits, [POSITIVE])
    left = dict(zip(waits.days, kaplan_meier(waits), strict=True))
    for row in hear.itertuples():
        gone = positive.at(row.day)[0]
        at = max(day for day in left if day <= row.day)
        expected = (positive.at(end)[0] - gone) / left[at]

        assert row.value == pytest.approx(expected)
        assert row.low <= row.value <= row.high


@settings(max_examples=10, derandomize=True, deadline=None)
@given(WORDS, st.integers(1, 5))
def test_open_applications_never_raise_an_incidence(told, more):
    """Adding fresh ones changes no curve after the day they were sent."""
    line = search(told)
    fresh = search([*told, *[(0, None, 0)] * more])
    before, after = (
        curve_estimates.by_day(line, "reply", 30),
        curve_estimates.by_day(fresh, "reply", 30),
    )
    if not (line.rows["response_days"] == 0).any() and None not in (before.value, after.value):
        assert before.value == pytest.approx(after.value)


def test_next_words_follow_a_stage(judged):
    """From each stage to what came next, whatever it was."""
    line = judged(
        *[{"applied": "2026-01-01", "screen": "2026-01-05", "interview": "2026-01-15", "stage": 2,
           "rejected": "2026-02-04", "outcome": "rejected"}] * 5,
        *[{"applied": "2026-01-01", "screen": "2026-01-05", "stage": 1}] * 5,
    )  # fmt: skip
    frame = curve_estimates.next_responses(line).set_index("stage")

    assert list(frame["n"]) == [10, 10, 5, 0]
    assert frame.loc[0, "median"] == 4
    assert frame.loc[1, "quarter"] == 10
    assert frame.loc[2, "median"] == 20
    assert list(frame["still_waiting"]) == [0, 5, 0, 0]


def test_groups_have_their_own_curves(judged):
    """By channel, with the value that the channel alone would have."""
    line = judged(
        *[application(100, "positive", 3) | {"channel": "referral"}] * 3,
        *[application(100) | {"channel": "referral"}] * 3,
        *[application(100) | {"channel": "job_board"}] * 5,
    )
    found = {
        (group, estimate.name): estimate.value
        for group, estimate in curve_estimates.by_day_grouped(line, ("positive",), 30, "channel")
    }

    assert found == {
        ("referral", "positive_by_day_30"): pytest.approx(0.5),
        ("job_board", "positive_by_day_30"): 0,
    }


def test_awkward_trackers_have_curves(awkward):
    """No curve, or one that is within its interval, and times or a note."""
    curves = {**first_response_curves(awkward), "rejected": rejected_curve(awkward)}
    for curve in curves.values():
        points = curve.points

        assert (
            (points["low"] <= points["value"] + 1e-9) & (points["value"] <= points["high"] + 1e-9)
        ).all()
    assert len(curve_estimates.next_responses(awkward)) == 4
    assert reply_chance_after_silence(awkward).points["value"].between(0, 1).all()


def test_the_next_word_carries_its_interval_too():
    """A stage after which all of nine heard on the same day."""
    told = [
        {"applied": "2026-01-01", "interview": "2026-01-20", "offer": "2026-01-27", "stage": 4}
    ] * 9
    row = (
        curve_estimates.next_responses(application_table(tell(*told), as_of=AS_OF))
        .set_index("stage")
        .loc[2]
    )

    assert (row["median"], row["low"], row["high"], row["so_far"]) == (7, 7, 7, 1)


def test_a_curve_that_is_a_bound_is_marked_as_one(judged):
    """The upper ends of what has undated replies, and the lower of the share waiting."""
    line = judged(
        *[application(100, "rejected", 10)] * 4, *[application(100, "positive")] * 2,
        *[application(100)] * 6,
    )  # fmt: skip
    curves = first_response_curves(line)

    assert "highest" in curves["curve_first_positive"].points
    assert "highest" not in curves["curve_first_rejected"].points
    assert "lowest" in curves["curve_waiting"].points
