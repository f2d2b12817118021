"""Tracker restricted to what was known on an earlier day."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from ajar.model.arrays import Flags
from ajar.model.enums import EventKind, OfferAnswer, Outcome, Reason
from ajar.model.event_groups import OFFER_ANSWERS, STAGE_EVENTS
from ajar.model.tracker import Tracker

_EVENTS_OF_OUTCOME = {
    Outcome.REJECTED: (EventKind.REJECTED,),
    Outcome.CLOSED: (EventKind.CLOSED,),
    Outcome.WITHDRAWN: (EventKind.WITHDRAWN,),
    Outcome.OFFER: (EventKind.OFFER, EventKind.ACCEPTED, EventKind.DECLINED),
}
"""Outcome -> events that prove it."""
_APPOINTMENTS = (EventKind.SCREEN, EventKind.TEST, EventKind.INTERVIEW, EventKind.FINAL)
"""What is written down before its day."""
_STAGE_OF = {str(kind): int(stage) for kind, stage in STAGE_EVENTS.items()}


def as_known_on(tracker: Tracker, day: date) -> Tracker:
    """
    Return the tracker as of *day*, without later events and outcomes.

    Removed are later events, and with them applications sent later, stages and outcomes that no
    earlier event proves. Facts without a day are kept, since the file does not say since when they
    hold. The tracker itself is returned without later events, and where all of them are
    appointments: the file was then written by that day, and they lie ahead.
    """
    events = tracker.events
    later = (events["day"] > pd.Timestamp(day)).to_numpy()
    if events.loc[later, "kind"].isin(_APPOINTMENTS).all():
        return tracker
    applications = tracker.applications
    sent = ~_only_later(applications, events, later, (EventKind.APPLIED,))
    then = _with_outcome_as_of(_with_stage_as_of(applications, events, later), events, later)
    ids = applications.loc[sent, "id"]
    kept = ~later & (events["application"].isin(ids) | (events["application"] < 0)).to_numpy()
    return replace(
        tracker,
        applications=then.loc[sent].reset_index(drop=True),
        events=events.loc[kept].reset_index(drop=True),
    )


def _only_later(
    applications: pd.DataFrame, events: pd.DataFrame, later: Flags, kinds: tuple[EventKind, ...]
) -> Flags:
    """Return a mask of applications whose events of these kinds are all later than the day."""
    of_kind = events["kind"].isin(kinds).to_numpy()
    after, before = (
        applications["id"].isin(events.loc[of_kind & when, "application"]).to_numpy()
        for when in (later, ~later)
    )
    return np.asarray(after & ~before)


def _with_stage_as_of(
    applications: pd.DataFrame, events: pd.DataFrame, later: Flags
) -> pd.DataFrame:
    """Return the applications with the furthest stage by then; one without an event is kept."""
    proved = events["kind"].astype("str").map(_STAGE_OF)
    by_application = proved.groupby(events["application"]).max()
    by_then = proved[~later].groupby(events["application"][~later]).max()
    stage, ids = applications["stage"], applications["id"]
    undone = stage <= ids.map(by_application).fillna(-1)
    then = np.minimum(stage, ids.map(by_then).fillna(0))
    return applications.assign(stage=stage.mask(undone, then).astype("int8"))


def _with_outcome_as_of(
    applications: pd.DataFrame, events: pd.DataFrame, later: Flags
) -> pd.DataFrame:
    """Return the applications without later outcomes and answers to offers."""
    reopened = np.zeros(len(applications), dtype=np.bool_)
    for outcome, kinds in _EVENTS_OF_OUTCOME.items():
        ended = (applications["outcome"] == outcome).to_numpy()
        reopened |= ended & _only_later(applications, events, later, kinds)
    unanswered = reopened | _only_later(applications, events, later, OFFER_ANSWERS)
    return applications.assign(
        outcome=applications["outcome"].mask(reopened, Outcome.OPEN),
        reason=applications["reason"].mask(reopened, Reason.UNSTATED),
        offer_answer=applications["offer_answer"].mask(unanswered, OfferAnswer.NONE),
    )
