"""List of follow-ups: to whom, when, and the first reply."""

import numpy as np
import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.follow_ups.message_counts import REPLY_DAYS
from ajar.measure.follow_ups.replies_after import first_reply_after
from ajar.model.dates import NEVER, day_number, day_series
from ajar.model.enums import EventKind
from ajar.model.event_groups import ANSWERS_TO_FOLLOW_UPS, FOLLOW_UPS, REPLIES
from ajar.model.events import kind_mask

WAITING, NO_REPLY, NO_DATE = "Waiting", "No reply", "Date unknown"


def message_list(table: ApplicationTable) -> pd.DataFrame:
    """
    Return one row per follow-up, the latest first, those without a day last.

    Returns
    -------
    DataFrame
        ``company, company_key, contact, kind, label, day``, ``came`` (the first reply in words,
        or that there is none yet) and ``days`` (until that reply; empty where there is none).
    """
    found = table.events
    at = np.flatnonzero(kind_mask(frozenset(FOLLOW_UPS))[found.kind])
    row, day, usable = found.row[at], found.day[at], found.usable[at]
    reply = np.where(usable, first_reply_after(table, row, day), NEVER)
    kinds = tuple(EventKind)
    settled = day_number(table.as_of) - day >= REPLY_DAYS
    waiting = np.select([~usable, settled], [NO_DATE, NO_REPLY], WAITING)
    applications = table.tracker.applications.iloc[row]
    frame = pd.DataFrame(
        {
            "company": applications["company"].to_numpy(),
            "company_key": applications["company_key"].to_numpy(),
            "contact": applications["contact_name"].to_numpy(),
            "kind": [str(kinds[kind]) for kind in found.kind[at]],
            "label": [kinds[kind].label for kind in found.kind[at]],
            "day": day_series(np.where(day < NEVER, day, NEVER)),
            "came": np.where(reply < NEVER, _reply_words(table, row, reply), waiting),
            "days": pd.array(np.where(reply < NEVER, reply - day, 0), dtype="Int64"),
        }
    )
    frame["days"] = frame["days"].mask(pd.Series(reply >= NEVER))
    return frame.sort_values("day", ascending=False, na_position="last", kind="stable").reset_index(
        drop=True
    )


def _reply_words(table: ApplicationTable, row: np.ndarray, day: np.ndarray) -> np.ndarray:
    """Return the label of the first reply on each day; empty for none."""
    found = table.events
    answers = kind_mask(REPLIES | ANSWERS_TO_FOLLOW_UPS)[found.kind] & found.usable
    replies = pd.DataFrame(
        {"row": found.row[answers], "day": found.day[answers], "kind": found.kind[answers]}
    )
    first = replies.sort_values("kind").drop_duplicates(["row", "day"])
    asked = pd.DataFrame({"row": row, "day": day}).merge(first, on=["row", "day"], how="left")
    labels = np.array([*(kind.label for kind in EventKind), ""], dtype=object)
    return np.take(labels, asked["kind"].fillna(len(labels) - 1).to_numpy(dtype=np.int64))
