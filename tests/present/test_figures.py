"""Figures draw what they are given, literally, and say their n."""

from datetime import date

import pandas as pd
import pytest

from ajar.model.estimate import Estimate
from ajar.present import (
    activity,
    company_timeline,
    overview,
    recommendation,
)
from ajar.reengage import ContactWindow, ExcludedCompany, ScoreTerm, WindowState


def texts(figure) -> list[str]:
    """What the figure's annotations say."""
    return [annotation.text for annotation in figure.layout.annotations]


def test_the_waterfall_ends_at_the_score():
    """The bars follow each other from nothing to the score."""
    reasons = (
        ScoreTerm("base", "base", "Your base rate", 50),
        ScoreTerm("stage_final", "stage", "You reached the final round", 63),
        ScoreTerm("silence", "silence", "One message without an answer", -12),
    )
    figure = recommendation.score_waterfall(reasons, company="Acme").figure
    bars = figure.data[0]

    assert bars.base[-1] + bars.x[-1] == 101


def test_every_word_of_a_reason_can_be_read():
    """A long reason goes on over lines that fit a phone, and its bar stands beneath them."""
    long = "There is a person to write to: Wilhelmina van den Berg-Oosterhuis of Human Resources"
    reasons = (
        ScoreTerm("base", "base", "Your base rate, 10 %", 50),
        ScoreTerm("contact_named", "relationship", long, 14),
        ScoreTerm("unanswered", "silence", "1 message without an answer", -12),
    )
    figure = recommendation.score_waterfall(reasons, company="Acme").figure
    words = [each for each in figure.layout.annotations if each.x == 0]
    lines = words[1].text.split("<br>")
    bars = figure.data[0].y

    assert " ".join(lines) == long
    assert max(map(len, lines)) <= 50
    assert [bar - each.y for bar, each in zip(bars, words, strict=True)] == [29, 46, 29]
    assert all(bar + 10 < each.y for bar, each in zip(bars, words[1:], strict=False))


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


def test_a_history_without_days_says_so():
    """No line of time, no word of shaded days, and every fact in the table."""
    window = ContactWindow(None, None, WindowState.OPEN)
    exhibit = company_timeline.history(
        happened(None, None), company="Acme", as_of=date(2026, 6, 1), window=window
    )

    assert exhibit.figure is None
    assert exhibit.title == "No day is known of anything that happened with Acme."
    assert "shaded" not in exhibit.definition
    assert len(exhibit.table) == 2


@pytest.mark.parametrize(
    ("first", "ticks"), [("2026-04-01", "%-d %b\n%Y"), ("2024-04-01", "%b\n%Y")]
)
def test_a_short_history_counts_in_days_and_a_long_one_in_months(first, ticks):
    """No two ticks of a short line carry the name of one month; all three lanes are whole."""
    exhibit = company_timeline.history(happened(first), company="Acme", as_of=date(2026, 6, 1))
    layout = exhibit.figure.layout

    assert layout.xaxis.tickformat == ticks
    assert layout.yaxis.range[0] < 0
    assert layout.yaxis.range[1] > 2


def test_words_on_the_line_of_time_do_not_run_into_each_other():
    """Of four on one day after the other, one is above and one beneath; far ones are both above."""
    close = happened("2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04")
    far = happened("2026-01-01", "2026-05-01")
    shifts = [
        [
            each.yshift
            for each in company_timeline.history(
                events, company="Acme", as_of=date(2026, 6, 1)
            ).figure.layout.annotations
        ]
        for events in (close, far)
    ]

    assert shifts == [[20, -20], [20, 20]]


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

    assert shown.beneath == "9–53% · 3 of 12"
    assert shown.definition == "Definition. 2 could not be used."


@pytest.mark.parametrize(
    ("k", "beneath"), [(314_072, "314,072 of 1,048,575"), (None, "n = 1,048,575")]
)
def test_large_counts_are_set_in_thousands(k, beneath):
    """A number with seven figures in a row cannot be read."""
    estimate = Estimate("r", 0.3, 0.29, 0.31, 1_048_575, "share", "Definition.", k=k)

    assert overview.headline("Rate", estimate).beneath.endswith(beneath)


def test_a_headline_of_which_only_bounds_are_known_shows_them():
    """Words without days leave room from 0–60%; “no data” beside that would be untrue."""
    shown = overview.headline("Rate", Estimate("r", None, 0.0, 0.6, 7, "share", "Definition."))

    assert (shown.value, shown.beneath) == ("0–60%", "n = 7")


def sent_on(*days: str) -> pd.DataFrame:
    """One application on each day."""
    return pd.DataFrame({"day": pd.to_datetime(list(days)), "applications": 1})


def test_the_last_days_are_told_with_the_persons_counts():
    """What did not occur in either span is in the table only."""
    told = activity.lately(
        pd.DataFrame(
            {
                "what": ["applications", "replies", "positive", "rejected", "follow_ups"],
                "label": ["Sent", "First replies", "of these, positive", "Not selected", "Notes"],
                "now": [3, 1, 0, 2, 0],
                "before": [1, 4, 2, 0, 0],
            }
        ),
        days=30,
    )

    assert told.title == (
        "In the last 30 days you sent 3 applications (1 in the 30 before) and had 1 first reply "
        "(4 before), none of them positive."
    )
    assert texts(told.figure) == ["3 (was 1)", "1 (was 4)", "0 (was 2)", "2 (was 0)"]
    assert told.table["What"].tolist()[-1] == "Notes"
