"""
Events by application and by company, counted in days before the as-of date.

NaN stands for a day that the file does not say, so that every comparison is false.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from ajar.model.arrays import Flags, Floats, Ints
from ajar.model.enums import EventKind
from ajar.model.events import KINDS
from ajar.model.tracker import Tracker
from ajar.reengage.snapshots.rounds_in_notes import rounds_in_notes


class ApplicationEvents:
    """Events by application, and by company, in days before the as-of date."""

    def __init__(self, tracker: Tracker, companies: pd.Index, company: Ints, as_of: date) -> None:
        events = tracker.events
        ids = pd.Index(tracker.applications["id"])
        self.row = ids.get_indexer(pd.Index(events["application"]))
        self.company = company_of(events["company_key"], self.row, companies, company)
        self.kind = events["kind"].cat.codes.to_numpy()
        self.inferred = events["inferred"].to_numpy()
        self.header, self.note = events["column"], events["note"]
        days = (pd.Timestamp(as_of) - events["day"]).dt.days
        self.ago = days.to_numpy(dtype=np.float64)
        self.last_entry = float(np.min(self.ago[self.ago >= 0], initial=np.inf))
        """Days since the last entry of the file; infinite where it has no day."""
        self.applications = len(ids)
        self.of_application = company
        self.companies = len(companies)

    def of(self, kinds: Sequence[EventKind]) -> Flags:
        """Which events are of these kinds."""
        return np.isin(self.kind, [KINDS.index(kind) for kind in kinds])

    def last(
        self, kinds: Sequence[EventKind], *, first: bool = False, among: Flags | None = None
    ) -> Floats:
        """For each application, days since the last (or first) of these until the as-of date."""
        chosen = self.of(kinds) & (self.row >= 0) & (self.ago >= 0)
        if among is not None:
            chosen &= among
        return extreme(self.row[chosen], self.ago[chosen], self.applications, lowest=not first)

    def ahead(self, kinds: Sequence[EventKind]) -> Floats:
        """For each application, days to the next of these."""
        chosen = self.of(kinds) & (self.row >= 0) & (self.ago < 0)
        return extreme(self.row[chosen], -self.ago[chosen], self.applications, lowest=True)

    def any(self, kinds: Sequence[EventKind], *, read: bool = False) -> Flags:
        """
        Whether each application has one of these, with a day until now or without any.

        With *read*, without what was inferred.
        """
        chosen = self.of(kinds) & (self.row >= 0) & ~(self.ago < 0)
        if read:
            chosen &= ~self.inferred
        return np.bincount(self.row[chosen], minlength=self.applications) > 0

    def count(self, kinds: Sequence[EventKind]) -> Ints:
        """Number of events of these kinds of each application, until the as-of date."""
        chosen = self.of(kinds) & (self.row >= 0) & ~(self.ago < 0)
        return np.bincount(self.row[chosen], minlength=self.applications)

    def rounds_by_column(self) -> Ints:
        """Rounds of interviews by the columns they stand in, such as “3rd interview”."""
        held = self.of([EventKind.INTERVIEW, EventKind.FINAL]) & (self.row >= 0) & ~(self.ago < 0)
        found = np.zeros(self.applications, dtype=np.int64)
        np.maximum.at(found, self.row[held], rounds_in_notes(self.header[held]))
        return found

    def at_company(self, kinds: Sequence[EventKind], *, undated: float = np.nan) -> Floats:
        """For each application, days since the last of these there; *undated* without a day."""
        chosen = self.of(kinds) & (self.company >= 0) & ~(self.ago < 0)
        ago = np.where(np.isnan(self.ago[chosen]), undated, self.ago[chosen])
        chosen, ago = np.flatnonzero(chosen)[~np.isnan(ago)], ago[~np.isnan(ago)]
        last = extreme(self.company[chosen], ago, self.companies, lowest=True)
        known = self.of_application >= 0
        return (
            np.where(known, last[np.where(known, self.of_application, 0)], np.nan)
            if len(last)
            else np.full(self.applications, np.nan)
        )


def extreme(places: Ints, values: Floats, length: int, *, lowest: bool) -> Floats:
    """The lowest or highest value at each place; NaN where there is none."""
    found = np.full(length, np.inf if lowest else -np.inf)
    (np.minimum if lowest else np.maximum).at(found, places, values)
    return np.where(np.isinf(found), np.nan, found)


def company_of(keys: pd.Series, row: Ints, companies: pd.Index, company: Ints) -> Ints:
    """The company of each entry: its application's, or by its key; -1 where it has none."""
    found = np.where(row >= 0, company[row], -1) if len(company) else np.full(len(row), -1)
    alone = row < 0
    found[alone] = companies.get_indexer(pd.Index(keys[alone]))
    return found
