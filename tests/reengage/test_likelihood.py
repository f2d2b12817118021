"""The chance behind the words high, medium and low."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import beta

from ajar.reengage import rank
from ajar.reengage.recommendation import Likelihood, Record
from ajar.reengage.score.base_rate import posterior
from ajar.reengage.score.likelihood import MOST, SHRINK, chances, level, levels, records
from ajar.reengage.score.weights import FACTOR, defaults

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


def test_the_words_for_many_chances_are_those_for_each():
    """Also on the bounds, and where there is no chance."""
    shares = np.array([0.5, 1 / 3, 0.33, 1 / 6, 0.16, 0.0, np.nan])

    assert levels(shares).tolist() == [level(share).value for share in shares]


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
        terms = rank(build(job), as_of=as_of).entry("aster").reasons
        return {term.name: term.points for term in terms}.get("channel_referral", 0)

    assert points(0) == 32
    assert points(1, ("screen", ago(12))) == 16
    assert points(2, ("interview", ago(12))) == 0


def test_an_answered_thank_you_never_lowers_a_company(build, turned_down, as_of, ago):
    """Thanks are answered, or not: the score is at least what it was without them."""
    from ajar.reengage import rank

    def score(*events):
        found = rank(build(turned_down("Aster", 60, *events)), as_of=as_of).entry("aster")
        return found.score

    plain = score()
    assert score(("thanked", ago(58))) == plain
    assert score(("thanked", ago(58)), ("heard_back", ago(50))) > plain
    assert score(("thanked", ago(58)), ("replied", ago(50))) > plain


def test_the_terms_of_a_score_are_those_worked_out_by_hand(build, turned_down, as_of):
    """An interview half a year ago, another candidate chosen, a named person, no messages yet."""
    tracker = build(turned_down("Aster", 180, reason="other_candidate"))
    company = rank(tracker, as_of=as_of).entry("aster")
    points = {term.name: term.points for term in company.reasons}

    # A point is ln 2 / 20 of log-odds, so 1 of log-odds is 28.85 points.
    # Interview:        1.55 x 28.85 = 44.7. Another candidate, a named person: 0.5 x 28.85 = 14.4.
    # Time that passed: 45 x (2^(-180/180) - 1) + 14 x (2^(-180/365) - 1) = -22.5 - 4.1 = -26.6.
    assert points == {
        "base": 50,
        "stage_interview": 45,
        "ended_other_candidate": 14,
        "contact_named": 14,
        "recency": -27,
    }
    assert company.score == 96


def test_the_chance_without_doubt_is_the_one_worked_out_by_hand():
    """The middle of the log-odds: 45 points above a base of log-odds -2.2, shrunk to 0.6."""
    base = replace(BASE, log_odds=-2.2)
    found = chances(np.array([95]), np.zeros((1, len(defaults().names))), defaults(), base)

    # -2.2 + 0.6 x 45 / 28.85 = -2.2 + 0.936 = -1.264
    assert found.middle[0] == pytest.approx(-1.264, abs=0.001)
