"""The events of a tracker as arrays."""

import numpy as np
import pandas as pd

from ajar.model.dates import NEVER, day_number
from ajar.model.enums import EventKind
from ajar.model.events import event_arrays
from ajar.model.tracker import Tracker


def tracker() -> Tracker:
    """Two applications at one company, and a fact about the company as such."""
    events = [
        (7, "applied", "2026-03-01"),
        (7, "interview", "2026-03-20"),
        (7, "screen", "2026-03-20"),
        (7, "rejected", None),
        (3, "applied", "2026-03-05"),
        (-1, "connected", "2026-03-09"),
    ]
    frame = pd.DataFrame(events, columns=["application", "kind", "day"])
    frame = frame.assign(company_key="acme", day=pd.to_datetime(frame["day"]))
    applications = pd.DataFrame({"id": [3, 7], "company": "Acme", "company_key": "acme"})
    return Tracker.build(applications, frame)


def test_first_and_last_day_of_each_application():
    """By the position of the application; NEVER where none has a day."""
    found = event_arrays(tracker())

    assert found.row.tolist() == [1, 1, 1, 1, 0, -1]
    assert found.first([EventKind.APPLIED])[1] == day_number(pd.Timestamp("2026-03-01").date())
    assert found.last([EventKind.APPLIED, EventKind.INTERVIEW])[1] > found.first(EventKind)[1]
    assert found.first([EventKind.REJECTED]).tolist() == [NEVER, NEVER]
    assert found.any([EventKind.REJECTED]).tolist() == [False, True]


def test_facts_about_the_company_belong_to_no_application():
    """They are kept, and count for none."""
    found = event_arrays(tracker())

    assert found.of(EventKind.CONNECTED).tolist() == [False] * 5 + [True]
    assert found.first([EventKind.CONNECTED]).tolist() == [NEVER, NEVER]


def test_on_one_day_stages_stand_in_their_order():
    """A screen before an interview, whatever the file's order."""
    found = event_arrays(tracker()).in_order([EventKind.INTERVIEW, EventKind.SCREEN])
    kinds = [tuple(EventKind)[kind] for kind in found.kind]

    assert kinds == [EventKind.SCREEN, EventKind.INTERVIEW]


def test_a_part_has_rows_of_its_own():
    """Rows count the applications kept."""
    part = event_arrays(tracker()).where(np.array([False, True]))

    assert (part.applications, part.row.tolist()) == (1, [0, 0, 0, 0])
