"""Cumulative incidence against textbooks, R and statsmodels."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.duration.survfunc import CumIncidenceRight

from ajar.measure.statistics.intervals import wilson
from ajar.measure.statistics.life_table import kaplan_meier, life_table
from ajar.measure.statistics.survival import conditional_incidence, cumulative_incidence

# Freireich et al. (1963), Blood 21, 699-716: weeks in remission, 6-MP; Greenwood errors as in R.
SIX_MP = (
    [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35],
    [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0],
)
SIX_MP_SURVIVAL = {
    6: (0.857143, 0.07636),
    7: (0.806723, 0.08694),
    10: (0.752941, 0.09635),
    13: (0.690196, 0.10681),
    16: (0.627451, 0.11405),
    22: (0.537815, 0.12823),
    23: (0.448179, 0.13459),
}
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]

# AML maintenance study (Miller 1981), as printed in survival/tests/doaml.Rout.save.
MAINTAINED = (
    [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161],
    [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0],
)
MAINTAINED_SURVIVAL = {
    9: (0.909, 0.0867),
    13: (0.818, 0.1163),
    18: (0.716, 0.1397),
    23: (0.614, 0.1526),
    31: (0.491, 0.1642),
    34: (0.368, 0.1627),
    48: (0.184, 0.1535),
}

# statsmodels' test_survfunc.py: values as R's cmprsk, standard errors as Stata's stcompet.
COMPETING = (
    [1, 1, 2, 4, 4, 4, 6, 6, 7, 8, 9, 9, 9, 1, 2, 2, 4, 4],
    [1, 1, 1, 2, 2, 2, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
)

# Worked by hand in the vignette of R's survival on competing risks (data set "crdata").
VIGNETTE = ([1, 2, 3, 4, 5, 6, 7, 8, 6, 7, 8], [1, 1, 2, 0, 1, 1, 3, 0, 2, 3, 0])

# Satagopan et al. (2004), Br. J. Cancer 91, 1229-1235, table 2: 305 patients, the first nine.
SATAGOPAN = (
    [7, 10, 14, 16, 18, 23, 24, 26, 27] + [400] * 296,
    [0, 1, 0, 1, 2, 1, 0, 2, 1] + [0] * 296,
)


def waits_of(pair, kinds=1):
    """Count waits given as two lists."""
    return life_table(*pair, kinds)


@pytest.mark.parametrize(
    ("data", "published", "places"),
    [(SIX_MP, SIX_MP_SURVIVAL, 5e-6), (MAINTAINED, MAINTAINED_SURVIVAL, 6e-4)],
    ids=["Freireich", "AML"],
)
def test_share_waiting_is_kaplan_meier(data, published, places):
    """Survival and Greenwood's error of two classical data sets come out."""
    waits = waits_of(data)
    left, curve = kaplan_meier(waits), cumulative_incidence(waits, [1])
    for day, (survival, error) in published.items():
        place = list(waits.days).index(day)

        assert left[place] == pytest.approx(survival, abs=places)
        assert curve.se[place] == pytest.approx(error, abs=6e-5)


def test_medians_of_the_remission_trial():
    """Half of the placebo group relapse by week 8, of the treated by week 23."""
    for data, median in ((SIX_MP, 23), ((PLACEBO, [1] * 21), 8)):
        curve = cumulative_incidence(waits_of(data), [1])

        assert curve.days[curve.value >= 0.5][0] == median


def test_aalen_johansen_agrees_with_cmprsk_and_stata():
    """Values of R's cmprsk and errors of Stata's stcompet come out."""
    waits = waits_of(COMPETING, 3)
    curves = [cumulative_incidence(waits, [kind]) for kind in (1, 2, 3)]

    assert np.allclose([curve.value[-1] for curve in curves], [23 / 135, 28 / 135, 4 / 15])
    assert kaplan_meier(waits)[-1] == pytest.approx(16 / 45)
    at = [list(waits.days).index(day) for day in (1, 2)]
    assert np.allclose(curves[0].se[at], [0.07407407, 0.08976251])
    # One minus Kaplan-Meier for each kind would sum to 0.849, above the true 0.644.
    assert sum(curve.value[-1] for curve in curves) == pytest.approx(29 / 45)


def test_aalen_johansen_agrees_with_the_survival_vignette():
    """The fractions worked by hand in R's vignette come out."""
    waits = waits_of(VIGNETTE, 3)
    found = [cumulative_incidence(waits, [kind]).value[-1] for kind in (1, 2, 3)]

    assert np.allclose([*found, kaplan_meier(waits)[-1]], [30 / 77, 15 / 77, 16 / 77, 16 / 77])


