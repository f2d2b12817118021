"""What is true of the simulated searches that the coverage of intervals is judged by."""

from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ajar.measure import followups, rates
from ajar.measure.groups import shares
from ajar.measure.silence import AFTER_FINAL, AFTER_INTERVIEW, LONGEST, SHORTEST
from ajar.measure.timeline import Timeline, timeline
from ajar.model.words import Channel, Stage
from data.simulator import Search, simulate
from data.world import World

AS_OF = date(2026, 11, 23)
POPULATION = 300_000


def world(effect: float) -> World:
    """A search in which asking for news adds *effect*; nobody writes to closed doors."""
    return World(nudge_effect=effect, reengage=0.0)


@cache
def population() -> tuple[Search, Timeline]:
    """A search so long that what it shows is the truth, for follow-ups that do nothing."""
    search = simulate(0, POPULATION, as_of=AS_OF, world=world(0.0))
    return search, timeline(search.tracker, as_of=AS_OF)


@cache
def true_days(what: str, channel: str | None = None) -> tuple[NDArray[np.float64], int]:
    """Sorted days of a reply, a positive first word or a rejection, and of how many."""
    truth = population()[0].truth
    if channel:
        truth = truth.loc[truth["channel"] == channel]
    if what == "rejected":
        days = truth.loc[truth["end"] == "rejected", "end_days"]
    else:
        kinds = ["positive"] if what == "positive" else ["positive", "rejected", "closed"]
        days = truth.loc[truth["word"].isin(kinds), "word_days"]
    return np.sort(days.to_numpy()), len(truth)


def share_by(what: str, day: float, *, channel: str | None = None) -> float:
    """True share that has it by a day."""
    days, n = true_days(what, channel)
    return float(np.searchsorted(days, day, side="right") / n)


def day_of(what: str, part: float) -> float:
    """True day by which a share has it; infinite for never."""
    days, n = true_days(what)
    place = int(np.ceil(part * n)) - 1
    return float(days[place]) if place < days.size else np.inf


@cache
def still_to_hear(day: int, end: int) -> float:
    """True chance of a positive first word after *day* and by *end*, given none by *day*."""
    truth = population()[0].truth
    left = truth.loc[truth["word_days"] > day]
    return float(((left["word"] == "positive") & (left["word_days"] <= end)).mean())


@cache
def come_by(end: int) -> float:
    """True day by which 95 % of the positive first words that come by *end* have come."""
    truth = population()[0].truth
    days = truth.loc[(truth["word"] == "positive") & (truth["word_days"] <= end), "word_days"]
    return float(np.clip(np.quantile(days, 0.95, method="inverted_cdf"), SHORTEST, LONGEST))


@cache
def stage_share(stage: int) -> float:
    """True share that had reached a stage by the as-of date."""
    return float((population()[1].rows["stage"] >= stage).mean())


@cache
def goes_on(stage: int) -> float:
    """True chance to go beyond a stage in the end."""
    reached = population()[0].truth["stage"]
    return float((reached > stage).sum() / (reached >= stage).sum())


@cache
def silent_share(applied: int) -> float:
    """True share of silent ones of those older than a threshold."""
    rows = population()[1].rows
    at_once = rows["stage"] == 0
    met = np.where(rows["stage"] <= Stage.INTERVIEW, AFTER_INTERVIEW, AFTER_FINAL)
    limit = np.where(at_once, applied, met)
    silent = (rows["outcome"] == "open") & (rows["waited"] > limit)
    return float(silent.sum() / ((rows["age"] > applied) | silent).sum())


@cache
def measured_in_population(name: str) -> float:
    """What the population's own estimate is, where the truth has no simpler form."""
    line = population()[1]
    if name == "sent":
        return float(rates.rejection_rate_sent(line).value or 0)
    if name == "decided":
        return float(rates.rejection_rate_decided(line).value or 0)
    if name == "after":
        return float(followups.after_rejection_fair(line).difference.value or 0)
    if name == "nudged":
        return float(followups.sent(line).set_index("kind")["share"]["nudged"])
    return float(shares(line, "rejected", "channel").set_index("group")["value"][name])


@cache
def answered_by(channel: str, age: int) -> float:
    """Of the applications by a channel that hear or are withdrawn: replied to by that age."""
    rate = world(0.0).channels[Channel(channel)]
    total = rate.positive + rate.rejected + rate.closed + rate.withdrawn
    days, _ = true_days("reply", channel)
    by_then = float(np.searchsorted(days, age, side="right") / days.size)
    return (1 - rate.withdrawn / total) * by_then
