"""The reader with a pencil: what a sentence says follows from the counts printed beside it."""

import re
from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ajar.measure.follow_ups.second_applications import SecondApplications
from ajar.measure.rates.rate_over_time import WINDOW, RateOverTime
from ajar.measure.rates.since_change import SinceChange, always_valid
from ajar.measure.statistics.risk_difference import stratified_difference
from ajar.model.enums import Stage
from ajar.model.estimate import SMALLEST_N, Curve, Estimate
from ajar.present import follow_ups, formats, funnel, overview, rejections, response_times

few = settings(deadline=None, max_examples=15, database=None)
COUNTS = st.integers(0, 1500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
"""A count out of a count."""


def numbers(words: str) -> list[int]:
    """The whole numbers in a sentence, percentages left out."""
    return [int(each.replace(",", "")) for each in re.findall(r"\d[\d,]*\b(?!%)", words)]


def share_of(k: int, n: int) -> Estimate:
    """A plain share."""
    return Estimate("s", k / n if n else None, 0.0, 1.0, n, "share", "definition", k)


def follows(said: str, k: int, n: int) -> bool:
    """Whether a percentage is the one that *k* of *n* make."""
    if said == "under 1%":
        return 0 < k * 100 < n
    if said == "over 99%":
        return 0 < (n - k) * 100 < n
    return abs(int(said.removesuffix("%")) - 100 * k / n) <= 0.5


def figures(*pairs: tuple[int, int], lower_bound: str = "") -> list[overview.Metric]:
    """The figures of the Overview for these rates of response, interview and rejection."""
    names = ("response", "interview", "rejection")
    rates = [SimpleNamespace(all_sent=share_of(*pair)) for pair in pairs]
    nothing = Estimate("d", None, None, None, 0, "days", "definition")
    answer = SimpleNamespace(
        figures=SimpleNamespace(**dict(zip(names, rates, strict=True))),
        median_positive=nothing,
        median_rejection=nothing,
        lower_bound=lower_bound,
    )
    return overview.metrics(answer)[: len(pairs)]


@pytest.mark.parametrize(
    ("interview", "shown"),
    [
        ((0, 30), ("–", "none noted of 30")),
        ((1, 3), ("1 of 3", "or more")),
        ((3, 12), ("25%", "at least 3 of 12")),
    ],
)
def test_a_lower_bound_is_told_beneath_the_figure(interview, shown):
    """A count that is the figure itself stands there once, short enough for a phone."""
    found = figures((2, 3), interview, (1, 3), lower_bound="Earlier stages may be missing.")

    assert shown == (found[1].value, found[1].caption)


@few
@given(COUNTS, COUNTS, COUNTS)
def test_the_figures_of_the_overview_are_their_counts(response, interview, rejection):
    """Response, interview and rejection rate."""
    pairs = (response, interview, rejection)
    for (k, n), shown in zip(pairs, figures(*pairs), strict=True):
        if n >= SMALLEST_N:
            assert numbers(shown.caption) == [k, n]
            assert follows(shown.value, k, n)
        elif n:
            assert [k, n] == numbers(shown.value)
            assert shown.caption == ""
        else:
            assert not numbers(shown.value)


@few
@given(st.lists(st.integers(0, 2000), min_size=5, max_size=5))
def test_the_funnel_says_the_counts_of_its_bars(drawn):
    """Each share is its count out of the first bar's; the title repeats the same counts."""
    reached = sorted(drawn, reverse=True)
    sent = reached[0]
    card = funnel.funnel(
        pd.DataFrame(
            {"stage": [stage.value for stage in Stage], "label": [stage.label for stage in Stage],
             "reached": reached, "share": [each / max(sent, 1) for each in reached],
             "low": 0.0, "high": 1.0, "n": sent}
        )
    )  # fmt: skip
    counts = dict(zip(card.table["Stage"], card.table["Reached"], strict=True))
    interviews, offers = counts["Interview"], counts["Offer"]
    said = numbers(card.title)

    assert said == [each for each in (sent, interviews, offers) if each] or not reached[1]
    assert ("no interview" in card.title.lower()) <= (interviews == 0)
    if card.figure is None:
        return
    for text in (note.text for note in card.figure.layout.annotations):
        if found := re.fullmatch(r"(.*%) \(([\d,]+)\)", text):
            assert follows(found[1], int(found[2].replace(",", "")), sent)


@few
@given(st.lists(st.integers(0, 400), min_size=4, max_size=4).filter(any))
def test_rejections_by_stage_say_the_sum_of_their_bars(rejected):
    """Before a first conversation are those of the first bar."""
    total = sum(rejected)
    stages = pd.DataFrame(
        {"stage": range(4), "rejected": rejected, "reached": total,
         "share": [each / total for each in rejected]}
    )  # fmt: skip
    card = rejections.by_stage(stages)
    bars = card.table["Rejections"].tolist()
    part = bars[0] if "before" in card.title else sum(bars[1:])

    assert numbers(card.title) == ([total] if card.title.startswith("All") else [part, total])
    assert 2 * part >= total


@few
@given(st.integers(0, WINDOW), st.integers(0, WINDOW))
def test_the_rejection_rate_rose_or_fell_as_its_first_and_last_window_say(first, last):
    """The shares are those of the table, and a direction is named only where they differ so."""
    change = stratified_difference(([last], [first]), ([WINDOW], [WINDOW]))
    points = pd.DataFrame(
        {"day": pd.to_datetime(["2026-03-01", "2026-06-01"]),
         "first_day": pd.to_datetime(["2026-01-01", "2026-04-01"]),
         "k": [first, last], "n": WINDOW, "value": [first / WINDOW, last / WINDOW],
         "low": 0.0, "high": 1.0}
    )  # fmt: skip
    card = rejections.over_time(RateOverTime(points, 0.5, 2 * WINDOW, 0, change, 60))
    shares = re.findall(r"\d+%", card.title)

    assert ("rose" in card.title) <= (last > first)
    assert ("fell" in card.title) <= (last < first)
    if shares:
        counts = zip(card.table["Rejected"], card.table["Of"], strict=True)
        assert all(follows(said, *pair) for said, pair in zip(shares, counts, strict=True))


@few
@given(COUNTS, st.integers(0, 20))
def test_answered_follow_ups_are_counts_and_their_share(counts, recent):
    """Of those old enough to judge; the others are counted apart."""
    k, n = counts
    frame = pd.DataFrame(
        {"company": ["Acme"] * (n + recent), "contact": "", "label": "Thanked", "came": "Waiting",
         "day": pd.Timestamp("2026-06-01"), "days": pd.NA}
    )  # fmt: skip
    card = follow_ups.messages(frame, share_of(k, n))
    said = re.match(r"(.*%) of your follow-ups got a reply", card.title)

    assert numbers(card.title) == ([k, n] if n else [recent])
    assert (said is not None) == (n >= SMALLEST_N)
    if said:
        assert follows(said[1], k, n)


@few
@given(COUNTS, COUNTS)
def test_second_applications_are_told_by_the_counts_of_their_bar(again, first):
    """Each bar carries its own counts."""
    rows = pd.DataFrame(
        {"company": [], "role": [], "rejected_on": pd.to_datetime([]),
         "applied_on": pd.to_datetime([]), "stage": []}
    )  # fmt: skip
    card = follow_ups.applied_again(SecondApplications(share_of(*again), share_of(*first), rows))

    assert numbers(card.title) == list(again)
    if card.figure is None:
        return
    for text in (note.text for note in card.figure.layout.annotations):
        if found := re.fullmatch(r"(.*%) \(([\d,]+) of ([\d,]+)\)", text):
            assert follows(found[1], *numbers(" ".join(found.group(2, 3))))


@few
@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=6))
def test_how_long_to_wait_says_what_its_table_says(drawn):
    """Unlikely is a line of at most 5%, known to be at most 15%."""
    days = response_times.WAITS[: len(drawn)]
    value = [min(pair) for pair in drawn]
    points = pd.DataFrame(
        {"day": days, "value": value, "low": 0.0, "high": [max(pair) for pair in drawn],
         "at_risk": 50}
    )  # fmt: skip
    card = response_times.how_long_to_wait(
        Curve("hear_after_silence", points, 90, "share", "definition")
    )
    waits, shares = card.table["Without a reply for"], card.table["Positive reply later"]
    lines = dict(zip((numbers(each)[0] for each in waits), shares, strict=True))
    line = lines[numbers(card.title)[0]]

    if "unlikely" in card.title:
        own, high = re.fullmatch(r"(.*%) \(\d+–(\d+)%\)", line).groups()
        assert own == "under 1%" or int(own[:-1]) <= 5
        assert int(high) <= 15
    else:
        said = re.search(r"reply, (.*) turned positive", card.title)[1]
        assert line.startswith(f"{said} (")


@few
@given(COUNTS, COUNTS)
def test_since_a_change_more_or_fewer_follows_from_the_counts(before, after):
    """And a direction is named only where both sides have applications."""
    ends = [always_valid(*pair, error=0.025) for pair in (before, after)]
    said = rejections.since_change(
        SinceChange(
            date(2026, 6, 1), *before, *after, 0,
            ends[1][0] - ends[0][1], ends[1][1] - ends[0][0],
        )
    )  # fmt: skip
    if not after[1]:
        return
    counts = [numbers(part) for part in re.findall(r"[\d,]+ of [\d,]+", said)]

    assert counts == [list(after), list(before)]
    assert ("more than" in said) <= (after[0] * before[1] > before[0] * after[1])
    assert ("fewer than" in said) <= (after[0] * before[1] < before[0] * after[1])


@few
@given(COUNTS)
def test_a_percentage_and_its_counts_agree_wherever_both_are_told(counts):
    """Under 1% is more than none, over 99% is fewer than all."""
    k, n = counts
    if n:
        assert follows(formats.percent(k / n), k, n)
