"""How the search as a whole stands: an offer accepted, offers in hand, or over for long."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from ajar.measure.applications.record_keeping import STALE_DAYS
from ajar.model.enums import EventKind, OfferAnswer, Outcome
from ajar.model.tracker import Tracker

WENT_ON = 30
"""Days after accepting an offer from which new applications belong to another search."""

HIRING_TAKES = 120
"""Days from the last word known of an application within which an offer without a day was
accepted."""

ENOUGH_NEW = 3
"""New applications that show that the search went on, or that another one began."""

ANOTHER_SEARCH = 180
"""Days after which a single new application shows that another search began."""


@dataclass(frozen=True)
class SearchState:
    """The search as a whole: an accepted offer, or no entry for long; it overrides other rules."""

    accepted: str = ""
    """Company whose offer was accepted, where the search did not go on after it."""
    acceptance_undated: bool = False
    """The file gives no day for that offer or for its acceptance."""
    last_entry: date | None = None
    """Last day of anything until the as-of date."""
    stale: bool = False
    """Nothing was entered for so long that it should be asked whether the search goes on."""


def search_state(tracker: Tracker, *, as_of: date) -> SearchState:
    """State of the search on *as_of*."""
    events, today = tracker.events, pd.Timestamp(as_of)
    days = events["day"].where(events["day"] <= today)
    last = days.max()
    accepted, undated = _accepted(tracker, today)
    return SearchState(
        accepted=accepted,
        acceptance_undated=undated,
        last_entry=None if pd.isna(last) else last.date(),
        stale=bool(pd.notna(last) and (today - last).days > STALE_DAYS),
    )


def _accepted(tracker: Tracker, today: pd.Timestamp) -> tuple[str, bool]:
    """The company, and whether no day is known; empty where the search went on since."""
    applications, events = tracker.applications, tracker.events
    hired = (applications["outcome"] == Outcome.OFFER) & (
        applications["offer_answer"] == OfferAnswer.ACCEPTED
    )
    if not hired.any():
        return "", False
    own = events.loc[events["day"].notna()]
    ids = applications.loc[hired, "id"]
    mine = own.loc[own["application"].isin(ids)]
    # An offer that was accepted for a day to come is accepted.
    dated = mine.loc[mine["kind"].isin([EventKind.OFFER, EventKind.ACCEPTED])]
    accepted = dated.groupby("application")["day"].max().reindex(ids)
    undated = accepted.isna().to_numpy()
    past = mine.loc[mine["day"] <= today]
    last_known = past.groupby("application")["day"].max().reindex(ids)
    accepted = accepted.fillna(last_known + pd.Timedelta(days=HIRING_TAKES))
    sent = own.loc[(own["kind"] == EventKind.APPLIED) & (own["day"] <= today)]
    last = accepted.max()
    first = sent.groupby("application")["day"].min()
    if pd.notna(last) and _went_on(first - last):
        return "", False
    at = int(np.argmax(accepted.to_numpy().astype("datetime64[D]").astype(np.int64)))
    company = str(applications.loc[hired, "company"].iloc[at]) or "another company"
    return company, bool(undated[at])


def _went_on(later: pd.Series) -> bool:
    """Whether applications so long after an acceptance tell of another search."""
    several = int((later > pd.Timedelta(days=WENT_ON)).sum()) >= ENOUGH_NEW
    return several or bool((later > pd.Timedelta(days=ANOTHER_SEARCH)).any())
