"""Small trackers for tests: rows of texts as a workbook, without a file or a child process."""

import io
from collections.abc import Sequence

import numpy as np
import pandas as pd

from ajar.intake import interpret
from ajar.intake.cells import EncodedColumn, Sheet, Workbook
from ajar.intake.tables.table import column_of
from ajar.model.import_report import ImportResult
from ajar.model.import_settings import FileSettings, ImportSettings, SheetSettings

Rows = Sequence[Sequence[str]]


def sheet(rows: Rows, name: str = "", **more) -> Sheet:
    """Rows of texts as a sheet; shorter rows end in empty cells."""
    width = max(len(row) for row in rows)
    padded = [[*row, *([""] * (width - len(row)))] for row in rows]
    columns = tuple(column_of([row[i] for row in padded]) for i in range(width))
    return Sheet(name, columns, **more)


def rewritten(column: EncodedColumn, kind: int) -> EncodedColumn:
    """The same texts as cells of another kind."""
    return EncodedColumn(column.codes, column.texts, np.full(len(column.texts), kind, np.int8))


def loaded(
    *sheets: Sheet, settings: ImportSettings | None = None, name: str = "mine.xlsx"
) -> ImportResult:
    """Everything after the reading of cells."""
    return interpret([Workbook(name, "xlsx", sheets)], settings=settings)


def chosen(**fields) -> ImportSettings:
    """Settings for any file: fields of ``FileSettings``, and of ``SheetSettings`` for any sheet."""
    of_sheets = {
        name: fields.pop(name) for name in ("layout", "header_row", "answers") if name in fields
    }
    sheets = {"": SheetSettings(**of_sheets)} if of_sheets else {}
    return ImportSettings({"": FileSettings(sheets=sheets, **fields)})


def of_rows(rows: Rows, settings: ImportSettings | None = None, **more) -> ImportResult:
    """One sheet read."""
    return loaded(sheet(rows, **more), settings=settings)


def csv(rows: Rows) -> bytes:
    """Rows as the bytes of a comma-separated file."""
    text = io.StringIO()
    pd.DataFrame(rows).to_csv(text, index=False, header=False)
    return text.getvalue().encode()


def told(read: ImportResult, *columns: str) -> list[tuple]:
    """Some columns of the applications, a tuple for each."""
    frame = read.tracker.applications[list(columns)]
    return [tuple(row) for row in frame.astype("object").itertuples(index=False)]


def events(read: ImportResult) -> set[tuple[str, str, str]]:
    """Company, kind and ISO day (empty without one) of every event."""
    frame = read.tracker.events
    names = read.tracker.applications.set_index("id")["company"]
    days = frame["day"].dt.strftime("%Y-%m-%d").fillna("")
    return set(zip(frame["application"].map(names), frame["kind"].astype("str"), days, strict=True))


def codes(read: ImportResult) -> list[str]:
    """The ledger's codes in order."""
    return read.tracker.ledger["code"].astype("str").tolist()


def accounted(read: ImportResult) -> bool:
    """Whether every cell that was read was kept or reported."""
    return all(r.cells_read == r.cells_kept + r.cells_reported for r in read.reports)
