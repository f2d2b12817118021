"""
Features of each company on a day: one row per company, one column per weight.

A value is 1 where the fact of a weight holds and 0 where it does not; ``unanswered`` counts, and
``responsiveness`` lies between -1 and 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ajar.measure.statistics import beta_binomial
from ajar.model.arrays import Flags, Floats, Ints
from ajar.model.dates import NEVER, day_numbers, earliest
from ajar.model.enums import Channel, EventKind, Outcome, SignalKind, Stage
from ajar.reengage.score.weights import HALF_LIFE, HALF_LIVES, Weights
from ajar.reengage.snapshots.application_state import (
    CONTACTABLE_STATES,
    ENDINGS,
    ApplicationState,
    Ending,
    Snapshots,
    endings,
)
from ajar.reengage.snapshots.contact_history import last_event
from ajar.reengage.snapshots.reopened_roles import opening_features
from ajar.reengage.snapshots.snapshot_inputs import SnapshotInputs
from ajar.reengage.snapshots.tracker_index import TrackerIndex

CHANNEL_WEIGHT_BY_STAGE = np.array([1.0, 0.5, 0.0, 0.0, 0.0])
"""
What is left of the channel's weight at each stage.

The odds by channel are those of getting from an application to an interview, so somebody who
got there has had their effect: counted with the stage it would count twice.
"""

_STAY_IN_TOUCH = (SignalKind.KEPT_ON_FILE, SignalKind.SECOND_CHOICE, SignalKind.REAPPLY_LATER)
_STRENGTH = 10
"""Applications that the person's own mean counts for where no prior can be fitted."""


@dataclass(frozen=True, eq=False)
class Features:
    """Features of each snapshot's company; those without a leading application hold nothing."""

    has_leading: Flags
    """The company has a leading application."""
    application: Ints
    """Row of the leading application; -1 for none."""
    stage: Ints
    ending: Ints
    """Place in ``ENDINGS``."""
    since: Ints
    """Day on which it ended, or of the last word where it fell silent; NEVER where unknown."""
    last_contact: Ints
    """Day from which fading is counted; NEVER where unknown."""
    age: Floats
    """Days since then; one half-life of a stage where no day is known."""
    answered: Ints
    """Applications there that were answered, of those judged."""
    judged: Ints
    """Applications there that were answered or are silent."""
    seen_open: Flags
    """The role or another one there was seen open since the ending."""
    values: Floats
    """One row per snapshot, one column per weight, before fading."""

    def fading(self, weights: Weights) -> Floats:
        """What is left of each value after the time that has passed, 0 to 1."""
        lives = np.array([HALF_LIVES.get(weight.factor, np.inf) for weight in weights.each])
        return np.asarray(0.5 ** (self.age[:, None] / lives))


def extract_features(inputs: SnapshotInputs, names: Sequence[str]) -> Features:
    """Features of each snapshot's company, one column per name of a weight."""
    index, snapshots, states, history = (
        inputs.index,
        inputs.snapshots,
        inputs.states,
        inputs.contact_history,
    )
    has_leading = states.leading >= 0
    application = inputs.of_leading(states.application, -1)
    stage = inputs.of_leading(states.stage, 0)
    ended = inputs.of_leading(states.since, NEVER)
    state = inputs.of_leading(states.state, ApplicationState.ABSENT)
    fell_silent = state == ApplicationState.SILENT
    again = last_event(index, snapshots, EventKind.REAPPLIED)
    # Having applied again and heard nothing is silence, counted from that day.
    waited_again = has_leading & (again < NEVER) & ((ended == NEVER) | (again > ended))
    ending = np.zeros(len(snapshots), dtype=np.int64)
    ending[has_leading] = endings(
        index, application[has_leading], fell_silent[has_leading], stage[has_leading]
    )
    ending[has_leading & ~np.isin(state, CONTACTABLE_STATES)] = ENDINGS.index(Ending.RUNNING)
    channel = np.full(len(snapshots), -1, dtype=np.int64)
    channels = index.tracker.applications["channel"].cat.codes.to_numpy()
    channel[has_leading] = channels[application[has_leading]]
    answers = _answers(inputs)
    seen_openings = opening_features(inputs)
    said: dict[str, Flags | Ints | Floats] = {
        "stage_screen": stage == Stage.SCREEN,
        "stage_interview": stage == Stage.INTERVIEW,
        "stage_final": stage >= Stage.FINAL,
        **{str(kind): ending == place for place, kind in enumerate(Ending)},
        **{
            f"channel_{way}": (channel == place) * CHANNEL_WEIGHT_BY_STAGE[stage]
            for place, way in enumerate(Channel)
        },
        **_relationship(inputs),
        **seen_openings,
        "responsiveness": answers.against_average,
        "unanswered": history.unanswered,
    }
    values = np.column_stack([said[name] for name in names]).astype(np.float64)
    values[~has_leading] = 0
    last = np.where(history.last_word < NEVER, history.last_word, ended)
    # Without any day one half-life is assumed: neither fresh nor forgotten.
    age = np.where(last < NEVER, snapshots.day - last, HALF_LIFE)
    return Features(
        has_leading=has_leading,
        application=application,
        stage=stage,
        ending=ending,
        since=np.where(waited_again, again, ended),
        last_contact=last,
        age=age.astype(np.float64),
        answered=answers.k,
        judged=answers.n,
        seen_open=seen_openings["opening_reposted"] | seen_openings["opening_matching"],
        values=values,
    )


