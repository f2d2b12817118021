"""Small trackers, written as what happened."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from ajar.model.tracker import Tracker

Build = Callable[..., Tracker]

_APART = ("events", "signals")
"""What an application is described by beside its own columns."""


@pytest.fixture(scope="session")
def build() -> Build:
    """A tracker from applications, each with its events as ``kind=day`` pairs and its signals."""

    def made(*applications: dict[str, Any], company_events: tuple[Any, ...] = ()) -> Tracker:
        rows, events, signals = [], [], []
        for number, application in enumerate(applications):
            row = {key: value for key, value in application.items() if key not in _APART}
            key = row.get("company", "").casefold()
            rows.append({"id": number, "company_key": key, "stage": 0, **row})
            signals += [
                {"application": number, "company_key": key, "kind": kind, "text": kind}
                for kind in application.get("signals", ())
            ]
            events += [
                {"application": number, "company_key": key, "kind": kind, "day": day}
                for kind, day in application.get("events", ())
            ]
        events += [
            {"application": -1, "company_key": key, "kind": kind, "day": day}
            for key, kind, day in company_events
        ]
        frame = pd.DataFrame(events)
        if not frame.empty:
            frame["day"] = pd.to_datetime(frame["day"])
        sheet = pd.DataFrame(rows)
        sheet = sheet.fillna({"outcome": "open"} if "outcome" in sheet else {})
        return Tracker.build(sheet, frame, signals=pd.DataFrame(signals))

    return made


@pytest.fixture(scope="session")
def as_of() -> date:
    """The day of every test that does not need another."""
    return date(2026, 11, 20)


@pytest.fixture(scope="session")
def ago(as_of: date) -> Callable[[int], date]:
    """The day so many days before."""

    def before(days: int) -> date:
        return as_of - timedelta(days=days)

    return before


@pytest.fixture(scope="session")
def turned_down(ago: Callable[[int], date]) -> Callable[..., dict[str, Any]]:
    """An application that ended in a rejection so many days ago, after an interview."""

    def made(company: str, days: int, *more: tuple[str, date], **row: Any) -> dict[str, Any]:
        events = [
            ("applied", ago(days + 40)),
            ("interview", ago(days + 14)),
            ("rejected", ago(days)),
            *more,
        ]
        given = {"stage": 2, "outcome": "rejected", "contact_name": "Ines Berg", **row}
        return {"company": company, "role": "Data analyst", "events": events, **given}

    return made
