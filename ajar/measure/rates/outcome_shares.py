"""Outcomes of the applications of each group: positive reply, rejected, no reply and others."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.rates.group_shares import By, adjust_p_values, grouping
from ajar.measure.rates.proportions import OLD_ENOUGH_DAYS
from ajar.measure.statistics.group_tests import against_the_others
from ajar.model.enums import Channel, FieldKind, Outcome, Stage
from ajar.model.estimate import SMALLEST_N

OUTCOME_GROUPS = ("positive", "rejected", "closed", "other", "no_reply", "waiting")
"""
Outcome groups, of which the first that fits counts: a call, a test or an interview, whatever
came later; rejected without one; closed or withdrawn; a reply of unknown meaning; no reply
after the usual time; no reply yet.
"""
ENOUGH_OLD = 20
"""With fewer old applications, all are shown and groups are not compared."""
FEWEST_VALUES, MOST_VALUES = 2, 12
"""Number of distinct values with which a column is used for grouping."""
_LEAST_FILLED = 0.5
"""Least share of applications with a value in such a column."""

_BUILT_IN: Mapping[By, str] = {"channel": "Source", "role": "Job type", "weekday": "Weekday"}


class GroupOutcomes(NamedTuple):
    """Counts of each outcome group by group of applications."""

    name: str
    """A short slug."""
    words: str
    """Title of the grouping: “Source”, or the header of the column."""
    groups: pd.DataFrame
    """
    ``group, label, n``, a count for each of OUTCOME_GROUPS, ``share`` (positive), ``rest``
    (positive of all other groups together), ``too_small`` (fewer than five), ``p``, ``q`` and
    ``notable``.
    """
    old_enough: int
    """Least age in days of the applications shown; 0 if all are shown."""
    excluded: int
    """Applications that are younger or have no group."""


def outcome_groups(table: ApplicationTable) -> pd.Series:
    """Return the outcome group of each application."""
    rows = table.rows
    place = np.select(
        [
            rows["stage"] > Stage.APPLIED,
            rows["outcome"] == Outcome.REJECTED,
            rows["outcome"].isin([Outcome.CLOSED, Outcome.WITHDRAWN]),
            rows["response"] != "none",
            rows["silent"],
        ],
        range(len(OUTCOME_GROUPS) - 1),
        len(OUTCOME_GROUPS) - 1,
    )
    return pd.Series(pd.Categorical.from_codes(place, pd.Index(OUTCOME_GROUPS)), index=rows.index)


def outcomes_by_every_group(table: ApplicationTable) -> tuple[GroupOutcomes, ...]:
    """
    Return outcome groups by every property with at least two groups of five applications.

    The groups of all properties are tested together, to control false discoveries.
    """
    rows = table.rows
    old = (rows["age"] >= OLD_ENOUGH_DAYS) | rows["undated"]
    compared = int(old.sum()) >= ENOUGH_OLD
    shown = old if compared else pd.Series(True, index=rows.index)
    found = {
        name: (words, outcome_counts(table, group.where(shown), labels, tested=compared))
        for name, words, group, labels in _groupings(table)
    }
    offered = {
        name: frame for name, (_, frame) in found.items() if int((~frame["too_small"]).sum()) > 1
    }
    return tuple(
        GroupOutcomes(
            name,
            found[name][0],
            frame,
            OLD_ENOUGH_DAYS * compared,
            len(rows) - int(frame["n"].sum()),
        )
        for name, frame in adjust_p_values(offered).items()
    )


def _p_values(table: ApplicationTable, group: pd.Series, frame: pd.DataFrame) -> np.ndarray:
    """Return the p-value of each group's share of positive replies against all others."""
    codes = pd.Index(frame["group"]).get_indexer(pd.Index(group.astype("str")))
    used = codes >= 0
    positive = (outcome_groups(table) == "positive").to_numpy()[used]
    return against_the_others(
        positive, codes[used], table.rows["company_number"].to_numpy()[used], len(frame)
    )


def outcome_counts(
    table: ApplicationTable, group: pd.Series, labels: Mapping[str, str], *, tested: bool = True
) -> pd.DataFrame:
    """
    Return the number of applications in each outcome group, by group.

    Parameters
    ----------
    group, labels
        As from ``group_shares.grouping``; applications of no group are left out.
    tested
        Whether groups are compared with each other.
    """
    counts = pd.crosstab(group, outcome_groups(table), dropna=False)
    counts = counts.reindex(index=list(labels), columns=list(OUTCOME_GROUPS), fill_value=0)
    frame = counts.reset_index(names="group").rename_axis(columns=None)
    frame.insert(1, "label", [labels[name] for name in frame["group"]])
    frame.insert(2, "n", frame[list(OUTCOME_GROUPS)].sum(axis=1))
    frame = frame.loc[frame["n"] > 0].reset_index(drop=True)
    k, n = frame["positive"].to_numpy(), frame["n"].to_numpy()
    return frame.assign(
        share=k / n,
        rest=(k.sum() - k) / np.maximum(n.sum() - n, 1),
        too_small=n < SMALLEST_N,
        p=_p_values(table, group, frame) if tested else np.nan,
    )


def _groupings(
    table: ApplicationTable,
) -> Iterator[tuple[str, str, pd.Series, Mapping[str, str]]]:
    """Yield name, title, group of each application and labels of each property."""
    for by, words in _BUILT_IN.items():
        group, labels = grouping(table, by)
        if by == "channel":
            group = group.where(group != Channel.UNKNOWN)
        yield by, words, group, labels
    fields = table.tracker.fields
    for at, (header, cells) in enumerate(fields.groupby("field", sort=False)):
        group, labels = _by_field(table, cells)
        if FEWEST_VALUES <= len(labels) <= MOST_VALUES:
            yield f"field-{at}", _field_words(str(header), cells["kind"].iloc[0]), group, labels


def _by_field(table: ApplicationTable, cells: pd.DataFrame) -> tuple[pd.Series, Mapping[str, str]]:
    """Return the values of a column as groups, ignoring case, and their commonest spelling."""
    ids = table.rows["id"]
    own = cells.drop_duplicates("application").set_index("application")["value"]
    written = ids.map(own).fillna("").str.strip()
    keys = written.str.casefold()
    named = keys[keys != ""]
    if len(named) < _LEAST_FILLED * len(ids):
        return keys.astype("category"), {}
    spelling = written[named.index].groupby(named).agg(lambda texts: texts.value_counts().index[0])
    order = named.value_counts().index
    labels = {str(key): str(spelling[key]) for key in order}
    return pd.Series(pd.Categorical(keys, categories=list(labels)), index=keys.index), labels


_FIELD_WORDS: Mapping[str, str] = {
    FieldKind.RESUME_VERSION: "Résumé version",
    FieldKind.INDUSTRY: "Industry",
    FieldKind.COMPANY_SIZE: "Company size",
    FieldKind.WORK_MODE: "Work mode",
    FieldKind.SENIORITY: "Seniority",
    FieldKind.COUNTRY: "Country",
    FieldKind.JOB_TYPE: "Kind of employment",
}


def _field_words(header: str, kind: str) -> str:
    return _FIELD_WORDS.get(kind, header)
