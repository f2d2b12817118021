"""Figures draw what they are given, literally, and say their n."""

from datetime import date

import pandas as pd
import pytest

from ajar.model.estimate import Estimate
from ajar.present import (
    activity,
    company_timeline,
    funnel,
    groups,
    overview,
    recommendation,
    rejections,
)
from ajar.reengage import ContactWindow, ExcludedCompany, ScoreTerm, WindowState

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
    exhibit = funnel.funnel(STAGES)

    assert texts(exhibit.figure) == ["40 · 100 %", "12 · 30 %", "6 · 15 %", "2 · 5 %", "1 · 2 %"]
    assert exhibit.n == 40


def test_what_is_sure_has_no_whisker():
    """All were sent, so only later stages have an interval: 30 % is 18 to 45 %."""
    bars = funnel.funnel(STAGES).figure.data[0]

    assert list(bars.error_x.array)[:2] == pytest.approx([0, 15])
    assert list(bars.error_x.arrayminus)[:2] == pytest.approx([0, 12])


def test_the_funnel_says_where_people_got_in_one_sentence():
    """The sentence above the figure is about this person."""
    assert funnel.funnel(STAGES).sentence == (
        "Of 40 applications, 12 got past the first look and 6 reached an interview; "
        "1 ended in an offer."
    )


def test_an_empty_funnel_draws_nothing_and_says_so():
    """No frame without content."""
    exhibit = funnel.funnel(STAGES.iloc[:0])

    assert exhibit.figure is None
    assert exhibit.sentence == "No application to count yet."


def test_a_company_named_like_markup_is_drawn_literally():
    """Plotly reads tags in labels; a person's words are not tags."""
    group = pd.DataFrame(
        {
            "group": ["x", "y"], "label": ["<b>Acme</b> $x$", "Globex"], "k": [3, 3],
            "n": [9, 9], "value": [1 / 3] * 2, "low": [0.1] * 2, "high": [0.6] * 2,
            "p": [1.0] * 2, "q": [1.0] * 2, "notable": [False] * 2, "too_small": [False] * 2,
        }
    )  # fmt: skip
    exhibit = groups.rates(group, name="g", by="company", what="were not selected", definition="d")

    assert exhibit.figure.data[0].y == ("&lt;b&gt;Acme&lt;/b&gt; &#36;x&#36;", "Globex")


def test_a_group_that_is_too_small_is_told_as_counts():
    """One of two is not fifty per cent."""
    group = pd.DataFrame(
        {
            "group": ["x", "y"], "label": ["Agency", "Referral"], "k": [1, 3], "n": [2, 6],
            "value": [0.5, 0.5], "low": [0.1, 0.2], "high": [0.9, 0.8], "p": [1.0] * 2,
            "q": [1.0] * 2, "notable": [False] * 2, "too_small": [True, False],
        }
    )  # fmt: skip
    exhibit = groups.rates(group, name="g", by="channel", what="were not selected", definition="d")

    assert texts(exhibit.figure) == ["1 of 2", "50 % of 6"]
    assert exhibit.table["Share, %"].isna().tolist() == [True, False]


@pytest.mark.parametrize(
    ("n", "says"),
    [
        ([3, 4], "By channel there are too few applications to tell a difference from chance."),
        ([30], "By channel there is only A: 2 of 30 were not selected."),
    ],
)
def test_what_cannot_be_compared_is_said_and_not_drawn(n, says):
    """Only groups too small for a percentage, or a single group; the counts are in the table."""
    many = len(n)
    group = pd.DataFrame(
        {
            "group": ["a", "b"][:many], "label": ["A", "B"][:many], "k": [2] * many, "n": n,
            "value": [2 / each for each in n], "low": [0.1] * many, "high": [0.9] * many,
            "p": [None] * many, "q": pd.Series([None] * many, dtype="float64"),
            "notable": [False] * many, "too_small": [each < 5 for each in n],
        }
    )  # fmt: skip
    exhibit = groups.rates(group, name="g", by="channel", what="were not selected", definition="D.")

    assert exhibit.figure is None
    assert exhibit.sentence == says
    assert exhibit.definition == "D."
    assert exhibit.table["Of"].tolist() == n


