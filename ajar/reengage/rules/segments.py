"""The rule that decides about each application, and the leading application of each company."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ajar.model.arrays import Floats, Ints
from ajar.reengage.recommendation import Segment
from ajar.reengage.rules.all_rules import ACCEPTED_RULES, RULES
from ajar.reengage.rules.rule import Columns, Rule, Tier

ACT_DAYS = 13
"""Last day of a message for which no day is known: within a fortnight, today included."""

FIRST_LOOK_AHEAD = 200
"""A window that opens later than in so many days is too far away to wait for."""


def steps(table: pd.DataFrame, companies: int) -> pd.DataFrame:
    """
    Find what is to be done at each company.

    Returns
    -------
    DataFrame
        One row per company: ``application`` (row of the leading one; -1 where none was sent
        yet), and its ``rule``, ``segment``, ``tier``, ``start`` and ``end`` (see ``decide``).
    """
    decided = decide(table)
    application = leading_applications(table, decided, companies)
    found = decided.iloc[np.maximum(application, 0)].reset_index(drop=True)
    return found.assign(application=application)


def decide(table: pd.DataFrame) -> pd.DataFrame:
    """
    Find the rule that decides about each application.

    Parameters
    ----------
    table
        As ``rule_inputs.build`` returns it.

    Returns
    -------
    DataFrame
        One row per application: ``rule`` (place in ``RULES``; -1 where it was sent after the
        as-of date), ``segment``, ``tier``, and the window in days from the as-of date,
        ``start`` and ``end`` (NaN where nothing is to be done).
    """
    found = _Decision.none(len(table))
    columns = {str(name): table[name].to_numpy() for name in table.columns}
    for place, rule in enumerate(RULES):
        found = _with_rule(found, columns, place, rule)
    opened, coming = found.open >= 0, found.coming >= 0
    chosen = np.select([opened, coming], [found.open, found.coming], found.resting)
    now = np.array([str(each.segment) for each in RULES], dtype=object)
    before = np.array([str(each.before or "") for each in RULES], dtype=object)
    tiers = np.array([int(each.tier) for each in RULES])
    sent = ~(table["absent"] | table["superseded"]).to_numpy()
    starts = np.where(np.isnan(found.open_start), 0, found.open_start)
    ends = np.where(np.isnan(found.open_end), ACT_DAYS, found.open_end)
    return pd.DataFrame(
        {
            "rule": np.where(sent, chosen, -1),
            "segment": np.where(sent, np.where(~opened & coming, before[chosen], now[chosen]), ""),
            "tier": np.where(sent, tiers[chosen], int(Tier.NOTHING)),
            "start": np.select([opened, coming], [starts, found.coming_start], np.nan),
            "end": np.select([opened, coming], [ends, found.coming_end], np.nan),
        }
    )


@dataclass
class _Decision:
    """The rule found so far: open now, opening next, or without a window; -1 for none."""

    open: Ints
    open_start: Floats
    open_end: Floats
    coming: Ints
    coming_start: Floats
    coming_end: Floats
    resting: Ints

    @classmethod
    def none(cls, length: int) -> "_Decision":
        """A decision without any rule, for *length* applications."""

        def rules() -> Ints:
            return np.full(length, -1, dtype=np.int64)

        def days() -> Floats:
            return np.full(length, np.nan)

        return cls(rules(), days(), days(), rules(), days(), days(), rules())


def _with_rule(found: _Decision, columns: Columns, place: int, rule: Rule) -> _Decision:
    """The decision after one more rule, which applies only where no earlier one does."""
    applies = rule.applies(columns)
    if rule.name not in ACCEPTED_RULES:
        applies = applies & ~columns["accepted"]
    if not applies.any():
        return found
    if rule.tier == Tier.NOTHING:
        found.resting = np.where((found.resting < 0) & applies, place, found.resting)
        return found
    if rule.since:
        passed = columns[rule.since]
        start, end = rule.days[0] - passed, rule.days[1] - passed
    else:
        passed = np.full(len(applies), np.nan)
        start = end = passed
    unknown = np.isnan(passed)
    opened = applies & np.where(unknown, rule.undated or not rule.since, (start <= 0) & (end >= 0))
    if rule.within is not None:
        end = np.fmin(end, np.full(len(applies), float(rule.within)))
    now = opened & (found.open < 0)
    found.open = np.where(now, place, found.open)
    found.open_start = np.where(now, start, found.open_start)
    found.open_end = np.where(now, end, found.open_end)
    if rule.before is not None:
        coming = applies & (start > 0) & (start <= FIRST_LOOK_AHEAD)
        sooner = coming & ((found.coming < 0) | (start < found.coming_start))
        found.coming = np.where(sooner, place, found.coming)
        found.coming_start = np.where(sooner, start, found.coming_start)
        found.coming_end = np.where(sooner, end, found.coming_end)
    return found


SEGMENT_ORDER = (Segment.ACT, Segment.RUNNING, Segment.WATCH, Segment.LET_GO)


def leading_applications(table: pd.DataFrame, decided: pd.DataFrame, companies: int) -> Ints:
    """
    Row of the leading application of each company; -1 where none was sent yet.

    One with something to do leads, then one that is running, then one to wait for; of equals the
    one whose rule stands first, that got furthest, then the latest.
    """
    place = {str(segment): at for at, segment in enumerate(SEGMENT_ORDER)}
    usable = np.flatnonzero((decided["rule"] >= 0) & (table["company"] >= 0))
    segment, segments = pd.factorize(decided["segment"].iloc[usable])
    # One whose day is only assumed says less than those that have one.
    touch = table["days_since_contact"].mask(table["contact_undated"]).to_numpy()[usable]
    order = np.lexsort(
        (
            usable,
            np.where(np.isnan(touch), np.inf, touch),
            -table["stage"].to_numpy()[usable],
            decided["rule"].to_numpy()[usable],
            np.array([place[each] for each in segments], dtype=np.int64)[segment],
        )
    )
    found = np.full(companies, -1, dtype=np.int64)
    ordered = usable[order][::-1]
    # Written backwards, so that the first of each company is what stays.
    found[table["company"].to_numpy()[ordered]] = ordered
    return found
