"""The list judged by the person's own history."""

from datetime import timedelta

import numpy as np
import pytest
from scipy.stats import mannwhitneyu

from ajar.reengage.backtest import WAYS, auc, precision_at, run_backtest


@pytest.fixture(scope="module")
def told(build, turned_down, ago):
    """Forty old messages: referrals at a final round were answered, cold ones were not."""
    return build(
        *(
            turned_down(
                f"Company {number}",
                200 + number,
                ("nudged", ago(170 + number)),
                *([("heard_back", ago(160 + number))] if number % 2 else []),
                stage=3 if number % 2 else 2,
                channel="referral" if number % 2 else "job_board",
            )
            for number in range(40)
        )
    )


def test_a_history_that_follows_the_weights_is_told_perfectly(told, as_of):
    """All first five answered: twice as many as by choosing blindly, and an area of one."""
    found = run_backtest(told, as_of=as_of)
    ours = found.table.set_index("way").loc[WAYS[0]]

    assert (found.cases, found.answered, found.enough) == (40, 20, True)
    assert ours[["precision_at_5", "lift", "auc", "auc_low", "auc_high"]].tolist() == [
        1,
        2,
        1,
        1,
        1,
    ]
    assert found.table["way"].tolist() == list(WAYS)
    assert found.table.set_index("way")["auc"][WAYS[2]] == pytest.approx(0.5, abs=0.15)


def test_calibration_is_in_thirds(told, as_of):
    """Higher chances said came true more often, and every message is in one third."""
    bins = run_backtest(told, as_of=as_of).calibration

    assert bins["n"].tolist() == [14, 13, 13]
    assert bins["said"].is_monotonic_increasing
    assert bins["came_true"].tolist()[0] == 0
    assert ((bins["low"] <= bins["came_true"]) & (bins["came_true"] <= bins["high"])).all()


def test_fewer_than_ten_answers_are_not_enough(build, turned_down, ago, as_of):
    """It is said, with the counts, and no number is shown."""
    rows = [
        turned_down(f"Company {n}", 200, ("nudged", ago(170)), ("heard_back", ago(165)))
        for n in range(9)
    ]
    found = run_backtest(build(*rows, turned_down("Last", 200, ("nudged", ago(170)))), as_of=as_of)

    assert not found.enough
    assert found.note.startswith(
        "Not enough to judge: 10 messages after a no or silence can be counted, 9 answered"
    )
    assert found.table.empty
    assert found.calibration.empty


def test_what_came_later_does_not_reach_the_replay(told, turned_down, build, ago, as_of):
    """When the answers came, as long as it was within 60 days, changes no score of the day."""
    later = told.events.assign(
        day=told.events["day"].where(
            told.events["kind"] != "heard_back", told.events["day"] + timedelta(days=20)
        )
    )
    moved = type(told).build(told.applications, later)

    assert run_backtest(moved, as_of=as_of).table.equals(run_backtest(told, as_of=as_of).table)


def test_an_empty_history_says_so(build, as_of):
    """No messages, no numbers."""
    found = run_backtest(build({"company": "Aster"}), as_of=as_of)

    assert (found.cases, found.answered, found.enough) == (0, 0, False)


def test_area_agrees_with_the_rank_test():
    """Equal to Mann and Whitney's U of scipy over the number of pairs, ties included."""
    random = np.random.default_rng(4)
    by = random.integers(0, 6, 80).astype(float)
    positive = random.random(80) < 0.3

    pairs = positive.sum() * (~positive).sum()

    assert auc(by, positive) == pytest.approx(
        mannwhitneyu(by[positive], by[~positive]).statistic / pairs
    )


def test_ties_fill_the_last_places_alike():
    """Of three equal ones for two places, each has two thirds of a place."""
    by = np.array([9.0, 1.0, 1.0, 1.0])

    assert precision_at(by, np.array([False, True, False, False]), 3) == pytest.approx(2 / 9)
