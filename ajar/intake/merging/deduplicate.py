"""Merge applications that appear on several sheets, in several files or in several rows."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ajar.intake.merging.same_role import folded_titles, short_titles
from ajar.intake.rows.parsed_table import CODE
from ajar.model.arrays import Flags, Ints
from ajar.model.enums import EventKind

TEXT_COLUMNS = (
    *("company", "role", "location", "source", "contact_name", "contact_address"),
    *("contact_link", "link", "notes", "status", "agency", "requisition"),
)
_EMPTY = {"channel": "unknown", "reason": "unstated", "claim": "", "offer_answer": ""}


def merge(
    rows: Sequence[pd.DataFrame], events: Sequence[pd.DataFrame]
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, list[Ints]]:
    """
    Merge the rows and events of several parsed sheets.

    Two rows of *different* sheets are one application if company, role and day of applying agree,
    the day within three days; if one of them lacks the day or the role, the rest has to agree.
    Each row is matched once. Rows are never matched by the company alone, nor if a reply would
    precede applying, nor if the requisition numbers differ. Rows of one sheet are not merged: two
    rows there mean two applications.

    Parameters
    ----------
    rows
        One frame per sheet, the main one first, with ``company_key`` and origin columns.
    events
        Events of the same sheets; ``row`` is the position in the rows of the sheet.

    Returns
    -------
    rows, events, joined, places
        ``joined`` has the origin (file, sheet, row) of every row that was merged into an earlier
        one, the origin of that row, and whether it added anything ``new``. ``places`` has, for
        each sheet, the new position of each of its rows.
    """
    if len(rows) == 1:
        return rows[0], events[0], pd.DataFrame(), [np.arange(len(rows[0]))]
    together, all_events = rows[0], events[0]
    keys = keyed(together, all_events)
    joined, places = [], [np.arange(len(together))]
    for more_rows, more_events in zip(rows[1:], events[1:], strict=True):
        theirs = keyed(more_rows, more_events)
        near = _possible_matches(keys, theirs)
        into = np.append(near, -1)[_partners(keys.iloc[near], theirs)]
        met = into >= 0
        joined.append(
            _merge_report(together, more_rows, into, _has_new_events(all_events, more_events, into))
        )
        together = fill(together, more_rows, into)
        position = np.where(met, into, len(together) + np.cumsum(~met) - 1)
        places.append(position)
        together = pd.concat([together, more_rows.loc[~met]], ignore_index=True)
        moved = more_events.assign(row=position[more_events["row"].to_numpy()])
        all_events = pd.concat([all_events, moved], ignore_index=True)
        keys = pd.concat([keys, theirs.loc[~met]], ignore_index=True)
        if met.any():
            changed = np.unique(into[met])
            all_events = drop_repeated_events(all_events, changed)
            keys = _update_keys(keys, together, all_events, changed)
    return together, all_events, pd.concat(joined, ignore_index=True), places


def _possible_matches(ours: pd.DataFrame, theirs: pd.DataFrame) -> Ints:
    """Positions in *ours* of rows with a company name or key of *theirs*, to match fewer rows."""
    companies = theirs.loc[theirs["company"] != "", "company"]
    could = ours["name"].isin(theirs["name"]) | ours["company"].isin(companies)
    return np.flatnonzero(could)


def _update_keys(
    keys: pd.DataFrame, rows: pd.DataFrame, events: pd.DataFrame, changed: Ints
) -> pd.DataFrame:
    """The keys, computed again for the *changed* rows."""
    place = pd.Series(np.arange(len(changed)), index=changed)
    own = events.loc[events["row"].isin(changed)]
    updated = keyed(rows.iloc[changed], own.assign(row=own["row"].map(place)))
    same = keys.loc[~keys.index.isin(changed)]
    return pd.concat([same, updated.set_index(pd.Index(changed))]).sort_index()


def keyed(rows: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Return matching keys per row: company, role, link, requisition and day of applying."""
    dated = events.loc[events["day"].notna()]
    applied = dated["code"] == CODE[EventKind.APPLIED]
    codes, distinct = pd.factorize(rows["role"])
    name = rows["company_key"].to_numpy(dtype=object, copy=True)
    unnamed = name == ""
    name[unnamed] = rows.loc[unnamed, "company"].str.casefold().to_numpy(dtype=object)
    number = rows["requisition"] if "requisition" in rows else pd.Series("", index=rows.index)
    given = (number != "").to_numpy()
    numbers = np.full(len(rows), "", dtype=object)
    numbers[given] = number[given].astype("str").str.casefold().to_numpy(dtype=object)
    return pd.DataFrame(
        {
            "company": rows["company_key"].to_numpy(dtype=object),
            # A placeholder such as “Confidential” identifies no company, but with the same role
            # and day it is the same row.
            "name": name,
            "role": np.array([*folded_titles(distinct.tolist()), ""], dtype=object)[codes],
            "short": np.array([*short_titles(distinct.tolist()), ""], dtype=object)[codes],
            "link": rows["link"].to_numpy(dtype=object),
            "number": numbers,
            "day": dated.loc[applied].groupby("row")["day"].min().reindex(range(len(rows))),
            "heard": dated.loc[~applied].groupby("row")["day"].min().reindex(range(len(rows))),
        },
        index=pd.RangeIndex(len(rows)),
    )


