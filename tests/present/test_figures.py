"""Figures draw what they are given, literally, and say their n."""

from datetime import date

import pandas as pd
import pytest

from ajar.model.estimate import Estimate
from ajar.present import (
    overview,
    recommendation,
)
from ajar.reengage import ExcludedCompany


def texts(figure) -> list[str]:
    """What the figure's annotations say."""
    return [annotation.text for annotation in figure.layout.annotations]


def happened(*days):
    """Rejections at one company on these days."""
    return pd.DataFrame(
        {
            "kind": pd.Series(["rejected"] * len(days), dtype="str"),
            "day": pd.to_datetime(list(days)),
            "note": "",
            "role": "Nurse",
        }
    )


def test_who_is_left_out_is_told_with_the_day_it_lifts():
    """Whole sentences, the day only where there is one."""
    until = ExcludedCompany("Acme", "acme", "snoozed", "Snoozed by you", date(2026, 12, 3))
    never = ExcludedCompany("Acme", "acme", "hired", "You accepted an offer there", None)

    assert recommendation.exclusion_sentence(until) == (
        "Not on the list today. Snoozed by you. Until 3 Dec 2026."
    )
    assert (
        recommendation.exclusion_sentence(never)
        == "Not on the list today. You accepted an offer there."
    )


def test_a_headline_carries_interval_and_counts():
    """No figure at the top of a page stands without its doubt."""
    estimate = Estimate("r", 0.25, 0.09, 0.53, 12, "share", "Definition.", k=3, excluded=2)

    shown = overview.headline("Rate", estimate)

    assert shown.caption == "9–53% · 3 of 12"
    assert shown.definition == "Definition. 2 left out."


@pytest.mark.parametrize(
    ("k", "caption"), [(314_072, "314,072 of 1,048,575"), (None, "from 1,048,575 applications")]
)
def test_large_counts_are_set_in_thousands(k, caption):
    """A number with seven figures in a row cannot be read."""
    estimate = Estimate("r", 0.3, 0.29, 0.31, 1_048_575, "share", "Definition.", k=k)

    assert overview.headline("Rate", estimate).caption.endswith(caption)


def test_a_headline_of_which_only_bounds_are_known_shows_them():
    """Words without days leave room from 0–60%; “no data” beside that would be untrue."""
    shown = overview.headline("Rate", Estimate("r", None, 0.0, 0.6, 7, "share", "Definition."))

    assert (shown.value, shown.caption) == ("0–60%", "from 7 applications")


def sent_on(*days: str) -> pd.DataFrame:
    """One application on each day."""
    return pd.DataFrame({"day": pd.to_datetime(list(days)), "applications": 1})
