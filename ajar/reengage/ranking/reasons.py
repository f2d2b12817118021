"""Why a company stands where it does: the rule's sentence, and the terms of its score."""

import math
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from ajar.model.dates import NEVER, day_number
from ajar.model.enums import Stage
from ajar.reengage.letters.draft_inputs import one_line
from ajar.reengage.ranking.ranking_inputs import RankingInputs
from ajar.reengage.recommendation import Contact, ScoreTerm
from ajar.reengage.rules.rule import Rule
from ajar.reengage.rules.rule_inputs import REST_DAYS
from ajar.reengage.score.scorecard import Scorecard
from ajar.reengage.score.weights import BASE_POINTS, Weight, Weights

ENOUGH_TO_COMPARE = 3
"""Applications answered or silent from which a company is compared with the average."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKS, _MONTHS_AGO = 21, 75
"""Days from which time is told in weeks and in months."""


UNDATED = "on a day that your file does not name"
_IN_BRACKETS = "(no date in your file)"


def why(rule: Rule, rule_row: Mapping[str, Any], *, plan: str, as_of: date) -> str:
    """The deciding reason of a rule with the facts of the application it decides about."""
    undated = bool(rule_row.get(rule.since.replace("days_since_", "") + "_undated", False))
    values: Mapping[str, str] = {
        "ago": UNDATED if undated else ago(_number(rule_row, rule.since)),
        "day": "a day that is not known"
        if undated
        else day_in_words(as_of, -_number(rule_row, rule.since)),
        "plan": plan or day_in_words(as_of, _number(rule_row, "days_to_next_action")),
        "work": day_in_words(as_of, _number(rule_row, "days_to_own_work")),
        "next": day_in_words(as_of, _first(rule_row, "days_to_next", "days_to_interview")),
        "deadline": day_in_words(as_of, _number(rule_row, "days_to_deadline")),
        "touch": UNDATED
        if rule_row["contact_undated"]
        else ago(_number(rule_row, "days_since_contact")),
        "reapplied": ago(_number(rule_row, "days_since_reapplied")),
        "count": str(rule_row["sent_there"]),
        "ended": _ended(rule_row),
        "rest": day_in_words(as_of, REST_DAYS - _number(rule_row, "days_since_sent_there")),
    }
    return rule.why.format_map(values).replace(f"({UNDATED})", _IN_BRACKETS)


def _ended(rule_row: Mapping[str, Any]) -> str:
    """Who ended an application and how, as the clause of a sentence."""
    return next((words for fact, words in _ENDINGS.items() if rule_row[fact]), "it ended")


_ENDINGS = {
    "declined": "you declined their offer",
    "withdrawn": "you withdrew",
    "rejected": "they said no",
    "role_gone": "the role was closed",
}


def own_plan(tracker_plans: pd.DataFrame, application: int) -> str:
    """The words of the plan for an application, as the file has them; one with a day first."""
    mine = tracker_plans.loc[tracker_plans["application"] == application]
    texts = mine["text"].iloc[np.argsort(mine["day"].isna(), kind="stable")]
    words = [one_line(text) for text in texts if any(each.isalpha() for each in text)]
    return f"“{words[0]}”" if words and words[0] else ""


def ago(days: float) -> str:
    """How long ago something was, in words."""
    if math.isnan(days):
        return "some time ago"
    whole = int(days)
    if whole <= 1:
        return "yesterday" if whole == 1 else "today"
    if whole <= _WEEKS:
        return f"{whole} days ago"
    if whole <= _MONTHS_AGO:
        return f"{whole // 7} weeks ago"
    return f"{round(whole / 30.4)} months ago"


def day_in_words(as_of: date, ahead: float) -> str:
    """A day so many days ahead, in words; with its year where that is another one."""
    if math.isnan(ahead):
        return "a day that is not known"
    try:
        day = as_of + timedelta(days=int(ahead))
    except OverflowError:
        return "a day that is not known"
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    return words if day.year == as_of.year else f"{words} {day.year}"


def _number(rule_row: Mapping[str, Any], column: str) -> float:
    return float(rule_row[column]) if column else math.nan


def _first(rule_row: Mapping[str, Any], *columns: str) -> float:
    known = [
        value for value in (_number(rule_row, each) for each in columns) if not math.isnan(value)
    ]
    return known[0] if known else math.nan


def terms(
    inputs: RankingInputs,
    company: int,
    *,
    card: Scorecard,
    weights: Weights,
    base: float,
    to: Contact,
) -> tuple[ScoreTerm, ...]:
    """
    The terms of a company's score that are not zero: the base, then from the most points down.

    Their points sum to the score.
    """
    points = card.terms[company].tolist()
    found = [
        ScoreTerm(weight.name, weight.factor, _label(inputs, company, weight, each, to), each)
        for weight, each in zip(weights.each, points, strict=True)
        if each
    ]
    if faded := int(card.recency[company]):
        found.append(ScoreTerm("recency", "recency", _time_passed(inputs, company), faded))
    found.sort(key=lambda term: -term.points)
    return (ScoreTerm("base", "base", f"Your base rate, {100 * base:.0f} %", BASE_POINTS), *found)


def _label(inputs: RankingInputs, company: int, weight: Weight, points: int, to: Contact) -> str:
    """The words of a weight, with the facts of this company where they say more."""
    name = weight.name
    if name == "contact_named" and (who := one_line(to.name)):
        return f"You have a contact: {who}"
    if name == "responsiveness":
        k, n = int(inputs.features.answered[company]), int(inputs.features.judged[company])
        if n < ENOUGH_TO_COMPARE:
            return "They answered you before" if k else "They have not answered you so far"
        than = "more" if points > 0 else "less"
        return f"They reply {than} often than your average ({k} of {n})"
    if name == "stage_final" and inputs.features.stage[company] == Stage.OFFER:
        return "They made you an offer"
    if name == "unanswered":
        count = int(inputs.contact_history.unanswered[company])
        return f"{count} {'question' if count == 1 else 'questions'} without an answer"
    return weight.words


def _time_passed(inputs: RankingInputs, company: int) -> str:
    last = int(inputs.features.last_contact[company])
    if last >= NEVER:
        return "No date of contact in your file: counted as half a year ago"
    passed = ago(day_number(inputs.as_of) - last)
    if int(inputs.contact_history.last_word[company]) >= NEVER:
        return f"No date of contact in your file: counted as {passed}"
    return f"Last contact {passed}"
