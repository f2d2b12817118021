"""One company of the list with everything needed to decide about it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from ajar.model.arrays import Ints
from ajar.model.dates import NEVER, day_of
from ajar.model.enums import ContactRelation, Stage
from ajar.reengage.letters.draft_inputs import DraftInputs
from ajar.reengage.ranking.ranking_inputs import RankingInputs
from ajar.reengage.ranking.reasons import why
from ajar.reengage.recommendation import (
    Contact,
    ContactWindow,
    Situation,
    WindowState,
)
from ajar.reengage.rules import segments
from ajar.reengage.rules.all_rules import PLAN_COLUMNS, PLANNED_RULES, RULES
from ajar.reengage.rules.rule import Audience, Rule, reason_told
from ajar.reengage.snapshots import phrases
from ajar.reengage.snapshots.application_state import ENDINGS
from ajar.reengage.snapshots.contacts import CONNECTION, works_at

_A_YEAR = 365
_FINAL_ROUNDS = 3

_TEAM = (
    ContactRelation.INTERVIEWER,
    ContactRelation.HIRING_MANAGER,
    ContactRelation.RECRUITER,
    ContactRelation.CONTACT,
    ContactRelation.REFERRER,
    ContactRelation.AGENCY,
)
_THERE = tuple(each for each in _TEAM if each != ContactRelation.REFERRER)
"""Who can be answered about an offer or thanked for a conversation; a referrer had neither."""

_OF_THE_COMPANY = (ContactRelation.INTERVIEWER, ContactRelation.HIRING_MANAGER)
"""Who put nobody forward, whatever way the application came."""

RELATIONS: dict[Audience, tuple[str, ...]] = {
    Audience.TEAM: _TEAM,
    Audience.INTERVIEWERS: _THERE,
    Audience.REFERRER: (ContactRelation.REFERRER, ContactRelation.CONTACT),
    Audience.AGENCY: (ContactRelation.AGENCY, ContactRelation.RECRUITER, ContactRelation.CONTACT),
    Audience.CONNECTION: (CONNECTION,),
}
"""Whom a message is for, the best first."""


@dataclass(frozen=True, eq=False)
class CompanyFacts:
    """What the rules found out about one company."""

    inputs: RankingInputs
    company: int

    @cached_property
    def step(self) -> dict[str, Any]:
        """The row of the company in ``RankingInputs.steps``."""
        return _row(self.inputs.steps, self.company)

    @property
    def row(self) -> int:
        """Row of the leading application."""
        return int(self.step["application"])

    @property
    def rule(self) -> Rule:
        """The rule that decides."""
        return RULES[int(self.step["rule"])]

    @cached_property
    def rule_row(self) -> dict[str, Any]:
        """What the rule looked at: the row of the application in ``RankingInputs.rule_inputs``."""
        return _row(self.inputs.rule_inputs, self.row)

    def applications(self) -> Ints:
        """Rows of the company's applications: the latest first, undated ones last."""
        index = self.inputs.index
        rows = index.applications_of(self.company)
        start = index.start[rows]
        return rows[np.lexsort((rows, index.role[rows], np.where(start < NEVER, -start, NEVER)))]

    def reason_without_plan(self) -> str:
        """What the list would say without the person's own plan; empty where it decides nothing."""
        if self.rule.name not in PLANNED_RULES:
            return ""
        rule_row = self.inputs.rule_inputs.iloc[[self.row]].copy()
        for column in PLAN_COLUMNS:
            rule_row[column] = np.nan
        rule_row["planned"] = (rule_row["days_to_next"] > 0) | (rule_row["days_to_interview"] > 0)
        decided = segments.decide(rule_row)
        return why(
            RULES[int(decided["rule"].iloc[0])],
            _row(rule_row, 0),
            plan="",
            as_of=self.inputs.as_of,
        )

    def contact(self) -> Contact:
        """Whom to write to: of the leading application, if it names anybody."""
        rows = self.applications()
        telling = rows[np.argsort(rows != self.row, kind="stable")]
        company, at = self.inputs.index.acquaintances
        # Other letters speak of talks or a recommendation, of which a connection knows nothing.
        asked = self.rule.to == Audience.CONNECTION
        return self.inputs.snapshot_inputs.contacts.best(
            telling.tolist(),
            _THERE if bool(self.rule_row["offered"]) else RELATIONS[self.rule.to],
            at[company == self.company].tolist() if asked else [],
            not_of=self._key if self.rule.to == Audience.AGENCY else "",
        )

    @property
    def _key(self) -> str:
        return str(self.inputs.index.company_keys[self.company])

    def connections(self) -> tuple[str, ...]:
        """Names of the person's connections who work there."""
        company, at = self.inputs.index.acquaintances
        connections = self.inputs.index.connections
        if connections is None:
            return ()
        return tuple(connections["name"].iloc[at[company == self.company]])

    def roles(self) -> tuple[str, ...]:
        """Distinct roles applied for there, the latest first."""
        written = self.inputs.index.text("role")
        return tuple(dict.fromkeys(written[row] for row in self.applications() if written[row]))

    def window(self, as_of: date) -> ContactWindow:
        """The window of the step, as the as-of date stands to it."""
        start, end = float(self.step["start"]), float(self.step["end"])
        early = not math.isnan(start) and start > 0
        return ContactWindow(
            None if math.isnan(start) else as_of + timedelta(days=int(start)),
            None if math.isnan(end) else as_of + timedelta(days=int(end)),
            WindowState.EARLY if early else WindowState.OPEN,
        )

    def ending(self) -> str:
        """How the leading application ended."""
        return ENDINGS[int(self.inputs.features.ending[self.company])].label

    def stage(self) -> Stage:
        """How far the leading application got."""
        return Stage(int(self.inputs.features.stage[self.company]))

    def situation(self, to: Contact) -> Situation:
        """What a letter to this person has to take into account."""
        rule_row, rule = self.rule_row, self.rule
        old = float(rule_row["days_since_contact"]) > _A_YEAR
        close = bool(rule_row["second_choice"]) or (
            int(rule_row["rounds"]) >= _FINAL_ROUNDS and bool(rule_row["rejected"])
        )
        found = (
            (rule.to == Audience.CONNECTION, Situation.INTRODUCTION),
            (
                rule.to == Audience.REFERRER or to.relation == ContactRelation.REFERRER,
                Situation.REFERRER,
            ),
            (
                rule.to == Audience.AGENCY
                or (
                    bool(rule_row["agency"])
                    and to.relation not in _OF_THE_COMPANY
                    and not works_at(to, self._key)
                ),
                Situation.AGENCY,
            ),
            (bool(rule_row["declined"]), Situation.OFFER_DECLINED),
            (bool(rule_row["withdrawn"]), Situation.WITHDREW),
            (self._seen_open(), Situation.OPENING_SEEN),
            (
                (bool(rule_row["role_gone"]) and not bool(rule_row["wrote_to_person"]))
                or bool(rule_row["hiring_freeze"]),
                Situation.ROLE_FROZEN,
            ),
            (old, Situation.OVER_A_YEAR_AGO),
            (close, Situation.RUNNER_UP),
            (bool(rule_row["interviewed"]), Situation.INTERVIEWED),
            (self._met(), Situation.SCREENED),
        )
        return next((situation for holds, situation in found if holds), Situation.APPLIED_ONLY)

    def draft_inputs(self, to: Contact, others: Sequence["CompanyFacts"] = ()) -> DraftInputs:
        """What a draft to this company may speak of; *others* are covered by the same message."""
        row, index = self.row, self.inputs.index
        since = self._applied_since()
        covered = [self, *others]
        return DraftInputs(
            step=self.rule.action,
            ended=not bool(self.rule_row["open"]),
            situation=self.situation(to),
            company=index.names[self.company],
            others=tuple(index.names[each.company] for each in others),
            role=index.text("role")[row],
            name=to.name,
            stage=self.stage(),
            spoke_on=self._spoke_on(),
            applied_on=day_of(int(index.reached[0][row])),
            met=self._met(),
            hired=bool(self.inputs.search.accepted),
            hired_there=next(
                (
                    index.names[each.company]
                    for each in covered
                    if bool(each.rule_row["hired_there"])
                ),
                "",
            ),
            outcome_told=bool(self.rule_row["rejected"]),
            on_hold=bool(self.rule_row["hiring_freeze"]),
            replied=bool(self.rule_row["replied"]),
            deadline_named=phrases.answer_expected(index.text("notes")[row])
            or not math.isnan(float(self.rule_row["days_to_deadline"])),
            kept_on_file=bool(self.rule_row["kept_on_file"] or self.rule_row["waitlisted"]),
            applied_since=since is not None,
            other_role="" if since is None else index.text("role")[since],
            speculative=bool(self.rule_row["wrote_to_person"]),
            reason_told=float(self.rule_row["days_since_feedback"])
            <= float(self.rule_row["days_since_end"]),
            needs_no_reason=not math.isnan(float(self.rule_row["days_since_asked"]))
            or bool(reason_told(self.rule_row))
            or bool(self.rule_row["offer_rescinded"]),
            own_name=self.inputs.decisions.own_name,
            other_offer=bool(self.rule_row["offer_elsewhere"]) and not self.inputs.search.accepted,
            as_of=self.inputs.as_of,
        )

    def _applied_since(self) -> int | None:
        """Row of the latest application there that is running beside the leading one, if any."""
        table = self.inputs.rule_inputs
        running = (table["open"] & ~table["silent"]).to_numpy()
        return next((row for row in self.applications() if row != self.row and running[row]), None)

    def _seen_open(self) -> bool:
        """Whether an opening was seen for which the person has not applied."""
        seen = bool(self.inputs.features.seen_open[self.company])
        return seen and not math.isnan(float(self.rule_row["days_since_reopened"]))

    def _met(self) -> bool:
        """Whether somebody there spoke to the person, by an appointment that has passed, too."""
        held = not math.isnan(float(self.rule_row["days_since_talk_held"]))
        return bool(self.rule_row["met"]) or held

    def _spoke_on(self) -> date | None:
        """Day of the last call or interview; None where the file names none."""
        passed = float(self.rule_row["days_since_interview"])
        return None if math.isnan(passed) else self.inputs.as_of - timedelta(days=int(passed))


def _row(frame: pd.DataFrame, place: int) -> dict[str, Any]:
    """One row of a frame of several types, each value of its column's type."""
    # The row at once: asking one column after the other takes ten times as long.
    return dict(zip(map(str, frame.columns), frame.iloc[place].array, strict=True))
