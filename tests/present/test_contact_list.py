"""The list of companies to contact, in words."""

from datetime import date
from functools import partial

import pandas as pd
import pytest

from ajar.model.enums import Stage
from ajar.present import contact_list, overview
from ajar.reengage import Action, Contact, ContactWindow, SentMessage, WindowState
from tests.export.rankings import recommended

EARLY, OPEN = WindowState.EARLY, WindowState.OPEN
FIRST, LAST = date(2026, 11, 21), date(2026, 12, 3)


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (ContactWindow(None, None, OPEN), "any time"),
        (ContactWindow(FIRST, LAST, EARLY), "from 21 Nov 2026"),
        (ContactWindow(FIRST, LAST, OPEN), "by 3 Dec 2026"),
        (ContactWindow(FIRST, None, OPEN), "any time"),
        (ContactWindow(FIRST, date(2027, 1, 4), OPEN), "any day until 4 Jan 2027"),
    ],
)
def test_when_a_step_is_taken_is_one_short_phrase(window, words):
    """A day in one form, or any time."""
    assert words == contact_list.when(window)


def rows(*buckets):
    """Companies of the list, each in a part of it; what is later in the order given."""
    return pd.DataFrame(
        {
            "company_key": [str(at) for at in range(len(buckets))],
            "bucket": pd.Series(buckets, dtype="str"),
            "segment": pd.Series(["act"] * len(buckets), dtype="str"),
            "window_from": pd.date_range("2027-01-01", periods=len(buckets))[::-1],
        }
    )


def test_tabs_count_their_companies_and_the_first_filled_one_opens():
    """What was sent counts messages."""
    counts = contact_list.counts(rows("later", "any time", "later"), sent=4)

    assert {"This week": 0, "Any time": 1, "Later": 2, "Sent": 4} == counts
    assert "Any time" == contact_list.first_tab(counts)
    assert "This week" == contact_list.first_tab(dict.fromkeys(counts, 0))


def test_what_is_later_stands_in_the_order_of_its_days():
    """The earliest day first; the other tabs keep the order of the list."""
    found = rows("later", "any time", "later", "any time")

    assert ["2", "0"] == contact_list.of_tab(found, "Later")["company_key"].tolist()
    assert ["1", "3"] == contact_list.of_tab(found, "Any time")["company_key"].tolist()
    assert contact_list.of_tab(found, "Sent").empty


def test_a_company_of_the_list_says_why_it_stands_there_now():
    """A window may go on for weeks; the reason tells why the step is suggested now."""
    name, said = "Acme", "They met you and it ended yesterday."
    _, *shown = contact_list.entry(recommended(name, connections=("Ana Soler",)))

    assert [name, "High", ("Send a thank-you, by 23 Nov 2026", said, "You know Ana Soler")] == shown


def test_a_company_without_a_message_says_why_there_is_none():
    """No likelihood stands beside it, and the reason once."""
    said = "Turned down on the application."
    found = recommended(action=Action.NONE, why=said)

    assert ("", (said, "You reached the final round")) == contact_list.entry(found)[2:]


def test_what_is_known_of_an_application_begins_with_a_capital():
    """Also where the file names no job."""
    found = recommended(role="", last_contact=None)

    assert "You reached the final round" == contact_list.about_line(found)


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        (Contact("Ann Lee", "ann@acme.example"), "Ann Lee <ann@acme.example>"),
        (Contact("", "ann@acme.example"), "ann@acme.example"),
        (Contact("Ann Lee"), "Ann Lee"),
        (Contact(), ""),
    ],
)
def test_a_message_goes_to_whoever_is_known(contact, shown):
    """With the address where there is one."""
    assert shown == contact_list.addressee(contact)


def test_what_is_open_is_told_in_a_few_words():
    """An offer before anything else, a promised day before days of waiting."""
    names = ("offer", "stage", "waited", "plan", "plan_day")
    lines = [
        dict(zip(names, each, strict=True))
        for each in (
            (True, 4, 3.0, "", None),
            (False, int(Stage.INTERVIEW), 0.0, "", None),
            (False, int(Stage.FINAL), 9.0, "decision", pd.Timestamp("2026-12-05")),
            (False, int(Stage.INTERVIEW), float("nan"), "", None),
            (False, int(Stage.SCREEN), 80.0, "", None),
        )
    ]

    assert [
        "Offer to answer · last news 3 days ago",
        "Interview · news today",
        "Final round · decision by 5 Dec 2026",
        "Interview",
        "Screening call or test · last news 1 Sep 2026",
    ] == [
        overview.open_line(row, date(2026, 11, 20))
        for row in pd.DataFrame(lines).itertuples(index=False)
    ]


def test_no_likelihood_is_told_of_a_step_that_asks_for_nothing():
    """To answer an offer or to withdraw is right however likely a positive reply is."""
    for action in (Action.ANSWER, Action.WITHDRAW):
        found = recommended("Acme", action=action)

        assert contact_list.entry(found)[2] == ""
        assert contact_list.likelihood(found) == ""
        assert contact_list.reasons(found) == []
    assert contact_list.entry(recommended("Acme", action=Action.THANK))[2] == "High"


def test_a_sent_message_without_a_reply_says_so_once_it_is_late():
    """Expected by 4 December: said until then; a reply has its day."""
    day = partial(date, 2026)
    sent = [
        SentMessage("Acme", "acme", "thanked", day(11, 20), day(12, 4), None),
        SentMessage("Birch", "birch", "nudged", day(11, 20), day(12, 4), day(11, 28)),
    ]

    on_time, late = (contact_list.sent_table(sent, day(12, at))["Reply"] for at in (4, 5))
    assert ["expected by 4 Dec 2026", "on 28 Nov 2026"] == on_time.tolist()
    assert ["none so far", "on 28 Nov 2026"] == late.tolist()


def test_the_tab_of_a_company_is_known():
    """Companies without anything to do are in none."""
    found = rows("later", "nothing to do", "this week")

    assert ["Later", "", "This week", ""] == [contact_list.tab_of(found, key) for key in "012x"]
