"""Days of bulk entry."""

import pandas as pd

from ajar.measure.response_times.bulk_days import bulk_days


def rejections(*days):
    """One rejected application for each day."""
    return [{"applied": "2026-01-01", "rejected": day, "outcome": "rejected"} for day in days]


def test_a_spike_is_noticed(judged):
    """Ten answers on a Sunday evening among days with one."""
    line = judged(*rejections(*[f"2026-03-{day:02}" for day in range(1, 10)], *["2026-04-05"] * 10))
    frame = bulk_days(line)

    assert frame.to_dict("records") == [
        {"day": pd.Timestamp("2026-04-05"), "replies": 10, "usual": 1.0}
    ]


def test_a_busy_cohort_is_no_spike(judged):
    """Where every day has ten answers, ten are ordinary."""
    days = [f"2026-03-{day:02}" for day in range(1, 4)]

    assert bulk_days(judged(*rejections(*days * 10))).empty


def test_seven_answers_are_not_many(judged):
    """A handful on one day happens."""
    assert bulk_days(judged(*rejections("2026-03-01", "2026-03-02", *["2026-03-05"] * 7))).empty


def test_an_application_counts_once_a_day(judged):
    """Its rejection is its first word and its end."""
    line = judged(*rejections("2026-03-01", "2026-03-02", *["2026-03-05"] * 8))

    assert list(bulk_days(line)["replies"]) == [8]


def test_nothing_is_asked_where_no_figure_depends_on_it(judged):
    """Applications dated on the day of entry are left out already, with a notice of their own."""
    days = [f"2026-04-{day:02}" for day in range(6, 15)]
    told = rejections(*days, *["2026-04-05"] * 30)
    entered = [{**each, "applied": "2026-04-05"} for each in told]

    assert list(bulk_days(judged(*told, noted_at_once=True))["replies"]) == [30]
    assert bulk_days(judged(*entered)).empty


def test_a_day_of_entry_is_told_once(judged):
    """More than half of all replies: they count as undated already, with a notice of their own."""
    told = [
        {"applied": f"2026-0{1 + at // 20}-{1 + at % 20:02}", "outcome": "rejected",
         "rejected": "2026-04-05" if at < 25 else f"2026-05-{at - 20:02}"}
        for at in range(35)
    ]  # fmt: skip
    table = judged(*told)

    assert table.record_keeping.day_of_entry == pd.Timestamp("2026-04-05").date()
    assert bulk_days(table).empty
