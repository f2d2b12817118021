"""
Whether the order finds the companies that would answer, and whether what is shown is calibrated.

Simulated searches in which the truth is known. The truths lie inside the list's own prior (every
weight drawn around its default, log-normal with sigma 0.4) and outside it: drawn twice as widely,
half as large, without any effect, and with differences between companies that no file shows. The
sheets are complete, without contacts, without days, or with several applications a company. The
person has written to none, some or many companies before. Prints one Markdown table:

- gain: the mean true chance of the first ten by the score, as a share of what is possible between
  a random order (0) and knowing the truth (1), beside two plain ways of choosing;
- said and true: the mean chance behind the likelihood of the first ten, and the true one;
- high, medium, low: the true chance of the companies called so.

Usage: ``python -m benchmarks.ranking [--searches 20]``
"""

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import beta

from ajar.model.apply_decisions import with_decisions
from ajar.model.arrays import Ints
from ajar.model.dates import NEVER, day_of
from ajar.model.decisions import Decisions, LoggedEvent
from ajar.model.enums import EventKind
from ajar.model.event_groups import ANSWERS_TO_FOLLOW_UPS, FOLLOW_UPS
from ajar.model.tracker import Tracker
from ajar.reengage import rank
from ajar.reengage.backtest import precision_at
from ajar.reengage.ranking.ranking_inputs import ranking_inputs
from ajar.reengage.recommendation import Likelihood
from ajar.reengage.score.features import Features
from ajar.reengage.score.likelihood import level
from ajar.reengage.score.scorecard import faded_features
from ajar.reengage.score.weights import Weights, defaults
from data.simulator import simulate
from data.world import World

AS_OF = date(2026, 11, 20)
APPLICATIONS = 200
MESSAGES = (0, 20, 120)
FIRST = 10
GOLDEN = (5**0.5 - 1) / 2
ORDERS = ("by the score", "furthest stage first", "most recent first")

Floats = NDArray[np.float64]


class Kind(NamedTuple):
    """What the truth of a kind of searches is drawn from."""

    sigma: float = 0.4
    """Of the logarithm of every weight."""
    scale: float = 1.0
    """Of all weights."""
    companies: float = 0.0
    """Standard deviation of the log-odds of companies that no file shows."""


TRUTHS = {
    "as stated": Kind(),
    "twice as uncertain": Kind(sigma=0.8),
    "half as large": Kind(scale=0.5),
    "no weight matters": Kind(scale=0.0),
    "companies differ": Kind(companies=0.7),
}


def complete(tracker: Tracker) -> Tracker:
    """The sheet as it is simulated."""
    return tracker


def without_contacts(tracker: Tracker) -> Tracker:
    """Nobody is named."""
    names = {"contact_name": "", "contact_address": "", "contact_link": ""}
    return replace(tracker, applications=tracker.applications.assign(**names))


def without_days(tracker: Tracker) -> Tracker:
    """No day but those of what the person logs in Ajar."""
    never = pd.Series(pd.NaT, index=tracker.events.index, dtype="datetime64[us]")
    return replace(tracker, events=tracker.events.assign(day=never))


def several_a_company(tracker: Tracker) -> Tracker:
    """Every third company is taken for the one before it."""
    keys = tracker.applications["company_key"]
    known = sorted(set(keys) - {""})
    same = {key: known[at - at % 3] for at, key in enumerate(known)}
    return replace(
        tracker,
        applications=tracker.applications.assign(company_key=keys.replace(same)),
        events=tracker.events.assign(company_key=tracker.events["company_key"].replace(same)),
    )


SHEETS: dict[str, Callable[[Tracker], Tracker]] = {
    "complete": complete,
    "no contacts": without_contacts,
    "no days": without_days,
    "three a company": several_a_company,
}


class Truth(NamedTuple):
    """What the simulated companies would really do."""

    base: float
    """Log-odds of a positive reply at a plain company."""
    weights: Floats
    companies: Floats
    """What is added for each company."""

    def chance(self, features: Features, company: Ints) -> Floats:
        """True chance of a positive reply."""
        log_odds = self.base + faded_features(features, defaults()) @ self.weights
        return np.asarray(1 / (1 + np.exp(-(log_odds + self.companies[company]))))


def drawn(random: np.random.Generator, stated: Weights, number: int, world: Kind) -> Truth:
    """
    A truth of a kind.

    The base rates of searches 0, 1, 2, … are spread evenly over the prior (by the golden ratio):
    all companies of a search share one, so chance would need far more searches.
    """
    share = beta.ppf((0.5 + number * GOLDEN) % 1, *stated.base)
    spread = np.exp(world.sigma * random.standard_normal(len(stated.each)))
    return Truth(
        base=float(np.log(share / (1 - share))),
        weights=world.scale * stated.log_odds * spread,
        companies=world.companies * random.standard_normal(5_000),
    )


