"""Blank Ajar workbook (the template)."""

from datetime import date

from ajar.export.xlsx_writer import Value, WorkbookWriter
from ajar.model import workbook_format as fmt
from ajar.model.sheet_format import ColumnFormat

_MADE_ON = date(2026, 1, 1)
"""Day of the file, so that each template is the same, byte for byte."""

_SHOWN = (
    "company", "role", "applied", "channel", "status", "interview", "rejected", "notes",
)  # fmt: skip
"""Visible columns of the first sheet; all others are folded away at its right."""

_EXAMPLE: dict[str, Value] = {
    "company": "Example company",
    "role": "Data analyst",
    "applied": date(2026, 1, 12),
    "channel": "Referral",
    "status": "Rejected",
    "interview": date(2026, 1, 26),
    "rejected": date(2026, 2, 2),
    "notes": "An example. Ajar leaves it out; delete it whenever you like.",
}
"""Example row, recognised as such by its first word."""

_READ_ME = (
    ("How to use it", "One row per application. Company, role, applied on and status are enough."),
    ("More columns", "Folded away at the right: + above the columns opens them."),
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
    """Return the template: applications with one example, follow-ups, drop-downs, a read-me."""
    book = WorkbookWriter("Job applications", as_of=_MADE_ON)
    book.table(
        fmt.APPLICATIONS.name,
        _headings(),
        {heading.field: (_EXAMPLE.get(heading.field),) for heading in fmt.APPLICATIONS.headings},
        extra_rows=True,
    )
    blank: dict[str, tuple[Value, ...]] = {each.field: () for each in fmt.FOLLOW_UPS.headings}
    book.table(fmt.FOLLOW_UPS.name, fmt.FOLLOW_UPS.headings, blank, extra_rows=True)
    book.page("Read me", _READ_ME, ("Read me", "One row per application, in your own words."))
    return book.close()


def _headings() -> list[ColumnFormat]:
    """Return the columns of the first sheet: visible ones, then folded ones."""
    by_field = {heading.field: heading for heading in fmt.APPLICATIONS.headings}
    folded = [each for each in fmt.APPLICATIONS.headings if each.field not in _SHOWN]
    return [by_field[field] for field in _SHOWN] + [each._replace(internal=True) for each in folded]