@pytest.mark.parametrize(
    ("high", "marks"),
    [
        (3.1, {0.5: "half", 1: "alike", 2: "twice"}),
        (31, {0.1: "a tenth", 1: "alike", 10: "10 times"}),
    ],
)
def test_odds_stand_on_an_axis_in_words(high, marks):
    """Half is half and not 0.5; three marks, level, however wide the intervals are."""
    frame = pd.DataFrame(
        {
            "group": ["a"], "label": ["Design"], "n": [20], "pooled": [0.7], "stratified": [1.4],
            "low": [0.6], "high": [high], "reverses": [True],
        }
    )  # fmt: skip
    told = rejections.side_by_side(frame)
    axis = told.figure.layout.xaxis

    assert dict(zip(axis.tickvals, axis.ticktext, strict=True)) == marks
    assert axis.tickangle == 0
    assert "turned down" in axis.title.text
    assert told.sentence == "Within the same channel, the picture turns round for Design."


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
    assert exhibit.sentence == "No day is known of anything that happened with Acme."
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

    assert shown.beneath == "9 to 53 % · 3 of 12"
    assert shown.definition == "Definition. 2 could not be used."


@pytest.mark.parametrize(
    ("k", "beneath"), [(314_072, "314,072 of 1,048,575"), (None, "n = 1,048,575")]
)
def test_large_counts_are_set_in_thousands(k, beneath):
    """A number with seven figures in a row cannot be read."""
    estimate = Estimate("r", 0.3, 0.29, 0.31, 1_048_575, "share", "Definition.", k=k)

    assert overview.headline("Rate", estimate).beneath.endswith(beneath)


def test_a_headline_of_which_only_bounds_are_known_shows_them():
    """Words without days leave room from 0 to 60 %; “no data” beside that would be untrue."""
    shown = overview.headline("Rate", Estimate("r", None, 0.0, 0.6, 7, "share", "Definition."))

    assert (shown.value, shown.beneath) == ("0 to 60 %", "n = 7")


LINKS = pd.DataFrame(
    [
        ("Applied", "Screen or test", 5),
        ("Applied", "No reply", 8),
        ("Applied", "Not selected", 7),
        ("Screen or test", "Not selected", 4),
        ("Screen or test", "Waiting", 1),
    ],
    columns=["source", "target", "count"],
)


def test_flows_say_where_most_applications_stand():
    """11 noes are the 7 on paper and the 4 after a screen."""
    assert funnel.flows(LINKS, n=20).sentence == (
        "Of 20 applications, 11 were not selected, 8 have had no reply and 1 are waiting."
    )


def test_stages_are_named_above_the_flows_and_ends_beside_them():
    """On a phone, names beside the flows would run into each other."""
    made = funnel.flows(LINKS, n=20).figure

    assert texts(made) == ["Applied", "Screen or<br>test"]
    assert set(made.data[0].node.label) == {"20", "5", "No reply 8", "Not selected 11", "Waiting 1"}


def test_one_link_is_no_figure():
    """All went one way: the sentence says it."""
    told = funnel.flows(LINKS.iloc[1:2], n=8)

    assert (told.sentence, told.figure) == ("Of 8 applications, 8 have had no reply.", None)


def sent_on(*days: str) -> pd.DataFrame:
    """One application on each day."""
    return pd.DataFrame({"day": pd.to_datetime(list(days)), "applications": 1})


def test_the_calendar_has_a_row_a_month_and_a_square_a_day():
    """Two months; squares begin on the first day and end on the last."""
    told = activity.calendar(sent_on("2026-01-30", "2026-02-02"), sent=3)
    squares = pd.DataFrame(told.figure.data[0].z)

    assert list(told.figure.layout.yaxis.ticktext) == ["Jan 2026", "Feb 2026"]
    assert squares.shape == (2, 31)
    assert squares.loc[0, 29:30].tolist() == [1, 0]
    assert squares.loc[1, :1].tolist() == [0, 1]
    assert int(squares.notna().sum().sum()) == 4
    assert (texts(told.figure), told.n, told.excluded) == (["1", "1"], 2, 1)


