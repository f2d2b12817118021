"""Points, chances, intervals, bands and the first five."""

from dataclasses import replace

import numpy as np
import pytest

from ajar.reengage.base_rate import BaseRate
from ajar.reengage.scorecard import Scorecard, bands, intervals, top_five
from ajar.reengage.weights import FACTOR, Z95, defaults

BASE = BaseRate(0.1, 0.1, 0.1)


def card_of(strength):
    """A card whose terms are unfaded."""
    terms = np.rint(strength * defaults().points).astype(np.int64)
    return Scorecard(terms, np.zeros(len(strength), dtype=np.int64), 50 + terms.sum(axis=1))


def strengths(*doors):
    """One row per door, from the names of the weights that hold."""
    made = np.zeros((len(doors), len(defaults().each)))
    for row, names in zip(made, doors, strict=True):
        row[[defaults().position(name) for name in names]] = 1
    return made


@pytest.mark.parametrize(("odds", "points"), [(50, 600), (100, 620), (1, 487.122876)])
def test_the_factor_is_the_one_of_a_published_scorecard(odds, points):
    """Base 600 at 50 to 1 and 20 points to double the odds: 620 at 100 to 1 (Siddiqi 2012)."""
    assert 600 + FACTOR * np.log(odds / 50) == pytest.approx(points)


def test_twenty_points_double_the_odds_of_a_door():
    """50 at odds of 1 to 9; a door of 70 points has twice the odds."""
    chance = card_of(strengths([], ["opening_matching"])).chance(0.1)

    assert chance[0] == pytest.approx(0.1)
    assert chance[1] / (1 - chance[1]) == pytest.approx(2 / 9)


def test_one_weight_alone_gives_its_own_interval():
    """With a base rate that is known, the interval is the weight's."""
    strength = strengths(["stage_final"])
    low, high = intervals(card_of(strength), strength, defaults(), BASE)
    ends = np.array(
        [weight[defaults().position("stage_final")] for weight in defaults().range(Z95)]
    )

    # The score is a whole number of points, so the middle is off by less than half a point.
    assert np.log(low / (1 - low))[0] == pytest.approx(np.log(1 / 9) + ends[0], abs=0.02)
    assert np.log(high / (1 - high))[0] == pytest.approx(np.log(1 / 9) + ends[1], abs=0.02)


def test_a_door_without_terms_has_the_interval_of_the_base_rate():
    """Nothing speaks for or against it, so only the base rate is uncertain."""
    strength = strengths([])
    low, high = intervals(card_of(strength), strength, defaults(), BaseRate(0.1, 0.02, 0.3))

    assert (low[0], high[0]) == pytest.approx((0.02, 0.3))


def test_an_interval_covers_the_truth_it_was_made_for():
    """Of truths drawn from the stated uncertainty about 95 % lie within the interval."""
    strength = strengths(["stage_interview", "channel_referral", "contact_named", "ended_skills"])
    random = np.random.default_rng(5)
    base = random.beta(1, 9, 20_000)
    truth = np.log(base / (1 - base)) + strength[0] @ defaults().draws(20_000, seed=7)
    quantiles = np.quantile(np.random.default_rng(6).beta(1, 9, 200_000), [0.025, 0.975])
    low, high = intervals(card_of(strength), strength, defaults(), BaseRate(0.1, *quantiles))
    chance = 1 / (1 + np.exp(-truth))

    assert 0.93 < ((low <= chance) & (chance <= high)).mean() < 0.98


def test_learned_weights_use_their_covariance():
    """Where base and weight move against each other, the sum is surer than the parts."""
    joint = np.zeros((len(defaults().each) + 1,) * 2)
    at = defaults().position("stage_final") + 1
    joint[0, 0] = joint[at, at] = 0.04
    joint[0, at] = joint[at, 0] = -0.039
    strength = strengths(["stage_final"], [])
    learned = replace(defaults(), joint=joint)
    low, high = intervals(card_of(strength), strength, learned, BASE)
    width = np.log(high / (1 - high)) - np.log(low / (1 - low))

    assert width == pytest.approx(2 * Z95 * np.sqrt([0.002, 0.04]))


def test_doors_whose_intervals_overlap_share_a_band():
    """A final round with a referral stands apart from a cold rejection; two alike do not."""
    strength = strengths(
        ["stage_final", "channel_referral"],
        ["stage_final", "channel_agency"],
        [],
        ["ended_mismatch"],
    )

    assert bands(card_of(strength), strength, defaults()).tolist() == ["A", "A", "B", "C"]


def test_bands_follow_the_score():
    """No door stands in a better band than one with a higher score."""
    random = np.random.default_rng(2)
    strength = (random.random((200, len(defaults().each))) < 0.2).astype(float)
    card = card_of(strength)
    order = np.argsort(-card.score)
    found = bands(card, strength, defaults())[order]

    assert found.tolist() == sorted(found)


def test_no_doors_have_no_bands():
    """An empty list is no error."""
    strength = strengths()

    assert bands(card_of(strength), strength, defaults()).size == 0
    assert top_five(card_of(strength), strength, defaults()).size == 0


def test_five_places_are_shared_out():
    """The probabilities add up to five, and equal doors have equal ones."""
    strength = strengths(*[["stage_final"]] * 2, *[["stage_interview"]] * 4, *[[]] * 6)
    found = top_five(card_of(strength), strength, defaults())

    assert found.sum() == pytest.approx(5)
    assert np.ptp(found[:2]) == np.ptp(found[2:6]) == np.ptp(found[6:]) == 0
    assert found[0] > found[2] > found[6]


def test_up_to_five_doors_are_all_in_the_first_five():
    """With three doors there is nothing to choose."""
    strength = strengths(["stage_final"], ["ended_mismatch"], [])

    assert top_five(card_of(strength), strength, defaults()).tolist() == [1, 1, 1]


def test_many_doors_that_tie_share_alike():
    """Among a thousand equal doors nobody is favoured by where it stands."""
    strength = strengths(*[["contact_named"]] * 1000)
    found = top_five(card_of(strength), strength, defaults())

    assert found == pytest.approx(0.005)
