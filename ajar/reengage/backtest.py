"""
Would the list have been right? The person's own messages, judged as the list would have then.

Every message after a no or silence is scored with what was known before it was sent, and
compared with what came of it within 60 days, beside two plain ways of choosing whom to write to.
"""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd

from ajar.measure.statistics.intervals import wilson
from ajar.model.arrays import Flags, Floats, Ints
from ajar.model.dates import NEVER
from ajar.model.decisions import Decisions
from ajar.model.tracker import Tracker
from ajar.reengage.ranking.ranking_inputs import RankingInputs, ranking_inputs
from ajar.reengage.score import base_rate, likelihood
from ajar.reengage.score.likelihood import SHRINK
from ajar.reengage.score.scorecard import Scorecard, faded_features
from ajar.reengage.score.weights import BASE_POINTS, FACTOR, Weights, defaults
from ajar.reengage.snapshots.tracker_index import ANSWER_DAYS

ENOUGH_ANSWERS = 10
PLACES = 5
BINS = 3
_RESAMPLES, _AT_ONCE = 5_000, 250
_SEED = 1954

WAYS = ("This list", "Furthest stage first", "Most recent first")


@dataclass(frozen=True, eq=False)
class Backtest:
    """How well the ranking would have predicted which messages were answered."""

    cases: int
    """Messages after a no or silence, old enough to tell."""
    answered: int
    enough: bool
    """At least ten were answered, and at least one was not."""
    note: str
    """One plain sentence on what was found, or on why nothing can be said."""
    table: pd.DataFrame = field(repr=False)
    """One row per way of choosing: ``way``, ``precision_at_5`` with ``low`` and ``high``
    (95 %, Wilson), ``lift`` (against choosing blindly), ``auc`` with ``auc_low`` and
    ``auc_high`` (95 %, bootstrap). Empty where there is not enough to judge."""
    calibration: pd.DataFrame = field(repr=False)
    """One row per third of the chances said: ``said`` (mean), ``came_true`` with ``low`` and
    ``high`` (95 %, Wilson), ``n``. Empty where there is not enough to judge."""


def run_backtest(tracker: Tracker, *, as_of: date, decisions: Decisions | None = None) -> Backtest:
    """
    Return how well the stated weights predict the answers to the messages that the person sent.

    Parameters
    ----------
    tracker
        With the person's log already among its events.
    as_of
        Messages of the last 60 days before it are too young to count.
    decisions
        For the weights that were changed. Weights that were learned from these very messages
        are not judged by them.
    """
    decisions = decisions or Decisions()
    seen = ranking_inputs(tracker, as_of=as_of, decisions=decisions)
    used = np.flatnonzero(seen.usable)
    positive = seen.sent.positive[used]
    enough = int(positive.sum()) >= ENOUGH_ANSWERS and not positive.all()
    if not enough:
        return Backtest(
            cases=len(used),
            answered=int(positive.sum()),
            enough=False,
            note=_too_few(positive),
            table=_table({}, positive),
            calibration=_calibration(np.empty(0), np.empty(0, dtype=bool)),
        )
    weights = defaults().changed(decisions.weights)
    score = Scorecard.of(seen.message_features, weights).score[used]
    last = seen.message_features.last_contact[used]
    orders = {
        WAYS[0]: score.astype(np.float64),
        WAYS[1]: seen.message_features.stage[used].astype(np.float64),
        WAYS[2]: np.where(last < NEVER, last - seen.sent.day[used], -NEVER).astype(np.float64),
    }
    table = _table(orders, positive)
    return Backtest(
        cases=len(used),
        answered=int(positive.sum()),
        enough=True,
        note=_found(table, positive),
        table=table,
        calibration=_calibration(_predicted(seen, used, score, weights), positive),
    )


def _predicted(seen: RankingInputs, used: Ints, score: Ints, weights: Weights) -> Floats:
    """Predicted chance of each message, with the base rate known when its month began."""
    day, positive = seen.sent.day[used], seen.sent.positive[used]
    offsets = SHRINK * (score - BASE_POINTS) / FACTOR
    strength = faded_features(seen.message_features, weights)[used]
    month = day.astype("datetime64[D]").astype("datetime64[M]")
    chances = np.empty(len(used))
    for each in np.unique(month):
        known = day + ANSWER_DAYS <= each.astype("datetime64[D]").astype(np.int64)
        base = base_rate.posterior(weights.base, offsets[known], positive[known])
        now = month == each
        chances[now] = likelihood.chances(score[now], strength[now], weights, base).mean
    return chances


