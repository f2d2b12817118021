"""What was sent and what came of it: counts, margins of error, and no claim beyond them."""

import re
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ajar.measure.follow_ups.comparison import FollowUpComparison, comparison
from ajar.model.estimate import Estimate
from ajar.present import follow_up_comparisons, follow_ups


def compared(followed, waited, *, strata=1) -> FollowUpComparison:
    """*followed* and *waited*: how many got a reply, of how many; split evenly over strata."""
    rows = [
        {"followed": side, "heard": at < k, "stratum": at % strata}
        for side, (k, n) in ((True, followed), (False, waited))
        for at in range(n)
    ]
    cases = pd.DataFrame(rows).assign(company_number=range(len(rows)))
    return comparison("d", cases, definition="definition", interpretation="Why.", landmark=14)


def title(found) -> str:
    """What the page says of a comparison."""
    return follow_up_comparisons.followed_up_or_not(found).title


@pytest.mark.parametrize(
    ("followed", "waited", "says"),
    [
        ((9, 27), (30, 134), "Following up: 33% against 22%, the difference may be chance"),
        ((18, 20), (2, 20), "Following up: more replies, 90% against 10%"),
        ((1, 40), (30, 40), "Following up: fewer replies, 2% against 75%"),
        ((2, 4), (10, 20), "Following up: too few to compare"),
    ],
)
def test_a_comparison_says_the_shares_of_its_counts(followed, waited, says):
    """A direction is named only where it is clear."""
    assert title(compared(followed, waited)) == says


def test_two_bars_show_the_counts_that_are_compared():
    """With the interval of each."""
    figure = follow_up_comparisons.followed_up_or_not(compared((9, 27), (30, 134))).figure

    assert [note.text for note in figure.layout.annotations] == [
        "Followed up by day 14", "33% (9 of 27)", "Not followed up", "22% (30 of 134)",
    ]  # fmt: skip


def test_what_is_too_few_is_not_drawn():
    """Four on one side."""
    assert follow_up_comparisons.followed_up_or_not(compared((2, 4), (10, 20))).figure is None


def test_a_cause_is_named_only_where_chance_decided():
    """An association says that it proves nothing."""
    found = compared((18, 20), (2, 20))

    assert "prove" in follow_up_comparisons.followed_up_or_not(found).note
    assert follow_up_comparisons.random_test(replace(found, randomised=True)).note == ""


@settings(deadline=None)
@given(st.tuples(*[st.integers(0, 60)] * 4))
def test_the_reader_with_a_pencil_finds_what_is_said(drawn):
    """Shares and direction of the title follow from the counts on the bars."""
    k_1, n_1, k_0, n_0 = drawn
    if not n_1 + n_0:
        return
    card = follow_up_comparisons.followed_up_or_not(
        compared((min(k_1, n_1), n_1), (min(k_0, n_0), n_0))
    )
    if card.figure is None:
        return
    counts = [
        [int(part) for part in re.search(r"\((\d+) of (\d+)\)", note.text).groups()]
        for note in card.figure.layout.annotations
        if " of " in note.text
    ]
    first, second = (k / n for k, n in counts)

    assert ("more replies" in card.title) <= (first > second)
    assert ("fewer replies" in card.title) <= (first < second)
    said = [int(each) for each in re.findall(r"(?<!\w)(\d+)%", card.title)]
    if len(said) == 2 and "under" not in card.title and "over" not in card.title:
        assert said == [round(first * 100), round(second * 100)] or abs(
            said[0] - first * 100
        ) <= 0.5 >= abs(said[1] - second * 100)


KINDS = pd.DataFrame(
    {
        "kind": ["thanked", "nudged", "invited"], "label": ["Thanked", "Asked for news", "Invited"],
        "sent": [12, 40, 2], "judged": [10, 35, 0], "answered": [6, 7, 0],
        "share": [0.6, 0.2, float("nan")], "low": [0.31, 0.1, 0.0], "high": [0.83, 0.36, 1.0],
        "median_days": [5.0, 12.0, float("nan")],
    }
)  # fmt: skip


def test_kinds_have_a_bar_where_they_can_be_judged():
    """Two invitations of last week have none."""
    card = follow_ups.by_kind(KINDS)

    assert card.title == "Thank-you: 6 of 10 got a reply"
    assert [note.text for note in card.figure.layout.annotations] == [
        "Thank-you", "60% (6 of 10)", "Request for an update", "20% (7 of 35)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("k", "n", "says"),
    [
        (27, 59, "46% of your follow-ups got a reply (27 of 59)"),
        (2, 4, "2 of 4 follow-ups got a reply"),
        (0, 0, "66 follow-ups so far, too recent to judge"),
    ],
)
def test_what_was_answered_is_told_of_those_old_enough(k, n, says):
    """Fewer than five show counts."""
    frame = pd.DataFrame(
        {"company": ["Acme"] * 66, "contact": "", "label": "Thanked", "came": "Waiting",
         "day": pd.Timestamp("2026-06-01"), "days": pd.array([None] * 66, dtype="Int64")}
    )  # fmt: skip
    answered = Estimate("a", k / n if n else None, 0.3, 0.6, n, "share", "definition", k)

    assert follow_ups.messages(frame, answered).title == says


def test_what_was_chosen_at_random_is_counted_and_when_it_can_be_judged():
    """45 days after the first of them."""
    drawn = pd.DataFrame(
        {"company": ["Acme", "Birch"], "role": ["", ""],
         "day": pd.to_datetime(["2026-11-20", "2026-11-21"]), "write": [True, False]}
    )  # fmt: skip

    said = follow_ups.assignments_sentence(drawn, date(2026, 11, 30))
    assert said == "Follow up: 1. Wait: 1. First result on 4 Jan 2027."
    assert follow_ups.assignments(drawn)["Chosen"].tolist() == ["Follow up", "Wait"]
