"""Simulated searches whose truth is known."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from data.simulator import simulate
from data.world import CHANNELS, World

AS_OF = date(2026, 11, 23)


@pytest.fixture(scope="module")
def search():
    """A long search."""
    return simulate(7, 20_000, as_of=AS_OF)


def test_a_seed_is_a_search():
    """The same seed gives the same tracker, another one another."""
    first, again, other = (simulate(seed, 60, as_of=AS_OF).tracker for seed in (1, 1, 2))

    pd.testing.assert_frame_equal(first.applications, again.applications)
    pd.testing.assert_frame_equal(first.events, again.events)
    assert not first.applications["company"].equals(other.applications["company"])


def test_applications_are_in_order_of_time():
    """None is later than the as-of date."""
    truth = simulate(1, 3, as_of=AS_OF).truth

    assert (truth["applied_on"] <= pd.Timestamp(AS_OF)).all()
    assert truth["applied_on"].is_monotonic_increasing


def test_the_file_knows_nothing_of_the_future(search):
    """No event is later than the as-of date, and an outcome needs an event."""
    events = search.tracker.events
    ended = events.loc[events["kind"].isin(["rejected", "closed", "withdrawn", "offer"])]

    assert events["day"].max() <= pd.Timestamp(AS_OF)
    over = search.tracker.applications.loc[search.tracker.applications["outcome"] != "open", "id"]
    assert set(over) == set(ended["application"])


def test_channels_answer_as_the_world_says(search):
    """Within four standard errors, and a little spread by companies."""
    positive = (search.truth["word"] == "positive").groupby(search.truth["channel"])
    for channel, rates in CHANNELS.items():
        share, n = positive.mean()[str(channel)], positive.size()[str(channel)]

        assert share == pytest.approx(rates.positive, abs=0.02 + 4 * np.sqrt(0.25 / n))


def test_yes_comes_early_and_no_late(search):
    """Median days of the first words by kind."""
    days = search.truth.groupby("word")["word_days"].median()

    assert days["positive"] < 10
    assert days["rejected"] > 15
    assert np.isinf(days["none"])


def test_only_the_unanswered_are_written_to(search):
    """Whoever asks for news has heard nothing until that day."""
    sent = search.truth.dropna(subset="nudge_days")

    assert (sent["word_days_without"] > sent["nudge_days"]).all()


@pytest.mark.parametrize("effect", [0.0, 0.1])
def test_writing_does_what_the_world_says(effect):
    """Its true effect on a word within 45 days, beside the same search without it."""
    truth = simulate(2, 20_000, as_of=AS_OF, world=World(nudge_effect=effect)).truth
    sent = truth.dropna(subset="nudge_days")
    by_then = sent["nudge_days"] + 45
    added = (sent["word_days"] <= by_then).mean() - (sent["word_days_without"] <= by_then).mean()

    assert added == pytest.approx(effect, abs=0.012)


def test_messages_after_an_ending_have_their_true_chance(search):
    """One message a company at most; answered as often as the chances say."""
    messages = search.reengagements

    assert not messages["company_key"].duplicated().any()
    assert messages["positive"].mean() == pytest.approx(messages["chance"].mean(), abs=0.03)
    assert (messages["answered_on"].notna() == messages["positive"]).all()


@pytest.mark.parametrize("applications", [0, 1])
def test_the_shortest_searches(applications):
    """Nothing, or one application."""
    assert len(simulate(1, applications, as_of=AS_OF).tracker.applications) == applications
