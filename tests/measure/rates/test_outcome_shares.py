"""What became of the applications of each group."""

import pytest
from scipy.stats import hypergeom

from ajar.measure.rates.outcome_shares import outcome_groups, outcomes_by_every_group


def test_every_application_counts_once_by_what_it_came_to(judged):
    """A rejection after a call stays a positive reply; the last two wait and are silent."""
    table = judged(
        {"applied": "2026-03-01", "screen": "2026-03-05", "rejected": "2026-03-20", "stage": 1,
         "outcome": "rejected"},
        {"applied": "2026-03-01", "rejected": "2026-03-20", "outcome": "rejected"},
        {"applied": "2026-03-01", "outcome": "withdrawn"},
        {"applied": "2026-06-20", "replied": "2026-06-22"},
        {"applied": "2026-06-25"},
        {"applied": "2026-01-01"},
    )  # fmt: skip

    assert outcome_groups(table).tolist() == [
        "positive", "rejected", "closed", "other", "waiting", "no_reply",
    ]  # fmt: skip


def search(channels):
    """Applications of January, by channel: how many with a call and how many without reply."""
    return [
        {"applied": "2026-01-05", "channel": channel, **kind}
        for channel, (calls, silent) in channels.items()
        for kind in [{"screen": "2026-01-10", "stage": 1}] * calls + [{}] * silent
    ]


def test_a_group_is_compared_with_all_others_by_counts_that_are_shown(judged):
    """
    Referral 8 of 10, job board 4 of 40: shares, and the mid-p of Fisher's exact test.

    By scipy's hypergeometric distribution, twice P(X > 8) + P(X = 8) / 2.
    """
    table = judged(*search({"referral": (8, 2), "job_board": (4, 36)}))
    source = next(each for each in outcomes_by_every_group(table) if each.name == "channel")
    groups = source.groups.set_index("group")

    spread = hypergeom(50, 12, 10)
    assert groups.loc["referral", ["share", "rest"]].tolist() == [0.8, 0.1]
    assert groups.loc["referral", "p"] == pytest.approx(2 * (spread.sf(8) + spread.pmf(8) / 2))
    assert groups["notable"].all()


def test_only_what_can_be_compared_is_offered(judged):
    """One job type and one weekday are nothing to compare; a source of four is too small."""
    table = judged(*search({"referral": (2, 2), "job_board": (4, 36)}))

    assert outcomes_by_every_group(table) == ()


def test_young_applications_are_left_out_where_there_are_enough_old_ones(judged):
    """All that are compared have had 60 days."""
    young = [{"applied": "2026-06-20", "channel": "referral"}] * 9
    table = judged(*search({"referral": (8, 2), "job_board": (4, 36)}), *young)
    source = outcomes_by_every_group(table)[0]

    assert (source.old_enough, source.groups["n"].sum(), source.excluded) == (60, 50, 9)


def test_in_a_young_search_nothing_is_compared(judged):
    """What stands so far is shown, and no group is said to differ."""
    rows = [{"applied": "2026-06-20", "channel": name} for name in ("referral", "agency") * 10]
    source = outcomes_by_every_group(judged(*rows))[0]

    assert source.old_enough == 0
    assert not source.groups["notable"].any()
