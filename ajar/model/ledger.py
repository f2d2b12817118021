"""Ledger codes: how a row or cell was repaired, guessed, set aside or reported."""

from enum import StrEnum
from typing import Literal, NamedTuple

Treatment = Literal["repaired", "guessed", "set aside", "reported"]


class LedgerText(NamedTuple):
    """What a ledger code means, in words for the person whose file it is."""

    treatment: Treatment
    why: str


class LedgerCode(StrEnum):
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
    ANNOTATION_MOVED = "annotation_moved"

    @property
    def treatment(self) -> Treatment:
        """Repaired, guessed, set aside or only reported."""
        return REMARKS[self].treatment

    @property
    def why(self) -> str:
        """One plain sentence."""
        return REMARKS[self].why


REMARKS: dict[LedgerCode, LedgerText] = {
    LedgerCode.NOT_APPLICATION: LedgerText(
        "set aside", "Saved, planned or drafted, but not sent: kept here and not counted."
    ),
    LedgerCode.SECTION_LINE: LedgerText(
        "set aside", "A heading between rows; its words apply to the rows below."
    ),
    LedgerCode.REMARK_LINE: LedgerText("set aside", "A remark and not an application."),
    LedgerCode.TOTAL_LINE: LedgerText("set aside", "A total of other rows."),
    LedgerCode.REPEATED_HEADER: LedgerText("set aside", "The header again."),
    LedgerCode.EXAMPLE_ROW: LedgerText("set aside", "An example that came with the template."),
    LedgerCode.DUPLICATE_ROW: LedgerText(
        "set aside", "The same row as one already read, cell for cell."
    ),
    LedgerCode.MERGED_ROW: LedgerText(
        "repaired", "Joined with another row of the same application."
    ),
    LedgerCode.EXTRA_FIELDS: LedgerText(
        "repaired", "More fields than the header has; the last ones have no column."
    ),
    LedgerCode.MISSING_FIELDS: LedgerText(
        "repaired", "Fewer fields than the header has; the missing ones are empty."
    ),
    LedgerCode.FIELDS_REALIGNED: LedgerText(
        "repaired",
        "Not as many fields as the header has; put under their headers by what other rows hold.",
    ),
    LedgerCode.OUTSIDE_TABLE: LedgerText("set aside", "A cell above, beside or below the table."),
    LedgerCode.SHEET_NOT_READ: LedgerText("set aside", "A sheet without a table of applications."),
    LedgerCode.FILE_NOT_READ: LedgerText("set aside", "A file inside the zip that was not read."),
    LedgerCode.COLUMN_NOT_USED: LedgerText(
        "reported", "A column with no place in Ajar; its cells stay in your file."
    ),
    LedgerCode.STATUS_UNKNOWN: LedgerText(
        "reported", "A status Ajar does not know; counted as no outcome yet."
    ),
    LedgerCode.STATUS_NEAR_MATCH: LedgerText(
        "guessed", "A status read by its nearest known spelling."
    ),
    LedgerCode.STATUS_CONTRADICTS: LedgerText(
        "reported", "Two cells of the row say different things."
    ),
    LedgerCode.DAY_UNREADABLE: LedgerText(
        "reported", "Not readable as a day; the fact is kept without one."
    ),
    LedgerCode.DAY_REPAIRED: LedgerText("repaired", "A mistyped day with one plausible reading."),
    LedgerCode.DAY_YEAR_INFERRED: LedgerText(
        "guessed", "A day without a year; taken from the rows around it."
    ),
    LedgerCode.DAY_ORDER_GUESSED: LedgerText(
        "guessed", "Nothing in the column says whether day or month comes first."
    ),
    LedgerCode.DAY_OUT_OF_RANGE: LedgerText("reported", "A day far from all others; not used."),
    LedgerCode.DAY_APPROXIMATE: LedgerText(
        "guessed", "About a day, or before it; kept as written and not used as exact."
    ),
    LedgerCode.DAYS_SEVERAL: LedgerText("repaired", "Several days in one cell; the first is used."),
    LedgerCode.FACT_FROM_NOTES: LedgerText(
        "guessed", "A fact read from plain words in the notes; marked as inferred."
    ),
    LedgerCode.PLACEHOLDER_COMPANY: LedgerText(
        "reported", "A stand-in for a name; not treated as one company."
    ),
    LedgerCode.COMPANY_FROM_TEXT: LedgerText(
        "guessed", "The company was found inside a longer text."
    ),
    LedgerCode.COMPANY_MISSING: LedgerText("reported", "An application without a company."),
    LedgerCode.ERROR_CELL: LedgerText(
        "reported", "The spreadsheet itself shows an error here; kept as text."
    ),
    LedgerCode.FORMULA_NO_VALUE: LedgerText(
        "reported", "A formula without a saved result; open the file, save it and upload it again."
    ),
    LedgerCode.TEXT_CLEANED: LedgerText(
        "repaired", "Characters that cannot be shown were removed."
    ),
    LedgerCode.TEXT_CUT: LedgerText(
        "repaired", "A very long text was cut; the rest of it stays in your file."
    ),
    LedgerCode.COLOURS_ONLY: LedgerText(
        "reported", "The sheet says something by colour alone, which Ajar cannot read."
    ),
    LedgerCode.LINE_LEFT_OUT: LedgerText(
        "set aside", "A line of an Ajar workbook that no longer has what it speaks of."
    ),
    LedgerCode.ANNOTATION_MOVED: LedgerText(
        "repaired",
        "Ajar's columns stood beside another company than they speak of, as after sorting a part "
        "of the sheet.",
    ),
    LedgerCode.CHOICES_NOT_USED: LedgerText(
        "reported", "Saved choices that fit none of these files; their headers are others."
    ),
}
"""Treatment and reason of every code; a code without an entry fails a test."""
