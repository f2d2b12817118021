"""What became of the applications of each group: positive reply, rejected, no reply."""

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
What became of an application, the first that fits: a call, a test or an interview, whatever
came later; rejected without one; closed or withdrawn; a reply of unknown meaning; no reply
after the usual time; no reply yet.
"""
ENOUGH_OLD = 20
"""With fewer old ones, all applications are shown as they stand and nothing is compared."""
FEWEST_VALUES, MOST_VALUES = 2, 12
"""Different values of a column by which its applications can be grouped."""
_LEAST_FILLED = 0.5
"""Share of applications for which such a column says something."""

_BUILT_IN: Mapping[By, str] = {"channel": "Source", "role": "Job type", "weekday": "Weekday"}


class GroupOutcomes(NamedTuple):
    """Applications of each group by what became of them."""

    name: str
    """A short slug."""
    words: str
    """What the groups are: “Source”, or the header of the column."""
    groups: pd.DataFrame
    """
    ``group, label, n``, a count for each of OUTCOME_GROUPS, ``share`` (positive), ``rest``
    (positive of all other groups together), ``too_small`` (fewer than five), ``p``, ``q`` and
    ``notable``.
    """
    old_enough: int
    """Days that every application shown is old; 0 where all are shown."""
    excluded: int
    """Applications that are younger, or of no group."""


def outcome_groups(table: ApplicationTable) -> pd.Series:
    """What became of each application: one of OUTCOME_GROUPS."""
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
    What became of applications, by every property that the file tells and that can be compared.

    Those with at least two groups of five applications; tested together, so that one group in
    many does not stand out by luck.
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
    """Whether positive replies are more or fewer in each group than in all others."""
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
    Applications of each group by what became of them.

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
    """Slug, words, group of each application, and labels, for all that the file tells."""
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
    """Values of a column as groups; spellings that differ by case are one, the commonest shown."""
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
