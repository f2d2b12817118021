"""
One row per application on the as-of date: what the rules of the list look at.

Days are counted from the as-of date: ``days_since_…`` is how long ago something happened,
``days_to_…`` how far ahead it lies; NaN where no day is known, so that every comparison is false.
"""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from ajar.measure.applications.waiting_threshold import AFTER_APPLYING
from ajar.model.arrays import Flags, Floats, Ints
from ajar.model.enums import Channel, EventKind, OfferAnswer, Outcome, Reason, SignalKind, Stage
from ajar.model.event_groups import ANSWERS_TO_FOLLOW_UPS, CONVERSATIONS, POSITIVE_REPLIES, REPLIES
from ajar.model.tracker import Tracker
from ajar.reengage.rules.hiring_practice import days_since_season
from ajar.reengage.rules.planned_days import NO_MESSAGE, add_plans
from ajar.reengage.snapshots import phrases
from ajar.reengage.snapshots.application_events import ApplicationEvents

ASSUMED_DAYS_TO_INTERVIEW = 14
"""Days after applying by which an interview without a day is taken to have been held."""

ASSUMED_DAYS_TO_REJECTION = 61
"""Days after applying by which three of four noes have come: when one without a day came."""

TIME_TO_ASK = 7
"""Days after a conversation from which asking for news is usual."""

LAST_DAY_TO_ASK = 45
"""Days after an application or a conversation up to which asking for news is of use."""

MANY_ROWS, MOST_NAMED = 20, 0.6
"""Applications, and share of them with a name, from which on names were only looked up."""

OFFER_WAITS = 120
"""Days after which an offer waits for no answer any more."""

EXTRA_DAYS_OF_SLOW_EMPLOYERS = 14
"""Days longer that universities, German employers and campus programmes take."""

ROUNDS_OF_A_FINAL = 3
"""Rounds that somebody in a final round has had, where fewer are on file."""

_STAGES = tuple(POSITIVE_REPLIES)


def build(
    tracker: Tracker,
    *,
    companies: pd.Index,
    company: Ints,
    role: Ints,
    state: pd.DataFrame,
    people: pd.DataFrame,
    rounds: Ints,
    signals: Mapping[SignalKind, Flags],
    openings: Floats,
    slow: Flags,
    campus: Flags,
    accepted: bool,
    as_of: date,
) -> pd.DataFrame:
    """
    Describe every application as it stands on *as_of*.

    Parameters
    ----------
    tracker
        Applications, events, plans and signals.
    companies
        Company keys by the number of the company.
    company, role
        Number of each application's company (-1 where it names none) and role (0 for none).
    state
        One row per application: ``absent`` (sent later), ``open``, ``silent``, ``stage``.
    people
        One row per application: ``referrer``, ``agency``, ``person`` (somebody by name, profile
        or own address), ``acquaintance`` (somebody the person is connected with).
    rounds
        Rounds of interviews that notes or status of each application speak of.
    signals
        Which applications have each signal on file.
    openings
        Days since the person saw an opening at the company.
    slow
        Applications to employers that take longer to answer than others.
    campus
        Of these, those for students: internships and programmes that begin once a year.
    accepted
        The person accepted an offer, and the search did not go on.
    """
    applications = tracker.applications
    table = pd.DataFrame({"company": company}, index=pd.RangeIndex(len(applications)))
    table = table.join(state).join(people).assign(accepted=accepted, campus=campus)
    table["patience"] = np.where(slow, EXTRA_DAYS_OF_SLOW_EMPLOYERS, 0)
    table["days_since_season"] = days_since_season(as_of)
    outcome, answer = applications["outcome"], applications["offer_answer"]
    channel, reason = applications["channel"], applications["reason"]
    # What has ended by a later day is open on this one.
    over = ~(table["open"] | table["absent"])
    offered = over & (outcome == Outcome.OFFER).to_numpy()
    said = applications["notes"], applications["status"]
    confirmed = offered & phrases.offer_answered(*said)
    table["offered"] = offered & (answer == OfferAnswer.NONE).to_numpy() & ~confirmed
    # An offer that was accepted for a day to come is accepted.
    table["hired"] = ~table["absent"] & (answer == OfferAnswer.ACCEPTED).to_numpy() | confirmed
    table["declined"] = offered & (answer == OfferAnswer.DECLINED).to_numpy()
    table["withdrawn"] = over & (outcome == Outcome.WITHDRAWN).to_numpy()
    closed = over & (outcome == Outcome.CLOSED).to_numpy()
    # Where another reason is told, it was the process that was closed.
    by_role = reason.isin([Reason.UNSTATED, Reason.ROLE_GONE]).to_numpy()
    table["rejected"] = over & (outcome == Outcome.REJECTED).to_numpy() | (closed & ~by_role)
    gone = table["rejected"] & (reason == Reason.ROLE_GONE).to_numpy()
    table["role_gone"] = (closed & by_role) | gone
    table["ended"] = over & ~table["offered"] & ~table["hired"]
    table["approached"] = channel.isin([Channel.RECRUITER, Channel.AGENCY]).to_numpy()
    table["wrote_to_person"] = table["person"] & (channel == Channel.NETWORKING).to_numpy()
    table["said_silent"] = applications["said_silent"].to_numpy()
    table["mismatch"] = (reason == Reason.MISMATCH).to_numpy()
    table["reason_told"] = reason.isin([Reason.MISMATCH, Reason.SKILLS]).to_numpy()
    events = ApplicationEvents(tracker, companies, company, as_of)
    for kind, flags in signals.items():
        table[str(kind)] = flags
    table["hiring_freeze"] |= table["role_on_hold"]
    _add_progress(table, events, rounds)
    _add_messages(table, events)
    table["feedback_offered"] = phrases.feedback_offered(*said)
    table["to_prepare"] = phrases.to_prepare_for(*said) & np.isnan(table["days_since_interview"])
    add_plans(table, tracker, as_of)
    table["meant_to_write"] |= phrases.meant_to_follow_up(*said)
    _add_company(table)
    table["days_since_reopened"] = np.fmin(table["days_since_reopened"], openings)
    _add_elapsed_days(table, role, events.last_entry)
    return table


