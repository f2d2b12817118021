"""The blank workbook: the Ajar workbook before anything is in it."""

from datetime import date

from ajar.export.xlsx_writer import WorkbookWriter
from ajar.model import workbook_format as form

_MADE_ON = date(2026, 1, 1)
"""Day of the file, so that each template is the same, byte for byte."""

_READ_ME = (
    ("How to use it", "One row per application. Company, role, applied on and status are enough."),
    ("Status", "Pick one or write your own words. “Saved, not sent” is not an application."),
    ("Days", "The day on which it happened; empty where it has not, or where you do not know."),
    ("Channel", "How you reached the company. Referrals do far better than job boards."),
    ("Interest", "How much you want it, from 0 to 100 %."),
    ("Follow-ups", "What you sent or heard later, where a column on the first sheet is too few."),
    ("Your own columns", "Add as many as you like; Ajar leaves them as they are."),
    ("Grey columns, folded away", "Leave them empty. Ajar finds its place again by them."),
    ("In Ajar", "Open this file there. What you decide in Ajar comes with the workbook it gives."),
)


def template() -> bytes:
    """Applications and Follow-ups without a row, with drop-downs, and a sheet that explains."""
    book = WorkbookWriter("Job applications", as_of=_MADE_ON)
    for sheet in (form.APPLICATIONS, form.FOLLOW_UPS):
        blank = {heading.field: () for heading in sheet.headings}
        book.table(sheet.name, sheet.headings, blank, spare=True)
    book.page("Read me", _READ_ME, ("Read me", "One row per application, in your own words."))
    return book.close()
