"""Shares by day, quartiles and companies: drawn where there is something, told where not."""

import numpy as np
import pandas as pd
import pytest

from ajar.model.estimate import Curve, Estimate
from ajar.present import first_response, speed, waiting
from ajar.present.chart_base import figure
from ajar.present.over_days import day_axis

KINDS = ("positive", "other", "rejected", "closed", "waiting")


def shares(*rows: tuple[float, ...], **more: object) -> pd.DataFrame:
    """Day, then the share of each kind; intervals of five points on either side."""
    frame = pd.DataFrame(rows, columns=["day", *KINDS]).astype({"day": "int64"})
    for kind in KINDS:
        frame[f"{kind}_low"] = (frame[kind] - 0.05).clip(lower=0)
        frame[f"{kind}_high"] = (frame[kind] + 0.05).clip(upper=1)
    return frame.assign(at_risk=9, **more)


def still_waiting(n: int, note: str = "") -> Curve:
    """The curve that goes with the shares."""
    return Curve("curve_waiting", pd.DataFrame(), n, "share", "d", note=note)


def texts(exhibit) -> str:
    """What stands in the figure."""
    return " ".join(each.text for each in exhibit.figure.layout.annotations)


def test_what_came_by_day_30_is_told_with_intervals():
    """A month, its shares, and the intervals of each beneath."""
    days = shares((0, 0, 0, 0, 0, 1), (20, 0.2, 0, 0.1, 0, 0.7), (60, 0.3, 0, 0.3, 0.01, 0.39))
    told = first_response.first_words(days, still_waiting(40))

    assert told.sentence == (
        "By day 30, 20 % had a positive reply, 10 % were not selected and 70 % were still waiting."
    )
    assert told.note == (
        "95 % intervals on day 30: positive 15 to 25 %, not selected 5 to 15 %, waiting 65 to 75 %."
    )
    for label in ("Positive reply<br>30 %", "Not selected<br>30 %", "Closed or withdrawn<br>1 %"):
        assert label in texts(told)


def test_labels_of_thin_layers_do_not_touch():
    """Five layers of which three are thin: their names stand apart, in order, on the figure."""
    days = shares((0, 0, 0, 0, 0, 1), (40, 0.02, 0.01, 0.02, 0.01, 0.94))
    told = first_response.first_words(days, still_waiting(200))
    places = [each.y for each in told.figure.layout.annotations]

    assert all(np.diff(places) >= 13)
    assert 0 <= places[0] <= places[-1] <= 100


def test_a_search_that_is_over_is_drawn_beyond_its_last_word():
    """All were turned down on day 30: the layer has a width, and what is gone no name."""
    told = first_response.first_words(
        shares((0, 0, 0, 0, 0, 1), (30, 0, 0, 1, 0, 0)), still_waiting(9)
    )

    assert told.figure.layout.xaxis.range[1] > 35
    assert "Not selected<br>100 %" in texts(told)
    assert "Still waiting" not in texts(told)


def test_a_young_search_is_told_by_its_last_day():
    """Nobody was watched for a month, so the sentence does not speak of one."""
    days = shares((0, 0, 0, 0, 0, 1), (9, 0.2, 0, 0, 0, 0.8))

    assert first_response.first_words(days, still_waiting(10)).sentence.startswith("By day 9, 20 %")


def test_shares_that_are_bounds_are_called_so():
    """A kind of which some have no day is at least so much; one of which none has is left out."""
    days = shares(
        (0, 0, 0, 0, 0, 1), (30, 0.0, 0, 0.3, 0, 0.7),
        positive_highest=0.4, rejected_highest=0.5, waiting_lowest=0.2,
    )  # fmt: skip

    assert first_response.first_words(days, still_waiting(40)).sentence == (
        "By day 30, at least 30 % were not selected and at most 70 % were still waiting."
    )


