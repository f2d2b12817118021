"""Record of what the person did in a period, as employment offices ask for it."""

from datetime import date
from typing import NamedTuple

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.model.enums import EventKind
from ajar.model.event_groups import FOLLOW_UPS, POSITIVE_REPLIES

ACTIVITIES = (
    EventKind.APPLIED,
    *sorted(POSITIVE_REPLIES - {EventKind.OFFER}),
    *FOLLOW_UPS,
    EventKind.WITHDRAWN,
    EventKind.ACCEPTED,
    EventKind.DECLINED,
)
"""Kinds of events that are activities of the person; replies of employers are results."""


class ActivityRecord(NamedTuple):
    """Activities of a period."""

    rows: pd.DataFrame
    """
    One row per activity, in time order: ``day``, ``company``, ``role``, ``kind``, ``source`` (as
    written), ``channel``, ``agency``, ``outcome``, ``stage``, ``ended_on`` (day; empty where open
    or unknown), ``answered`` (whether any reply came), ``notes``.
    """
    undated: int
    """Applications of the whole file without a day that was written down."""
    covers_replies: bool
    """Whether the file says who replied at all."""


def activity_record(table: ApplicationTable, first: date, last: date) -> ActivityRecord:
    """
    Return the activities from *first* to *last*, both included.

    Only days that stand in the file count, not inferred ones.
    """
    events, applications = table.tracker.events, table.tracker.applications
    mine = events.loc[events["kind"].isin([str(kind) for kind in ACTIVITIES])]
    known = mine.loc[mine["day"].notna() & ~mine["inferred"]]
    dated = known.loc[known["kind"] == str(EventKind.APPLIED), "application"]
    within = known.loc[
        (known["day"] >= pd.Timestamp(first)) & (known["day"] <= pd.Timestamp(last))
    ].drop_duplicates(["application", "company_key", "kind", "day"])
    details = applications.set_index("id")[
        ["company", "role", "source", "channel", "agency", "outcome", "stage", "notes"]
    ].join(
        table.rows.set_index("id")[["end_on", "response"]].rename(columns={"end_on": "ended_on"})
    )
    rows = within[["day", "kind", "application", "company_key"]].join(details, on="application")
    named = rows["company_key"].map(table.tracker.company_names).fillna("")
    rows["company"] = rows["company"].where(rows["company"].notna(), named)
    rows["answered"] = rows["response"].notna() & (rows["response"].astype("str") != "none")
    texts = ["role", "source", "agency", "notes"]
    rows[texts] = rows[texts].fillna("")
    rows["kind"] = rows["kind"].astype("str")
    return ActivityRecord(
        rows.sort_values("day", kind="stable").drop(columns=["response"]).reset_index(drop=True),
        undated=int((~applications["id"].isin(dated)).sum()),
        covers_replies=not table.replies_not_covered,
    )
