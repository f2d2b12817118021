"""
The numbers on each page for the sample, beside its own sheet counted again.

``tests.applications`` reads the sheet cell by cell, ``tests.measure.reference`` holds the
definitions as plain loops with statsmodels for the intervals. No measure of Ajar is called.
"""

from collections import Counter
from datetime import date, timedelta

import numpy as np
import pytest

from tests.applications import SAMPLE_DAY, Application, sample
from tests.applications import STAGES as WORTH_A_STAGE
from tests.measure import reference
from tests.pages.page_reader import Page, Visit, numbers
from tests.reengage import reference_ranking

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
DOORS = [each.door or number for number, each in enumerate(SHEET)]
"""Company of each row; a row without one stands for itself."""
STORIES = [each.story(SAMPLE_DAY) for each in SHEET]
TIMED = [story for story, each in zip(STORIES, SHEET, strict=True) if not each.guessed]
"""Those whose day of applying can start a clock."""
TIMED_DOORS = [door for door, each in zip(DOORS, SHEET, strict=True) if not each.guessed]
WORDS = reference.first_words(TIMED)
ENDS = reference.ends(TIMED)
LIMIT = reference.threshold(TIMED)
UNDATED = sum(story.word[0] is None and story.word[1] is not None for story in TIMED)
"""First words without a day: they count as waiting and are no case of their kind."""


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


def test_tracker_says_what_the_sheet_holds(page):
    """248 applications at 211 named companies; a heading and two saved ones are set aside."""
    told = page("tracker").words.splitlines()[1]

    assert numbers(told) == [len(SHEET), len({each.door for each in SHEET} - {""}), 3]
    columns, statuses = page("tracker").tables[:2]
    filled = columns.set_index("Column")["Filled"]
    assert filled["Status"] == len(SHEET) + 2
    assert filled["Rejected on"] == sum(each.outcome == "rejected" for each in SHEET)
    assert filled["Nudged"] == sum(kind == "nudged" for each in SHEET for _, kind in each.events)
    assert statuses["Rows"].sum() == len(SHEET) + 2


def test_overview_headlines(page):
    """Sent, positive by day 30, not selected of all sent, no reply of those old enough."""
    figures = list(page("overview").figures.values())
    rejected = [(door, e.outcome == "rejected") for door, e in zip(DOORS, SHEET, strict=True)]
    silent = [
        (door, reference.is_silent(story, LIMIT))
        for door, story in zip(DOORS, STORIES, strict=True)
        if story.age > LIMIT or reference.is_silent(story, LIMIT)
    ]
    positive, low, high = reference.incidence(WORDS, ("positive",), 30, TIMED_DOORS)

    assert numbers(figures[0][0] + " " + figures[0][1]) == [248, 211]
    assert numbers(figures[1][0]) == [round(positive * 100)] == [18]
    assert numbers(figures[1][1]) == [*percents(low, high), len(TIMED)]
    for (value, beneath), cases in zip(figures[2:], (rejected, silent), strict=True):
        k, n, low, high = reference.share(cases)
        assert numbers(value) == [round(k / n * 100)]
        assert numbers(beneath) == [*percents(low, high), k, n]


def test_overview_funnel(page):
    """Reached this stage or a later one, of all; bars and table alike."""
    rows = [
        [(door, each.stage >= stage) for door, each in zip(DOORS, SHEET, strict=True)]
        for stage in range(5)
    ]
    table, bars = page("overview").table("funnel"), page("overview").chart("funnel")["data"][0]

    columns = ["Reached", "n", "Low, %", "High, %"]
    assert [tuple(row) for row in table[columns].to_numpy()] == shares(rows)
    assert table["Reached"].tolist() == [248, 44, 24, 5, 2]
    assert bars["x"] == pytest.approx(table["Reached"] / 248 * 100)
    assert page("overview").n("funnel") == (248, 0)


def test_overview_flows(page):
    """From stage to stage and to where each stands; what flows in flows out."""
    counted = Counter()
    for each, story in zip(SHEET, STORIES, strict=True):
        for stage in range(each.stage):
            counted[STAGES[stage], STAGES[stage + 1]] += 1
        silent = reference.is_silent(story, LIMIT)
        where = {
            "open": "No reply" if silent else "Waiting",
            "rejected": "Not selected",
            "closed": "Role closed",
            "withdrawn": "Withdrawn by me",
        }
        if each.outcome != "offer":
            counted[STAGES[each.stage], where[each.outcome]] += 1
    table = page("overview").table("flows")
    links = page("overview").chart("flows")["data"][0]["link"]

    assert {(row.From, row.To): row.Applications for row in table.itertuples()} == counted
    assert links["value"] == table["Applications"].tolist()

    stands = Counter()
    for (_, where), count in counted.items():
        stands[where] += count * (where not in STAGES[:4])
    heading = next(text for text in page("overview").words.splitlines() if "have had no" in text)
    assert numbers(heading) == [248, *(count for _, count in stands.most_common(3))]


