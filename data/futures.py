"""All that will ever happen to the applications of a simulated search, known or not."""

from datetime import date

import numpy as np
import pandas as pd

from ajar.model.enums import Outcome, Stage
from data.world import COMPANY_FIRST, COMPANY_LAST, World

NEVER = np.inf
WORDS = ("positive", "rejected", "closed", "withdrawn", "none")
_DRAWN_ENDS = {
    "rejected": Outcome.REJECTED,
    "closed": Outcome.CLOSED,
    "withdrawn": Outcome.WITHDRAWN,
}


def futures(rng: np.random.Generator, n: int, as_of: date, days: int, world: World) -> pd.DataFrame:
    """
    Applications with their day, company and channel, and all that will ever happen.

    Columns as ``Search.truth`` has them.
    """
    channels = list(world.channels)
    rates = [world.channels[channel] for channel in channels]
    channel = rng.choice(len(channels), size=n, p=[rate.share for rate in rates])
    ago = np.sort(rng.integers(0, days, size=n))[::-1]
    companies = _companies(rng, max(1, round(n / world.applications_per_company)))
    at = rng.integers(0, len(companies), size=n)
    if world.uneven:
        shares = np.arange(1.0, len(companies) + 1) ** -world.uneven
        at = rng.choice(len(companies), size=n, p=shares / shares.sum())
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
            "word_days": np.floor(word_days * world.pace),
            "answers": answers,
        }
    )
    _go_on(rng, truth, world)
    _nudge(rng, truth, world)
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
        later = at + np.floor(world.pace * rng.lognormal(np.log(13), 0.7, n)) + 1
        silent = np.array([way == Outcome.OPEN for way in ways])[how]
        end[stops] = np.array([str(way) for way in ways], dtype=object)[how[stops]]
        end_days = np.where(stops, np.where(silent, NEVER, later), end_days)
        at = np.where(passes, at + np.floor(world.pace * rng.gamma(2.0, 5.0, n)) + 1, at)
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
