"""Build one tracker and the import report from all parsed sheets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from ajar.intake.cells import Sheet, Workbook
from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.detection.sheets import DetectedTable, Detection
from ajar.intake.merging import repeats, similar_companies
from ajar.intake.merging.deduplicate import merge
from ajar.intake.rows import colour_coding, company_column, text_columns, unknown_columns
from ajar.intake.rows.outcome import settle_outcome
from ajar.intake.rows.parsed_table import CODE, KINDS, ImportContext, ParsedTable
from ajar.intake.tables import sheet_ledger
from ajar.intake.tables.ledger_builder import CellAccounting, LedgerBuilder
from ajar.intake.tables.table import Ints, Table
from ajar.model.columns import CONTACTS, FIELDS, PLANS, SIGNALS
from ajar.model.enums import Outcome
from ajar.model.import_report import (
    ColumnMatch,
    FileReport,
    ImportResult,
    Question,
    QuestionCode,
    SheetReport,
)
from ajar.model.import_settings import FileSettings, ImportSettings
from ajar.model.ledger import LedgerCode
from ajar.model.tracker import Coverage, Tracker

KEPT_FRAMES = {"contacts": CONTACTS, "fields": FIELDS, "plans": PLANS, "signals": SIGNALS}
"""Frames of a tracker that sheets fill in addition to applications and events."""
_EXAMPLES = 3
_HEADER_ROWS = 20
"""Rows from the top that may be the header row."""
_ENOUGH_ROWS = 5
"""Least number of applications for asking whether any company replied."""
_PREVIEW_CHARACTERS, _PREVIEW_TEXTS = 24, 6
"""Most characters of a text, and most texts, in the preview of a row."""


@dataclass(frozen=True, eq=False)
class ParsedSheet:
    """One parsed sheet with its reports, ledger rows and questions."""

    draft: ParsedTable
    readings: tuple[SheetReport, ...]
    remarks: pd.DataFrame
    of_companies: pd.DataFrame = field(default_factory=pd.DataFrame)
    """Events of a company without an application."""
    files: tuple[FileReport, ...] = ()
    questions: tuple[Question, ...] = ()
    """Questions about whole sheets."""


def read_workbook(
    workbook: Workbook, found: Detection, choices: FileSettings, merges: Mapping[str, str]
) -> list[ParsedSheet]:
    """Parse the detected tables of *workbook*, the main one first."""
    tables = {id(each.reading.sheet) for each in found.tables}
    read = {i for i, sheet in enumerate(workbook.sheets) if id(sheet) in tables}
    remarks = LedgerBuilder(workbook.name, "")
    if workbook.cleaned:
        remarks.add(LedgerCode.TEXT_CLEANED, raw=f"{workbook.cleaned} cells")
    cells = sheet_ledger.report_unread(workbook, read, remarks)
    parts = [_parse_table(each, choices, merges) for each in found.tables]
    (reading,) = parts[0].readings
    reading = replace(
        reading,
        cells_read=reading.cells_read + cells,
        cells_reported=reading.cells_reported + cells,
    )
    told = pd.concat([remarks.frame(), parts[0].remarks], ignore_index=True)
    first = replace(
        parts[0],
        readings=(reading,),
        remarks=told,
        files=(FileReport(workbook.name, found.sheets),),
        questions=found.questions,
    )
    return [first, *parts[1:]]


def _parse_table(
    found: DetectedTable, choices: FileSettings, merges: Mapping[str, str]
) -> ParsedSheet:
    table, chosen = found.table, found.choices
    layout, sureness = found.reading.layout, found.reading.layout_confidence
    remarks, account = LedgerBuilder(table.file, table.sheet), CellAccounting(table.source)
    context = ImportContext(choices, remarks, account, chosen.answers)
    roles = used = company_column.settle_company(table, found.roles, context)
    if colour_coding.tells_by_colour(table, roles):
        used = colour_coding.without_happenings(table, roles, context)
    unknown_columns.ask(table, roles, context)
    draft = _ask_no_replies(layout.read(table, used, context), context)
    if context.by_colour:
        no_replies = Coverage(outcomes=False, rejections=False, companies=True, applications=False)
        draft = replace(draft, scope=no_replies)
    sheet_ledger.report_table(table, context.account, context.remarks)
    strays = sheet_ledger.report_strays(table.source, context.remarks)
    rows = draft.rows.assign(
        company_key=text_columns.company_keys(draft.rows, merges),
        origin_file=table.file,
        origin_sheet=table.sheet,
    )
    draft = replace(draft, rows=rows)
    draft, repeated, into = repeats.ask(draft, table.file, table.sheet, chosen.answers)
    _report_joined(rows, into, context.remarks)
    rows = draft.rows
    if draft.scope.companies:
        text_columns.report_companies(rows, context.remarks)
    reading = SheetReport(
        file=table.file,
        sheet=table.sheet,
        header_row=table.header_row,
        header_confidence=round(found.reading.header_confidence, 2),
        beginnings=_row_previews(table.source, table.header_row),
        layout=found.reading.shape or layout.NAME,
        layout_confidence=round(sureness, 2),
        columns=_columns(table, roles),
        statuses=draft.statuses,
        day_orders=draft.day_orders,
        questions=(*found.questions, *context.questions, *repeated),
        rows_read=table.height,
        rows_not_applications=draft.not_sent if draft.scope.applications else None,
        applications=len(rows),
        cells_read=context.account.read + strays,
        cells_kept=context.account.kept,
        cells_reported=context.account.reported + strays,
        says="" if len(rows) else _empty_reason(table, draft, context.remarks.frame()),
        first_column=min((at for at in table.positions if at >= 0), default=0)
        + table.source.first_column,
    )
    return ParsedSheet(draft, (reading,), context.remarks.frame())


def _ask_no_replies(draft: ParsedTable, context: ImportContext) -> ParsedTable:
    """Ask whether there were no replies if the sheet has no reply data; apply the answer."""
    no_replies = not draft.scope.replies and draft.scope.applications and not draft.statuses
    if not no_replies or len(draft.rows) < _ENOUGH_ROWS:
        return draft
    taken = context.ask(
        QuestionCode.NO_REPLIES,
        "Nothing here says whether any company replied. Are replies not written down, or was "
        "there none?",
        {"unknown": "they are not written down here", "none": "nobody has replied so far"},
        "unknown",
        count=len(draft.rows),
    )
    if taken == "unknown":
        return draft
    known = replace(draft.scope, replies=True, outcomes=True, rejections=True)
    return replace(draft, scope=known)


def _report_joined(rows: pd.DataFrame, into: npt.NDArray[np.int64], remarks: LedgerBuilder) -> None:
    """Report rows in the ledger that were joined with an earlier row of the same sheet."""
    at = np.flatnonzero(into >= 0)
    remarks.add(
        LedgerCode.DUPLICATE_ROW,
        rows=rows["origin_row"].to_numpy()[at],
        raw=rows["company"].to_numpy(dtype=object)[at],
        done=[f"joined with row {row}" for row in rows["origin_row"].to_numpy()[into[at]]],
    )


def _columns(table: Table, roles: ColumnRoles) -> tuple[ColumnMatch, ...]:
    return tuple(
        ColumnMatch(
            header=column.header,
            role=column.role.value,
            confidence=round(column.confidence, 2),
            examples=tuple(str(text).strip()[:80] for text in cells.texts[:_EXAMPLES]),
            filled=column.content.filled,
        )
        for column, cells in zip(roles.columns, table.columns, strict=False)
    )


def _row_previews(sheet: Sheet, header_row: int) -> dict[int, str]:
    """Previews of the possible header rows and of the chosen one, by sheet row."""
    rows = {sheet.first_row + at: at for at in range(min(sheet.height, _HEADER_ROWS))}
    if header_row:
        rows[header_row] = header_row - sheet.first_row
    texts = {
        row: [text.strip() for text in sheet.row(at) if text.strip()] for row, at in rows.items()
    }
    return {
        row: " · ".join(text[:_PREVIEW_CHARACTERS] for text in told[:_PREVIEW_TEXTS])
        for row, told in texts.items()
        if told
    }


def _empty_reason(table: Table, draft: ParsedTable, remarks: pd.DataFrame) -> str:
    """Explanation for the person of why a table has no applications."""
    if not table.height:
        return "The table has its headings, but no rows yet."
    if not draft.not_sent:
        return "Nothing in the rows of this table names an application."
    examples = int((remarks["code"] == LedgerCode.EXAMPLE_ROW).sum())
    if examples == draft.not_sent:
        only = "only row is an example" if examples == 1 else "rows are examples"
        return f"An empty tracker: its {only} that came with the template."
    rows = "1 row" if draft.not_sent == 1 else f"{draft.not_sent} rows"
    kept = "It is" if draft.not_sent == 1 else "They are"
    return f"{rows} of jobs that were saved or planned, none of which was sent. {kept} kept apart."


def report_unused_settings(part: ParsedSheet, names: Sequence[str]) -> ParsedSheet:
    """Return *part* with a ledger row for each file that has settings but was not opened."""
    remarks = LedgerBuilder("", "")
    for name in filter(None, names):
        remarks.add(LedgerCode.CHOICES_NOT_USED, raw=name)
    told = remarks.frame()
    if told.empty:
        return part
    return replace(part, remarks=pd.concat([part.remarks, told], ignore_index=True))


def build_tracker(
    parts: Sequence[ParsedSheet], choices: ImportSettings | None = None
) -> ImportResult:
    """Build one tracker from all parsed sheets; repeated applications are merged."""
    drafts = [part.draft for part in parts]
    rows, events, joined, places = merge([d.rows for d in drafts], [d.events for d in drafts])
    rows = settle_outcome(rows, events)
    told = [frame for part in parts for frame in (part.remarks,) if len(frame)]
    told += [_merge_remarks(joined)] if len(joined) else []
    of_companies = [part.of_companies for part in parts if len(part.of_companies)]
    tracker = Tracker.build(
        rows.assign(id=np.arange(len(rows))),
        pd.concat([_events(events, rows), *of_companies], ignore_index=True),
        pd.concat(told, ignore_index=True) if told else None,
        _scope([draft.scope for draft in drafts]),
        **_merged_frames([draft.kept for draft in drafts], places, rows),
    )
    return ImportResult(
        tracker,
        tuple(reading for part in parts for reading in part.readings),
        tuple(file for part in parts for file in part.files),
        (
            *(question for part in parts for question in part.questions),
            *similar_companies.questions(rows, choices or ImportSettings()),
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
    draft = ParsedTable(
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
        scope=tracker.scope,
        kept={
            name: frame.assign(row=frame["application"].map(place)).drop(columns="application")
            for name, frame in _of_applications(tracker).items()
        },
    )
    return ParsedSheet(
        draft, loaded.readings, tracker.ledger, events.loc[~own], loaded.files, loaded.about_files
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
