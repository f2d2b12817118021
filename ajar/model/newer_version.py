"""Comparison of a tracker with a newer version: same applications, and news."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from ajar.model.decisions import AddedApplication, Decisions, LoggedEvent
from ajar.model.enums import EventKind, Outcome, Stage
from ajar.model.tracker import Tracker

_SAME = 0.5
"""Least share of the older applications that a newer version holds."""


class NewSince(NamedTuple):
    """News in a newer version of a tracker."""

    applications: tuple[str, ...]
    """Companies of the new applications, one for each of them; empty text where not named."""
    outcomes: Mapping[Outcome, tuple[str, ...]]
    """Outcome -> companies of the applications that have it since."""
    stages: Mapping[Stage, tuple[str, ...]]
    """Stage -> companies of the open applications that reached it since."""


def same_applications(before: Tracker, now: Tracker) -> dict[int, int]:
    """
    Return id of an application of *before* -> its id in *now*.

    The same company, job title and day of applying, as often as they occur; of the rest the same
    company and job title.
    """
    older, newer = _keys(before), _keys(now)
    found: dict[int, int] = {}
    for names in (["company", "role", "day"], ["company", "role"]):
        left = older.loc[~older["id"].isin(found)]
        free = newer.loc[~newer["id"].isin(found.values())]
        nth = [each.groupby(names, dropna=False).cumcount() for each in (left, free)]
        pairs = left.assign(nth=nth[0]).merge(
            free.assign(nth=nth[1]), on=[*names, "nth"], suffixes=("", "_now")
        )
        found |= dict(zip(pairs["id"].tolist(), pairs["id_now"].tolist(), strict=True))
    return found


def _keys(tracker: Tracker) -> pd.DataFrame:
    rows, events = tracker.applications, tracker.events
    applied = events.loc[events["kind"] == str(EventKind.APPLIED)]
    days = applied.groupby("application")["day"].min()
    return pd.DataFrame(
        {
            "id": rows["id"],
            "company": rows["company_key"].where(rows["company_key"] != "", rows["company"]),
            "role": rows["role"].str.casefold().str.strip(),
            "day": rows["id"].map(days),
        }
    )


def is_newer_version(before: Tracker, same: Mapping[int, int]) -> bool:
    """Return whether a file with the applications *same* is a newer version of *before*."""
    return bool(same) and len(same) >= _SAME * len(before.applications)


def new_since(before: Tracker, now: Tracker, same: Mapping[int, int]) -> NewSince:
    """Return the news in *now* since *before*; *same*: ``same_applications(before, now)``."""
    newer = now.applications.set_index("id")
    pairs = newer.loc[list(same.values()), ["company", "outcome", "stage"]].reset_index(drop=True)
    was = before.applications.set_index("id").loc[list(same), ["outcome", "stage"]]
    was = was.reset_index(drop=True)
    ended = (pairs["outcome"] != was["outcome"]) & (pairs["outcome"] != Outcome.OPEN)
    further = (pairs["outcome"] == Outcome.OPEN) & (pairs["stage"] > was["stage"])
    added = newer.loc[~newer.index.isin(same.values()), "company"]
    return NewSince(
        tuple(added),
        {
            outcome: tuple(names)
            for outcome in Outcome
            if len(names := pairs.loc[ended & (pairs["outcome"] == outcome), "company"])
        },
        {
            stage: tuple(names)
            for stage in Stage
            if len(names := pairs.loc[further & (pairs["stage"] == stage), "company"])
        },
    )


def carried_over(
    decisions: Decisions, before: Tracker, now: Tracker, same: Mapping[int, int]
) -> Decisions:
    """
    Return the decisions about *before* with the ids of *now*.

    What was logged about an application that is no longer there becomes a fact about its company.
    An application added by hand goes once the file has it.
    """
    here = _keys(now)
    known = dict(zip(zip(here["company"], here["role"], strict=True), here["id"], strict=True))
    ids = dict(same)
    kept: list[AddedApplication] = []
    for at, each in enumerate(decisions.added, start=_next_id(before)):
        if _key(each) in known:
            ids[at] = int(known[_key(each)])
        else:
            ids[at] = _next_id(now) + len(kept)
            kept.append(each)
    log = tuple(_moved(each, ids) for each in decisions.log)
    return replace(decisions, log=log, added=tuple(kept))


def _next_id(tracker: Tracker) -> int:
    """Return the id of the first application added by hand."""
    ids = tracker.applications["id"]
    return int(ids.max()) + 1 if len(ids) else 0


def _key(added: AddedApplication) -> tuple[str, str]:
    return added.company_key or added.company, added.role.casefold().strip()


def _moved(event: LoggedEvent, ids: Mapping[int, int]) -> LoggedEvent:
    if event.application < 0:
        return event
    return replace(event, application=ids.get(event.application, -1))
