"""
The numbers on each page for the sample, beside its own sheet counted again.

``tests.applications`` reads the sheet cell by cell, ``tests.measure.reference`` holds the
definitions as plain loops with statsmodels for the intervals. No measure of Ajar is called.
"""

from collections import Counter
from datetime import date, datetime
from statistics import median

import pytest

from tests.applications import SAMPLE_DAY, Application, sample
from tests.applications import STAGES as WORTH_A_STAGE
from tests.measure import reference
from tests.pages.page_reader import Page, Visit, numbers

REPLY = ("positive", "other", "rejected", "closed")
CHANNELS = {
    "Referral": "referral",
    "Recruiter": "recruiter",
    "Agency": "agency",
    "Careers page": "careers_page",
    "Job board": "job_board",
    "Networking": "networking",
    "Unknown": "unknown",
}
STAGES = ("Applied", "Screen or test", "Interview", "Final round", "Offer")
SHEET = sample()
COMPANIES = [each.company_key or number for number, each in enumerate(SHEET)]
"""Company of each row; a row without one stands for itself."""
STORIES = [each.story(SAMPLE_DAY) for each in SHEET]
TIMED = [story for story, each in zip(STORIES, SHEET, strict=True) if not each.guessed]
"""Those whose day of applying can start a clock."""
TIMED_COMPANIES = [
    company for company, each in zip(COMPANIES, SHEET, strict=True) if not each.guessed
]
WORDS = reference.first_words(TIMED)
ENDS = reference.ends(TIMED)
LIMIT = reference.threshold(TIMED)
WORDS_ON_DAYS = [(story.word[0], story.word[1]) for story in TIMED if story.word[0] is not None]
"""Days from applying to the first word, and its kind."""
REJECTION_DAYS = [
    (day - each.applied).days
    for each in SHEET
    for day, kind in each.events
    if kind == "rejected" and day and each.applied and not each.guessed
]
UNDATED = sum(story.word[0] is None and story.word[1] is not None for story in TIMED)
"""First words without a day."""


@pytest.fixture(scope="module")
def visit() -> Visit:
    """The sample, opened once for all tests here."""
    return Visit()


@pytest.fixture(scope="module")
def page(visit):
    """Each page by name, run once."""
    pages: dict[str, Page] = {}

    def named(name: str) -> Page:
        if name not in pages:
            pages[name] = visit.page(name)
        return pages[name]

    return named


HUMAN_WORDS = ("test", "screen", "interview", "final", "offer", "replied", "rejected", "closed")
"""Events that are a human word from the company."""


def percents(low: float, high: float) -> list[int]:
    """Ends of an interval as the figures have them."""
    return [round(low * 100), round(high * 100)]


def shares(rows) -> list[tuple]:
    """Count, of, low and high of (company, hit) pairs in several groups, as tables show them."""
    told = []
    for cases in rows:
        k, n, low, high = reference.share(cases)
        told.append((k, n, round(low * 100, 1), round(high * 100, 1)))
    return told


def day_of(each: Application) -> date:
    """Day of applying; every row of the sample has one."""
    assert each.applied
    return each.applied


def test_your_data_says_what_the_sheet_holds(page):
    """248 applications at 211 named companies; a heading and two saved ones are left out."""
    told = page("your_data").words.splitlines()[1]

    assert numbers(told) == [len(SHEET), len({each.company_key for each in SHEET} - {""}), 3]


def test_overview_headlines(page):
    """Replies, interviews and rejections of all sent, and the median days to a reply."""
    replied, interviewed, rejected, days = page("overview").figures.values()
    counts = (
        sum(story.word[1] in REPLY for story in STORIES),
        sum(each.stage >= STAGES.index("Interview") for each in SHEET),
        sum(each.outcome == "rejected" for each in SHEET),
    )
    positive = [day for day, kind in WORDS_ON_DAYS if kind == "positive"]

    for figure, k in zip((replied, interviewed, rejected), counts, strict=True):
        assert numbers(figure[0] + " " + figure[1]) == [round(k / 248 * 100), k, len(SHEET)]
    assert numbers(days[0]) == [round(median(positive))]
    assert numbers(days[1]) == [round(median(REJECTION_DAYS))]


def test_method_intervals(page):
    """Rejected of all sent, no reply of those old enough, a positive reply by day 30."""
    told = page("method").tables[0].set_index("Measure").iloc[:, 0]
    rejected = [
        (company, e.outcome == "rejected") for company, e in zip(COMPANIES, SHEET, strict=True)
    ]
    silent = [
        (company, reference.got_no_reply(story))
        for company, story in zip(COMPANIES, STORIES, strict=True)
        if reference.can_be_judged(story, LIMIT)
    ]
    positive = reference.incidence(WORDS, ("positive",), 30, TIMED_COMPANIES)[0]

    assert f"{round(positive * 100)}% had a positive reply within 30 days" in page("method").words
    for measure, cases in (("Rejection rate", rejected), ("No reply", silent)):
        k, n, low, high = reference.share(cases)
        assert numbers(told[measure])[:5] == [round(k / n * 100), *percents(low, high), k, n]


