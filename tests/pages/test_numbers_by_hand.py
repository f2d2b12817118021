"""
The numbers on each page for a tracker of twelve rows, counted by hand.

Judged on 30 June 2026. Days since applying:

=========  =========  ====  ===============================================================
company    channel    age   what happened
=========  =========  ====  ===============================================================
Alder      referral   120   screen 5, interview 15, not selected 30, thanked 31
Birch      referral   119   screen 10, not selected 40
Cedar      job board  118   not selected 20
Dune       job board  117   not selected 20
Elm        job board  116   asked for news 10, no reply
Fern       job board  113   asked for news 10, not selected 30
Gorse      job board  112   no reply
Heath      job board  111   no reply
Ivy        job board  110   not selected 50
Juniper    agency     109   screen 10, offer 40
Kelp       agency      10   waiting
Larch      referral    15   screen 5, going on
=========  =========  ====  ===============================================================
"""

from datetime import date

import pytest

from tests.pages.page_reader import Page, Visit, numbers

AS_OF = date(2026, 6, 30)
ROWS = b"""\
Company,Role,Source,Date applied,Status,Phone screen,Interviews,Offer,Rejected on,Nudged,\
Thank-you sent,Contact
Alder,Nurse,Referral,2026-03-02,Rejected,2026-03-07,2026-03-17,,2026-04-01,,2026-04-02,Ann Lee
Birch,Nurse,Referral,2026-03-03,Rejected,2026-03-13,,,2026-04-12,,,
Cedar,Nurse,LinkedIn,2026-03-04,Rejected,,,,2026-03-24,,,
Dune,Nurse,LinkedIn,2026-03-05,Rejected,,,,2026-03-25,,,
Elm,Nurse,LinkedIn,2026-03-06,Applied,,,,,2026-03-16,,
Fern,Nurse,LinkedIn,2026-03-09,Rejected,,,,2026-04-08,2026-03-19,,
Gorse,Nurse,LinkedIn,2026-03-10,Applied,,,,,,,
Heath,Nurse,LinkedIn,2026-03-11,Applied,,,,,,,
Ivy,Nurse,LinkedIn,2026-03-12,Rejected,,,,2026-05-01,,,
Juniper,Nurse,Agency,2026-03-13,Offer,2026-03-23,,2026-04-22,,,,
Kelp,Nurse,Agency,2026-06-20,Applied,,,,,,,
Larch,Nurse,Referral,2026-06-15,Phone screen,2026-06-20,,,,,,
"""


@pytest.fixture(scope="module")
def visit() -> Visit:
    """The twelve rows, open and judged on their day."""
    return Visit("jobs.csv", ROWS, as_of=AS_OF)


@pytest.fixture(scope="module")
def page(visit):
    """Each page by name, run once."""
    pages: dict[str, Page] = {}

    def named(name: str) -> Page:
        if name not in pages:
            pages[name] = visit.page(name)
        return pages[name]

    return named


def test_how_the_file_was_read(page):
    """Twelve applications, each at a company of its own."""
    assert numbers(page("your_data").words.splitlines()[1]) == [12, 12]


def test_overview_headlines(page):
    """
    Eight replied: all but Elm, Gorse, Heath and Kelp. Interviews: Alder, and Juniper's offer.

    Rejected: 6 of 12. Positive replies came after 5, 5, 10 and 10 days; rejections after 20, 20,
    30, 30, 40 and 50.
    """
    replied, interviewed, rejected, days = page("overview").figures.values()

    assert numbers(replied[0] + " " + replied[1]) == [67, 8, 12]
    assert numbers(interviewed[0] + " " + interviewed[1]) == [17, 2, 12]
    assert numbers(rejected[0] + " " + rejected[1]) == [50, 6, 12]
    assert (numbers(days[0]), numbers(days[1])) == ([8], [30])


