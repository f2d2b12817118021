"""
One row per application on the as-of date: what the rules of the list look at.

Days are counted from the as-of date: ``days_since_…`` is how long ago something happened,
``days_to_…`` how far ahead it lies; NaN where no day is known, so that every comparison is false.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from ajar.model.enums import (
    POSITIVE_REPLIES,
    REPLIES,
    RESPONSES,
    Channel,
    EventKind,
    OfferAnswer,
    Outcome,
    PlanKind,
    Reason,
    SignalKind,
    Stage,
)
from ajar.model.tracker import Tracker
from ajar.reengage.note_signals import NoteSignals

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

TO_INTERVIEW = 14
"""Days from applying to an interview that has no day, and at least as long it is taken to be."""

ROUNDS_OF_A_FINAL = 3
"""Rounds that somebody in a final round has had, where fewer are on file."""

_MEETINGS = (EventKind.SCREEN, EventKind.INTERVIEW, EventKind.FINAL)
_STAGES = tuple(POSITIVE_REPLIES)
_KINDS = tuple(EventKind)


def situation(
    tracker: Tracker,
    *,
    company: Ints,
    role: Ints,
    state: pd.DataFrame,
    people: pd.DataFrame,
    notes: NoteSignals,
    openings: Floats,
    accepted: bool,
    as_of: date,
) -> pd.DataFrame:
    """
    Describe every application as it stands on *as_of*.

    Parameters
    ----------
    tracker
        Applications, events, plans and signals.
    company, role
        Number of each application's company (-1 where it names none) and role (0 for none).
    state
        One row per application: ``absent`` (sent later), ``open``, ``silent``, ``stage``.
    people
        One row per application: ``referrer``, ``agency``, ``person`` (somebody by name, profile
        or own address), ``acquaintance`` (somebody the person is connected with).
    notes
        What the notes say in plain English, where nothing else has read it out of them.
    openings
        Days since the person saw an opening at the company.
    accepted
        The person accepted an offer, and the search did not go on.
    """
    applications = tracker.applications
    table = pd.DataFrame({"company": company}, index=pd.RangeIndex(len(applications)))
    table = table.join(state).join(people)
    table["accepted"] = accepted
    outcome, answer = applications["outcome"], applications["offer_answer"]
    channel = applications["channel"]
    # What has ended by a later day is open on this one.
    over = ~(table["open"] | table["absent"])
    offered = over & (outcome == Outcome.OFFER).to_numpy()
    table["offered"] = offered & (answer == OfferAnswer.NONE).to_numpy()
    table["hired"] = offered & (answer == OfferAnswer.ACCEPTED).to_numpy()
    table["declined"] = offered & (answer == OfferAnswer.DECLINED).to_numpy()
    table["withdrawn"] = over & (outcome == Outcome.WITHDRAWN).to_numpy()
    table["rejected"] = over & (outcome == Outcome.REJECTED).to_numpy()
    table["role_gone"] = (over & (outcome == Outcome.CLOSED).to_numpy()) | (
        table["rejected"] & (applications["reason"] == Reason.ROLE_GONE).to_numpy()
    )
    table["ended"] = over & ~table["offered"] & ~table["hired"]
    table["approached"] = channel.isin([Channel.RECRUITER, Channel.AGENCY]).to_numpy()
    table["said_silent"] = applications["said_silent"].to_numpy()
    table["mismatch"] = (applications["reason"] == Reason.MISMATCH).to_numpy()
    events = _Events(tracker, company, as_of)
    _add_progress(table, events)
    _add_messages(table, events)
    _add_plans(table, tracker, as_of)
    _add_signals(table, tracker)
    table["hiring_freeze"] |= notes.frozen_role
    table["asked_not_to_contact"] |= notes.asked_not_to
    _add_company(table)
    table["days_since_reopened"] = np.fmin(table["days_since_reopened"], openings)
    _add_clocks(table, role, events.last_entry)
    return table


class _Events:
    """Events by application, and by company, in days before the as-of date."""

    def __init__(self, tracker: Tracker, company: Ints, as_of: date) -> None:
        events = tracker.events
        ids = pd.Index(tracker.applications["id"])
        self.row = ids.get_indexer(pd.Index(events["application"]))
        wide = _at_companies(company, tracker, events["company_key"])
        self.company = np.where(self.row >= 0, company[self.row], wide) if len(company) else wide
        self.kind = events["kind"].cat.codes.to_numpy()
        self.inferred = events["inferred"].to_numpy()
        days = (pd.Timestamp(as_of) - events["day"]).dt.days
        self.ago = days.to_numpy(dtype=np.float64)
        self.last_entry = float(np.min(self.ago[self.ago >= 0], initial=np.inf))
        """Days since the last entry of the file; infinite where it has no day."""
        self.applications = len(ids)
        self.of_application = company
        self.companies = int(company.max()) + 1 if len(company) else 0

    def of(self, kinds: Sequence[EventKind]) -> Flags:
        """Which events are of these kinds."""
        return np.isin(self.kind, [_KINDS.index(kind) for kind in kinds])

    def last(self, kinds: Sequence[EventKind], *, first: bool = False) -> Floats:
        """For each application, days since the last (or first) of these until the as-of date."""
        chosen = self.of(kinds) & (self.row >= 0) & (self.ago >= 0)
        return _extreme(self.row[chosen], self.ago[chosen], self.applications, lowest=not first)

    def ahead(self, kinds: Sequence[EventKind]) -> Floats:
        """For each application, days to the next of these."""
        chosen = self.of(kinds) & (self.row >= 0) & (self.ago < 0)
        return _extreme(self.row[chosen], -self.ago[chosen], self.applications, lowest=True)

    def any(self, kinds: Sequence[EventKind], *, read: bool = False) -> Flags:
        """
        Whether each application has one of these, with a day until now or without any.

        With *read*, without what was inferred.
        """
        chosen = self.of(kinds) & (self.row >= 0) & ~(self.ago < 0)
        if read:
            chosen &= ~self.inferred
        return np.bincount(self.row[chosen], minlength=self.applications) > 0

    def called(self) -> Flags:
        """Whether each application has had a call of which the file says so, or knows the day."""
        chosen = self.of([EventKind.SCREEN]) & (self.row >= 0) & ~(self.ago < 0)
        chosen &= ~self.inferred | ~np.isnan(self.ago)
        return np.bincount(self.row[chosen], minlength=self.applications) > 0

    def count(self, kinds: Sequence[EventKind]) -> Ints:
        """How many of these each application has had."""
        chosen = self.of(kinds) & (self.row >= 0) & ~(self.ago < 0)
        return np.bincount(self.row[chosen], minlength=self.applications)

    def at_company(self, kinds: Sequence[EventKind], *, read: bool = False) -> Floats:
        """
        For each application, days since the last of these at its company; 0 for one without a day.

        With *read*, without what was inferred.
        """
        chosen = self.of(kinds) & (self.company >= 0) & ~(self.ago < 0)
        if read:
            chosen &= ~self.inferred
        ago = np.where(np.isnan(self.ago[chosen]), 0.0, self.ago[chosen])
        last = _extreme(self.company[chosen], ago, self.companies, lowest=True)
        known = self.of_application >= 0
        return (
            np.where(known, last[np.where(known, self.of_application, 0)], np.nan)
            if len(last)
            else np.full(self.applications, np.nan)
        )


def _extreme(places: Ints, values: Floats, length: int, *, lowest: bool) -> Floats:
    """The lowest or highest value at each place; NaN where there is none."""
    found = np.full(length, np.inf if lowest else -np.inf)
    (np.minimum if lowest else np.maximum).at(found, places, values)
    return np.where(np.isinf(found), np.nan, found)


def _extreme_of(
    places: Ints, values: Floats, chosen: Flags, length: int, *, lowest: bool
) -> Floats:
    return _extreme(places[chosen], values[chosen], length, lowest=lowest)


def _add_progress(table: pd.DataFrame, events: _Events) -> None:
    """How far it got, whether somebody met the person, and when what happened last."""
    stage = table["stage"].to_numpy()
    applied = events.last([EventKind.APPLIED], first=True)
    word = events.last(tuple(REPLIES))
    met_on = events.last(_MEETINGS)
    ended = events.last(
        [EventKind.REJECTED, EventKind.CLOSED, EventKind.WITHDRAWN, EventKind.DECLINED]
    )
    # A call that was concluded from other words, and has no day, may as well have been a test.
    table["met"] = (stage >= Stage.INTERVIEW) | ((stage == Stage.SCREEN) & events.called())
    table["interviewed"] = stage >= Stage.INTERVIEW
    rounds = np.maximum(events.count([EventKind.INTERVIEW, EventKind.FINAL]), table["interviewed"])
    table["rounds"] = np.where(stage >= Stage.FINAL, np.maximum(rounds, ROUNDS_OF_A_FINAL), rounds)
    table["days_since_applied"] = applied
    table["days_since_word"] = word
    table["replied"] = events.any([EventKind.REPLIED], read=True)
    # An interview without a day was after applying, and not after the last word that has a day.
    guessed = np.fmax(applied - TO_INTERVIEW, 0)
    talk = np.where(np.isnan(met_on), np.fmin(word, guessed), met_on)
    # What they answered to a message is a word of theirs too.
    answered = events.last((*RESPONSES, EventKind.REPLIED))
    table["days_since_talk"] = np.where(
        table["met"], np.fmin(talk, np.fmin(word, answered)), np.nan
    )
    table["days_since_interview"] = met_on
    table["end_dated"] = ~np.isnan(ended)
    table["days_since_end"] = np.select([~np.isnan(ended), ~np.isnan(word)], [ended, word], guessed)
    table["days_since_offer"] = events.last([EventKind.OFFER])
    table["days_to_next"] = events.ahead(_STAGES)


def _add_messages(table: pd.DataFrame, events: _Events) -> None:
    """Days since the person last wrote to the company, by kind, and since an answer to that."""
    kinds = {
        "thanked": (EventKind.THANKED,),
        "asked": (EventKind.ASKED_FEEDBACK,),
        "invited": (EventKind.INVITED, EventKind.CONNECTED),
        "nudged": (EventKind.NUDGED,),
        "answered": tuple(RESPONSES),
        "reopened": (EventKind.REOPENED,),
        "reapplied": (EventKind.REAPPLIED,),
    }
    for name, kind in kinds.items():
        table[f"days_since_{name}"] = events.at_company(kind, read=name == "nudged")
    table["days_since_message"] = np.fmin.reduce(
        [table[f"days_since_{name}"].to_numpy() for name in ("thanked", "asked", "nudged")]
    )


def _add_plans(table: pd.DataFrame, tracker: Tracker, as_of: date) -> None:
    """Days to the next promised or planned day of each kind; negative once it has passed."""
    plans = tracker.plans
    ids = pd.Index(tracker.applications["id"])
    row = ids.get_indexer(pd.Index(plans["application"]))
    ahead = np.asarray((plans["day"] - pd.Timestamp(as_of)).dt.days, dtype=np.float64)
    kind = plans["kind"].astype("str").to_numpy()
    for name in map(str, PlanKind):
        mine = (kind == name) & (row >= 0)
        dated = mine & ~np.isnan(ahead)
        # The first that is to come counts, or else the latest that has come.
        coming = _extreme_of(row, ahead, dated & (ahead > 0), len(ids), lowest=True)
        past = _extreme_of(row, ahead, dated & (ahead <= 0), len(ids), lowest=False)
        table[f"days_to_{name}"] = np.where(np.isnan(coming), past, coming)
        table[f"plans_{name}"] = np.bincount(row[mine], minlength=len(ids)) > 0


def _add_signals(table: pd.DataFrame, tracker: Tracker) -> None:
    """Whether each signal is on file for the application."""
    signals = tracker.signals
    ids = pd.Index(tracker.applications["id"])
    row = ids.get_indexer(pd.Index(signals["application"]))
    kind = signals["kind"].astype("str").to_numpy()
    company = _at_companies(table["company"].to_numpy(), tracker, signals["company_key"])
    for each in SignalKind:
        found = np.zeros(len(ids), dtype=bool)
        found[row[(kind == each) & (row >= 0)]] = True
        # What is said of a company as such holds for all applications there.
        wide = company[(kind == each) & (row < 0)]
        table[str(each)] = found | np.isin(table["company"], wide[wide >= 0])


def _at_companies(company: Ints, tracker: Tracker, keys: pd.Series) -> Ints:
    """Number of each company key; -1 where no application names it."""
    own = pd.Index(tracker.applications["company_key"])
    first = ~own.duplicated() & (company >= 0)
    by_key = pd.Series(company[first], index=own[first])
    return by_key.reindex(pd.Index(keys)).fillna(-1).to_numpy().astype(np.int64)


def _add_company(table: pd.DataFrame) -> None:
    """What the applications at one company are together."""
    sent = table.loc[(table["company"] >= 0) & ~table["absent"]]
    by = sent.groupby("company")
    together = pd.DataFrame(
        {
            "sent_there": by.size(),
            "met_there": by["met"].any(),
            "open_there": by["open"].any(),
            "days_since_sent_there": by["days_since_applied"].min(),
        }
    )
    for name in together:
        table[name] = table["company"].map(together[name])
    table["sent_there"] = table["sent_there"].fillna(0).astype("int64")
    for name in ("met_there", "open_there"):
        table[name] = table[name] == True  # noqa: E712 - missing is false


def _add_clocks(table: pd.DataFrame, role: Ints, last_entry: float) -> None:
    """The clocks that follow from the columns before, and which rows a later one replaces."""
    touch = table[["days_since_word", "days_since_applied"]].min(axis=1)
    # What has no day was written down by the last day that there is.
    table["days_since_touch"] = touch.fillna(last_entry) if np.isfinite(last_entry) else touch
    table["days_since_offer"] = table["days_since_offer"].fillna(table["days_since_touch"])
    for name in ("decision", "next_action", "reapply"):
        table[f"days_since_{name}"] = -table[f"days_to_{name}"]
    table["days_before_deadline"] = -table["days_to_deadline"]
    held = (-table["days_to_interview"]).where(table["days_to_interview"] <= 0)
    table["days_since_talk_held"] = np.fmin(table["days_since_interview"], held)
    table["reapplied_lately"] = table["days_since_reapplied"] <= QUIET_AFTER_APPLYING
    table["planned"] = (
        (table["days_to_next"] > 0)
        | (table["days_to_interview"] > 0)
        | (table["days_to_decision"] > -PROMISE)
        | (table["days_to_next_action"] > 0)
    )
    recent = table["open"] & ~table["silent"]
    table["open_lately"] = recent.groupby(table["company"]).transform("any")
    table["superseded"] = _superseded(table, role)


QUIET_AFTER_APPLYING = 45
"""Days after which an application without any word is past hope."""

REST_DAYS = 180
"""Days of rest after repeated applications that led nowhere."""

PROMISE = 3
"""Days after a promised day before asking."""


def _superseded(table: pd.DataFrame, role: Ints) -> Flags:
    """Open rows of an application that a later row for the same role says has ended."""
    key = [table["company"], role]
    ended = table["days_since_applied"].where(table["ended"]).groupby(key).transform("min")
    named = (role > 0) & (table["company"] >= 0)
    return np.asarray(named & table["open"] & (ended <= table["days_since_applied"]))