@pytest.mark.parametrize(
    ("days", "waiting_curve", "says"),
    [
        (shares(), still_waiting(0), "No application has days"),
        (shares((0, 0, 0, 0, 0, 1), (86, 0, 0, 0, 0, 1)), still_waiting(14), "wait so far is 86"),
        (
            shares((0, 0, 0, 0, 0, 1)), still_waiting(5, "An upper bound: 5 of 5."),
            "too few of them carry a day",
        ),
        (shares((0, 1, 0, 0, 0, 0)), still_waiting(1), "Only 1 application has the days"),
    ],
)  # fmt: skip
def test_where_nothing_can_be_drawn_words_say_why(days, waiting_curve, says):
    """No days, no reply, replies without days, too few: each its own sentence, no frame."""
    told = first_response.first_words(days, waiting_curve)

    assert told.figure is None
    assert says in told.sentence
    assert "Upright lines" not in told.definition


TIMES = pd.DataFrame(
    {
        "what": ["reply", "positive", "rejection"],
        "label": ["Any reply", "Positive reply", "Rejection"],
        "quarter": [9.0, np.nan, 20.0], "median": [34.0, np.nan, np.nan],
        "three_quarters": [np.nan] * 3, "low": [28.0, np.nan, 90.0], "high": [51.0, np.nan, np.nan],
        "so_far": [0.61, 0.18, 0.4], "n": [120, 120, 120], "dated": [70, 20, 40],
        "undated": [0, 0, 0], "note": ["", "", ""],
    }
)  # fmt: skip


def test_a_wait_is_told_with_the_interval_of_its_median():
    """In the sentence, at the right of the row, and as a whisker."""
    told = waiting.first_words(TIMES)
    dots = told.figure.data[-1]

    assert told.sentence == "Half of your applications have heard something by day 34 (28 to 51)."
    assert "34 days<br>28 to 51" in texts(told)
    assert (dots.error_x.arrayminus[0], dots.error_x.array[0]) == (6, 17)
    assert told.table["High"].tolist()[0] == 51


def test_a_row_whose_quarter_is_not_reached_says_so():
    """It holds words and how many have had it, no emptiness."""
    told = texts(waiting.first_words(TIMES))

    assert "less than a quarter" in told
    assert "half not reached<br>18 % so far" in told


def test_a_search_of_which_less_than_half_heard_says_how_many():
    """The share so far, and the day of the first quarter."""
    told = waiting.first_words(TIMES.assign(median=np.nan))

    assert told.sentence == (
        "Fewer than half of your applications have heard anything, 61 % so far; a quarter had "
        "by day 9."
    )


def test_a_wait_of_which_many_have_no_day_is_a_bound():
    """At least so many have heard, and a row without any day says that."""
    bound = TIMES.assign(
        median=np.nan, dated=[40, 0, 40], undated=[30, 20, 0],
        note=["A lower bound: 30 of 70.", "A lower bound: 20 of 20.", ""],
    )  # fmt: skip
    told = waiting.first_words(bound)

    assert told.sentence == (
        "At least 61 % of your applications have heard something; 30 of 70 replies carry no day."
    )
    assert "at least 61 % so far" in texts(told)
    assert "days unknown" in texts(told)
    assert "not known" in texts(told)
    assert "at the latest by day 34" in waiting.first_words(bound.assign(median=34.0)).sentence


def test_a_bar_that_goes_on_has_room_to():
    """The axis ends well beyond the last day that is known, so that the bar is seen to go on."""
    axis = waiting.first_words(TIMES).figure.layout.xaxis

    assert axis.range[1] >= 1.3 * 90


def test_plain_counts_stand_beside_the_curve():
    """Numerator, denominator and interval, beneath."""
    days = shares((0, 0, 0, 0, 0, 1), (60, 0.3, 0, 0.3, 0, 0.4))
    plain = Estimate(
        "p", 0.25, 0.1, 0.4, 40, "share", "positive by day 30 ÷ those old enough", k=10
    )
    note = first_response.first_words(days, still_waiting(40), [plain]).note

    assert note.endswith(
        "Counted plainly, positive by day 30 ÷ those old enough: 10 of 40 (10 to 40 %)."
    )


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"n": 0, "dated": 0}, "No application has days"),
        ({"dated": 0, "undated": 5}, "None of your replies carries a day"),
        ({"dated": 0}, "No reply yet"),
    ],
)
def test_without_a_dated_reply_there_is_no_empty_frame(changes, says):
    """What is missing is said; nothing is drawn."""
    told = waiting.first_words(TIMES.assign(quarter=np.nan, median=np.nan, **changes))

    assert told.figure is None
    assert says in told.sentence


