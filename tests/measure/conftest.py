"""Small trackers written down as a person would tell them."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from ajar.measure.applications.application_table import ApplicationTable, application_table
from ajar.model.enums import EventKind
from ajar.model.tracker import Coverage, Tracker

AS_OF = date(2026, 6, 30)
KINDS = {str(kind) for kind in EventKind}


def tell(*told: dict, coverage: Coverage | None = None) -> Tracker:
    """
    A tracker of applications, each a dict of columns and of events.

    A key that is a kind of event holds its day, None for an unknown one, a list for several, or
    ``("inferred", day)``.
    """
    applications, events = [], []
    for number, application in enumerate(told):
        columns = {key: value for key, value in application.items() if key not in KINDS}
        company = columns.setdefault("company", f"Company {number}")
        columns.setdefault("company_key", company.casefold())
        applications.append({"id": number, **columns})
        for kind, days in application.items():
            if kind not in KINDS:
                continue
            for day in days if isinstance(days, list) else [days]:
                inferred = isinstance(day, tuple)
                events.append(
                    {
                        "application": number,
                        "company_key": columns["company_key"],
                        "kind": kind,
                        "day": pd.Timestamp(day[1] if inferred else day) if day else pd.NaT,
                        "inferred": inferred,
                    }
                )
    frame = pd.DataFrame(applications)
    for column, empty in (("channel", "unknown"), ("outcome", "open"), ("stage", 0)):
        if column in frame:
            frame[column] = frame[column].fillna(empty)
    for column in ("said_silent",):
        if column in frame:
            frame[column] = frame[column].eq(True)
    columns = ["application", "company_key", "kind", "day", "inferred"]
    coverage = coverage or Coverage(stage_history=True)
    return Tracker.build(frame, pd.DataFrame(events, columns=columns), coverage=coverage)


@pytest.fixture
def judged() -> Callable[..., ApplicationTable]:
    """Judge told applications on 30 June 2026."""

    def judge(
        *told: dict, as_of: date = AS_OF, coverage: Coverage | None = None, **more
    ) -> ApplicationTable:
        return application_table(tell(*told, coverage=coverage), as_of=as_of, **more)

    return judge


@pytest.fixture(
    params=[
        "empty",
        "one",
        "none answered",
        "all rejected",
        "all on one day",
        "no days",
        "future",
        "reply before applying",
        "all undated outcomes",
    ]
)
def awkward(request) -> ApplicationTable:
    """Trackers that leave little to measure."""
    told = {
        "empty": [],
        "one": [{"applied": "2026-05-01"}],
        "none answered": [{"applied": f"2026-03-{day:02}"} for day in range(1, 21)],
        "all rejected": [
            {"applied": "2026-03-01", "rejected": f"2026-04-{day:02}", "outcome": "rejected"}
            for day in range(1, 21)
        ],
        "all on one day": [
            {"applied": "2026-06-30", "rejected": "2026-06-30", "outcome": "rejected"}
            for _ in range(12)
        ],
        "no days": [{"outcome": outcome} for outcome in ("open", "rejected", "offer") * 4],
        "future": [
            {"applied": "2027-01-01"},
            {"applied": "2026-06-01", "interview": "2026-07-15", "stage": 2},
        ],
        "reply before applying": [
            {"applied": "2026-05-10", "screen": "2026-05-01", "stage": 1},
            {"applied": "2026-05-10", "rejected": "2026-05-01", "outcome": "rejected"},
        ],
        "all undated outcomes": [
            {"applied": "2026-03-01", "rejected": None, "outcome": "rejected"} for _ in range(9)
        ],
    }[request.param]
    return application_table(tell(*told), as_of=AS_OF)
