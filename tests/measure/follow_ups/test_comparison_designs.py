"""Follow-ups: what came back, and the comparison that is fair."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from ajar.measure.follow_ups import comparison_designs, message_counts
from ajar.measure.statistics.intervals import wilson
from tests.measure.conftest import AS_OF

HEART = Path(__file__).parents[1] / "known" / "stanford_heart.csv"


def days_before(number):
    """A day so long before the as-of date."""
    return str((pd.Timestamp(AS_OF) - pd.Timedelta(days=number)).date())


def patients():
    """
    The Stanford heart transplant patients (Crowley and Hu 1977, JASA 72, 27-36).

    Told as a search: being accepted is applying, death is a rejection, a transplant is a
    follow-up. Who was alive at the end has been watched for as long as they were.
    """
    with HEART.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            days, died = int(row["days"]), row["died"] == "1"
            start = 2000 if died else days
            told = {"applied": days_before(start)}
            if died:
                told |= {"rejected": days_before(start - days), "outcome": "rejected"}
            if row["transplant_day"]:
                told["nudged"] = days_before(start - int(float(row["transplant_day"])))
            yield told


def test_stanford_hearts_naive_comparison_is_immortal_time(judged):
    """
    Whoever lived long enough got a transplant; compared fairly, the advantage is gone.

    Published: hazard ratio 0.27 for ever transplanted, 1.14 with time-dependent treatment, and
    88 patients at risk on day 14 with hazard ratio 1.44 for those transplanted by then. Two of
    the 88 were not watched for 45 days more.
    """
    line = judged(*patients(), noted_at_once=True)
    naive, fair = (
        comparison_designs.naive_comparison(line),
        comparison_designs.landmark_comparison(line, 14),
    )

    assert naive.difference.value < -0.25
    assert naive.difference.high < 0
    assert fair.followed_n + fair.waited_n == 86
    assert fair.excluded == 3  # the two, and one watched for eleven days
    assert fair.difference.low < 0 < fair.difference.high
    assert fair.difference.value > 0


def waiting(age, *, written=None, heard=None, channel="job_board"):
    """An application with a nudge and a rejection some days after applying."""
    told = {"applied": days_before(age), "channel": channel}
    if written is not None:
        told["nudged"] = days_before(age - written)
    if heard is not None:
        told |= {"rejected": days_before(age - heard), "outcome": "rejected"}
    return told


def test_sides_are_settled_on_the_landmark(judged):
    """Heard by then: on no side. Written to later: on the other. Heard after day 59: not heard."""
    line = judged(
        waiting(100, written=14, heard=15),
        waiting(100, written=10, heard=60),
        waiting(100, written=15, heard=20),
        waiting(100, heard=59),
        waiting(100),
        waiting(100, written=5, heard=14),
        waiting(58, written=5),
        {"channel": "job_board"},
    )
    found = comparison_designs.landmark_comparison(line, 14)

    assert (found.followed_k, found.followed_n) == (1, 2)
    assert (found.waited_k, found.waited_n) == (2, 3)
    assert (found.excluded, found.landmark) == (2, 14)


def test_the_fair_comparison_stays_within_channels(judged):
    """More writing to referrals, which answer more, is not an effect of writing."""
    told = [waiting(100, written=5, heard=20, channel="referral")] * 12
    told += [waiting(100, written=5, channel="referral")] * 4
    told += [waiting(100, heard=20, channel="referral")] * 3 + [waiting(100, channel="referral")]
    told += [waiting(100, written=5)] * 5 + [waiting(100)] * 15
    found = comparison_designs.landmark_comparison(judged(*told, noted_at_once=True), 14)

    assert found.difference.value == pytest.approx(0)
    assert found.pooled.value == pytest.approx(12 / 21 - 3 / 19)


def test_a_message_of_unknown_day_is_on_no_side(judged):
    """It may have been sent before or after the landmark."""
    found = comparison_designs.landmark_comparison(
        judged({"applied": days_before(100), "nudged": None}), 14
    )

    assert (found.followed_n, found.waited_n, found.excluded) == (0, 0, 1)


def test_the_naive_comparison_takes_everybody(judged):
    """Ever written to while waiting; a thank-you after the rejection is not that."""
    line = judged(
        waiting(100, written=30, heard=50),
        waiting(100, written=70),
        waiting(100, heard=3) | {"thanked": days_before(90)},
        waiting(100, heard=61),
        waiting(59),
    )
    found = comparison_designs.naive_comparison(line)

    assert (found.followed_k, found.followed_n) == (1, 2)
    assert (found.waited_k, found.waited_n) == (1, 2)
    assert found.excluded == 1


def test_sent(judged):
    """Each message; answered within 45 days; too recent to judge; of unknown day."""
    line = judged(
        waiting(100, written=10, heard=20),
        waiting(100, written=10, heard=56),
        waiting(50, written=6, heard=20),
        {"applied": days_before(100), "nudged": None},
        {"applied": days_before(100), "interview": days_before(80), "stage": 2,
         "thanked": days_before(80), "heard_back": days_before(80)},
    )  # fmt: skip
    frame = message_counts.sent(line).set_index("kind")

    assert frame.loc["nudged", ["sent", "judged", "answered"]].tolist() == [4, 2, 1]
    assert frame.loc["nudged", "median_days"] == 10
    # The interview on the day of the note is no answer to it; being thanked back is.
    assert frame.loc["thanked", ["sent", "answered", "median_days"]].tolist() == [1, 1, 0]
    assert frame.loc["invited", "sent"] == 0


def test_answered_is_the_sum_of_the_kinds(judged):
    """All messages together: judged, answered, and those that cannot be judged."""
    line = judged(
        waiting(100, written=10, heard=20),
        waiting(100, written=10, heard=56),
        waiting(50, written=6, heard=20),
        {"applied": days_before(100), "thanked": days_before(80), "heard_back": days_before(79)},
    )
    found = message_counts.answered(line)

    assert (found.k, found.n, found.excluded) == (2, 3, 1)
    assert (found.low, found.high) == pytest.approx(wilson(2, 3))


def rejected(age, **more):
    """A rejection *age* days ago of an application sent twenty days earlier."""
    events = {kind: days_before(age - after) for kind, after in more.items() if after is not None}
    told = {"applied": days_before(age + 20), "rejected": days_before(age), "outcome": "rejected"}
    return told | events


def test_after_a_rejection_fair(judged):
    """Written to in the first five days or not, and what came from day 6 on."""
    line = judged(
        rejected(100, thanked=5, heard_back=30),
        rejected(100, thanked=1),
        rejected(100, thanked=6, heard_back=30),
        rejected(100, thanked=1, heard_back=5),
        rejected(59, thanked=1),
        {"applied": days_before(100), "outcome": "rejected"},
    )
    found = comparison_designs.after_rejection_fair(line)

    assert (found.followed_k, found.followed_n) == (1, 2)
    assert (found.waited_k, found.waited_n) == (1, 1)
    assert found.excluded == 3


def test_a_coin_decides(judged):
    """Compared is what the coin said, whatever was done; without a coin there is nothing."""
    line = judged(
        waiting(100, heard=50) | {"coin_write": days_before(70)},
        waiting(100, written=40) | {"coin_wait": days_before(70)},
        waiting(100, heard=20) | {"coin_wait": days_before(90)},
        waiting(60) | {"coin_write": days_before(44)},
    )
    found = comparison_designs.randomised(line)

    assert (found.followed_k, found.followed_n) == (1, 1)
    assert (found.waited_k, found.waited_n) == (1, 2)
    assert found.excluded == 1
    assert comparison_designs.randomised(judged(waiting(100))) is None


def test_awkward_trackers_have_nothing_to_compare(awkward):
    """No value, and a reason."""
    for found in (
        comparison_designs.landmark_comparison(awkward, 14),
        comparison_designs.naive_comparison(awkward),
        comparison_designs.after_rejection_fair(awkward),
    ):
        assert found.difference.value is None
        assert found.difference.note
    assert message_counts.sent(awkward)["sent"].sum() == 0
    assert message_counts.answered(awkward).value is None
    assert comparison_designs.randomised(awkward) is None
