"""Everything about the doors on one day that no weight can change."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from ajar.measure.application_table import build
from ajar.model.dates import Flags, day_number
from ajar.model.decisions import Decisions
from ajar.model.tracker import Tracker
from ajar.reengage import contacts, exclusions, features, next_step, sent_messages
from ajar.reengage.application_state import SilenceRule, Snapshots, application_states
from ajar.reengage.contact_history import ContactHistory, contact_history
from ajar.reengage.exclusions import Exclusions
from ajar.reengage.features import Features
from ajar.reengage.next_step import NextSteps
from ajar.reengage.scene import SnapshotInputs
from ajar.reengage.sent_messages import SentMessages
from ajar.reengage.tracker_index import TrackerIndex
from ajar.reengage.weights import Floats, defaults

Arrays = TypeVar("Arrays", bound=Any)


@dataclass(frozen=True, eq=False)
class RankingInputs:
    """
    All doors today, and every door just before each message that was sent to it.

    ``look``, ``talk``, ``gates`` and ``steps`` hold one entry per door; ``past`` holds one per
    entry of ``sent``.
    """

    as_of: date
    scene: SnapshotInputs
    """Of the doors today, then of the past messages."""
    look: Features
    talk: ContactHistory
    gates: Exclusions
    steps: NextSteps
    interest: Floats
    """How much the person wants each door, 0 to 1; NaN where nobody said."""
    sent: SentMessages
    past: Features

    @property
    def facts(self) -> TrackerIndex:
        """What the tracker holds."""
        return self.scene.facts

    @property
    def usable(self) -> Flags:
        """Messages that can be learned from: to a door that had closed, and old enough."""
        return self.past.candidate & self.sent.judged

    @property
    def listed(self) -> Flags:
        """Doors that belong on the list."""
        return self.look.candidate & ~self.gates.closed


def ranking_inputs(
    tracker: Tracker,
    *,
    as_of: date,
    decisions: Decisions,
    connections: pd.DataFrame | None = None,
) -> RankingInputs:
    """Look at every door of a tracker as it stands on *as_of*."""
    facts = TrackerIndex.of(tracker, openings=decisions.openings, connections=connections)
    line = build(tracker, as_of=as_of)
    silence = SilenceRule(
        after=line.thresholds.by_stage,
        today=line.rows["silent"].to_numpy(),
        answered=np.isin(facts.door, facts.responses.door) & ~line.rows["ahead"].to_numpy(),
    )
    sent = sent_messages.sent(facts, today=day_number(as_of))
    doors = len(facts.doors)
    moments = Snapshots.all_doors(doors, day_number(as_of)).joined(
        Snapshots.before(sent.door, sent.day)
    )
    scene = SnapshotInputs(
        facts=facts,
        contacts=contacts.read(tracker.applications),
        moments=moments,
        standing=application_states(facts, moments, silence),
        talk=contact_history(facts, moments),
    )
    look = features.extract_features(scene, defaults().names)
    today, past = slice(0, doors), slice(doors, None)
    return RankingInputs(
        as_of=as_of,
        scene=scene,
        look=_part(look, today),
        talk=_part(scene.talk, today),
        gates=_part(
            exclusions.find_exclusions(scene, look, decisions, waited=line.thresholds.applied),
            today,
        ),
        steps=_part(next_step.next_steps(scene, look), today),
        interest=_interest(facts, decisions),
        sent=sent,
        past=_part(look, past),
    )


def _part(arrays: Arrays, part: slice) -> Arrays:
    """The same dataclass with every array cut to *part*."""
    cut = {each.name: getattr(arrays, each.name)[part] for each in fields(arrays)}
    return replace(arrays, **cut)


def _interest(facts: TrackerIndex, decisions: Decisions) -> Floats:
    """The highest interest stated for any application there, unless the person decided."""
    stated = facts.tracker.applications["interest"].to_numpy()
    known = (facts.door >= 0) & ~np.isnan(stated)
    interest = np.full(len(facts.doors), -np.inf)
    np.maximum.at(interest, facts.door[known], stated[known])
    interest[np.isneginf(interest)] = np.nan
    decided = facts.find(list(decisions.interest))
    values = np.array(list(decisions.interest.values()), dtype=np.float64)
    interest[decided[decided >= 0]] = values[decided >= 0]
    return interest
