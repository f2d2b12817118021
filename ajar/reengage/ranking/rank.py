"""From a tracker to the ranked list, in one call."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

import numpy as np
import pandas as pd

from ajar.model.arrays import Flags
from ajar.model.dates import NEVER
from ajar.model.decisions import Decisions
from ajar.model.estimate import Estimate
from ajar.model.tracker import Tracker
from ajar.reengage.letters.draft_templates import ENGLISH
from ajar.reengage.ranking import long_list, ranking_frame, stop_line, weekly_plan
from ajar.reengage.ranking.ranking import Ranking
from ajar.reengage.ranking.ranking_frame import Scores
from ajar.reengage.ranking.ranking_inputs import RankingInputs, inputs_on
from ajar.reengage.ranking.weekly_plan import A_WEEK, WeeklyPlan
from ajar.reengage.recommendation import Action, Segment
from ajar.reengage.rules.all_rules import INVITED_RULES, NEVER_GIVE_WAY, PLANNED_RULES, RULES
from ajar.reengage.rules.rule import Audience, Tier
from ajar.reengage.score import base_rate, likelihood, weight_learning
from ajar.reengage.score.base_rate import BaseRate
from ajar.reengage.score.likelihood import SHRINK
from ajar.reengage.score.scorecard import Scorecard, faded_features
from ajar.reengage.score.weights import BASE_POINTS, FACTOR, Weights, defaults
from ajar.reengage.snapshots import contacts, sent_messages
from ajar.reengage.snapshots.tracker_index import TrackerIndex

NEUTRAL_INTEREST = 0.5
"""Of a company where the person has not said how much they want it."""


def rank(
    tracker: Tracker,
    *,
    as_of: date,
    decisions: Decisions | None = None,
    connections: pd.DataFrame | None = None,
) -> Ranking:
    """
    Put every company into a segment, and order them by what to do first.

    Parameters
    ----------
    tracker
        With the person's log already among its events (see ``apply_decisions.with_decisions``).
    as_of
        Nothing dated later counts, but for an offer that was accepted for a later day.
    decisions
        Whom to leave alone or wait for, interest, openings seen, weights that were changed.
    connections
        People the person knows, with the columns of ``CONNECTIONS``.

    Returns
    -------
    Ranking
        Every company of the tracker is either on the list or among the excluded, with the
        reason and the day it lifts.
    """
    decisions = decisions or Decisions()

    index = TrackerIndex.of(tracker, openings=decisions.openings, connections=connections)
    people = contacts.people(index)

    @cache
    def on_day(day: date) -> Ranking:
        inputs = inputs_on(day, index, people, decisions)
        return _ranking_of(inputs, defaults().changed(decisions.weights), on_day)

    found = on_day(as_of)
    return found.with_messages_per_week(decisions.messages_per_week or A_WEEK).written_in(
        decisions.language or ENGLISH
    )


def reweigh(ranking: Ranking, weights: Mapping[str, float]) -> Ranking:
    """
    The same list under other weights, without looking at the tracker again.

    *weights* are log-odds by name, where they differ from the defaults. The result equals
    ``rank`` with the same decisions but for their weights.
    """
    stated = defaults().changed(weights)

    @cache
    def on_day(day: date) -> Ranking:
        return reweigh(ranking.on_day(day), weights)

    found = _ranking_of(ranking.inputs, stated, on_day)
    return found.with_messages_per_week(ranking.a_week).written_in(ranking.language)


def _ranking_of(
    inputs: RankingInputs, stated: Weights, on_day: Callable[[date], Ranking]
) -> Ranking:
    weights, base = updated_weights(inputs, stated)
    usable = inputs.usable
    answered = int(inputs.sent.positive[usable].sum())
    estimate = base_rate.estimate(
        base,
        answered=answered,
        judged=int(usable.sum()),
        left_out=len(inputs.sent) - int(usable.sum()) + inputs.sent.undated,
    )
    minutes = {
        "message_minutes": inputs.decisions.message_minutes or stop_line.MESSAGE_MINUTES,
        "application_minutes": inputs.decisions.application_minutes
        or stop_line.APPLICATION_MINUTES,
    }
    rate, source = stop_line.best_source(
        inputs.rule_inputs, inputs.index.tracker.applications["channel"]
    )
    scores = _scores(inputs, weights, base, stop_line.least_chance(rate, **minutes))
    gives_way = _giving_way(inputs, scores, on_day)
    shown = _subject_to_stop_line(inputs) & ~gives_way
    chance = scores.chances.mean[shown]
    first = np.argsort(-scores.card.score[shown], kind="stable")
    return Ranking(
        as_of=inputs.as_of,
        base_rate=estimate,
        how=_how(weights, estimate),
        weights=weights,
        notes=_notes(inputs, weights),
        stop_line=stop_line.stop_line(chance[first], rate, source, **minutes),
        inputs=inputs,
        scores=scores,
        gives_way=gives_way,
        on_day=on_day,
        plan_week=_week,
    )


def _subject_to_stop_line(inputs: RankingInputs) -> Flags:
    """Companies the stop line is about: the message asks for something, and nobody planned it."""
    steps = inputs.steps
    exempt = np.array(
        [
            rule.action in {Action.THANK, Action.INVITE}
            or rule.name in PLANNED_RULES | INVITED_RULES
            for rule in RULES
        ]
    )
    asks = (steps["segment"] == Segment.ACT) & (steps["tier"] == Tier.WARM)
    found: Flags = asks.to_numpy() & ~exempt[steps["rule"].to_numpy()] & inputs.listed
    return found


def _giving_way(inputs: RankingInputs, scores: Scores, on_day: Callable[[date], Ranking]) -> Flags:
    """Companies that a long list has no room for; those of Monday's list go last."""
    acts = (inputs.steps["segment"] == Segment.ACT).to_numpy() & inputs.listed & ~scores.below_line
    never = np.array(
        [
            rule.tier == Tier.OWED
            or rule.name in NEVER_GIVE_WAY
            or rule.to in {Audience.REFERRER, Audience.AGENCY}
            for rule in RULES
        ]
    )
    can_wait = acts & ~never[inputs.steps["rule"].to_numpy()]
    if len(acts) < long_list.MANY_COMPANIES:
        # A process that is under way and due is right to ask about, however many there are.
        can_wait &= (inputs.steps["tier"] == Tier.WARM).to_numpy()
    count = long_list.too_many(int(acts.sum()), int(can_wait.sum()), len(acts))
    # Once an offer is accepted the list says whom to tell, and there is no long list of those.
    if not count or inputs.search.accepted:
        return np.zeros(len(acts), dtype=bool)
    start = weekly_plan.monday(inputs.as_of)
    kept = acts & (on_day(start).segments == Segment.ACT) if start < inputs.as_of else ~acts
    segments = ranking_frame.segments(inputs, scores, np.zeros(len(acts), dtype=bool))
    return long_list.giving_way(
        ranking_frame.order(inputs, scores, segments), can_wait, count=count, kept=kept
    )


