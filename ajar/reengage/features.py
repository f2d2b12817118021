"""
What speaks for and against a door on a day: one row of numbers per door, one column per weight.

A value is 1 where the fact of a weight holds and 0 where it does not; ``unanswered`` counts, and
``responsiveness`` lies between -1 and 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ajar.measure import shrinkage
from ajar.model.words import Channel, EventKind, Outcome, Stage
from ajar.reengage.contacts import Contacts, connected_doors
from ajar.reengage.facts import NEVER, Facts, Flags, Ints
from ajar.reengage.openings import open_again
from ajar.reengage.standing import ENDINGS, Ending, Moments, Standing, State, endings
from ajar.reengage.talk import Talk, latest
from ajar.reengage.weights import HALF_LIFE, Floats

_STRENGTH = 10
"""Applications that the person's own mean counts for where no prior can be fitted."""


@dataclass(frozen=True, eq=False)
class Look:
    """What is seen of each moment's door; entries without a candidate hold nothing useful."""

    candidate: Flags
    application: Ints
    """Row of the application that speaks for the door; -1 without a candidate."""
    stage: Ints
    ending: Ints
    """Place in ``ENDINGS``."""
    since: Ints
    """Day on which it ended, or of the last word where it fell silent; NEVER where unknown."""
    ending_dated: Flags
    """It ended, on a day that is known."""
    silent: Flags
    """It fell silent, or the person applied again and nothing came since."""
    last_contact: Ints
    """Day from which fading is counted; NEVER where unknown."""
    fade: Floats
    """What is left of stage and relationship, 0 to 1."""
    answered: Ints
    """Applications there that were answered, of those judged."""
    judged: Ints
    """Applications there that were answered or are silent."""
    seen_open: Flags
    """The role or another one there was seen open since the ending."""
    values: Floats
    """One row per moment, one column per weight, before fading."""


def look(
    facts: Facts,
    contacts: Contacts,
    moments: Moments,
    standing: Standing,
    talk: Talk,
    names: Sequence[str],
) -> Look:
    """Put what is known of each moment's door into numbers, one column per name of a weight."""
    lead, candidate = standing.lead, standing.lead >= 0
    application = _at(standing.application, lead, -1)
    stage = _at(standing.stage, lead, 0)
    again = latest(facts, moments, EventKind.REAPPLIED)
    since = _at(standing.since, lead, NEVER)
    # Having applied again and heard nothing is silence, counted from that day.
    waited_again = candidate & (again < NEVER) & ((since == NEVER) | (again > since))
    since = np.where(waited_again, again, since)
    ending = np.zeros(len(moments), dtype=np.int64)
    fell_silent = _at(standing.state, lead, State.ABSENT) == State.SILENT
    ending[candidate] = endings(
        facts, application[candidate], fell_silent[candidate], stage[candidate]
    )
    channel = np.full(len(moments), -1, dtype=np.int64)
    channels = facts.tracker.applications["channel"].cat.codes.to_numpy()
    channel[candidate] = channels[application[candidate]]
    answers = _answers(facts, moments, standing)
    seats = open_again(facts, moments, standing)
    said = {
        "stage_screen": stage == Stage.SCREEN,
        "stage_interview": stage == Stage.INTERVIEW,
        "stage_final": stage >= Stage.FINAL,
        **{kind: ending == place for place, kind in enumerate(Ending)},
        **{f"channel_{way}": channel == place for place, way in enumerate(Channel)},
        **_relationship(facts, contacts, moments, standing, talk),
        **seats,
        "responsiveness": answers.against_average,
        "unanswered": talk.unanswered,
    }
    values = np.column_stack([said[name] for name in names]).astype(np.float64)
    values[~candidate] = 0
    last = np.where(talk.last_word < NEVER, talk.last_word, _at(standing.since, lead, NEVER))
    # Without any day one half-life is assumed: neither fresh nor forgotten.
    age = np.where(last < NEVER, moments.day - last, HALF_LIFE)
    return Look(
        candidate=candidate,
        application=application,
        stage=stage,
        ending=ending,
        since=since,
        ending_dated=candidate & (_at(facts.ended, application, NEVER) <= moments.day),
        silent=fell_silent | waited_again,
        last_contact=last,
        fade=0.5 ** (age / HALF_LIFE),
        answered=answers.k,
        judged=answers.n,
        seen_open=seats["opening_reposted"] | seats["opening_matching"],
        values=values,
    )


