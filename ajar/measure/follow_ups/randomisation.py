"""Random test of following up: eligible applications, and assignments so far."""

import numpy as np
import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.model.enums import EventKind, Outcome
from ajar.model.event_groups import FOLLOW_UPS, RANDOM_ASSIGNMENTS

SILENT_DAYS = 14
"""Days without a reply before random assignment, as in the landmark comparison."""


def eligible(table: ApplicationTable) -> pd.DataFrame:
    """
    Return the applications that can be assigned at random.

    They are open, at a company that has an identity, without any reply for at least
    ``SILENT_DAYS`` and not past the waiting threshold, not written to and not assigned yet.

    Returns
    -------
    DataFrame
        ``application, company_key, company, role, waited`` (days), the longest wait first.
    """
    rows = table.rows
    found = table.events
    settled = np.zeros(len(rows), dtype=np.bool_)
    settled[found.row[found.of(*FOLLOW_UPS, *RANDOM_ASSIGNMENTS)]] = True
    here = (
        (rows["outcome"] == Outcome.OPEN)
        & (rows["response"] == "none")
        & rows["waited"].between(SILENT_DAYS, table.thresholds.applied)
        & (rows["company_key"] != "")
        & ~settled
    )
    chosen = rows.loc[here, ["id", "company_key", "company", "waited"]]
    roles = table.tracker.applications.loc[here.to_numpy(), "role"]
    return (
        chosen.rename(columns={"id": "application"})
        .assign(role=roles.to_numpy())
        .sort_values("waited", ascending=False, kind="stable")
        .reset_index(drop=True)
    )


def assignments(table: ApplicationTable) -> pd.DataFrame:
    """
    Return the random assignments so far.

    Returns
    -------
    DataFrame
        ``company, role, day, write`` (bool), the latest first.
    """
    events = table.tracker.events_of(*RANDOM_ASSIGNMENTS)
    applications = table.tracker.applications.set_index("id")
    known = events.loc[events["application"].isin(applications.index)]
    of = applications.loc[known["application"]]
    return (
        pd.DataFrame(
            {
                "company": of["company"].to_numpy(),
                "role": of["role"].to_numpy(),
                "day": known["day"].to_numpy(),
                "write": (known["kind"] == EventKind.COIN_WRITE).to_numpy(),
            }
        )
        .sort_values("day", ascending=False, kind="stable")
        .reset_index(drop=True)
    )
