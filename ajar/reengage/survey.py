"""Everything about the doors on one day that no weight can change."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from ajar.measure.timeline import timeline
from ajar.model.decisions import Decisions
from ajar.model.tracker import Tracker
from ajar.reengage import actions, contacts, features, gates, messages
from ajar.reengage.actions import Steps
from ajar.reengage.days import Flags, number_of
from ajar.reengage.facts import Facts
from ajar.reengage.features import Look
from ajar.reengage.gates import Gates
from ajar.reengage.messages import Sent
from ajar.reengage.scene import Scene
from ajar.reengage.standing import Moments, Silence, stand
from ajar.reengage.talk import Talk, listen
from ajar.reengage.weights import Floats, defaults

Arrays = TypeVar("Arrays", bound=Any)


@dataclass(frozen=True, eq=False)
class Survey:
    """
    All doors today, and every door just before each message that was sent to it.

    ``look``, ``talk``, ``gates`` and ``steps`` hold one entry per door; ``past`` holds one per
    entry of ``sent``.
    """

    as_of: date
    scene: Scene
    """Of the doors today, then of the past messages."""
    look: Look
    talk: Talk
    gates: Gates
    steps: Steps
    interest: Floats
    """How much the person wants each door, 0 to 1; NaN where nobody said."""
    sent: Sent
    past: Look

    @property
    def facts(self) -> Facts:
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


def survey(
    tracker: Tracker,
    *,
    as_of: date,
    decisions: Decisions,
    connections: pd.DataFrame | None = None,
) -> Survey:
    """Look at every door of a tracker as it stands on *as_of*."""
    facts = Facts.of(tracker, openings=decisions.openings, connections=connections)
    line = timeline(tracker, as_of=as_of)
    waits = line.thresholds
    silence = Silence(
        after=np.array([waits.applied, waits.interview, waits.interview, waits.final, waits.final]),
        today=line.rows["silent"].to_numpy(),
        answered=np.isin(facts.door, facts.responses.door) & ~line.rows["ahead"].to_numpy(),
    )
    sent = messages.sent(facts, today=number_of(as_of))
    doors = len(facts.doors)
    moments = Moments.all_doors(doors, number_of(as_of)).joined(Moments.before(sent.door, sent.day))
    scene = Scene(
        facts=facts,
        contacts=contacts.read(tracker.applications),
        moments=moments,
        standing=stand(facts, moments, silence),
        talk=listen(facts, moments),
    )
    look = features.look(scene, defaults().names)
    today, past = slice(0, doors), slice(doors, None)
    return Survey(
        as_of=as_of,
        scene=scene,
        look=_part(look, today),
        talk=_part(scene.talk, today),
        gates=_part(gates.check(scene, look, decisions, waited=waits.applied), today),
        steps=_part(actions.choose(scene, look), today),
        interest=_interest(facts, decisions),
        sent=sent,
        past=_part(look, past),
    )


def _part(arrays: Arrays, part: slice) -> Arrays:
    """The same dataclass with every array cut to *part*."""
    cut = {each.name: getattr(arrays, each.name)[part] for each in fields(arrays)}
    return replace(arrays, **cut)


def _interest(facts: Facts, decisions: Decisions) -> Floats:
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