def _at(entries: Ints, place: Ints, absent: int) -> Ints:
    """The entries at these places; *absent* where the place is negative."""
    found = np.full(len(place), absent, dtype=np.int64)
    found[place >= 0] = entries[place[place >= 0]]
    return found


def _relationship(
    facts: Facts,
    contacts: Contacts,
    moments: Moments,
    standing: Standing,
    talk: Talk,
) -> dict[str, Flags]:
    """
    Named people, answers and connections.

    A contact carries no day. In a replay it counts from the first conversation on, because that
    is when most people write a name down.
    """
    moment, application = standing.moment, standing.application
    today = moments.today[moment]
    met = (standing.state != State.ABSENT) & (today | (standing.stage > Stage.APPLIED))
    named = _some(moment, met & contacts.named[application], len(moments))
    asked = _some(moment, today & facts.remarks.stay_in_touch[application], len(moments))
    known = _connected(facts, moments)
    return {
        "contact_named": named | known,
        "replied_before": talk.replied | asked,
        "connected": talk.connected | known,
    }


def _connected(facts: Facts, moments: Moments) -> Flags:
    """Whether somebody in the person's connections works there, and was connected by then."""
    door, row = connected_doors(facts)
    if facts.connections is None or not len(door):
        return np.zeros(len(moments), dtype=bool)
    day = facts.connections["connected_on"].to_numpy().astype("datetime64[D]")[row]
    first = np.full(len(facts.doors), NEVER, dtype=np.int64)
    dated = ~np.isnat(day)
    np.minimum.at(first, door[dated], day[dated].astype(np.int64))
    return (first[moments.door] <= moments.day) | (moments.today & np.isin(moments.door, door))


@dataclass(frozen=True, eq=False)
class _Answers:
    k: Ints
    n: Ints
    against_average: Floats


def _answers(facts: Facts, moments: Moments, standing: Standing) -> _Answers:
    """
    How much more often a company answers applications than the person's average, as log-odds.

    Its rate is shrunk to the average: by the prior fitted to all companies today, by a fixed
    strength in a replay, where the average is the one of that day.
    """
    moment, application = standing.moment, standing.application
    day, today = moments.day[moment], moments.today[moment]
    heard = (facts.first_word[application] <= day) | (today & _heard_undated(facts)[application])
    heard &= standing.state != State.ABSENT
    judged = heard | (standing.state == State.SILENT)
    k = np.bincount(moment[heard], minlength=len(moments))
    n = np.bincount(moment[judged], minlength=len(moments))
    now = moments.today & (n > 0)
    prior = shrinkage.fit(k[now], n[now])
    mean = np.where(moments.today, prior.mean, _mean_by(facts, moments))
    strength = np.where(moments.today, prior.alpha + prior.beta, _STRENGTH)
    sayable = (n > 0) & (mean > 0) & (mean < 1)
    mean = np.where(sayable, mean, 0.5)
    shrunk = (k + mean * strength) / (n + strength)
    above = np.where(sayable, np.clip(_logit(shrunk) - _logit(mean), -1, 1), 0.0)
    return _Answers(k, n, above)


def _heard_undated(facts: Facts) -> Flags:
    """Applications that were answered on a day nobody wrote down."""
    outcome = facts.tracker.applications["outcome"]
    told = outcome.isin([Outcome.REJECTED, Outcome.CLOSED, Outcome.OFFER]).to_numpy()
    return told | (facts.stage > Stage.APPLIED)


def _mean_by(facts: Facts, moments: Moments) -> Floats:
    """Share of applications answered by each moment's day, of those answered or a month old."""
    answered = np.sort(facts.first_word)
    judged = np.sort(np.minimum(facts.first_word, facts.start + _MONTH))
    k = np.searchsorted(answered, moments.day, side="right")
    n = np.searchsorted(judged, moments.day, side="right")
    return np.divide(k, n, out=np.full(len(moments), 0.5), where=n > 0)


_MONTH = 30


def _some(moment: Ints, holds: Flags, moments: int) -> Flags:
    """Whether something holds for any entry of each moment."""
    return np.bincount(moment[holds], minlength=moments) > 0


def _logit(share: Floats) -> Floats:
    return np.asarray(np.log(share / (1 - share)))