def _partners(ours: pd.DataFrame, theirs: pd.DataFrame) -> Ints:
    """Position in *ours* of the same application for each row of *theirs*, else -1."""
    into = np.full(len(theirs), -1, dtype=np.int64)
    passes: tuple[tuple[list[str], str], ...] = (
        (["name", "role", "day"], ""),
        (["name", "link"], ""),
        (["company", "number"], ""),
        (["company", "role"], "near"),
        (["company", "short"], "near"),
        (["company", "role"], "day"),
        (["company", "day"], "role"),
    )
    for keys, other in passes:
        free = np.setdiff1d(np.arange(len(ours)), into)
        left = np.flatnonzero(into < 0)
        mine, more = ours.iloc[free], theirs.iloc[left]
        pairs = (
            _pairs_by_near_day(mine, more, keys)
            if other == "near"
            else _pairs_by_keys(mine, more, keys)
        )
        for one, two in _allowed(mine, more, pairs, lacking=other if other != "near" else ""):
            into[left[two]] = free[one]
    return into


DAYS_APART = 3
"""Most days between two records of the same application."""


def _pairs_by_near_day(
    ours: pd.DataFrame, theirs: pd.DataFrame, keys: list[str]
) -> list[tuple[int, int]]:
    """Pairs of rows with equal keys and the nearest days of applying, at most three days apart."""
    frames = []
    for frame in (ours, theirs):
        keyed = frame[[*keys, "day"]].assign(at=np.arange(len(frame)))
        whole = keyed["day"].notna() & (keyed[keys] != "").all(axis=1)
        frames.append(keyed.loc[whole].sort_values("day", kind="stable"))
    if frames[0].empty or frames[1].empty:
        return []
    met = pd.merge_asof(
        frames[1].rename(columns={"at": "other"}),
        frames[0].rename(columns={"at": "mine"}),
        on="day",
        by=keys,
        tolerance=pd.Timedelta(days=DAYS_APART),
        direction="nearest",
    ).dropna(subset="mine")
    met = met.drop_duplicates("mine")
    return list(zip(met["mine"].astype(int), met["other"].astype(int), strict=True))


def _pairs_by_keys(
    ours: pd.DataFrame, theirs: pd.DataFrame, keys: list[str]
) -> list[tuple[int, int]]:
    """Pairs of rows with equal keys: the first with the first, the second with the second."""
    frames = []
    for frame in (ours, theirs):
        keyed = frame[keys].assign(at=np.arange(len(frame)))
        whole = keyed[keys].notna().all(axis=1) & (keyed[keys] != "").all(axis=1)
        keyed = keyed.loc[whole]
        frames.append(keyed.assign(nth=keyed.groupby(keys).cumcount()))
    met = frames[0].merge(frames[1], on=[*keys, "nth"])
    return list(zip(met["at_x"].astype(int), met["at_y"].astype(int), strict=True))


