"""Every page says something true of a poor tracker: no error, no empty frame, no bare axes."""

import re
from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd
import pytest

from ajar.model.decisions import Decisions
from ajar.reengage.score.weights import defaults
from ajar.ui.frame.navigation import PAGES
from tests.pages.page_reader import Page, Visit, numbers

AS_OF = date(2026, 3, 31)
HEADER = "Company,Role,Source,Date applied,Status,Rejected on,Contact,Notes"
NAMES = ("Alder", "Birch", "Cedar", "Dune", "Elm", "Fern", "Gorse", "Heath")


def tracker(*rows: str) -> bytes:
    """A file of these rows."""
    return "\n".join([HEADER, *rows]).encode()


def each(row: str) -> list[str]:
    """A row for each of the eight names, sent on 1 to 8 January."""
    return [row.format(name=name, day=f"{day:02d}") for day, name in enumerate(NAMES, start=1)]


LATER = date.today() + timedelta(days=20)
NO = "{name},Nurse,LinkedIn,2026-01-{day},Rejected,2026-02-{day},,"
CASES = {
    "one application": tracker("Acme,Nurse,Referral,2026-01-05,Applied,,,"),
    "none answered": tracker(*each("{name},Nurse,LinkedIn,2026-01-{day},Applied,,,")),
    "all rejected": tracker(*each(NO)),
    "all on one day": tracker(
        *each("{name},Nurse,LinkedIn,2026-01-05,Rejected,2026-01-05,,")[:3],
        *each("{name},Nurse,LinkedIn,2026-01-05,Applied,,,")[3:],
    ),
    "no days": tracker(
        *each("{name},Nurse,LinkedIn,,Rejected,,,")[:6],
        *each("{name},Nurse,LinkedIn,,Applied,,,")[6:],
    ),
    "a future day": tracker(*each(NO)[:5], f"Later,Nurse,LinkedIn,{LATER},Applied,,,"),
    "a reply before the application": tracker(
        *each(NO)[:5], "Early,Nurse,LinkedIn,2026-02-10,Rejected,2026-02-01,,"
    ),
    "forty at one company": tracker(
        *(f"Acme,Nurse,LinkedIn,2026-01-{1 + n % 28:02d},Rejected,2026-02-10,," for n in range(20)),
        *(f"Acme,Nurse,LinkedIn,2026-01-{1 + n % 28:02d},Applied,,," for n in range(20, 40)),
    ),
    "everything gated": tracker(
        *each(NO + "Please do not contact us")[:5], "Fresh,Nurse,LinkedIn,2026-03-25,Applied,,,"
    ),
    "all weights zero": tracker(*each(NO)),
}

TRUE = {
    "one application": {
        "your_data": "1 application at 1 company",
        "report": "1 application at 1 company",
        "overview": "Your file doesn't say who replied.",
        "rejections": "No rejections so far from 1 application.",
        "response_times": "Your file doesn't say who replied.",
        "follow_ups": "No follow-ups in your file yet.",
        "contact": "Write to the person who referred you; your file does not name them.",
        "company": "1 application · reached: applied · 5 Jan 2026",
        "method": "0 messages after a no or silence can be counted",
    },
    "none answered": {
        "your_data": "8 applications at 8 companies",
        "report": "8 applications at 8 companies",
        "overview": "Your file doesn't say who replied.",
        "rejections": "No rejections so far from 8 applications.",
        "response_times": "Your file doesn't say who replied.",
        "follow_ups": "No follow-ups in your file yet.",
        "contact": "Nobody here at the moment.",
        "company": "No reply, and nobody there has met you",
        "method": "No reply 0 of 0; 8 could not be used",
    },
    "all rejected": {
        "your_data": "8 applications at 8 companies",
        "report": "8 applications at 8 companies",
        "overview": "No interviews noted from 8 applications",
        "rejections": "8 of 8 applications were rejected.",
        "response_times": "rejections came after 31 days.",
        "follow_ups": "No follow-ups in your file yet.",
        "contact": "Nobody here at the moment.",
        "company": "Turned down on the application",
        "method": (100, 68, 100, 8, 8),
    },
    "all on one day": {
        "your_data": "8 applications at 8 companies",
        "report": "8 applications at 8 companies",
        "overview": "No interviews noted from 8 applications",
        "rejections": "3 of 8 applications were rejected.",
        "response_times": "3 rejections came on the day of applying.",
        "follow_ups": "No follow-ups in your file yet.",
        "contact": "Nobody here at the moment.",
        "company": "Turned down on the application",
        "method": (3, 3),
    },
    "no days": {
        "your_data": "8 applications at 8 companies",
        "report": "8 applications at 8 companies",
        "overview": "When you applied is not in your file",
        "rejections": "6 of 8 applications were rejected.",
        "response_times": "Your file has no reply dates.",
        "follow_ups": "No follow-ups in your file yet.",
        "contact": "Nobody here at the moment.",
        "company": "Open by your file, which gives no dates",
        "method": "0 of 8 applications have all the dates we need.",
    },
    "a future day": {
        "your_data": "6 applications at 6 companies",
        "report": "6 applications at 6 companies",
        "overview": "No interviews noted from 6 applications",
        "rejections": "5 of 6 applications were rejected.",
        "response_times": "rejections came after 31 days.",
        "follow_ups": "No follow-ups in your file yet.",
        "contact": "Nobody here at the moment.",
        "company": "1 application · reached: applied · 5 Jan 2026 to 5 Feb 2026",
        "method": "Application dated in the future 1",
    },
    "a reply before the application": {
        "your_data": "6 applications at 6 companies",
        "report": "6 applications at 6 companies",
        "overview": "Rejection rate: 100%, 6 of 6",
        "rejections": "6 of 6 applications were rejected.",
        "response_times": "rejections came after 31 days.",
        "follow_ups": "No follow-ups in your file yet.",
        "contact": "Nobody here at the moment.",
        "company": "1 application · reached: applied",
        "method": "Reply dated before the application 1",
    },
    "forty at one company": {
        "your_data": "40 applications at 1 company",
        "report": "40 applications at 1 company",
        "overview": "Rejection rate: 50%, 20 of 40",
        "rejections": "The stage before is not known for 20 rejections",
        "response_times": "The dates in your file don't tell how long replies took.",
        "follow_ups": "No follow-ups in your file yet.",
        "contact": "Nobody here at the moment.",
        "company": "40 applications · reached: applied · 1 Jan 2026 to 10 Feb 2026",
        "method": (50, 35, 65, 20, 40),
    },
    "everything gated": {
        "your_data": "6 applications at 6 companies",
        "report": "6 applications at 6 companies",
        "overview": "Rejection rate: 83%, 5 of 6",
        "rejections": "5 of 6 applications were rejected.",
        "response_times": "rejections came after 31 days.",
        "follow_ups": "No follow-ups in your file yet.",
        "contact": "Nobody here at the moment.",
        "company": "Sent or last heard 6 days ago",
        "method": (100, 57, 100, 5, 5),
    },
    "all weights zero": {
        "your_data": "8 applications at 8 companies",
        "report": "8 applications at 8 companies",
        "overview": "No interviews noted from 8 applications",
        "rejections": "8 of 8 applications were rejected.",
        "response_times": "rejections came after 31 days.",
        "follow_ups": "No follow-ups in your file yet.",
        "contact": "Nobody here at the moment.",
        "company": "Turned down on the application",
        "method": "Reached an interview 0; stated: +45",
    },
}
"""
What each page must say, or the first numbers of a line in it, counted by hand.

Wilson at 95%: 0/1 0-79, 1/1 21-100, 0/5 0-43, 5/5 57-100, 5/6 44-97, 6/6 61-100, 0/8 0-32,
3/8 14-69, 8/8 68-100, 3/3 44-100, 20/40 35-65. No is said 31 days after applying. A file
without any reply does not say who did not reply.
"""


