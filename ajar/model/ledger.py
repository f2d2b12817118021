"""Ledger codes: what can happen to a row or cell on its way into the tracker."""

from enum import StrEnum
from typing import Literal, NamedTuple

Treatment = Literal["repaired", "guessed", "set aside", "reported"]


class Remark(NamedTuple):
    """What a ledger code means, in words for the person whose file it is."""

    treatment: Treatment
    why: str


class Code(StrEnum):
    """One way in which a row or cell was not simply taken as it stood."""

    NOT_APPLICATION = "not_application"
    SECTION_LINE = "section_line"
    REMARK_LINE = "remark_line"
    TOTAL_LINE = "total_line"
    REPEATED_HEADER = "repeated_header"
    EXAMPLE_ROW = "example_row"
    DUPLICATE_ROW = "duplicate_row"
    MERGED_ROW = "merged_row"
    EXTRA_FIELDS = "extra_fields"
    MISSING_FIELDS = "missing_fields"
    FIELDS_REALIGNED = "fields_realigned"
    OUTSIDE_TABLE = "outside_table"
    SHEET_NOT_READ = "sheet_not_read"
    FILE_NOT_READ = "file_not_read"
    COLUMN_NOT_USED = "column_not_used"
    STATUS_UNKNOWN = "status_unknown"
    STATUS_NEAR_MATCH = "status_near_match"
    STATUS_CONTRADICTS = "status_contradicts"
    DAY_UNREADABLE = "day_unreadable"
    DAY_REPAIRED = "day_repaired"
    DAY_YEAR_INFERRED = "day_year_inferred"
    DAY_ORDER_GUESSED = "day_order_guessed"
    DAY_OUT_OF_RANGE = "day_out_of_range"
    DAY_APPROXIMATE = "day_approximate"
    DAYS_SEVERAL = "days_several"
    FACT_FROM_NOTES = "fact_from_notes"
    PLACEHOLDER_COMPANY = "placeholder_company"
    COMPANY_FROM_TEXT = "company_from_text"
    COMPANY_MISSING = "company_missing"
    ERROR_CELL = "error_cell"
    FORMULA_NO_VALUE = "formula_no_value"
    TEXT_CLEANED = "text_cleaned"
    TEXT_CUT = "text_cut"
    COLOURS_ONLY = "colours_only"
    LINE_LEFT_OUT = "line_left_out"
    CHOICES_NOT_USED = "choices_not_used"

    @property
    def treatment(self) -> Treatment:
        """Repaired, guessed, set aside or only reported."""
        return REMARKS[self].treatment

    @property
    def why(self) -> str:
        """One plain sentence."""
        return REMARKS[self].why


REMARKS: dict[Code, Remark] = {
    Code.NOT_APPLICATION: Remark(
        "set aside", "Saved, planned or drafted, but not sent: kept here and not counted."
    ),
    Code.SECTION_LINE: Remark(
        "set aside", "A heading between rows; its words apply to the rows below."
    ),
    Code.REMARK_LINE: Remark("set aside", "A remark and not an application."),
    Code.TOTAL_LINE: Remark("set aside", "A total of other rows."),
    Code.REPEATED_HEADER: Remark("set aside", "The header again."),
    Code.EXAMPLE_ROW: Remark("set aside", "An example that came with the template."),
    Code.DUPLICATE_ROW: Remark("set aside", "The same row as one already read, cell for cell."),
    Code.MERGED_ROW: Remark("repaired", "Joined with another row of the same application."),
    Code.EXTRA_FIELDS: Remark(
        "repaired", "More fields than the header has; the last ones have no column."
    ),
    Code.MISSING_FIELDS: Remark(
        "repaired", "Fewer fields than the header has; the missing ones are empty."
    ),
    Code.FIELDS_REALIGNED: Remark(
        "repaired",
        "Not as many fields as the header has; put under their headers by what other rows hold.",
    ),
    Code.OUTSIDE_TABLE: Remark("set aside", "A cell above, beside or below the table."),
    Code.SHEET_NOT_READ: Remark("set aside", "A sheet without a table of applications."),
    Code.FILE_NOT_READ: Remark("set aside", "A file inside the zip that was not read."),
    Code.COLUMN_NOT_USED: Remark(
        "reported", "A column with no place in Ajar; its cells stay in your file."
    ),
    Code.STATUS_UNKNOWN: Remark(
        "reported", "A status Ajar does not know; counted as no outcome yet."
    ),
    Code.STATUS_NEAR_MATCH: Remark("guessed", "A status read by its nearest known spelling."),
    Code.STATUS_CONTRADICTS: Remark("reported", "Two cells of the row say different things."),
    Code.DAY_UNREADABLE: Remark("reported", "Not readable as a day; the fact is kept without one."),
    Code.DAY_REPAIRED: Remark("repaired", "A mistyped day with one plausible reading."),
    Code.DAY_YEAR_INFERRED: Remark(
        "guessed", "A day without a year; taken from the rows around it."
    ),
    Code.DAY_ORDER_GUESSED: Remark(
        "guessed", "Nothing in the column says whether day or month comes first."
    ),
    Code.DAY_OUT_OF_RANGE: Remark("reported", "A day far from all others; not used."),
    Code.DAY_APPROXIMATE: Remark(
        "guessed", "About a day, or before it; kept as written and not used as exact."
    ),
    Code.DAYS_SEVERAL: Remark("repaired", "Several days in one cell; the first is used."),
    Code.FACT_FROM_NOTES: Remark(
        "guessed", "A fact read from plain words in the notes; marked as inferred."
    ),
    Code.PLACEHOLDER_COMPANY: Remark(
        "reported", "A stand-in for a name; not treated as one company."
    ),
    Code.COMPANY_FROM_TEXT: Remark("guessed", "The company was found inside a longer text."),
    Code.COMPANY_MISSING: Remark("reported", "An application without a company."),
    Code.ERROR_CELL: Remark(
        "reported", "The spreadsheet itself shows an error here; kept as text."
    ),
    Code.FORMULA_NO_VALUE: Remark(
        "reported", "A formula without a saved result; open the file, save it and upload it again."
    ),
    Code.TEXT_CLEANED: Remark("repaired", "Characters that cannot be shown were removed."),
    Code.TEXT_CUT: Remark(
        "repaired", "A very long text was cut; the rest of it stays in your file."
    ),
    Code.COLOURS_ONLY: Remark(
        "reported", "The sheet says something by colour alone, which Ajar cannot read."
    ),
    Code.LINE_LEFT_OUT: Remark(
        "set aside", "A line of an Ajar workbook that no longer has what it speaks of."
    ),
    Code.CHOICES_NOT_USED: Remark(
        "reported", "Saved choices that fit none of these files; their headers are others."
    ),
}
"""Treatment and reason of every code; a code without an entry fails a test."""
