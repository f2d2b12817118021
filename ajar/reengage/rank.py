"""From a tracker to the ranked list, in one call."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from ajar.model.dates import NEVER
from ajar.model.decisions import Decisions
from ajar.model.estimate import Estimate
from ajar.model.tracker import Tracker
from ajar.reengage import base_rate, scorecard, weight_learning
from ajar.reengage.base_rate import BaseRate
from ajar.reengage.draft_templates import ENGLISH
from ajar.reengage.ranking import Ranking, Scores, ordered
from ajar.reengage.scorecard import Scorecard
from ajar.reengage.snapshot import RankingInputs, ranking_inputs
from ajar.reengage.weekly_plan import A_WEEK
from ajar.reengage.weights import BASE_POINTS, FACTOR, Weights, defaults

NEUTRAL_WORTH = 0.5
"""Of a door where the person has not said how much they want it."""


def rank(
    tracker: Tracker,
    *,
    as_of: date,
    decisions: Decisions | None = None,
    connections: pd.DataFrame | None = None,
) -> Ranking:
    """
    Rank the companies that ended something, or fell silent, by the chance of a positive reply.

    Parameters
    ----------
    tracker
        With the person's log already among its events (see ``decisions.apply``).
    as_of
        Nothing dated later counts.
    decisions
        Whom to leave alone or wait for, interest, openings seen, weights that were changed.
    connections
        People the person knows, with the columns of ``CONNECTIONS``.

    Returns
    -------
    Ranking
        Sorted by chance times worth. Every company of the tracker is either on the list or
        among the excluded, with the reason and the day it lifts.
    """
    decisions = decisions or Decisions()
    seen = ranking_inputs(tracker, as_of=as_of, decisions=decisions, connections=connections)
    found = _weighed(seen, defaults().changed(decisions.weights))
    return found.planned(decisions.a_week or A_WEEK).written_in(decisions.language or ENGLISH)


def reweigh(ranking: Ranking, weights: Mapping[str, float]) -> Ranking:
    """
    The same list under other weights, without looking at the tracker again.

    *weights* are log-odds by name, where they differ from the defaults. The result equals
    ``rank`` with the same decisions but for their weights.
    """
    found = _weighed(ranking.seen, defaults().changed(weights))
    return found.planned(ranking.a_week).written_in(ranking.language)


def _weighed(seen: RankingInputs, stated: Weights) -> Ranking:
    weights, base = updated_weights(seen, stated)
    scores = _scores(seen, weights, base)
    usable = seen.usable
    answered = int(seen.sent.positive[usable].sum())
    estimate = base_rate.estimate(
        base,
        answered=answered,
        judged=int(usable.sum()),
        left_out=len(seen.sent) - int(usable.sum()) + seen.sent.undated,
    )
    return Ranking(
        as_of=seen.as_of,
        base_rate=estimate,
        learned=weights.joint is not None,
        how=_how(weights, estimate),
        weights=weights,
        notes=_notes(seen, weights),
        seen=seen,
        _scores=scores,
        _order=ordered(seen, scores, "both"),
    )


def updated_weights(seen: RankingInputs, stated: Weights) -> tuple[Weights, BaseRate]:
    """The weights and the base rate after the person's own messages."""
    usable, positive = seen.usable, seen.sent.positive[seen.usable]
    if weight_learning.enough(positive):
        return weight_learning.learn(
            stated, scorecard.faded_features(seen.past, stated)[usable], positive
        )
    offsets = (Scorecard.of(seen.past, stated).score[usable] - BASE_POINTS) / FACTOR
    return stated, base_rate.posterior(stated.base, offsets, positive)


def _scores(seen: RankingInputs, weights: Weights, base: BaseRate) -> Scores:
    card = Scorecard.of(seen.look, weights)
    strength = scorecard.faded_features(seen.look, weights)
    low, high = scorecard.intervals(card, strength, weights, base)
    listed = np.flatnonzero(seen.listed)
    chosen = card.only(listed)
    band = np.full(len(card.score), "C")
    band[listed] = scorecard.bands(chosen, strength[listed], weights)
    top_five = np.zeros(len(card.score))
    top_five[listed] = scorecard.top_five(chosen, strength[listed], weights)
    stated = ~np.isnan(seen.interest)
    return Scores(
        card=card,
        chance=card.chance(base.value),
        low=low,
        high=high,
        band=band,
        top_five=top_five,
        worth=np.where(stated, seen.interest, NEUTRAL_WORTH),
        worth_stated=stated,
    )


def _how(weights: Weights, base: Estimate) -> str:
    own = f"{base.n} of your own messages can be counted, {base.k} of them answered"
    if weights.joint is not None:
        return f"The weights follow your own history ({own}), starting from the stated ones."
    return (
        f"The weights are the stated ones: {own}. "
        f"From {weight_learning.ENOUGH_MESSAGES} messages with {weight_learning.ENOUGH_ANSWERS}"
        " answers on, the weights follow your own history."
    )


def _notes(seen: RankingInputs, weights: Weights) -> tuple[str, ...]:
    """What the person should know about the list as a whole."""
    tracker = seen.facts.tracker
    applications = len(tracker.applications)
    doors, listed = len(seen.facts.doors), int(seen.listed.sum())
    nobody = not seen.scene.contacts.reachable.any() and seen.facts.connections is None
    candidates = int(seen.look.candidate.sum())
    undated = bool(applications) and bool((seen.facts.start == NEVER).all())
    found = (
        (not applications, "There are no applications yet."),
        (applications > 0 and not doors, "No application names a company, so there is no door."),
        (
            doors > 0 and not candidates,
            "No application to a named company has ended or gone silent yet.",
        ),
        (
            candidates > 0 and not listed,
            "Every company is left out for now; below is why, and until when.",
        ),
        (
            not tracker.scope.outcomes,
            "Your file does not say how applications ended: long quiet counts as silence.",
        ),
        (
            undated,
            "Your file holds no days: there are no windows, and contact counts as half a year old.",
        ),
        (
            listed > 0 and nobody,
            "No contacts are on file: a name to write to is worth more than any wording.",
        ),
        (
            not weights.log_odds.any(),
            "All weights are zero, so every door has the same chance; the latest contact is first.",
        ),
    )
    return tuple(words for holds, words in found if holds)
