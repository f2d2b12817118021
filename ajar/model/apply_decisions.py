"""Tracker with what the person logged, corrected and added in Ajar."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from ajar.model.columns import APPLICATIONS, EVENTS
from ajar.model.decisions import AddedApplication, Decisions, LoggedEvent
from ajar.model.enums import EventKind, OfferAnswer, Outcome
from ajar.model.event_groups import REPLIES, STAGE_EVENTS, UPDATES
from ajar.model.tracker import Tracker, cast_to_schema

_ENDS = {
    EventKind.REJECTED: Outcome.REJECTED,
    EventKind.CLOSED: Outcome.CLOSED,
    EventKind.WITHDRAWN: Outcome.WITHDRAWN,
    EventKind.OFFER: Outcome.OFFER,
    EventKind.ACCEPTED: Outcome.OFFER,
    EventKind.DECLINED: Outcome.OFFER,
}
_ANSWERS = {
    EventKind.OFFER: OfferAnswer.NONE,
    EventKind.ACCEPTED: OfferAnswer.ACCEPTED,
    EventKind.DECLINED: OfferAnswer.DECLINED,
}


def with_decisions(tracker: Tracker, decisions: Decisions) -> Tracker:
    """
    Return the tracker with the applications the person added and the events they logged.

    A logged update moves its application on: to a further stage, to an outcome, or back to open
    where talks go on after an end whose day is known to be earlier. An event about an application
    that the tracker does not have (the file has changed since it was logged) is kept as one about
    its company. Without decisions the tracker is returned as it is.
    """
    return _with_log(with_added(tracker, decisions.added), decisions.log)


def with_added(tracker: Tracker, added: Sequence[AddedApplication]) -> Tracker:
    """Return the tracker with applications added at its end, each with its day of applying."""
    if not added:
        return tracker
    known = tracker.applications["id"]
    first = int(known.max()) + 1 if len(known) else 0
    ids = list(range(first, first + len(added)))
    rows = pd.DataFrame(
        {
            "id": ids,
            "company": [each.company for each in added],
            "company_key": [each.company_key for each in added],
            "role": [each.role for each in added],
            "source": [each.source for each in added],
            "link": [each.link for each in added],
        }
    )
    events = pd.DataFrame(
        {
            "application": ids,
            "company_key": rows["company_key"],
            "kind": str(EventKind.APPLIED),
            "day": pd.to_datetime(pd.Series([each.day for each in added], dtype="object")),
        }
    )
    applications = pd.concat(
        [tracker.applications, cast_to_schema(rows, APPLICATIONS)], ignore_index=True
    )
    return replace(
        tracker,
        applications=cast_to_schema(applications, APPLICATIONS),
        events=_joined(tracker.events, events),
    )


def _with_log(tracker: Tracker, log: Sequence[LoggedEvent]) -> Tracker:
    if not log:
        return tracker
    ids = set(tracker.applications["id"].tolist())
    logged = pd.DataFrame(
        {
            "application": [each.application if each.application in ids else -1 for each in log],
            "company_key": [each.company_key for each in log],
            "kind": [str(each.kind) for each in log],
            "day": pd.to_datetime([each.day for each in log]),
            "note": [each.note for each in log],
        },
    )
    updates = [each for each in log if each.application in ids and each.kind in UPDATES]
    return replace(
        tracker,
        applications=_moved_on(tracker, updates),
        events=_joined(tracker.events, logged),
    )


def _joined(events: pd.DataFrame, more: pd.DataFrame) -> pd.DataFrame:
    joined = pd.concat([events, cast_to_schema(more, EVENTS)], ignore_index=True)
    return cast_to_schema(joined, EVENTS)


def _moved_on(tracker: Tracker, updates: Sequence[LoggedEvent]) -> pd.DataFrame:
    """Return the applications with stage and outcome after the updates, in order of their day."""
    if not updates:
        return tracker.applications
    applications = tracker.applications.set_index("id", drop=False)
    ended_on = _last_end(tracker)
    for each in sorted(updates, key=lambda each: each.day):
        row = each.application
        stage = STAGE_EVENTS.get(each.kind)
        if stage is not None:
            before: Any = applications.loc[row, "stage"]
            applications.loc[row, "stage"] = max(int(before), int(stage))
        if each.kind in _ENDS:
            applications.loc[row, "outcome"] = str(_ENDS[each.kind])
            applications.loc[row, "offer_answer"] = str(_ANSWERS.get(each.kind, OfferAnswer.NONE))
            ended_on[row] = each.day
        elif stage is not None and row in ended_on and ended_on[row] < each.day:
            applications.loc[row, "outcome"] = str(Outcome.OPEN)
        if each.kind in REPLIES:
            applications.loc[row, "said_silent"] = False
    return cast_to_schema(applications.reset_index(drop=True), APPLICATIONS)


def _last_end(tracker: Tracker) -> dict[int, date]:
    """Return application -> last day of an event that ended it."""
    events = tracker.events
    ends = events["kind"].isin([str(kind) for kind in _ENDS]) & events["day"].notna()
    last = events.loc[ends & (events["application"] >= 0)].groupby("application")["day"].max()
    return {number: day.date() for number, day in zip(last.index.tolist(), last, strict=True)}
