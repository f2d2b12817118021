"""Everything about the doors on one day that no weight can change."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from ajar.measure.timeline import timeline
from ajar.model.decisions import Decisions
from ajar.model.tracker import Tracker
from ajar.reengage import actions, contacts, features, gates, messages, talk
from ajar.reengage.actions import Steps
from ajar.reengage.contacts import Contacts
from ajar.reengage.facts import Facts, Flags, number_of
from ajar.reengage.features import Look
from ajar.reengage.gates import Gates
from ajar.reengage.messages import Sent
from ajar.reengage.standing import Moments, Silence, Standing, stand
from ajar.reengage.talk import Talk
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
    facts: Facts
    contacts: Contacts
    standing: Standing
    moments: Moments
    look: Look
    talk: Talk
    gates: Gates
    steps: Steps
    interest: Floats
    """How much the person wants each door, 0 to 1; NaN where nobody said."""
    sent: Sent
    past: Look

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
    people = contacts.read(tracker.applications)
    line = timeline(tracker, as_of=as_of)
    waits = line.thresholds
    silence = Silence(
        after=np.array([waits.applied, waits.interview, waits.interview, waits.final, waits.final]),
        today=line.rows["silent"].to_numpy(),
    )
    sent = messages.sent(facts, today=number_of(as_of))
    doors = len(facts.doors)
    moments = Moments.all_doors(doors, number_of(as_of)).joined(Moments.before(sent.door, sent.day))
    standing = stand(facts, moments, silence)
    heard = talk.listen(facts, moments)
    look = features.look(facts, people, moments, standing, heard, defaults().names)
    closed = gates.check(facts, people, moments, standing, look, heard, decisions, waits.applied)
    reachable = contacts.reachable_doors(facts, people, moments.door)
    steps = actions.choose(facts, moments, standing, look, heard, reachable)
    today, past = slice(0, doors), slice(doors, None)
    return Survey(
        as_of=as_of,
        facts=facts,
        contacts=people,
        standing=standing,
        moments=moments,
        look=_part(look, today),
        talk=_part(heard, today),
        gates=_part(closed, today),
        steps=_part(steps, today),
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
    for key, value in decisions.interest.items():
        interest[facts.doors.get_indexer([key])[0] == np.arange(len(facts.doors))] = value
    return interest