def _allowed(
    ours: pd.DataFrame, theirs: pd.DataFrame, pairs: list[tuple[int, int]], *, lacking: str
) -> list[tuple[int, int]]:
    """
    Pairs without contradicting requisition number, day, role or order of events.

    Parameters
    ----------
    lacking
        Key that was not compared and that one row of the pair must lack: ``day`` or ``role``;
        empty if both were compared.
    """
    mine, other = ours.to_dict("list"), theirs.to_dict("list")

    def is_allowed(one: int, two: int) -> bool:
        numbers = {mine["number"][one], other["number"][two]} - {""}
        if len(numbers) > 1:
            return False
        if lacking == "day" and _both_given(mine["day"][one], other["day"][two]):
            return False
        if lacking == "role" and mine["role"][one] and other["role"][two]:
            return False
        if mine["day"][one] == other["day"][two]:
            return True
        days = [day for day in (mine["day"][one], other["day"][two]) if not pd.isna(day)]
        replies = [day for day in (mine["heard"][one], other["heard"][two]) if not pd.isna(day)]
        return not (days and replies and min(replies) < min(days))

    return [(one, two) for one, two in pairs if is_allowed(one, two)]


def _both_given(one: object, other: object) -> bool:
    return not (pd.isna(one) or pd.isna(other))  # type: ignore[call-overload]


def _has_new_events(ours: pd.DataFrame, theirs: pd.DataFrame, into: Ints) -> Flags:
    """Mask of their rows with a kind of event that the row they are merged into lacks."""
    own = ours.loc[ours["row"].isin(into[into >= 0])]
    known = set(zip(own["row"], own["code"], strict=True))
    row = theirs["row"].to_numpy()
    new = [pair not in known for pair in zip(into[row], theirs["code"], strict=True)]
    adds = np.zeros(len(into), dtype=bool)
    adds[row[np.array(new, dtype=bool)]] = True
    return adds


def _merge_report(
    ours: pd.DataFrame, theirs: pd.DataFrame, into: Ints, adds: Flags
) -> pd.DataFrame:
    """Origin of each merged row, origin of its target, and whether it added anything."""
    at = np.flatnonzero(into >= 0)
    mine, other = ours.iloc[into[at]].reset_index(drop=True), theirs.iloc[at].reset_index(drop=True)
    same = np.ones(len(at), dtype=bool)
    for name in TEXT_COLUMNS:
        same &= ((mine[name] == other[name]) | (other[name] == "")).to_numpy()
    return other[["origin_file", "origin_sheet", "origin_row"]].assign(
        into_file=mine["origin_file"],
        into_sheet=mine["origin_sheet"],
        into_row=mine["origin_row"],
        company=mine["company"],
        new=~same | adds[at],
    )


def fill(ours: pd.DataFrame, theirs: pd.DataFrame, into: Ints) -> pd.DataFrame:
    """Return *ours* with empty values filled from the rows of *theirs* merged into them."""
    at = np.flatnonzero(into >= 0)
    if not len(at):
        return ours
    target, ours = into[at], ours.copy()
    for name in (*TEXT_COLUMNS, *_EMPTY):
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


def drop_repeated_events(events: pd.DataFrame, joined: Ints) -> pd.DataFrame:
    """Return events without duplicates in merged rows; stated days prevail over inferred ones."""
    mine = np.isin(events["row"], joined)
    own = events.loc[mine].assign(undated=events["day"].isna())
    own = own.sort_values(["undated", "inferred"], kind="stable")
    once = own["code"] == CODE[EventKind.APPLIED]
    with_day = own.loc[~own["undated"]]
    key = own["row"] * len(CODE) + own["code"]
    dated = key.isin(with_day["row"] * len(CODE) + with_day["code"])
    keep = ~own.duplicated(["row", "code", "day"]) & ~(own["undated"] & dated)
    keep &= ~(once & own.duplicated(["row", "code"]))
    left = own.loc[keep].drop(columns="undated")
    return pd.concat([events.loc[~mine], left]).sort_index().reset_index(drop=True)
