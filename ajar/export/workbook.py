"""
The Ajar workbook: the tracker, the decisions and the settings of a person in one file.

``ajar.model.workbook_format`` declares its sheets; ``ajar.intake.ajar_workbook`` reads it back.
"""

from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from ajar.export import sanitize, workbook_settings
from ajar.export.xlsx_writer import Value, WorkbookWriter
from ajar.model import workbook_format as fmt
from ajar.model.as_written import as_written
from ajar.model.decisions import Decisions
from ajar.model.enums import EventKind, Stage
from ajar.model.import_settings import ImportSettings
from ajar.model.ledger import LEDGER_TEXTS, LedgerCode
from ajar.model.progress import Progress, no_progress
from ajar.model.sheet_format import ColumnFormat, SheetFormat
from ajar.model.tracker import Coverage, Tracker
from ajar.model.workbook_words import LABELS, SCOPE, AboutLine

Columns = dict[str, list[Value]]

_NOTES = (
    ("Applications", "One row per application. Change any cell, add rows and columns."),
    (
        "Days in that sheet",
        "The first day of each kind. Change one and the fact moves; fill one and it is added.",
    ),
    ("Events", "All facts, one a row; also those without a column on the first sheet."),
    (
        "Status in that sheet",
        "Any words. A changed status is read anew; stage and outcome follow it.",
    ),
    ("Follow-ups", "What was logged in Ajar. Add a line for anything you sent or heard."),
    ("Companies", "Whom to leave alone, and until when; how much you want each."),
    (
        "Choices, Weights",
        "How Ajar reads your files, scores companies and plans your week, where you said so.",
    ),
    ("Grey columns, folded away", "Ajar needs them to put every fact back in its place."),
    ("Names and order", "Sheets and columns may be renamed and moved; first rows are headings."),
)


def workbook(
    tracker: Tracker,
    *,
    as_of: date,
    decisions: Decisions | None = None,
    settings: ImportSettings | None = None,
    own_columns: pd.DataFrame | None = None,
    progress: Progress = no_progress,
) -> bytes:
    """
    Return the workbook as xlsx.

    Parameters
    ----------
    tracker
        As it was read. What was logged in Ajar is not to be in its events: it goes to the sheet
        Follow-ups and would come back twice.
    as_of
        Written on the last sheet, and the day of the file, so that the same data give the same
        bytes.
    decisions, settings
        What the person decided, of companies and of how files are read.
    own_columns
        The person's own columns of an earlier workbook: ``application`` (id), then one column
        per heading.
    progress
        Called before every column; may raise ``Cancelled``.

    Notes
    -----
    Read back, it gives the same tracker, decisions and settings. Text is limited by the format:
    characters that cannot be shown are removed, a cell ends at 32,767 characters, and each such
    cell is named on the last sheet; numbers have 15 digits.
    """
    decisions, settings = decisions or Decisions(), settings or ImportSettings()
    book = WorkbookWriter("Ajar workbook", as_of=as_of, progress=progress)
    _applications(book, tracker, own_columns)
    _table(book, fmt.EVENTS, _events(tracker), extra_rows=True)
    _table(book, fmt.COMPANIES, _companies(tracker, decisions))
    names = tracker.company_names
    _table(book, fmt.FOLLOW_UPS, _follow_ups(decisions, names), extra_rows=True)
    _table(book, fmt.OPENINGS, _openings(decisions, names), extra_rows=True)
    for name, sheet in fmt.RELATED.items():
        _table(book, sheet, _related(tracker, getattr(tracker, name), sheet), extra_rows=True)
    chosen = [
        *workbook_settings.choice_rows(settings),
        *workbook_settings.list_choice_rows(decisions),
    ]
    columns: Columns = {
        each.field: [row[at] for row in chosen] for at, each in enumerate(fmt.CHOICES.headings)
    }
    _table(book, fmt.CHOICES, columns)
    _table(book, fmt.WEIGHTS, workbook_settings.weight_columns(decisions))
    _table(book, fmt.LEDGER, _ledger(tracker.ledger))
    lines = [*_about(tracker.coverage, as_of), *(("Changed on the way", at) for at in book.changed)]
    book.page(
        fmt.ABOUT.name,
        lines,
        (fmt.ABOUT.headings[0].text, fmt.ABOUT.headings[1].text),
    )
    return book.close()


def _table(
    book: WorkbookWriter, sheet: SheetFormat, columns: Columns, *, extra_rows: bool = False
) -> None:
    book.table(sheet.name, sheet.headings, columns, extra_rows=extra_rows)


def _applications(book: WorkbookWriter, tracker: Tracker, own_columns: pd.DataFrame | None) -> None:
    frame = tracker.applications
    days = first_days(tracker)
    columns: Columns = {
        heading.field: _values(frame[heading.field], heading)
        for heading in fmt.APPLICATIONS.headings
        if heading.field in frame
    }
    columns |= {kind: _days(days[kind]) for kind in fmt.DAY_KINDS}
    columns["as_written"] = _as_written(frame, days)
    mine = _own(frame["id"], own_columns)
    columns |= {heading.field: values for heading, values in mine}
    person = [each for each in fmt.APPLICATIONS.headings if not each.internal]
    ajar = [each for each in fmt.APPLICATIONS.headings if each.internal]
    headings = [*person, *(heading for heading, _ in mine), *ajar]
    book.table(fmt.APPLICATIONS.name, headings, columns, extra_rows=True)


