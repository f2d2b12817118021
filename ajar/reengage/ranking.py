"""The ranked list as a whole: in an order, as a table, and ready for JSON."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from ajar.model.dates import NEVER, Flags, Ints, day_number, day_of, day_series
from ajar.model.enums import Stage
from ajar.model.estimate import Estimate
from ajar.model.progress import Progress, Step, no_progress
from ajar.reengage import drafts, recommendation, sent_messages
from ajar.reengage.application_state import ENDINGS
from ajar.reengage.draft_templates import ENGLISH, nearest_language
from ajar.reengage.exclusions import KINDS, REASONS
from ajar.reengage.next_step import ACTIONS, OCCASIONS
from ajar.reengage.scorecard import Scorecard
from ajar.reengage.snapshot import RankingInputs
from ajar.reengage.types import (
    Action,
    Band,
    ExcludedCompany,
    LazySequence,
    Order,
    Recommendation,
    ScoreTerm,
    WindowState,
)
from ajar.reengage.watchlist import WatchlistEntry, watchlist
from ajar.reengage.weekly_plan import A_WEEK, MOST_A_WEEK, WEEK, WHEN, plan
from ajar.reengage.weights import Floats, Weights


@dataclass(frozen=True, eq=False)
class Scores:
    """What the weights make of every door; bands and places only among the listed ones."""

    card: Scorecard
    chance: Floats
    low: Floats
    high: Floats
    band: npt.NDArray[np.str_]
    top_five: Floats
    worth: Floats
    """0 to 1; one half where nobody said."""
    worth_stated: Flags


@dataclass(frozen=True, eq=False)
class Ranking:
    """Who is worth another knock, in order; who is left out; and how that was found."""

    as_of: date
    base_rate: Estimate
    learned: bool
    """The weights follow the person's own messages."""
    how: str
    """One sentence on where the weights come from."""
    weights: Weights
    notes: tuple[str, ...]
    """Plain sentences on what is missing."""
    seen: RankingInputs = field(repr=False)
    """What the list was made from; no weight can change it."""
    _scores: Scores = field(repr=False)
    _order: Ints = field(repr=False)
    """Listed doors, the best first."""
    a_week: int = A_WEEK
    """Messages the person has time for in seven days."""
    language: str = ENGLISH
    """Code of the language of the drafts."""
    order: Order = "both"
    """What the list is sorted by."""
    _told: Progress = field(default=no_progress, repr=False)
    """Hears of the doors that are made, and may end it."""

    @property
    def doors(self) -> LazySequence[Recommendation]:
        """The list; each door is made when it is asked for."""
        return LazySequence(len(self._order), self._door)

    @cached_property
    def excluded(self) -> LazySequence[ExcludedCompany]:
        """Everybody else: by the day it lifts, those without one last."""
        out = np.flatnonzero(~self.seen.listed)
        out = out[np.argsort(self.seen.gates.until[out], kind="stable")]
        nameless = int((self.seen.facts.door < 0).sum())

        def make(place: int) -> ExcludedCompany:
            return _nameless(nameless) if place == len(out) else self._excluded(int(out[place]))

        return LazySequence(len(out) + (nameless > 0), make)

    @cached_property
    def watch(self) -> LazySequence[WatchlistEntry]:
        """Seats seen open again, and seats that were frozen."""
        return watchlist(self.seen)

    @cached_property
    def known(self) -> pd.DataFrame:
        """
        Whom the person is connected with at companies of the tracker, by company and name.

        Columns: ``company`` (as the tracker writes it), ``company_key``, ``name``, ``position``,
        ``link``.
        """
        columns = ["name", "position", "link"]
        door, at = self.seen.facts.acquaintances
        if self.seen.facts.connections is None:
            return pd.DataFrame(columns=["company", "company_key", *columns], dtype="str")
        found = self.seen.facts.connections.iloc[at][columns].reset_index(drop=True)
        names = np.array(self.seen.facts.names, dtype=object)
        found.insert(0, "company", pd.Series(names[door], dtype="str"))
        found.insert(1, "company_key", pd.Series(self.seen.facts.doors[door], dtype="str"))
        return found.sort_values(["company", "name"], ignore_index=True, kind="stable")

    def sorted_by(self, order: Order) -> "Ranking":
        """The same list by ``chance``, by ``worth`` or by ``both`` (chance times worth)."""
        return replace(self, order=order, _order=ordered(self.seen, self._scores, order))

    def planned(self, a_week: int) -> "Ranking":
        """The same list for somebody who has time for so many messages a week, 25 at most."""
        return replace(self, a_week=min(a_week, MOST_A_WEEK))

    def written_in(self, code: str) -> "Ranking":
        """The same list with its drafts in another language; English where there is no such."""
        return replace(self, language=nearest_language(code))

    def watched(self, progress: Progress) -> "Ranking":
        """The same list, for a long file: *progress* hears of its doors and may end the work."""
        return replace(self, _told=progress)

    @cached_property
    def sent_this_week(self) -> int:
        """Messages sent in the seven days until the as-of day, by the file and the log."""
        return sent_messages.sent_since(self.seen.facts, today=day_number(self.as_of), days=WEEK)

    def of(self, company_key: str) -> Recommendation | ExcludedCompany | None:
        """What became of a company; None where no application names it."""
        door = self._number(company_key)
        if door < 0:
            return None
        if not self.seen.listed[door]:
            return self._excluded(door)
        return self._door(int(self._places[door]))

    def reasons_of(self, company_key: str) -> tuple[ScoreTerm, ...]:
        """Why a door scores as it does, also behind a gate; empty where nothing has ended."""
        door = self._number(company_key)
        return self._reasons(door) if door >= 0 and self.seen.look.candidate[door] else ()

    def frame(self) -> pd.DataFrame:
        """
        One row per door, in order.

        Columns: ``company``, ``company_key``, ``rank``, ``band``, ``score`` (points),
        ``chance``, ``low``, ``high``, ``worth``, ``top_five`` (shares), ``when`` (a value of
        ``When``), ``action`` (with the day where it is to wait), ``next_action``,
        ``window_from``, ``window_to``, ``window_state``, ``stage`` (0 to 4), ``ending``,
        ``last_contact``, ``applications`` (count). Days are empty where unknown. Contacts,
        reasons and drafts are with the doors.
        """
        return self._frame.copy(deep=False)

    @cached_property
    def _frame(self) -> pd.DataFrame:
        seen, scores, at = self.seen, self._scores, self._order
        start, end = seen.steps.start[at], seen.steps.end[at]
        today = day_number(self.as_of)
        window_from = day_series(start)
        names = np.array([action.value for action in ACTIONS], dtype=object)
        action = names[seen.steps.action[at]]
        waits = seen.steps.action[at] == ACTIONS.index(Action.WAIT)
        until = window_from[waits].dt.strftime("%Y-%m-%d").to_numpy(dtype=object)
        action[waits] = "wait until " + until
        state = np.select(
            [(start < NEVER) & (today < start), (end < NEVER) & (today > end)],
            [WindowState.EARLY.value, WindowState.LATE.value],
            WindowState.OPEN.value,
        )
        endings = np.array([each.label for each in ENDINGS], dtype=object)
        when = np.array([each.value for each in WHEN], dtype=object)
        count = np.bincount(seen.facts.door[seen.facts.door >= 0], minlength=len(seen.facts.doors))
        company = np.array(seen.facts.names, dtype=object)
        return pd.DataFrame(
            {
                "company": pd.Series(company[at], dtype="str"),
                "company_key": pd.Series(seen.facts.doors[at], dtype="str"),
                "rank": np.arange(1, len(at) + 1),
                "band": pd.Series(scores.band[at], dtype="str"),
                "score": scores.card.score[at],
                "chance": scores.chance[at],
                "low": scores.low[at],
                "high": scores.high[at],
                "worth": scores.worth[at],
                "top_five": scores.top_five[at],
                "when": pd.Series(when[self._when[at]], dtype="str"),
                "action": pd.Series(action, dtype="str"),
                "next_action": pd.Series(names[seen.steps.next_action[at]], dtype="str"),
                "window_from": window_from,
                "window_to": day_series(end),
                "window_state": pd.Series(state, dtype="str"),
                "stage": seen.look.stage[at],
                "ending": pd.Series(endings[seen.look.ending[at]], dtype="str"),
                "last_contact": day_series(seen.talk.last_word[at]),
                "applications": count[at],
            },
        )

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON: ``as_of``, ``doors`` and ``excluded``, with ISO days."""
        return {
            "as_of": self.as_of.isoformat(),
            "doors": [door.to_dict() for door in self.doors],
            "excluded": [each.to_dict() for each in self.excluded],
        }

    @cached_property
    def _when(self) -> Ints:
        """For each listed door its place in ``WHEN``, whatever the order the list is shown in."""
        seen, scores = self.seen, self._scores
        best = ordered(seen, scores, "both")
        when = np.zeros(len(seen.facts.doors), dtype=np.int64)
        when[best] = plan(
            seen.steps.start[best],
            seen.steps.end[best],
            (scores.chance * scores.worth)[best],
            today=day_number(self.as_of),
            a_week=self.a_week,
            sent=self.sent_this_week,
        )
        return when

    @cached_property
    def _places(self) -> Ints:
        places = np.full(len(self.seen.facts.doors), -1, dtype=np.int64)
        places[self._order] = np.arange(len(self._order))
        return places

    def _number(self, company_key: str) -> int:
        return self.seen.facts.number_of.get(company_key, -1)

    def _reasons(self, door: int) -> tuple[ScoreTerm, ...]:
        return recommendation.reasons(
            self.seen,
            door,
            card=self._scores.card,
            weights=self.weights,
            base=self.base_rate.value or 0.0,
        )

    def _door(self, place: int) -> Recommendation:
        self._told(Step.WRITING, 0.0)
        seen, scores, door = self.seen, self._scores, int(self._order[place])
        to = recommendation.contact(seen, door)
        step = ACTIONS[int(seen.steps.next_action[door])]
        said = recommendation.draft_facts(seen, door, to)
        rows = recommendation.applications(seen, door)
        return Recommendation(
            company=seen.facts.names[door],
            company_key=str(seen.facts.doors[door]),
            rank=place + 1,
            band=cast("Band", str(scores.band[door])),
            score=int(scores.card.score[door]),
            chance=float(scores.chance[door]),
            low=float(scores.low[door]),
            high=float(scores.high[door]),
            worth=float(scores.worth[door]),
            worth_stated=bool(scores.worth_stated[door]),
            top_five=float(scores.top_five[door]),
            reasons=self._reasons(door),
            when=WHEN[int(self._when[door])],
            action=ACTIONS[int(seen.steps.action[door])],
            next_action=step,
            occasion=OCCASIONS[int(seen.steps.occasion[door])].value,
            window=recommendation.window(seen, door),
            contact=to,
            roles=recommendation.roles(seen, door),
            stage=Stage(int(seen.look.stage[door])),
            ending=recommendation.ending(seen, door),
            last_contact=day_of(int(seen.talk.last_word[door])),
            warnings=recommendation.warnings(seen, door, to),
            applications=tuple(seen.facts.ids[rows].tolist()),
            drafts=drafts.write(step, said, self.language),
            asks_feedback=drafts.asks_feedback(step, said),
        )

    def _excluded(self, door: int) -> ExcludedCompany:
        kind, until = int(self.seen.gates.kind[door]), int(self.seen.gates.until[door])
        return ExcludedCompany(
            company=self.seen.facts.names[door],
            company_key=str(self.seen.facts.doors[door]),
            kind=KINDS[kind],
            why=REASONS[KINDS[kind]],
            until=day_of(until),
        )


def ordered(seen: RankingInputs, scores: Scores, order: Order) -> Ints:
    """
    Listed doors, the best first.

    Doors that are equal stand by the chance, then by the last contact, then by their name.
    """
    by = {
        "both": scores.chance * scores.worth,
        "chance": scores.chance,
        "worth": scores.worth,
    }[order]
    listed = np.flatnonzero(seen.listed)
    last = seen.look.last_contact[listed]
    latest = np.where(last < NEVER, last, -NEVER)
    place = np.lexsort((-latest, -scores.chance[listed], -by[listed]))
    return listed[place]


def _nameless(count: int) -> ExcludedCompany:
    applications = "1 application" if count == 1 else f"{count:,} applications"
    return ExcludedCompany(
        company=f"{applications} without a named company",
        company_key="",
        kind="nameless",
        why="No company is named, so there is no door to knock on",
        until=None,
    )