def updated_weights(inputs: RankingInputs, stated: Weights) -> tuple[Weights, BaseRate]:
    """The weights and the base rate after the person's own messages."""
    usable, positive = inputs.usable, inputs.sent.positive[inputs.usable]
    if weight_learning.enough(positive):
        return weight_learning.learn(
            stated, faded_features(inputs.message_features, stated)[usable], positive
        )
    score = Scorecard.of(inputs.message_features, stated).score[usable].astype(np.float64)
    offsets = SHRINK * (score - BASE_POINTS) / FACTOR
    return stated, base_rate.posterior(stated.base, offsets, positive)


def _scores(inputs: RankingInputs, weights: Weights, base: BaseRate, least: float) -> Scores:
    card, past = (
        Scorecard.of(inputs.features, weights),
        Scorecard.of(inputs.message_features, weights),
    )
    chances = likelihood.chances(
        card.score, faded_features(inputs.features, weights), weights, base
    )
    before = likelihood.chances(
        past.score, faded_features(inputs.message_features, weights), weights, base
    )
    stated = ~np.isnan(inputs.interest)
    return Scores(
        card=card,
        chances=chances,
        interest=np.where(stated, inputs.interest, NEUTRAL_INTEREST),
        interest_stated=stated,
        below_line=stop_line.below(chances.mean, least, _subject_to_stop_line(inputs)),
        records=likelihood.records(before.mean[inputs.usable], inputs.sent.positive[inputs.usable]),
    )


