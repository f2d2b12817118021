"""
Job searches whose truth is known: who would ever answer, when, and what writing back does.

A search is drawn from a seed and nothing else; the same seed gives the same tracker on every
machine. Each application first gets its whole future; the tracker then holds what had happened
by the as-of date.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ajar.model.enums import Channel, EventKind, OfferAnswer, Outcome, Reason
from ajar.model.tracker import Coverage, Tracker
from data.correspondence import Reengagements, occurrences, thanks, write_again
from data.futures import futures
from data.world import FIRST_NAMES, LAST_NAMES, PLACES, ROLES, World

Floats = NDArray[np.float64]
_END_EVENTS = {
    Outcome.REJECTED: EventKind.REJECTED,
    Outcome.CLOSED: EventKind.CLOSED,
    Outcome.WITHDRAWN: EventKind.WITHDRAWN,
    Outcome.OFFER: EventKind.OFFER,
}
_STAGE_EVENTS = {
    "screen_days": EventKind.SCREEN,
    "interview_days": EventKind.INTERVIEW,
    "final_days": EventKind.FINAL,
}
_REASONS = {
    Reason.UNSTATED: 0.62,
    Reason.OTHER_CANDIDATE: 0.18,
    Reason.ROLE_GONE: 0.08,
    Reason.SKILLS: 0.09,
    Reason.MISMATCH: 0.03,
}


@dataclass(frozen=True, eq=False)
class Search:
    """
    A simulated search.

    Attributes
    ----------
    tracker
        What the person's file says on the as-of date.
    truth
        One row per application with its whole future, which no measure may look at:
        ``company_key, channel, applied_on, word`` (positive, rejected, closed, withdrawn,
        none), ``word_days, stage`` (furthest in the end), ``end`` (an outcome), ``end_days``
        (days from applying; infinite for never), ``nudge_days`` (day of asking for news,
        NaN if none was sent), ``word_days_without`` (had nobody asked), ``answers`` (the
        company's true chance to answer an application of this channel).
    reengagements
        One row per message to a door that had closed: ``application, company_key, sent_on,
        chance`` (true, of a positive reply within 60 days), ``positive, answered_on``.
    """

    tracker: Tracker
    truth: pd.DataFrame
    reengagements: pd.DataFrame


def simulate(
    seed: int,
    applications: int,
    *,
    as_of: date,
    days: int = 420,
    world: World | None = None,
) -> Search:
    """
    Draw one search.

    Parameters
    ----------
    seed
        Any whole number; everything follows from it.
    applications
        How many were sent, 0 or more.
    as_of
        The last day the file knows of.
    days
        Length of the search; the first application is at most so long before *as_of*.
    world
        The rates; ``World(nudge_effect=0.1)`` for follow-ups that help by ten points.
    """
    world = world or World()
    rng = np.random.default_rng(seed)
    truth = futures(rng, applications, as_of, days, world)
    known = (pd.Timestamp(as_of) - truth["applied_on"]).dt.days.to_numpy(dtype=np.float64)
    sheet = _sheet(rng, truth, known)
    again = write_again(rng, truth, sheet, known, world.reengage)
    notes = thanks(rng, truth, sheet, known, world.notes)
    events = pd.concat([_events(truth), notes, again.events], ignore_index=True)
    tracker = Tracker.build(
        sheet, _dated(events, truth, as_of), coverage=Coverage(stage_history=True)
    )
    return Search(tracker, truth, _messages(again, truth))


def _sheet(rng: np.random.Generator, truth: pd.DataFrame, known: Floats) -> pd.DataFrame:
    """The applications as the file shows them on the as-of date."""
    n = len(truth)
    passed = [truth[f"{name}_days"].to_numpy() <= known for name in ("screen", "interview")]
    passed += [truth[f"{name}_days"].to_numpy() <= known for name in ("final", "offer")]
    stage = np.sum(passed, axis=0).astype(np.int8)
    ended = truth["end_days"].to_numpy() <= known
    outcome = np.where(ended, truth["end"].to_numpy(), str(Outcome.OPEN)).astype(str)
    names = rng.choice(FIRST_NAMES, n), rng.choice(LAST_NAMES, n)
    has_contact = rng.random(n) < np.where(
        stage > 0, 0.85, np.where(truth["channel"] == str(Channel.REFERRAL), 0.8, 0.05)
    )
    person = [f"{first} {last}" for first, last in zip(*names, strict=True)]
    domain = truth["company_key"].str.replace(" ", "-")
    address = [
        f"{who.casefold().replace(' ', '.')}@{where}.example"
        for who, where in zip(person, domain, strict=True)
    ]
    reasons = rng.choice([str(name) for name in _REASONS], size=n, p=list(_REASONS.values()))
    declined = (outcome == Outcome.OFFER) & (rng.random(n) < 0.5)
    interest = np.round(rng.beta(4, 3, n) * 4) / 4
    return pd.DataFrame(
        {
            "id": np.arange(n),
            "company": truth["company"],
            "company_key": truth["company_key"],
            "role": rng.choice(ROLES, n),
            "location": rng.choice(PLACES, n),
            "channel": truth["channel"],
            "stage": stage,
            "outcome": outcome,
            "offer_answer": np.where(declined, str(OfferAnswer.DECLINED), str(OfferAnswer.NONE)),
            "reason": np.where(outcome == Outcome.REJECTED, reasons, str(Reason.UNSTATED)),
            "contact_name": np.where(has_contact, person, ""),
            "contact_address": np.where(has_contact, address, ""),
            "interest": np.where(rng.random(n) < 0.6, interest, np.nan),
        }
    )


def _events(truth: pd.DataFrame) -> pd.DataFrame:
    """Applying, the stages, the end, and asking for news, by days since applying."""
    rows = np.arange(len(truth))
    parts = [occurrences(rows, EventKind.APPLIED, np.zeros(len(truth)))]
    for name, kind in _STAGE_EVENTS.items():
        parts.append(occurrences(rows, kind, truth[name].to_numpy()))
    for outcome, kind in _END_EVENTS.items():
        ended = (truth["end"] == str(outcome)).to_numpy()
        parts.append(occurrences(rows[ended], kind, truth["end_days"].to_numpy()[ended]))
    parts.append(occurrences(rows, EventKind.NUDGED, truth["nudge_days"].to_numpy()))
    return pd.concat(parts, ignore_index=True)


def _dated(events: pd.DataFrame, truth: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Those that had happened by the as-of date, with their days, in order of time."""
    events = events.loc[np.isfinite(events["days"])]
    at = events["application"].to_numpy()
    day = truth["applied_on"].to_numpy()[at] + pd.to_timedelta(events["days"], unit="D").to_numpy()
    events = pd.DataFrame(
        {
            "application": at,
            "company_key": truth["company_key"].to_numpy()[at],
            "kind": events["kind"].to_numpy(),
            "day": day,
        }
    )
    return events.loc[events["day"] <= pd.Timestamp(as_of)].sort_values(
        ["application", "day"], kind="stable"
    )


def _messages(sent: Reengagements, truth: pd.DataFrame) -> pd.DataFrame:
    applied = truth["applied_on"].to_numpy()[sent.rows]
    positive = np.isfinite(sent.answered)
    answered = pd.to_timedelta(np.where(positive, sent.answered, np.nan), unit="D")
    return pd.DataFrame(
        {
            "application": sent.rows,
            "company_key": truth["company_key"].to_numpy()[sent.rows],
            "sent_on": applied + pd.to_timedelta(sent.sent, unit="D").to_numpy(),
            "chance": sent.chance,
            "positive": positive,
            "answered_on": applied + answered.to_numpy(),
        }
    )
