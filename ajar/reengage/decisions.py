"""What the person logged joins what the file said."""

from dataclasses import replace

import pandas as pd

from ajar.model.columns import EVENTS
from ajar.model.decisions import Decisions
from ajar.model.tracker import Tracker, cast_to_schema


def apply(tracker: Tracker, decisions: Decisions) -> Tracker:
    """
    The tracker with the logged events among its events.

    An event about an application that the tracker does not have (the file has changed since it
    was logged) is kept as one about its company. Without a log the tracker is returned as it is.
    """
    if not decisions.log:
        return tracker
    ids = set(tracker.applications["id"].tolist())
    logged = pd.DataFrame(
        {
            "application": [
                each.application if each.application in ids else -1 for each in decisions.log
            ],
            "company_key": [each.company_key for each in decisions.log],
            "kind": [str(each.kind) for each in decisions.log],
            "day": pd.to_datetime([each.day for each in decisions.log]),
            "note": [each.note for each in decisions.log],
        },
    )
    events = pd.concat([tracker.events, cast_to_schema(logged, EVENTS)], ignore_index=True)
    return replace(tracker, events=cast_to_schema(events, EVENTS))
