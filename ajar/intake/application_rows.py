"""Flat rows of all applications, with their place in the file."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from ajar.intake.summary import dated_by_the_file
from ajar.model.enums import EventKind, Outcome
from ajar.model.event_groups import ANSWERS_TO_FOLLOW_UPS, FOLLOW_UPS, POSITIVE_REPLIES, REPLIES
from ajar.model.import_report import ImportResult
from ajar.model.tracker import Tracker

_ENDINGS: Mapping[str, tuple[EventKind, ...]] = {
    Outcome.REJECTED: (EventKind.REJECTED,),
    Outcome.CLOSED: (EventKind.CLOSED,),
    Outcome.WITHDRAWN: (EventKind.WITHDRAWN,),
    Outcome.OFFER: (EventKind.OFFER, EventKind.ACCEPTED, EventKind.DECLINED),
}
_SILENT = "silent"
"""Outcome of an open application for which the file states that nobody replied."""


def application_rows(loaded: ImportResult) -> list[dict[str, Any]]:
    """
    Return one row per application, in the order of the tracker.

    Returns
    -------
    list of dict
        ``sheet`` and ``row`` (where it stands), ``company``, ``role``, ``applied`` (ISO day),
        ``outcome`` (open, silent, rejected, offer, withdrawn, closed), ``ended`` (ISO day of that
        outcome), ``stage`` (0 to 4), ``first_reply`` (ISO day), ``channel``, ``contact`` (name,
        else mail address), ``follow_ups`` and ``came_back`` (``kind@day`` joined by ``;``) and
        ``reason``. Unknown values are empty text.

    Notes
    -----
    Inferred days count like stated ones, unless they are only the day on which the row was
    written or last changed.
    """
    tracker = loaded.tracker
    applications, events = tracker.applications, dated_by_the_file(loaded)
    applied = _first_day(events, (EventKind.APPLIED,))
    follow_ups, came_back = _marks(events, FOLLOW_UPS), _marks(events, tuple(ANSWERS_TO_FOLLOW_UPS))
    ended, first_reply = _ended(tracker, events), _first_reply(events)
    outcome = applications["outcome"].astype("str")
    outcome = outcome.mask(applications["said_silent"] & (outcome == Outcome.OPEN), _SILENT)
    contact = applications["contact_name"].where(
        applications["contact_name"] != "", applications["contact_address"]
    )
    reason = applications["reason"].astype("str").replace("unstated", "")
    columns: dict[str, Iterable[Any]] = {
        "sheet": applications["origin_sheet"],
        "row": applications["origin_row"],
        "company": applications["company"],
        "role": applications["role"],
        "applied": _iso(applied.reindex(applications["id"])),
        "outcome": outcome,
        "ended": _iso(ended.reindex(applications["id"])),
        "stage": applications["stage"].astype(int),
        "first_reply": _iso(first_reply.reindex(applications["id"])),
        "channel": applications["channel"].astype("str"),
        "contact": contact,
        "follow_ups": [follow_ups.get(number, "") for number in applications["id"]],
        "came_back": [came_back.get(number, "") for number in applications["id"]],
        "reason": reason,
    }
    listed = {name: list(values) for name, values in columns.items()}
    return [dict(zip(listed, entry, strict=True)) for entry in zip(*listed.values(), strict=True)]


def _first_day(events: pd.DataFrame, kinds: Iterable[EventKind]) -> pd.Series:
    """Earliest day of an event of these kinds, by application."""
    of_kind = events.loc[events["kind"].isin(list(kinds))]
    return of_kind.groupby("application")["day"].min()


def _ended(tracker: Tracker, events: pd.DataFrame) -> pd.Series:
    """Day of the last event of the outcome, by application."""
    outcomes = tracker.applications.set_index("id")["outcome"].astype("str")
    outcome = events["application"].map(outcomes)
    ends = np.zeros(len(events), dtype=bool)
    for name, kinds in _ENDINGS.items():
        ends |= ((outcome == name) & events["kind"].isin(list(kinds))).to_numpy()
    return events.loc[ends].groupby("application")["day"].max()


def _first_reply(events: pd.DataFrame) -> pd.Series:
    """
    Earliest day of a reply from the company, by application.

    Missing if the only dated reply is the outcome and an undated conversation came before it.
    """
    first = _first_day(events, REPLIES)
    forward = events.loc[events["kind"].isin(list(POSITIVE_REPLIES - {EventKind.OFFER}))]
    undated = forward.loc[forward["day"].isna(), "application"]
    dated = events["kind"].isin([EventKind.REPLIED, *POSITIVE_REPLIES - {EventKind.OFFER}])
    known = events.loc[dated & events["day"].notna(), "application"]
    unknown = first.index.isin(undated) & ~first.index.isin(known)
    return first.mask(unknown)


def _marks(events: pd.DataFrame, kinds: Iterable[EventKind]) -> Mapping[Any, str]:
    """``kind@day`` of every event of these kinds, joined by ``;``, by application."""
    own = events.loc[events["kind"].isin(list(kinds))]
    marks = own["kind"].astype("str") + "@" + _iso(own["day"])
    return dict(marks.groupby(own["application"]).agg(";".join).items())


def _iso(days: pd.Series) -> pd.Series:
    """Days as ISO text, empty for NaT."""
    return pd.to_datetime(days).dt.strftime("%Y-%m-%d").fillna("").astype("str")
