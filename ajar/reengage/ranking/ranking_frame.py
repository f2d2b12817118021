"""Order of the listed companies, and a table with one row for each."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ajar.model.arrays import Flags, Floats, Ints
from ajar.model.dates import NEVER, day_series
from ajar.reengage.ranking.ranking_inputs import RankingInputs
from ajar.reengage.recommendation import Action, Likelihood, Record, Segment
from ajar.reengage.rules.all_rules import RULES
from ajar.reengage.rules.rule import MANY, Tier
from ajar.reengage.rules.segments import SEGMENT_ORDER
from ajar.reengage.score import likelihood
from ajar.reengage.score.likelihood import Chances
from ajar.reengage.score.scorecard import Scorecard
from ajar.reengage.snapshots.application_state import ENDINGS

_COLD = np.array([rule.cold for rule in RULES])

Segments = npt.NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Scores:
    """What the weights make of every company."""

    card: Scorecard
    chances: Chances
    interest: Floats
    """0 to 1; one half where nobody said."""
    interest_stated: Flags
    below_line: Flags
    """A new application is likely to bring more than a message to this company."""
    records: dict[Likelihood, Record]


def segments(inputs: RankingInputs, scores: Scores, gives_way: Flags) -> Segments:
    """Segment of every company; of those that give way, what still runs keeps running."""
    decided = inputs.steps["segment"].to_numpy(dtype=object)
    due = (inputs.steps["tier"] == Tier.DUE).to_numpy()
    decided = np.where(gives_way & due, Segment.RUNNING.value, decided)
    return np.where(scores.below_line | (gives_way & ~due), Segment.LET_GO.value, decided)


def order(inputs: RankingInputs, scores: Scores, segments: Segments) -> Ints:
    """Numbers of the listed companies, the best first."""
    listed = np.flatnonzero(inputs.listed)
    place = {str(segment): at for at, segment in enumerate(SEGMENT_ORDER)}
    segment = np.array([place[each] for each in segments[listed]], dtype=np.int64)
    tier = inputs.steps["tier"].to_numpy()[listed].astype(np.int64)
    # What is owed stands in the order of its rules, processes by their rounds; behind companies
    # that met or know the person stand those that only answered, then those that never did; all
    # else in the order of the score.
    rule = inputs.steps["rule"].to_numpy()[listed]
    cases = inputs.rule_inputs.iloc[inputs.steps["application"].to_numpy()[listed]]
    rounds = np.minimum(cases["rounds"].to_numpy(), MANY)
    unheard = _COLD[rule] & ~(cases["replied"] | cases["agency"]).to_numpy()
    close = (cases["met"] | cases["referrer"] | cases["acquaintance"]).to_numpy()
    distance = np.where(unheard, 2, ~close)
    first = np.select([tier == Tier.OWED, tier == Tier.DUE], [rule, -rounds], distance)
    last = inputs.features.last_contact[listed]
    latest = np.where(last < NEVER, last, -NEVER)
    score = scores.card.score[listed]
    order = np.lexsort((-latest, -scores.interest[listed], -score, first, tier, segment))
    return listed[order]


def frame(
    inputs: RankingInputs, scores: Scores, order: Ints, segments: Segments, left_out: Flags
) -> pd.DataFrame:
    """One row per listed company; ``Ranking.frame`` describes the columns."""
    steps, no_step = inputs.steps.iloc[order], left_out[order]
    today = pd.Timestamp(inputs.as_of)
    start = today + pd.to_timedelta(steps["start"].mask(no_step).to_numpy(), unit="D")
    end = today + pd.to_timedelta(steps["end"].mask(no_step).to_numpy(), unit="D")
    rules = steps["rule"].to_numpy()
    actions = np.array([rule.action.value for rule in RULES], dtype=object)[rules]
    named = np.array([rule.name for rule in RULES], dtype=object)
    company = np.array(inputs.index.names, dtype=object)
    endings = np.array([each.label for each in ENDINGS], dtype=object)
    known = inputs.index.company[inputs.index.company >= 0]
    count = np.bincount(known, minlength=len(inputs.index.company_keys))
    chance = scores.chances.mean[order]
    return pd.DataFrame(
        {
            "company": pd.Series(company[order], dtype="str"),
            "company_key": pd.Series(inputs.index.company_keys[order], dtype="str"),
            "rank": np.arange(1, len(order) + 1),
            "segment": pd.Series(segments[order], dtype="str"),
            "action": pd.Series(np.where(no_step, Action.NONE.value, actions), dtype="str"),
            "rule": pd.Series(named[rules], dtype="str"),
            "tier": np.where(no_step, Tier.NOTHING, steps["tier"]).astype(np.int64),
            "score": scores.card.score[order],
            "likelihood": pd.Series(likelihood.levels(chance), dtype="str"),
            "chance": chance,
            "interest": scores.interest[order],
            "window_from": pd.Series(start).astype("datetime64[us]"),
            "window_to": pd.Series(end).astype("datetime64[us]"),
            "stage": inputs.features.stage[order],
            "ending": pd.Series(endings[inputs.features.ending[order]], dtype="str"),
            "last_contact": day_series(inputs.contact_history.last_word[order]),
            "applications": count[order],
        },
    )
