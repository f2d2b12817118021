"""A tracker as it would have stood on an earlier day."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from ajar.model.as_of import as_known_on
from ajar.model.tracker import Tracker
from data.simulator import simulate
from tests.measure.conftest import tell

THEN = date(2026, 6, 30)
LATER = {
    "sent later": {"applied": "2026-07-01"},
    "rejected later": {"applied": "2026-03-01", "rejected": "2026-07-01", "outcome": "rejected"},
    "met, then rejected later": {
        "applied": "2026-03-01",
        "screen": "2026-05-01",
        "interview": "2026-07-02",
        "rejected": "2026-08-01",
        "stage": 2,
        "outcome": "rejected",
        "reason": "skills",
    },
    "offer declined later": {
        "applied": "2026-03-01",
        "offer": "2026-06-20",
        "declined": "2026-07-02",
        "outcome": "offer",
        "offer_answer": "declined",
        "stage": 4,
    },
    "undated": {"applied": "2026-03-01", "interview": None, "rejected": None, "stage": 2}
    | {"outcome": "rejected"},
    "by a status alone": {"applied": "2026-03-01", "stage": 3, "outcome": "closed"},
    "rejected on the day": {"applied": "2026-03-01", "rejected": "2026-06-30"}
    | {"outcome": "rejected"},
}


def then(*names: str) -> Tracker:
    """The stories of these names as known on 30 June."""
    told = [{"reason": "unstated", "offer_answer": "", **LATER[name]} for name in names]
    return as_known_on(tell(*told), THEN)


@pytest.mark.parametrize(
    ("name", "stage", "outcome", "reason"),
    [
        ("rejected later", 0, "open", "unstated"),
        ("met, then rejected later", 1, "open", "unstated"),
        ("undated", 2, "rejected", "unstated"),
        ("by a status alone", 3, "closed", "unstated"),
        ("rejected on the day", 0, "rejected", "unstated"),
    ],
)
def test_what_came_later_is_not_known_yet(name, stage, outcome, reason):
    """Stage and outcome go back; what carries no day stays."""
    row = then(name, "rejected later").applications.iloc[0]

    assert (stage, outcome, reason) == (row["stage"], row["outcome"], row["reason"])


def test_an_application_sent_later_is_not_there_yet():
    """Neither it nor anything about it."""
    known = then("sent later", "rejected on the day")

    assert [1] == known.applications["id"].tolist()
    assert {1} == set(known.events["application"])


def test_an_answer_given_later_is_open():
    """The offer stands, the answer does not."""
    row = then("offer declined later").applications.iloc[0]

    assert ("offer", "", 4) == (row["outcome"], row["offer_answer"], row["stage"])


def test_where_nothing_is_later_nothing_changes():
    """The very same tracker."""
    tracker = tell(LATER["undated"], LATER["rejected on the day"])

    assert as_known_on(tracker, THEN) is tracker


@pytest.mark.parametrize("kind", ["screen", "test", "interview", "final"])
def test_where_only_appointments_are_later_nothing_changes(kind):
    """The file was written by that day; anything else that is later shows that it was not."""
    ahead = {"applied": "2026-06-01", kind: "2026-07-02", "outcome": "open"}
    tracker = tell(ahead, LATER["rejected on the day"])

    assert as_known_on(tracker, THEN) is tracker
    assert as_known_on(tell(ahead, LATER["sent later"]), THEN) is not tracker
    assert 0 == as_known_on(tell(ahead, LATER["sent later"]), THEN).applications["stage"].iloc[0]


@pytest.mark.parametrize("seed", range(4))
def test_a_search_cut_short_is_the_search_of_that_day(seed):
    """Stages, outcomes and events are those of the truth, each by its day."""
    as_of = date(2026, 11, 23)
    search = simulate(seed, 200, as_of=as_of)
    day = as_of - timedelta(days=150)
    known = as_known_on(search.tracker, day)
    truth = search.truth
    age = (pd.Timestamp(day) - truth["applied_on"]).dt.days
    passed = [truth[f"{stage}_days"] <= age for stage in ("screen", "interview", "final", "offer")]
    stage, ended = np.sum(passed, axis=0), truth["end_days"] <= age
    there = age >= 0

    assert known.applications["id"].tolist() == truth.index[there].tolist()
    assert known.applications["stage"].tolist() == stage[there].tolist()
    assert (
        known.applications["outcome"].tolist() == truth["end"].where(ended, "open")[there].tolist()
    )
    assert known.events["day"].max() <= pd.Timestamp(day)
