"""Detect changed rows in the applications of an Ajar workbook, and merge the changes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ajar.intake.ajar_workbook import sheets
from ajar.model import workbook_format as fmt
from ajar.model.arrays import Flags, Ints
from ajar.model.as_written import as_written, beginning
from ajar.model.enums import EventKind, Outcome
from ajar.model.event_groups import ENDING_EVENTS, STAGE_EVENTS
from ajar.model.tracker import Tracker

_STAGES = tuple(kind for kind in STAGE_EVENTS if kind != EventKind.APPLIED)
_FROM_STATUS = ["status", "stage", "outcome", "said_silent", "offer_answer"]


@dataclass(frozen=True, eq=False)
class RowChanges:
    """Differences of each row of the applications from what Ajar wrote."""

    ids: Ints
    """Number of the application; rows that had none get new ones."""
    known: Flags
    """Rows that Ajar wrote."""
    changed: pd.DataFrame
    """Whether each field of each row differs from what was written; False in new rows."""
    before: pd.DataFrame
    """The ISO day that was written, for each row and kind of day."""

    @property
    def to_read(self) -> Flags:
        """Mask of rows that are read like those of any tracker."""
        return ~self.known | self.changed.to_numpy().any(axis=1)

    def numbers(self, rows: pd.DataFrame, anew: Tracker) -> dict[int, int]:
        """Return id of an application of *anew*, read of *rows* -> its number in the workbook."""
        place = pd.Series(self.ids, index=rows["at"])
        numbers = place[anew.applications["origin_row"]].to_numpy()
        return dict(zip(anew.applications["id"], numbers, strict=True))


def compare(
    rows: pd.DataFrame, *, has_outcomes: bool = True, has_events: bool = True
) -> RowChanges:
    """
    Return the new and changed rows.

    A row with the number of an earlier row is new: it is an edited copy.
    Without *has_outcomes* (somebody took out the columns of stage and outcome) they are read from
    the status again, and without *has_events* (the sheet of events is gone) from status and days.
    """
    numbers = sheets.numbers(rows["id"])
    known = (numbers.notna() & (numbers >= 0) & ~numbers.duplicated()).to_numpy()
    ids = np.full(len(rows), -1, dtype=np.int64)
    ids[known] = numbers[known].astype("int64")
    ids[~known] = ids.max(initial=-1) + 1 + np.arange((~known).sum())

    now = pd.DataFrame({name: rows[name].map(beginning) for name in ("company", "status")})
    for kind in fmt.DAY_KINDS:
        now[kind] = rows[kind].str.slice(0, 10)
    before = _before(now, rows["as_written"].tolist(), known)
    changed = now != before
    for name, words in (("channel", "Channel"), ("reason", "Reason")):
        odd = sheets.words(rows[name], words).isna() & (rows[name].str.strip() != "")
        changed[name] = odd
    if not (has_outcomes and has_events):
        changed["status"] = True
    if not has_events:
        kinds = list(fmt.DAY_KINDS)
        changed[kinds] = now[kinds] != ""
        before[kinds] = ""
    changed.loc[~known] = False
    return RowChanges(ids, known, changed, before[list(fmt.DAY_KINDS)])


def _before(now: pd.DataFrame, written: Sequence[str], known: Flags) -> pd.DataFrame:
    """Cells as they were written, or as they are now if that is not stored."""
    cells_now = now.to_numpy(dtype=object)
    before = cells_now.copy()
    for row in np.flatnonzero(known).tolist():
        company, status, *days = cells_now[row]
        if written[row] != as_written(company, status, days):
            before[row] = _stored(written[row], len(now.columns)) or cells_now[row]
    return pd.DataFrame(before, columns=now.columns, index=now.index)


def _stored(text: str, length: int) -> list[str] | None:
    try:
        stored = json.loads(text)
    except (ValueError, RecursionError):
        return None
    fits = isinstance(stored, list) and len(stored) == length
    return [str(cell) for cell in stored] if fits else None


def merge(
    rows: pd.DataFrame,
    state: RowChanges,
    applications: pd.DataFrame,
    events: pd.DataFrame,
    anew: Tracker,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """
    Return applications and events with the changes and additions of the person.

    Parameters
    ----------
    rows, state
        The sheet, and what is new and changed in it.
    applications, events
        What Ajar once wrote.
    anew
        The new and changed rows, read like any other; ``origin_row`` is the row of the sheet.
        A changed row that is not in it is no application any more and is taken out.
    """
    own = state.numbers(rows, anew)
    number = anew.applications["id"].map(own).to_numpy()
    fresh = _with_own_words(anew.applications.assign(id=number), rows, state)
    read_events = anew.events.assign(application=anew.events["application"].map(own).fillna(-1))
    read_events = read_events.astype({"application": "int64", "kind": "str"})

    written = state.ids[state.known]
    edited = state.ids[state.known & state.to_read]
    gone = set(edited) - set(fresh["id"])
    applications = applications.loc[~applications["id"].isin(gone)]
    events = events.loc[~events["application"].isin(gone)]
    change = state.changed.set_axis(state.ids).loc[[each for each in edited if each not in gone]]
    old = applications.set_index("id")
    new = fresh.set_index("id")

    _take(old, new, change.index[change["company"]], ["company", "company_key"])
    for name in ("channel", "reason"):
        _take(old, new, change.index[change[name]], [name])
    events = _named(events, old["company_key"])
    for kind in fmt.DAY_KINDS:
        ids = change.index[change[kind]]
        before = pd.to_datetime(state.before[kind].set_axis(state.ids).loc[ids], errors="coerce")
        events = _moved(events, read_events, old, kind=kind, before=before)
    events = _status(events, read_events, old, new, change.index[change["status"]])
    added = ~fresh["id"].isin(written)
    more = read_events["application"].isin(fresh.loc[added, "id"])
    return (
        pd.concat([old.reset_index(), fresh.loc[added]], ignore_index=True),
        pd.concat([events, read_events.loc[more]], ignore_index=True),
    )


def _with_own_words(fresh: pd.DataFrame, rows: pd.DataFrame, state: RowChanges) -> pd.DataFrame:
    """Take values from the drop-downs and interest shares directly, not as free text."""
    mine = rows.set_axis(state.ids).loc[fresh["id"]].set_axis(fresh.index)
    fresh = fresh.astype({"channel": "str", "reason": "str"})
    for name, words in (("channel", "Channel"), ("reason", "Reason")):
        said = sheets.words(mine[name], words)
        fresh[name] = said.where(said.notna(), fresh[name])
    return fresh.assign(
        interest=sheets.shares(mine["interest"]),
        agency=mine["agency"].where(mine["agency"] != "", fresh["agency"]),
        requisition=mine["requisition"].where(mine["requisition"] != "", fresh["requisition"]),
    )


def _take(old: pd.DataFrame, new: pd.DataFrame, ids: pd.Index, columns: Sequence[str]) -> None:
    for column in columns:
        old.loc[ids, column] = new.loc[ids, column]


def _named(events: pd.DataFrame, keys: pd.Series) -> pd.DataFrame:
    """Events with the present company key of their application."""
    now = events["application"].map(keys)
    return events.assign(company_key=events["company_key"].where(now.isna(), now).astype("str"))


def _moved(
    events: pd.DataFrame,
    read_events: pd.DataFrame,
    old: pd.DataFrame,
    *,
    kind: EventKind,
    before: pd.Series,
) -> pd.DataFrame:
    """
    Move the first event of a kind to its new day, remove its day, or add the event.

    *before* has the day that was written for each application in which it was changed.
    """
    ids = before.index
    if not len(ids):
        return events
    dated = read_events.loc[(read_events["kind"] == kind) & read_events["application"].isin(ids)]
    day = dated.groupby("application")["day"].min().reindex(ids)
    of_kind = events.loc[(events["kind"] == kind) & events["application"].isin(ids)]
    was = of_kind["application"].map(before)
    same = (of_kind["day"] == was) | (of_kind["day"].isna() & was.isna())
    # An event without a readable day is the same event, not a further one.
    likely = of_kind.assign(same=same).loc[same | of_kind["day"].isna()]
    hit = likely.sort_values("same", ascending=False, kind="stable").drop_duplicates("application")
    events = events.copy()
    events.loc[hit.index, "day"] = hit["application"].map(day).astype("datetime64[us]")
    events.loc[hit.index, "inferred"] = False

    held = events.loc[events["kind"] == kind, ["application", "day"]]
    missing = day.dropna().drop(hit["application"], errors="ignore")
    pairs = set(zip(held["application"], held["day"], strict=True))
    listed = [pair in pairs for pair in zip(missing.index, missing, strict=True)]
    added = missing.loc[~np.array(listed, dtype=bool)]
    _reached(old, day.dropna().index, kind)
    more = pd.DataFrame(
        {
            "application": added.index,
            "company_key": old.loc[added.index, "company_key"].to_numpy(),
            "kind": kind.value,
            "day": added.to_numpy(),
            "inferred": False,
            "note": "",
            "column": fmt.APPLICATIONS.heading(kind),
        },
    )
    return pd.concat([events, more], ignore_index=True) if len(added) else events


def _reached(old: pd.DataFrame, ids: pd.Index, kind: EventKind) -> None:
    """Update stage and outcome by an added day: its stage, or a rejection if still open."""
    if kind in STAGE_EVENTS:
        old.loc[ids, "stage"] = old.loc[ids, "stage"].clip(lower=int(STAGE_EVENTS[kind]))
    if kind == EventKind.REJECTED:
        is_open = old.loc[ids, "outcome"] == Outcome.OPEN
        old.loc[ids[is_open.to_numpy()], "outcome"] = Outcome.REJECTED.value


def _status(
    events: pd.DataFrame,
    read_events: pd.DataFrame,
    old: pd.DataFrame,
    new: pd.DataFrame,
    ids: pd.Index,
) -> pd.DataFrame:
    """
    Apply changed statuses: stage, outcome and implied events.

    Facts without a day that only the earlier words told go, except stages passed before an end.
    """
    if not len(ids):
        return events
    earlier = old.loc[ids, "stage"]
    _take(old, new.astype({"outcome": "str", "offer_answer": "str"}), ids, _FROM_STATUS)
    ended = old.loc[ids, "outcome"] != Outcome.OPEN
    proved = read_events.loc[read_events["application"].isin(ids)]
    told = pd.MultiIndex.from_frame(proved[["application", "kind"]])
    mine = events["application"].isin(ids) & events["day"].isna()
    pairs = pd.MultiIndex.from_frame(events[["application", "kind"]])
    of_ended = events["application"].isin(ended.index[ended])
    loose = events["kind"].isin(ENDING_EVENTS) | (events["kind"].isin(_STAGES) & ~of_ended)
    events = events.loc[~(mine & loose & ~pairs.isin(told))]

    held = pd.MultiIndex.from_frame(events[["application", "kind"]])
    undated = proved["day"].isna() & ~told.isin(held)
    events = pd.concat([events, proved.loc[undated]], ignore_index=True)
    reached = events["kind"].map({str(kind): int(stage) for kind, stage in STAGE_EVENTS.items()})
    furthest = reached.groupby(events["application"]).max().reindex(ids).fillna(0)
    kept = furthest.where(~ended, np.maximum(furthest, earlier))
    old.loc[ids, "stage"] = np.maximum(old.loc[ids, "stage"], kept).astype("int8")
    return events
