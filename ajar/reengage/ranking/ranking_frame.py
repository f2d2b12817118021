"""Order of the listed companies, and a table with one row for each."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from ajar.model.arrays import Flags, Floats, Ints
from ajar.model.dates import NEVER, day_series
from ajar.reengage.ranking.ranking_inputs import RankingInputs
from ajar.reengage.recommendation import Likelihood, Record, WindowState
from ajar.reengage.rules.all_rules import RULES
from ajar.reengage.rules.rule import Tier
from ajar.reengage.rules.segments import SEGMENT_ORDER
from ajar.reengage.score import likelihood
from ajar.reengage.score.likelihood import Chances
from ajar.reengage.score.scorecard import Scorecard
from ajar.reengage.snapshots.application_state import ENDINGS

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
    beyond: Flags
    """Other companies come first: a long list has room for some only."""
    records: dict[Likelihood, Record]


def order(seen: RankingInputs, scores: Scores, segments: Segments) -> Ints:
    """Numbers of the listed companies, the best first."""
    listed = np.flatnonzero(seen.listed)
    place = {str(segment): at for at, segment in enumerate(SEGMENT_ORDER)}
    segment = np.array([place[each] for each in segments[listed]], dtype=np.int64)
    tier = seen.steps["tier"].to_numpy()[listed].astype(np.int64)
    # What is owed stands in the order of its rules, the rest in the order of the score.
    rule = np.where(tier == Tier.OWED, seen.steps["rule"].to_numpy()[listed], 0)
    last = seen.features.last_contact[listed]
    latest = np.where(last < NEVER, last, -NEVER)
    score = scores.card.score[listed]
    order = np.lexsort((-latest, -scores.interest[listed], -score, rule, tier, segment))
    return listed[order]


def frame(
    seen: RankingInputs, scores: Scores, order: Ints, segments: Segments, *, as_of: date
) -> pd.DataFrame:
    """One row per listed company; ``Ranking.frame`` describes the columns."""
    steps = seen.steps.iloc[order]
    today = pd.Timestamp(as_of)
    start = today + pd.to_timedelta(steps["start"].to_numpy(), unit="D")
    end = today + pd.to_timedelta(steps["end"].to_numpy(), unit="D")
    early = steps["start"].to_numpy() > 0
    rules = steps["rule"].to_numpy()
    actions = np.array([rule.action.value for rule in RULES], dtype=object)
    named = np.array([rule.name for rule in RULES], dtype=object)
    company = np.array(seen.facts.names, dtype=object)
    endings = np.array([each.label for each in ENDINGS], dtype=object)
    known = seen.facts.company[seen.facts.company >= 0]
    count = np.bincount(known, minlength=len(seen.facts.company_keys))
    chance = scores.chances.mean[order]
    return pd.DataFrame(
        {
            "company": pd.Series(company[order], dtype="str"),
            "company_key": pd.Series(seen.facts.company_keys[order], dtype="str"),
            "rank": np.arange(1, len(order) + 1),
            "segment": pd.Series(segments[order], dtype="str"),
            "action": pd.Series(actions[rules], dtype="str"),
            "rule": pd.Series(named[rules], dtype="str"),
            "tier": steps["tier"].to_numpy().astype(np.int64),
            "score": scores.card.score[order],
            "likelihood": pd.Series([likelihood.level(each) for each in chance], dtype="str"),
            "chance": chance,
            "interest": scores.interest[order],
            "window_from": pd.Series(start).astype("datetime64[us]"),
            "window_to": pd.Series(end).astype("datetime64[us]"),
            "window_state": pd.Series(
                np.where(early, WindowState.EARLY.value, WindowState.OPEN.value), dtype="str"
            ),
            "stage": seen.features.stage[order],
            "ending": pd.Series(endings[seen.features.ending[order]], dtype="str"),
            "last_contact": day_series(seen.contact_history.last_word[order]),
            "applications": count[order],
        },
    )
