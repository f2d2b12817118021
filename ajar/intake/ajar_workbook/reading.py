"""
Read an Ajar workbook: the tracker as written, with the changes of the person.

An unchanged row is taken as written. A row that is new, or with a changed company, status or day,
is read like a row of any tracker, and the changed values are taken from that reading.
``ajar.model.workbook_format`` declares the sheets.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from ajar.intake.ajar_workbook import decisions, edits, frames, related, sheets
from ajar.intake.ajar_workbook.sheets import RecognisedSheet
from ajar.intake.cells import Sheet, Workbook
from ajar.intake.layouts import single_row
from ajar.intake.tables.ledger_builder import LedgerBuilder
from ajar.intake.tables.table import column_of
from ajar.model import workbook_format as fmt
from ajar.model.arrays import Ints
from ajar.model.import_report import ColumnMatch, FileReport, ImportResult, SheetMatch, SheetReport
from ajar.model.import_settings import FileSettings, ImportSettings, SheetSettings
from ajar.model.ledger import LedgerCode
from ajar.model.sheet_format import SheetFormat
from ajar.model.tracker import Tracker

LAYOUT = "Ajar workbook"
_LAYOUT = single_row.NAME

Ordinary = Callable[[Workbook, ImportSettings], ImportResult]
"""Function that imports a workbook as any tracker, with settings for any file."""

ROLES = {
    "Company": "company",
    "Role": "role",
    "Location": "location",
    "Source": "source",
    "Status": "status",
    "Reason": "reason",
    "Contact": "contact_name",
    "E-mail": "contact_address",
    "Profile": "contact_link",
    "Link": "link",
    "Notes": "notes",
    **{fmt.APPLICATIONS.heading(kind): kind.value for kind in fmt.DAY_KINDS},
}
"""Column role of each heading, for rows that are read again."""


def recognises(workbook: Workbook) -> bool:
    """Return whether a sheet has the headings of the applications of an Ajar workbook."""
    return any(found.form is fmt.APPLICATIONS for found in sheets.sheets(workbook)[0])


def read(
    workbook: Workbook, ordinary: Ordinary, replacing: ImportSettings | None = None
) -> ImportResult:
    """
    Return the tracker, decisions, import settings and own columns of the person.

    Parameters
    ----------
    workbook
        One that ``recognises`` accepts. Its sheets may be renamed, moved, edited or missing.
    ordinary
        Function that reads new and changed rows.
    replacing
        Settings that replace those in the workbook, or None.

    Returns
    -------
    ImportResult
        Of an unchanged workbook exactly what was written, with one report and no question. Missing
        content is reported in the ledger.
    """
    found, others = sheets.sheets(workbook)
    ledger = LedgerBuilder(workbook.name, "")
    for sheet in others:
        ledger.add(LedgerCode.SHEET_NOT_READ, sheet=sheet.name, raw=_first_words(sheet))
    texts = {each.name: frames.texts(found, each) for each in fmt.FORMS}
    if (version := frames.version(texts[fmt.ABOUT.name])) > fmt.VERSION:
        ledger.add(LedgerCode.LINE_LEFT_OUT, sheet=fmt.ABOUT.name, raw=f"Version {version}")
    settings = decisions.import_settings(texts[fmt.CHOICES.name])
    decisions.report_left_out(texts, ledger)
    if replacing is not None and replacing != ImportSettings():
        settings = replacing
    rows = texts[fmt.APPLICATIONS.name]
    state = edits.compare(
        rows,
        has_outcomes=all(_has(found, fmt.APPLICATIONS, field) for field in ("stage", "outcome")),
        has_events=_has(found, fmt.EVENTS, "kind"),
    )
    applications = frames.applications(rows.loc[state.known])
    events = frames.events(texts[fmt.EVENTS.name], applications, ledger)
    more = related.read(texts, applications, ledger, contacts=_has(found, fmt.CONTACTS, "name"))
    anew = None
    if state.to_read.any():
        as_written = replace(settings, files={"": _as_written(settings)})
        anew = ordinary(_part(workbook.name, rows.loc[state.to_read]), as_written)
        anew = replace(anew, tracker=_placed(anew.tracker, rows.loc[state.to_read, "at"]))
        applications, events = edits.merge(rows, state, applications, events, anew.tracker)
    more = related.merge(more, rows, state, applications, anew.tracker if anew else None)
    written = frames.ledger(texts[fmt.LEDGER.name])
    parts = [written, ledger.frame(), *([anew.tracker.ledger] if anew else [])]
    tracker = Tracker.build(
        applications,
        events,
        pd.concat([part for part in parts if len(part)] or [written], ignore_index=True),
        frames.scope(texts[fmt.ABOUT.name]),
        contacts=more["contacts"],
        fields=more["fields"],
        plans=more["plans"],
        signals=more["signals"],
    )
    return ImportResult(
        tracker,
        (_reading(workbook, found, others, tracker, anew),),
        (FileReport(workbook.name, _sheets(workbook, others)),),
        decisions=decisions.decisions(texts),
        settings=settings,
        own_columns=_own(found, state.ids, tracker.applications["id"]),
    )


def _sheets(workbook: Workbook, others: Sequence[Sheet]) -> tuple[SheetMatch, ...]:
    left_out = {sheet.name for sheet in others}
    return tuple(
        SheetMatch(sheet.name, sheet.height, read=sheet.name not in left_out, confidence=1.0)
        for sheet in workbook.sheets
    )


def _as_written(settings: ImportSettings) -> FileSettings:
    """Settings for rows of Ajar's own sheet: the person's status meanings of any file."""
    return FileSettings(
        roles=ROLES,
        statuses={
            raw: meaning
            for each in settings.files.values()
            for raw, meaning in each.statuses.items()
        },
        sheets={"": SheetSettings(header_row=1, layout=_LAYOUT)},
    )


def _has(found: Sequence[RecognisedSheet], wanted: SheetFormat, field: str) -> bool:
    """Whether there are sheets of a form, and each has the column of this field."""
    fields = [each.fields for each in found if each.form is wanted]
    return bool(fields) and all(field in each for each in fields)


def _part(name: str, rows: pd.DataFrame) -> Workbook:
    """A workbook with some rows of the applications, with the person's columns."""
    source = rows["source"].where(rows["source"].str.strip() != "", rows["channel"])
    cells = rows.assign(source=source)
    fields = {each.text: each.field for each in fmt.APPLICATIONS.headings}
    columns = [column_of([heading, *cells[fields[heading]]]) for heading in ROLES]
    return Workbook(name, "xlsx", (Sheet(fmt.APPLICATIONS.name, tuple(columns)),))


