"""Days that the replies took which came."""

import pytest

from ajar.measure.response_times.reply_days import days_to, median_days, missing_days

DAYS = [3, 5, 6, 7, 8, 8, 9, 11, 12, 15]


def told(days, kind="rejected", **more):
    """Applications of 1 March 2026, each with one reply after so many days."""
    return [{"applied": "2026-03-01", kind: f"2026-03-{1 + day:02}", **more} for day in days]


def test_median_and_interval_are_those_of_r(judged):
    """
    Of ten waits, as computed in R 4.2.2.

    x <- c(3,5,6,7,8,8,9,11,12,15); median(x) is 8; with r <- qbinom(.025, 10, .5), which is 2,
    sort(x)[c(r, 10 - r + 1)] is 5 and 12.
    """
    found = median_days(judged(*told(DAYS, outcome="rejected")), "rejected")

    assert (found.value, found.low, found.high, found.n) == (8, 5, 12, 10)


@pytest.mark.parametrize(("n", "bounded"), [(5, False), (6, True)])
def test_an_interval_needs_six_replies(judged, n, bounded):
    """R 4.2.2: qbinom(.025, 5, .5) is 0, qbinom(.025, 6, .5) is 1."""
    found = median_days(judged(*told(DAYS[:n], outcome="rejected")), "rejected")

    assert (found.low is not None) == bounded


def test_each_kind_counts_its_own_replies(judged):
    """A positive first reply and the later rejection are two facts of one application."""
    table = judged(
        {"applied": "2026-03-01", "screen": "2026-03-05", "rejected": "2026-03-21", "stage": 1,
         "outcome": "rejected"},
        {"applied": "2026-03-01", "rejected": None, "outcome": "rejected"},
        {"applied": "2026-03-01"},
    )  # fmt: skip

    assert days_to(table, "positive").tolist() == [4]
    assert days_to(table, "rejected").tolist() == [20]
    assert days_to(table, "reply").tolist() == [4]
    assert median_days(table, "rejected").excluded == 1


def test_without_replies_there_is_no_median(judged):
    """Nothing came, so nothing is said."""
    assert median_days(judged({"applied": "2026-03-01"}), "reply").value is None


def test_days_are_not_counted_where_replies_were_written_down_once_a_month(judged):
    """The notice says that they are not known well enough, so no figure is made of them."""
    told_late = [
        {"applied": f"2026-0{1 + n // 20}-{1 + n % 20:02}", "rejected": f"2026-0{4 + n // 20}-05",
         "outcome": "rejected"}
        for n in range(60)
    ]  # fmt: skip
    found = median_days(judged(*told_late), "rejected")

    assert (found.value, found.n, found.excluded) == (None, 0, 60)
    assert "dated on only 3 days" in found.note
    assert median_days(judged(*told_late, noted_at_once=True), "rejected").n == 60


def one_day(**dates):
    """Twenty rejections; *dates* are the same in each."""
    return [{"outcome": "rejected", **dates} for _ in range(20)]


@pytest.mark.parametrize(
    ("told", "lacking"),
    [
        (one_day(applied="2026-03-01", rejected=None), "replies"),
        (one_day(applied=None, rejected="2026-04-01"), "applications"),
        (one_day(applied="2026-04-01", rejected="2026-04-01"), "unclear"),
    ],
)
def test_what_keeps_replies_from_having_days_is_told_apart(judged, told, lacking):
    """A file whose dates are days of entry does have dates."""
    assert missing_days(judged(*told)) == lacking
