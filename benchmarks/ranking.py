"""
Whether the list finds the doors that would open, and whether its intervals hold.

Simulated searches in which the truth is known: every weight is drawn around its default
(log-normal, sigma 0.4), the base rate from its prior, and the person has written to none, some
or many closed doors before. Prints one Markdown table:

- the mean true chance of the first ten doors, as a share of the gain that is possible between a
  random order (0) and knowing the truth (1), beside two plain ways of choosing;
- the share of doors whose true chance lies within the interval that is shown with it.

Usage: ``python -m benchmarks.ranking [--searches 60]``
"""

import argparse
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import beta

from ajar.model.dates import NEVER, Ints, day_of
from ajar.model.decisions import Decisions, LoggedEvent
from ajar.model.enums import FOLLOW_UPS, RESPONSES, EventKind
from ajar.model.log import with_decisions
from ajar.model.tracker import Tracker
from ajar.reengage import rank
from ajar.reengage.backtest import precision_at
from ajar.reengage.features import Features
from ajar.reengage.scorecard import faded_features
from ajar.reengage.snapshot import ranking_inputs
from ajar.reengage.weights import Weights, defaults
from data.simulator import simulate
from data.world import World

AS_OF = date(2026, 11, 20)
APPLICATIONS = (80, 200, 500)
MESSAGES = (0, 20, 120)
FIRST = 10
SIGMA = 0.4
GOLDEN = (5**0.5 - 1) / 2
ORDERS = ("This list", "Furthest stage first", "Most recent first")

Floats = NDArray[np.float64]


class Truth(NamedTuple):
    """What a simulated company would really do."""

    base: float
    """Log-odds of an answer at a plain door."""
    weights: Floats

    @classmethod
    def drawn(cls, random: np.random.Generator, stated: Weights, number: int) -> "Truth":
        """
        A truth the stated weights are uncertain about.

        The base rates of searches 0, 1, 2, … are spread evenly over the prior (by the golden
        ratio): all doors of a search share one, so chance would need far more searches.
        """
        share = beta.ppf((0.5 + number * GOLDEN) % 1, *stated.base)
        spread = np.exp(SIGMA * random.standard_normal(len(stated.each)))
        return cls(float(np.log(share / (1 - share))), stated.log_odds * spread)

    def chance(self, look: Features) -> Floats:
        """True chance of a positive reply at every door."""
        log_odds = self.base + faded_features(look, defaults()) @ self.weights
        return np.asarray(1 / (1 + np.exp(-log_odds)))


def search(seed: int, applications: int, messages: int) -> tuple[Tracker, Truth]:
    """A search whose person wrote to some closed doors, and what is true in it."""
    random = np.random.default_rng([seed, applications, messages])
    truth = Truth.drawn(random, defaults(), seed)
    tracker = simulate(seed, applications, as_of=AS_OF, world=World(reengage=0.0)).tracker
    told = tracker.events["kind"].isin([*FOLLOW_UPS, *RESPONSES])
    tracker = replace(tracker, events=tracker.events.loc[~told].reset_index(drop=True))
    return write(random, tracker, truth, messages), truth


def write(random: np.random.Generator, tracker: Tracker, truth: Truth, messages: int) -> Tracker:
    """Send at most one message a company, on some day after the end, and let the truth answer."""
    today = ranking_inputs(tracker, as_of=AS_OF, decisions=Decisions())
    closed = np.flatnonzero(today.look.candidate & (today.look.since < NEVER))
    door = random.permutation(closed)[:messages]
    day = today.look.since[door] + random.integers(1, 200, len(door))
    written = logged(tracker, today.facts.doors[door], day, EventKind.NUDGED)
    seen = ranking_inputs(written, as_of=AS_OF, decisions=Decisions())
    answers = random.random(len(seen.sent)) < truth.chance(seen.past)
    answers &= seen.past.candidate
    back = seen.sent.day[answers] + random.integers(1, 45, int(answers.sum()))
    return logged(written, seen.facts.doors[seen.sent.door[answers]], back, EventKind.HEARD_BACK)


def logged(tracker: Tracker, keys: pd.Index, days: Ints, kind: EventKind) -> Tracker:
    """The tracker after the person has logged something at these companies; no later days."""
    log = tuple(
        LoggedEvent(key, kind, day)
        for key, day in zip(keys, map(day_of, days), strict=True)
        if day and day <= AS_OF
    )
    return with_decisions(tracker, Decisions(log=log))


class Found(NamedTuple):
    """What one search showed."""

    gains: list[float]
    """For each order, the share of the possible gain in the first ten."""
    covered: float
    """Share of the listed doors whose true chance lies within the interval shown."""
    learned: bool


def judge(tracker: Tracker, truth: Truth) -> Found | None:
    """Rank a search and compare with its truth; None where the list is too short for it."""
    ranking = rank(tracker, as_of=AS_OF)
    frame = ranking.frame()
    if len(frame) <= FIRST:
        return None
    door = ranking.seen.facts.find(frame["company_key"])
    true = truth.chance(ranking.seen.look)[door]
    ended = ranking.seen.look.since[door]
    orders = (
        frame["chance"].to_numpy(),
        frame["stage"].to_numpy().astype(np.float64),
        np.where(ended < NEVER, ended, -NEVER).astype(np.float64),
    )
    best, blind = precision_at(true, true, FIRST), float(true.mean())
    within = (frame["low"] <= true) & (true <= frame["high"])
    return Found(
        gains=[(precision_at(by, true, FIRST) - blind) / (best - blind) for by in orders],
        covered=float(within.mean()),
        learned=ranking.learned,
    )


def line(*cells: object) -> str:
    """One row of a Markdown table."""
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def main() -> None:
    """Run the searches and print the table."""
    parser = argparse.ArgumentParser(description="How well the list finds the doors that open.")
    parser.add_argument("--searches", type=int, default=60, help="per row of the table")
    searches = parser.parse_args().searches
    print(f"{searches} searches a row, the first {FIRST} doors\n")
    print(line("applications", "messages", *ORDERS, "within the interval", "learned"))
    print(line(*["---:"] * (len(ORDERS) + 4)))
    everything: list[Found] = []
    for applications in APPLICATIONS:
        for messages in MESSAGES:
            judged = (judge(*search(seed, applications, messages)) for seed in range(searches))
            found = [each for each in judged if each]
            print(line(applications, messages, *summary(found)), flush=True)
            everything += found
    print(line("**all**", "", *summary(everything)))


def summary(found: list[Found]) -> list[str]:
    """Means over some searches, and in how many the weights were learned."""
    gain = np.mean([each.gains for each in found], axis=0)
    covered = np.mean([each.covered for each in found])
    learned = sum(each.learned for each in found)
    return [*(f"{share:.2f}" for share in gain), f"{covered:.1%}", str(learned)]


if __name__ == "__main__":
    main()