def test_aalen_johansen_agrees_with_satagopan():
    """Breast cancer relapses of table 2; the paper rounds each step to 0.3 %."""
    waits = waits_of(SATAGOPAN, 2)
    relapse, left = cumulative_incidence(waits, [1]), kaplan_meier(waits)
    at = [list(waits.days).index(day) for day in (10, 16, 23, 27)]

    assert np.allclose(relapse.value[at], [0.003, 0.006, 0.009, 0.012], atol=0.002)
    at = [list(waits.days).index(day) for day in (10, 16, 18, 23, 26, 27)]
    assert np.allclose(left[at], [0.997, 0.993, 0.990, 0.987, 0.983, 0.980], atol=6e-4)


OUTCOMES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 3)), min_size=1, max_size=60)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(OUTCOMES)
def test_agrees_with_statsmodels(told):
    """Values and standard errors are those of CumIncidenceRight, where it can compute them."""
    days, kind = np.array(told).T
    days, kind = np.append(days, 50), np.append(kind, 0)  # statsmodels divides by zero otherwise
    if not kind.any():
        return
    theirs, waits = CumIncidenceRight(days, kind), life_table(days, kind, 3)
    at = np.searchsorted(waits.days, theirs.times)
    for place, (value, error) in enumerate(zip(theirs.cinc, theirs.cinc_se, strict=True)):
        ours = cumulative_incidence(waits, [place + 1])

        assert np.allclose(ours.value[at], value)
        assert np.allclose(ours.se[at] ** 2, np.nan_to_num(error) ** 2, atol=1e-12)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(OUTCOMES)
def test_incidences_and_share_waiting_sum_to_one(told):
    """On every day, whatever the data."""
    waits = life_table(*np.array(told).T, 3)
    total = sum(cumulative_incidence(waits, [kind]).value for kind in (1, 2, 3)) + kaplan_meier(
        waits
    )

    assert np.allclose(total, 1)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 3)), min_size=1, max_size=60))
def test_without_censoring_it_is_the_plain_share_with_wilsons_interval(told):
    """Where everything has ended, curve and interval are those of counting."""
    days, kind = np.array(told).T
    curve = cumulative_incidence(life_table(days, kind, 3), [1])
    counted = [((kind == 1) & (days <= day)).sum() for day in curve.days]

    assert np.allclose(curve.value, np.array(counted) / len(told))
    assert np.allclose([curve.low, curve.high], wilson(counted, len(told)))


@settings(max_examples=40, derandomize=True, deadline=None)
@given(OUTCOMES)
def test_kinds_are_treated_alike(told):
    """Swapping the names of two kinds swaps their curves."""
    days, kind = np.array(told).T
    swapped = np.select([kind == 1, kind == 2], [2, 1], kind)
    mine, theirs = life_table(days, kind, 3), life_table(days, swapped, 3)

    assert np.allclose(
        cumulative_incidence(mine, [1]).value, cumulative_incidence(theirs, [2]).value
    )


def test_a_curve_ends_where_nobody_is_watched():
    """After the last day watched nothing is said, unless all have heard."""
    open_end = cumulative_incidence(life_table([3, 10], [1, 0], 1), [1])
    complete = cumulative_incidence(life_table([3, 10], [1, 1], 1), [1])

    assert open_end.at(11) is None
    assert open_end.at(10)[0] == 0.5
    assert complete.at(400)[0] == 1.0


def test_no_waits_say_nothing():
    """Without any wait there is no curve."""
    assert cumulative_incidence(life_table([], [], 2), [1]).at(0) is None


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3)), min_size=1, max_size=60),
    st.data(),
)
@settings(max_examples=200, deadline=None)
def test_all_days_at_once_are_each_day_by_itself(told, data):
    """The chance still to hear after each day is the incidence among those left after it."""
    days, kinds = zip(*told, strict=True)
    waits = life_table(days, kinds, 3)
    last = data.draw(st.sampled_from([day for day in waits.days if day > 0] or [0]))
    chosen = data.draw(st.sets(st.integers(1, 3), min_size=1))
    expected = []
    for day in range(last):
        later = waits.after(day)
        expected.append((*cumulative_incidence(later, chosen).at(last), later.n))

    found = conditional_incidence([waits], chosen, last)

    assert np.allclose(np.array(expected).reshape(-1, 4), np.column_stack(found), atol=1e-9)