def test_overview_calendar_and_what_is_new(page):
    """Every day of applying, and two spans of 30 days beside each other."""
    sent = Counter(day_of(each) for each in SHEET)
    cells = page("overview").chart("calendar")["data"][0]["z"]
    heading = next(text for text in page("overview").words.splitlines() if "busiest" in text)

    assert numbers(heading) == [248, len(sent), max(sent.values())]
    assert np.nansum(np.array(cells, dtype=float)) == 248

    def spans(days):
        ago = [(SAMPLE_DAY - day).days for day in days if day]
        return [sum(0 <= each < 30 for each in ago), sum(30 <= each < 60 for each in ago)]

    words = [
        (day_of(each) + timedelta(story.word[0]), story.word[1])
        for each, story in zip(SHEET, STORIES, strict=True)
        if story.word[0] is not None
    ]
    sent_later = ("thanked", "asked_feedback", "invited", "nudged")
    told = page("overview").table("lately")[["Last 30 days", "Before"]].to_numpy().tolist()
    assert told == [
        spans(day_of(each) for each in SHEET),
        spans(day for day, word in words if word in REPLY),
        spans(day for day, word in words if word == "positive"),
        spans(each.first("rejected") for each in SHEET),
        spans(day for each in SHEET for day, kind in each.events if kind in sent_later),
    ]
    noes = [each for each in SHEET if each.outcome == "rejected"]
    first = min(filter(None, (each.first("rejected") for each in noes)))
    since = sum(day > first for day in map(day_of, SHEET) if day)
    wall = next(text for text in page("overview").words.splitlines() if "noes" in text)
    assert numbers(wall) == [len(noes), sum(each.stage >= 2 for each in noes), since]


def test_rejections_headlines(page):
    """Of all sent, of those decided, and by day 60 from the curve of ends."""
    sent, decided, by_60 = page("rejections").figures.values()
    k, n, low, high = reference.share(
        [
            (door, each.outcome == "rejected")
            for door, each in zip(DOORS, SHEET, strict=True)
            if each.outcome in ("rejected", "offer")
        ]
    )
    value, *ends = reference.incidence(ENDS, ("rejected",), 60, TIMED_DOORS)

    assert numbers(sent[1])[2:] == [80, 248]
    assert (k, n) == (80, 82)
    assert numbers(decided[0]) + numbers(decided[1]) == [98, *percents(low, high), k, n]
    assert numbers(by_60[0]) + numbers(by_60[1]) == [
        round(value * 100),
        *percents(*ends),
        len(TIMED),
    ]


@pytest.mark.parametrize(
    ("by", "group"),
    [
        ("channel", lambda each: each.channel),
        ("stage", lambda each: STAGES[each.stage]),
        ("month", lambda each: day_of(each).strftime("%b %Y")),
        ("weekday", lambda each: day_of(each).strftime("%A")),
    ],
)
def test_rejections_by_group(visit, by, group):
    """Count, n and Wilson's bounds of each group; the dots stand on the shares."""
    page = visit.page("rejections", rejections_by=by)
    table = page.table(f"not-selected-by-{by}")
    rows = [
        [
            (door, each.outcome == "rejected")
            for door, each in zip(DOORS, SHEET, strict=True)
            if group(each) == CHANNELS.get(label, label)
        ]
        for label in table["Group"]
    ]
    dots = page.chart(f"not-selected-by-{by}")["data"][0]

    columns = ["Count", "Of", "Low, %", "High, %"]
    assert [tuple(row) for row in table[columns].to_numpy()] == shares(rows)
    assert table["Of"].sum() == 248
    assert page.n(f"not-selected-by-{by}") == (248, 0)
    assert dots["customdata"] == [
        f"{k} of {n}" for k, n in zip(table["Count"], table["Of"], strict=True)
    ]
    big = (table["Of"] >= 5).to_numpy()
    assert np.array(dots["x"])[big] == pytest.approx((table["Count"] / table["Of"] * 100)[big])
    assert table.loc[~big, "Share, %"].isna().all()


