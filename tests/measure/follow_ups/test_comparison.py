"""Comparisons of those followed up with the others."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ajar.measure.follow_ups.comparison import comparison
from ajar.measure.statistics.intervals import newcombe, wilson


def test_too_few_on_one_side_is_not_said():
    """The counts and the interval stay, the value does not."""
    cases = pd.DataFrame(
        {
            "followed": [True] * 4 + [False] * 20,
            "heard": [True, False] * 12,
            "stratum": "all",
            "company_number": range(24),
        }
    )
    found = comparison("d", cases, definition="", interpretation="")

    assert (found.followed_k, found.followed_n, found.waited_k, found.waited_n) == (2, 4, 10, 20)
    assert found.difference.value is None
    assert found.difference.low < 0 < found.difference.high
    assert "too small" in found.difference.note


def cases(*strata):
    """Cases by stratum: heard and number of those followed up, then of the others."""
    rows = [
        {"stratum": name, "followed": followed, "heard": at < k}
        for name, (k_1, n_1, k_0, n_0) in enumerate(strata)
        for followed, k, n in ((True, k_1, n_1), (False, k_0, n_0))
        for at in range(n)
    ]
    return pd.DataFrame(rows).assign(company_number=range(len(rows)))


def test_counts_are_those_that_are_compared():
    """
    Six of ten against none of 48, of which only two had a counterpart: too few to say anything.

    Who had not met anybody was never written to, so 46 of the 48 are in a stratum of their own.
    """
    found = comparison(
        "d", cases((6, 10, 0, 2), (0, 0, 0, 46)), definition="", interpretation="", excluded=3
    )

    assert (found.followed_k, found.followed_n, found.waited_k, found.waited_n) == (6, 10, 0, 2)
    assert found.excluded == 49
    assert found.too_few
    assert found.difference.value is None


def test_the_plain_difference_is_newcombes_of_the_counts_shown():
    """A reader who takes the counts to a calculator finds the same."""
    found = comparison("d", cases((9, 27, 30, 134)), definition="", interpretation="")

    assert (found.pooled.value, found.pooled.low, found.pooled.high) == pytest.approx(
        newcombe((9 / 27, 30 / 134), (27, 134))
    )
    assert found.shares == pytest.approx((9 / 27, 30 / 134))
    assert found.intervals[0] == pytest.approx(wilson(9, 27))


@pytest.mark.parametrize(
    ("strata", "clear", "by_counts"),
    [
        (((18, 20, 2, 20),), True, True),
        (((10, 20, 9, 20),), False, False),
        # Within each stratum nothing differs; one has mostly replies and mostly followed up.
        (((36, 40, 9, 10), (1, 10, 4, 40)), False, True),
    ],
)
def test_a_difference_is_clear_only_if_counts_and_strata_agree(strata, clear, by_counts):
    """So that no sentence contradicts the counts it prints, nor a difference of the strata."""
    found = comparison("d", cases(*strata), definition="", interpretation="")

    assert (found.both_intervals_exclude_zero, found.pooled_interval_excludes_zero) == (
        clear,
        by_counts,
    )


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 12)] * 4), min_size=1, max_size=4))
def test_a_clear_difference_has_the_direction_of_the_counts(drawn):
    """The reader with a pencil never finds the opposite of what is said."""
    strata = [(min(k_1, n_1), n_1, min(k_0, n_0), n_0) for k_1, n_1, k_0, n_0 in drawn]
    if not sum(n_1 + n_0 for _, n_1, _, n_0 in strata):
        return
    found = comparison("d", cases(*strata), definition="", interpretation="")

    if found.both_intervals_exclude_zero:
        plain = found.followed_k / found.followed_n - found.waited_k / found.waited_n
        assert plain * found.difference.value > 0
        assert plain == pytest.approx(found.pooled.value)
