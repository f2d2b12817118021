"""
Contents of Ajar's columns in a person's own file, by application.

``ajar.model.annotation_columns`` declares the columns; ``ajar.intake.readers`` puts them into
a copy.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from ajar.export import sanitize
from ajar.model import annotation_columns
from ajar.model.annotation_columns import (
    ANNOTATION_COLUMNS,
    COMPANY,
    FOLLOW_UP,
    ROLE,
    Cell,
    SheetAnnotations,
)
from ajar.model.decisions import Decisions, LoggedEvent
from ajar.model.errors import UnwritableFileError
from ajar.model.event_groups import ABOUT_APPLICATION
from ajar.model.import_report import ImportResult, SheetReport
from ajar.model.progress import Progress, Step, no_progress
from ajar.reengage.recommendation import ExcludedCompany, Recommendation, Segment

if TYPE_CHECKING:
    from ajar.reengage import Ranking


def annotations(
    loaded: ImportResult,
    file: str,
    *,
    ranking: "Ranking",
    decisions: Decisions,
    progress: Progress = no_progress,
) -> list[SheetAnnotations]:
    """
    Return Ajar's columns for every sheet of *file* (its name as in its report) with applications.

    A line of follow-ups holds what was logged in Ajar; what the file itself says is not
    repeated. Where several rows make one application, its words stand in the first of them.

    Raises
    ------
    UnwritableFileError
        If the rows of the file cannot be told apart by application, with the reason.
    """
    return [
        _of_sheet(report, rows, loaded, ranking, decisions, progress)
        for report, rows in sheets(loaded, file)
    ]


def only_headings(loaded: ImportResult, file: str) -> list[SheetAnnotations]:
    """Return Ajar's columns without rows, to check where they would be placed."""
    return [
        SheetAnnotations(
            sheet=report.sheet,
            header_row=report.header_row,
            rows=[],
            values={column.field: [] for column in ANNOTATION_COLUMNS},
            first_column=report.first_column,
        )
        for report, _ in sheets(loaded, file)
    ]


def sheets(loaded: ImportResult, file: str) -> list[tuple[SheetReport, pd.DataFrame]]:
    """
    Return the sheets of *file* that columns can be added to, each with its applications.

    Raises
    ------
    UnwritableFileError
        As ``additions`` does.
    """
    all_rows = loaded.tracker.applications
    mine = all_rows.loc[all_rows["origin_file"] == file]
    found = []
    for report in loaded.reports:
        rows = mine.loc[mine["origin_sheet"] == report.sheet]
        if report.file == file and len(rows):
            _check(report, rows)
            found.append((report, rows))
    if not found:
        raise UnwritableFileError.no_room(file, "no application was read from it")
    return found


def _check(report: SheetReport, rows: pd.DataFrame) -> None:
    """Raise if applications share a row or the table has no headings."""
    if not report.header_row:
        raise UnwritableFileError.no_room(report.file, "it has no row of headings")
    if rows["origin_row"].duplicated().any():
        raise UnwritableFileError.no_room(
            report.file, "several of its applications stand in one row"
        )


def _of_sheet(  # noqa: PLR0917 - what it needs, once
    report: SheetReport,
    rows: pd.DataFrame,
    loaded: ImportResult,
    ranking: "Ranking",
    decisions: Decisions,
    progress: Progress,
) -> SheetAnnotations:
    rest = _rest(loaded.own_columns)
    keys, ids = rows["company_key"].tolist(), rows["id"].tolist()
    names = zip(rows["company"].tolist(), rows["role"].tolist(), strict=True)
    log = _by_company(decisions.log)
    lines: list[dict[str, Cell]] = []
    told: dict[str, dict[str, Cell]] = {}
    for key, number, (company, role) in zip(keys, ids, names, strict=True):
        if key not in told:
            progress(Step.WRITING, len(told) / len(keys))
            told[key] = _of_company(key, ranking, decisions)
        mine = [
            each
            for each in log.get(key, ())
            if each.kind not in ABOUT_APPLICATION or each.application == number
        ]
        words = annotation_columns.format_follow_ups(mine, rest.get(number, ""))
        about = {COMPANY.field: company, ROLE.field: role}
        lines.append({**told[key], **about, FOLLOW_UP.field: words})
    # A field of a text file has no type, so a text in it must not look like a formula.
    safe = sanitize.xlsx_text if report.sheet else sanitize.csv_field
    return SheetAnnotations(
        sheet=report.sheet,
        header_row=report.header_row,
        rows=rows["origin_row"].tolist(),
        values={
            column.field: [_safe(line.get(column.field), safe) for line in lines]
            for column in ANNOTATION_COLUMNS
        },
        first_column=report.first_column,
    )


def _of_company(key: str, ranking: "Ranking", decisions: Decisions) -> dict[str, Cell]:
    """
    Return score, action and window of a company, or the person's decision about it.

    Companies that are not worth a message have empty cells.
    """
    place = ranking.entry(key) if key else None
    if isinstance(place, Recommendation):
        if place.segment not in {Segment.ACT, Segment.WATCH}:
            return {}
        window = {"from": place.window.start, "until": place.window.end}
        return {"score": place.score, "action": place.action.value, **window}
    if key in decisions.do_not_contact:
        return {"action": annotation_columns.DO_NOT_CONTACT}
    if key in decisions.snoozed:
        until = decisions.snoozed[key]
        return {"action": annotation_columns.snoozed(until), "from": until}
    if isinstance(place, ExcludedCompany):
        return {"action": f"not now: {place.why}", "from": place.until}
    return {}


def _by_company(log: Sequence[LoggedEvent]) -> Mapping[str, Sequence[LoggedEvent]]:
    sorted_out: dict[str, list[LoggedEvent]] = {}
    for each in log:
        sorted_out.setdefault(each.company_key, []).append(each)
    return sorted_out


def _rest(own: pd.DataFrame | None) -> Mapping[int, str]:
    """Return the person's own text in the column of follow-ups, by application."""
    if own is None or FOLLOW_UP.heading not in own:
        return {}
    words = own[FOLLOW_UP.heading].fillna("").astype("str")
    return {int(number): text for number, text in zip(own["application"], words, strict=True)}


def _safe(value: Cell, clean: Callable[[str], str]) -> Cell:
    return clean(value) if isinstance(value, str) else value