def _relationship(inputs: SnapshotInputs) -> dict[str, Flags]:
    """
    Named people, answers and connections.

    A contact carries no day. In a replay it counts from the first conversation on, because that
    is when most people write a name down.
    """
    index, states = inputs.index, inputs.states
    today = inputs.snapshots.today[states.snapshot]
    met = (states.state != ApplicationState.ABSENT) & (today | (states.stage > Stage.APPLIED))
    named = inputs.some(met & inputs.contacts.named[states.application])
    asked = inputs.some(today & index.signalled(*_STAY_IN_TOUCH)[states.application])
    known = _connected(index, inputs.snapshots)
    return {
        "contact_named": named | known,
        "replied_before": inputs.contact_history.replied | asked,
        "connected": inputs.contact_history.connected | known,
    }


def _connected(index: TrackerIndex, snapshots: Snapshots) -> Flags:
    """Whether somebody in the person's connections works there, and was connected by then."""
    company, row = index.acquaintances
    if index.connections is None or not len(company):
        return np.zeros(len(snapshots), dtype=bool)
    connected_on = day_numbers(index.connections["connected_on"])[row]
    first = earliest(company, connected_on, len(index.company_keys))
    return (first[snapshots.company] <= snapshots.day) | (
        snapshots.today & np.isin(snapshots.company, company)
    )


@dataclass(frozen=True, eq=False)
class _Answers:
    k: Ints
    n: Ints
    against_average: Floats


def _answers(inputs: SnapshotInputs) -> _Answers:
    """
    How much more often a company answers applications than the person's average, as log-odds.

    Its rate is shrunk to the average: by the prior fitted to all companies today, by a fixed
    strength in a replay, where the average is the one of that day.
    """
    index, snapshots, states = inputs.index, inputs.snapshots, inputs.states
    snapshot, application = states.snapshot, states.application
    day, today = snapshots.day[snapshot], snapshots.today[snapshot]
    heard = (index.first_word[application] <= day) | (today & _heard_undated(index)[application])
    heard &= states.state != ApplicationState.ABSENT
    judged = heard | (states.state == ApplicationState.SILENT)
    k = np.bincount(snapshot[heard], minlength=len(snapshots))
    n = np.bincount(snapshot[judged], minlength=len(snapshots))
    now = snapshots.today & (n > 0)
    prior = beta_binomial.fit_beta_binomial(k[now], n[now])
    mean = np.where(snapshots.today, prior.mean, _mean_by(index, snapshots))
    strength = np.where(snapshots.today, prior.alpha + prior.beta, _STRENGTH)
    # Where all or none answered there is nothing to compare.
    differ = 0 < k[now].sum() < n[now].sum()
    sayable = (n > 0) & (mean > 0) & (mean < 1) & (differ | ~snapshots.today)
    mean = np.where(sayable, mean, 0.5)
    shrunk = (k + mean * strength) / (n + strength)
    above = np.where(sayable, np.clip(_logit(shrunk) - _logit(mean), -1, 1), 0.0)
    return _Answers(k, n, above)


def _heard_undated(index: TrackerIndex) -> Flags:
    """Applications that were answered on a day nobody wrote down."""
    outcome = index.tracker.applications["outcome"]
    told = outcome.isin([Outcome.REJECTED, Outcome.CLOSED, Outcome.OFFER]).to_numpy()
    return told | (index.stage > Stage.APPLIED)


def _mean_by(index: TrackerIndex, snapshots: Snapshots) -> Floats:
    """Share of applications answered by each snapshot's day, of those answered or a month old."""
    answered = np.sort(index.first_word)
    judged = np.sort(np.minimum(index.first_word, index.start + _MONTH))
    k = np.searchsorted(answered, snapshots.day, side="right")
    n = np.searchsorted(judged, snapshots.day, side="right")
    return np.asarray(np.divide(k, n, out=np.full(len(snapshots), 0.5), where=n > 0))


_MONTH = 30


def _logit(share: Floats) -> Floats:
    return np.asarray(np.log(share / (1 - share)))
