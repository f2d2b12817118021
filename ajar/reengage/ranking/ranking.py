"""The ranked list: every company with its segment and step, and who is left out."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from ajar.model.arrays import Flags, Ints
from ajar.model.dates import day_of
from ajar.model.estimate import Estimate
from ajar.reengage.exclusions import KINDS, REASONS
from ajar.reengage.lazy_sequence import LazySequence
from ajar.reengage.letters import drafts
from ajar.reengage.letters.draft_templates import ENGLISH, nearest_language
from ajar.reengage.ranking import long_list, ranking_frame, reasons
from ajar.reengage.ranking.beside_the_list import nameless, not_applied
from ajar.reengage.ranking.company_facts import CompanyFacts
from ajar.reengage.ranking.company_warnings import company_warnings
from ajar.reengage.ranking.ranking_frame import Scores
from ajar.reengage.ranking.ranking_inputs import RankingInputs
from ajar.reengage.ranking.stop_line import StopLine
from ajar.reengage.ranking.watchlist import WatchlistEntry, watchlist
from ajar.reengage.ranking.weekly_plan import A_WEEK, MOST_A_WEEK, WeeklyPlan
from ajar.reengage.recommendation import (
    NO_WINDOW,
    Action,
    ExcludedCompany,
    PlanBucket,
    Recommendation,
    ScoreTerm,
    Segment,
)
from ajar.reengage.rules.all_rules import BELOW_THE_LINE
from ajar.reengage.rules.rule import Audience
from ajar.reengage.score import likelihood
from ajar.reengage.score.weights import Weights
from ajar.reengage.snapshots.search_state import SearchState
from ajar.reengage.snapshots.sent_messages import SentMessage


@dataclass(frozen=True, eq=False)
class Ranking:
    """Every company of a tracker, in order; who is left out; and how that was found."""

    as_of: date
    base_rate: Estimate
    how: str
    """One sentence on where the weights come from."""
    weights: Weights
    notes: tuple[str, ...]
    """Plain sentences on what is missing."""
    stop_line: StopLine
    inputs: RankingInputs = field(repr=False)
    """What the list was made from; no weight can change it."""
    scores: Scores = field(repr=False)
    gives_way: Flags = field(repr=False)
    """Companies that a long list has no room for."""
    on_day: Callable[[date], "Ranking"] = field(repr=False)
    """The list as it stood on another day."""
    plan_week: Callable[["Ranking"], WeeklyPlan] = field(repr=False)
    a_week: int = A_WEEK
    """Messages the person has time for in a week."""
    language: str = ENGLISH
    """Code of the language of the drafts."""
    lacks_language: bool = False
    """There are no drafts in the language that was wanted."""

    @property
    def search(self) -> SearchState:
        """How the search as a whole stands."""
        return self.inputs.search

    @property
    def companies(self) -> LazySequence[Recommendation]:
        """The list, best first; each entry is made when it is asked for."""
        return LazySequence(len(self._order), self._recommendation)

    @cached_property
    def excluded(self) -> LazySequence[ExcludedCompany]:
        """Who is left out: by the day it lifts, those without one last."""
        out = np.flatnonzero(~self.inputs.listed)
        out = out[np.argsort(self.inputs.exclusions.until[out], kind="stable")]
        others = (*not_applied(self.inputs), *nameless(self.inputs))

        def make(place: int) -> ExcludedCompany:
            known = place < len(out)
            return self._excluded(int(out[place])) if known else others[place - len(out)]

        return LazySequence(len(out) + len(others), make)

    @cached_property
    def weekly_plan(self) -> WeeklyPlan:
        """Messages of the week, fixed on Monday, and what was sent."""
        return self.plan_week(self)

    @property
    def finished(self) -> tuple[SentMessage, ...]:
        """Messages of the last 60 days to companies with no message to come, the latest of each."""
        latest = {each.company_key: each for each in reversed(self.weekly_plan.sent)}

        def to_come(key: str) -> bool:
            return isinstance(found := self.entry(key), Recommendation) and found.shortlisted

        return tuple(each for key, each in latest.items() if not to_come(key))

    @cached_property
    def watchlist(self) -> LazySequence[WatchlistEntry]:
        """Roles seen open again, and roles that were put on hold."""
        return watchlist(self.inputs)

    @cached_property
    def acquaintances(self) -> pd.DataFrame:
        """
        Whom the person is connected with at companies of the tracker, by company and name.

        Columns: ``company`` (as the tracker writes it), ``company_key``, ``name``, ``position``,
        ``link``.
        """
        columns = ["name", "position", "link"]
        company, at = self.inputs.index.acquaintances
        if self.inputs.index.connections is None:
            return pd.DataFrame(columns=["company", "company_key", *columns], dtype="str")
        found = self.inputs.index.connections.iloc[at][columns].reset_index(drop=True)
        names = np.array(self.inputs.index.names, dtype=object)
        found.insert(0, "company", names[company].astype("str"))
        found.insert(1, "company_key", self.inputs.index.company_keys[company])
        found = found.astype({"company": "str", "company_key": "str"})
        return found.sort_values(["company", "name"], ignore_index=True, kind="stable")

    def with_messages_per_week(self, a_week: int) -> "Ranking":
        """The same list for somebody who has time for so many messages a week, 25 at most."""
        return replace(self, a_week=min(a_week, MOST_A_WEEK))

    def written_in(self, code: str) -> "Ranking":
        """The same list with its drafts in another language; English where there is no such."""
        found = nearest_language(code)
        return replace(self, language=found, lacks_language=code[:2] != found[:2])

    def entry(self, company_key: str) -> Recommendation | ExcludedCompany | None:
        """What became of a company; None where no application names it."""
        company = self._number(company_key)
        if company < 0:
            return None
        if not self.inputs.listed[company]:
            return self._excluded(company)
        return self._recent(int(self._places[company]))

    def frame(self) -> pd.DataFrame:
        """
        One row per company of the list, in order.

        Columns: ``company``, ``company_key``, ``rank``, ``segment``, ``action``, ``rule``,
        ``tier`` (0 what is owed, 1 due while running, 2 any other message, 3 none), ``bucket``
        (a value of ``PlanBucket``), ``score`` (points), ``likelihood``, ``chance``,
        ``interest`` (shares), ``window_from``,
        ``window_to``, ``stage`` (0 to 4), ``ending``, ``last_contact``,
        ``applications`` (count). Days are empty where unknown.
        """
        buckets = [
            self._bucket(*each)
            for each in zip(self._frame["company_key"], self._frame["segment"], strict=True)
        ]
        return self._frame.assign(bucket=pd.Series([each.value for each in buckets], dtype="str"))

    def steps(self) -> pd.DataFrame:
        """The same without ``bucket``, which depends on how the list stood on Monday."""
        return self._frame.copy(deep=False)

    @cached_property
    def segments(self) -> npt.NDArray[np.object_]:
        """Segment of every company, by its number."""
        return ranking_frame.segments(self.inputs, self.scores, self.gives_way)

    @cached_property
    def _order(self) -> Ints:
        """Numbers of the listed companies, the best first."""
        return ranking_frame.order(self.inputs, self.scores, self.segments)

    @cached_property
    def _places(self) -> Ints:
        places = np.full(len(self.inputs.index.company_keys), -1, dtype=np.int64)
        places[self._order] = np.arange(len(self._order))
        return places

    @cached_property
    def _frame(self) -> pd.DataFrame:
        return ranking_frame.frame(
            self.inputs,
            self.scores,
            self._order,
            self.segments,
            self.scores.below_line | self.gives_way,
        )

    def _number(self, company_key: str) -> int:
        return self.inputs.index.number_of.get(company_key, -1)

    def _terms(self, facts: CompanyFacts) -> tuple[ScoreTerm, ...]:
        return reasons.terms(
            self.inputs,
            facts.company,
            card=self.scores.card,
            weights=self.weights,
            base=self.base_rate.value or 0.0,
            to=facts.contact(),
        )

    @cached_property
    def _recent(self) -> Callable[[int], Recommendation]:
        """Entries by their place; a page asks for the same few again on every run."""
        return lru_cache(maxsize=256)(self._recommendation)

    def _recommendation(self, place: int) -> Recommendation:
        company = int(self._order[place])
        facts, inputs, scores = CompanyFacts(self.inputs, company), self.inputs, self.scores
        rule, to, names = facts.rule, facts.contact(), inputs.index.names
        segment = Segment(self.segments[company])
        key, row = str(inputs.index.company_keys[company]), facts.row
        chance = float(scores.chances.mean[company])
        plan = reasons.own_plan(inputs.index.tracker.plans, int(inputs.index.ids[row]))
        below, gives_way = bool(scores.below_line[company]), bool(self.gives_way[company])
        crowded = long_list.why_it_gives_way(len(names)) if gives_way else ""
        left_out = BELOW_THE_LINE if below else crowded
        others, covered_by = self._same_message.get(company, ([], ""))
        # The same sentences are true only of those with the same step.
        covered = [CompanyFacts(inputs, each) for each in others]
        alike = [each for each in covered if each.rule.action == rule.action]
        letter = facts.draft_inputs(to, alike)
        return Recommendation(
            company=names[company],
            company_key=key,
            rank=place + 1,
            segment=segment,
            action=Action.NONE if left_out else rule.action,
            bucket=self._bucket(key, segment),
            window=NO_WINDOW if left_out else facts.window(self.as_of),
            why=left_out or reasons.why(rule, facts.rule_row, plan=plan, as_of=self.as_of),
            rule=rule.name,
            source=rule.source,
            reason_without_plan="" if left_out else facts.reason_without_plan(),
            likelihood=likelihood.level(chance),
            record=scores.records[likelihood.level(chance)],
            score=int(scores.card.score[company]),
            chance=chance,
            reasons=self._terms(facts),
            interest=float(scores.interest[company]),
            interest_stated=bool(scores.interest_stated[company]),
            contact=to,
            connections=facts.connections(),
            together=tuple(names[each] for each in others),
            covered_by=covered_by,
            roles=facts.roles(),
            role=inputs.index.text("role")[row],
            application=int(inputs.index.ids[row]),
            applications=tuple(inputs.index.ids[facts.applications()].tolist()),
            stage=facts.stage(),
            ending=facts.ending(),
            situation=letter.situation,
            last_contact=day_of(int(inputs.contact_history.last_word[company])),
            warnings=company_warnings(facts, to, segment),
            drafts=() if left_out else drafts.write(letter, self.language),
            asks_feedback=letter.asks_feedback and not left_out,
        )

    def _bucket(self, key: str, segment: str) -> PlanBucket:
        if segment == Segment.ACT:
            this_week = key in self.weekly_plan.companies
            return PlanBucket.THIS_WEEK if this_week else PlanBucket.ANY_TIME
        return PlanBucket.LATER if segment == Segment.WATCH else PlanBucket.NOTHING

    @cached_property
    def _same_message(self) -> dict[int, tuple[list[int], str]]:
        """For companies that share a message: what else it covers, or whose message it is."""
        groups: dict[str, list[int]] = {}
        for company in self._order[self.segments[self._order] == Segment.ACT.value]:
            facts = CompanyFacts(self.inputs, int(company))
            if facts.rule.to in {Audience.REFERRER, Audience.AGENCY}:
                to = facts.contact()
                if person := (to.address or to.link or to.name).casefold():
                    groups.setdefault(person, []).append(int(company))
        names = self.inputs.index.names
        found: dict[int, tuple[list[int], str]] = {}
        for first, *others in groups.values():
            found[first] = (others, "")
            found |= dict.fromkeys(others, ([], names[first]))
        return found

    def _excluded(self, company: int) -> ExcludedCompany:
        kind = KINDS[int(self.inputs.exclusions.kind[company])]
        return ExcludedCompany(
            company=self.inputs.index.names[company],
            company_key=str(self.inputs.index.company_keys[company]),
            kind=kind,
            why=REASONS[kind],
            until=day_of(int(self.inputs.exclusions.until[company])),
        )
