"""Every measure beside its definition written down slowly, on simulated searches."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from ajar.measure.all_estimates import all_estimates
from ajar.measure.applications.application_table import application_table
from ajar.measure.follow_ups import comparison_designs
from ajar.measure.response_times import curve_estimates
from ajar.model.tracker import Tracker
from data.simulator import simulate
from tests.measure import reference

AS_OF = date(2026, 11, 23)


def forgetful(seed: int, lost: float) -> Tracker:
    """A search of which some days of what came later were never written down."""
    tracker = simulate(seed, 150, as_of=AS_OF).tracker
    random = np.random.default_rng(seed)
    later = tracker.events["kind"] != "applied"
    gone = later & (random.random(len(later)) < lost)
    vague = later & (random.random(len(later)) < lost)
    events = tracker.events.assign(
        day=tracker.events["day"].mask(gone), inferred=vague.to_numpy(dtype=bool)
    )
    return Tracker.build(tracker.applications, events, coverage=tracker.coverage)


@pytest.fixture(scope="module", params=[(1, 0.0), (2, 0.0), (3, 0.0)])
def both(request):
    """A search as the measures see it, and as plain stories."""
    tracker = forgetful(*request.param)
    return application_table(tracker, as_of=AS_OF), reference.stories(tracker, AS_OF)


@pytest.fixture(scope="module")
def found(both):
    """Everything measured."""
    return all_estimates(both[0])


def exactly(value):
    """Equal but for rounding; None is None."""
    return value if value is None else pytest.approx(value, abs=1e-12)


def test_rejection_rates(both, found):
    """Rejected ÷ applications, and ÷ (rejected + offers)."""
    outcomes = [story.outcome for story in both[1]]
    rejected, offers = outcomes.count("rejected"), outcomes.count("offer")

    assert exactly(rejected / len(outcomes)) == found.estimates["rejection_rate_sent"].value
    assert (
        exactly(rejected / (rejected + offers)) == found.estimates["rejection_rate_decided"].value
    )


@pytest.mark.parametrize("day", [30, 60, 90])
def test_by_day(both, found, day):
    """Cumulative incidence, one kind of word competing with the others."""
    words, ends = reference.first_words(both[1]), reference.ends(both[1])
    expected = {
        "reply": reference.at(reference.curve(words, reference.COMPANY_RESPONSES), day)[0],
        "positive": reference.at(reference.curve(words, ("positive",)), day)[0],
        "rejected": reference.at(reference.curve(ends, ("rejected",)), day)[0],
    }

    for what, share in expected.items():
        assert exactly(share) == found.estimates[f"{what}_by_day_{day}"].value


def test_curves(both, found):
    """On every day, and the share still waiting."""
    words, ends = reference.first_words(both[1]), reference.ends(both[1])
    for name, waits, kinds in (
        ("curve_first_positive", words, ("positive",)),
        ("curve_first_rejected", words, ("rejected",)),
        ("curve_first_closed", words, ("closed", "withdrawn")),
        ("curve_rejected", ends, ("rejected",)),
    ):
        points = reference.curve(waits, kinds)
        for day in range(0, 200, 7):
            assert exactly(reference.at(points, day)[0]) == found.curves[name].at(day)[0]
    points = reference.curve(words, ())
    for day in range(0, 200, 7):
        assert exactly(reference.at(points, day)[1]) == found.curves["curve_waiting"].at(day)[0]


def test_days_until(both, found):
    """The first day on which half have it, or none by the last day with five at risk."""
    words, ends = reference.first_words(both[1]), reference.ends(both[1])
    expected = {
        "reply": reference.day_of(reference.curve(words, reference.COMPANY_RESPONSES), 0.5),
        "positive": reference.day_of(reference.curve(words, ("positive",)), 0.5),
        "rejection": reference.day_of(reference.curve(ends, ("rejected",)), 0.5),
    }

    for what, day in expected.items():
        judged = reference.last_readable(ends if what == "rejection" else words)
        known = day if day is None or day <= judged else None

        assert known == found.estimates[f"median_days_to_{what}"].value


def test_threshold_and_silence(both, found):
    """The day by which 95 % of the yeses have come; without any word ÷ older than it."""
    told = both[1]
    limit = reference.threshold(told)
    old = [story for story in told if reference.can_be_judged(story, limit)]
    unanswered = [story for story in old if reference.got_no_reply(story)]

    assert limit == found.estimates["waiting_threshold_days"].value
    assert exactly(len(unanswered) / len(old)) == found.estimates["no_reply_share"].value
    assert len(old) == found.estimates["no_reply_share"].n


@pytest.mark.parametrize(
    ("stage", "name"),
    list(enumerate(["applied_screen", "screen_interview", "interview_final", "final_offer"])),
)
def test_conversions(both, found, stage, name):
    """Went further ÷ reached the stage and decided or overdue."""
    k, n = reference.conversion(both[1], stage)
    estimate = found.estimates[f"conversion_{name}"]

    assert (k, n) == (estimate.k, estimate.n)
    assert n + estimate.excluded == sum(story.stage >= stage for story in both[1])


def test_chance_after_silence(both, found):
    """(F(end) - F(d)) ÷ S(d), the end being the last day with five at risk."""
    waits = reference.first_words(both[1])
    points, end = reference.curve(waits, ("positive",)), reference.last_judged(waits)
    for day in range(0, 60, 5):
        come, waiting_then = reference.at(points, day)
        expected = (reference.at(points, end)[0] - come) / waiting_then

        assert exactly(expected) == found.curves["hear_after_silence"].at(day)[0]


@pytest.mark.parametrize("landmark", [7, 14, 21])
def test_fair_comparison(both, found, landmark):
    """Silent on the day; written to by then or not; heard within 45 days; by channel."""
    expected = reference.fair(both[1], landmark)

    assert exactly(expected) == found.estimates[f"follow_up_fair_difference_{landmark}"].value


def test_naive_comparison(both, found):
    """Ever written to against all others."""
    expected = reference.naive(both[1])

    assert exactly(expected) == found.estimates["follow_up_naive_difference"].value


def test_comparison_after_a_rejection(both):
    """The clock starts at the rejection."""
    line, told = both
    applied = [pd.Timestamp(AS_OF).toordinal() - story.age for story in told]
    expected = reference.after_rejection(told, dict(enumerate(applied)))
    found = comparison_designs.after_rejection_fair(line)

    if min(found.followed_n, found.waited_n) >= 5:
        assert exactly(expected) == found.difference.value


@pytest.mark.parametrize("stage", ["screen", "interview", "final"])
def test_next_words(both, stage):
    """From reaching a stage to the next word: half by which day, how many wait."""
    line, told = both
    waits = reference.next_word(told, stage)
    row = (
        curve_estimates.next_responses(line)
        .set_index("stage")
        .loc[1 + list(reference._STAGES).index(stage)]
    )
    half = reference.day_of(reference.curve(waits, ("word",)), 0.5)
    assert (len(waits), sum(kind is None for _, kind in waits)) == (row["n"], row["still_waiting"])
    if half is None or half > reference.last_readable(waits):
        half = pytest.approx(np.nan, nan_ok=True)

    assert half == row["median"]


@pytest.mark.parametrize("lost", [0.12, 0.3])
def test_what_needs_no_days_is_the_same_without_them(lost):
    """Rates, conversions and comparisons of a search of which some days were never written."""
    tracker = forgetful(4, lost)
    line, told = application_table(tracker, as_of=AS_OF), reference.stories(tracker, AS_OF)
    found = all_estimates(line).estimates

    rejected = sum(story.outcome == "rejected" for story in told)
    assert exactly(rejected / len(told)) == found["rejection_rate_sent"].value
    assert reference.conversion(told, 0) == (
        found["conversion_applied_screen"].k,
        found["conversion_applied_screen"].n,
    )
    assert exactly(reference.fair(told, 14)) == found["follow_up_fair_difference_14"].value


def test_undated_words_lie_between_never_and_at_once():
    """
    The lower curve counts undated words as still to come, the upper one as come at once.

    Up to a fifth the value lies between them; beyond that they are the ends of the interval.
    """
    for lost in (0.04, 0.3):
        tracker = forgetful(6, lost)
        line, told = application_table(tracker, as_of=AS_OF), reference.stories(tracker, AS_OF)
        late = reference.first_words(told)
        early = [
            (0, story.word[1]) if story.word[0] is None and story.word[1] == "positive" else wait
            for story, wait in zip(told, late, strict=True)
        ]
        curves = [reference.curve(waits, ("positive",)) for waits in (late, early)]
        for day in (10, 40):
            found = curve_estimates.by_day(line, "positive", day)
            low, high = (reference.at(curve, day)[0] for curve in curves)

            assert found.low <= low <= high <= found.high
            assert found.value is None if lost > 0.2 else low < found.value < high + 0.005
