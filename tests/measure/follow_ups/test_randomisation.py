"""A coin is flipped once, for applications that are silent and not given up."""

from datetime import date

import pandas as pd
import pytest

from ajar.measure.applications.application_table import application_table
from ajar.measure.follow_ups import randomisation
from ajar.model.tracker import Tracker

AS_OF = date(2026, 6, 30)


def search(*, applied="2026-06-10", outcome="open", key="acme", more=()) -> Tracker:
    """One application, silent for twenty days unless told otherwise, with *more* events."""
    events = [{"application": 0, "company_key": key, "kind": "applied", "day": applied}, *more]
    return Tracker.build(
        pd.DataFrame({"company": ["Acme"], "company_key": [key], "outcome": [outcome]}),
        pd.DataFrame(events),
    )


def event(kind: str, day: str = "2026-06-20") -> dict:
    """Something that happened to the application."""
    return {"application": 0, "company_key": "acme", "kind": kind, "day": day}


def test_a_silent_application_is_due():
    """Open, two weeks without a word: the coin may decide."""
    due = randomisation.eligible(application_table(search(), as_of=AS_OF))

    assert list(due[["company", "waited"]].itertuples(index=False, name=None)) == [("Acme", 20)]


@pytest.mark.parametrize(
    "tracker",
    [
        search(applied="2026-06-20"),
        search(applied="2026-01-05"),
        search(outcome="rejected", more=[event("rejected")]),
        search(more=[event("screen")]),
        search(more=[event("nudged")]),
        search(more=[event("coin_wait")]),
        search(key="", more=[]),
    ],
    ids=["fresh", "long silent", "ended", "answered", "written to", "flipped", "no identity"],
)
def test_others_are_not_due(tracker):
    """Fresh, given up, ended, answered, already written to, already flipped, or nobody."""
    assert randomisation.eligible(application_table(tracker, as_of=AS_OF)).empty


def test_what_the_coin_said_is_listed():
    """The record says what was decided, for which company, on which day."""
    said = randomisation.assignments(
        application_table(search(more=[event("coin_write")]), as_of=AS_OF)
    )

    assert said.to_dict("records") == [
        {"company": "Acme", "role": "", "day": pd.Timestamp("2026-06-20"), "write": True}
    ]
