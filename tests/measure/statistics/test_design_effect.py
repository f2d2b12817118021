"""Several applications to one company say less than as many elsewhere."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from ajar.measure.follow_ups.comparison import comparison
from ajar.measure.rates import funnel, proportions
from ajar.measure.rates.group_shares import shares
from ajar.measure.response_times import curve_estimates, response_curves
from ajar.measure.statistics.design_effect import (
    Clusters,
    company_quantile,
    design_effect,
    share_interval,
)
from ajar.measure.statistics.intervals import wilson


@given(st.lists(st.booleans(), min_size=1, max_size=60))
def test_where_each_company_occurs_once_it_is_wilsons(hits):
    """Nothing changes for somebody who applied everywhere once."""
    assert wilson(sum(hits), len(hits)) == pytest.approx(share_interval(hits, range(len(hits))))


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 9)), min_size=2, max_size=60))
def test_it_is_never_narrower_than_wilsons(told):
    """Companies that happen to contradict themselves do not make us surer."""
    hits, company = zip(*told, strict=True)
    low, high = share_interval(hits, company)
    narrow = wilson(sum(hits), len(hits))

    assert low <= narrow[0] + 1e-12
    assert high >= narrow[1] - 1e-12


def test_the_design_effect_is_that_of_clustered_regression():
    """The squared ratio of clustered to plain standard errors, as statsmodels has them."""
    random = np.random.default_rng(5)
    company = random.integers(0, 30, 120)
    heard = random.random(120) < np.where(company % 3 == 0, 0.9, 0.2)
    model = sm.OLS(heard.astype(float), np.ones(120))
    clustered = model.fit(cov_type="cluster", cov_kwds={"groups": company}).bse[0]

    assert design_effect(heard - heard.mean(), company) == pytest.approx(
        (clustered / model.fit().bse[0]) ** 2
    )


def test_groups_are_judged_each_by_itself():
    """The effects of groups are the effects of their parts."""
    random = np.random.default_rng(6)
    company, group = random.integers(0, 12, 80), random.integers(0, 3, 80)
    residual = random.normal(size=80)
    apart = [design_effect(residual[group == one], company[group == one]) for one in range(3)]

    assert Clusters.of(company, group, 4).design_effects(residual) == pytest.approx([*apart, 1.0])


def test_how_companies_are_numbered_does_not_matter():
    """Numbers far apart, of which most belong to nobody, say the same."""
    random = np.random.default_rng(7)
    company, group = random.integers(0, 12, 80), random.integers(0, 3, 80)
    residual = random.normal(size=80)
    dense = Clusters.of(company, group, 3).design_effects(residual)

    assert dense == pytest.approx(Clusters.of(company * 1_000, group, 3).design_effects(residual))
    # More places than any memory holds.
    assert dense == pytest.approx(Clusters.of(company * 10**14, group, 3).design_effects(residual))


def test_one_company_alone_cannot_tell():
    """With a single company there is nothing to compare it with."""
    assert wilson(3, 9) == pytest.approx(share_interval([True] * 3 + [False] * 6, [0] * 9))


def test_companies_of_one_mind_keep_the_coverage():
    """
    Fifty companies that mostly give all their applications one answer.

    The truth is a half by symmetry. Wilson's interval for as many independent applications
    holds it in fewer than nine of ten searches, this one in about 95 of 100.
    """
    random = np.random.default_rng(7)
    plain = wide = 0
    for _ in range(400):
        company = random.integers(0, 50, 150)
        ready = 1 / (1 + np.exp(-1.5 * random.normal(size=50)))
        heard = random.random(150) < ready[company]
        low, high = wilson(heard.sum(), 150)
        plain += low <= 0.5 <= high
        low, high = share_interval(heard, company)
        wide += low <= 0.5 <= high

    assert plain / 400 < 0.9
    assert 0.925 <= wide / 400 <= 0.975


ONCE = [
    {"applied": "2026-03-01", "rejected": f"2026-03-{day:02}", "outcome": "rejected"}
    for day in range(5, 25)
] + [
    {"applied": "2026-03-01", "screen": f"2026-03-{day:02}", "stage": 1}
    for day in range(5, 15)
] + [{"applied": "2026-03-01", "channel": "referral"}] * 20  # fmt: skip


@pytest.fixture
def twice(judged):
    """Every story once, and told twice of the same company."""
    again = [{**story, "company": f"Twin {at}"} for at, story in enumerate([*ONCE])]
    return judged(*ONCE), judged(*again, *again)


@pytest.mark.parametrize(
    "measure",
    [
        proportions.rejection_rate_sent,
        proportions.no_reply_share,
        lambda line: funnel.conversions(line)[0],
        lambda line: curve_estimates.by_day(line, "reply", 30),
        lambda line: curve_estimates.by_day(line, "rejected", 15),
        lambda line: curve_estimates.waiting_time(line, "reply", 0.25),
    ],
)
def test_the_same_story_twice_tells_nothing_new(twice, measure):
    """Twice the applications with the same answers at the same companies, as sure as before."""
    once, again = (measure(line) for line in twice)

    assert again.value == once.value
    assert again.n == 2 * once.n
    assert (again.low, again.high) == pytest.approx((once.low, once.high), abs=0.006)


def test_curves_and_groups_know_it_too(twice):
    """The chance after silence, the screen stage and the groups keep their width."""
    hear = [response_curves.reply_chance_after_silence(line).at(7) for line in twice]
    screen = [funnel.funnel(line).loc[1, ["low", "high"]].tolist() for line in twice]
    unknown = [shares(line, "rejected", "channel").iloc[-1][["low", "high"]] for line in twice]

    assert hear[1] == pytest.approx(hear[0], abs=0.01)
    assert screen[1] == pytest.approx(screen[0], abs=0.006)
    # A group of few companies is a little wider by its t quantile.
    assert unknown[1].tolist() == pytest.approx(unknown[0].tolist(), abs=0.01)


def test_comparisons_know_it_too():
    """A difference between two sides is no surer for the same cases told twice."""
    random = np.random.default_rng(8)
    once = pd.DataFrame(
        {
            "followed": random.random(80) < 0.4,
            "heard": random.random(80) < 0.3,
            "stratum": random.choice(["a", "b"], 80),
            "company_number": np.arange(80),
        }
    )
    again = pd.concat([once, once], ignore_index=True)
    found = [
        comparison("d", cases, definition="", interpretation="").difference
        for cases in (once, again)
    ]

    assert found[1].value == pytest.approx(found[0].value)
    assert (found[1].low, found[1].high) == pytest.approx((found[0].low, found[0].high), abs=0.005)


def test_few_or_unequal_companies_widen_the_interval():
    """
    The quantile is that of a t distribution with (sum n)^2 / sum n^2 - 1 degrees of freedom.

    R 4.2.2: ``qt(0.975, 10^2 / (8^2 + 1 + 1) - 1)`` and ``qt(0.975, 12^2 / (4 * 9) - 1)``; below
    one degree of freedom, one. Companies with one application each, or one company: the normal's.
    """
    equal, apart, alone = np.repeat(range(4), 3), np.arange(12), np.zeros(12, dtype=int)

    assert company_quantile(equal) == pytest.approx(3.182446, abs=1e-6)
    assert company_quantile([0] * 8 + [1, 2]) == pytest.approx(12.7062, abs=1e-4)
    assert company_quantile(apart) == company_quantile(alone) == pytest.approx(1.959964, abs=1e-6)


def test_intervals_hold_where_companies_are_unequal():
    """
    Sixty applications, sizes of companies Pareto, companies that differ: 92 in 100 or more.

    With the normal quantile it is fewer than nine in ten.
    """
    random = np.random.default_rng(11)
    held = normal = 0
    for _ in range(400):
        sizes = np.minimum(np.ceil(random.pareto(1.2, 60)).astype(int) + 1, 25)
        company = np.repeat(np.arange(60), sizes)[:60]
        chance = 1 / (1 + np.exp(0.6 - random.normal(0, 1.5, 60)))
        hit = random.random(60) < chance[company]
        true = (1 / (1 + np.exp(0.6 - np.random.default_rng(1).normal(0, 1.5, 200_000)))).mean()
        low, high = share_interval(hit, company)
        effect = design_effect(hit - hit.mean(), company)
        narrow = wilson(hit.sum() / effect, 60 / effect)
        held += low <= true <= high
        normal += narrow[0] <= true <= narrow[1]

    assert held >= 0.92 * 400
    assert normal < 0.9 * 400
