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

    facts: TrackerIndex
    contacts: People
    moments: Snapshots
    standing: ApplicationStates
    contact_history: ContactHistory

    def some(self, entries: Flags) -> Flags:
        """For each moment, whether any of its applications is among *entries*."""
        return np.bincount(self.standing.moment[entries], minlength=len(self.moments)) > 0

    def of_lead(self, entries: Ints, absent: int) -> Ints:
        """For each moment the entry that speaks for its company; *absent* without a candidate."""
        lead = self.standing.lead
        found = np.full(len(lead), absent, dtype=np.int64)
        found[lead >= 0] = entries[lead[lead >= 0]]
        return found
