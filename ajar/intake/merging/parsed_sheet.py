"""Parse the detected tables of a workbook, each with its report, ledger rows and questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from ajar.intake.cells import CellKind, Sheet, Workbook
from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.detection.sheets import DetectedTable, Detection
from ajar.intake.merging import repeats
from ajar.intake.rows import colour_coding, company_column, text_columns, unknown_columns
from ajar.intake.rows.parsed_table import ImportContext, ParsedTable
from ajar.intake.tables import sheet_ledger
from ajar.intake.tables.ledger_builder import CellAccounting, LedgerBuilder
from ajar.intake.tables.table import Table
from ajar.model.arrays import Ints
from ajar.model.import_report import (
    ColumnMatch,
    FileReport,
    Question,
    QuestionCode,
    SheetReport,
)
from ajar.model.import_settings import FileSettings
from ajar.model.ledger import LedgerCode
from ajar.model.tracker import Coverage

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

    parsed: ParsedTable
    reports: tuple[SheetReport, ...]
    ledger: pd.DataFrame
    of_companies: pd.DataFrame = field(default_factory=pd.DataFrame)
    """Events of a company without an application."""
    files: tuple[FileReport, ...] = ()
    questions: tuple[Question, ...] = ()
    """Questions about whole sheets."""


def parse_workbook(
    workbook: Workbook, found: Detection, settings: FileSettings, merges: Mapping[str, str]
) -> list[ParsedSheet]:
    """Parse the detected tables of *workbook*, the main one first."""
    tables = {id(each.reading.sheet) for each in found.tables}
    read = {i for i, sheet in enumerate(workbook.sheets) if id(sheet) in tables}
    ledger = LedgerBuilder(workbook.name, "")
    if workbook.cleaned:
        ledger.add(LedgerCode.TEXT_CLEANED, raw=f"{workbook.cleaned} cells")
    cells = sheet_ledger.report_unread(workbook, read, ledger)
    parts = [_parse_table(each, settings, merges) for each in found.tables]
    (report,) = parts[0].reports
    report = replace(
        report,
        cells_read=report.cells_read + cells,
        cells_reported=report.cells_reported + cells,
    )
    told = pd.concat([ledger.frame(), parts[0].ledger], ignore_index=True)
    first = replace(
        parts[0],
        reports=(report,),
        ledger=told,
        files=(FileReport(workbook.name, found.sheets),),
        questions=found.questions,
    )
    return [first, *parts[1:]]


def _parse_table(
    found: DetectedTable, file_settings: FileSettings, merges: Mapping[str, str]
) -> ParsedSheet:
    table, settings = found.table, found.settings
    layout, sureness = found.reading.layout, found.reading.layout_confidence
    ledger, account = LedgerBuilder(table.file, table.sheet), CellAccounting(table.source)
    context = ImportContext(file_settings, ledger, account, settings.answers)
    roles = used = company_column.settle_company(table, found.roles, context)
    if colour_coding.tells_by_colour(table, roles):
        used = colour_coding.without_happenings(table, roles, context)
    unknown_columns.ask(table, roles, context)
    parsed = _ask_no_replies(layout.read(table, used, context), context)
    if context.by_colour:
        no_replies = Coverage(outcomes=False, rejections=False, companies=True, applications=False)
        parsed = replace(parsed, coverage=no_replies)
    sheet_ledger.report_table(table, context.account, context.ledger)
    strays = sheet_ledger.report_strays(table.source, context.ledger)
    rows = parsed.rows.assign(
        company_key=text_columns.company_keys(parsed.rows, merges),
        origin_file=table.file,
        origin_sheet=table.sheet,
    )
    parsed = replace(parsed, rows=rows)
    parsed, repeated, into = repeats.ask(parsed, table.file, table.sheet, settings.answers)
    _report_joined(rows, into, context.ledger)
    rows = parsed.rows
    if parsed.coverage.companies:
        text_columns.report_companies(rows, context.ledger)
    report = SheetReport(
        file=table.file,
        sheet=table.sheet,
        header_row=table.header_row,
        header_confidence=round(found.reading.header_confidence, 2),
        row_previews=_row_previews(table.source, table.header_row),
        layout=found.reading.shape or layout.NAME,
        layout_confidence=round(sureness, 2),
        columns=_columns(table, roles),
        statuses=parsed.statuses,
        day_orders=parsed.day_orders,
        questions=(*found.questions, *context.questions, *repeated),
        rows_read=_rows_read(table),
        rows_not_applications=parsed.not_sent if parsed.coverage.applications else None,
        applications=len(rows),
        cells_read=context.account.read + strays,
        cells_kept=context.account.kept,
        cells_reported=context.account.reported + strays,
        empty_reason="" if len(rows) else _empty_reason(table, parsed, context.ledger.frame()),
        first_column=min((at for at in table.positions if at >= 0), default=0)
        + table.source.first_column,
    )
    return ParsedSheet(parsed, (report,), context.ledger.frame())


def _rows_read(table: Table) -> int:
    """Number of rows with more than formulas without a result, as templates have them."""
    told = np.zeros(table.height, dtype=bool)
    for column in table.columns:
        told |= np.append(column.kinds != CellKind.FORMULA, False)[column.codes]
    return int(told.sum())


def _ask_no_replies(parsed: ParsedTable, context: ImportContext) -> ParsedTable:
    """Ask whether there were no replies if the sheet has no reply data; apply the answer."""
    no_replies = (
        not parsed.coverage.replies and parsed.coverage.applications and not parsed.statuses
    )
    if not no_replies or len(parsed.rows) < _ENOUGH_ROWS:
        return parsed
    taken = context.ask(
        QuestionCode.NO_REPLIES,
        "Nothing here says whether any company replied. Are replies not written down, or was "
        "there none?",
        {"unknown": "they are not written down here", "none": "nobody has replied so far"},
        "unknown",
        count=len(parsed.rows),
    )
    if taken == "unknown":
        return parsed
    known = replace(parsed.coverage, replies=True, outcomes=True, rejections=True)
    return replace(parsed, coverage=known)


def _report_joined(rows: pd.DataFrame, into: Ints, ledger: LedgerBuilder) -> None:
    """Report rows in the ledger that were joined with an earlier row of the same sheet."""
    at = np.flatnonzero(into >= 0)
    ledger.add(
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


def _empty_reason(table: Table, parsed: ParsedTable, ledger: pd.DataFrame) -> str:
    """Explanation for the person of why a table has no applications."""
    if not table.height:
        return "The table has its headings, but no rows yet."
    if not parsed.not_sent:
        return "Nothing in the rows of this table names an application."
    examples = int((ledger["code"] == LedgerCode.EXAMPLE_ROW).sum())
    if examples == parsed.not_sent:
        only = "only row is an example" if examples == 1 else "rows are examples"
        return f"An empty tracker: its {only} that came with the template."
    rows = "1 row" if parsed.not_sent == 1 else f"{parsed.not_sent} rows"
    kept = "It is" if parsed.not_sent == 1 else "They are"
    return f"{rows} of jobs that were saved or planned, none of which was sent. {kept} kept apart."


def report_unused_settings(part: ParsedSheet, names: Sequence[str]) -> ParsedSheet:
    """Return *part* with a ledger row for each file that has settings but was not opened."""
    ledger = LedgerBuilder("", "")
    for name in filter(None, names):
        ledger.add(LedgerCode.CHOICES_NOT_USED, raw=name)
    told = ledger.frame()
    if told.empty:
        return part
    return replace(part, ledger=pd.concat([part.ledger, told], ignore_index=True))