def test_rejections_conversions_and_reasons(page):
    """Of those settled at a stage, how many went on; and why, where it is said."""
    table = page("rejections").table("conversions")
    counted = [reference.conversion(STORIES, stage) for stage in range(4)]
    reasons = Counter(e.reason for e in SHEET if e.outcome in ("rejected", "closed"))
    told = page("rejections").table("reasons").set_index("Reason")["Count"].to_dict()

    assert list(zip(table["Went on"], table["Of"], strict=True)) == counted
    assert counted == [(44, 246), (24, 43), (5, 21), (2, 5)]
    assert told == {
        "Role frozen or gone": reasons["role_gone"],
        "Skills or experience": reasons["skills"],
        "Another candidate": reasons["other_candidate"],
        "Visa, place or pay": reasons["mismatch"],
        "No reason given": reasons["unstated"],
    }


@pytest.mark.parametrize("day", [0, 7, 14, 30, 60, 90, 300])
def test_response_times_first_words(page, day):
    """Aalen-Johansen by kind, and the share still waiting, on named days."""
    table = page("response_times").table("first-words")
    row = table.loc[table["Day"] <= day].iloc[-1]
    kinds = {
        "Positive reply, %": ("positive",),
        "Not selected, %": ("rejected",),
        "Closed or withdrawn, %": ("closed", "withdrawn"),
        "Other reply, %": ("other",),
    }

    for column, kind in kinds.items():
        expected = reference.at(reference.curve(WORDS, kind), day)[0]
        assert row[column] == pytest.approx(expected * 100, abs=0.051), column
    waiting = reference.at(reference.curve(WORDS, REPLY), day)[1]
    assert row["Still waiting, %"] == pytest.approx(waiting * 100, abs=0.051)
    assert row["Waiting then"] == sum(lasted > day for lasted, _ in WORDS)


def test_response_times_n(page):
    """Words without a day are no case; neither is the application whose day is a guess."""
    assert page("response_times").n("first-words") == (247 - UNDATED, 1 + UNDATED)
    assert UNDATED == 5


@pytest.mark.parametrize("day", [3, 10, 21])
def test_response_times_slider(visit, day):
    """(F(end) - F(d)) / S(d) with F the positive first words and S the share still waiting."""
    page = visit.page("response_times", silence=day)
    points = reference.curve(WORDS, ("positive",))
    end = reference.last_judged(WORDS)
    by_then, waiting = reference.at(points, day)
    chance = (reference.at(points, end)[0] - by_then) / waiting
    table = page.table("hear-after-silence").set_index("Day")
    told = next(each for each in page.words.splitlines() if "days of silence" in each)
    dot = page.chart("hear-after-silence")["data"][-1]

    assert numbers(told)[:2] == [day, round(chance * 100)]
    assert (dot["x"], dot["y"]) == ([day], [pytest.approx(chance * 100)])
    assert table.loc[day, "In 100"] == pytest.approx(chance * 100, abs=0.051)
    assert table.index[-1] == end - 1


def test_response_times_threshold(page):
    """The day by which 95 % of the yeses that come have come, and how many there were."""
    words = page("response_times").words.splitlines()
    told = next(each for each in words if each.startswith("#### Wait"))
    yeses = sum(kind == "positive" for _, kind in WORDS)

    assert numbers(told) == [LIMIT, 14, 90, 28, 21]
    assert (LIMIT, yeses) == (14, 44)
    assert any(
        f"n = {yeses}. 1 application could not be used. Read from {yeses}" in e for e in words
    )


def test_response_times_quartiles(page):
    """Days by which a quarter, half and three quarters have it; empty where never reached."""
    quarters = (0.25, 0.5, 0.75)
    curves = [
        reference.curve(WORDS, REPLY),
        reference.curve(WORDS, ("positive",)),
        reference.curve(ENDS, ("rejected",)),
    ]
    first = page("response_times").table("days-to-first-word").set_index("What")
    expected = [[reference.day_of(each, part) for part in quarters] for each in curves]
    assert _cells(first) == expected
    assert first["n"].tolist() == [247 - UNDATED, 247, 247]

    later = page("response_times").table("days-to-next-word").set_index("What")
    waits = [reference.next_word(STORIES, stage) for stage in ("screen", "interview", "final")]
    curves = [reference.curve(each, ("word",)) for each in waits]
    assert _cells(later) == [[reference.day_of(e, part) for part in quarters] for e in curves]
    assert later["n"].tolist() == [len(each) for each in waits]


