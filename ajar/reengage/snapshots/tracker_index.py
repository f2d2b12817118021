"""The events of a tracker as arrays, from which the state on any day is worked out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from ajar.model.arrays import Flags, Ints
from ajar.model.dates import NEVER
from ajar.model.decisions import SeenOpening
from ajar.model.enums import EventKind, Outcome, SignalKind, Stage
from ajar.model.event_groups import (
    ANSWERS_TO_FOLLOW_UPS,
    ENDING_EVENTS,
    POSITIVE_REPLIES,
    REPLIES,
    STAGE_EVENTS,
)
from ajar.model.events import KINDS, EventArrays, event_arrays
from ajar.model.tracker import Tracker
from ajar.reengage.snapshots import role_titles
from ajar.reengage.snapshots.phrases import departed, undelivered
from ajar.reengage.snapshots.rounds_in_notes import rounds_in_notes

MESSAGES = (
    EventKind.THANKED,
    EventKind.ASKED_FEEDBACK,
    EventKind.INVITED,
    EventKind.NUDGED,
)
"""What the person writes after applying; applying again is not a message."""

QUESTIONS = (EventKind.ASKED_FEEDBACK, EventKind.NUDGED)
"""Messages that ask for an answer."""

ANSWER_DAYS = 60
"""Days after a message within which a reply counts as its answer."""


@dataclass(frozen=True, eq=False)
class CompanyEvents:
    """Events of some kinds, company by company."""

    company: Ints
    day: Ints


@dataclass(frozen=True, eq=False)
class TrackerIndex:
    """The applications and events of a tracker, and what else is known about its companies."""

    tracker: Tracker
    company_keys: pd.Index
    """Company keys, sorted: company 0, 1, 2, …"""
    company: Ints
    """Company of each application; -1 where it names no company."""
    start: Ints
    """Day of applying, or else the first day of anything; NEVER where no day is known."""
    reached: tuple[Ints, ...]
    """For each stage from 0 up, the first day on which an event proves it."""
    ended: Ints
    """Day of the last ending."""
    first_word: Ints
    """Day of the first human word about the application."""
    last_word: Ints
    role: Ints
    """Number of the role, spelling and case folded; 0 where there is none."""
    roles: tuple[str, ...]
    """Folded role behind each number."""
    connections: pd.DataFrame | None
    openings: tuple[SeenOpening, ...]
    _events: EventArrays = field(repr=False)
    _event_company: Ints = field(repr=False)
    _texts: dict[str, list[str]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls,
        tracker: Tracker,
        *,
        openings: Sequence[SeenOpening] = (),
        connections: pd.DataFrame | None = None,
    ) -> "TrackerIndex":
        """Return the arrays of a tracker."""
        applications, events = tracker.applications, tracker.events
        keys = applications["company_key"]
        codes, companies = pd.factorize(keys.where(keys != ""), sort=True)
        company = codes.astype(np.int64)
        happened = event_arrays(tracker)
        reached = tuple(
            happened.first([kind for kind, proves in STAGE_EVENTS.items() if proves == stage])
            for stage in Stage
        )
        role, roles = role_titles.encode_titles(applications["role"])
        return cls(
            tracker=tracker,
            company_keys=pd.Index(companies, dtype="str"),
            company=company,
            start=np.where(reached[0] < NEVER, reached[0], happened.first(KINDS)),
            reached=reached,
            ended=happened.last(ENDING_EVENTS),
            first_word=happened.first(REPLIES),
            last_word=happened.last(REPLIES),
            role=role,
            roles=roles,
            connections=connections,
            openings=tuple(openings),
            _events=happened,
            _event_company=_event_companies(
                events["company_key"], happened.row, company, companies
            ),
        )

    def text(self, column: str) -> list[str]:
        """A text column of the applications, for reading single rows often."""
        if column not in self._texts:
            self._texts[column] = self.tracker.applications[column].tolist()
        return self._texts[column]

    @cached_property
    def number_of(self) -> dict[str, int]:
        """Company of each company key, for asking about single companies often."""
        return {str(key): number for number, key in enumerate(self.company_keys)}

    def find(self, company_keys: Sequence[str] | pd.Series) -> Ints:
        """Company of each company key; -1 where there is none."""
        keys = pd.Index(pd.Series(company_keys, dtype="str"))
        return np.asarray(self.company_keys.get_indexer(keys), dtype=np.int64)

    def company_events(self, *kinds: EventKind, stated: bool = False) -> CompanyEvents:
        """Events of these kinds at known companies; with *stated*, without what was inferred."""
        chosen = self._events.of(*kinds) & (self._event_company >= 0)
        if stated:
            chosen &= ~self.tracker.events["inferred"].to_numpy()
        return CompanyEvents(
            self._event_company[chosen],
            self._events.day[chosen],
        )

    @cached_property
    def responses(self) -> CompanyEvents:
        """Answers to messages, without inferred ones."""
        return self.company_events(*ANSWERS_TO_FOLLOW_UPS, stated=True)

    @cached_property
    def moves(self) -> CompanyEvents:
        """Replies to applications other than rejections, without inferred ones."""
        return self.company_events(*POSITIVE_REPLIES, EventKind.REPLIED, stated=True)

    @cached_property
    def ids(self) -> Ints:
        """Id of each application."""
        return self.tracker.applications["id"].to_numpy()

    @cached_property
    def stage(self) -> Ints:
        """Furthest stage of each application, as the tracker has it."""
        return self.tracker.applications["stage"].to_numpy().astype(np.int64)

    @cached_property
    def is_open(self) -> Flags:
        """Applications without an outcome."""
        return (self.tracker.applications["outcome"] == Outcome.OPEN).to_numpy()

    @cached_property
    def seen_before(self) -> Flags:
        """Applications to the same role at the same company on a day already met."""
        sent = pd.DataFrame({"company": self.company, "role": self.role, "day": self.start})
        return sent.duplicated().to_numpy()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """For each company the spelling met most often; of equals the first in the alphabet."""
        known = self.company >= 0
        spelling, spellings = pd.factorize(self.tracker.applications["company"][known], sort=True)
        width = max(len(spellings), 1)
        pairs_, times = np.unique(self.company[known] * width + spelling, return_counts=True)
        company, spelling = np.divmod(pairs_, width)
        order = np.lexsort((spelling, -times, company))
        _, first = np.unique(company[order], return_index=True)
        return tuple(np.asarray(spellings)[spelling[order][first]].tolist())

    @cached_property
    def acquaintances(self) -> tuple[Ints, Ints]:
        """Company and row of every connection who works at one of the companies."""
        if self.connections is None or self.connections.empty:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
        company = self.find(self.connections["company_key"])
        rows = np.flatnonzero(company >= 0)
        return company[rows], rows

    def applications_of(self, company: int) -> Ints:
        """Rows of the applications of one company."""
        rows, ordered = self._by_company
        first, last = np.searchsorted(ordered, [company, company + 1])
        return rows[first:last]

    @cached_property
    def _by_company(self) -> tuple[Ints, Ints]:
        rows = np.argsort(self.company, kind="stable")
        return rows, self.company[rows]

    @cached_property
    def rounds(self) -> Ints:
        """Rounds of interviews that notes or status speak of; 0 for none."""
        applications = self.tracker.applications
        return rounds_in_notes(applications["notes"], applications["status"])

    @cached_property
    def undelivered(self) -> list[str | None]:
        """Whom mail about each application did not reach, as its notes say it; None elsewhere."""
        told = self._told(undelivered)
        # Where somebody spoke to the person, mail arrived after all.
        rows = zip(told, self.stage, strict=True)
        return [names if stage == Stage.APPLIED else None for names, stage in rows]

    @cached_property
    def departed(self) -> list[str | None]:
        """Who left the company of each application, as its notes say it; None elsewhere."""
        return self._told(departed)

    def _told(self, look: Callable[[str], str | None]) -> list[str | None]:
        """What *look* returns for the notes of each application, or else for its status."""
        texts = zip(self.text("notes"), self.text("status"), strict=True)
        return [next(filter(None, map(look, each)), None) for each in texts]

    @cached_property
    def signals(self) -> Mapping[SignalKind, Flags]:
        """
        Which applications have each signal on file, theirs or their company's.

        Notes carry no day, so what they say counts for today's list and never for a replay.
        """
        signals = self.tracker.signals
        row = pd.Index(self.tracker.applications["id"]).get_indexer(signals["application"])
        company = self.find(list(signals["company_key"]))
        kind = signals["kind"].astype("str").to_numpy()
        found = {}
        for each in SignalKind:
            has = np.zeros(len(self.company), dtype=bool)
            has[row[(kind == each) & (row >= 0)]] = True
            # What is said of a company as such holds for all applications there.
            wide = company[(kind == each) & (row < 0)]
            found[each] = has | np.isin(self.company, wide[wide >= 0])
        return found

    def signalled(self, *kinds: SignalKind) -> Flags:
        """Which applications have any of these signals on file."""
        return np.asarray(np.logical_or.reduce([self.signals[kind] for kind in kinds]))


def join_by_company(left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """
    Places in *left* and in *right* of all pairs with the same company.

    Ordered by the place in *left*. Negative companies pair with nothing.
    """
    order = np.argsort(right, kind="stable")
    ordered = right[order]
    first = np.searchsorted(ordered, left, side="left")
    times = np.where(left >= 0, np.searchsorted(ordered, left, side="right") - first, 0)
    place = np.repeat(np.arange(len(left)), times)
    within = np.arange(len(place)) - np.repeat(np.cumsum(times) - times, times)
    return place, order[first[place] + within]


def _event_companies(keys: pd.Series, row: Ints, company: Ints, companies: pd.Index) -> Ints:
    """Company of each event: its application's, or by the company key where it has none."""
    if not len(company):
        return np.full(len(row), -1, dtype=np.int64)
    found = np.where(row >= 0, company[row], -1)
    alone = row < 0
    found[alone] = pd.Index(companies).get_indexer(keys[alone])
    return found
