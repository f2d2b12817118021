"""What silence means, in a sentence and a figure for each case."""

from dataclasses import replace

import pandas as pd
import pytest

from ajar.measure.waiting_threshold import WaitingThresholds
from ajar.model.estimate import Curve, Estimate
from ajar.present import waiting_threshold

POINTS = pd.DataFrame(
    {
        "day": [0, 20, 40], "value": [0.3, 0.1, 0.05], "low": [0.2, 0.05, 0.01],
        "high": [0.4, 0.2, 0.15], "at_risk": [50, 30, 12],
    }
)  # fmt: skip


def curve(**columns) -> Curve:
    """A chance that falls from 30 to 5 in 100."""
    return Curve("hear_after_silence", POINTS.assign(**columns), 50, "share", "definition")


def test_the_chance_after_silence_is_read_at_the_chosen_day():
    """The sentence speaks of the slider's day, with its interval and how many waited so long."""
    told = waiting_threshold.hear_after_silence(curve(), day=21)

    assert told.sentence == (
        "After 21 days of silence, 10 in 100 like this still hear something positive "
        "(between 5 and 20; 30 waited so long)."
    )


def test_the_chosen_day_is_marked_with_its_interval():
    """The last thing drawn is a dot at the day, its whisker from low to high."""
    dot = waiting_threshold.hear_after_silence(curve(), day=21).figure.data[-1]

    assert (dot.x, dot.y) == ((21,), (10.0,))
    assert dot.error_y.array[0] == pytest.approx(10)
    assert dot.error_y.arrayminus[0] == pytest.approx(5)


def test_nothing_is_said_beyond_the_last_day_that_can_be_judged():
    """A curve that ends on day 40 knows nothing of day 90."""
    told = waiting_threshold.hear_after_silence(curve(), day=90)

    assert "nothing can be said: fewer than five of yours waited more than 40 days" in told.sentence


def test_a_lower_bound_is_called_one():
    """Where many replies carry no day, the chance is at least so much, and may be far more."""
    told = waiting_threshold.hear_after_silence(curve(highest=0.6, high=0.7), day=21)

    assert "at least 10 in 100" in told.sentence
    assert "perhaps as many as 70" in told.sentence


@pytest.mark.parametrize(
    ("points", "says"),
    [
        (POINTS.iloc[:0], "Too few applications have waited long enough"),
        (POINTS.assign(value=0.0), "none of the 30 of yours that waited so long has heard"),
        (POINTS.assign(value=0.0, highest=0.5), "Too few of your positive replies carry a day"),
    ],
)
def test_without_a_positive_reply_there_are_words_and_no_frame(points, says):
    """No flat line at nothing: a sentence says what is missing."""
    told = waiting_threshold.hear_after_silence(replace(curve(), points=points), day=21)

    assert told.figure is None
    assert says in told.sentence


def test_a_chance_that_is_hardly_there_is_not_nothing():
    """Three in a thousand are fewer than one in a hundred, and not none."""
    told = waiting_threshold.hear_after_silence(curve(value=0.003, low=0.001, high=0.004), day=21)

    assert "fewer than 1 in 100" in told.sentence
    assert "between 0.1 and 0.4" in told.sentence


def test_how_long_to_wait_says_what_it_is_based_on():
    """The person's own replies, with an interval, or the usual time and how far it is to them."""
    own = Estimate(
        "waiting_threshold_days", 17.0, 14.0, 33.0, 44, "days", "d", note="Read from 44."
    )
    usual = Estimate(
        "waiting_threshold_days", 30.0, None, None, 3, "days", "d", note="The default."
    )

    mine = waiting_threshold.threshold(own, WaitingThresholds(17, positives=44, low=14, high=33))
    default = waiting_threshold.threshold(usual, WaitingThresholds(positives=3))

    assert mine.sentence == (
        "Wait 17 days after applying (14 to 33 days), 28 after an interview and 21 after a final "
        "round."
    )
    assert default.sentence.endswith("the usual times until your own replies can tell.")
    assert (mine.n, mine.note) == (44, "Read from 44.")
    assert mine.table["Based on"].tolist() == ["your own replies", *["the usual time"] * 2]
