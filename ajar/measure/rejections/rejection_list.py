"""Rejections in time order, and what was sent since the first."""

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.model.enums import EventKind, Outcome, Stage


def rejections(table: ApplicationTable) -> pd.DataFrame:
    """
    Return all rejections in order of their day.

    Returns
    -------
    DataFrame
        ``application`` (id), ``company, company_key, role, day`` (of the rejection; empty where
        it is not known: these come last), ``stage`` and ``label`` (how far it got),
        ``applied_on`` and ``feedback`` (whether feedback came).
    """
    rows = table.rows.assign(role=table.tracker.applications["role"])
    chosen = rows.loc[rows["outcome"] == Outcome.REJECTED]
    helped = table.tracker.events_of(EventKind.FEEDBACK)["application"]
    listed = chosen.assign(
        day=chosen["end_on"].where(chosen["end"] == "rejected"),
        label=[Stage(stage).label for stage in chosen["stage"]],
        feedback=chosen["id"].isin(helped),
    ).rename(columns={"id": "application"})
    columns = ["application", "company", "company_key", "role", "day", "stage", "label"]
    ordered = listed.sort_values(["day", "applied_on"], kind="stable", na_position="last")
    return ordered[[*columns, "applied_on", "feedback"]].reset_index(drop=True)


def sent_since_first_rejection(table: ApplicationTable) -> int:
    """Return the number of applications sent after the first rejection; 0 if none has a day."""
    rows = table.rows
    first = rows.loc[rows["end"] == "rejected", "end_on"].min()
    return int((table.sent_on > first).sum())
