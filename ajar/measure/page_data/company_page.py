"""Data of the Company page."""

from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.model.enums import Stage


class CompanyHistory(NamedTuple):
    """Applications and events of one company."""

    company: str
    stage: Stage
    first_day: date | None
    last_day: date | None
    applications: pd.DataFrame
    """As in the tracker, the latest first, with ``applied_on`` (day; empty where unknown)."""
    events: pd.DataFrame
    """kind, day, note, role; in time order, undated last."""


def company(table: ApplicationTable, key: str) -> CompanyHistory:
    """Return the history of the company with this key."""
    tracker = table.tracker
    row = tracker.companies.loc[tracker.companies["company_key"] == key].iloc[0]
    own = tracker.applications.loc[tracker.applications["company_key"] == key]
    events = tracker.events.loc[tracker.events["company_key"] == key]
    applied_on = table.rows.set_index("id")["applied_on"]
    own = own.assign(applied_on=own["id"].map(applied_on)).sort_values(
        "applied_on", ascending=False, na_position="last", kind="stable"
    )
    roles = own.set_index("id")["role"]
    events = events.assign(role=events["application"].map(roles).fillna(""))
    return CompanyHistory(
        company=str(row["company"]),
        stage=Stage(int(row["stage"])),
        first_day=_day(row["first_day"]),
        last_day=_day(row["last_day"]),
        applications=own,
        events=events.sort_values("day", kind="stable")[["kind", "day", "note", "role"]],
    )


def _day(value: Any) -> date | None:  # noqa: ANN401 - a cell of a frame
    return None if pd.isna(value) else pd.Timestamp(value).date()