def _placed(tracker: Tracker, rows: pd.Series) -> Tracker:
    """The tracker of a part, with its rows numbered as in the whole sheet."""
    # The header was row 1 of the part, so its first row was row 2.
    place = np.append([0, 1], rows.to_numpy())
    return replace(
        tracker,
        applications=tracker.applications.assign(
            origin_row=place[tracker.applications["origin_row"]]
        ),
        ledger=tracker.ledger.assign(row=place[tracker.ledger["row"]]),
    )


def _own(found: Sequence[RecognisedSheet], ids: Ints, kept: pd.Series) -> pd.DataFrame | None:
    """The person's own columns, for the applications that are in the tracker."""
    frames = [
        pd.DataFrame(each.own_values(), index=each.rows, dtype="object")
        for each in found
        if each.form is fmt.APPLICATIONS
    ]
    own = pd.concat(frames, ignore_index=True)
    if not len(own.columns):
        return None
    own.insert(0, "application", ids)
    return own.loc[own["application"].isin(kept)].reset_index(drop=True)


def _reading(
    workbook: Workbook,
    found: Sequence[RecognisedSheet],
    others: Sequence[Sheet],
    tracker: Tracker,
    anew: ImportResult | None,
) -> SheetReport:
    first = next(each for each in found if each.form is fmt.APPLICATIONS)
    reports = anew.reports if anew else ()
    read = sum(_cells(sheet) for sheet in workbook.sheets)
    reported = sum(_cells(sheet) for sheet in others)
    return SheetReport(
        file=workbook.name,
        sheet=first.sheet.name,
        header_row=first.header + first.sheet.first_row,
        header_confidence=1.0,
        row_previews={},
        layout=LAYOUT,
        layout_confidence=1.0,
        columns=tuple(_column(first, heading, role) for heading, role in ROLES.items()),
        statuses=tuple(status for report in reports for status in report.statuses),
        day_orders=(),
        questions=tuple(question for report in reports for question in report.questions),
        rows_read=sum(len(each.rows) for each in found if each.form is fmt.APPLICATIONS),
        rows_not_applications=sum(report.rows_not_applications or 0 for report in reports),
        applications=len(tracker.applications),
        cells_read=read,
        cells_kept=read - reported,
        cells_reported=reported,
    )


def _column(found: RecognisedSheet, heading: str, role: str) -> ColumnMatch:
    fields = {each.text: each.field for each in fmt.APPLICATIONS.headings}
    position = found.fields.get(fields[heading])
    if position is None:
        return ColumnMatch(heading, role, 1.0)
    column = found.sheet.columns[position]
    filled = column.codes[found.rows]
    texts = list(dict.fromkeys(column.texts[filled[filled >= 0][:20]]))
    return ColumnMatch(heading, role, 1.0, tuple(texts[:3]), int((filled >= 0).sum()))


def _cells(sheet: Sheet) -> int:
    return sum(int((column.codes >= 0).sum()) for column in sheet.columns)


def _first_words(sheet: Sheet) -> str:
    texts = (text for row in sheet.rows(10) for text in row if text)
    return next(texts, "")