def test_overview_funnel(page):
    """Reached this stage or a later one, of all, which is sure of the first; bars and table."""
    rows = [
        [(company, each.stage >= stage) for company, each in zip(COMPANIES, SHEET, strict=True)]
        for stage in range(5)
    ]
    table, bars = page("overview").table("funnel"), page("overview").chart("funnel")["data"][0]

    columns = ["Reached", "Low, %", "High, %"]
    assert [tuple(row) for row in table[columns].to_numpy()[1:]] == [
        (k, low, high) for k, _, low, high in shares(rows)[1:]
    ]
    assert table["Low, %"].isna().tolist() == [True] + [False] * 4
    assert table["Reached"].tolist() == [248, 44, 24, 5, 2]
    assert bars["x"] == pytest.approx(table["Reached"] / 248)
    assert page("overview").n("funnel") == (248, 0)


def test_overview_flows(page):
    """From stage to stage and to where each stands; what flows in flows out."""
    counted = Counter()
    for each, story in zip(SHEET, STORIES, strict=True):
        for stage in range(each.stage):
            counted[STAGES[stage], STAGES[stage + 1]] += 1
        silent, unanswered = reference.is_silent(story, LIMIT), reference.got_no_reply(story)
        where = {
            "open": ("No reply" if unanswered else "Went quiet") if silent else "Waiting",
            "rejected": "Not selected",
            "closed": "Role closed",
            "withdrawn": "Withdrawn by me",
        }
        if each.outcome != "offer":
            counted[STAGES[each.stage], where[each.outcome]] += 1
    table = page("overview").table("flows")
    names = {"Screen or test": "Screening call or test", "Not selected": "Rejected",
             "Withdrawn by me": "Withdrawn"}  # fmt: skip

    assert {(row.From, row.To): row.Applications for row in table.itertuples()} == {
        (names.get(start, start), names.get(end, end)): count
        for (start, end), count in counted.items()
    }
    assert "Of 248 applications: 133 no reply and 80 rejected" in page("overview").words


def test_company_timeline(visit):
    """Tidewater Lane: two applications, fourteen facts, from 9 March to 12 November 2026."""
    visit.at.query_params["door"] = "tidewaterlane"
    page = visit.page("company")
    own = [each for each in SHEET if each.company_key == "tidewaterlane"]
    events = [day for each in own for day, _ in each.events]
    facts = next(each for each in page.words.splitlines() if "reached:" in each)
    history, applications = page.tables

    assert numbers(facts) == [2, 9, 2026, 12, 2026]
    shown = [datetime.strptime(day, "%d %b %Y").date() for day in history["Date"]]
    assert shown == sorted(events, reverse=True)
    assert len(events) == 14
    assert len(applications) == 2


def test_method_definitions_and_quality(page):
    """Every estimate again with its counts; one day of applying cannot start a clock."""
    definitions, *_, quality, weights = page("method").tables
    told = definitions.set_index("Measure")

    days = (30, 60, 90)
    positive = [
        (day, *reference.incidence(WORDS, ("positive",), day, TIMED_COMPANIES)) for day in days
    ]
    row = told.loc["A positive reply by day 30, 60 or 90"].iloc[0]
    assert numbers(row)[:12] == [
        number
        for day, value, *ends in positive
        for number in (day, round(value * 100), *percents(*ends))
    ]
    # Nine were closed on an unknown day: some of them by day 30, 60 and 90.
    shown = numbers(told.loc["A reply by day 30, 60 or 90"].iloc[0])[1:12:4]
    counted = [reference.incidence(WORDS, REPLY, day, TIMED_COMPANIES)[0] * 100 for day in days]
    for percent, without in zip(shown, counted, strict=True):
        assert without - 0.5 < percent <= without + 100 * UNDATED / len(TIMED) + 0.5
    assert (definitions["Definition"] != "").all()
    guessed = sum(each.guessed for each in SHEET)
    undated_ends = sum((None, each.outcome) in each.events for each in SHEET)
    assert quality.iloc[:, 1].tolist() == [0, 0, guessed, 0, UNDATED, undated_ends, 0]
    assert len(weights) == 23


def test_method_replay(page):
    """
    Messages after a no or silence at least 60 days old, and how many were answered within 60 days.

    A day at a company is one message. It counts where an application there had been
    turned down by then, or had heard nothing for longer than the threshold of its stage. A reply,
    feedback or a connection answers, also on the same day; a new stage does from the next day on.
    """
    told = next(
        each for each in page("method").words.splitlines() if "after a no or silence" in each
    )
    kinds = ("thanked", "asked_feedback", "invited", "nudged")
    sent = {
        (e.company_key, day)
        for e in SHEET
        for day, kind in e.events
        if e.company_key and kind in kinds
    }
    answered = []
    for key, day in sent:
        own = [each for each in SHEET if each.company_key == key]
        if (SAMPLE_DAY - day).days < 60 or not any(closed_by(each, day) for each in own):
            continue
        later = [((d - day).days, kind) for each in own for d, kind in each.events if d]
        back = ("heard_back", "feedback", "connected")
        moves = ("screen", "interview", "final", "offer")
        answered.append(
            any(
                (0 <= wait <= 60 and kind in back) or (0 < wait <= 60 and kind in moves)
                for wait, kind in later
            )
        )

    assert numbers(told)[:2] == [len(answered), sum(answered)]


def closed_by(each: Application, day: date) -> bool:
    """Whether an application had been turned down or fallen silent by a day."""
    before = [(d, kind) for d, kind in each.events if d and d <= day]
    if not before:
        return False
    if any(kind == "rejected" for _, kind in before):
        return True
    stage = max(WORTH_A_STAGE.get(kind, 0) for _, kind in before)
    heard = max(d for d, kind in before if kind in ("applied", *HUMAN_WORDS))
    return (day - heard).days > (LIMIT if stage == 0 else 38 if stage <= 2 else 25)