def _table(orders: dict[str, Floats], positive: Flags) -> pd.DataFrame:
    rows = []
    for way, by in orders.items():
        places = min(PLACES, len(positive))
        precision = precision_at(by, positive, places)
        low, high = wilson(precision * places, places)
        auc_low, auc_high = _resampled_area(by, positive)
        rows.append(
            {
                "way": way,
                "precision_at_5": precision,
                "low": float(low),
                "high": float(high),
                "lift": precision / float(positive.mean()),
                "auc": auc(by, positive),
                "auc_low": auc_low,
                "auc_high": auc_high,
            },
        )
    columns = ["way", "precision_at_5", "low", "high", "lift", "auc", "auc_low", "auc_high"]
    return pd.DataFrame(rows, columns=columns)


def precision_at(by: Floats, positive: Flags | Floats, places: int) -> float:
    """
    Share of positives, or mean of any number, among the *places* highest.

    Those that tie for the last places fill them alike.

    Examples
    --------
    >>> precision_at(np.array([3.0, 2.0, 2.0, 1.0]), np.array([True, True, False, True]), 2)
    0.75
    """
    edge = np.sort(by)[-places]
    above, level = by > edge, by == edge
    expected = positive[above].sum() + positive[level].mean() * (places - above.sum())
    return float(expected / places)


def auc(by: Floats, positive: Flags) -> float:
    """
    Chance that a positive case stands above one that is not; a tie is half.

    NaN where one of the two kinds is missing.

    Examples
    --------
    >>> auc(np.array([0.1, 0.4, 0.35, 0.8]), np.array([False, False, True, True]))
    0.75
    """
    from scipy.stats import rankdata

    yes, no = int(positive.sum()), int((~positive).sum())
    if not yes or not no:
        return float("nan")
    ranks = rankdata(by)[positive].sum()
    return float((ranks - yes * (yes + 1) / 2) / (yes * no))


def _resampled_area(by: Floats, positive: Flags) -> tuple[float, float]:
    """95 % percentile interval of the area over resampled cases; the same on every run."""
    from scipy.stats import rankdata

    random = np.random.default_rng(_SEED)
    areas = []
    for _ in range(_RESAMPLES // _AT_ONCE):
        drawn = random.integers(0, len(by), (_AT_ONCE, len(by)))
        ranks, hit = rankdata(by[drawn], axis=1), positive[drawn]
        yes = hit.sum(axis=1)
        above = (ranks * hit).sum(axis=1) - yes * (yes + 1) / 2
        pairs = yes * (len(by) - yes)
        areas.append(above[pairs > 0] / pairs[pairs > 0])
    low, high = np.quantile(np.concatenate(areas), [0.025, 0.975])
    return float(low), float(high)


def _calibration(said: Floats, positive: Flags) -> pd.DataFrame:
    rows = []
    for part in np.array_split(np.argsort(said, kind="stable"), BINS) if len(said) else ():
        low, high = wilson(positive[part].sum(), len(part))
        rows.append(
            {
                "said": float(said[part].mean()),
                "came_true": float(positive[part].mean()),
                "low": float(low),
                "high": float(high),
                "n": len(part),
            },
        )
    return pd.DataFrame(rows, columns=["said", "came_true", "low", "high", "n"])


def _too_few(positive: Flags) -> str:
    answered = int(positive.sum())
    counts = f"{len(positive)} messages after a no or silence can be counted, {answered} answered"
    if len(positive) and positive.all():
        return f"Not enough to judge: {counts}, so there is no difference to explain."
    return f"Not enough to judge: {counts}; from {ENOUGH_ANSWERS} answers on it can be told."


def _found(table: pd.DataFrame, positive: Flags) -> str:
    ours = table.iloc[0]
    return (
        f"Of {len(positive)} messages after a no or silence, {int(positive.sum())} were answered; "
        f"of the five that this list would have put first, {ours['precision_at_5']:.0%}"
    ).replace("%", " %") + "."
