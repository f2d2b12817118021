"""The record of activity as a workbook."""

import io
from datetime import date, datetime

import openpyxl
import pandas as pd

from ajar.export.activity_record import activity_record_xlsx


def test_the_workbook_holds_the_record():
    """Days are days, a text that starts like a formula stays text, and it prints on one width."""
    record = pd.DataFrame({"Date": [date(2026, 5, 12)], "Employer": ["=1+1"], "How": [""]})
    content = activity_record_xlsx(record, "Record of activity, May 2026", as_of=date(2026, 6, 1))
    (sheet,) = openpyxl.load_workbook(io.BytesIO(content)).worksheets

    assert ["Date", "Employer", "How"] == [cell.value for cell in sheet[1]]
    assert [datetime(2026, 5, 12), "=1+1", None] == [cell.value for cell in sheet[2]]
    assert "s" == sheet["B2"].data_type
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
