"""Ways in which people keep their files: a complete file, made into one kept that way."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from ajar.model.enums import EventKind
from ajar.model.tracker import Coverage, Tracker
from benchmarks.kinds import AS_OF, KINDS
from data.simulator import Search

_COMING = (
    EventKind.SCREEN, EventKind.INTERVIEW, EventKind.FINAL, EventKind.OFFER,
    EventKind.REJECTED, EventKind.CLOSED, EventKind.WITHDRAWN,
)  # fmt: skip
"""What comes back, and is noted then or later."""

_LATE = 42
"""Days from applying after which a rejection is a late one."""

Change = Callable[[Tracker, np.random.Generator], Tracker]


@dataclass(frozen=True)
class Keeping:
    """A way of keeping a file."""

    name: str
    told: str
    change: Change
    as_of: date = AS_OF

    def tracker(self, seed: int, **more: int) -> tuple[Search, Tracker]:
        """A simulated search, and its file kept in this way."""
        search = KINDS[0].search(seed, **more)
        return search, self.change(search.tracker, np.random.default_rng(seed))


def _with(tracker: Tracker, events: pd.DataFrame, **more: object) -> Tracker:
    coverage = more.get("coverage", tracker.coverage)
    assert isinstance(coverage, Coverage)
    applications = more.get("applications", tracker.applications)
    assert isinstance(applications, pd.DataFrame)
    return Tracker.build(applications, events, coverage=coverage)


def undated(share: float) -> Change:
    """Days of rejections are missing."""

    def change(tracker: Tracker, random: np.random.Generator) -> Tracker:
        events = tracker.events
        gone = (events["kind"] == EventKind.REJECTED) & (random.random(len(events)) < share)
        return _with(tracker, events.assign(day=events["day"].mask(gone)))

    return change


def undated_late(tracker: Tracker, random: np.random.Generator) -> Tracker:
    """Days of rejections are missing, of late ones more often: a third after six weeks."""
    events = tracker.events
    applied = events.loc[events["kind"] == EventKind.APPLIED].set_index("application")["day"]
    waited = (events["day"] - events["application"].map(applied)).dt.days
    chance = np.where(waited > _LATE, 0.35, 0.05)
    gone = (events["kind"] == EventKind.REJECTED) & (random.random(len(events)) < chance)
    return _with(tracker, events.assign(day=events["day"].mask(gone)))


def status_only(tracker: Tracker, _: np.random.Generator) -> Tracker:
    """The day of applying and the present status; a rejection hides the stages before it."""
    applications, events = tracker.applications, tracker.events
    over = applications["outcome"].isin(["rejected", "closed", "withdrawn"])
    hidden = applications.loc[over, "id"]
    events = events.loc[events["kind"] != EventKind.NUDGED]
    stages = [EventKind.SCREEN, EventKind.INTERVIEW, EventKind.FINAL]
    events = events.loc[~(events["application"].isin(hidden) & events["kind"].isin(stages))]
    events = events.assign(day=events["day"].where(events["kind"] == EventKind.APPLIED))
    applications = applications.assign(stage=applications["stage"].mask(over, 0).astype("int8"))
    return _with(tracker, events, applications=applications, coverage=Coverage(stage_history=False))


def caught_up(days: int) -> Change:
    """What came is noted when the person catches up, every so many days."""

    def change(tracker: Tracker, random: np.random.Generator) -> Tracker:
        events = tracker.events
        start = int(random.integers(0, days))
        number = (pd.Timestamp(AS_OF) - events["day"]).dt.days
        noted = (number - start) // days * days + start
        day = pd.Timestamp(AS_OF) - pd.to_timedelta(noted.clip(lower=0), unit="D")
        coming = events["kind"].isin(list(_COMING))
        return _with(tracker, events.assign(day=events["day"].mask(coming, day)))

    return change


def on_sundays(tracker: Tracker, _: np.random.Generator) -> Tracker:
    """What came in a week is noted on Sunday."""
    events = tracker.events
    later = pd.to_timedelta(6 - events["day"].dt.day_of_week, unit="D")
    day = (events["day"] + later).clip(upper=pd.Timestamp(AS_OF))
    return _with(
        tracker, events.assign(day=events["day"].mask(events["kind"].isin(list(_COMING)), day))
    )


def on_one_day(tracker: Tracker, _: np.random.Generator) -> Tracker:
    """All changes carry the day of the export."""
    events = tracker.events
    coming = events["kind"].isin(list(_COMING))
    return _with(tracker, events.assign(day=events["day"].mask(coming, pd.Timestamp(AS_OF))))


def as_it_is(tracker: Tracker, _: np.random.Generator) -> Tracker:
    """Everything is noted on its day."""
    return tracker


def answered_only(tracker: Tracker, _: np.random.Generator) -> Tracker:
    """A follow-up is noted only where it was answered."""
    events = tracker.events
    nudged = events["kind"] == EventKind.NUDGED
    sent = events.loc[nudged].set_index("application")["day"]
    coming = events.loc[events["kind"].isin(list(_COMING))]
    after = coming.loc[coming["day"] > coming["application"].map(sent), "application"]
    return _with(tracker, events.loc[~nudged | events["application"].isin(after)])


def default_day(tracker: Tracker, _: np.random.Generator) -> Tracker:
    """The file was begun in the middle: what was sent before carries the day of its first entry."""
    events = tracker.events
    applied = events["kind"] == EventKind.APPLIED
    begun = events.loc[applied, "day"].sort_values().iloc[int(0.6 * applied.sum())]
    early = applied & (events["day"] < begun)
    return _with(tracker, events.assign(day=events["day"].mask(early, begun)))


def stopped(days: int) -> Change:
    """Nothing was noted in the last days, applications included."""

    def change(tracker: Tracker, _: np.random.Generator) -> Tracker:
        from ajar.model.as_of import as_known_on

        return as_known_on(tracker, AS_OF - timedelta(days=days))

    return change


KEEPINGS = (
    Keeping("complete", "everything noted on its day", as_it_is),
    Keeping("undated 10 %", "every tenth rejection without a day", undated(0.10)),
    Keeping("undated 20 %", "every fifth rejection without a day", undated(0.20)),
    Keeping("undated 40 %", "two in five rejections without a day", undated(0.40)),
    Keeping("undated, late ones", "mostly late rejections without a day", undated_late),
    Keeping("status only", "day applied and present status", status_only),
    Keeping("fortnight", "caught up every fortnight", caught_up(14)),
    Keeping("month", "caught up every thirty days", caught_up(30)),
    Keeping("Sundays", "noted on Sundays", on_sundays),
    Keeping("one day", "all changes dated the day of the export", on_one_day),
    Keeping("default day", "the first 60 % sent are dated the day of entry", default_day),
    Keeping(
        "stopped",
        "not kept for the last 90 days, judged as of the last entry",
        stopped(90),
        as_of=AS_OF - timedelta(days=90),
    ),
    Keeping("answered only", "follow-ups noted only beside answers", answered_only),
)
