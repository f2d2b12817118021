"""Events of a tracker as arrays: first and last day of any kind for each application."""

from collections.abc import Collection
from dataclasses import dataclass, fields, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ajar.model.arrays import Flags, Ints
from ajar.model.dates import NEVER, day_numbers, earliest, latest
from ajar.model.enums import EventKind
from ajar.model.tracker import Tracker

KINDS = tuple(EventKind)


def kind_mask(kinds: Collection[EventKind]) -> Flags:
    """Return a mask over ``EventKind`` that is true for *kinds*."""
    return np.array([kind in kinds for kind in KINDS])


@dataclass(frozen=True, eq=False)
class EventArrays:
    """One entry per event, in the tracker's order."""

    applications: int
    """Number of applications."""
    row: Ints
    """Position of the application in its frame; -1 for an event of the company as a whole."""
    kind: NDArray[np.int8]
    """Position of the kind in ``EventKind``."""
    day: Ints
    """Days since 1970; NEVER where the file does not say."""
    usable: Flags
    """Whether the day can be relied on."""

    @property
    def dated(self) -> Flags:
        """Whether there is a day, by the as-of date or after it."""
        return self.day < NEVER

    def of(self, *kinds: EventKind) -> Flags:
        """Return a mask of the events of these kinds."""
        return kind_mask(kinds)[self.kind]

    def first(self, kinds: Collection[EventKind]) -> Ints:
        """Return the first usable day of any of *kinds* for each application; NEVER for none."""
        chosen = self.of_kinds(kinds)
        return earliest(self.row[chosen], self.day[chosen], self.applications)

    def last(self, kinds: Collection[EventKind]) -> Ints:
        """Return the last usable day of any of *kinds* for each application; NEVER for none."""
        chosen = self.of_kinds(kinds)
        return latest(self.row[chosen], self.day[chosen], self.applications)

    def any(self, kinds: Collection[EventKind]) -> Flags:
        """Return a mask of applications with an event of *kinds*, dated or not."""
        found = np.zeros(self.applications, dtype=np.bool_)
        found[self.row[kind_mask(kinds)[self.kind] & (self.row >= 0)]] = True
        return found

    def of_kinds(self, kinds: Collection[EventKind]) -> Flags:
        """Return a mask of usable events of *kinds* that belong to an application."""
        return kind_mask(kinds)[self.kind] & self.usable & (self.row >= 0)

    def in_order(self, kinds: Collection[EventKind]) -> "EventArrays":
        """
        Return the usable events of some kinds by application and day.

        On one day the order is that of ``EventKind``: stages as they follow, then outcomes.
        """
        at = np.flatnonzero(self.of_kinds(kinds))
        return self._taken(at[np.lexsort((self.kind[at], self.day[at], self.row[at]))])

    def where(self, keep: Flags) -> "EventArrays":
        """Return the events of the applications in *keep*, with rows counted among these."""
        position = np.where(keep, np.cumsum(keep) - 1, -1)
        row = np.where(self.row >= 0, position[self.row], -1)
        found = replace(self, applications=int(keep.sum()), row=row)
        return found.of_applications()

    def of_applications(self) -> "EventArrays":
        """Return the events that belong to an application."""
        return self._taken(np.flatnonzero(self.row >= 0))

    def _taken(self, at: NDArray[np.intp]) -> "EventArrays":
        cut = {each.name: getattr(self, each.name)[at] for each in fields(self)[1:]}
        return replace(self, **cut)


def event_arrays(tracker: Tracker) -> EventArrays:
    """Return all events of a tracker; usable are those with a day."""
    events = tracker.events
    day = day_numbers(events["day"])
    row = pd.Index(tracker.applications["id"]).get_indexer(pd.Index(events["application"]))
    return EventArrays(
        applications=len(tracker.applications),
        row=row.astype(np.int64),
        kind=events["kind"].cat.codes.to_numpy().astype(np.int8),
        day=day,
        usable=day < NEVER,
    )
