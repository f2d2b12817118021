"""The chance behind the words high, medium and low."""

import numpy as np
import pytest
from scipy.stats import beta

from ajar.reengage.base_rate import posterior
from ajar.reengage.likelihood import MOST, SHRINK, chances, level, records
from ajar.reengage.types import Likelihood, Record
from ajar.reengage.weights import FACTOR, defaults

NOTHING = np.empty(0)
BASE = posterior(defaults().base, NOTHING, np.empty(0, dtype=bool))


def chance(points, strength=None):
    """The chance at so many points, before any message."""
    names = defaults().names
    given = np.zeros((1, len(names)))
    for name in strength or ():
        given[0, names.index(name)] = 1
    return float(chances(np.array([points]), given, defaults(), BASE).mean[0])


@pytest.mark.parametrize("points", [50, 64, 95, 113])
def test_the_chance_is_the_mean_over_the_base_rate(points):
    """Against drawn base rates; the approximation by a normal logistic is good to two points."""
    share = beta.rvs(*defaults().base, size=200_000, random_state=7)
    log_odds = np.log(share / (1 - share)) + SHRINK * (points - 50) / FACTOR

    assert chance(points) == pytest.approx(float((1 / (1 + np.exp(-log_odds))).mean()), abs=0.025)


def test_the_stated_scale_is_shrunk_and_capped():
    """63 points told as stated are 41 %; nothing exceeds one half before it is learned."""
    assert chance(113) < 0.30
    assert chance(400) == MOST


def test_doubt_about_the_weights_draws_a_chance_towards_one_half():
    """The same points from a weight that is uncertain."""
    assert chance(113, ["stage_final"]) > chance(113)


def test_levels_have_fixed_bounds():
    """A third and a sixth."""
    assert [level(share) for share in (0.34, 0.33, 0.17, 0.16)] == [
        "high",
        "medium",
        "medium",
        "low",
    ]


def test_the_record_counts_messages_of_the_same_level():
    """Two likely ones, one of them answered, and one unlikely one."""
    found = records(np.array([0.4, 0.5, 0.05]), np.array([True, False, False]))

    assert found[Likelihood.HIGH] == Record(2, 1)
    assert found[Likelihood.MEDIUM] == Record(0, 0)
    assert found[Likelihood.LOW] == Record(1, 0)


def test_a_channel_does_not_count_again_after_an_interview(build, ago, as_of):
    """A referral counts while nobody has met the person, by half after a screen, then not."""
    from ajar.reengage import rank

    def points(stage, *events):
        job = {"company": "Aster", "channel": "referral", "stage": stage,
               "events": [("applied", ago(40)), *events]}  # fmt: skip
        terms = rank(build(job), as_of=as_of).reasons_of("aster")
        return {term.name: term.points for term in terms}.get("channel_referral", 0)

    assert points(0) == 32
    assert points(1, ("screen", ago(12))) == 16
    assert points(2, ("interview", ago(12))) == 0


def test_an_answered_thank_you_never_lowers_a_company(build, turned_down, as_of, ago):
    """Thanks are answered, or not: the score is at least what it was without them."""
    from ajar.reengage import rank

    def score(*events):
        found = rank(build(turned_down("Aster", 60, *events)), as_of=as_of).of("aster")
        return found.score

    plain = score()
    assert score(("thanked", ago(58))) == plain
    assert score(("thanked", ago(58)), ("heard_back", ago(50))) > plain
    assert score(("thanked", ago(58)), ("replied", ago(50))) > plain
