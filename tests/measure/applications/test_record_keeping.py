"""How a file is kept: noticed where it matters, and nowhere else."""

from datetime import date

import pytest

from ajar.measure.applications.application_table import application_table
from ajar.measure.applications.record_keeping import Habit
from ajar.measure.follow_ups.comparison_designs import landmark_comparison
from ajar.measure.follow_ups.message_counts import answered
from ajar.measure.rates.proportions import rejection_rate_sent
from ajar.measure.response_times.curve_estimates import by_day, waiting_time
from ajar.measure.response_times.response_curves import reply_chance_after_silence
from ajar.pipeline import load
from benchmarks.keeping import KEEPINGS
from benchmarks.kinds import AS_OF

BY_NAME = {each.name: each for each in KEEPINGS}
SEARCHES = range(1, 21)


def table(name, seed, *, as_of=AS_OF):
    """One simulated search of 150 applications, kept in that way."""
    return application_table(BY_NAME[name].tracker(seed)[1], as_of=as_of)


@pytest.mark.parametrize(
    ("name", "habit"),
    [
        ("fortnight", Habit.CATCHING_UP),
        ("month", Habit.CATCHING_UP),
        ("Sundays", Habit.ONE_WEEKDAY),
        ("one day", Habit.ONE_DAY),
        ("default day", Habit.DEFAULT_DAY),
        ("stopped", Habit.STALE),
        ("answered only", Habit.ONLY_ANSWERED_FOLLOW_UPS),
    ],
)
def test_a_habit_is_noticed(name, habit):
    """In at least 9 of 10 simulated searches; ``benchmarks.coverage`` counts 40."""
    noticed = sum(table(name, seed).record_keeping.has(habit) for seed in SEARCHES[:10])

    assert noticed >= 9


def test_a_day_of_entry_is_no_weekday_habit():
    """Replies written down on one Sunday leave the days of the others as they are."""
    sunday = "".join(f"Acme {at},2026-01-{at:02d},Rejected,2026-03-01\n" for at in range(1, 29))
    others = "".join(
        f"Birch {at},2026-01-{at:02d},Rejected,2026-02-{at:02d}\n" for at in range(1, 9)
    )
    rows = f"Company,Date applied,Status,Rejected on\n{sunday}{others}".encode()

    found = application_table(
        load([("jobs.csv", rows)]).tracker, as_of=date(2026, 3, 8)
    ).record_keeping

    assert found.day_of_entry == date(2026, 3, 1)
    assert not found.has(Habit.ONE_WEEKDAY)


def test_a_day_of_entry_is_noticed_beside_a_default_day():
    """Of 48 applications entered on one day nothing is asked: the other 32 were sent on many."""
    rows = "".join(
        f"Acme {at},2026-{'09-14' if at < 48 else f'08-{at - 47:02d}'},Rejected,2026-10-01\n"
        if at % 2
        else f"Acme {at},2026-{'09-14' if at < 48 else f'08-{at - 47:02d}'},Applied,\n"
        for at in range(79)
    )
    content = f"Company,Date applied,Status,Rejected on\n{rows}".encode()

    found = application_table(
        load([("jobs.csv", content)]).tracker, as_of=date(2026, 11, 8)
    ).record_keeping

    assert (found.default_day, found.day_of_entry) == (date(2026, 9, 14), date(2026, 10, 1))


def test_a_file_kept_as_things_happen_raises_no_alarm():
    """Something is noticed in at most one of 20 searches."""
    alarms = [table("complete", seed).record_keeping.findings for seed in SEARCHES]

    assert sum(bool(each) for each in alarms) <= 1


def test_day_figures_are_bounds_where_replies_are_caught_up():
    """A reply noted a month late came up to a month earlier; what rests on days is withheld."""
    monthly = table("month", 3)
    early, median = by_day(monthly, "reply", 30), waiting_time(monthly, "reply")

    assert (early.value, median.value) == (None, None)
    assert early.low < early.high
    assert "days on which you caught up" in early.note
    assert reply_chance_after_silence(monthly).points.empty
    assert not monthly.thresholds.own
    assert landmark_comparison(monthly, 14).difference.value is None


def test_a_default_day_of_applying_starts_no_clock():
    """Those that carry it are left out of figures by the day, and counted everywhere else."""
    kept, whole = table("default day", 3), table("complete", 3)
    shown = by_day(kept, "reply", 30)

    assert shown.excluded > 80
    assert kept.record_keeping.default_day is not None
    assert "probably the day they were entered" in kept.record_keeping.sentence(Habit.DEFAULT_DAY)
    assert rejection_rate_sent(kept) == rejection_rate_sent(whole)


@pytest.mark.parametrize(
    ("on_one_day", "others", "noticed"), [(21, 19, True), (20, 20, False), (19, 0, False)]
)
def test_a_busy_day_is_no_default_day(judged, on_one_day, others, noticed):
    """More than half of at least twenty: people do send several on one day."""
    days = ["2026-03-02", *(f"2026-02-{day:02}" for day in range(1, others + 1))]
    told = [{"applied": days[0]}] * on_one_day + [{"applied": day} for day in days[1:]]

    assert judged(*told).record_keeping.has(Habit.DEFAULT_DAY) == noticed


@pytest.mark.parametrize(("rejected", "noticed"), [(20, True), (6, False)])
def test_rows_without_a_day_that_fared_otherwise_are_told(judged, rejected, noticed):
    """Of twenty without a day all, or no more than of the others, were rejected."""
    undated = [{"outcome": "rejected" if at < rejected else "open"} for at in range(20)]
    dated = [
        {"applied": f"2026-02-{day:02}", "outcome": "rejected" if day % 3 == 0 else "open"}
        for day in range(1, 29)
    ]

    assert judged(*undated, *dated).record_keeping.has(Habit.LEFT_OUT_UNLIKE) == noticed


def test_a_week_of_doubt_only_widens():
    """Noted on Sundays: the value stays, the upper end is that of six days later."""
    weekly, daily = table("Sundays", 3), table("complete", 3)

    assert by_day(weekly, "reply", 30).value is not None
    assert by_day(weekly, "reply", 30).high > by_day(daily, "reply", 30).high


def test_follow_ups_noted_beside_answers_say_nothing():
    """Neither what was answered nor the comparison."""
    found = table("answered only", 5)

    assert answered(found).value is None
    assert landmark_comparison(found, 14).difference.value is None


def test_the_person_knows_better():
    """Who notes replies as they come gets the figures as they are."""
    kept = BY_NAME["month"].tracker(3)[1]

    assert application_table(kept, as_of=AS_OF, noted_at_once=True).record_keeping.findings == ()
