"""Cards of all pages on searches of every kind: short titles, plain words, nothing untrue."""

import re
from datetime import date

import pandas as pd
import pytest

from ajar.measure.applications.application_table import application_table
from ajar.measure.page_data import follow_ups, overview, rejections, response_times
from ajar.present import follow_up_comparisons, funnel, outcomes
from ajar.present import follow_ups as present_follow_ups
from ajar.present import rejections as present_rejections
from ajar.present import response_times as present_times
from ajar.present.chart_card import ChartCard
from data.simulator import simulate

AS_OF = date(2026, 11, 23)
MOST_WORDS = 12
PRIVATE = re.compile(
    r"\b(doors?|ajar|knock\w*|noes|not selected|first words?|had a word|silen\w+|seats?|naive|"
    r"fair|log-odds|band|set aside|base rate|channel|coin)\b|n = |\d %",
    re.IGNORECASE,
)
"""Words and forms that no page uses."""


def cards(table) -> list[ChartCard]:
    """Every card that the pages would show."""
    over, rejected = overview(table), rejections(table)
    times, sent = response_times(table), follow_ups(table)
    made = [
        funnel.funnel(over.funnel, lower_bound=over.lower_bound),
        funnel.flows(over.flows, n=over.sent),
        funnel.per_week(over.weeks),
        *(outcomes.outcomes_by_group(each) for each in rejected.outcomes),
        present_times.after_each_stage(times.after_stage),
    ]
    if len(rejected.rejections):
        made.append(present_rejections.by_stage(rejected.stages, lower_bound=rejected.lower_bound))
        made.append(present_rejections.over_time(rejected.over_time))
    if present_rejections.has_reasons(rejected.reasons):
        made.append(present_rejections.reasons(rejected.reasons))
    if times.dated:
        made.append(
            present_times.days_to_reply(times.positive_days, times.rejection_days, times.medians)
        )
    made.append(present_times.how_long_to_wait(times.reply_chance_after_silence))
    if len(times.companies):
        made.append(present_times.companies(times.companies))
    if len(sent.messages):
        made.append(present_follow_ups.messages(sent.messages, sent.answered))
        made.append(present_follow_ups.by_kind(sent.kinds))
        made.append(follow_up_comparisons.followed_up_or_not(sent.compared))
        made.append(follow_up_comparisons.wrote_after_rejection(sent.after_rejection))
    made.append(present_follow_ups.applied_again(sent.again))
    return made


@pytest.fixture(scope="module", params=[(1, 400), (2, 150), (3, 60), (4, 12), (5, 3)])
def made(request) -> list[ChartCard]:
    """The cards of a simulated search of some size."""
    seed, size = request.param
    return cards(application_table(simulate(seed, size, as_of=AS_OF).tracker, as_of=AS_OF))


def test_a_title_is_a_finding_of_at_most_twelve_words(made):
    """One glance."""
    assert [card.title for card in made if len(card.title.split()) > MOST_WORDS] == []


def test_titles_and_subtitles_use_the_words_of_job_seekers(made):
    """No private metaphor, no method's name, no spaced per cent."""
    assert [
        (card.name, found[0])
        for card in made
        for text in (card.title, card.subtitle)
        if (found := PRIVATE.search(text))
    ] == []


METHODS = re.compile(r"Wilson|Newcombe|Fisher|Benjamini|Mantel|Aalen|Kaplan|mid-p")


def test_methods_are_named_on_the_method_view_alone(made):
    """A definition says what is counted, in words."""
    assert [
        (card.name, found[0])
        for card in made
        for text in (card.title, card.subtitle, card.definition, card.note)
        if (found := METHODS.search(text))
    ] == []


def test_what_is_drawn_has_a_finding_a_unit_a_definition_and_numbers(made):
    """Nothing is drawn without them."""
    for card in made:
        if card.figure is not None:
            assert card.title, card.name
            assert card.subtitle, card.name
            assert card.definition, card.name
            assert card.alt, card.name
            assert card.n, card.name
            assert not card.table.empty, card.name


def test_under_twenty_applications_there_is_no_funnel(made):
    """A sentence with counts says more."""
    for card in made:
        if card.name in ("funnel", "flows", "per-week") and card.n < funnel.FEWEST_DRAWN:
            assert card.figure is None, card.name


def test_two_percentages_in_a_title_can_be_recomputed_from_the_table():
    """The reader with a pencil: shares by source come from the counts that the card shows."""
    table = application_table(simulate(1, 400, as_of=AS_OF).tracker, as_of=AS_OF)
    for each in rejections(table).outcomes:
        card = outcomes.outcomes_by_group(each)
        shares = dict(
            zip(card.table["Group"], card.table["Positive reply"] / card.table["Applications"],
                strict=True)
        )  # fmt: skip
        for label, percent in re.findall(r"([A-Z][\w ]*?) (\d+)%", card.title.split(": ")[-1]):
            if label in shares:
                assert f"{shares[label] * 100:.0f}" == percent


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


