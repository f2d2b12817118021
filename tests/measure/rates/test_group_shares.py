"""Groups, their comparison, and strata that reverse it."""

import numpy as np
import pandas as pd
import pytest

from ajar.measure.rates import group_shares
from ajar.measure.rates.group_shares import adjust_p_values, odds_ratios, stratified_odds_ratios

# Bickel, Hammel and O'Connell (1975), Science 187, 398-404: admitted and rejected men, then
# women, by department (353 men admitted to B; some copies misprint it).
BERKELEY = {
    "A": (512, 313, 89, 19),
    "B": (353, 207, 17, 8),
    "C": (120, 205, 202, 391),
    "D": (138, 279, 131, 244),
    "E": (53, 138, 94, 299),
    "F": (22, 351, 24, 317),
}


def test_berkeley_reverses():
    """Crude odds favour men, 1.84; within departments they do not, 0.905."""
    tables = np.array(list(BERKELEY.values()), dtype=float).T
    pooled, stratified, low, high = odds_ratios(tables)

    assert pooled == pytest.approx(1.841081, abs=1e-6)
    assert stratified == pytest.approx(0.904697, abs=1e-6)
    assert low < stratified < 1 < high
    assert odds_ratios(tables[:, 1:])[1] == pytest.approx(1.03103, abs=1e-5)


def test_pooled_beside_stratified(judged):
    """A search with Simpson's reversal: role against outcome, with the channel behind it."""
    told = []
    for role, channel, rejected, n in (
        ("Data Analyst", "referral", 2, 20),
        ("Designer", "referral", 1, 5),
        ("Data Analyst", "job_board", 4, 5),
        ("Designer", "job_board", 18, 20),
    ):
        for number in range(n):
            outcome = "rejected" if number < rejected else "open"
            told.append({"role": role, "channel": channel, "outcome": outcome})
    told[0] |= {"channel": "referral"}
    frame = stratified_odds_ratios(judged(*told), "rejected", "role").set_index("label")
    data = frame.loc["Data and analytics"]

    # By hand: pooled (6 x 6) / (19 x 19); Mantel-Haenszel (2x4/25 + 4x2/25) / (18x1/25 + 1x18/25).
    assert data["pooled"] == pytest.approx(36 / 361)
    assert data["stratified"] == pytest.approx(16 / 36)
    assert not data["reverses"]


def test_strata_with_one_side_only_are_left_out():
    """They cannot be compared, and None where nothing can."""
    assert odds_ratios(np.array([[3.0], [4.0], [0.0], [0.0]])) is None


# Benjamini and Hochberg (1995), JRSS B 57, 289-300, section 3.1.
P = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
    0.5719, 0.6528, 0.7590, 1.0,
]  # fmt: skip


def test_benjamini_and_hochberg_over_all_frames():
    """Their fifteen tests, split over two groupings: adjusted together, four at 0.05."""
    frames = {"first": pd.DataFrame({"p": P[:7]}), "second": pd.DataFrame({"p": [*P[7:], np.nan]})}
    marked = adjust_p_values(frames)
    q = np.concatenate([frame["q"] for frame in marked.values()])

    assert np.allclose(q[:4], [0.0015, 0.003, 0.0095, 0.035625])
    assert np.allclose(q[4:9], [0.0603, 0.063857, 0.063857, 0.0645, 0.0765], atol=1e-6)
    assert (q[:-1] <= 0.05).sum() == 4
    assert marked["first"]["notable"].all()
    assert list(marked["second"]["notable"]) == [True, True, *[False] * 7]


def test_groups_are_counted(judged):
    """Cases by channel, in the order of the channels."""
    told = [{"channel": "referral", "outcome": "rejected"}] * 2
    told += [{"channel": "job_board", "outcome": name} for name in ["rejected"] * 6 + ["open"] * 4]
    told += [{"channel": "agency"}] * 5
    frame = group_shares.shares(judged(*told), "rejected", "channel").set_index("group")

    assert frame[["k", "n"]].to_numpy().tolist() == [[2, 2], [0, 5], [6, 10]]
    assert list(frame.index) == ["referral", "agency", "job_board"]


@pytest.mark.parametrize(
    ("by", "labels"),
    [
        ("month", ["Dec 2025", "Mar 2026"]),
        ("weekday", ["Monday", "Sunday"]),
        ("stage", ["Applied", "Interview"]),
        ("company", ["Acme", "Bolt"]),
        ("role", ["Data and analytics", "Design"]),
    ],
)
def test_groupings(judged, by, labels):
    """Months and weekdays of applying, stages, companies and roles, in their order."""
    line = judged(
        {"applied": "2025-12-07", "company": "Acme", "role": "data analyst", "stage": 2},
        {"applied": "2026-03-02", "company": "Acme", "role": "Data Scientist"},
        {"company": "Bolt", "role": "UX designer"},
    )

    assert list(group_shares.shares(line, "rejected", by)["label"]) == labels


@pytest.mark.parametrize(
    ("measure", "k", "n"),
    [
        ("rejected", 1, 5),
        ("decided_rejected", 1, 2),
        ("no_reply", 1, 4),
        ("positive", 2, 4),
    ],
)
def test_measures(judged, measure, k, n):
    """What counts and what is looked at."""
    line = judged(
        {"applied": "2026-01-01", "rejected": "2026-02-01", "outcome": "rejected"},
        {"applied": "2026-01-01", "offer": "2026-02-01", "outcome": "offer", "stage": 4},
        {"applied": "2026-01-01", "screen": "2026-06-20", "stage": 1},
        {"applied": "2026-01-01"},
        {"applied": "2026-06-20"},
    )
    frame = group_shares.shares(line, measure, "channel")

    assert frame[["k", "n"]].to_numpy().tolist() == [[k, n]]


def test_awkward_trackers_have_groups(awkward):
    """Every grouping gives a frame, and they can be compared."""
    for by in ("channel", "month", "weekday", "role"):
        assert (group_shares.shares(awkward, "positive", by)["k"] >= 0).all()
    assert len(stratified_odds_ratios(awkward, "rejected", "role")) == 0