def first_days(tracker: Tracker) -> pd.DataFrame:
    """Return the first day of each kind of ``DAY_KINDS`` (columns) by application."""
    events = tracker.events
    shown = events["day"].notna() & events["kind"].isin(list(fmt.DAY_KINDS))
    dated = events.loc[shown & (events["application"] >= 0), ["application", "kind", "day"]]
    first = dated.astype({"kind": "str"}).pivot_table("day", "application", "kind", aggfunc="min")
    shaped = first.reindex(index=tracker.applications["id"], columns=list(fmt.DAY_KINDS))
    return shaped.astype("datetime64[us]")


def _as_written(frame: pd.DataFrame, days: pd.DataFrame) -> list[Value]:
    texts = [days[kind].dt.strftime("%Y-%m-%d").fillna("") for kind in fmt.DAY_KINDS]
    rows = zip(frame["company"], frame["status"], *texts, strict=True)
    return [
        as_written(sanitize.xlsx_text(company), sanitize.xlsx_text(status), day)
        for company, status, *day in rows
    ]


def _own(
    ids: pd.Series, own_columns: pd.DataFrame | None
) -> list[tuple[ColumnFormat, list[Value]]]:
    if own_columns is None:
        return []
    aligned = own_columns.set_index("application").reindex(ids)
    return [
        (ColumnFormat(str(name), f"own {at}", width=18), _objects(aligned[name]))
        for at, name in enumerate(aligned.columns)
    ]


def _events(tracker: Tracker) -> Columns:
    events = tracker.events
    columns: Columns = {
        heading.field: _values(events[heading.field], heading)
        for heading in fmt.EVENTS.headings
        if heading.field in events
    }
    columns["company"] = _company_of(tracker, events)
    return columns


def _company_of(tracker: Tracker, frame: pd.DataFrame) -> list[Value]:
    """Return the company of each row: as its application writes it, else the commonest name."""
    names = tracker.applications.set_index("id")["company"]
    named = frame["application"].map(names).astype("object")
    if "company_key" in frame:
        spelled = tracker.companies.set_index("company_key")["company"]
        named = named.fillna(frame["company_key"].map(spelled))
    return _objects(named.fillna(""))


def _related(tracker: Tracker, frame: pd.DataFrame, sheet: SheetFormat) -> Columns:
    columns: Columns = {
        heading.field: _cells(frame[heading.field], heading)
        for heading in sheet.headings
        if heading.field in frame
    }
    return columns | {"company": _company_of(tracker, frame)}


def _cells(series: pd.Series, heading: ColumnFormat) -> list[Value]:
    if heading.words:
        words = {value: label for label, value in LABELS[heading.words].items()}
        return [words.get(value, "") for value in series]
    return _values(series, heading)


def _companies(tracker: Tracker, decisions: Decisions) -> Columns:
    companies = tracker.companies
    decided = {*decisions.do_not_contact, *decisions.snoozed, *decisions.interest}
    more = sorted(decided - set(companies["company_key"]))
    keys = [*companies["company_key"], *more]
    told: Columns = {
        heading.field: [*_values(companies[heading.field], heading), *([None] * len(more))]
        for heading in fmt.COMPANIES.headings
        if heading.field in companies and heading.field not in {"interest", "company_key"}
    }
    return told | {
        "company_key": list(keys),
        "do_not_contact": [key in decisions.do_not_contact for key in keys],
        "snoozed": [decisions.snoozed.get(key) for key in keys],
        "interest": [decisions.interest.get(key) for key in keys],
    }


def _follow_ups(decisions: Decisions, names: Mapping[str, str]) -> Columns:
    log = decisions.log
    return {
        "company": [names.get(each.company_key, "") for each in log],
        "kind": [each.kind.label for each in log],
        "day": [each.day for each in log],
        "note": [each.note for each in log],
        "application": [each.application if each.application >= 0 else None for each in log],
        "company_key": [each.company_key for each in log],
    }


def _openings(decisions: Decisions, names: Mapping[str, str]) -> Columns:
    seen = decisions.openings
    return {
        "company": [names.get(each.company_key, "") for each in seen],
        "day": [each.day for each in seen],
        "role": [each.role for each in seen],
        "link": [each.link for each in seen],
        "company_key": [each.company_key for each in seen],
    }


def _ledger(ledger: pd.DataFrame) -> Columns:
    remarks = [LEDGER_TEXTS[LedgerCode(code)] for code in ledger["code"]]
    columns: Columns = {name: _objects(ledger[name]) for name in ledger.columns}
    columns["treatment"] = [remark.treatment for remark in remarks]
    columns["why"] = [remark.why for remark in remarks]
    return columns


def _about(coverage: Coverage, as_of: date) -> Iterator[tuple[str, str]]:
    yield AboutLine.VERSION.value, str(fmt.VERSION)
    yield AboutLine.AS_OF.value, as_of.isoformat()
    for line, name in SCOPE.items():
        yield line.value, "yes" if getattr(coverage, name) else "no"
    yield from _NOTES


def _values(series: pd.Series, heading: ColumnFormat) -> list[Value]:
    """Return a canonical column as cells: days, labels, numbers, texts."""
    if heading.kind == "day":
        return _days(series)
    if heading.field == "stage":
        return [Stage(value).label for value in series]
    if heading.field == "kind":
        return [EventKind(value).label for value in series]
    if heading.words in LABELS:
        words = {value: label for label, value in LABELS[heading.words].items()}
        return [words.get(value, "") for value in series]
    if heading.field == "application":
        return [int(value) if value >= 0 else None for value in series]
    return _objects(series)


def _days(series: pd.Series) -> list[Value]:
    return [None if pd.isna(day) else day.date() for day in series]


def _objects(series: pd.Series) -> list[Value]:
    return [None if pd.isna(value) else value for value in series.astype("object")]