def _cells(table) -> list:
    shown = table[["A quarter by day", "Half by day", "Three quarters by day"]]
    return [[None if np.isnan(cell) else cell for cell in row] for row in shown.to_numpy()]


def test_response_times_by_channel_and_company(page):
    """A positive first word, of those old enough; a word within 14 days, company by company."""
    table = page("response_times").table("positive-by-channel")
    rows = [
        [
            (door, story.word[1] == "positive")
            for door, story in zip(DOORS, STORIES, strict=True)
            if story.channel == CHANNELS[label]
            and (story.age > LIMIT or reference.is_silent(story, LIMIT))
        ]
        for label in table["Group"]
    ]
    columns = ["Count", "Of", "Low, %", "High, %"]
    assert [tuple(row) for row in table[columns].to_numpy()] == shares(rows)

    counted: dict = {}
    for story in TIMED:
        day, word = story.word
        if story.company and story.age >= 14 and not (word in REPLY and day is None):
            k, n = counted.get(story.company, (0, 0))
            counted[story.company] = k + (word in REPLY and day <= 14), n + 1
    told = page("response_times").table("company-speed")
    found = {
        Application(row.Company, "").door: (row[2], row.Of) for row in told.itertuples(index=True)
    }
    assert found == counted
    assert told["Shrunk share, %"].is_monotonic_decreasing


def test_follow_ups_sent_and_answered(page):
    """Each kind: sent, old enough to judge, and followed by a word within 45 days."""
    answers = ("heard_back", "feedback", "connected", "reopened")
    words = ("screen", "interview", "final", "offer", "rejected", "closed")
    told = page("follow_ups").table("follow-ups").set_index("What")
    kinds = {
        "Thanked": "thanked",
        "Asked for feedback": "asked_feedback",
        "Asked for news": "nudged",
    }
    for label, kind in kinds.items():
        sent = [(each, day) for each in SHEET for day, what in each.events if what == kind]
        judged = [(each, day) for each, day in sent if (SAMPLE_DAY - day).days >= 45]
        waits = []
        for each, day in judged:
            came = [(d - day).days for d, k in each.events if d and k in answers and d >= day]
            came += [(d - day).days for d, k in each.events if d and k in words and d > day]
            waits.append(min(came, default=999))
        [counted] = shares([[(e.door, w <= 45) for (e, _), w in zip(judged, waits, strict=True)]])
        row = told.loc[label]
        assert row["Sent"] == len(sent)
        assert (row["Answered"], row.iloc[1], row["Low, %"], row["High, %"]) == counted
        assert row.iloc[-1] == np.median([wait for wait in waits if wait <= 45])
    assert told["Sent"].sum() == 66


def test_follow_ups_compared(page):
    """The landmark comparison on days 14, 7 and 21, the naive one, and after a rejection."""
    told = page("follow_ups").table("fair-comparison")
    for day, row in zip((14, 7, 21), told.itertuples(), strict=False):
        sides = landmark(TIMED, day)
        assert numbers(row.Counts) == [part for side in sides for part in (sum(side), len(side))]
        if min(len(side) for side in sides) >= 5:
            fair = reference.fair(TIMED, day)
            assert row.Difference == f"{fair * 100:+.0f} points"
    naive = reference.naive(TIMED)
    assert numbers(told["Difference"].iloc[-1]) == [round(naive * 100)]
    [dots] = page("follow_ups").chart("fair-comparison")["data"]
    assert dots["x"] == pytest.approx(
        [100 * each for each in (reference.fair(TIMED, 14), reference.fair(TIMED, 21), naive)]
    )
    day_zero = min(day_of(each) for each in SHEET)
    applied = {number: (day_of(each) - day_zero).days for number, each in enumerate(SHEET)}
    after = reference.after_rejection(STORIES, applied)
    chart = page("follow_ups").chart("after-a-rejection-compared")
    assert chart["data"][0]["x"] == [pytest.approx(after * 100)]


def landmark(stories, day: int) -> tuple[list[bool], list[bool]]:
    """
    Heard within the 45 days after the landmark: those written to by then, and the others.

    Used are those that had heard nothing by the day and have been watched 45 days beyond it.
    """
    sides: tuple[list[bool], list[bool]] = ([], [])
    for story in stories:
        came, word = story.word
        if story.age < day + 45 or (word and came is None) or (came is not None and came <= day):
            continue
        wrote = story.first(("thanked", "asked_feedback", "invited", "nudged"))
        heard = word in REPLY and came <= day + 45
        sides[wrote is None or wrote > day].append(heard)
    return sides