def _add_progress(table: pd.DataFrame, events: ApplicationEvents, told: Ints) -> None:
    """How far it got, whether somebody met the person, and when what happened last."""
    stage = table["stage"].to_numpy()
    applied = events.last([EventKind.APPLIED], first=True)
    word = events.last(tuple(REPLIES))
    met_on = events.last(CONVERSATIONS)
    ended = events.last(
        [EventKind.REJECTED, EventKind.CLOSED, EventKind.WITHDRAWN, EventKind.DECLINED]
    )
    # Nobody becomes the second choice without an interview.
    table["interviewed"] = (stage >= Stage.INTERVIEW) | table["second_choice"]
    called = (stage == Stage.SCREEN) & events.any([EventKind.SCREEN])
    table["met"] = table["interviewed"] | called
    interviews = [EventKind.INTERVIEW, EventKind.FINAL]
    held = events.count(interviews)
    # A call after an interview, such as one with HR, is one more round.
    held += events.last([EventKind.SCREEN]) <= events.last(interviews, first=True)
    rounds = np.maximum.reduce([held, events.rounds_by_column(), told])
    rounds = np.where(table["interviewed"], np.maximum(rounds, 1), 0)
    table["rounds"] = np.where(stage >= Stage.FINAL, np.maximum(rounds, ROUNDS_OF_A_FINAL), rounds)
    table["days_since_applied"] = applied
    table["days_since_word"] = word
    table["replied"] = events.any([EventKind.REPLIED], read=True)
    # An interview without a day was after applying, and not after the last word that has a day. In
    # doubt it was held so that it is time to ask; without any day, by the file's last entry.
    guessed = np.maximum(applied - ASSUMED_DAYS_TO_INTERVIEW, np.minimum(applied, TIME_TO_ASK))
    by_file = events.last_entry if np.isfinite(events.last_entry) else np.nan
    talk = np.where(np.isnan(met_on), np.fmin(word, guessed), met_on)
    talk = np.where(np.isnan(talk), np.maximum(by_file, TIME_TO_ASK), talk)
    # What they answered to a message is a word of theirs too.
    heard = np.fmin(word, events.last((*ANSWERS_TO_FOLLOW_UPS, EventKind.REPLIED)))
    table["days_since_talk"] = np.where(table["met"], np.fmin(talk, heard), np.nan)
    table["talk_undated"] = np.isnan(met_on) & ~(heard <= talk)
    table["days_since_interview"] = met_on
    table["days_since_appointment"] = events.last(
        CONVERSATIONS, among=phrases.conversation_arranged(events.note)
    )
    by_then = np.maximum(applied - ASSUMED_DAYS_TO_REJECTION, np.minimum(applied, TIME_TO_ASK))
    by_then = np.where(np.isnan(by_then) & table["met"], np.maximum(by_file, TIME_TO_ASK), by_then)
    table["days_since_end"] = np.select([~np.isnan(ended), ~np.isnan(word)], [ended, word], by_then)
    table["end_undated"] = np.isnan(ended)
    table["days_since_offer"] = events.last([EventKind.OFFER])
    table["days_to_next"] = events.ahead(_STAGES)


