"""Figures draw what they are given, literally, and say their n."""

from datetime import date

import pandas as pd
import pytest

from ajar.model.estimate import Estimate
from ajar.present import doors, groups, history, overview
from ajar.reengage import Excluded, Reason, Window, WindowState

STAGES = pd.DataFrame(
    {
        "stage": [0, 1, 2, 3, 4],
        "label": ["Applied", "Screen or test", "Interview", "Final round", "Offer"],
        "reached": [40, 12, 6, 2, 1],
        "share": [1.0, 0.3, 0.15, 0.05, 0.025],
        "low": [0.91, 0.18, 0.07, 0.01, 0.004],
        "high": [1.0, 0.45, 0.29, 0.17, 0.13],
        "n": [40] * 5,
    },
)


def texts(figure) -> list[str]:
    """What the figure's annotations say."""
    return [annotation.text for annotation in figure.layout.annotations]


def test_the_funnel_names_every_stage_with_count_and_share():
    """Each bar is labelled directly."""
    exhibit = overview.funnel(STAGES)

    assert texts(exhibit.figure) == ["40 · 100 %", "12 · 30 %", "6 · 15 %", "2 · 5 %", "1 · 2 %"]
    assert exhibit.n == 40


def test_the_funnel_says_where_people_got_in_one_sentence():
    """The sentence above the figure is about this person."""
    assert overview.funnel(STAGES).sentence == (
        "Of 40 applications, 12 got past the first look and 6 reached an interview; "
        "1 ended in an offer."
    )


def test_an_empty_funnel_draws_nothing_and_says_so():
    """No frame without content."""
    exhibit = overview.funnel(STAGES.iloc[:0])

    assert exhibit.figure is None
    assert exhibit.sentence == "No application to count yet."


def test_a_company_named_like_markup_is_drawn_literally():
    """Plotly reads tags in labels; a person's words are not tags."""
    group = pd.DataFrame(
        {
            "group": ["x"], "label": ["<b>Acme</b> $x$"], "k": [3], "n": [9], "value": [1 / 3],
            "low": [0.1], "high": [0.6], "p": [1.0], "q": [1.0], "notable": [False],
            "too_small": [False],
        }
    )  # fmt: skip
    exhibit = groups.rates(group, name="g", by="company", what="were not selected", definition="d")

    assert exhibit.figure.data[0].y == ("&lt;b&gt;Acme&lt;/b&gt; &#36;x&#36;",)


def test_a_group_that_is_too_small_is_told_as_counts():
    """One of two is not fifty per cent."""
    group = pd.DataFrame(
        {
            "group": ["x"], "label": ["Agency"], "k": [1], "n": [2], "value": [0.5], "low": [0.1],
            "high": [0.9], "p": [1.0], "q": [1.0], "notable": [False], "too_small": [True],
        }
    )  # fmt: skip
    exhibit = groups.rates(group, name="g", by="channel", what="were not selected", definition="d")

    assert texts(exhibit.figure) == ["1 of 2"]
    assert exhibit.table["Share, %"].isna().all()


def test_the_waterfall_ends_at_the_score():
    """The bars follow each other from nothing to the score."""
    reasons = (
        Reason("base", "base", "Your base rate", 50),
        Reason("stage_final", "stage", "You reached the final round", 63),
        Reason("silence", "silence", "One message without an answer", -12),
    )
    figure = doors.waterfall(reasons, company="Acme").figure
    bars = figure.data[0]

    assert bars.base[-1] + bars.x[-1] == 101


def test_every_word_of_a_reason_can_be_read():
    """A long reason goes on over lines that fit a phone, and its bar stands beneath them."""
    long = "There is a person to write to: Wilhelmina van den Berg-Oosterhuis of Human Resources"
    reasons = (
        Reason("base", "base", "Your base rate, 10 %", 50),
        Reason("contact_named", "relationship", long, 14),
        Reason("unanswered", "silence", "1 message without an answer", -12),
    )
    figure = doors.waterfall(reasons, company="Acme").figure
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
    window = Window(None, None, WindowState.OPEN)
    exhibit = history.history(
        happened(None, None), company="Acme", as_of=date(2026, 6, 1), window=window
    )

    assert exhibit.figure is None
    assert exhibit.sentence == "No day is known of anything that happened with Acme."
    assert "shaded" not in exhibit.definition
    assert len(exhibit.table) == 2


@pytest.mark.parametrize(
    ("first", "ticks"), [("2026-04-01", "%-d %b\n%Y"), ("2024-04-01", "%b\n%Y")]
)
def test_a_short_history_counts_in_days_and_a_long_one_in_months(first, ticks):
    """No two ticks of a short line carry the name of one month; all three lanes are whole."""
    exhibit = history.history(happened(first), company="Acme", as_of=date(2026, 6, 1))
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
            for each in history.history(
                events, company="Acme", as_of=date(2026, 6, 1)
            ).figure.layout.annotations
        ]
        for events in (close, far)
    ]

    assert shifts == [[20, -20], [20, 20]]


def test_who_is_left_out_is_told_with_the_day_it_lifts():
    """Whole sentences, the day only where there is one."""
    until = Excluded("Acme", "acme", "snoozed", "Snoozed by you", date(2026, 12, 3))
    never = Excluded("Acme", "acme", "hired", "You accepted an offer there", None)

    assert doors.not_listed(until) == ("Not on the list today. Snoozed by you. Until 3 Dec 2026.")
    assert doors.not_listed(never) == "Not on the list today. You accepted an offer there."


def test_a_headline_carries_interval_and_counts():
    """No figure at the top of a page stands without its doubt."""
    estimate = Estimate("r", 0.25, 0.09, 0.53, 12, "share", "Definition.", k=3, excluded=2)

    shown = overview.headline("Rate", estimate)

    assert shown.beneath == "9 to 53 % · 3 of 12"
    assert shown.definition == "Definition. 2 could not be used."