def test_a_search_of_years_has_a_row_a_year():
    """25 months are drawn by months, so that the figure stays on one screen."""
    told = activity.calendar(sent_on("2024-11-05", "2025-03-01", "2026-11-20"), sent=3)
    squares = pd.DataFrame(told.figure.data[0].z)

    assert list(told.figure.layout.yaxis.ticktext) == ["2024", "2025", "2026"]
    assert squares.loc[0, 10:11].tolist() == [1, 0]
    assert (squares.loc[1, 2], squares.loc[2, 10]) == (1, 1)
    assert int(squares.notna().sum().sum()) == 25


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

    assert told.sentence == (
        "In the last 30 days you sent 3 applications (1 in the 30 before) and had 1 first reply "
        "(4 before), none of them positive."
    )
    assert texts(told.figure) == ["3 (was 1)", "1 (was 4)", "0 (was 2)", "2 (was 0)"]
    assert told.table["What"].tolist()[-1] == "Notes"


def test_groups_that_do_not_differ_are_told_with_their_ends():
    """The least and the most with their counts; a group of three has an interval and no dot."""
    frame = pd.DataFrame(
        {
            "group": ["a", "b", "c"], "label": ["Referral", "Job board", "Agency"],
            "k": [12, 5, 2], "n": [25, 20, 3], "value": [0.48, 0.25, 2 / 3],
            "low": [0.3, 0.11, 0.21], "high": [0.67, 0.47, 0.94], "p": [0.2, 0.2, None],
            "q": [0.3, 0.3, None], "notable": [False] * 3, "too_small": [False, False, True],
        }
    )  # fmt: skip
    told = groups.rates(frame, name="g", by="channel", what="were not selected", definition="d")

    assert told.sentence == (
        "By channel, from 25 % (Job board, 5 of 20) to 48 % (Referral, 12 of 25) were not "
        "selected; no difference is larger than chance would make."
    )
    assert texts(told.figure) == ["48 % of 25", "25 % of 20", "2 of 3"]
    assert list(told.figure.data[0].marker.size) == [11, 11, 0]


def test_a_step_of_three_has_no_dot():
    """3 of 3 is no 100 %; the narrowest step is told with its counts and interval."""
    wide = Estimate("w", 0.2, 0.12, 0.32, 60, "share", "d", k=12)
    tiny = Estimate("t", 1.0, 0.44, 1.0, 3, "share", "d", k=3)
    most = Estimate("m", 0.75, 0.6, 0.86, 40, "share", "d", k=30)
    none = Estimate("n", None, None, None, 0, "share", "d", k=0)

    told = rejections.conversions([wide, most, tiny, none])

    assert told.sentence == (
        "The narrowest step is from applied to screen: 12 of 60 went on (20 %, 12 to 32 %)."
    )
    assert list(told.figure.data[0].marker.size) == [12, 12, 0]


def test_a_dot_at_the_end_of_the_axis_is_whole():
    """All went on: 100 % is a full dot on a phone too, and so is a group of which nobody was."""
    all_went_on = Estimate("a", 1.0, 0.9, 1.0, 45, "share", "d", k=45)
    frame = pd.DataFrame(
        {
            "group": ["a", "b"], "label": ["A", "B"], "k": [0, 9], "n": [9, 9], "value": [0.0, 1.0],
            "low": [0.0, 0.7], "high": [0.3, 1.0], "p": [0.2] * 2, "q": [0.2] * 2,
            "notable": [False] * 2, "too_small": [False] * 2,
        }
    )  # fmt: skip
    told = groups.rates(frame, name="g", by="channel", what="were not selected", definition="d")

    assert rejections.conversions([all_went_on] * 4).figure.data[0].cliponaxis is False
    assert told.figure.data[0].cliponaxis is False


def test_reasons_are_shares_of_those_given():
    """6 of 8 with a reason; 12 more gave none. Wilson: 41 to 93 %."""
    frame = pd.DataFrame(
        {
            "reason": ["skills", "mismatch", "unstated"],
            "label": ["Skills or experience", "Visa, place or pay", "No reason given"],
            "count": [6, 2, 12], "share": [0.75, 0.25, None], "low": [0.409, 0.071, None],
            "high": [0.929, 0.591, None],
        }
    )  # fmt: skip
    told = rejections.reasons(frame)

    assert told.sentence == (
        "A reason was given in 8 of 20 cases; the commonest is “Skills or experience”: 6 of them "
        "(75 %, 41 to 93 %)."
    )
    assert (texts(told.figure), told.n, told.note) == (
        ["6 of 8", "2 of 8"], 8, "12 others had none."
    )  # fmt: skip
    assert list(told.figure.data[0].error_x.array) == pytest.approx([17.9, 34.1])