def test_the_next_word_is_told_by_stage():
    """Each stage with its number; applying itself is told with the first words."""
    times = pd.DataFrame(
        {
            "stage": [0, 1, 2, 3],
            "label": ["Applied", "Screen or test", "Interview", "Final round"],
            "n": [120, 40, 20, 3], "quarter": [9.0, 5.0, 9.0, 4.0],
            "median": [34.0, 11.0, 19.0, 8.0], "three_quarters": [np.nan, 21.0, 40.0, 9.0],
            "low": [28.0, 9.0, 12.0, 4.0], "high": [51.0, 14.0, np.nan, np.nan],
            "so_far": [0.6, 0.9, 0.8, 1.0], "still_waiting": [40, 4, 4, 0],
        }
    )  # fmt: skip
    told = waiting.next_words(times)

    assert told.sentence == (
        "Half had the next word within 11 days of a screen or test and 19 of an interview."
    )
    assert told.table["What"].tolist() == ["Screen or test", "Interview", "Final round"]
    assert "19 days<br>12 up" in texts(told)
    assert "too few to say" in texts(told)


def companies(*rows: tuple) -> pd.DataFrame:
    """Company, k, n, value, low, high."""
    frame = pd.DataFrame(rows, columns=["company", "k", "n", "value", "low", "high"])
    return frame.assign(raw=frame["k"] / frame["n"], first_word_days=3.0)


def test_a_company_that_stands_out_is_named_with_its_count():
    """One whose interval lies above the mean of all, and one below it."""
    found = companies(
        ("Acme", 9, 9, 0.8, 0.6, 0.95), ("Beta", 1, 3, 0.4, 0.1, 0.7),
        ("Gamma", 0, 12, 0.1, 0.01, 0.25),
    )  # fmt: skip

    assert speed.company_speed(found, within=14).sentence == (
        "10 of 24 applications had a word within 14 days; Acme (9 of 9) stands out as fast and "
        "Gamma (0 of 12) as slow."
    )


def test_companies_that_cannot_be_told_apart_are_not():
    """Every interval holds the mean of all."""
    found = companies(("Acme", 1, 2, 0.5, 0.1, 0.9), ("Beta", 1, 2, 0.5, 0.1, 0.9))

    assert "no company can be told apart" in speed.company_speed(found, within=14).sentence


def test_between_the_fastest_and_the_slowest_stands_how_many_there_are():
    """Eight at each end, the gap named; two of one name have a row each."""
    found = companies(*[("Acme", 1, 2, 0.5, 0.1, 0.9)] * 20)
    axis = speed.company_speed(found, within=14).figure.layout.yaxis

    assert len(axis.ticktext) == 8 + 1 + 8
    assert axis.ticktext[8] == "4 companies between"


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (companies(), "No application is 14 days old yet"),
        (companies(("Acme", 0, 2, 0.1, 0.0, 0.4), ("Beta", 0, 1, 0.1, 0.0, 0.4)), "(n = 3)"),
    ],
)
def test_without_a_quick_word_no_company_is_drawn(found, says):
    """Rows of nothing in front of nothing are not a figure."""
    told = speed.company_speed(found, within=14)

    assert told.figure is None
    assert says in told.sentence


@pytest.mark.parametrize(("last", "step"), [(5, 1), (14, 7), (40, 7), (80, 14), (120, 30)])
def test_days_are_marked_as_people_count_them(last, step):
    """Days, weeks, fortnights, months."""
    made = figure()
    day_axis(made, "Days", last)

    assert made.layout.xaxis.dtick == step
