"""Activity record as a workbook ready to print."""

from datetime import date

import pandas as pd

from ajar.export.xlsx_writer import WorkbookWriter
from ajar.model.sheet_format import ColumnFormat, Kind

_KINDS: dict[str, Kind] = {"Date": "day", "Notes": "wrapped"}
_WIDTHS = {"Employer": 28, "Job title": 32, "Activity": 22, "How": 22, "Result": 26, "Notes": 60}


def activity_record_xlsx(activities: pd.DataFrame, title: str, *, as_of: date) -> bytes:
    """Return a workbook with the table *activities* (days in its first column) under *title*."""
    book = WorkbookWriter(title, as_of=as_of)
    names = [str(name) for name in activities.columns]
    columns = [
        ColumnFormat(name, name, _KINDS.get(name, "text"), _WIDTHS.get(name, 14)) for name in names
    ]
    cells = {name: activities[name].tolist() for name in names}
    book.table("Record of activity", columns, cells)
    return book.close()