def search(number: int, messages: int, world: Kind, sheet: str) -> tuple[Tracker, Truth]:
    """A search whose person wrote to some companies, and what is true in it."""
    random = np.random.default_rng([number, messages])
    truth = drawn(random, defaults(), number, world)
    tracker = simulate(number, APPLICATIONS, as_of=AS_OF, world=World(reengage=0.0)).tracker
    told = tracker.events["kind"].isin([*FOLLOW_UPS, *ANSWERS_TO_FOLLOW_UPS])
    tracker = replace(tracker, events=tracker.events.loc[~told].reset_index(drop=True))
    return write(random, SHEETS[sheet](tracker), truth, messages), truth


def write(random: np.random.Generator, tracker: Tracker, truth: Truth, messages: int) -> Tracker:
    """Send at most one message a company, on some day after the end, and let the truth answer."""
    today = ranking_inputs(tracker, as_of=AS_OF, decisions=Decisions())
    closed = np.flatnonzero(today.features.has_leading & (today.features.since < NEVER))
    company = random.permutation(closed)[:messages]
    day = today.features.since[company] + random.integers(1, 200, len(company))
    written = logged(tracker, today.index.company_keys[company], day, EventKind.NUDGED)
    seen = ranking_inputs(written, as_of=AS_OF, decisions=Decisions())
    answers = random.random(len(seen.sent)) < truth.chance(seen.message_features, seen.sent.company)
    answers &= seen.message_features.has_leading
    back = seen.sent.day[answers] + random.integers(1, 45, int(answers.sum()))
    return logged(
        written, seen.index.company_keys[seen.sent.company[answers]], back, EventKind.HEARD_BACK
    )


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
    said: float
    true: float
    levels: dict[Likelihood, list[float]]
    """True chances by what is shown."""


def judge(tracker: Tracker, truth: Truth) -> Found | None:
    """Rank a search and compare with its truth; None where the list is too short for it."""
    ranking = rank(tracker, as_of=AS_OF)
    features = ranking.inputs.features
    company = np.flatnonzero(features.has_leading)
    if len(company) <= FIRST:
        return None
    true = truth.chance(features, np.arange(len(features.has_leading)))[company]
    said = ranking.scores.chances.mean[company]
    score = ranking.scores.card.score[company].astype(np.float64)
    last = features.since[company]
    orders = (
        score,
        features.stage[company].astype(np.float64),
        np.where(last < NEVER, last, -NEVER).astype(np.float64),
    )
    best, blind = precision_at(true, true, FIRST), float(true.mean())
    possible = max(best - blind, 1e-9)
    first = np.argsort(-score, kind="stable")[:FIRST]
    shown = np.array([level(chance) for chance in said])
    return Found(
        gains=[(precision_at(by, true, FIRST) - blind) / possible for by in orders],
        said=float(said[first].mean()),
        true=float(true[first].mean()),
        levels={each: true[shown == each].tolist() for each in Likelihood},
    )


def line(*cells: object) -> str:
    """One row of a Markdown table."""
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def main() -> None:
    """Run the searches and print the table."""
    parser = argparse.ArgumentParser(description="How well the list finds who would answer.")
    parser.add_argument("--searches", type=int, default=20, help="per row of the table")
    searches = parser.parse_args().searches
    print(f"{searches} searches a row, {APPLICATIONS} applications, the first {FIRST} companies\n")
    print(line("truth", "sheet", "messages", *ORDERS, "said", "true", *Likelihood))
    print(line("---", "---", *["---:"] * (len(ORDERS) + 6)))
    kinds = [(truth, "complete", messages) for truth in TRUTHS for messages in MESSAGES]
    kinds += [("as stated", sheet, 20) for sheet in SHEETS if sheet != "complete"]
    for truth, sheet, messages in kinds:
        judged = (judge(*search(n, messages, TRUTHS[truth], sheet)) for n in range(searches))
        found = [each for each in judged if each]
        gains = summary(found) if TRUTHS[truth].scale else ["–"] * len(ORDERS)
        print(line(truth, sheet, messages, *gains, *calibration(found)), flush=True)


def summary(found: list[Found]) -> list[str]:
    """Mean gains over some searches."""
    return [f"{share:.2f}" for share in np.mean([each.gains for each in found], axis=0)]


def calibration(found: list[Found]) -> list[str]:
    """What was said of the first ten and what is true, then the truth of each word."""
    words = [[share for each in found for share in each.levels[word]] for word in Likelihood]
    means = [f"{np.mean(shares):.0%}" if shares else "–" for shares in words]
    said, true = (np.mean([getattr(each, name) for each in found]) for name in ("said", "true"))
    return [f"{said:.0%}", f"{true:.0%}", *means]


if __name__ == "__main__":
    main()
