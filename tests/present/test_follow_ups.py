"""What was sent and what it was worth: counts, intervals, and no claim beyond them."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from ajar.measure.risk_difference import FollowUpComparison
from ajar.model.estimate import Estimate
from ajar.present import follow_up_effect, follow_ups


def difference(value, low, high, n=60) -> Estimate:
    """Points as a share."""
    return Estimate("d", value, low, high, n, "difference", "definition", None, 4)


def compared(value=0.13, low=-0.04, high=0.33, **more) -> FollowUpComparison:
    """Nine of 27 written to heard, 30 of 134 of the others."""
    made = difference(value, low, high)
    return replace(FollowUpComparison("d", 9, 27, 30, 134, made, made, 14, 4, "Why."), **more)


FEW = compared(None, -0.5, 0.5, followed_n=2)


def texts(exhibit) -> list[str]:
    """What stands in the figure."""
    return [each.text for each in exhibit.figure.layout.annotations]


def test_a_difference_is_told_with_counts_and_interval():
    """An association that may be chance, on both sides of nothing."""
    told = follow_up_effect.fair_and_naive([compared()], compared(), None)

    assert told.sentence == (
        "Following up by day 14 is associated with 13 points more in replies "
        "(9 of 27 against 30 of 134; -4 to +33), which may as well be chance."
    )
    assert texts(told)[0] == "+13 points<br>-4 to +33"


def test_a_cause_is_claimed_only_where_a_coin_decided():
    """The same numbers are an association unless chance alone chose."""
    coin = compared(0.2, 0.05, 0.35, randomised=True)
    with_coin = follow_up_effect.fair_and_naive([compared()], compared(), coin).sentence

    assert with_coin.startswith("Where a coin decided, writing made for 20 points more in replies")
    assert "associated" not in with_coin
    assert (
        "made for" not in follow_up_effect.fair_and_naive([compared()], compared(), None).sentence
    )


@pytest.mark.parametrize(
    ("value", "low", "high", "ending"),
    [
        (0.0, -0.2, 0.2, "; -20 to +20), which may as well be chance."),
        (0.004, 0.001, 0.007, "; +0 to +1)."),
    ],
)
def test_what_rounds_to_nothing_is_not_called_no_difference(value, low, high, ending):
    """Little seen is not nothing there: the interval may be wide, or leave nothing out."""
    told = follow_up_effect.fair_and_naive([compared(value, low, high)], compared(), None).sentence

    assert "is associated with less than a point of difference in replies" in told
    assert told.endswith(ending)


def test_too_few_on_one_side_are_too_few_to_say():
    """No dot, no “no data”: a row that says why it is empty."""
    told = follow_up_effect.fair_and_naive([compared(), FEW], compared(), None)

    assert texts(told)[1] == "too few to say"
    assert told.table["95 % interval"].tolist()[1] == ""
    assert "no data" not in told.table.to_string()


def test_where_nothing_can_be_compared_the_sentence_says_how_few_there_are():
    """Both sides counted; nothing drawn."""
    told = follow_up_effect.fair_and_naive([FEW], FEW, None)

    assert told.figure is None
    assert told.sentence == (
        "Following up by day 14: too few to compare, 2 written to and 134 not."
    )


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [(-0.04, 0.33, 5), (-0.01, 0.01, 5), (-0.9, 0.95, 5)],
)
def test_the_axis_is_as_wide_as_the_intervals(low, high, marks):
    """It holds every interval, nothing, and twenty points; few marks, for a narrow screen."""
    chart = follow_up_effect.after_rejection(compared(0.0, low, high)).figure
    left, right = chart.layout.xaxis.range

    assert left <= min(100 * low, -20)
    assert right >= max(100 * high, 20)
    assert right - left <= 1.1 * (max(100 * high, 20) - min(100 * low, -20))
    assert sum(left <= mark <= right for mark in chart.layout.xaxis.tickvals) <= marks + 1


@pytest.mark.parametrize(
    ("naive", "says"),
    [(-0.02, "15 below the fair one. Why."), (0.3, "17 above the fair one. You chose")],
)
def test_why_fair_and_naive_differ_is_said(naive, says):
    """By how much, in which direction, and what makes it so."""
    told = follow_up_effect.why_they_differ(compared(), compared(naive, -0.2, 0.4))

    assert told.startswith("Why fair and naive differ: the naive figure is ")
    assert says in told


def test_the_gap_is_the_one_between_the_two_figures_that_are_shown():
    """20.6 less 10.4 is 10.2, but a person reads 21 and 10."""
    told = follow_up_effect.why_they_differ(compared(0.104), compared(0.206, 0.0, 0.4))

    assert "the naive figure is +21 points, 11 above the fair one" in told


def test_the_days_of_the_fair_comparison_are_those_it_was_made_with(monkeypatch):
    """The definition names the days that a reply was given to come."""
    monkeypatch.setattr(follow_up_effect, "WITHIN", 52)
    told = follow_up_effect.fair_and_naive([compared()], compared(), None)

    assert "share with a reply in the next 52 days" in told.definition


def test_without_both_figures_the_reason_stands_alone():
    """What makes a naive comparison mislead holds before there are numbers."""
    assert follow_up_effect.why_they_differ(FEW, compared()) == (
        "Why a naive comparison misleads: Why."
    )


KINDS = pd.DataFrame(
    {
        "kind": ["thanked", "nudged", "invited"],
        "label": ["Thanked", "Asked for news", "Invited"],
        "sent": [2, 40, 1], "judged": [2, 35, 0], "answered": [2, 13, 0],
        "share": [1.0, 13 / 35, float("nan")], "low": [0.34, 0.23, 0.0], "high": [1.0, 0.54, 1.0],
        "median_days": [3.0, 8.0, float("nan")],
    }
)  # fmt: skip
ANSWERED = Estimate("a", 15 / 37, 0.26, 0.57, 37, "share", "d", 15, 6)


def test_what_was_answered_is_told_of_those_old_enough():
    """All that was sent, how much can be judged, how much had an answer, with its interval."""
    told = follow_ups.sent(KINDS, ANSWERED)

    assert told.sentence == (
        "You wrote 43 times after applying; 15 of the 37 old enough to judge had an answer "
        "(41 %, 26 to 57 %)."
    )
    assert told.note == "6 messages too recent or undated to judge."
    assert texts(told) == ["2 of 2", "37 %<br>13 of 35", "too recent"]


def test_two_of_two_have_an_interval_and_no_percentage():
    """The line is there, the dot is not."""
    told = follow_ups.after_rejection(KINDS, ANSWERED)
    drawn = told.figure.data[0]

    assert list(drawn.marker.size) == [1, 11]
    assert list(drawn.marker.opacity) == [0, 1]
    assert drawn.x[0] + drawn.error_x.array[0] == pytest.approx(100)
    assert pd.isna(told.table["Share, %"].iloc[0])


def test_messages_that_are_all_too_recent_are_not_drawn():
    """Nothing to judge yet is a sentence."""
    kinds = KINDS.assign(judged=0, answered=0)
    told = follow_ups.sent(kinds, replace(ANSWERED, n=0, k=0, value=None))

    assert told.figure is None
    assert told.sentence == "You wrote 43 times after applying, too lately to judge."


def test_without_a_message_there_is_one_sentence():
    """No figure and no table of noughts."""
    told = follow_ups.sent(KINDS.assign(sent=0), replace(ANSWERED, n=0, k=0, value=None))

    assert told.figure is None
    assert told.table.empty
    assert told.sentence.startswith("No follow-up is in your file yet")


def test_what_the_coin_said_is_counted_and_when_it_can_be_judged():
    """45 days after the first flip."""
    said = pd.DataFrame(
        {"day": pd.to_datetime(["2026-11-10", "2026-11-02"]), "write": [True, False]}
    )

    assert follow_up_effect.flipped(said, date(2026, 11, 20)) == (
        "The coin said write 1 time and wait 1 time. The first can be judged on 17 Dec 2026."
    )
    assert follow_up_effect.flipped(said, date(2026, 12, 17)).endswith("wait 1 time.")
    assert follow_up_effect.due(0).startswith("No application is waiting for a coin")