def test_method_intervals(page):
    """
    Positive by day 30: Aalen-Johansen.

    Day 5: 2 of 12 at risk. Day 10: 2 of the 10 left, Kelp among them. So 1/6 + 5/6 x 2/10 = 1/3.
    Rejected: 6 of 12, Wilson 25.4 to 74.6. No reply: Elm, Gorse and Heath of the ten older
    than 45 days, Wilson 10.8 to 60.3.
    """
    told = page("method").tables[0].set_index("Measure").iloc[:, 0]

    assert numbers(told["Rejection rate"]) == [50, 25, 75, 6, 12]
    assert numbers(told["No reply"]) == [30, 11, 60, 3, 10, 2]
    assert numbers(told["A positive reply by day 30, 60 or 90"])[:2] == [30, 33]
    assert "33% had a positive reply within 30 days" in page("method").words


def test_overview_funnel_and_flows(page):
    """
    Screen or further: Alder, Birch, Juniper, Larch. Interview or further: Alder, and Juniper.

    Wilson: 4/12 13.8 to 60.9, 2/12 4.7 to 44.8, 1/12 1.5 to 35.4.
    """
    funnel, flows = page("overview").table("funnel"), page("overview").table("flows")

    assert funnel["Reached"].tolist() == [12, 4, 2, 1, 1]
    assert funnel["Low, %"].isna().tolist() == [True] + [False] * 4, "that all were sent is sure"
    assert funnel["Low, %"].tolist()[1:] == [13.8, 4.7, 1.5, 1.5]
    assert funnel["High, %"].tolist()[1:] == [60.9, 44.8, 35.4, 35.4]
    assert {(row.From, row.To): row.Applications for row in flows.itertuples()} == {
        ("Applied", "Screening call or test"): 4,
        ("Applied", "Rejected"): 4,
        ("Applied", "No reply"): 3,
        ("Applied", "Waiting"): 1,
        ("Screening call or test", "Interview"): 2,
        ("Screening call or test", "Rejected"): 1,
        ("Screening call or test", "Waiting"): 1,
        ("Interview", "Final round"): 1,
        ("Interview", "Rejected"): 1,
        ("Final round", "Offer"): 1,
    }


def test_overview_weeks(page):
    """Each row above in its week, from Monday on; a first reply in the week it came."""
    told = page("overview").table("per-week").set_index("Week from")
    sent, replies = told["Applications"], told["Replies"]

    assert sent[sent > 0].to_dict() == {
        date(2026, 3, 2): 5, date(2026, 3, 9): 5, date(2026, 6, 15): 2,
    }  # fmt: skip
    assert replies[replies > 0].to_dict() == {
        date(2026, 3, 2): 1, date(2026, 3, 9): 1, date(2026, 3, 23): 3,
        date(2026, 4, 6): 1, date(2026, 4, 27): 1, date(2026, 6, 15): 1,
    }  # fmt: skip


LONG_SHOTS = ["Birch", "Ivy", "Fern", "Dune", "Cedar", "Heath", "Gorse", "Elm"]
"""
Those that rejected or never replied, the most promising first.

Birch had a call and a referral. Equal ones stand by the last word: Ivy 1 May, Fern 8 April, Dune
25 March, Cedar 24 March. After them those without a reply: Heath applied a day after Gorse, and
Elm left a question without an answer.
"""


def test_contact_list(visit):
    """What waits for an answer, what is going on, the interview of Alder, and the fresh one."""
    shown = visit.page("contact").lists["Companies to contact"]

    assert shown == ["Juniper", "Larch", "Alder", "Kelp"]


def test_contact_long_shots(visit):
    """All the others, in order: nobody is left out, and nobody is on both lists."""
    shown = visit.page("contact", long_shots=True).lists["Long shots"]

    assert shown == LONG_SHOTS


def test_company_timeline(visit):
    """Alder: five facts on five days, from 2 March to 2 April."""
    visit.at.query_params["door"] = "alder"
    history = visit.page("company").tables[0]

    assert history["Date"].tolist() == [
        "2 Apr 2026", "1 Apr 2026", "17 Mar 2026", "7 Mar 2026", "2 Mar 2026",
    ]  # fmt: skip


def test_method(page):
    """One message after an end can be counted, none was answered; every day is known."""
    replay = next(
        each for each in page("method").words.splitlines() if "after a no or silence" in each
    )
    quality = page("method").tables[-2]

    assert numbers(replay)[:2] == [1, 0]
    assert quality["Applications"].sum() == 0
