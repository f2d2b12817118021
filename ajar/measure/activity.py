"""What happened when: applications a day, what changed lately, and every no in time order."""

from datetime import timedelta

import pandas as pd

from ajar.measure.application_table import ApplicationTable
from ajar.model.enums import FOLLOW_UPS, EventKind, Outcome, Stage


def recent_changes(table: ApplicationTable, *, days: int = 30) -> pd.DataFrame:
    """
    What happened in the last *days* days, the as-of date included, beside the *days* before.

    Returns
    -------
    DataFrame
        ``what`` (applications, replies, positive, rejected, follow_ups), ``label``, ``now`` and
        ``before`` (counts).
    """
    rows, as_of = table.rows, pd.Timestamp(table.as_of)
    events = table.tracker.events
    followed = events.loc[events["kind"].isin(FOLLOW_UPS), "day"]
    positive = rows["response"] == "positive"
    replied = ~rows["response"].isin(["none", "withdrawn"])
    series = {
        "applications": ("Applications sent", rows["applied_on"]),
        "replies": ("First replies", rows.loc[replied, "response_on"]),
        "positive": ("of these, positive", rows.loc[positive, "response_on"]),
        "rejected": ("Not selected", rows.loc[rows["end"] == "rejected", "end_on"]),
        "follow_ups": ("Follow-ups sent", followed),
    }
    start, earlier = as_of - timedelta(days=days), as_of - timedelta(days=2 * days)
    return pd.DataFrame(
        [
            (
                what,
                label,
                int(((day > start) & (day <= as_of)).sum()),
                int(((day > earlier) & (day <= start)).sum()),
            )
            for what, (label, day) in series.items()
        ],
        columns=["what", "label", "now", "before"],
    )


def rejections(table: ApplicationTable) -> pd.DataFrame:
    """
    Every application that was not selected, in the order in which the news came.

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
    wall = chosen.assign(
        day=chosen["end_on"].where(chosen["end"] == "rejected"),
        label=[Stage(stage).label for stage in chosen["stage"]],
        feedback=chosen["id"].isin(helped),
    ).rename(columns={"id": "application"})
    columns = ["application", "company", "company_key", "role", "day", "stage", "label"]
    ordered = wall.sort_values(["day", "applied_on"], kind="stable", na_position="last")
    return ordered[[*columns, "applied_on", "feedback"]].reset_index(drop=True)


def sent_since_first_no(table: ApplicationTable) -> int:
    """Applications sent after the day of the first rejection; 0 where none has a day."""
    rows = table.rows
    first = rows.loc[rows["end"] == "rejected", "end_on"].min()
    return int(((rows["applied_on"] > first) & ~rows["future"]).sum())
