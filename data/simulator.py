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

from ajar.model.tracker import Scope, Tracker
from ajar.model.words import Channel, EventKind, OfferAnswer, Outcome, Reason, Stage
from data.correspondence import Reengagements, occurrences, thanks, write_again
from data.world import (
    COMPANY_FIRST,
    COMPANY_LAST,
    FIRST_NAMES,
    LAST_NAMES,
    PLACES,
    ROLES,
    World,
)

Floats = NDArray[np.float64]
NEVER = np.inf
WORDS = ("positive", "rejected", "closed", "withdrawn", "none")
_DRAWN_ENDS = {
    "rejected": Outcome.REJECTED,
    "closed": Outcome.CLOSED,
    "withdrawn": Outcome.WITHDRAWN,
}
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
    truth = _futures(rng, applications, as_of, days, world)
    _nudge(rng, truth, world)
    known = (pd.Timestamp(as_of) - truth["applied_on"]).dt.days.to_numpy(dtype=np.float64)
    sheet = _sheet(rng, truth, known)
    again = write_again(rng, truth, sheet, known, world.reengage)
    events = pd.concat(
        [_events(truth), thanks(rng, truth, sheet, known), again.events], ignore_index=True
    )
    tracker = Tracker.build(sheet, _dated(events, truth, as_of), scope=Scope(stage_history=True))
    return Search(tracker, truth, _messages(again, truth))


def _futures(
    rng: np.random.Generator, n: int, as_of: date, days: int, world: World
) -> pd.DataFrame:
    """Applications with their day, company and channel, and all that will ever happen."""
    channels = list(world.channels)
    rates = [world.channels[channel] for channel in channels]
    channel = rng.choice(len(channels), size=n, p=[rate.share for rate in rates])
    ago = np.sort(rng.integers(0, days, size=n))[::-1]
    companies = _companies(rng, max(1, round(n / world.applications_per_company)))
    at = rng.integers(0, len(companies), size=n)
    leaning = rng.normal(0.0, world.company_spread, size=len(companies))[at]
    table = np.array(
        [[rate.positive, rate.rejected, rate.closed, rate.withdrawn] for rate in rates]
    )[channel]
    odds = table.sum(axis=1) / (1 - table.sum(axis=1)) * np.exp(leaning)
    answers = odds / (1 + odds)
    table *= (answers / table.sum(axis=1))[:, None]
    drawn = (rng.random(n)[:, None] >= table.cumsum(axis=1)).sum(axis=1)
    word_days = np.select(
        [drawn == 0, drawn == 1, drawn == 2, drawn == 3],
        [
            rng.gamma(1.3, 6.0, n),
            rng.lognormal(np.log(21), 0.9, n),
            rng.lognormal(np.log(35), 0.7, n),
            rng.gamma(1.5, 14.0, n),
        ],
        NEVER,
    )
    truth = pd.DataFrame(
        {
            "company_key": pd.Series(companies, dtype="str").str.casefold().to_numpy()[at],
            "company": np.array(companies)[at],
            "channel": np.array([str(name) for name in channels])[channel],
            "applied_on": pd.Timestamp(as_of) - pd.to_timedelta(ago, unit="D"),
            "word": np.array(WORDS)[drawn],
            "word_days": np.floor(word_days),
            "answers": answers,
        }
    )
    _go_on(rng, truth, world)
    return truth


def _companies(rng: np.random.Generator, count: int) -> list[str]:
    """Made-up names; numbered from the second round of combinations on."""
    pairs = len(COMPANY_FIRST) * len(COMPANY_LAST)
    order = rng.permutation(pairs)
    names = []
    for number in range(count):
        first, last = divmod(int(order[number % pairs]), len(COMPANY_LAST))
        again = f" {number // pairs + 1}" if number >= pairs else ""
        names.append(f"{COMPANY_FIRST[first]} {COMPANY_LAST[last]}{again}")
    return names


def _go_on(rng: np.random.Generator, truth: pd.DataFrame, world: World) -> None:
    """Walk the positive ones through the stages and give everything its end."""
    n = len(truth)
    word, day = truth["word"].to_numpy(), truth["word_days"].to_numpy()
    alive = word == "positive"
    reached = np.where(alive, int(Stage.SCREEN), int(Stage.APPLIED))
    end = np.array([str(_DRAWN_ENDS.get(name, Outcome.OPEN)) for name in word], dtype=object)
    end_days = np.where(alive, NEVER, day)
    at = np.where(alive, day, NEVER)
    truth["screen_days"] = at
    names = ("interview_days", "final_days", "offer_days")
    ways = list(world.stopped)
    for step, (name, chance) in enumerate(zip(names, world.advance, strict=True), start=2):
        passes = alive & (rng.random(n) < chance)
        stops = alive & ~passes
        how = rng.choice(len(ways), size=n, p=list(world.stopped.values()))
        later = at + np.floor(rng.lognormal(np.log(13), 0.7, n)) + 1
        silent = np.array([way == Outcome.OPEN for way in ways])[how]
        end[stops] = np.array([str(way) for way in ways], dtype=object)[how[stops]]
        end_days = np.where(stops, np.where(silent, NEVER, later), end_days)
        at = np.where(passes, at + np.floor(rng.gamma(2.0, 5.0, n)) + 1, at)
        truth[name] = np.where(passes, at, NEVER)
        reached = np.where(passes, step, reached)
        alive = passes
    end[alive] = str(Outcome.OFFER)
    truth["stage"] = reached
    truth["end"] = end.astype(str)
    truth["end_days"] = np.where(alive, at, end_days)


def _nudge(rng: np.random.Generator, truth: pd.DataFrame, world: World) -> None:
    """
    Ask for news where nothing has come by a planned day, and let that change the future.

    Those who would not have heard within 45 days of the message hear with a chance such that
    *world.nudge_effect* is added on average.
    """
    n = len(truth)
    plans = truth["channel"].map({str(name): r.nudged for name, r in world.channels.items()})
    planned = rng.integers(5, 15, size=n).astype(np.float64)
    word_days = truth["word_days"].to_numpy(dtype=np.float64).copy()
    sent = (rng.random(n) < plans.to_numpy(dtype=np.float64)) & (word_days > planned)
    truth["nudge_days"] = np.where(sent, planned, np.nan)
    truth["word_days_without"] = word_days
    no_word = sent & (word_days > planned + 45)
    share = no_word.sum() / max(1, sent.sum())
    moved = no_word & (rng.random(n) < world.nudge_effect / max(share, world.nudge_effect, 1e-9))
    answer = planned + 1 + np.minimum(np.floor(rng.gamma(1.3, 6.0, n)), 44)
    truth.loc[moved, "word"] = "rejected"
    truth.loc[moved, "stage"] = int(Stage.APPLIED)
    truth.loc[moved, "end"] = str(Outcome.REJECTED)
    for name in ("screen_days", "interview_days", "final_days", "offer_days"):
        truth.loc[moved, name] = NEVER
    truth["word_days"] = np.where(moved, answer, word_days)
    truth["end_days"] = np.where(moved, answer, truth["end_days"])


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
