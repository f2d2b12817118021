"""What is true of a kind of searches that the coverage of intervals is judged by."""

from collections.abc import Callable
from functools import cache, cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from ajar.measure.applications.application_table import application_table
from ajar.measure.applications.waiting_threshold import MAX_DAYS, MIN_DAYS
from ajar.measure.follow_ups import comparison_designs, message_counts
from ajar.measure.rates import proportions
from ajar.measure.rates.group_shares import shares
from ajar.model.enums import Channel
from benchmarks.kinds import AS_OF, KINDS, Kind

POPULATION = 150_000

Answer = TypeVar("Answer")


class Truth:
    """What a search of one kind shows that is so long that it is the truth."""

    def __init__(self, kind: Kind) -> None:
        """Draw the search; asking for news does nothing in it."""
        self.kind = kind
        self.search = kind.search(0, applications=POPULATION)
        self.line = application_table(self.search.tracker, as_of=AS_OF)
        self._known: dict[tuple[Any, ...], Any] = {}

    def _once(self, key: tuple[Any, ...], compute: Callable[[], Answer]) -> Answer:
        """What *compute* returns, computed once."""
        if key not in self._known:
            self._known[key] = compute()
        answer: Answer = self._known[key]
        return answer

    def _days(self, what: str, channel: str | None) -> tuple[NDArray[np.float64], int]:
        """Sorted days of a reply, a positive first word or a rejection, and of how many."""
        truth = self.search.truth
        if channel:
            truth = truth.loc[truth["channel"] == channel]
        if what == "rejected":
            days = truth.loc[truth["end"] == "rejected", "end_days"]
        else:
            kinds = ["positive"] if what == "positive" else ["positive", "rejected", "closed"]
            days = truth.loc[truth["word"].isin(kinds), "word_days"]
        return np.sort(days.to_numpy()), len(truth)

    def days(self, what: str, channel: str | None = None) -> tuple[NDArray[np.float64], int]:
        """The same, remembered."""
        return self._once(("days", what, channel), lambda: self._days(what, channel))

    def share_by(self, what: str, day: float, *, channel: str | None = None) -> float:
        """True share that has it by a day."""
        days, n = self.days(what, channel)
        return float(np.searchsorted(days, day, side="right") / n)

    def day_of(self, what: str, part: float) -> float:
        """True day by which a share has it; infinite for never."""
        days, n = self.days(what)
        place = int(np.ceil(part * n)) - 1
        return float(days[place]) if place < days.size else np.inf

    def still_to_hear(self, day: int, end: int) -> float:
        """True chance of a positive first word after *day* and by *end*, given none by *day*."""
        yes, _ = self.days("positive")
        words = self._first_words
        later = np.searchsorted(yes, [day, end], side="right")
        return float((later[1] - later[0]) / (words.size - np.searchsorted(words, day, "right")))

    @cached_property
    def _first_words(self) -> NDArray[np.float64]:
        """Sorted days of the first words of all, infinite for none."""
        return np.sort(self.search.truth["word_days"].to_numpy())

    def come_by(self, end: int) -> float:
        """True day by which 95 % of the positive first words that come by *end* have come."""
        yes, _ = self.days("positive")
        days = yes[yes <= end]
        return float(np.clip(np.quantile(days, 0.95, method="inverted_cdf"), MIN_DAYS, MAX_DAYS))

    def reached(self, stage: int) -> float:
        """True share that had reached a stage by the as-of date."""
        return float((self.line.rows["stage"] >= stage).mean())

    def goes_on(self, stage: int) -> float:
        """True chance to go beyond a stage in the end."""
        reached = self.search.truth["stage"]
        return float((reached > stage).sum() / (reached >= stage).sum())

    def silent(self, applied: int) -> float:
        """True share without any word of those older than a threshold."""
        return self._once(("silent", applied), lambda: self._silent(applied))

    def _silent(self, applied: int) -> float:
        rows = self.line.rows
        early = (rows["response"] == "withdrawn") & (rows["response_days"] <= applied)
        old = (rows["age"] > applied) & ~early
        unanswered = old & rows["response"].isin(["none", "withdrawn"])
        return float(unanswered.sum() / old.sum())

    def measured(self, name: str) -> float:
        """What the long search's own estimate is, where the truth has no simpler form."""
        return self._once(("measured", name), lambda: self._measured(name))

    def _measured(self, name: str) -> float:
        line = self.line
        if name == "sent":
            return float(proportions.rejection_rate_sent(line).value or 0)
        if name == "decided":
            return float(proportions.rejection_rate_decided(line).value or 0)
        if name == "after":
            return float(comparison_designs.after_rejection_fair(line).difference.value or 0)
        if name == "nudged":
            return float(message_counts.sent(line).set_index("kind")["share"]["nudged"])
        return float(shares(line, "rejected", "channel").set_index("group")["value"][name])

    def answered_by(self, channel: str, age: int) -> float:
        """Of the applications by a channel that hear or are withdrawn: replied to by that age."""
        rate = self.kind.world.channels[Channel(channel)]
        total = rate.positive + rate.rejected + rate.closed + rate.withdrawn
        days, _ = self.days("reply", channel)
        by_then = float(np.searchsorted(days, age, side="right") / days.size)
        return (1 - rate.withdrawn / total) * by_then


@cache
def truth_of(name: str) -> Truth:
    """The truth of the kind of that name; drawn once."""
    return Truth(next(kind for kind in KINDS if kind.name == name))