def test_company_timeline(visit):
    """Tidewater Lane: two applications, fourteen facts, from 9 March to 12 November 2026."""
    visit.at.query_params["door"] = "tidewaterlane"
    page = visit.page("company")
    own = [each for each in SHEET if each.door == "tidewaterlane"]
    events = [day for each in own for day, _ in each.events]
    facts = next(each for each in page.words.splitlines() if "furthest" in each)

    assert numbers(facts) == [2, 9, 2026, 12, 2026]
    assert sorted(page.table("history")["Day"]) == sorted(events)
    assert page.n("history")[0] == len(events) == 14
    drawn = [day for trace in page.chart("history")["data"] for day in trace["x"]]
    assert sorted(date.fromisoformat(day[:10]) for day in drawn) == sorted(events)
    assert len(page.tables[-1]) == 2


def test_method_definitions_and_quality(page):
    """Every estimate again with its counts; one day of applying cannot start a clock."""
    quality, definitions, weights = page("method").tables
    told = definitions.set_index("Measure")

    assert numbers(told.loc["Not selected, of all sent"].iloc[0])[-2:] == [80, 248]
    for kinds, name in ((REPLY, "A reply"), (("positive",), "A positive reply")):
        row = told.loc[f"{name} by day 30, 60 or 90"].iloc[0]
        expected = []
        for day in (30, 60, 90):
            value, *ends = reference.incidence(WORDS, kinds, day, TIMED_DOORS)
            expected += [day, round(value * 100), *percents(*ends)]
        assert numbers(row)[: len(expected)] == expected
    assert (definitions["Definition"] != "").all()
    guessed = sum(each.guessed for each in SHEET)
    undated_ends = sum((None, each.outcome) in each.events for each in SHEET)
    assert quality.iloc[:, 1].tolist() == [0, 0, guessed, 0, UNDATED, undated_ends, 0]
    assert len(weights) == 23


def test_re_engage_list(visit):
    """
    The first page of the list, its chances, and how many are on it and left out.

    Scores and gates are those of ``tests.reengage.reference_ranking``. The base rate is the one
    that the card of the first door says, to the percent.
    """
    found = reference_ranking.doors([each for each in SHEET if each.door], SAMPLE_DAY)
    listed = [name for name, door in found.items() if not door.gate]
    page = visit.page("contact", list_part=None)
    score = page.table("score")
    rate = numbers(score["Reason"].iloc[0])[0] / 100
    table = page.tables[0]

    counted = next(each for each in page.words.splitlines() if "for this week" in each)
    assert sum(numbers(counted)) == len(listed) == 202
    order = reference_ranking.order(found, rate / (1 - rate))
    shown = [Application(name, "").door for name in table["Company"]]
    assert shown == order[: len(shown)]
    assert score["Points"].sum() == found[order[0]].score
    assert sorted(score["Points"].iloc[1:]) == sorted(found[order[0]].points.values())
    for name, chance, worth in zip(shown, table["Chance, %"], table["Worth, %"], strict=True):
        odds = rate / (1 - rate) * 2 ** ((found[name].score - 50) / 20)
        assert chance == pytest.approx(100 * odds / (1 + odds), abs=2), name
        assert worth == 100 * found[name].worth


@pytest.mark.parametrize("name", ["tidewaterlane", "marrowindenergy", "pellwuna"])
def test_company_score(visit, name):
    """Points of single doors, taken apart."""
    found = reference_ranking.doors([each for each in SHEET if each.door], SAMPLE_DAY)
    visit.at.query_params["door"] = name
    page = visit.page("company")

    assert "score" not in page.charts or page.table("score")["Points"].sum() == found[name].score
    assert ("Not on the list" in page.words) == bool(found[name].gate)


def test_method_replay(page):
    """
    Messages to closed doors at least 60 days old, and how many were answered within 60 days.

    A day at a company is one message. Its door had closed when an application there had been
    turned down by then, or had heard nothing for longer than the threshold of its stage. A reply,
    feedback or a connection answers, also on the same day; a new stage does from the next day on.
    """
    told = next(each for each in page("method").words.splitlines() if "closed doors" in each)
    kinds = ("thanked", "asked_feedback", "invited", "nudged")
    sent = {(e.door, day) for e in SHEET for day, kind in e.events if e.door and kind in kinds}
    answered = []
    for door, day in sent:
        own = [each for each in SHEET if each.door == door]
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
    heard = max(d for d, kind in before if kind in ("applied", *reference_ranking.WORDS))
    return (day - heard).days > (LIMIT if stage == 0 else 28 if stage <= 2 else 21)
