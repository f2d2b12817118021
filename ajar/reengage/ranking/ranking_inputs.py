"""Everything about the companies on the as-of date that no weight can change."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from ajar.measure.applications.application_table import application_table
from ajar.model.arrays import Flags, Floats
from ajar.model.dates import day_number
from ajar.model.decisions import Decisions
from ajar.model.tracker import Tracker
from ajar.reengage import exclusions
from ajar.reengage.exclusions import Exclusions
from ajar.reengage.recommendation import Segment
from ajar.reengage.rules import hiring_practice, rule_inputs, segments
from ajar.reengage.rules.rule import Tier
from ajar.reengage.score import features
from ajar.reengage.score.features import Features
from ajar.reengage.score.weights import defaults
from ajar.reengage.snapshots import contacts, sent_messages
from ajar.reengage.snapshots.application_state import (
    ApplicationState,
    ApplicationStates,
    SilenceRule,
    Snapshots,
    application_states,
    with_leading,
)
from ajar.reengage.snapshots.contact_history import ContactHistory, contact_history
from ajar.reengage.snapshots.contacts import People
from ajar.reengage.snapshots.reopened_roles import openings_since
from ajar.reengage.snapshots.search_state import SearchState, search_state
from ajar.reengage.snapshots.sent_messages import SentMessages
from ajar.reengage.snapshots.snapshot_inputs import SnapshotInputs
from ajar.reengage.snapshots.tracker_index import TrackerIndex

Arrays = TypeVar("Arrays", bound=Any)


@dataclass(frozen=True, eq=False)
class RankingInputs:
    """
    All companies today, and every company just before each message that was sent to it.

    ``steps``, ``features``, ``contact_history``, ``exclusions`` and ``interest`` have one entry per
    company; ``message_features`` has one per message of ``sent``.
    """

    as_of: date
    decisions: Decisions
    search: SearchState
    snapshot_inputs: SnapshotInputs
    """Of the companies today, then of the past messages."""
    rule_inputs: pd.DataFrame
    """One row per application: what the rules look at."""
    steps: pd.DataFrame
    """One row per company: ``application`` (row of the one that decides; -1 where none was sent
    yet), and its ``rule``, ``segment``, ``tier``, ``start`` and ``end``."""
    features: Features
    contact_history: ContactHistory
    exclusions: Exclusions
    interest: Floats
    """How much the person wants each company, 0 to 1; NaN where nobody said."""
    sent: SentMessages
    message_features: Features
    """Of the company at each of the past messages."""

    @property
    def index(self) -> TrackerIndex:
        """What the tracker holds."""
        return self.snapshot_inputs.index

    @property
    def usable(self) -> Flags:
        """Messages that can be learned from: to a company that had ended it, and old enough."""
        return self.message_features.has_leading & self.sent.judged

    @property
    def listed(self) -> Flags:
        """Companies that are on the list."""
        return (self.steps["application"] >= 0).to_numpy() & ~self.exclusions.closed


def ranking_inputs(
    tracker: Tracker,
    *,
    as_of: date,
    decisions: Decisions,
    connections: pd.DataFrame | None = None,
) -> RankingInputs:
    """Look at every company of a tracker as it stands on *as_of*."""
    index = TrackerIndex.of(tracker, openings=decisions.openings, connections=connections)
    return inputs_on(as_of, index, contacts.people(index), decisions)


def inputs_on(
    as_of: date, index: TrackerIndex, people: People, decisions: Decisions
) -> RankingInputs:
    """The same from what holds on every day: what the tracker holds, and whom it names."""
    tracker, companies = index.tracker, len(index.company_keys)
    sent = sent_messages.sent(index, today=day_number(as_of))
    inputs = _inputs(
        index, people, Snapshots.all_companies(companies, day_number(as_of)), sent, as_of
    )
    search = search_state(tracker, as_of=as_of)
    table = rule_inputs.build(
        tracker,
        companies=index.company_keys,
        company=index.company,
        role=index.role,
        state=_states(inputs.states, companies, len(index.company)),
        people=inputs.contacts.table,
        rounds=index.rounds,
        signals=index.signals,
        openings=openings_since(index, as_of),
        slow=hiring_practice.takes_longer(tracker.applications),
        campus=hiring_practice.for_students(tracker.applications),
        accepted=bool(search.accepted),
        as_of=as_of,
    )
    steps = segments.steps(table, companies)
    inputs = replace(inputs, states=with_leading(inputs.states, steps["application"].to_numpy()))
    extracted = features.extract_features(inputs, defaults().names)
    today, past = slice(0, companies), slice(companies, None)
    writes = (steps["segment"] == Segment.ACT) & (steps["tier"] != Tier.OWED)
    return RankingInputs(
        as_of=as_of,
        decisions=decisions,
        search=search,
        snapshot_inputs=inputs,
        rule_inputs=table,
        steps=steps,
        features=_part(extracted, today),
        contact_history=_part(inputs.contact_history, today),
        exclusions=exclusions.find_exclusions(
            inputs,
            decisions,
            asked_not_to=table["asked_not_to_contact"].to_numpy(),
            writes=writes.to_numpy(),
        ),
        interest=_interest(index, decisions),
        sent=sent,
        message_features=_part(extracted, past),
    )


def _inputs(
    index: TrackerIndex, people: People, today: Snapshots, sent: SentMessages, as_of: date
) -> SnapshotInputs:
    table = application_table(index.tracker, as_of=as_of)
    silence = SilenceRule(
        thresholds=table.thresholds,
        today=table.rows["silent"].to_numpy(),
        answered=np.isin(index.company, index.responses.company)
        & ~table.rows["has_future_event"].to_numpy(),
    )
    snapshots = today.joined(Snapshots.before(sent.company, sent.day))
    return SnapshotInputs(
        index=index,
        contacts=people,
        snapshots=snapshots,
        states=application_states(index, snapshots, silence),
        contact_history=contact_history(index, snapshots),
    )


def _states(states: ApplicationStates, companies: int, applications: int) -> pd.DataFrame:
    """State of every application today: ``absent``, ``open``, ``silent``, ``stage``."""
    first = int(np.searchsorted(states.snapshot, companies))
    state = np.full(applications, ApplicationState.ABSENT, dtype=np.int64)
    stage = np.zeros(applications, dtype=np.int64)
    state[states.application[:first]] = states.state[:first]
    stage[states.application[:first]] = states.stage[:first]
    still = (ApplicationState.FRESH, ApplicationState.IN_PROCESS, ApplicationState.SILENT)
    return pd.DataFrame(
        {
            "absent": state == ApplicationState.ABSENT,
            "open": np.isin(state, still),
            "silent": state == ApplicationState.SILENT,
            "stage": stage,
        }
    )


def _part(arrays: Arrays, part: slice) -> Arrays:
    """The same dataclass with every array cut to *part*."""
    cut = {each.name: getattr(arrays, each.name)[part] for each in fields(arrays)}
    return replace(arrays, **cut)


def _interest(index: TrackerIndex, decisions: Decisions) -> Floats:
    """The highest interest stated for any application there, unless the person decided."""
    stated = index.tracker.applications["interest"].to_numpy()
    known = (index.company >= 0) & ~np.isnan(stated)
    interest = np.full(len(index.company_keys), -np.inf)
    np.maximum.at(interest, index.company[known], stated[known])
    interest[np.isneginf(interest)] = np.nan
    decided = index.find(list(decisions.interest))
    values = np.array(list(decisions.interest.values()), dtype=np.float64)
    interest[decided[decided >= 0]] = values[decided >= 0]
    return interest
