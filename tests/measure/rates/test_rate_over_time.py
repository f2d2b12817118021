"""A rate in a window that moves over the applications."""

from datetime import date, timedelta

import pytest
from statsmodels.stats.proportion import proportion_confint

from ajar.measure.rates.rate_over_time import rejection_rate_over_time


def day(number):
    """So many days after 1 January 2026."""
    return str(date(2026, 1, 1) + timedelta(days=number))


def search(rejected, *, after=10):
    """One application a day, the ones named rejected after some days."""
    return [
        {"applied": day(at), "rejected": day(at + after), "outcome": "rejected"}
        if at in rejected
        else {"applied": day(at)}
        for at in range(100)
    ]


def test_each_window_holds_thirty_applications_in_a_row(judged):
    """All of the first thirty were rejected and none of the others: 30, 29, … 0 of 30."""
    points = rejection_rate_over_time(judged(*search(set(range(30))))).points

    assert points["k"].tolist() == [*range(30, -1, -1), *[0] * 40]
    assert (points["n"] == 30).all()
    assert (str(points["first_day"].iloc[5].date()), str(points["day"].iloc[5].date())) == (
        day(5), day(34),
    )  # fmt: skip


def test_the_margin_is_wilsons(judged):
    """Where each application went to another company; 10 of 30 as statsmodels has it."""
    point = rejection_rate_over_time(judged(*search(set(range(0, 100, 3))))).points.iloc[0]

    ends = proportion_confint(10, 30, method="wilson")
    assert (point["low"], point["high"]) == pytest.approx(ends)


def test_what_comes_after_60_days_does_not_count(judged):
    """So that old and young applications have had the same time."""
    late = rejection_rate_over_time(judged(*search(set(range(100)), after=61)))

    assert late.points["k"].sum() == 0


def test_what_is_noted_when_catching_up_counts_whenever_it_was_noted(judged):
    """Every other one, told after 40 days and noted every 45: the day of noting says nothing."""
    rows = [
        {"applied": day(at), "rejected": day(-(-(at + 40) // 45) * 45), "outcome": "rejected"}
        if at % 2
        else {"applied": day(at)}
        for at in range(100)
    ]
    found = rejection_rate_over_time(judged(*rows))

    assert found.within is None
    assert {15} == set(found.points["k"])


def test_young_and_undated_ones_are_left_out(judged):
    """On 30 June applications since 2 May are younger than 60 days."""
    rows = [*search(set()), *[{"applied": "2026-05-20"}] * 3, {"outcome": "rejected"}]
    found = rejection_rate_over_time(judged(*rows))

    assert (found.n, found.excluded) == (100, 4)


@pytest.mark.parametrize(
    ("rejected", "rises"), [(set(range(70, 100)), True), (set(range(0, 100, 2)), False)]
)
def test_the_last_window_is_compared_with_the_first(judged, rejected, rises):
    """30 of 30 against none of 30 is no chance; 15 of 30 against 15 of 30 may be."""
    _, low, high = rejection_rate_over_time(judged(*search(rejected))).change

    assert (low > 0) == rises
    assert low < 0 < high or rises


def test_fewer_than_two_windows_are_not_compared(judged):
    """Windows that share applications are alike by themselves."""
    assert rejection_rate_over_time(judged(*search(set())[:59])).change is None
    assert rejection_rate_over_time(judged(*search(set())[:29])).points.empty


def test_where_many_have_no_day_they_count_whenever_they_came(judged):
    """A file that keeps only the status: half of all were rejected, on days nobody noted."""
    rows = [
        {"applied": day(at), "outcome": "rejected", "rejected": None} if at % 2
        else {"applied": day(at)}
        for at in range(100)
    ]  # fmt: skip
    found = rejection_rate_over_time(judged(*rows))

    assert (found.points["k"] == 15).all()
    assert (found.within, found.n) == (None, 100)
