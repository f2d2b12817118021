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
from scipy.integrate import quad

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


def test_tracker(page):
    """Twelve applications, each at a company of its own."""
    assert numbers(page("tracker").words.splitlines()[1]) == [12, 12]


def test_overview_headlines(page):
    """
    Positive by day 30: Aalen-Johansen.

    Day 5: 2 of 12 at risk. Day 10: 2 of the 10 left, Kelp among them. So 1/6 + 5/6 x 2/10 = 1/3.
    Not selected: 6 of 12, Wilson 25.4 to 74.6. No reply: Elm, Gorse and Heath of the ten older
    than 30 days, Wilson 10.8 to 60.3.
    """
    sent, positive, rejected, silent = page("overview").figures.values()

    assert numbers(sent[0] + " " + sent[1]) == [12, 12]
    assert (numbers(positive[0]), numbers(positive[1])[-1]) == ([33], 12)
    assert numbers(rejected[0] + " " + rejected[1]) == [50, 25, 75, 6, 12]
    assert numbers(silent[0] + " " + silent[1]) == [30, 11, 60, 3, 10]


def test_overview_funnel_and_flows(page):
    """
    Screen or further: Alder, Birch, Juniper, Larch. Interview or further: Alder, and Juniper.

    Wilson: 12/12 75.8 to 100, 4/12 13.8 to 60.9, 2/12 4.7 to 44.8, 1/12 1.5 to 35.4.
    """
    funnel, flows = page("overview").table("funnel"), page("overview").table("flows")

    assert funnel["Reached"].tolist() == [12, 4, 2, 1, 1]
    assert funnel["Low, %"].tolist() == [75.8, 13.8, 4.7, 1.5, 1.5]
    assert funnel["High, %"].tolist() == [100.0, 60.9, 44.8, 35.4, 35.4]
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


def test_overview_lately(page):
    """June: Kelp and Larch were sent and Larch replied. May, from the 2nd on: nothing."""
    told = page("overview").table("lately")

    assert told["Last 30 days"].tolist() == [2, 1, 1, 0, 0]
    assert told["Before"].tolist() == [0, 0, 0, 0, 0]


SCORES = {
    "Alder": 50 + 45 + 14 + 32 + 4 - 12 - 17,
    "Birch": 50 + 26 + 32 + 4 - 7,
    "Ivy": 50 + 4,
    "Fern": 50 + 4,
    "Dune": 50 + 4,
    "Cedar": 50 + 4,
    "Heath": 50 - 9 - 9,
    "Gorse": 50 - 9 - 9,
    "Elm": 50 - 9 - 9 - 12,
}
"""
Points of the weights: interview 45, screen 26, named contact 14, referral 32, silence -9, a message
without an answer -12 (Alder's thanks, Elm's nudge).

How often they answer, 29 a log-odd: 8 of the 11 that can be judged answered; too few companies have
two applications to fit anything, so the mean is (8 + 0.5) / (11 + 1) = 0.708 with strength 10. One
that answered: (1 + 7.083) / 11 = 0.735, 0.132 log-odds, +4. One that did not: 7.083 / 11 = 0.644,
-0.295, -9.

Fading, half in 180 days: Alder's 59 points after 90 days 0.7071 x 59 = 42, so -17; Birch's 26 after
79 days 0.7377 x 26 = 19, so -7. Equal scores stand by the last word: Ivy 1 May, Fern 8 April,
Dune 25 March, Cedar 24 March; Heath applied a day after Gorse.
"""


def base_rate() -> float:
    """
    One in ten, moved by one message: Alder's thanks, without an answer.

    Its score that day was 50 + 45 + 14 + 32, and nothing had faded; all five that could be judged
    had answered, so there was nothing to compare. Mean of a beta(1, 9) times the chance of silence.
    """

    def silence(share: float) -> float:
        odds = share / (1 - share) * 2 ** ((45 + 14 + 32) / 20)
        return (1 - share) ** 8 / (1 + odds)

    return quad(lambda share: share * silence(share), 0, 1)[0] / quad(silence, 0, 1)[0]


def test_re_engage_list(visit):
    """All nine that ended or fell silent, in order, each with its chance."""
    listed = visit.page("contact", list_part=None).tables[0]
    odds = base_rate() / (1 - base_rate())
    chances = [odds * 2 ** ((score - 50) / 20) for score in SCORES.values()]

    assert listed["Company"].tolist() == list(SCORES)
    assert listed["Chance, %"].tolist() == [round(100 * each / (1 + each)) for each in chances]


@pytest.mark.parametrize("name", SCORES)
def test_company_score(visit, name):
    """The points of each door, taken apart, sum to its score."""
    visit.at.query_params["door"] = name.casefold()
    page = visit.page("company")

    assert page.table("score")["Points"].sum() == SCORES[name]


def test_re_engage_left_out(visit):
    """Juniper has an offer open, Kelp is too fresh and Larch is going on."""
    visit.at.session_state["Left out, and why"] = True
    tables = visit.page("contact").tables

    left = next(table for table in tables if set(table.iloc[:, 0]) & {"Kelp"})
    assert sorted(left.iloc[:, 0]) == ["Juniper", "Kelp", "Larch"]


def test_company_timeline(visit):
    """Alder: five facts on five days, from 2 March to 2 April."""
    visit.at.query_params["door"] = "alder"
    page = visit.page("company")
    days = [date(2026, 3, 2), date(2026, 3, 7), date(2026, 3, 17), date(2026, 4, 1)]

    assert page.table("history")["Day"].tolist() == [*days, date(2026, 4, 2)]
    assert page.n("history") == (5, 0)


def test_method(page):
    """One message to a closed door can be counted, none was answered; every day is known."""
    replay = next(each for each in page("method").words.splitlines() if "closed doors" in each)
    quality = page("method").tables[0]

    assert numbers(replay)[:2] == [1, 0]
    assert quality["Applications"].sum() == 0