class Opened(NamedTuple):
    """One of the poor trackers, open, and its pages as they were first shown."""

    case: str
    visit: Visit
    shown: dict[str, Page]

    def page(self, name: str) -> Page:
        """A page, opened once."""
        if name not in self.shown:
            self.shown[name] = self.visit.page(name)
        return self.shown[name]


@pytest.fixture(scope="module", params=CASES)
def opened(request) -> Opened:
    """One of the poor trackers, open."""
    as_of = date.today() if request.param == "a future day" else AS_OF
    visit = Visit("jobs.csv", CASES[request.param], as_of=as_of)
    if request.param == "all weights zero":
        nothing = Decisions(weights=dict.fromkeys(defaults().names, 0.0))
        visit.at.session_state["ajar"].decisions = nothing
    return Opened(request.param, visit, {})


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_empty_frame(opened, name):
    """No error, no table without rows, no chart without a mark, no figure that is no number."""
    page = opened.page(name)

    assert page.errors == []
    assert [table for table in page.tables if table.empty] == []
    for chart in page.charts:
        figure = page.chart(chart)
        drawn = [marks(trace) for trace in figure["data"]]
        assert any(drawn) or figure["layout"].get("shapes") or chart.startswith("window"), chart
    assert not re.search(r"\b(nan|None|inf|NaT)\b", page.words)


def marks(trace: dict) -> bool:
    """Whether a trace draws anything."""
    found = trace.get("z") or trace.get("x") or trace.get("link", {}).get("value") or []
    return any(value is not None for value in found)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_something_true(opened, name):
    """The count, the bound or the sentence that this tracker makes true."""
    page = opened.page(name)
    told = [
        page.words,
        *(f"{label}: {value}, {beneath}" for label, (value, beneath) in page.figures.items()),
    ]
    told += [
        " ".join(str(cell) for cell in row) for table in page.tables for row in table.to_numpy()
    ]

    true = TRUE[opened.case][name]
    if isinstance(true, tuple):
        assert any(tuple(numbers(line))[: len(true)] == true for line in told)
    else:
        assert true in "\n".join(told)


def test_nobody_to_write_to_is_said(opened):
    """No tracker here names a person: the message says so wherever one is shown."""
    page = opened.page("contact")

    listed = bool(page.lists.get("Companies to contact"))
    said = ("You have no contact there", "your file does not name them", "your file names nobody")
    assert listed == any(each in page.words for each in said)


def test_one_of_one_is_no_percentage():
    """Below five cases the figures and labels are counts; the interval stands beside them."""
    visit = Visit("jobs.csv", CASES["one application"], as_of=AS_OF)
    overview, rejections = visit.page("overview"), visit.page("rejections")
    values = [value for page in (overview, rejections) for value, _ in page.figures.values()]

    assert [value for value in values if "%" in value] == []
    assert "funnel" not in overview.charts
    assert not any(table.get("Share, %", pd.Series()).notna().any() for table in overview.tables)
    assert "No rejections so far from 1 application." in rejections.words
