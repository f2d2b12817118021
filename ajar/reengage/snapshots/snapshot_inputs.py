"""Raw inputs of the features for a set of companies on their days."""

from dataclasses import dataclass

import numpy as np

from ajar.model.arrays import Flags, Ints
from ajar.reengage.snapshots.application_state import ApplicationStates, Snapshots
from ajar.reengage.snapshots.contact_history import ContactHistory
from ajar.reengage.snapshots.contacts import People
from ajar.reengage.snapshots.tracker_index import TrackerIndex


@dataclass(frozen=True, eq=False)
class SnapshotInputs:
    """State of applications, contact history and contacts of each company on its day."""

    index: TrackerIndex
    contacts: People
    snapshots: Snapshots
    states: ApplicationStates
    contact_history: ContactHistory

    def some(self, entries: Flags) -> Flags:
        """For each snapshot, whether any of its applications is among *entries*."""
        return np.bincount(self.states.snapshot[entries], minlength=len(self.snapshots)) > 0

    def of_leading(self, entries: Ints, absent: int) -> Ints:
        """For each snapshot the entry of its leading application; *absent* where it has none."""
        leading = self.states.leading
        found = np.full(len(leading), absent, dtype=np.int64)
        found[leading >= 0] = entries[leading[leading >= 0]]
        return found
