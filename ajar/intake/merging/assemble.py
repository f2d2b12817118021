"""Build one tracker and the import report from all parsed sheets."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from ajar.intake.merging import similar_companies
from ajar.intake.merging.deduplicate import merge
from ajar.intake.merging.parsed_sheet import ParsedSheet
from ajar.intake.rows.outcome import settle_outcome
from ajar.intake.rows.parsed_table import CODE, ParsedTable
from ajar.model.arrays import Ints
from ajar.model.columns import CONTACTS, FIELDS, PLANS, SIGNALS
from ajar.model.enums import Outcome
from ajar.model.events import KINDS
from ajar.model.import_report import ImportResult
from ajar.model.import_settings import ImportSettings
from ajar.model.ledger import LedgerCode
from ajar.model.tracker import Coverage, Tracker

KEPT_FRAMES = {"contacts": CONTACTS, "fields": FIELDS, "plans": PLANS, "signals": SIGNALS}
"""Frames of a tracker that sheets fill in addition to applications and events."""


def build_tracker(
    parts: Sequence[ParsedSheet], settings: ImportSettings | None = None
) -> ImportResult:
    """Build one tracker from all parsed sheets; repeated applications are merged."""
    tables = [part.parsed for part in parts]
    rows, events, joined, places = merge(
        [each.rows for each in tables], [each.events for each in tables]
    )
    rows = settle_outcome(rows, events)
    told = [frame for part in parts for frame in (part.ledger,) if len(frame)]
    told += [_merge_remarks(joined)] if len(joined) else []
    of_companies = [part.of_companies for part in parts if len(part.of_companies)]
    tracker = Tracker.build(
        rows.assign(id=np.arange(len(rows))),
        pd.concat([_events(events, rows), *of_companies], ignore_index=True),
        pd.concat(told, ignore_index=True) if told else None,
        _scope([each.coverage for each in tables]),
        **_merged_frames([each.kept for each in tables], places, rows),
    )
    return ImportResult(
        tracker,
        tuple(report for part in parts for report in part.reports),
        tuple(file for part in parts for file in part.files),
        (
            *(question for part in parts for question in part.questions),
            *similar_companies.questions(rows, settings or ImportSettings()),
        ),
    )


def parsed_sheet_from(loaded: ImportResult) -> ParsedSheet:
    """Return the tracker of an Ajar workbook as a parsed sheet, to be merged with other files."""
    tracker = loaded.tracker
    rows, events = tracker.applications, tracker.events
    claim = rows["outcome"].astype("str")
    own = (events["application"] >= 0).to_numpy()
    place = pd.Series(np.arange(len(rows)), index=rows["id"])
    code = events["kind"].map({str(kind): CODE[kind] for kind in KINDS}).astype("int8")
    parsed = ParsedTable(
        rows=rows.assign(
            claim=claim.where(claim != Outcome.OPEN, ""),
            offer_answer=rows["offer_answer"].astype("str"),
            reason=rows["reason"].astype("str"),
            channel=rows["channel"].astype("str"),
        ).drop(columns=["id", "outcome"]),
        events=events.assign(row=events["application"].map(place), code=code)
        .loc[own, ["row", "code", "day", "inferred", "note", "column"]]
        .astype({"row": "int64"})
        .reset_index(drop=True),
        coverage=tracker.coverage,
        kept={
            name: frame.assign(row=frame["application"].map(place)).drop(columns="application")
            for name, frame in _of_applications(tracker).items()
        },
    )
    return ParsedSheet(
        parsed,
        loaded.reports,
        tracker.ledger,
        events.loc[~own],
        loaded.files,
        loaded.file_questions,
    )


def _of_applications(tracker: Tracker) -> dict[str, pd.DataFrame]:
    """Further frames of a tracker, restricted to rows with an application."""
    frames = {name: getattr(tracker, name) for name in KEPT_FRAMES}
    return {name: frame.loc[frame["application"] >= 0] for name, frame in frames.items()}


def _events(events: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Events in the columns of a tracker, sorted by application, day and kind."""
    order = np.lexsort((events["code"], events["day"].to_numpy(), events["row"]))
    own = events["row"].to_numpy()[order]
    return pd.DataFrame(
        {
            "application": own,
            "company_key": rows["company_key"].take(own).reset_index(drop=True),
            "kind": pd.Categorical.from_codes(
                events["code"].to_numpy()[order], categories=pd.Index([str(kind) for kind in KINDS])
            ),
            "day": events["day"].to_numpy()[order],
            "inferred": events["inferred"].to_numpy()[order],
            "note": events["note"].take(order).reset_index(drop=True),
            "column": events["column"].take(order).reset_index(drop=True),
        },
    )


def _merged_frames(
    kept: Sequence[Mapping[str, pd.DataFrame]], places: Sequence[Ints], rows: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """Further frames of all sheets with their merged application, without duplicates."""
    made: dict[str, pd.DataFrame] = {}
    for name, columns in KEPT_FRAMES.items():
        frames = [
            each[name].assign(row=place[each[name]["row"].to_numpy(np.int64)])
            for each, place in zip(kept, places, strict=True)
            if name in each and len(each[name])
        ]
        if not frames:
            continue
        together = pd.concat(frames, ignore_index=True).drop_duplicates(ignore_index=True)
        at = together.pop("row").to_numpy(np.int64)
        together["application"] = at
        if any(column.name == "company_key" for column in columns):
            together["company_key"] = rows["company_key"].to_numpy()[at]
        made[name] = together.sort_values("application", kind="stable", ignore_index=True)
    return made


def _merge_remarks(joined: pd.DataFrame) -> pd.DataFrame:
    """Ledger rows about rows that were joined with a row of another sheet or file."""
    if joined.empty:
        return joined
    where = (
        joined["into_file"] + np.where(joined["into_sheet"] != "", ", ", "") + joined["into_sheet"]
    )
    return pd.DataFrame(
        {
            "code": np.where(joined["new"], LedgerCode.MERGED_ROW, LedgerCode.DUPLICATE_ROW),
            "file": joined["origin_file"],
            "sheet": joined["origin_sheet"],
            "row": joined["origin_row"],
            "raw": joined["company"],
            "done": "joined with row " + joined["into_row"].astype("str") + " of " + where,
        },
    )


def _scope(scopes: Sequence[Coverage]) -> Coverage:
    """Combined coverage: a topic of any sheet, but ``applications`` only if all sheets have it."""

    def some(name: str) -> bool:
        return any(getattr(scope, name) for scope in scopes)

    return Coverage(
        outcomes=some("outcomes"),
        rejections=some("rejections"),
        companies=some("companies"),
        stage_history=some("stage_history"),
        applications=all(scope.applications for scope in scopes),
        replies=some("replies"),
        days=some("days"),
    )


def resolve_merge_chains(merges: Mapping[str, str]) -> dict[str, str]:
    """Return the person's merges with chains resolved to their last key; cycles are dropped."""
    full: dict[str, str] = {}
    for key in merges:
        chain: dict[str, int] = {}
        at = key
        while at in merges and at not in full and at not in chain:
            chain[at] = len(chain)
            at = merges[at]
        if at in chain:  # a cycle: its keys stay separate
            full.update((each, each) for each, place in chain.items() if place >= chain[at])
        for each in chain:
            full.setdefault(each, full.get(at, at))
    return full