def _week(ranking: Ranking) -> WeeklyPlan:
    """The plan of the week the as-of date lies in."""
    start = weekly_plan.monday(ranking.as_of)
    monday = ranking if start == ranking.as_of else ranking.on_day(start)
    now, due = _to_write(ranking)
    then, due_then = (now, due) if monday is ranking else _to_write(monday)
    sent = sent_messages.sent_lately(ranking.inputs.index, as_of=ranking.as_of)
    return WeeklyPlan(
        start=start,
        end=start + timedelta(days=weekly_plan.WEEK - 1),
        companies=weekly_plan.still_to_write(
            weekly_plan.begin(then, due_then, a_week=ranking.a_week),
            now,
            [key for key in due if key not in set(then)],
            [each.company_key for each in sent if each.day >= start],
            a_week=ranking.a_week,
        ),
        sent=sent,
    )


def _to_write(ranking: Ranking) -> tuple[list[str], list[str]]:
    """Companies to write to, best first, and of these the ones that cannot wait a week."""
    frame = ranking.steps()
    act = frame.loc[frame["segment"] == Segment.ACT]
    left = act["window_to"] - pd.Timestamp(ranking.as_of)
    due = (act["tier"] == Tier.OWED) | (left <= pd.Timedelta(days=weekly_plan.WEEK))
    return act["company_key"].tolist(), act.loc[due, "company_key"].tolist()


def _how(weights: Weights, base: Estimate) -> str:
    own = f"{base.n} of your own messages can be counted, {base.k} of them answered"
    if weights.joint is not None:
        return f"The weights follow your own history ({own}), starting from the stated ones."
    return (
        f"The weights are the stated ones: {own}. "
        f"From {weight_learning.ENOUGH_MESSAGES} messages with {weight_learning.ENOUGH_ANSWERS}"
        " answers on, the weights follow your own history."
    )


def _notes(inputs: RankingInputs, weights: Weights) -> tuple[str, ...]:
    """What the person should know about the list as a whole."""
    tracker = inputs.index.tracker
    applications = len(tracker.applications)
    companies, listed = len(inputs.index.company_keys), int(inputs.listed.sum())
    nobody = (
        not inputs.snapshot_inputs.contacts.reachable.any() and inputs.index.connections is None
    )
    undated = bool(applications) and bool((inputs.index.start == NEVER).all())
    found = (
        (not applications, "There are no applications yet."),
        (applications > 0 and not companies, "No company names in your file."),
        (
            companies > 0 and not listed,
            "Every company is left out for now; below is why, and until when.",
        ),
        (
            not tracker.coverage.outcomes,
            "Your file doesn't show outcomes, so we can't tell who replied.",
        ),
        (
            bool(inputs.search.accepted),
            "You accepted an offer, so the list says whom to tell and whom to thank.",
        ),
        (
            inputs.search.acceptance_undated,
            "Your file has no date for it: add one if you are applying again.",
        ),
        (undated, "No dates in your file, so we can't say when to write."),
        (
            nobody and bool(((inputs.steps["segment"] == Segment.ACT) & inputs.listed).any()),
            "No contact names in your file. Finding the right person matters most.",
        ),
        (
            not weights.log_odds.any(),
            "All weights are zero, so every company counts the same; the latest contact is first.",
        ),
    )
    return tuple(words for holds, words in found if holds)
