"""The same application met on two sheets or in two files becomes one."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ajar.intake.rows.parsed_table import CODE
from ajar.intake.tables.table import Ints, Mask
from ajar.intake.values.normalize import normalize
from ajar.model.enums import EventKind

_TEXTS = (
    *("company", "role", "location", "source", "contact_name", "contact_address"),
    *("contact_link", "link", "notes", "status", "agency", "requisition"),
)
_EMPTY = {"channel": "unknown", "reason": "unstated", "claim": "", "offer_answer": ""}


def merge(
    rows: Sequence[pd.DataFrame], events: Sequence[pd.DataFrame]
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, list[Ints]]:
    """
    One set of rows and events out of several drafts.

    Two rows of *different* drafts are one application when company, role and day of applying
    agree; where one of them has no day, or no role, the rest has to agree; each row is used
    once. Rows of one draft are never joined: who applied twice wrote two rows.

    Parameters
    ----------
    rows
        One frame per sheet, the main one first, with ``company_key`` and origin columns.
    events
        Of the same drafts, ``row`` being the position in the draft's rows.

    Returns
    -------
    rows, events, joined, places
        ``joined`` has the origin (file, sheet, row) of every row that was joined to an earlier
        one, that one's position ``into``, and whether it said nothing ``new``. ``places`` has,
        for each draft, the position of each of its rows.
    """
    if len(rows) == 1:
        return rows[0], events[0], pd.DataFrame(), [np.arange(len(rows[0]))]
    together, told = rows[0], events[0]
    keys = _keyed(together, told)
    joined, places = [], [np.arange(len(together))]
    for more_rows, more_events in zip(rows[1:], events[1:], strict=True):
        theirs = _keyed(more_rows, more_events)
        near = _near(keys, theirs)
        into = np.append(near, -1)[_partners(keys.iloc[near], theirs)]
        met = into >= 0
        joined.append(_met(together, more_rows, into, _adds(told, more_events, into)))
        together = _filled(together, more_rows, into)
        position = np.where(met, into, len(together) + np.cumsum(~met) - 1)
        places.append(position)
        together = pd.concat([together, more_rows.loc[~met]], ignore_index=True)
        moved = more_events.assign(row=position[more_events["row"].to_numpy()])
        told = pd.concat([told, moved], ignore_index=True)
        keys = pd.concat([keys, theirs.loc[~met]], ignore_index=True)
        if met.any():
            changed = np.unique(into[met])
            told = _once(told, changed)
            keys = _again(keys, together, told, changed)
    return together, told, pd.concat(joined, ignore_index=True), places


def _near(ours: pd.DataFrame, theirs: pd.DataFrame) -> Ints:
    """Positions of those of ours that any of theirs could be the same as: few, where many are."""
    companies = theirs.loc[theirs["company"] != "", "company"]
    could = ours["name"].isin(theirs["name"]) | ours["company"].isin(companies)
    return np.flatnonzero(could)


def _again(
    keys: pd.DataFrame, rows: pd.DataFrame, events: pd.DataFrame, changed: Ints
) -> pd.DataFrame:
    """The keys with those of the rows that *changed* worked out again."""
    place = pd.Series(np.arange(len(changed)), index=changed)
    told = events.loc[events["row"].isin(changed)]
    anew = _keyed(rows.iloc[changed], told.assign(row=told["row"].map(place)))
    same = keys.loc[~keys.index.isin(changed)]
    return pd.concat([same, anew.set_index(pd.Index(changed))]).sort_index()


def _keyed(rows: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """What tells applications apart: company, role, link and the day of applying."""
    applied = events.loc[(events["code"] == CODE[EventKind.APPLIED]) & events["day"].notna()]
    day = applied.groupby("row")["day"].min().reindex(range(len(rows)))
    codes, distinct = pd.factorize(rows["role"])
    role = pd.Series([normalize(text) for text in distinct], dtype="str").take(codes)
    spelled = rows["company"].str.casefold()
    return pd.DataFrame(
        {
            "company": rows["company_key"].to_numpy(dtype=object),
            # A stand-in such as “Confidential” is no identity, but beside the same role and day
            # it is the same row again.
            "name": rows["company_key"].where(rows["company_key"] != "", spelled).to_numpy(object),
            "role": role.to_numpy(dtype=object),
            "link": rows["link"].to_numpy(dtype=object),
            "day": day.to_numpy(),
        },
    )


def _partners(ours: pd.DataFrame, theirs: pd.DataFrame) -> Ints:
    """For each of *theirs* the position among *ours* that is the same application, else -1."""
    into = np.full(len(theirs), -1, dtype=np.int64)
    passes = (
        (["name", "role", "day"], "all"),
        (["name", "link"], "all"),
        (["company", "role"], "day"),
        (["company", "day"], "role"),
        (["company"], "role and day"),
    )
    for keys, missing in passes:
        free = np.setdiff1d(np.arange(len(ours)), into)
        left = np.flatnonzero(into < 0)
        pairs = _match(ours.iloc[free], theirs.iloc[left], keys)
        for mine, other in _agreeing(ours.iloc[free], theirs.iloc[left], pairs, missing):
            into[left[other]] = free[mine]
    return into


def _match(ours: pd.DataFrame, theirs: pd.DataFrame, keys: list[str]) -> list[tuple[int, int]]:
    """The first of ours with the first of theirs that has the same keys, second with second."""
    frames = []
    for frame in (ours, theirs):
        keyed = frame[keys].assign(at=np.arange(len(frame)))
        whole = keyed[keys].notna().all(axis=1) & (keyed[keys] != "").all(axis=1)
        keyed = keyed.loc[whole]
        frames.append(keyed.assign(nth=keyed.groupby(keys).cumcount()))
    met = frames[0].merge(frames[1], on=[*keys, "nth"])
    return list(zip(met["at_x"].astype(int), met["at_y"].astype(int), strict=True))


def _agreeing(
    ours: pd.DataFrame, theirs: pd.DataFrame, pairs: list[tuple[int, int]], missing: str
) -> list[tuple[int, int]]:
    """Pairs in which one of the two lacks what they were not compared by."""
    if missing == "all":
        return pairs
    lacking = {
        "day": (ours["day"].isna().to_numpy(), theirs["day"].isna().to_numpy()),
        "role": ((ours["role"] == "").to_numpy(), (theirs["role"] == "").to_numpy()),
    }
    kept = pairs
    for name in missing.split(" and "):
        mine, other = lacking[name]
        kept = [(a, b) for a, b in kept if mine[a] or other[b]]
    return kept


def _adds(ours: pd.DataFrame, theirs: pd.DataFrame, into: Ints) -> Mask:
    """Which of their rows tell a kind of event that the row they are joined to does not."""
    own = ours.loc[ours["row"].isin(into[into >= 0])]
    known = set(zip(own["row"], own["code"], strict=True))
    row = theirs["row"].to_numpy()
    new = [pair not in known for pair in zip(into[row], theirs["code"], strict=True)]
    adds = np.zeros(len(into), dtype=bool)
    adds[row[np.array(new, dtype=bool)]] = True
    return adds


def _met(ours: pd.DataFrame, theirs: pd.DataFrame, into: Ints, adds: Mask) -> pd.DataFrame:
    """Where each joined row stood, and where the row stands that it was joined to."""
    at = np.flatnonzero(into >= 0)
    mine, other = ours.iloc[into[at]].reset_index(drop=True), theirs.iloc[at].reset_index(drop=True)
    same = np.ones(len(at), dtype=bool)
    for name in _TEXTS:
        same &= ((mine[name] == other[name]) | (other[name] == "")).to_numpy()
    return other[["origin_file", "origin_sheet", "origin_row"]].assign(
        into_file=mine["origin_file"],
        into_sheet=mine["origin_sheet"],
        into_row=mine["origin_row"],
        company=mine["company"],
        new=~same | adds[at],
    )


def _filled(ours: pd.DataFrame, theirs: pd.DataFrame, into: Ints) -> pd.DataFrame:
    """Ours with what only theirs says."""
    at = np.flatnonzero(into >= 0)
    if not len(at):
        return ours
    target, ours = into[at], ours.copy()
    for name in (*_TEXTS, *_EMPTY):
        empty = _EMPTY.get(name, "")
        other = theirs[name].to_numpy(dtype=object)[at]
        take = (ours[name].iloc[target].to_numpy(dtype=object) == empty) & (other != empty)
        if not take.any():
            continue
        values = ours[name].to_numpy(dtype=object).copy()
        values[target[take]] = other[take]
        ours[name] = pd.Series(values, dtype="str")
    interest = ours["interest"].to_numpy(float).copy()
    interest[target] = np.where(
        np.isnan(interest[target]), theirs["interest"].iloc[at], interest[target]
    )
    stage = ours["stage"].to_numpy(np.int8).copy()
    stage[target] = np.maximum(stage[target], theirs["stage"].to_numpy(np.int8)[at])
    silent = ours["said_silent"].to_numpy(bool).copy()
    silent[target] |= theirs["said_silent"].to_numpy(bool)[at]
    return ours.assign(interest=interest, stage=stage, said_silent=silent)


def _once(events: pd.DataFrame, joined: Ints) -> pd.DataFrame:
    """Events of joined rows without those told twice: a read day prevails over an inferred one."""
    mine = np.isin(events["row"], joined)
    own = events.loc[mine].assign(undated=events["day"].isna())
    own = own.sort_values(["undated", "inferred"], kind="stable")
    once = own["code"] == CODE[EventKind.APPLIED]
    told = own.loc[~own["undated"]]
    key = own["row"] * len(CODE) + own["code"]
    dated = key.isin(told["row"] * len(CODE) + told["code"])
    keep = ~own.duplicated(["row", "code", "day"]) & ~(own["undated"] & dated)
    keep &= ~(once & own.duplicated(["row", "code"]))
    left = own.loc[keep].drop(columns="undated")
    return pd.concat([events.loc[~mine], left]).sort_index().reset_index(drop=True)