def _add_messages(table: pd.DataFrame, events: ApplicationEvents) -> None:
    """Days since the person last wrote to the company, by kind, and since an answer to that."""
    kinds = {
        "thanked": (EventKind.THANKED,),
        "asked": (EventKind.ASKED_FEEDBACK,),
        "invited": (EventKind.INVITED, EventKind.CONNECTED),
        "nudged": (EventKind.NUDGED,),
        "feedback": (EventKind.FEEDBACK,),
    }
    for name, kind in kinds.items():
        table[f"days_since_{name}"] = events.at_company(kind, undated=0.0)
    for name, kind in {
        "answered": tuple(ANSWERS_TO_FOLLOW_UPS),
        "reopened": (EventKind.REOPENED,),
        "reapplied": (EventKind.REAPPLIED,),
    }.items():
        table[f"days_since_{name}"] = events.at_company(kind)
    table["days_since_message"] = np.fmin.reduce(
        [table[f"days_since_{name}"].to_numpy() for name in ("thanked", "asked", "nudged")]
    )


def _add_company(table: pd.DataFrame) -> None:
    """What the applications at one company are together."""
    lapsed = (table["days_since_offer"] > OFFER_WAITS) | table["offer_rescinded"]
    table["offer_waits"] = table["offered"] & ~lapsed
    sent = table.loc[(table["company"] >= 0) & ~table["absent"]]
    by = sent.groupby("company")
    together = pd.DataFrame(
        {
            "sent_there": by.size(),
            "met_there": by["met"].any(),
            "hired_there": by["hired"].any(),
            "days_since_sent_there": by["days_since_applied"].min(),
            "offered_there": by["offer_waits"].any(),
        }
    )
    for name in together:
        table[name] = table["company"].map(together[name])
    table["sent_there"] = table["sent_there"].fillna(0).astype("int64")
    for name in ("met_there", "hired_there", "offered_there"):
        table[name] = table[name] == True  # noqa: E712 - missing is false
    named = sent.loc[~sent["met"], "person"]
    table["names_everywhere"] = len(named) >= MANY_ROWS and named.mean() > MOST_NAMED
    offers = sent.loc[sent["offer_waits"], "company"].nunique()
    table["offer_elsewhere"] = offers > table["offered_there"]


def _add_elapsed_days(table: pd.DataFrame, role: Ints, last_entry: float) -> None:
    """Days since and until what the columns before say, and which rows a later one replaces."""
    touch = table[["days_since_word", "days_since_applied"]].min(axis=1)
    # What has no day was written down by the last day that there is.
    table["days_since_contact"] = touch.fillna(last_entry) if np.isfinite(last_entry) else touch
    table["contact_undated"] = touch.isna()
    table["days_since_offer"] = table["days_since_offer"].fillna(table["days_since_contact"])
    for name in ("decision", "next_action", "reapply"):
        table[f"days_since_{name}"] = -table[f"days_to_{name}"]
    table["days_before_deadline"] = -table["days_to_deadline"]
    held = (-table["days_to_interview"]).where(table["days_to_interview"] < 0)
    table["days_since_talk_held"] = np.fmin(table["days_since_interview"], held)
    table["reapplied_lately"] = table["days_since_reapplied"] <= QUIET_AFTER_APPLYING
    table["planned"] = (
        (table["days_to_next"] > 0)
        | (table["days_to_interview"] > 0)
        | (table["days_to_decision"] > -DAYS_AFTER_PROMISE)
        | (table["days_to_next_action"] > 0)
        | (table[f"days_to_{NO_MESSAGE}"] > 0)
        | (table["to_prepare"] & (table["days_since_contact"] <= QUIET_AFTER_APPLYING))
    )
    recent = table["open"] & ~table["silent"]
    table["open_lately"] = recent.groupby(table["company"]).transform("any")
    table["superseded"] = _superseded(table, role)


QUIET_AFTER_APPLYING = AFTER_APPLYING
"""Days after which an application without any word counts as unanswered."""

FORGOTTEN = 120
"""Days after the last word or message from which nobody waits any more, whatever they said."""

REST_DAYS = 180
"""Days of rest after repeated applications that led nowhere."""

DAYS_AFTER_PROMISE = 3
"""Days after a promised day before asking."""


def _superseded(table: pd.DataFrame, role: Ints) -> Flags:
    """Open rows of an application that a later row for the same role says has ended."""
    key = [table["company"], role]
    ended = table["days_since_applied"].where(table["ended"]).groupby(key).transform("min")
    named = (role > 0) & (table["company"] >= 0)
    return np.asarray(named & table["open"] & (ended <= table["days_since_applied"]))