def test_the_funnel_says_what_applications_led_to():
    """Its first bar is sure and has no margin."""
    card = funnel.funnel(STAGES)

    assert card.title == "40 applications led to 6 interviews, 1 offer"
    assert list(card.figure.data[0].error_x.array)[:2] == pytest.approx([0, 0.15])
    assert [note.text for note in card.figure.layout.annotations][:4] == [
        "Applied", "40", "Screening call or test", "30% (12)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("reached", "says"),
    [
        ([40, 12, 6, 2, 1], "40 applications led to at least 6 interviews, 1 offer"),
        ([40, 0, 0, 0, 0], "No interviews noted from 40 applications"),
    ],
)
def test_the_funnel_of_a_file_that_hides_stages_says_the_least(reached, says):
    """Interviews before a rejection may be missing."""
    hidden = funnel.funnel(STAGES.assign(reached=reached), lower_bound="Some may be missing.")

    assert hidden.title == says


@pytest.mark.parametrize(
    ("rejected", "says"),
    [
        ([59, 10, 8, 3], "59 of 80 rejections came before a first conversation"),
        ([4, 10, 8, 3], "21 of 25 rejections came after a first conversation"),
        ([1, 0, 0, 0], "The one rejection came before a first conversation"),
        ([0, 1, 0, 0], "The one rejection came after a first conversation"),
        ([6, 0, 0, 0], "All 6 rejections came before a first conversation"),
    ],
)
def test_rejections_are_counted_by_the_stage_before(rejected, says):
    """In the sample 59 after the application, 10 after a call, 8 after an interview, 3 later."""
    stages = pd.DataFrame(
        {"stage": range(4), "rejected": rejected, "reached": [248, 44, 24, 5],
         "share": [each / sum(rejected) for each in rejected]}
    )  # fmt: skip

    assert present_rejections.by_stage(stages).title == says


@pytest.mark.parametrize(
    ("rejected", "says", "drawn"),
    [
        ([17, 0, 2, 0], "At least 2 of 19 rejections came after a first conversation", True),
        ([47, 0, 0, 0], "The stage before is not known for 47 rejections", False),
    ],
)
def test_a_status_that_hides_the_stage_gives_the_least_there_were(rejected, says, drawn):
    """Nothing says that they came before a first conversation."""
    stages = pd.DataFrame(
        {"stage": range(4), "rejected": rejected, "reached": [248, 44, 24, 5],
         "share": [each / sum(rejected) for each in rejected]}
    )  # fmt: skip
    card = present_rejections.by_stage(stages, lower_bound="a lower bound")

    assert card.title == says
    assert (card.figure is not None) == drawn


def test_offers_in_a_title_are_told_as_a_noun():
    """4 of 24 ended with an offer."""
    links = pd.DataFrame({"source": "Applied", "target": ["Went quiet", "Offer"], "count": [20, 4]})

    assert funnel.flows(links, n=24).title == "Of 24 applications: 20 went quiet and 4 offers"


def test_two_weeks_tell_no_habit():
    """“You send about 1 application a week” would be said of a single one."""
    weeks = pd.DataFrame({"week": pd.to_datetime(["2026-01-05"]), "applications": 1, "replies": 0})

    assert funnel.per_week(weeks).title == ""


def test_a_week_without_known_replies_shows_what_was_sent():
    """And says that the rest is not known."""
    weeks = pd.DataFrame(
        {"week": pd.date_range("2026-01-05", periods=4, freq="7D"), "applications": 10}
    )
    card = funnel.per_week(weeks)

    assert "not known" in card.subtitle
    assert len(card.figure.data) == 1


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ([(0.1, 0.2), (0.01, 0.04)], "After 14 days without a reply, a positive one is unlikely"),
        ([(0.1, 0.2), (0.04, 0.3)], "After 14 days without a reply, 4% turned positive"),
    ],
)
def test_unlikely_is_said_only_where_it_is_known(values, says):
    """A small share with a wide margin is told as it is."""
    from ajar.model.estimate import Curve

    points = pd.DataFrame(
        {"day": [0, 14], "value": [v for v, _ in values], "low": 0.0,
         "high": [h for _, h in values], "at_risk": [90, 40]}
    )  # fmt: skip
    curve = Curve("hear_after_silence", points, 90, "share", "definition")

    assert present_times.how_long_to_wait(curve).title == says


def test_one_of_a_thing_is_told_in_the_singular():
    """One rejection, one reply, one day."""
    assert present_rejections.sentence(1, 3) == "1 of 3 applications was rejected."
    assert present_times.sentence([1], [2, 9], replies=3, sent=5) == (
        "1 positive reply came after 1 day and 2 rejections came after 2 and 9 days."
    )


def test_a_list_of_rejections_has_no_empty_column():
    """None of two has a day or a job; the company and the day of applying of one are known."""
    latest = pd.DataFrame(
        {"day": pd.to_datetime([None, None]), "company": ["Acme", ""], "role": ["", ""],
         "label": ["Applied", "Interview"], "applied_on": pd.to_datetime([None, "2026-03-01"])}
    )  # fmt: skip

    assert list(present_rejections.every_rejection(latest)) == ["Company", "Reached", "Applied"]
